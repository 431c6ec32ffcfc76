#pragma once

#include "io/files/error.hpp"

#include <functional>

namespace dnd::io {

/// Called again and again by work that is done beside play; it may sleep. False: the work is given
/// up as soon as may be, and comes to `given_up()`. Empty: there is no hurry and no rest.
using pause = std::function<bool()>;

[[nodiscard]] inline bool goes_on(const pause& rest) {
  return !rest || rest();
}

/// What is there by then is good, or is seen to be bad: as after a crash.
[[nodiscard]] inline error given_up() {
  return {.code = ec::busy,
          .what = "the work beside play was given up",
          .todo = "Whoever opens the campaign next begins it again."};
}

}  // namespace dnd::io
