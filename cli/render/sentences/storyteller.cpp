#include "cli/render/sentences/storyteller.hpp"

#include "cli/render/grammar.hpp"
#include "cli/render/roll_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace dnd::cli::sentences {
namespace {

/// Names of one line that are written out; the rest is counted.
constexpr std::size_t names_shown = 12;

[[nodiscard]] bool is_damage(const model::views::event_view& what) {
  return holds_alternative<model::damage_rolled>(what.what()) ||
         holds_alternative<model::damage_dealt>(what.what());
}

/// "the Bite", "the second Claw", "2 x Claw".
[[nodiscard]] std::string step_text(const model::views::unmade_step& what,
                                    const std::string& action) {
  constexpr std::string_view ordinals[] = {"first", "second", "third", "fourth", "fifth"};
  const int left = what.all - what.made;
  if (what.all == 1) return "the " + action;
  const auto at = static_cast<std::size_t>(what.made);
  if (left == 1 && at < std::size(ordinals)) return fmt::format("the {} {}", ordinals[at], action);
  return fmt::format("{} x {}", left, action);
}

}  // namespace

void storyteller::turn_to(std::span<const told_event> group) {
  const told_event& first = group.front();
  if (!is_damage(*first.what) || first.begins) say_rolls();
  if (first.begins || !holds_alternative<model::condition_added>(first.what->what()))
    say_replaced();
  if (first.begins) {
    within_action_ = false;
    last_total_ = 1;
  }
  group_ = group;
}

std::vector<std::string> storyteller::finish() {
  say_rolls();
  say_replaced();
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

const model::condition_removed* storyteller::take_replaced(const model::condition_added& e) {
  if (replaced_ == nullptr) return nullptr;
  const bool fits = replaced_->creature == e.creature &&
                    replaced_->instance.kind == e.instance.kind &&
                    replaced_->instance.source == e.instance.source;
  if (fits) return std::exchange(replaced_, nullptr);
  say_replaced();
  return nullptr;
}

void storyteller::say_replaced() {
  if (replaced_ == nullptr) return;
  const model::condition_removed& e = *std::exchange(replaced_, nullptr);
  // What took its place is not among what is told.
  say(fmt::format("{}: {} is replaced.", name(e.creature), model::to_text(e.instance.kind)));
}

void storyteller::say_unmade(const model::views::commit_view& of) {
  if (!of.unmade) return;
  say_rolls();
  std::vector<std::string> fallen;
  for (const auto& id : of.unmade->fallen) fallen.push_back(clean(of.name_of(id)));
  const bool one_fell = fallen.size() == 1;
  std::vector<std::string> steps;
  int count = 0;
  for (const auto& each : of.unmade->steps) {
    steps.push_back(step_text(each, clean(each.action)));
    count += each.all - each.made;
  }
  say(fmt::format("{} {} {}: {} {} not made.", names_text(std::move(fallen)),
                  one_fell ? "is" : "are", of.unmade->all_dead ? "dead" : "down", joined(steps),
                  count == 1 ? "is" : "are"));
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
