#include "io/import/action_title.hpp"

#include "io/import/word_scan.hpp"

#include <algorithm>
#include <optional>

namespace dnd::io::imports {

bool read_usage_words(std::string_view text, action_title& into) {
  const word_scan words(text);
  const auto has = [&](std::string_view word) { return words.find({word}).has_value(); };
  model::usage_limit& usage = into.usage;
  std::optional<int> number;
  for (std::size_t i = 0; i < words.size() && !number; ++i) number = words.number(i);
  if (words.at(0).starts_with("recharge")) {
    if (has("rest")) {
      usage.kind = model::usage_kind::per_rest;
      usage.value = 1;
    } else {
      usage.kind = model::usage_kind::recharge;
      usage.value = static_cast<std::int16_t>(std::clamp(number.value_or(6), 2, 6));
    }
    return true;
  }
  if (words.at(0).starts_with("cost") || words.is(1, {"actions"})) {
    if (!number) return false;
    into.cost = static_cast<std::uint8_t>(std::clamp(*number, 1, 10));
    return true;
  }
  const bool per_day = has("day") || has("dawn") || has("daily");
  const bool per_rest = has("rest") || has("short") || has("long");
  if (!number || (!per_day && !per_rest) || *number < 1 || *number > 100) return false;
  usage.kind = per_day ? model::usage_kind::per_day : model::usage_kind::per_rest;
  usage.value = static_cast<std::int16_t>(*number);
  return true;
}

action_title read_action_title(std::string_view text) {
  action_title title;
  std::string rest(text);
  for (std::size_t open = rest.find('('); open != std::string::npos; open = rest.find('(', open)) {
    const std::size_t close = rest.find(')', open);
    if (close == std::string::npos) break;
    bool read = true;
    // "(Recharge 5-6; Costs 2 Actions)"
    const std::string inside = rest.substr(open + 1, close - open - 1);
    std::string kept;
    for (std::size_t begin = 0; begin <= inside.size();) {
      const std::size_t end = std::min(inside.find_first_of(";,", begin), inside.size());
      const std::string part = inside.substr(begin, end - begin);
      begin = end + 1;
      if (read_usage_words(part, title)) continue;
      const word_scan words(part);
      if (words.find({"form"}) || words.find({"forms"})) {
        title.only = part;
        continue;
      }
      read = false;
      kept += (kept.empty() ? "" : ";") + part;
    }
    if (read)
      rest.erase(open, close - open + 1);
    else if (kept != inside)
      rest.replace(open + 1, close - open - 1, kept);
    if (!read) open = std::min(open + kept.size() + 2, rest.size());
  }
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == '.' || rest.back() == ':'))
    rest.pop_back();
  const std::size_t first = rest.find_first_not_of(' ');
  title.name = first == std::string::npos ? std::string() : rest.substr(first);
  return title;
}

}  // namespace dnd::io::imports
