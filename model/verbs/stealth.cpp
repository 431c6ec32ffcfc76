#include "model/verbs/stealth.hpp"

#include "model/bounds.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace dnd::model {

namespace rules {

namespace {

bool is_foe(const creature& who, const creature& other) {
  return who.block->kind != other.block->kind;
}

/// Who of the other side notices most of itself; null when nobody does.
const creature* watcher_of(const state& now, const creature& who) {
  const creature* best = nullptr;
  for (const auto& other : now.creatures()) {
    if (!is_foe(who, *other) || other->life != vitality::conscious) continue;
    if (kept_from(*other).contains(deed::notice)) continue;
    if (!best || passive_perception_of(now, *other) > passive_perception_of(now, *best))
      best = other.get();
  }
  return best;
}

/// Whom of the other side such a total finds.
void find_hidden(draft& out, const creature_id& seeker, std::int32_t total) {
  std::vector<std::pair<creature_id, effect_number>> found;
  for (const auto& other : out.now().creatures())
    if (is_foe(out.at(seeker), *other))
      if (const active_effect* const has = find_effect(*other, hidden_effect))
        if (has->what->save_dc <= total) found.emplace_back(other->id, has->what->number);
  for (const auto& [id, number] : found) end_effect(out, id, number, effect_end::broken);
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec hide_dc{
    .name = "dc",
    .kind = value_kind::number,
    .placeholder = "N",
    .help = "what to reach; otherwise the best passive Perception of the other side",
    .range = {0, bounds::difficulty_max}};
constexpr label_spec hide_labels[] = {labels::by_actor, hide_dc, labels::rolled};
constexpr label_spec search_labels[] = {labels::by_actor, labels::dc, labels::rolled};
constexpr flag_spec sought_flags[] = {labels::as_bonus, labels::for_free, labels::advantage,
                                      labels::disadvantage};
constexpr std::string_view hide_examples[] = {"hide", "hide by: Elara bonus", "hide dc: 12"};

/// What `hide` and `search` have.
template <class Test>
void print_sought(const Test& said, const label_spec& dc, line_writer& line) {
  line.optional_word(labels::by_actor, said.who.by)
      .number(dc, said.dc)
      .faces(labels::rolled, said.rolled);
  print_costs(line, said.who);
  line.d20_flags(said.flags);
}

std::optional<std::int16_t> narrowed(const std::optional<std::int32_t>& number) {
  if (!number) return std::nullopt;
  return rules::narrow(*number);
}

}  // namespace

// -- hide, search ----------------------------------------------------------

constinit const verb_spec hide::row{
    .name = "hide",
    .labels = hide_labels,
    .flags = sought_flags,
    .summary = "hides: a Stealth check against those who may notice it",
    .details =
        "Who is hidden has advantage on its attacks, and attacks against it have "
        "disadvantage. It ends when it attacks or casts, or somebody finds it: `search`.",
    .examples = hide_examples};

hide hide::read(value_reader& given) {
  return {.dc = given.number(hide_dc),
          .who = read_doer(given),
          .flags = given.d20_flags(),
          .rolled = given.faces(labels::rolled)};
}

void hide::print(line_writer& line) const {
  print_sought(*this, hide_dc, line);
}

objection hide::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = take_action(out, who, "hide", "Hide");
  if (!id) return id.error();
  check_asked asked = check_of(out.at(*id), to_text(skill::stealth));
  asked.dc = narrowed(dc);
  if (!dc)
    if (const creature* const watcher = watcher_of(out.now(), out.at(*id))) {
      asked.dc = narrow(passive_perception_of(out.now(), *watcher));
      asked.because = fmt::format("hiding from {}", called(*watcher));
    }
  const check_made made = roll_check(out, *id, asked, leaning(flags));
  if (!asked.dc || made.total >= *asked.dc) {
    put_hidden(out, *id, narrow(made.total));
  } else if (const active_effect* const has = find_effect(out.at(*id), hidden_effect)) {
    rules::end_effect(out, *id, has->what->number, effect_end::broken);
  }
  return std::nullopt;
}

constinit const verb_spec search::row{
    .name = "search",
    .labels = search_labels,
    .flags = sought_flags,
    .summary = "looks for something: a Perception check",
    .details = "It finds who of the other side is hidden and had no higher Stealth check."};

search search::read(value_reader& given) {
  return {.dc = given.number(labels::dc),
          .who = read_doer(given),
          .flags = given.d20_flags(),
          .rolled = given.faces(labels::rolled)};
}

void search::print(line_writer& line) const {
  print_sought(*this, labels::dc, line);
}

objection search::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = take_action(out, who, "search", "Search");
  if (!id) return id.error();
  check_asked asked = check_of(out.at(*id), to_text(skill::perception));
  asked.dc = narrowed(dc);
  const check_made made = roll_check(out, *id, asked, leaning(flags));
  find_hidden(out, *id, made.total);
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
