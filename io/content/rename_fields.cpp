#include "io/content/rename_fields.hpp"

#include "model/bounds.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dnd::io::content {
namespace {

/// The offset at which a name begins, or nothing when it does not stand there as it is.
std::optional<std::size_t> offset_of(std::string_view text, const renaming& name) {
  std::size_t at = 0;
  for (std::uint64_t line = 1; line < name.line; ++line) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return std::nullopt;
    ++at;
  }
  at += static_cast<std::size_t>(name.column - 1);
  // In quotes, the place is that of the first quote.
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
  if (at > text.size() || text.substr(at, name.from.size()) != name.from) return std::nullopt;
  return at;
}

}  // namespace

renamed_text rename_fields(std::string_view text,
                           const std::function<std::vector<finding>(const std::string&)>& inspect) {
  renamed_text out{std::string(text), {}};
  for (std::size_t round = 0; round < bounds::fix_rounds_max; ++round) {
    // From the end to the beginning, so that places before a change stay where they are.
    std::vector<std::pair<std::size_t, renaming>> places;
    for (finding& what : inspect(out.text)) {
      if (!what.fix) continue;
      if (const auto at = offset_of(out.text, *what.fix)) places.emplace_back(*at, *what.fix);
    }
    if (places.empty()) break;
    std::sort(places.begin(), places.end(),
              [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [at, name] : places) out.text.replace(at, name.from.size(), name.to);
    for (auto place = places.rbegin(); place != places.rend(); ++place)
      out.names.push_back(std::move(place->second));
  }
  return out;
}

std::vector<changed_line> changed_lines(std::string_view before, std::string_view after) {
  std::vector<changed_line> lines;
  for (std::uint64_t line = 1; !before.empty() || !after.empty(); ++line) {
    const std::size_t old_end = std::min(before.find('\n'), before.size());
    const std::size_t new_end = std::min(after.find('\n'), after.size());
    if (before.substr(0, old_end) != after.substr(0, new_end))
      lines.push_back(
          {line, std::string(before.substr(0, old_end)), std::string(after.substr(0, new_end))});
    before.remove_prefix(std::min(before.size(), old_end + 1));
    after.remove_prefix(std::min(after.size(), new_end + 1));
  }
  return lines;
}

}  // namespace dnd::io::content
