#pragma once

namespace dnd {

/// Prints what was expected and where, then aborts. For broken invariants only: a state that no
/// input can reach. What input can reach is a refusal or an error value.
[[noreturn]] void assertion_failed(const char* expression, const char* file, int line) noexcept;

}  // namespace dnd

/// Stays on in every build: a log that a broken engine went on writing is worse than a stop.
#define DND_ASSERT(expression)                                  \
  do {                                                          \
    if (!(expression)) [[unlikely]]                             \
      ::dnd::assertion_failed(#expression, __FILE__, __LINE__); \
  } while (false)
