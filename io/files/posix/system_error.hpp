#pragma once

#include "io/files/error.hpp"

#include <string>
#include <string_view>

namespace dnd::io {

/// The code that stands for an errno.
[[nodiscard]] ec code_of_errno(int number) noexcept;

/// A failed system call: `what` says what was tried, errno says why, and the advice follows from
/// errno. `number` is the errno.
[[nodiscard]] error system_error(std::string_view what, const std::string& path, int number);

}  // namespace dnd::io
