#include "model/rules/level_gains.hpp"

#include "model/rules/level_choices.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string_view>
#include <utility>

namespace dnd::model::rules {

namespace {

/// "str 2", "strength", "con +1".
struct typed_increase {
  ability which{};
  int points = 0;  ///< 0: not said.
};

std::optional<typed_increase> read_increase(const word& said) {
  std::string_view text = said.text;
  typed_increase made;
  const std::size_t blank = text.rfind(' ');
  if (blank != std::string_view::npos) {
    std::string_view number = text.substr(blank + 1);
    if (number.starts_with('+')) number.remove_prefix(1);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), made.points);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size() || made.points < 1)
      return std::nullopt;
    text = text.substr(0, blank);
  } else if (said.number_after) {
    made.points = *said.number_after;
  }
  const auto which = parse_ability(text);
  if (!which) return std::nullopt;
  made.which = *which;
  return made;
}

std::int16_t& score(character_record& record, ability which) {
  return record.abilities[static_cast<std::size_t>(which)];
}

std::string listed(const std::vector<std::pair<ability, int>>& scores, std::string_view between) {
  std::string text;
  for (const auto& [which, least] : scores) {
    if (!text.empty()) text += between;
    text += fmt::format("{} {}", to_text(which), least);
  }
  return text;
}

}  // namespace

objection raise_scores(character_record& record, const std::vector<word>& said, int points,
                       rule_check check) {
  std::vector<typed_increase> all;
  int given = 0;
  int unsaid = 0;
  for (const word& each : said) {
    const auto one = read_increase(each);
    if (!one)
      return refusal{refusal_code::unknown_ability,
                     fmt::format("\"{}\" is no increase of a score", each.text),
                     "write `increase: str 2` or `increase: str 1 and: con 1`", each.column};
    given += one->points;
    unsaid += one->points == 0 ? 1 : 0;
    all.push_back(*one);
  }
  for (typed_increase& one : all)
    if (one.points == 0) one.points = std::max(1, (points - given) / std::max(unsaid, 1));
  int sum = 0;
  for (const typed_increase& one : all) sum += one.points;
  if (check == rule_check::strict && sum != points)
    return refusal{refusal_code::bad_value,
                   fmt::format("that raises scores by {}, and this level by {}", sum, points),
                   "write `increase: str 2` or `increase: str 1 and: con 1`", said.front().column};
  std::string gain;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::int16_t& now = score(record, all[i].which);
    if (check == rule_check::strict && now + all[i].points > score_most)
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is {} already, and {} is the most", to_text(all[i].which), now,
                                 score_most),
                     "raise another score", said[i].column};
    now = static_cast<std::int16_t>(std::min(now + all[i].points, 30));
    gain += fmt::format("{}{} {}", gain.empty() ? "" : ", ", to_text(all[i].which), all[i].points);
  }
  record.levels.back().gain = std::move(gain);
  return std::nullopt;
}

objection take_feat(const draft& out, character_record& record, const word& feat,
                    rule_check check) {
  const auto entry = entry_named(out, category::feats, feat.text, feat.column);
  if (!entry) return entry.error();
  if (std::ranges::find(record.feats, (*entry)->slug) != record.feats.end())
    return refusal{refusal_code::not_available,
                   fmt::format("{} has {} already", record.name, (*entry)->name),
                   {},
                   feat.column};
  if (const content_node* const needs = (*entry)->fields.find("requires");
      needs != nullptr && check == rule_check::strict)
    for (const content_node& one : needs->items) {
      const auto which = parse_ability(one.key);
      const int least = field_number(*needs, one.key);
      if (which && score(record, *which) < least)
        return refusal{refusal_code::not_available,
                       fmt::format("{} asks for {} {}, and {} has {}", (*entry)->name,
                                   to_text(*which), least, record.name, score(record, *which)),
                       "`free` takes it all the same", feat.column};
    }
  record.feats.push_back((*entry)->slug);
  record.levels.back().gain = "feat " + (*entry)->slug;
  return std::nullopt;
}

objection check_prerequisites(const character_record& record, const class_entry& of) {
  const auto has = [&](const std::pair<ability, int>& one) {
    return record.abilities[static_cast<std::size_t>(one.first)] >= one.second;
  };
  const auto all = of.required();
  const auto any = of.required_one();
  const bool fits = std::ranges::all_of(all, has) && (any.empty() || std::ranges::any_of(any, has));
  if (fits) return std::nullopt;
  std::string needs = listed(all, " and ");
  if (!any.empty()) needs += (needs.empty() ? "" : " and ") + listed(any, " or ");
  return refusal{refusal_code::not_available,
                 fmt::format("{} besides another class asks for {}", of.name(), needs),
                 "`free` takes it all the same", std::nullopt};
}

}  // namespace dnd::model::rules
