#include "model/verbs/tactics.hpp"

#include "model/effects/modifiers.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/able.hpp"
#include "model/rules/casting.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace dnd::model {

namespace commands {

namespace {

using namespace language;

constexpr label_spec deed_labels[] = {labels::by_actor};
constexpr flag_spec deed_flags[] = {labels::as_bonus, labels::for_free};

constexpr label_spec assist_to{.name = "to",
                               .kind = value_kind::creature,
                               .needed = need::required,
                               .placeholder = "WHO",
                               .help = "who is helped"};
constexpr label_spec assist_against{.name = "against",
                                    .kind = value_kind::creature,
                                    .placeholder = "WHOM",
                                    .help = "whom it attacks next; otherwise it is for a check"};
constexpr label_spec assist_labels[] = {assist_to, assist_against, labels::by_actor};
constexpr std::string_view assist_shorts[] = {"help to:"};
constexpr std::string_view assist_places[] = {"to"};
constexpr std::string_view assist_examples[] = {"help to: Elara against: goblin-1",
                                                "assist to: Grog by: Mira"};

constexpr label_spec ready_what{.kind = value_kind::name,
                                .needed = need::required,
                                .placeholder = "TEXT",
                                .help = "what it waits for, and what it does then"};
constexpr label_spec ready_spell{.name = "spell",
                                 .kind = value_kind::spell,
                                 .placeholder = "SPELL",
                                 .help = "a spell that is cast now and held: its slot is spent"};
constexpr label_spec ready_at{.name = "at",
                              .kind = value_kind::number,
                              .placeholder = "LEVEL",
                              .help = "level of the slot; otherwise the lowest that will do",
                              .range = {1, 9}};
constexpr label_spec ready_labels[] = {labels::by_actor, ready_spell, ready_at};
constexpr flag_spec ready_flags[] = {labels::for_free};
constexpr std::string_view ready_examples[] = {"ready shoot whoever opens the door",
                                               "ready run when the bell rings by: Grog",
                                               "ready burn who comes in spell: fireball"};
}  // namespace

// -- dash, disengage, dodge ------------------------------------------------

constinit const verb_spec dash::row{.name = "dash",
                                    .labels = deed_labels,
                                    .flags = deed_flags,
                                    .summary = "gives a creature its speed once more this turn"};

dash dash::read(value_reader& given) {
  return {read_doer(given)};
}

void dash::print(line_writer& line) const {
  print_doer(line, who);
}

objection dash::decide(rules::draft& out) const {
  using namespace rules;
  if (!out.now().fight()) return no_fight();
  const auto id = able_to_act(out.now(), who.by, "dash", "dash");
  if (!id) return id.error();
  payment cost = payment_of(*id, who, "Dash");
  cost.more_ft = fastest_speed_of(out.at(*id));
  if (cost.more_ft == 0)
    return refusal{refusal_code::not_available,
                   fmt::format("{} cannot move: its speed is 0", called(out.at(*id))), "",
                   column_of(who.by)};
  return pay(out, cost);
}

constinit const verb_spec disengage::row{
    .name = "disengage",
    .labels = deed_labels,
    .flags = deed_flags,
    .summary = "lets a creature leave without opportunity attacks this turn"};

disengage disengage::read(value_reader& given) {
  return {read_doer(given)};
}

void disengage::print(line_writer& line) const {
  print_doer(line, who);
}

objection disengage::decide(rules::draft& out) const {
  const auto id = rules::take_action_in_fight(out, who, "disengage", "Disengage");
  if (!id) return id.error();
  rules::put_disengage(out, *id);
  return std::nullopt;
}

constinit const verb_spec dodge::row{
    .name = "dodge",
    .labels = deed_labels,
    .flags = deed_flags,
    .summary = "makes a creature harder to hit until its next turn",
    .details =
        "Attacks against it have disadvantage, unless it does not see the attacker; it has "
        "advantage on Dexterity saves. It ends when the creature cannot act or move."};

dodge dodge::read(value_reader& given) {
  return {read_doer(given)};
}

void dodge::print(line_writer& line) const {
  print_doer(line, who);
}

objection dodge::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = take_action_in_fight(out, who, "dodge", "Dodge");
  if (!id) return id.error();
  if (fastest_speed_of(out.at(*id)) == 0)
    return refusal{refusal_code::not_available,
                   fmt::format("{} cannot dodge: its speed is 0", called(out.at(*id))), "",
                   column_of(who.by)};
  put_dodge(out, *id);
  return std::nullopt;
}

// -- assist ----------------------------------------------------------------

constinit const verb_spec assist::row{
    .name = "assist",
    .shorts = assist_shorts,
    .labels = assist_labels,
    .flags = deed_flags,
    .places = assist_places,
    .summary = "helps somebody: advantage on its next check or attack",
    .details =
        "It lasts until the helper's next turn, for one roll. Whether it could do that alone is "
        "for the "
        "game master to say.",
    .examples = assist_examples};

assist assist::read(value_reader& given) {
  return {.to = given.one_word(assist_to),
          .against = given.optional_word(assist_against),
          .who = read_doer(given)};
}

void assist::print(line_writer& line) const {
  line.words(assist_to, {to}).optional_word(assist_against, against);
  print_doer(line, who);
}

objection assist::decide(rules::draft& out) const {
  using namespace rules;
  const auto helped = named(out.now(), to);
  if (!helped) return helped.error();
  if (auto no = refuse_dead(out.now(), {.ids = {*helped}, .columns = {to.column}, .by_group = {}},
                            "cannot be helped"))
    return no;
  std::optional<creature_id> foe;
  if (against) {
    const auto found = named(out.now(), *against);
    if (!found) return found.error();
    foe = *found;
  }
  const auto id = able_to_act(out.now(), who.by, "assist", "help");
  if (!id) return id.error();
  if (*id == *helped)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} cannot help itself", called(out.at(*id))),
                   "name another creature in `to:`", to.column};
  if (auto no = pay(out, payment_of(*id, who, "Help"))) return no;
  put_help(out, *id, *helped, foe);
  return std::nullopt;
}

// -- ready -----------------------------------------------------------------

constinit const verb_spec ready::row{
    .name = "ready",
    .subject = ready_what,
    .labels = ready_labels,
    .flags = ready_flags,
    .summary = "keeps an action for a moment before the next turn",
    .details =
        "When the moment comes, the command of the action (`attack`, `cast`, `move` and so "
        "on) with `by:` is carried out in another's turn, and costs the reaction. A spell is held "
        "with concentration, until the caster's next turn begins.",
    .examples = ready_examples};

ready ready::read(value_reader& given) {
  return {.what = given.title(ready_what),
          .spell = given.optional_word(ready_spell),
          .at = given.number(ready_at),
          .who = read_doer(given)};
}

void ready::print(line_writer& line) const {
  line.words(ready_what, {{.text = what}});
  line.optional_word(ready_spell, spell).number(ready_at, at);
  print_doer(line, who);
}

objection ready::decide(rules::draft& out) const {
  const auto id = rules::take_action_in_fight(out, who, "ready", "Ready");
  if (!id) return id.error();
  if (spell) {
    rules::spell_use asked;
    asked.caster = *id;
    asked.what = out.spell_called(spell->text);
    if (!asked.what)
      return refusal{refusal_code::unknown_content,
                     fmt::format("there is no spell \"{}\"", spell->text), "", spell->column};
    asked.slot = at;
    asked.free = who.free;
    auto no = rules::hold_spell(out, asked);
    if (no && !no->column) no->column = spell->column;
    if (no) return no;
  }
  rules::put_ready(out, *id, what);
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
