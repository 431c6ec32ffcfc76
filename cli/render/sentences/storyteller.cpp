#include "cli/render/sentences/storyteller.hpp"

#include "cli/render/grammar.hpp"
#include "cli/render/roll_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dnd::cli::sentences {
namespace {

/// Names of one line that are written out; the rest is counted.
constexpr std::size_t names_shown = 12;

[[nodiscard]] bool is_damage(const model::views::event_view& what) {
  return std::holds_alternative<model::damage_rolled>(what.what()) ||
         std::holds_alternative<model::damage_dealt>(what.what());
}

}  // namespace

void storyteller::turn_to(std::span<const told_event> group) {
  const told_event& first = group.front();
  if (!is_damage(*first.what) || first.begins) say_rolls();
  if (first.begins) within_action_ = false;
  group_ = group;
}

std::vector<std::string> storyteller::finish() {
  say_rolls();
  return std::move(lines_);
}

void storyteller::say(std::string line) {
  lines_.push_back(std::move(line));
}

void storyteller::say_action(std::string line) {
  within_action_ = true;
  lines_.push_back(std::move(line));
}

void storyteller::say_within(const std::string& line) {
  lines_.push_back(within_action_ ? "  " + line : line);
}

const model::damage_rolled* storyteller::take_roll(const model::damage_dealt& e) {
  const auto found = std::find_if(rolls_.begin(), rolls_.end(), [&e](const auto* roll) {
    return roll->type == e.type && roll->total == e.rolled && roll->source == e.source;
  });
  if (found == rolls_.end()) return nullptr;
  const model::damage_rolled* roll = *found;
  rolls_.erase(found);
  return roll;
}

void storyteller::say_rolls() {
  for (const model::damage_rolled* roll : rolls_) {
    const std::string faces =
        roll->faces.empty() ? std::string() : " " + faces_text(roll->faces, look_);
    const std::string what = roll->action.empty() ? "Damage" : clean(roll->action);
    say_within(fmt::format("{}: {}{} = {} {}.", what, clean(roll->dice), faces, roll->total,
                           damage_type_text(roll->type)));
    within_action_ = true;
  }
  rolls_.clear();
}

std::string storyteller::good(std::string_view text) const {
  return look_.paint(tone::good, text);
}
std::string storyteller::bad(std::string_view text) const {
  return look_.paint(tone::bad, text);
}

std::string storyteller::name(std::string_view id) const {
  return clean(group_.front().commit->name_of(id));
}

std::string storyteller::names_text(std::vector<std::string> names) {
  if (names.size() > names_shown) {
    const std::size_t more = names.size() - names_shown;
    names.resize(names_shown);
    names.push_back(fmt::format("{} more", more));
  }
  return joined(names);
}

}  // namespace dnd::cli::sentences
