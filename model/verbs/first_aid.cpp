#include "model/verbs/first_aid.hpp"

#include "model/effects/endings.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/death.hpp"
#include "model/rules/hazards.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr std::int16_t first_aid_dc = 10;
/// What a kit is called where its ten uses are counted.
constexpr std::string_view kit_pool = "healer's kit";

constexpr label_spec patient_named{.kind = value_kind::creature,
                                   .needed = need::required,
                                   .placeholder = "WHO",
                                   .help = "who is dying"};
constexpr label_spec stabilize_labels[] = {labels::by_actor, labels::rolled};
constexpr flag_spec with_kit{.name = "kit", .help = "with a healer's kit: no check"};
constexpr flag_spec stabilize_flags[] = {with_kit, labels::as_bonus, labels::for_free,
                                         labels::advantage, labels::disadvantage};
constexpr std::string_view stabilize_examples[] = {"stabilize Elara",
                                                   "stabilize Elara by: Grog kit"};

constexpr label_spec whom_to_shake{.kind = value_kind::creature,
                                   .needed = need::required,
                                   .placeholder = "WHO",
                                   .help = "who sleeps, burns or is clung to"};
constexpr label_spec shake_labels[] = {labels::by_actor};
constexpr flag_spec shake_flags[] = {labels::as_bonus, labels::for_free};
constexpr std::string_view shake_examples[] = {"shake Elara", "shake Elara by: Grog"};

bool ends_when_shaken(const active_effect& has) {
  return std::ranges::find(has.what->does.ends_on, "shaken") != has.what->does.ends_on.end();
}

}  // namespace

constinit const verb_spec stabilize::row{
    .name = "stabilize",
    .subject = patient_named,
    .labels = stabilize_labels,
    .flags = stabilize_flags,
    .summary = "keeps somebody from dying: a Medicine check against 10",
    .examples = stabilize_examples};

stabilize stabilize::read(value_reader& given) {
  return {.patient = given.one_word(patient_named),
          .kit = given.has(with_kit),
          .who = read_doer(given),
          .flags = given.d20_flags(),
          .rolled = given.faces(labels::rolled)};
}

void stabilize::print(line_writer& line) const {
  line.words(patient_named, {patient})
      .optional_word(labels::by_actor, who.by)
      .faces(labels::rolled, rolled)
      .flag(with_kit, kit);
  print_costs(line, who);
  line.d20_flags(flags);
}

objection stabilize::decide(rules::draft& out) const {
  using namespace rules;
  const auto dying = named(out.now(), patient);
  if (!dying) return dying.error();
  const creature& lies = out.at(*dying);
  if (lies.life == vitality::dead)
    return refusal{refusal_code::creature_dead,
                   fmt::format("{} is dead, and first aid comes too late", called(lies)), "",
                   patient.column};
  if (lies.life != vitality::dying)
    return refusal{refusal_code::not_available, fmt::format("{} is not dying", called(lies)), "",
                   patient.column};
  if (suffocates(lies))
    return refusal{refusal_code::not_available,
                   fmt::format("{} cannot breathe, and nothing makes it stable", called(lies)),
                   "`breathe` lets it breathe again", patient.column};
  const auto id = take_action(out, who, "stabilize", "Stabilize");
  if (!id) return id.error();
  // Whoever's file says nothing of a kit has one of somebody else's.
  if (kit && size_of_pool(*out.at(*id).block, kit_pool))
    if (auto no = spend_pool(out, *id, "Stabilize", kit_pool, 1)) return no;
  if (!kit) {
    check_asked asked = check_of(out.at(*id), to_text(skill::medicine));
    asked.dc = first_aid_dc;
    asked.because = fmt::format("first aid for {}", called(out.at(*dying)));
    if (roll_check(out, *id, asked, leaning(flags)).total < first_aid_dc) return std::nullopt;
  }
  change_life(out, *dying, vitality::stable);
  return std::nullopt;
}

constinit const verb_spec shake::row{
    .name = "shake",
    .subject = whom_to_shake,
    .labels = shake_labels,
    .flags = shake_flags,
    .summary = "ends what an action of somebody near ends: magical sleep, flames",
    .examples = shake_examples};

shake shake::read(value_reader& given) {
  return {.whom = given.one_word(whom_to_shake), .who = read_doer(given)};
}

void shake::print(line_writer& line) const {
  line.words(whom_to_shake, {whom});
  print_doer(line, who);
}

objection shake::decide(rules::draft& out) const {
  using namespace rules;
  const auto shaken = named(out.now(), whom);
  if (!shaken) return shaken.error();
  if (std::ranges::none_of(out.at(*shaken).effects, ends_when_shaken))
    return refusal{refusal_code::not_available,
                   fmt::format("nothing on {} ends when it is shaken", called(out.at(*shaken))),
                   "`effects` shows what lies on it", whom.column};
  const auto id = take_action(out, who, "shake", "Shake");
  if (!id) return id.error();
  end_on(out, *shaken, "shaken");
  return std::nullopt;
}

}  // namespace dnd::model::commands
