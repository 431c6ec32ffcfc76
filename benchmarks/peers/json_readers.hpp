#pragma once

#include "benchmarks/peers/peer.hpp"
#include "io/files/error.hpp"

#include <cstdint>
#include <string>

namespace dnd::bench {

/// Parses the first lines of a log, each into a tree that is dropped again. Both fail with
/// `ec::not_found` when the harness was built without the library.
[[nodiscard]] io::result<reading> nlohmann_trees(const std::string& path, std::uint64_t events_max);
[[nodiscard]] io::result<reading> rapidjson_trees(const std::string& path,
                                                  std::uint64_t events_max);

}  // namespace dnd::bench
