#include "cli/render/teller.hpp"

#include "cli/render/alike.hpp"
#include "cli/render/roll_text.hpp"
#include "cli/render/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dnd::cli {
namespace {

/// Names of one line that are written out; the rest is counted.
constexpr std::size_t names_shown = 12;

[[nodiscard]] std::string names_text(std::vector<std::string> names) {
  if (names.size() > names_shown) {
    const std::size_t more = names.size() - names_shown;
    names.resize(names_shown);
    names.push_back(fmt::format("{} more", more));
  }
  return joined(names);
}

[[nodiscard]] bool is_damage(const model::event& what) {
  return std::holds_alternative<model::damage_rolled>(what) ||
         std::holds_alternative<model::damage_dealt>(what);
}

/// "Session 2" and the like, without the number outside of a session.
[[nodiscard]] std::string session_text(std::uint32_t number) {
  return number == 0 ? "The campaign" : fmt::format("Session {}", number);
}

[[nodiscard]] std::string hp_text(const model::creature_added& e) {
  return e.hp == e.max_hp ? fmt::format("{} hp", e.hp) : fmt::format("{}/{} hp", e.hp, e.max_hp);
}

}  // namespace

teller::teller(const name_lookup& names, std::span<const logged_event> events, const style& look)
    : names_(names), events_(events), look_(look), newcomers_(newcomers_in(events)) {}

std::vector<std::string> teller::tell() {
  for (std::size_t at = 0; at < events_.size(); at += group_.size()) {
    const logged_event& first = events_[at];
    if (!is_damage(*first.what) || !first.command.empty()) flush_rolls();
    if (!first.command.empty()) within_action_ = false;
    group_ = events_.subspan(at, group_size(at));
    std::visit(*this, *first.what);
  }
  flush_rolls();
  return std::move(lines_);
}

std::size_t teller::group_size(std::size_t first) const {
  std::size_t end = first + 1;
  while (end < events_.size() && events_[end].command.empty() &&
         are_alike(*events_[first].what, *events_[end].what))
    ++end;
  return end - first;
}

template <class T>
std::vector<std::string> teller::group_names() const {
  std::vector<std::string> names;
  for (const logged_event& each : group_) names.push_back(name(std::get<T>(*each.what).creature));
  return names;
}

void teller::flush_rolls() {
  for (const model::damage_rolled* roll : rolls_) {
    const std::string faces =
        roll->faces.empty() ? std::string() : " " + faces_text(roll->faces, look_);
    const std::string what = roll->action.empty() ? "Damage" : clean(roll->action);
    say_within(fmt::format("{}: {}{} = {} {}.", what, clean(roll->dice), faces, roll->total,
                           model::to_text(roll->type)));
    within_action_ = true;
  }
  rolls_.clear();
}

const model::damage_rolled* teller::take_roll(const model::damage_dealt& e) {
  const auto found = std::find_if(rolls_.begin(), rolls_.end(), [&e](const auto* roll) {
    return roll->type == e.type && roll->total == e.rolled && roll->source == e.source;
  });
  if (found == rolls_.end()) return nullptr;
  const model::damage_rolled* roll = *found;
  rolls_.erase(found);
  return roll;
}

void teller::say(std::string line) {
  lines_.push_back(std::move(line));
}

void teller::say_action(std::string line) {
  within_action_ = true;
  lines_.push_back(std::move(line));
}

void teller::say_within(const std::string& line) {
  lines_.push_back(within_action_ ? "  " + line : line);
}

std::string teller::name(std::string_view id) const {
  const auto found = newcomers_.find(id);
  return clean(found == newcomers_.end() ? names_(id) : found->second);
}

std::string teller::good(std::string_view text) const {
  return look_.paint(tone::good, text);
}
std::string teller::bad(std::string_view text) const {
  return look_.paint(tone::bad, text);
}

std::string teller::parts_text(const model::state_patch& patch) const {
  const std::vector<model::creature_id> ids = model::creatures_in(patch);
  if (ids.empty()) return {};
  std::vector<std::string> names;
  for (const model::creature_id& id : ids) names.push_back(name(id));
  return fmt::format(" ({})", names_text(std::move(names)));
}

// -- sessions, the table ---------------------------------------------------

void teller::operator()(const model::session_started& e) {
  const std::string title = clean(e.title);
  say(title.empty() ? fmt::format("Session {} begins.", e.number)
                    : fmt::format("Session {} begins: {}.", e.number, title));
}

void teller::operator()(const model::session_saved& e) {
  say(fmt::format("{} is saved.", session_text(e.number)));
}

void teller::operator()(const model::session_ended& e) {
  say(fmt::format("{} ends.", session_text(e.number)));
}

void teller::operator()(const model::creature_added& e) {
  const std::string kind = clean(kind_text(*e.block));
  if (group_.size() > 1) {
    say(fmt::format("{} ({}) join: {}, AC {} each.",
                    names_text(group_names<model::creature_added>()), kind, hp_text(e),
                    e.block->armor_class));
    return;
  }
  std::string who = name(e.creature);
  if (!kind.empty() && kind != who) who += fmt::format(" ({})", kind);
  std::string hp = hp_text(e);
  if (!e.hp_dice.empty())
    hp += fmt::format(" ({} {})", clean(e.block->hit_dice), faces_text(e.hp_dice, look_));
  say(fmt::format("{} joins: {}, AC {}.", who, hp, e.block->armor_class));
}

void teller::operator()(const model::creature_removed& e) {
  say(fmt::format("{} leaves.", name(e.creature)));
}

// -- the fight -------------------------------------------------------------

void teller::operator()(const model::encounter_started& e) {
  say(fmt::format("Encounter {} begins.", e.number));
}

void teller::operator()(const model::combatant_joined& e) {
  say(fmt::format("{} {} the fight{}.", names_text(group_names<model::combatant_joined>()),
                  group_.size() == 1 ? "joins" : "join", e.surprised ? ", surprised" : ""));
}

void teller::operator()(const model::initiative_rolled& e) {
  const d20_roll roll{
      .faces = e.d20, .mode = e.mode, .modifier = e.modifier, .total = e.total, .reason = {}};
  say(fmt::format("{} {} initiative: {}.", names_text(group_names<model::initiative_rolled>()),
                  group_.size() == 1 ? "rolls" : "roll", d20_text(roll, look_)));
}

void teller::operator()(const model::round_started& e) {
  say(look_.paint(tone::strong, fmt::format("Round {}.", e.round.after)));
}

void teller::operator()(const model::turn_started& e) {
  say(look_.paint(tone::strong, fmt::format("{}'s turn.", name(e.creature))));
}

void teller::operator()(const model::turn_ended& e) {
  say(fmt::format("{}'s turn ends.", name(e.creature)));
}

void teller::operator()(const model::encounter_ended& e) {
  say(e.rounds == 0
          ? fmt::format("Encounter {} ends before its first round.", e.number)
          : fmt::format("Encounter {} ends after {}.", e.number, counted(e.rounds, "round")));
}

// -- actions ---------------------------------------------------------------

void teller::operator()(const model::action_used& e) {
  std::string line = fmt::format("{} uses {}", name(e.creature), clean(e.action));
  if (!(e.spent.before == e.spent.after)) {
    const std::string pool = e.pool == e.action ? "uses" : "uses of " + clean(e.pool);
    line += fmt::format(" ({} spent {})", pool, change_text(e.spent, look_));
  }
  say_action(line + ".");
}

void teller::operator()(const model::recharge_rolled& e) {
  say(fmt::format("{} rolls to recharge {}: d6 {} vs {}, {}.", name(e.creature), clean(e.pool),
                  e.d6, e.needed, e.d6 >= e.needed ? good("ready") : bad("not yet")));
}

void teller::operator()(const model::uses_regained& e) {
  say(fmt::format("{} regains uses of {}: spent {}.", name(e.creature), clean(e.pool),
                  change_text(e.spent, look_)));
}

void teller::operator()(const model::attack_rolled& e) {
  const d20_roll roll{
      .faces = e.d20, .mode = e.mode, .modifier = e.modifier, .total = e.total, .reason = e.reason};
  const int face = kept_face(roll);
  std::string verdict = e.hit ? good("hit") : look_.paint(tone::faint, "miss");
  if (e.critical) verdict = look_.paint(tone::warning, "critical hit");
  if ((face == 20 && e.hit) || (face == 1 && !e.hit))
    verdict = fmt::format("natural {}, {}", face, verdict);
  say_action(fmt::format("{} attacks {} with {}: {} vs AC {}, {}.", name(e.attacker),
                         name(e.target), clean(e.weapon), d20_text(roll, look_), e.ac, verdict));
}

void teller::operator()(const model::damage_rolled& e) {
  rolls_.push_back(&e);
}

void teller::operator()(const model::damage_dealt& e) {
  const model::damage_rolled* roll = take_roll(e);
  // What was rolled for all is said before it falls on the first, save for a half included.
  if (roll == nullptr) flush_rolls();
  const bool says_source = !within_action_ && !e.source.empty();
  const std::string head = says_source ? name(e.source) + " deals " : std::string();
  say_within(head + damage_text(e, name(e.target), roll, look_) + ".");
}

void teller::operator()(const model::healed& e) {
  const std::string target = name(e.target);
  const std::string hp = change_text(e.hp, look_);
  if (e.source.empty() || e.source == e.target) {
    say_within(fmt::format("{} regains {} hp: {} hp.", target, e.amount, hp));
  } else {
    say_within(fmt::format("{} heals {} for {}: {} hp.", name(e.source), target, e.amount, hp));
  }
}

void teller::operator()(const model::temporary_hp_gained& e) {
  const std::string by = e.source.empty() || e.source == e.target
                             ? std::string()
                             : fmt::format(" (from {})", name(e.source));
  say_within(
      fmt::format("{}: temporary hp {}{}.", name(e.target), change_text(e.temp_hp, look_), by));
}

void teller::operator()(const model::saving_throw_rolled& e) {
  const std::string who = fmt::format("{}'s {} save", name(e.creature), short_name(e.with));
  if (e.automatic) {
    const std::string why =
        e.reason.empty() ? std::string() : fmt::format(" ({})", clean(e.reason));
    say_within(fmt::format("{} fails without a roll{}.", who, why));
    return;
  }
  const d20_roll roll{
      .faces = e.d20, .mode = e.mode, .modifier = e.modifier, .total = e.total, .reason = e.reason};
  say_within(
      fmt::format("{}: {}{}.", who, d20_text(roll, look_), verdict_text(e.dc, e.success, look_)));
}

void teller::operator()(const model::check_rolled& e) {
  const d20_roll roll{
      .faces = e.d20, .mode = e.mode, .modifier = e.modifier, .total = e.total, .reason = e.reason};
  const std::string what =
      e.of ? fmt::format("{} ({})", title_of(*e.of), short_name(e.with)) : short_name(e.with);
  say(fmt::format("{}'s {} check: {}{}.", name(e.creature), what, d20_text(roll, look_),
                  verdict_text(e.dc, e.success, look_)));
}

void teller::operator()(const model::dice_rolled& e) {
  std::string line = e.creature.empty() ? std::string() : name(e.creature) + " rolls ";
  if (!e.label.empty()) line += clean(e.label) + ": ";
  // An event without its detail still says what was rolled.
  line += e.detail.empty() ? fmt::format("{} = {}", clean(e.dice), e.total) : clean(e.detail);
  say(line);
}

// -- life and death --------------------------------------------------------

void teller::operator()(const model::condition_added& e) {
  std::string line = fmt::format("{} is {}", name(e.creature), model::to_text(e.instance.kind));
  if (e.instance.rounds > 0) line += " for " + counted(e.instance.rounds, "round");
  if (!e.instance.source.empty()) line += fmt::format(" (by {})", name(e.instance.source));
  say_within(line + ".");
}

void teller::operator()(const model::condition_removed& e) {
  constexpr std::string_view endings[] = {"ends", "wears off", "is replaced"};
  const std::string by =
      e.instance.source.empty() ? std::string() : fmt::format(" (by {})", name(e.instance.source));
  say(fmt::format("{}: {}{} {}.", name(e.creature), model::to_text(e.instance.kind), by,
                  endings[static_cast<std::size_t>(e.why)]));
}

void teller::operator()(const model::condition_ticked& e) {
  say(fmt::format("{}: {}, {} left.", name(e.creature), model::to_text(e.kind),
                  counted(e.rounds.after, "round")));
}

void teller::operator()(const model::condition_blocked& e) {
  say_within(fmt::format("{} cannot be {}: immune.", name(e.creature), model::to_text(e.kind)));
}

void teller::operator()(const model::exhaustion_changed& e) {
  std::string line =
      fmt::format("{}: exhaustion level {}", name(e.creature), change_text(e.level, look_));
  if (!(e.hp.before == e.hp.after)) line += fmt::format(", {} hp", change_text(e.hp, look_));
  say(line + ".");
}

void teller::operator()(const model::vitality_changed& e) {
  const bool is_better = e.state.after == model::vitality::conscious;
  const bool is_worse = e.state.after == model::vitality::dead;
  const std::string line =
      fmt::format("{} {}.", name(e.creature), fate_text(e.state.before, e.state.after));
  say(is_better ? good(line) : is_worse ? bad(line) : look_.paint(tone::warning, line));
}

void teller::operator()(const model::death_save_rolled& e) {
  const d20_roll roll{
      .faces = e.d20, .mode = e.mode, .modifier = e.modifier, .total = e.total, .reason = {}};
  const int face = kept_face(roll);
  std::string verdict;
  if (e.failures.after > e.failures.before) {
    verdict = bad("failure") + fmt::format(" ({} of 3)", e.failures.after);
  } else if (e.successes.after > e.successes.before) {
    verdict = good("success") + fmt::format(" ({} of 3)", e.successes.after);
  } else {
    verdict = good("success");
  }
  if (face == 20 || face == 1) verdict = fmt::format("natural {}, {}", face, verdict);
  say(fmt::format("{}'s death save: {}, {}.", name(e.creature), d20_text(roll, look_), verdict));
}

void teller::operator()(const model::death_failures_added& e) {
  say(fmt::format("{} is hit while down: death save failures {}.", name(e.creature),
                  change_text(e.failures, look_)));
}

// -- the story, taking back ------------------------------------------------

void teller::operator()(const model::note_added& e) {
  say(fmt::format("Note: {}", clean(e.text)));
}

void teller::operator()(const model::encounter_discarded& e) {
  say(fmt::format("Encounter {} is discarded: everything is as it was before{}.", e.number,
                  parts_text(e.restored)));
}

void teller::operator()(const model::command_undone& e) {
  const std::string what = e.first == e.last ? fmt::format("event {}", e.first)
                                             : fmt::format("events {} to {}", e.first, e.last);
  say(fmt::format("Undone: {}{}.", what, parts_text(e.restored)));
}

void teller::operator()(const model::command_redone& e) {
  say(fmt::format("Redone: what event {} took back{}.", e.undone, parts_text(e.restored)));
}

void teller::operator()(const model::state_restored& e) {
  say(fmt::format("Put back as well{}.", parts_text(e.restored)));
}

}  // namespace dnd::cli
