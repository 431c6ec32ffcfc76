#pragma once

#include <string>
#include <string_view>

/// Text of other tools without what they dress it in.
namespace dnd::io::imports {

/// Without HTML tags and entities, Markdown's marks and Foundry's links; dashes and quotes of
/// typesetters become plain ones, runs of blanks one. Paragraphs stay: one line each, none empty.
/// Cut at `bounds::import_text_bytes_max`.
[[nodiscard]] std::string plain_text(std::string_view dressed);

/// The same in one line of at most `bytes_max` bytes, cut between characters.
[[nodiscard]] std::string plain_line(std::string_view dressed, std::size_t bytes_max = 200);

}  // namespace dnd::io::imports
