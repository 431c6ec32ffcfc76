#include "model/verbs/questions.hpp"

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec status_who{
    .kind = value_kind::creature, .placeholder = "WHO", .help = "one creature"};
constexpr std::string_view status_examples[] = {"status", "status zombie-1"};

constexpr label_spec effects_who{
    .kind = value_kind::creature, .placeholder = "WHO", .help = "one creature"};
constexpr std::string_view effects_examples[] = {"effects", "effects Grog"};

constexpr label_spec passive_what{.kind = value_kind::skill_or_ability,
                                  .needed = need::required,
                                  .placeholder = "SKILL",
                                  .help = "a skill or an ability"};
constexpr label_spec passive_by{.name = "by",
                                .kind = value_kind::creature,
                                .times = arity::list,
                                .placeholder = "WHO",
                                .help = "whose; otherwise of all who are alive"};
constexpr label_spec passive_labels[] = {passive_by};
constexpr std::string_view passive_examples[] = {"passive perception",
                                                 "passive insight by: Grog and: Elara"};
constexpr std::string_view passive_places[] = {"", "by"};

}  // namespace

constinit const verb_spec status::row{.name = "status",
                                      .subject = status_who,
                                      .summary = "shows the table, or one creature",
                                      .examples = status_examples};

status status::read(value_reader& given) {
  return {given.optional_word(status_who)};
}

void status::print(line_writer& line) const {
  line.optional_word(status_who, who);
}

constinit const verb_spec effects::row{
    .name = "effects",
    .subject = effects_who,
    .summary = "shows the effects on creatures: by whom, and until when",
    .details = "`effect end` ends one, `stop` what somebody concentrates on.",
    .examples = effects_examples};

effects effects::read(value_reader& given) {
  return {given.optional_word(effects_who)};
}

void effects::print(line_writer& line) const {
  line.optional_word(effects_who, who);
}

constinit const verb_spec passive::row{
    .name = "passive",
    .subject = passive_what,
    .labels = passive_labels,
    .places = passive_places,
    .summary = "shows passive scores: 10 and what counts for the check",
    .details = "5 more with advantage, 5 less with disadvantage.",
    .examples = passive_examples};

passive passive::read(value_reader& given) {
  return {.what = given.skill_of(passive_what), .by = given.words(passive_by)};
}

void passive::print(line_writer& line) const {
  line.name(passive_what, std::visit([](auto value) { return to_text(value); }, what));
  line.words(passive_by, by);
}

constinit const verb_spec show_rulings::row{
    .name = "rulings", .summary = "shows how this campaign plays what the rules leave open"};

show_rulings show_rulings::read(value_reader&) {
  return {};
}

void show_rulings::print(line_writer&) const {}

constinit const verb_spec encounter_difficulty::row{
    .name = "encounter difficulty",
    .summary = "shows how hard the monsters that are there are for the characters",
    .details =
        "By the widely used thresholds of 2014, with the budgets of 2024 beside them; SRD "
        "5.1 has neither."};

encounter_difficulty encounter_difficulty::read(value_reader&) {
  return {};
}

void encounter_difficulty::print(line_writer&) const {}

}  // namespace dnd::model::commands
