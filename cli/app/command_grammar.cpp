#include "cli/app/command_grammar.hpp"

#include <algorithm>

namespace dnd::cli {
namespace {

using std::string_view;

[[nodiscard]] string_view first_word(string_view name) {
  return name.substr(0, name.find(' '));
}

}  // namespace

bool is_command_group(string_view word) noexcept {
  return find_command_spec(word) == nullptr &&
         std::ranges::any_of(command_table(), [word](const command_spec& each) {
           return first_word(each.name) == word;
         });
}

std::vector<string_view> words_after(string_view first) {
  std::vector<string_view> out;
  for (const command_spec& each : command_table()) {
    const string_view group = first_word(each.name);
    if (first.empty()) {
      if (std::ranges::find(out, group) == out.end()) out.push_back(group);
    } else if (group == first && group.size() < each.name.size()) {
      out.push_back(each.name.substr(group.size() + 1));
    }
  }
  return out;
}

std::string usage_of(const command_spec& command) {
  std::string out = "dnd " + std::string(command.name);
  if (!command.words.usage.empty()) out += " " + std::string(command.words.usage);
  for (const option_spec& each : command.options)
    if (each.needed == option_need::instead_of_words) out += "|" + std::string(each.name);
  for (const option_spec& each : command.options) {
    if (each.needed == option_need::instead_of_words) continue;
    std::string text(each.name);
    if (!each.placeholder.empty()) text += " " + std::string(each.placeholder);
    out += each.needed == option_need::required ? " " + text : " [" + text + "]";
    if (each.needed == option_need::repeated) out += "...";
  }
  // They are too many for one line; help names them.
  if (command.categories != nullptr) out += " [--CATEGORY...]";
  return out;
}

}  // namespace dnd::cli
