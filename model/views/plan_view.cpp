#include "model/counted.hpp"
#include "model/language/wording.hpp"
#include "model/rules/experience.hpp"
#include "model/slug.hpp"
#include "model/views/books_view.hpp"
#include "model/views/difficulty_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

/// Encounters that are planned. SRD 5.1 has no thresholds: they are those of the general rules of
/// 2014.
namespace dnd::model::views {
namespace {

constexpr std::int32_t party_max = 30;
constexpr std::size_t proposals_max = 10;

std::optional<std::int32_t> number_in_level(std::string_view text) {
  std::int32_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "4x3": four of level 3.
bool add_levels(std::string_view text, std::vector<std::int32_t>& to) {
  const auto times = text.find('x');
  const auto count =
      times == std::string_view::npos ? std::optional(1) : number_in_level(text.substr(0, times));
  const auto level =
      number_in_level(times == std::string_view::npos ? text : text.substr(times + 1));
  if (!count || !level || *count < 1 || *count > party_max || *level < 1 || *level > 20)
    return false;
  to.insert(to.end(), static_cast<std::size_t>(*count), *level);
  return true;
}

using group = std::vector<planned_monster>;

std::vector<std::int32_t> worths(std::span<const planned_monster> monsters) {
  std::vector<std::int32_t> all;
  for (const planned_monster& each : monsters)
    if (each.xp > 0) all.insert(all.end(), static_cast<std::size_t>(each.count), each.xp);
  return all;
}

std::string group_text(std::span<const planned_monster> monsters) {
  std::string text;
  for (const planned_monster& each : monsters)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", each.count, each.name);
  return text;
}

/// The line that puts them on the table.
std::string plan_line_of(std::span<const planned_monster> monsters) {
  std::string line = "encounter plan";
  for (const planned_monster& each : monsters)
    line += fmt::format("{} {} {}", &each == monsters.data() ? "" : " and:", each.count, each.slug);
  return line;
}

book_row proposal_row(const group& monsters, std::span<const std::int32_t> levels) {
  const auto worth = rules::worth_of_encounter(levels, worths(monsters));
  book_row row;
  row.text = fmt::format("{}: {} XP, {} with their number, {} to each.", group_text(monsters),
                         worth.experience, worth.adjusted, worth.each);
  row.values = {{"line", plan_line_of(monsters)},
                {"text", group_text(monsters)},
                {"experience", worth.experience},
                {"adjusted", worth.adjusted},
                {"each", worth.each}};
  return row;
}

/// So many of it that it is just so hard, the fewest; nothing where none are.
std::optional<group> some_of(const planned_monster& one, rules::difficulty wanted,
                             std::span<const std::int32_t> levels) {
  constexpr std::int32_t most = 12;
  for (std::int32_t count = 1; count <= most; ++count) {
    group made{one};
    made.front().count = count;
    const rules::difficulty how = rules::worth_of_encounter(levels, worths(made)).how;
    if (how == wanted) return made;
    if (how > wanted) return std::nullopt;
  }
  return std::nullopt;
}

/// One of it and some lesser ones.
std::optional<group> led_by(const planned_monster& one, const planned_monster& lesser,
                            rules::difficulty wanted, std::span<const std::int32_t> levels) {
  constexpr std::int32_t most = 6;
  for (std::int32_t count = 2; count <= most; ++count) {
    group made{one, lesser};
    made.front().count = 1;
    made.back().count = count;
    const rules::difficulty how = rules::worth_of_encounter(levels, worths(made)).how;
    if (how == wanted) return made;
    if (how > wanted) return std::nullopt;
  }
  return std::nullopt;
}

/// Some of all of them, as far apart as there is room.
void spread(const std::vector<group>& all, std::size_t most, std::vector<group>& into) {
  const std::size_t count = std::min(most, all.size());
  for (std::size_t i = 0; i < count; ++i) into.push_back(all[i * all.size() / count]);
}

}  // namespace

ruled<std::vector<std::int32_t>> levels_of(const state& now, std::span<const word> typed) {
  std::vector<std::int32_t> levels;
  for (const word& each : typed)
    if (!add_levels(each.text, levels) || levels.size() > static_cast<std::size_t>(party_max))
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is no level", language::shown(each.text)),
                     "a level from 1 to 20, or several as in 4x3", each.column};
  if (!typed.empty()) return levels;
  for (const auto& who : now.creatures()) {
    if (who->life == vitality::dead || who->block->kind != creature_kind::character) continue;
    if (const std::int32_t level = rules::level_of(*who); level > 0) levels.push_back(level);
  }
  if (levels.empty())
    return refusal{refusal_code::not_available, "no character is there whose level is known",
                   "`levels: 4x3` says for whom it is planned", std::nullopt};
  std::ranges::sort(levels);
  return levels;
}

books_view plan_of(std::span<const planned_monster> monsters,
                   std::span<const std::int32_t> levels) {
  const auto all = worths(monsters);
  const auto worth = rules::worth_of_encounter(levels, all);
  books_view view{.key = "plan", .rows = {}, .nothing = "These are worth no experience."};
  if (all.empty()) return view;
  const auto party = static_cast<std::int64_t>(levels.size());
  const rules::encounter_worth& w = worth;
  const auto say = [&](std::string text) {
    view.rows.push_back({.text = std::move(text), .values = {}});
  };
  say(fmt::format("{} for {}: {} XP, {} with their number.", group_text(monsters),
                  counted(party, "character", "characters"), w.experience, w.adjusted));
  say(fmt::format("That is {} (easy from {}, medium {}, hard {}, deadly {}; a day holds {}).",
                  word_for(w.how), w.party.from[0], w.party.from[1], w.party.from[2],
                  w.party.from[3], w.party.day));
  say(
      fmt::format("By the budgets of 2024, which do not count the number: low {}, moderate {}, "
                  "high {}.",
                  w.budget_2024[0], w.budget_2024[1], w.budget_2024[2]));
  say(fmt::format("Overcome, they give {} XP to each.", w.each));
  view.rows.front().values = {{"how", std::string(word_for(w.how))},
                              {"experience", w.experience},
                              {"adjusted", w.adjusted},
                              {"each", w.each},
                              {"monsters", static_cast<std::int64_t>(all.size())},
                              {"characters", party}};
  return view;
}

books_view proposals(std::span<const planned_monster> from, rules::difficulty wanted,
                     std::span<const std::int32_t> levels) {
  books_view view{
      .key = "proposals", .rows = {}, .nothing = "Nothing that was found comes to that."};
  std::vector<planned_monster> sorted(from.begin(), from.end());
  std::erase_if(sorted, [](const planned_monster& each) { return each.xp <= 0; });
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.xp != b.xp ? a.xp > b.xp : a.name < b.name;
  });
  std::vector<group> alike;
  std::vector<group> led;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (auto some = some_of(sorted[i], wanted, levels)) alike.push_back(*std::move(some));
    // With the first lesser one that makes it so: there are very many.
    for (std::size_t j = i + 1; j < sorted.size(); ++j) {
      if (sorted[j].xp * 2 > sorted[i].xp) continue;
      auto made = led_by(sorted[i], sorted[j], wanted, levels);
      if (!made) continue;
      led.push_back(*std::move(made));
      break;
    }
  }
  std::vector<group> chosen;
  spread(alike, led.empty() ? proposals_max : proposals_max * 6 / 10, chosen);
  spread(led, proposals_max - chosen.size(), chosen);
  for (const group& each : chosen) view.rows.push_back(proposal_row(each, levels));
  return view;
}

ruled<rules::difficulty> difficulty_in(const word& typed) {
  const std::string slug = slug_of(typed.text);
  for (const rules::difficulty each : {rules::difficulty::easy, rules::difficulty::medium,
                                       rules::difficulty::hard, rules::difficulty::deadly})
    if (word_for(each) == slug) return each;
  return refusal{refusal_code::bad_value,
                 fmt::format("{} is no difficulty", language::shown(typed.text)),
                 "it is `easy`, `medium`, `hard` or `deadly`", typed.column};
}

}  // namespace dnd::model::views
