#pragma once

#include "model/command.hpp"
#include "model/json/writer.hpp"
#include "model/views/character_sheet.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// The sheet of a character, line by line: for a screen, as markdown, as a page of HTML, or as the
/// character's file. What people wrote is cleaned and escaped for its form.
[[nodiscard]] std::vector<std::string> character_sheet_lines(
    const model::views::character_sheet& sheet, model::commands::sheet_form form);

/// `"name":…,"about":…,"sections":[{"heading","lines":[…]}…]` of an object that is open.
void add_sheet_text(json::writer& out, const model::views::character_sheet& sheet);

/// `"sheet":{"name","about","sections":[{"heading","lines":[…]}…],"file"}`: of an answer.
[[nodiscard]] std::string character_sheet_data(const model::views::character_sheet& sheet);

}  // namespace dnd::cli
