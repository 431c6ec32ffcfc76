#pragma once

#include "actors/exports.hpp"
#include "cli/app/exported_campaign.hpp"

#include <string>
#include <vector>

/// A campaign in the forms of other programs. What people wrote is escaped for each.
namespace dnd::cli {

/// Pandoc's markdown, and all others': the story by sessions, the sheets, the figures.
[[nodiscard]] std::string export_markdown(const exported_campaign& what);
/// One page without scripts and without anything from elsewhere, with pictures.
[[nodiscard]] std::string export_html(const exported_campaign& what);
/// One object; `docs/commands.md` names its members.
[[nodiscard]] std::string export_json(const exported_campaign& what);
/// A file for each table, as RFC 4180 has it.
[[nodiscard]] std::vector<actors::named_text> export_csv(const exported_campaign& what);

/// What markdown takes for more than letters, escaped.
[[nodiscard]] std::string markdown_escaped(std::string_view text);

}  // namespace dnd::cli
