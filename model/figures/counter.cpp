#include "model/figures/counter.hpp"

#include "model/assert.hpp"
#include "model/dice/expression.hpp"
#include "model/dice/simple.hpp"
#include "model/stat_block.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <variant>

namespace dnd::model::figures {
namespace {

[[nodiscard]] bool is_a_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// How much of an id stands before the number at its end: all of it where there is none.
[[nodiscard]] std::size_t size_before_number(std::string_view id) noexcept {
  std::size_t size = id.size();
  while (size > 0 && is_a_digit(id[size - 1])) --size;
  const bool is_numbered = size < id.size() && size > 1 && id[size - 1] == '-';
  return is_numbered ? size - 1 : id.size();
}

template <class Face>
void count_faces(totals& into, std::int32_t die, std::span<const Face> faces) {
  if (die < 2 || faces.empty()) return;
  std::vector<std::int64_t>& counts = into.of_die(die).counts;
  for (const Face each : faces)
    if (each >= 1 && static_cast<std::int32_t>(each) <= die)
      ++counts[static_cast<std::size_t>(each) - 1];
}

/// Faces in the order in which the dice of a text were rolled. What does not tell which face is of
/// which die is left out: several kinds of dice of which some were rolled again.
template <class Face>
void count_rolled(totals& into, std::string_view dice, const std::vector<Face>& faces) {
  if (faces.empty()) return;
  const std::span<const Face> all(faces);
  if (const auto simple = parse_simple(dice)) {
    if (simple->count > 0) count_faces(into, simple->faces, all);
    return;
  }
  const auto read = parse_dice(dice);
  if (!read) return;
  std::vector<dice_term> terms;
  std::size_t count = 0;
  for (const dice_step& each : read->steps)
    if (const auto* const term = std::get_if<dice_term>(&each.what)) {
      terms.push_back(*term);
      count += static_cast<std::size_t>(std::max(term->count, 0));
    }
  if (terms.size() == 1) return count_faces(into, terms.front().faces, all);
  if (count != all.size()) return;
  std::size_t begin = 0;
  for (const dice_term& each : terms) {
    const auto size = static_cast<std::size_t>(each.count);
    count_faces(into, each.faces, all.subspan(begin, size));
    begin += size;
  }
}

/// Damage of somebody whose action nobody named.
constexpr std::string_view unknown_action = "";

}  // namespace

std::string_view counted_as(std::string_view id, const counting_context& now) {
  const std::size_t size = size_before_number(id);
  if (size == id.size()) return id;
  const bool is_own = std::binary_search(now.own_names.begin(), now.own_names.end(), id);
  return is_own ? id : id.substr(0, size);
}

totals account::sum(std::optional<std::uint32_t> session) const {
  totals out;
  for (const segment& each : segments)
    if (!session || each.session == *session) out += each.of;
  if (session)
    // Whoever came in another session has a name in that one.
    for (const segment& each : segments)
      for (const known_name& name : each.of.names) out.name(name.who, name.name, name.is_character);
  return out;
}

bool account::is_sound() const noexcept {
  seq_t next = 1;
  for (const segment& each : segments) {
    if (each.first != next || each.last < each.first) return false;
    next = each.last + 1;
  }
  return true;
}

// -- counting ------------------------------------------------------------------

/// What each kind of event counts for.
struct event_counting {
  counter& self;
  counting_context& now;
  totals& into;
  seq_t seq;

  [[nodiscard]] std::string_view who(const creature_id& id) const {
    return counted_as(id.view(), now);
  }

  void count_d20(const creature_id& id, const d20_faces& faces) const {
    if (faces.empty()) return;
    std::vector<std::int64_t>& counts = into.of_die(20).counts;
    creature_figures& of = into.of_creature(who(id));
    for (const std::uint8_t each : faces) {
      if (each < 1 || each > 20) continue;
      ++counts[each - 1U];
      ++of.d20s;
      of.d20_sum += each;
    }
  }

  void end_turn() const {
    if (now.turn_of.empty()) return;
    const std::int64_t took = std::max<std::int64_t>(self.at_ms_ - now.turn_since_ms, 0);
    creature_figures& of = into.of_creature(counted_as(now.turn_of, now));
    ++of.turns;
    of.turn_ms += took;
    of.longest_turn_ms = std::max(of.longest_turn_ms, took);
    into.add_turn_length(took);
    now.turn_of.clear();
    now.turn_since_ms = 0;
  }
  void end_fight() const {
    end_turn();
    now.fight = 0;
    now.fight_first = 0;
    now.round = 0;
  }
  void acts(const creature_id& actor, const small_text& action) const {
    self.actor_ = actor;
    self.action_ = action;
  }

  void operator()(const session_started& e) const {
    now.session = e.number;
    now.title = e.title;
  }
  void operator()(const session_ended&) const {
    now.session = 0;
    now.title.clear();
  }

  void operator()(const creature_added& e) const {
    const bool is_character = e.block != nullptr && e.block->kind == creature_kind::character;
    if (e.number == 0 && size_before_number(e.creature.view()) != e.creature.view().size()) {
      const auto at =
          std::lower_bound(now.own_names.begin(), now.own_names.end(), e.creature.view());
      if (at == now.own_names.end() || *at != e.creature.view())
        now.own_names.insert(at, e.creature.str());
    }
    const bool is_one_of_many = e.number != 0 && e.block != nullptr;
    into.name(who(e.creature), is_one_of_many ? std::string_view(e.block->name) : e.name.view(),
              is_character);
  }

  void operator()(const encounter_started& e) const {
    now.fight = e.number;
    now.fight_first = seq;
    now.round = 0;
  }
  void operator()(const round_started& e) const { now.round = e.round.after; }
  void operator()(const turn_started& e) const {
    end_turn();
    now.turn_of = e.creature.view();
    now.turn_since_ms = self.at_ms_;
  }
  void operator()(const turn_ended&) const { end_turn(); }
  void operator()(const encounter_ended& e) const {
    into.fights.push_back(
        {.number = e.number, .rounds = e.rounds, .first = now.fight_first, .last = seq});
    end_fight();
  }
  void operator()(const encounter_discarded&) const { end_fight(); }

  void operator()(const initiative_rolled& e) const {
    // Creatures of one kind share a roll. SRD: Initiative.
    std::string roll = "initiative";
    for (const std::uint8_t each : e.d20) roll += ' ' + std::to_string(each);
    const small_text kind(who(e.creature));
    if (self.actor_ == kind && self.action_ == small_text(roll)) return;
    acts(kind, small_text(roll));
    count_d20(e.creature, e.d20);
  }
  void operator()(const saving_throw_rolled& e) const { count_d20(e.creature, e.d20); }
  void operator()(const check_rolled& e) const { count_d20(e.creature, e.d20); }
  void operator()(const death_save_rolled& e) const { count_d20(e.creature, e.d20); }
  void operator()(const dice_rolled& e) const { count_rolled(into, e.dice, e.faces); }
  void operator()(const recharge_rolled& e) const {
    const std::uint8_t face[] = {e.d6};
    count_faces(into, 6, std::span<const std::uint8_t>(face));
  }

  void operator()(const spell_cast& e) const { acts(e.caster, e.spell); }
  void operator()(const action_used& e) const {
    acts(e.creature, e.action);
    if (e.spent.after <= e.spent.before) return;
    const std::int64_t spent = e.spent.after - e.spent.before;
    into.of_creature(who(e.creature)).spent += spent;
    into.of_pool(who(e.creature), e.pool.view()).spent += spent;
  }

  void operator()(const attack_rolled& e) const {
    count_d20(e.attacker, e.d20);
    acts(e.attacker, e.weapon);
    creature_figures& of = into.of_creature(who(e.attacker));
    attack_figures& by = into.of_attack(who(e.attacker), e.weapon.view());
    ++(e.hit ? of.hits : of.misses);
    ++(e.hit ? by.hits : by.misses);
    if (!e.critical) return;
    ++of.criticals;
    ++by.criticals;
  }
  void operator()(const damage_rolled& e) const {
    if (!e.source.empty() && !e.action.empty()) acts(e.source, e.action);
    count_rolled(into, e.dice, e.faces);
  }
  void operator()(const damage_dealt& e) const {
    creature_figures& target = into.of_creature(who(e.target));
    target.damage_taken += e.amount;
    if (e.hp.before > 0 && e.hp.after <= 0) ++target.falls;
    if (e.source.empty()) return;
    into.of_creature(who(e.source)).damage_dealt += e.amount;
    const bool is_known = self.actor_ == e.source;
    attack_figures& by =
        into.of_attack(who(e.source), is_known ? self.action_.view() : unknown_action);
    by.damage += e.amount;
    by.most = std::max<std::int64_t>(by.most, e.amount);
  }
  void operator()(const healed& e) const {
    into.of_creature(who(e.target)).healing_had += e.amount;
    if (!e.source.empty()) into.of_creature(who(e.source)).healing_done += e.amount;
  }

  /// All others count for nothing.
  template <class Event>
  void operator()(const Event&) const {}
};

void counter::cut(seq_t first) {
  segment& made = into_.segments.emplace_back();
  made.first = first;
  made.last = first - 1;
  made.before = into_.now;
}

void counter::begin_command(seq_t first, std::int64_t at_ms) {
  DND_ASSERT(first == last_ + 1);
  command_first_ = first;
  at_ms_ = at_ms;
  actor_ = {};
  action_ = {};
  const counting_context& now = into_.now;
  if (!into_.segments.empty()) {
    // What does not count begins no stretch: nothing of it has to be known.
    if (idle_.contains(first)) return;
    const bool is_full = now.fight == 0 && first - into_.segments.back().first >= segment_events;
    if (!is_full && into_.segments.back().session == now.session) return;
  }
  cut(first);
  into_.segments.back().session = now.session;
  into_.segments.back().title = now.title;
}

void counter::skip_to(seq_t last) {
  DND_ASSERT(last > last_ && idle_.count_in({last_ + 1, last}) == last - last_);
  if (into_.segments.empty()) cut(last_ + 1);
  into_.segments.back().last = last;
  last_ = last;
}

void counter::read(seq_t seq, const event& what) {
  DND_ASSERT(seq == last_ + 1);
  last_ = seq;
  const bool counts = !idle_.contains(seq);
  if (const auto* begun = get_if<session_started>(&what); begun != nullptr && counts) {
    // What begins with a command is a stretch of its own from here on.
    if (seq == command_first_ && into_.segments.back().session != begun->number) {
      const bool is_empty = into_.segments.back().first == seq;
      if (is_empty) into_.segments.pop_back();
      cut(seq);
      into_.segments.back().session = begun->number;
      into_.segments.back().title = begun->title;
    }
  }
  segment& here = into_.segments.back();
  here.last = seq;
  if (counts) visit(event_counting{*this, into_.now, here.of, seq}, what);
}

void counter::read(const commit& what) {
  begin_command(what.first, what.at_ms);
  seq_t seq = what.first;
  for (const event& each : *what.events) read(seq++, each);
}

}  // namespace dnd::model::figures
