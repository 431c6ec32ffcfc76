#include "model/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace dnd {

void assertion_failed(const char* expression, const char* file, int line) noexcept {
  std::fprintf(stderr,
               "dnd: internal error: expected %s at %s:%d\n"
               "dnd: stopping at once, so that nothing wrong is written. Everything that was "
               "answered is on disk.\n",
               expression, file, line);
  std::abort();
}

}  // namespace dnd
