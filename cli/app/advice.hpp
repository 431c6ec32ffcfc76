#pragma once

#include "io/files/error.hpp"

#include <string>

/// What a person at the command line can do about an error, with the program's commands and
/// options: nothing below the command line names them.
namespace dnd::cli {

/// What the error says itself, put in the words of the command line. May be empty.
[[nodiscard]] std::string advice_for(const io::error& why);

/// The error with that advice as its `todo`, for whatever shows errors.
[[nodiscard]] io::error with_advice(io::error why);

/// "." where more is to be said after `text` and it has no end of its own; else "".
[[nodiscard]] std::string_view full_stop_after(std::string_view text) noexcept;

}  // namespace dnd::cli
