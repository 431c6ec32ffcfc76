#include "model/views/figures.hpp"

#include "model/calendar.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rulings.hpp"
#include "model/slug.hpp"
#include "model/views/changed_figures.hpp"
#include "model/views/figure_collector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace dnd::model::views {
namespace {

/// A stat block and a record are large, and the same as long as nobody changes them.
enum class sheet : std::uint8_t { told, left_out };

template <class Part>
void collect_nested(std::vector<figure>& out, std::string prefix, const Part& part) {
  figure_collector collector(out, std::move(prefix));
  fields<Part>::visit(part, collector);
}

std::vector<figure> collect(const subject_parts& whose, sheet how) {
  std::vector<figure> out;
  figure_collector collector(out);
  if (whose.who) {
    collector.put(present_figure, true);
    fields<creature>::visit(std::as_const(*whose.who), collector);
  }
  if (whose.who && whose.who->block) {
    collector.put("ac", armor_class_of(*whose.who));
    collector.put("speed", walking_speed_of(*whose.who));
    if (how == sheet::told) collect_nested(out, "stat_block.", std::as_const(*whose.who->block));
  }
  if (whose.who && whose.who->record && how == sheet::told)
    collect_nested(out, "record.", std::as_const(*whose.who->record));
  if (whose.known) fields<life>::visit(*whose.known, collector);
  // A container has a name as well.
  collector.rename("name", "container");
  if (whose.goods) fields<holding>::visit(*whose.goods, collector);
  return out;
}

const figure* find_figure(const std::vector<figure>& all, std::string_view name) {
  const auto at = std::find_if(all.begin(), all.end(),
                               [name](const figure& each) { return each.name == name; });
  return at == all.end() ? nullptr : &*at;
}

/// Those of `after` in their order, then those that are gone.
std::vector<figure_change> compare(std::string_view subject, const std::vector<figure>& before,
                                   const std::vector<figure>& after) {
  std::vector<figure_change> out;
  const auto add = [&](const std::string& name, const figure* had, const figure* has) {
    out.push_back({.subject = std::string(subject),
                   .figure = name,
                   .before = had == nullptr ? "" : had->text,
                   .after = has == nullptr ? "" : has->text,
                   .moves = false});
  };
  for (const figure& has : after) {
    const figure* const had = find_figure(before, has.name);
    if (had == nullptr || had->exact != has.exact) add(has.name, had, &has);
  }
  for (const figure& had : before)
    if (find_figure(after, had.name) == nullptr) add(had.name, &had, nullptr);
  return out;
}

template <class Part>
std::shared_ptr<const Part> find_part(const keyed_list<Part>& from, std::string_view key) {
  const auto all = from.all();
  const auto at = std::lower_bound(
      all.begin(), all.end(), key,
      [](const auto& each, std::string_view wanted) { return each->key().view() < wanted; });
  return at == all.end() || (*at)->key().view() != key ? nullptr : *at;
}

bool same_campaign(const state& a, const state& b) {
  return a.fight_pointer() == b.fight_pointer() && a.play_pointer() == b.play_pointer() &&
         a.books_pointer() == b.books_pointer() && a.shares_groups_with(b) &&
         a.pending_pointer() == b.pending_pointer() && a.time() == b.time() &&
         a.encounters() == b.encounters() && a.rulings_made() == b.rulings_made();
}

void collect_fight(const encounter* fight, figure_collector& to) {
  to.put("fight", fight == nullptr ? std::uint32_t{0} : fight->number);
  if (fight == nullptr) return;
  const combatant* const turn = fight->turn_of();
  to.put("round", fight->round);
  to.put("turn", turn == nullptr ? creature_id() : turn->id);
  // How ties were broken is seen in the order itself.
  std::vector<combatant> order = fight->order;
  for (combatant& each : order) each.tie_break = 0;
  to.put("order", order);
  if (fight->fallen != 0) to.put("fallen_experience", fight->fallen);
}

/// What people call some of them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> other_words{{
    {"armor-class", "ac"},
    {"armour-class", "ac"},
    {"hit-points", "hp"},
    {"health", "hp"},
    {"max", "max-hp"},
    {"temp", "temp-hp"},
    {"xp", "experience"},
    {"gold", "coins"},
    {"money", "coins"},
    {"inventory", "items"},
    {"slot", "slots"},
    {"inspiration", "inspired"},
}};

/// As a slug, with the parts of a nested name as words of it.
std::string key_of_figure(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '.', ' ');
  std::replace(text.begin(), text.end(), '_', ' ');
  return slug_of(text);
}

bool has_word(std::string_view key, std::string_view word) {
  return fmt::format("-{}-", key).find(fmt::format("-{}-", word)) != std::string::npos;
}

}  // namespace

subject_parts parts_of(const state& now, std::string_view subject) {
  subject_parts out;
  const auto all = now.creatures();
  const auto at = std::lower_bound(
      all.begin(), all.end(), subject,
      [](const auto& each, std::string_view wanted) { return each->id.view() < wanted; });
  if (at != all.end() && (*at)->id.view() == subject) out.who = *at;
  out.known = find_part(now.books().lives, subject);
  out.goods = find_part(now.books().holdings, subject);
  return out;
}

std::vector<figure> figures_of(const subject_parts& whose) {
  return collect(whose, sheet::told);
}

std::vector<figure> figures_of_campaign(const state& now) {
  std::vector<figure> out;
  figure_collector collector(out);
  const calendar& dates = now.books().dates;
  collect_nested(out, "session.", now.play());
  for (figure& each : out)
    if (each.name == "session.began") each.text = moment_text(dates, now.play().began);
  collect_fight(now.fight(), collector);
  collector.put("encounters", now.encounters());
  collector.put_as("time", now.time(), moment_text(dates, now.time()));
  // All of it counts, and people are told whether there is one.
  collector.put_as("waits", now.pending_pointer(), now.pending() == nullptr ? "no" : "yes");
  for (const creature_group& each : now.groups())
    collector.put(fmt::format("group.{}", each.name.view()), each.members);
  for (const ruling_choice& each : now.rulings_made())
    collector.put(fmt::format("ruling.{}", each.name.view()), each.value);
  for (const auto& each : now.books().facts.all())
    collect_nested(out, fmt::format("{}.{}.", stored_name(each->kind), each->id.view()), *each);
  if (!(dates == calendar{})) collect_nested(out, "calendar.", dates);
  return out;
}

std::vector<figure> figures_of(const event& what) {
  std::vector<figure> out;
  visit(
      [&]<class Event>(const Event& one) {
        figure_collector collector(out);
        fields<Event>::visit(one, collector);
      },
      what);
  return out;
}

std::vector<figure_change> changes_between(std::string_view subject, const subject_parts& before,
                                           const subject_parts& after) {
  if (before == after) return {};
  const bool same_sheet = before.who && after.who && before.who->block == after.who->block &&
                          before.who->record == after.who->record;
  const sheet how = same_sheet ? sheet::left_out : sheet::told;
  auto out = compare(subject, collect(before, how), collect(after, how));
  const bool moves = (before.who == nullptr) != (after.who == nullptr);
  for (figure_change& each : out) each.moves = moves;
  return out;
}

std::vector<figure_change> changes_between_campaigns(const state& before, const state& after) {
  if (same_campaign(before, after)) return {};
  return compare("", figures_of_campaign(before), figures_of_campaign(after));
}

std::vector<figure_change> differences(const state& before, const state& after) {
  std::vector<figure_change> out;
  visit_changed_subjects(
      before, after, [&](std::string_view id, const subject_parts& had, const subject_parts& has) {
        auto more = changes_between(id, had, has);
        std::move(more.begin(), more.end(), std::back_inserter(out));
      });
  auto more = changes_between_campaigns(before, after);
  std::move(more.begin(), more.end(), std::back_inserter(out));
  return out;
}

const std::vector<std::string>& usual_figures() {
  static const std::vector<std::string> names = [] {
    auto who = std::make_shared<creature>();
    who->block = std::make_shared<const stat_block>();
    who->record = std::make_shared<const character_record>();
    std::vector<std::string> out;
    const subject_parts all{.who = who,
                            .known = std::make_shared<const life>(),
                            .goods = std::make_shared<const holding>()};
    for (const figure& each : collect(all, sheet::told)) out.push_back(each.name);
    return out;
  }();
  return names;
}

figure_word::figure_word(std::string_view typed) : word_(key_of_figure(typed)) {
  for (const auto& [other, name] : other_words)
    if (word_ == other) word_ = std::string(name);
  const auto& usual = usual_figures();
  is_whole_ = std::any_of(usual.begin(), usual.end(),
                          [&](const std::string& each) { return key_of_figure(each) == word_; });
}

bool figure_word::means(std::string_view figure) const {
  if (means_all()) return true;
  const std::string key = key_of_figure(figure);
  return key == word_ || (!is_whole_ && has_word(key, word_));
}

bool figure_word::is_of(const subject_parts& whose) const {
  if (means_all() || is_whole_) return true;
  const auto fits = [&](const auto& name) { return means(name); };
  const auto& usual = usual_figures();
  if (std::any_of(usual.begin(), usual.end(), fits)) return true;
  const auto all = collect(whose, sheet::told);
  if (std::any_of(all.begin(), all.end(), [&](const figure& each) { return means(each.name); }))
    return true;
  // Of what nothing is spent there is no figure now.
  if (word_ == "slots" || word_ == "spent") return true;
  return whose.who && whose.who->block &&
         std::any_of(whose.who->block->pools.begin(), whose.who->block->pools.end(),
                     [&](const auto& each) {
                       return means(fmt::format("spent.{}", figure_text::of(each)));
                     });
}

}  // namespace dnd::model::views
