#include "io/content/unread.hpp"

#include "io/content/category.hpp"
#include "model/spelling.hpp"

#include <algorithm>
#include <array>

namespace dnd::io::content {
namespace {

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  for (char& letter : out)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return out;
}

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// Without the blanks at its end.
std::string_view shorn(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool ends_like_data(std::string_view lower) {
  constexpr std::array<std::string_view, 7> endings = {".yaml", ".yml", ".json",   ".toml",
                                                       ".xml",  ".md",  ".monster"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// The folder that one of this name was probably meant to be.
std::optional<std::string_view> meant_folder(std::string_view name) {
  if (const auto kind = parse_category(name)) return to_text(*kind);
  constexpr std::size_t edits_most = 2;
  for (const std::string_view folder : category_names())
    if (model::spelling_distance(name, folder, edits_most) <= (name.size() < 6 ? 1 : edits_most))
      return folder;
  return std::nullopt;
}

}  // namespace

std::string_view entry_stem(std::string_view file) {
  for (const std::string_view ending : {".yaml", ".yml"})
    if (file.ends_with(ending)) return file.substr(0, file.size() - ending.size());
  return {};
}

std::optional<unread_reason> unread_in_layer(const directory_entry& found) {
  constexpr std::array<std::string_view, 3> known = {"world.yaml", "campaign.yaml",
                                                     "snapshot.yaml"};
  if (found.name.starts_with('.')) return std::nullopt;
  if (found.kind == entry_kind::directory) {
    const auto meant = meant_folder(found.name);
    if (!meant) return std::nullopt;
    return unread_reason{"nothing reads a folder of this name",
                         "Call it " + std::string(*meant) + "."};
  }
  const std::string lower = in_lower_case(found.name);
  if (std::find(known.begin(), known.end(), found.name) != known.end() || !ends_like_data(lower))
    return std::nullopt;
  return unread_reason{"nothing reads a file here: entries stand in folders such as monsters",
                       "Put it into the folder of its kind."};
}

std::optional<unread_reason> unread_in_folder(const directory_entry& found) {
  if (found.name.starts_with('.')) return unread_reason{};
  if (found.kind == entry_kind::directory)
    return unread_reason{"nothing reads a folder in here",
                         "Put its files into the folder that it is in."};
  const std::string_view stem = entry_stem(found.name);
  if (found.kind == entry_kind::other)
    return unread_reason{"is neither a file nor a folder", "Remove it."};
  if (!stem.empty()) return std::nullopt;
  const std::string lower = in_lower_case(found.name);
  if (!entry_stem(lower).empty())
    return unread_reason{
        "is not read: its ending is not in lower case",
        "Call it " + std::string(found.name.substr(0, found.name.rfind('.'))) + ".yaml."};
  constexpr std::array<std::string_view, 6> leftovers = {"~",    ".bak", ".orig",
                                                         ".tmp", ".swp", ".old"};
  for (const std::string_view ending : leftovers)
    if (lower.ends_with(ending))
      return unread_reason{"is not read: it looks like what a program left behind", "Remove it."};
  if (ends_like_data(lower))
    return unread_reason{"is not read: entries are YAML files, whose names end in .yaml",
                         "Import it, if another tool made it."};
  return unread_reason{"is not read: the names of entries end in .yaml", "Call it so, or move it."};
}

std::optional<std::string> original_of_copy(std::string_view stem) {
  const std::string lower = in_lower_case(stem);
  for (const std::string_view mark :
       {".sync-conflict-", " (conflicted copy", " (conflict", "'s conflicted copy", " - copy"}) {
    const std::size_t at = lower.find(mark);
    if (at != std::string::npos && at > 0) return std::string(shorn(stem.substr(0, at)));
  }
  if (lower.ends_with(" copy")) return std::string(stem.substr(0, stem.size() - 5));
  if (lower.starts_with("copy of ")) return std::string(stem.substr(8));
  // "goblin (1)"
  if (!stem.ends_with(')')) return std::nullopt;
  const std::size_t open = stem.rfind('(');
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  const std::string_view number = stem.substr(open + 1, stem.size() - open - 2);
  const bool is_number = !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
  if (!is_number || shorn(stem.substr(0, open)).empty()) return std::nullopt;
  return std::string(shorn(stem.substr(0, open)));
}

}  // namespace dnd::io::content
