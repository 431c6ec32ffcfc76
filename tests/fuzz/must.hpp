#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace dnd::fuzz {

/// Stops the run, so that the input is kept, when a promise is broken.
inline void must(bool holds, std::string_view otherwise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(otherwise.size()), otherwise.data());
  std::abort();
}

inline std::string_view text_of(const unsigned char* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace dnd::fuzz
