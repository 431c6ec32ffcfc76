#pragma once

#include <string>
#include <string_view>

/// What the rows of the verbs say, for people. Lines end in '\n' and are at most 100 columns wide
/// where the words allow it.
namespace dnd::model {

/// All verbs, one line each.
[[nodiscard]] std::string help_text();

/// Usage, labels, flags and examples of one verb ("attack"), of all verbs with the same first
/// word ("encounter"), or the page about "dice". Requires what `commands::help::verb` may be; for
/// anything else it is `help_text()`.
[[nodiscard]] std::string help_text(std::string_view verb);

/// The whole of docs/commands.md: the program writes its own reference, and a test compares.
[[nodiscard]] std::string commands_markdown();

}  // namespace dnd::model
