#pragma once

#include <string>
#include <string_view>

/// Text of people as it stands in Markdown and in HTML: nothing of it is taken for markup.
namespace dnd::cli {

[[nodiscard]] std::string markdown_text(std::string_view text);
/// Between two back quotes, or more where the text has some itself.
[[nodiscard]] std::string markdown_code(std::string_view text);
/// For what stands between tags.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace dnd::cli
