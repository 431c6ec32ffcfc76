#include "model/views/stats_view.hpp"

#include "model/figures/luck.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::model::views {
namespace {

using commands::stats_by;
using figures::attack_figures;
using figures::creature_figures;
using figures::die_figures;
using figures::totals;

/// What people call those that are counted together.
[[nodiscard]] std::string counted_name(const totals& all, const std::string& who) {
  const figures::known_name* const known = all.find_name(who);
  return known == nullptr || known->name.empty() ? who : known->name;
}

/// Characters first, then who did most.
template <class Entry, class Weight>
void sort_by_weight(std::vector<const Entry*>& entries, const totals& all, Weight weight) {
  const auto is_character = [&all](const Entry& each) {
    const figures::known_name* const known = all.find_name(each.who);
    return known != nullptr && known->is_character;
  };
  std::stable_sort(entries.begin(), entries.end(), [&](const Entry* a, const Entry* b) {
    const bool first = is_character(*a);
    if (first != is_character(*b)) return first;
    return weight(*a) > weight(*b);
  });
}

template <class Entry>
[[nodiscard]] std::vector<const Entry*> seen_entries(const std::vector<Entry>& all,
                                                     const viewer& whose) {
  std::vector<const Entry*> out;
  for (const Entry& each : all)
    if (whose.sees_whole(each.who)) out.push_back(&each);
  return out;
}

[[nodiscard]] double share_of(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

[[nodiscard]] double seconds_of(std::int64_t milliseconds) {
  return static_cast<double>(milliseconds) / 1'000;
}

/// "24 s", "1:40".
[[nodiscard]] std::string length_text(double length) {
  const auto whole = static_cast<std::int64_t>(length + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  return fmt::format("{}:{:02} min", whole / 60, whole % 60);
}

[[nodiscard]] std::string spent_text(const totals& all, const std::string& who) {
  std::string out;
  for (const figures::pool_figures& each : all.pools) {
    if (each.who != who) continue;
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", each.spent, each.pool);
  }
  return out;
}

// -- by creature ---------------------------------------------------------------

[[nodiscard]] stats_table creature_table(const totals& all,
                                         const std::vector<const creature_figures*>& entries) {
  stats_table out;
  out.columns = {
      {"creature", "who"},        {"damage_dealt", "dealt"},     {"damage_taken", "taken"},
      {"hits", "hits"},           {"misses", "misses"},          {"criticals", "crits"},
      {"healing_done", "healed"}, {"healing_had", "was healed"}, {"falls", "at 0"},
      {"turns", "turns"},         {"turn_seconds", "s a turn"},  {"spent", "spent"},
      {"d20_mean", "mean d20"}};
  for (const creature_figures* each : entries)
    out.rows.push_back({counted_name(all, each->who), each->damage_dealt, each->damage_taken,
                        each->hits, each->misses, each->criticals, each->healing_done,
                        each->healing_had, each->falls, each->turns,
                        seconds_of(each->turn_ms) * share_of(1, each->turns), each->spent,
                        share_of(each->d20_sum, each->d20s)});
  return out;
}

[[nodiscard]] stats_chart damage_chart(const totals& all,
                                       const std::vector<const creature_figures*>& entries) {
  stats_chart out{.title = "Damage dealt, by creature", .unit = "hit points"};
  out.all.push_back({.name = "damage", .values = {}});
  for (const creature_figures* each : entries) {
    if (each->damage_dealt == 0) continue;
    out.labels.push_back(counted_name(all, each->who));
    out.all.front().values.push_back(static_cast<double>(each->damage_dealt));
  }
  return out;
}

/// What the dice say, in one sentence.
[[nodiscard]] std::string luck_sentence(const die_figures& die) {
  const figures::luck is = figures::luck_of(die);
  const std::string seen = fmt::format("d{}: {} rolled, {:.2f} on average, {:.2f} expected",
                                       die.faces, is.rolls, is.mean, is.expected_mean);
  if (!is.is_enough) return seen + "; too few to tell luck from chance.";
  return fmt::format("{}; {} (p = {:.3f}).", seen,
                     is.p < figures::significant_below ? "the faces differ from a fair die's"
                                                       : "that is how fair dice fall",
                     is.p);
}

[[nodiscard]] const die_figures* find_die(const totals& all, std::int32_t faces) {
  const auto at = std::ranges::find(all.dice, faces, &die_figures::faces);
  return at == all.dice.end() ? nullptr : &*at;
}

void add_notes(stats_view& into, const totals& all,
               const std::vector<const creature_figures*>& entries) {
  for (const creature_figures* each : entries)
    if (const std::string spent = spent_text(all, each->who); !spent.empty())
      into.notes.push_back(fmt::format("{} spent {}.", counted_name(all, each->who), spent));
}

void add_glance(stats_view& into, const totals& all) {
  creature_figures sum;
  for (const creature_figures& each : all.creatures) {
    sum.turns += each.turns;
    sum.turn_ms += each.turn_ms;
    sum.longest_turn_ms = std::max(sum.longest_turn_ms, each.longest_turn_ms);
  }
  if (sum.turns > 0)
    into.notes.push_back(fmt::format(
        "{} {} in {} {} that {} over: {} each on average, the longest {}.", sum.turns,
        sum.turns == 1 ? "turn" : "turns", all.fights.size(),
        all.fights.size() == 1 ? "fight" : "fights", all.fights.size() == 1 ? "is" : "are",
        length_text(seconds_of(sum.turn_ms) * share_of(1, sum.turns)),
        length_text(seconds_of(sum.longest_turn_ms))));
  if (const die_figures* const d20 = find_die(all, 20)) into.notes.push_back(luck_sentence(*d20));
}

void fill_by_creature(stats_view& into, const totals& all, const viewer& whose, bool is_glance) {
  auto entries = seen_entries(all.creatures, whose);
  sort_by_weight(entries, all, [](const creature_figures& each) {
    return each.damage_dealt + each.damage_taken + each.healing_done;
  });
  into.by = "creature";
  into.table = creature_table(all, entries);
  into.chart = damage_chart(all, entries);
  add_notes(into, all, entries);
  if (is_glance && whose.sees_all()) add_glance(into, all);
}

// -- by attack -----------------------------------------------------------------

void fill_by_attack(stats_view& into, const totals& all, const viewer& whose) {
  auto entries = seen_entries(all.attacks, whose);
  sort_by_weight(entries, all, [](const attack_figures& each) { return each.damage; });
  into.by = "attack";
  into.table.columns = {{"creature", "who"},  {"attack", "with"},       {"hits", "hits"},
                        {"misses", "misses"}, {"hit_rate", "hit rate"}, {"criticals", "crits"},
                        {"damage", "damage"}, {"most", "most at once"}};
  into.chart = {.title = "Damage dealt, by attack", .unit = "hit points"};
  into.chart.all.push_back({.name = "damage", .values = {}});
  for (const attack_figures* each : entries) {
    const std::string with = each->with.empty() ? "other" : each->with;
    const std::string who = counted_name(all, each->who);
    into.table.rows.push_back({who, with, each->hits, each->misses,
                               share_of(each->hits, each->hits + each->misses), each->criticals,
                               each->damage, each->most});
    if (each->damage == 0) continue;
    into.chart.labels.push_back(who + ": " + with);
    into.chart.all.front().values.push_back(static_cast<double>(each->damage));
  }
}

// -- by die --------------------------------------------------------------------

void fill_by_die(stats_view& into, const totals& all) {
  into.by = "die";
  into.table.columns = {
      {"die", "die"},         {"rolls", "rolls"}, {"mean", "mean"}, {"expected_mean", "expected"},
      {"chi_square", "chi²"}, {"freedom", "df"},  {"p", "p"},       {"faces", "faces"}};
  for (const die_figures& each : all.dice) {
    const figures::luck is = figures::luck_of(each);
    std::string faces;
    for (const std::int64_t count : each.counts)
      faces += fmt::format("{}{}", faces.empty() ? "" : " ", count);
    into.table.rows.push_back({fmt::format("d{}", each.faces), is.rolls, is.mean, is.expected_mean,
                               is.chi_square, std::int64_t{is.freedom}, is.p, std::move(faces)});
    into.notes.push_back(luck_sentence(each));
  }
  const die_figures* const d20 = find_die(all, 20);
  if (d20 == nullptr) return;
  into.chart = {.title = "Faces of the d20", .unit = "times"};
  into.chart.all.push_back({.name = "times", .values = {}});
  into.chart.expected = figures::luck_of(*d20).expected_count;
  for (std::size_t face = 0; face < d20->counts.size(); ++face) {
    into.chart.labels.push_back(std::to_string(face + 1));
    into.chart.all.front().values.push_back(static_cast<double>(d20->counts[face]));
  }
}

// -- by turn -------------------------------------------------------------------

[[nodiscard]] std::string turn_class(std::size_t index) {
  const auto text = [](std::int64_t length) {
    return length < 60 ? fmt::format("{} s", length) : fmt::format("{} min", length / 60);
  };
  if (index == std::size(figures::turn_class_seconds))
    return "longer than " + text(figures::turn_class_seconds[index - 1]);
  return "up to " + text(figures::turn_class_seconds[index]);
}

void fill_by_turn(stats_view& into, const totals& all) {
  into.by = "turn";
  into.table.columns = {{"creature", "who"},
                        {"turns", "turns"},
                        {"mean_seconds", "mean s"},
                        {"longest_seconds", "longest s"}};
  auto entries = seen_entries(all.creatures, viewer::gm());
  sort_by_weight(entries, all, [](const creature_figures& each) { return each.turn_ms; });
  for (const creature_figures* each : entries)
    if (each->turns > 0)
      into.table.rows.push_back({counted_name(all, each->who), each->turns,
                                 seconds_of(each->turn_ms) * share_of(1, each->turns),
                                 seconds_of(each->longest_turn_ms)});
  into.chart = {.title = "Length of turns", .unit = "turns"};
  into.chart.all.push_back({.name = "turns", .values = {}});
  for (std::size_t i = 0; i < all.turn_lengths.size(); ++i) {
    into.chart.labels.push_back(turn_class(i));
    into.chart.all.front().values.push_back(static_cast<double>(all.turn_lengths[i]));
  }
}

}  // namespace

stats_view stats_of(const totals& all, std::string scope, const commands::stats& what,
                    const viewer& whose) {
  stats_view out{.scope = std::move(scope), .form = what.form};
  out.nothing = "Nothing that figures are kept of has happened in this stretch of play.";
  if (!what.by || *what.by == stats_by::creature)
    fill_by_creature(out, all, whose, !what.by);
  else if (*what.by == stats_by::attack)
    fill_by_attack(out, all, whose);
  else if (*what.by == stats_by::die)
    fill_by_die(out, all);
  else
    fill_by_turn(out, all);
  return out;
}

stats_view stats_of(const fight_course& fight, commands::stats_form form) {
  stats_view out{.scope = fmt::format("fight {}", fight.number), .by = "fight", .form = form};
  out.nothing = "No hit points changed in this fight.";
  out.table.columns = {{"moment", "moment"}, {"round", "round"}};
  out.chart = {.title = fmt::format("Hit points over fight {}", fight.number),
               .unit = "hit points",
               .all = {},
               .labels = fight.moments,
               .expected = 0,
               .is_lines = true};
  for (const fight_course::line& each : fight.creatures) {
    out.table.columns.push_back({each.name, each.name});
    out.chart.all.push_back({.name = each.name, .values = each.hp});
  }
  for (std::size_t at = 0; at < fight.moments.size(); ++at) {
    auto& row = out.table.rows.emplace_back();
    row.emplace_back(static_cast<std::int64_t>(at));
    row.emplace_back(fight.moments[at]);
    for (const fight_course::line& each : fight.creatures) {
      const double hp = each.hp[at];
      row.push_back(hp < 0 ? stats_value(std::string())
                           : stats_value(static_cast<std::int64_t>(hp)));
    }
  }
  return out;
}

}  // namespace dnd::model::views
