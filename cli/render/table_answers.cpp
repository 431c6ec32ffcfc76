#include "cli/render/table_answers.hpp"

#include "cli/render/text_width.hpp"
#include "model/counted.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

namespace dnd::cli {
namespace {

void add_wrapped(std::vector<std::string>& to, const std::string& text, const layout& where) {
  for (std::string& line : wrapped(text, where.width)) to.push_back(std::move(line));
}

/// The members of an object, without its brackets.
[[nodiscard]] std::string members_of(json::writer&& out) {
  const std::string object = std::move(out).take();
  return object.substr(1, object.size() - 2);
}

}  // namespace

std::vector<std::string> passive_lines(std::span<const model::views::passive_view> all,
                                       const layout& where) {
  std::vector<std::string> out;
  for (const model::views::passive_view& each : all) {
    std::string line = fmt::format("{}: {}", where.look.clean(each.called), each.score);
    if (!each.reason.empty()) line += fmt::format(" ({})", where.look.clean(each.reason));
    add_wrapped(out, line, where);
  }
  if (out.empty()) out.emplace_back("Nobody is at the table.");
  return out;
}

std::string passive_data(std::span<const model::views::passive_view> all) {
  json::writer out;
  out.open('{');
  out.open("passive", '[');
  for (const model::views::passive_view& each : all) {
    out.open('{');
    out.key("creature").text(each.id);
    out.key("score").number(each.score);
    out.key("reason").text(each.reason);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return members_of(std::move(out));
}

std::vector<std::string> ruling_lines(const model::rulings& house, const layout& where) {
  std::vector<std::string> out;
  for (const model::views::ruling_view& each : model::views::view_of(house))
    add_wrapped(
        out,
        fmt::format("{}: {}. {} It can be: {}.", each.name, each.value, each.meaning, each.others),
        where);
  return out;
}

std::string rulings_data(const model::rulings& house) {
  json::writer out;
  out.open('{');
  out.open("rulings", '[');
  for (const model::views::ruling_view& each : model::views::view_of(house)) {
    out.open('{');
    out.key("name").text(each.name);
    out.key("value").text(each.value);
    out.key("meaning").text(each.meaning);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return members_of(std::move(out));
}

std::vector<std::string> difficulty_lines(const model::views::difficulty_view& what,
                                          const layout& where) {
  const model::rules::encounter_worth& worth = what.worth;
  std::vector<std::string> out;
  if (what.levels.empty() || what.monsters == 0) {
    out.emplace_back(what.levels.empty() ? "No character is there whose level is known."
                                         : "No monster is there.");
    return out;
  }
  add_wrapped(
      out,
      fmt::format(
          "{} for {}: {} XP, {} with their number.",
          model::counted(static_cast<std::int64_t>(what.monsters), "monster", "monsters"),
          model::counted(static_cast<std::int64_t>(what.levels.size()), "character", "characters"),
          worth.experience, worth.adjusted),
      where);
  add_wrapped(
      out,
      fmt::format("That is {} (easy from {}, medium {}, hard {}, deadly {}; a day holds "
                  "{}).",
                  model::views::word_for(worth.how), worth.party.from[0], worth.party.from[1],
                  worth.party.from[2], worth.party.from[3], worth.party.day),
      where);
  add_wrapped(out,
              fmt::format("By the budgets of 2024, which do not count the number: low {}, moderate "
                          "{}, high {}.",
                          worth.budget_2024[0], worth.budget_2024[1], worth.budget_2024[2]),
              where);
  add_wrapped(out, fmt::format("Overcome, they give {} XP to each.", worth.each), where);
  return out;
}

std::string difficulty_data(const model::views::difficulty_view& what) {
  const model::rules::encounter_worth& worth = what.worth;
  json::writer out;
  out.open('{');
  out.open("difficulty", '{');
  out.open("levels", '[');
  for (const std::int32_t level : what.levels) out.number(level);
  out.close(']');
  out.key("monsters").number(static_cast<std::int64_t>(what.monsters));
  out.key("experience").number(worth.experience);
  out.key("adjusted").number(worth.adjusted);
  out.key("how").text(model::views::word_for(worth.how));
  out.key("each").number(worth.each);
  out.open("thresholds", '{');
  constexpr std::string_view names[] = {"easy", "medium", "hard", "deadly"};
  for (std::size_t i = 0; i < std::size(names); ++i) out.key(names[i]).number(worth.party.from[i]);
  out.key("day").number(worth.party.day);
  out.close('}');
  out.open("budget_2024", '{');
  constexpr std::string_view budgets[] = {"low", "moderate", "high"};
  for (std::size_t i = 0; i < std::size(budgets); ++i)
    out.key(budgets[i]).number(worth.budget_2024[i]);
  out.close('}');
  out.close('}');
  out.close('}');
  return members_of(std::move(out));
}

}  // namespace dnd::cli
