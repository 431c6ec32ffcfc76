#pragma once

#include "io/files/error.hpp"

#include <string>

namespace dnd::bench {

/// Bytes a second of reading a whole file that is in memory already, piece by piece.
[[nodiscard]] io::result<double> read_bandwidth(const std::string& path);

/// Bytes a second of copying memory that is larger than any cache.
[[nodiscard]] double copy_bandwidth();

}  // namespace dnd::bench
