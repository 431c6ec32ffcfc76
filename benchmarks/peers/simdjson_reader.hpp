#pragma once

#include "benchmarks/peers/peer.hpp"
#include "io/files/error.hpp"

#include <string>

namespace dnd::bench {

/// Reads `seq`, `at` and `type` of every line with simdjson's `iterate_many`, on one thread, from
/// pieces of the file that fit the cache. Nothing is checked and nothing is kept: no reader of a
/// log that is JSON could be faster.
[[nodiscard]] io::result<reading> simdjson_three_fields(const std::string& path);

}  // namespace dnd::bench
