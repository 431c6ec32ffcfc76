#pragma once

#include "model/language/fwd.hpp"

#include <cstdint>

namespace dnd::model {

/// What a line of the command language is, by its verb.
enum class line_kind : std::uint8_t {
  nothing,       ///< A blank line or a comment.
  command,       ///< Does something, which may be refused.
  question,      ///< Only asks, and changes nothing.
  program_word,  ///< For the program that holds the campaign: `encounter auto`, `quit`.
  unknown,       ///< Begins with no verb, and is refused.
};

}  // namespace dnd::model
