#include "model/effects/durations.hpp"

#include "model/effects/dice_words.hpp"
#include "model/effects/modifiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dnd::model {

namespace {

struct unit {
  std::string_view name;
  game_time rounds;
};
constexpr std::array<unit, 4> units{{{"round", 1},
                                     {"minute", rounds_per_minute},
                                     {"hour", rounds_per_hour},
                                     {"day", rounds_per_day}}};

/// A boundary of the next turn of one of the two.
struct turn_words {
  std::string_view text;
  turn_boundary boundary;
  bool of_target;
};
constexpr std::array<turn_words, 4> turns{{
    {"start of source's next turn", turn_boundary::start, false},
    {"end of source's next turn", turn_boundary::end, false},
    {"start of target's next turn", turn_boundary::start, true},
    {"end of target's next turn", turn_boundary::end, true},
}};

constexpr game_time begins_at = 8 * rounds_per_hour;
constexpr game_time dawns_at = 6 * rounds_per_hour;
static_assert(dawns_at < begins_at, "the dawn of the first day is over when a campaign begins");

/// Dawns from the first day on, that one left out.
std::uint64_t dawns_until(game_time time) noexcept {
  return (time + begins_at - dawns_at) / rounds_per_day;
}

game_time dawn_after(game_time time) noexcept {
  return (dawns_until(time) + 1) * rounds_per_day + dawns_at - begins_at;
}

const turn_words* find_turn(std::string_view text) noexcept {
  for (const turn_words& one : turns)
    if (one.text == text) return &one;
  return nullptr;
}

bool takes_turns(const state& now, const creature_id& who) noexcept {
  if (!now.fight()) return false;
  const auto at = now.place_in_fight(who);
  return at != encounter::nobody && now.fight()->order[at].rolled;
}

/// Whether the creature's turn of this round is still to come.
bool is_yet_to_act(const state& now, const creature_id& who) noexcept {
  const encounter& fight = *now.fight();
  if (fight.round == 0) return false;
  if (fight.current == encounter::nobody) return false;
  return now.place_in_fight(who) > fight.current;
}

/// The round, as a time, of the `count`th turn of `who` after this moment.
game_time round_of_turn(const state& now, const creature_id& who, game_time count) noexcept {
  const game_time time = now.time_now();
  if (!takes_turns(now, who)) return time + count;
  return is_yet_to_act(now, who) ? time + count - 1 : time + count;
}

constexpr std::string_view this_turn = "end of this turn";
constexpr std::string_view next_dawn = "next dawn";
constexpr std::string_view half_level = "half level hours";

}  // namespace

clock_time clock_of(game_time time) noexcept {
  const game_time since_midnight = time + begins_at;
  const game_time of_day = since_midnight % rounds_per_day;
  return {.day = since_midnight / rounds_per_day + 1,
          .hour = static_cast<int>(of_day / rounds_per_hour),
          .minute = static_cast<int>(of_day % rounds_per_hour / rounds_per_minute)};
}

std::uint64_t dawns_between(game_time from, game_time to) noexcept {
  return dawns_until(to) - dawns_until(from);
}

std::optional<game_time> rounds_in(std::string_view text) noexcept {
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto count = number_in(text.substr(0, blank));
  std::string_view word = text.substr(blank + 1);
  if (word.ends_with('s')) word.remove_suffix(1);
  for (const unit& one : units)
    if (one.name == word && count && *count >= 0)
      return static_cast<game_time>(*count) * one.rounds;
  return std::nullopt;
}

std::optional<rolled_time> rolled_time_in(std::string_view text) noexcept {
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos || rounds_in(text)) return std::nullopt;
  const rolled_time found{text.substr(0, blank), text.substr(blank + 1)};
  std::string_view word = found.unit;
  if (word.ends_with('s')) word.remove_suffix(1);
  const bool is_unit = std::ranges::find(units, word, &unit::name) != units.end();
  if (!is_unit || !is_dice_text(found.dice)) return std::nullopt;
  return found;
}

bool is_duration(std::string_view text) noexcept {
  return text.empty() || text == "permanent" || text == "short rest" || text == "long rest" ||
         text == next_dawn || rolled_time_in(text).has_value() || text == this_turn ||
         text == half_level || find_turn(text) != nullptr || rounds_in(text).has_value();
}

std::string duration_at_level(std::string_view text, int level) {
  if (text != half_level) return std::string(text);
  const int hours = std::max(level / 2, 1);
  return fmt::format("{} {}", hours, hours == 1 ? "hour" : "hours");
}

lifetime lifetime_of(std::string_view text, const state& now, const creature_id& source,
                     const creature_id& bearer) {
  lifetime until;
  const creature_id& counted = takes_turns(now, source) ? source : bearer;
  if (text == "short rest" || text == "long rest") {
    until.kind = text == "short rest" ? lasting_kind::short_rest : lasting_kind::long_rest;
  } else if (const auto rounds = rounds_in(text)) {
    until.kind = lasting_kind::time;
    until.anchor = counted;
    until.at = round_of_turn(now, counted, *rounds);
  } else if (text == next_dawn) {
    until.kind = lasting_kind::time;
    until.anchor = counted;
    until.at = dawn_after(now.time_now());
  } else if (text == this_turn) {
    until.kind = lasting_kind::time;
    const combatant* const acting = now.fight() ? now.fight()->turn_of() : nullptr;
    until.anchor = acting ? acting->id : counted;
    until.at = now.time_now();
  } else if (const turn_words* turn = find_turn(text)) {
    until.kind = lasting_kind::time;
    until.anchor = turn->of_target ? bearer : counted;
    until.boundary = turn->boundary;
    until.at = round_of_turn(now, until.anchor, 1);
  }
  return until;
}

bool ends_at(const lifetime& until, const state& now, const creature_id& turn,
             turn_boundary boundary) noexcept {
  return until.kind == lasting_kind::time && until.anchor == turn && until.boundary == boundary &&
         until.at <= now.time_now();
}

bool ends_by_time(const lifetime& until, const state& now) noexcept {
  if (until.kind != lasting_kind::time || until.at > now.time_now()) return false;
  if (!now.fight()) return true;
  return !takes_turns(now, until.anchor) && until.at < now.time_now();
}

}  // namespace dnd::model
