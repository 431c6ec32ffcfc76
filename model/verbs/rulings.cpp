#include "model/verbs/rulings.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/draft.hpp"
#include "model/rulings.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec ruling_initiative{.name = "initiative",
                                       .kind = value_kind::name,
                                       .placeholder = "group|individual",
                                       .help = "who rolls initiative for identical monsters"};
constexpr label_spec ruling_turns{.name = "turns",
                                  .kind = value_kind::name,
                                  .placeholder = "counted|free",
                                  .help = "whether a fight counts actions and reactions"};
constexpr label_spec ruling_reactions{.name = "reactions",
                                      .kind = value_kind::name,
                                      .placeholder = "ask|off",
                                      .help = "whether those are asked who can answer something"};
constexpr label_spec ruling_health{.name = "health",
                                   .kind = value_kind::name,
                                   .placeholder = "words|figures",
                                   .help = "how players see the health of others"};
constexpr label_spec ruling_experience{
    .name = "experience",
    .kind = value_kind::name,
    .placeholder = "fights|table",
    .help = "whether the end of a fight gives experience by itself"};
constexpr label_spec ruling_load{.name = "load",
                                 .kind = value_kind::name,
                                 .placeholder = "capacity|variant",
                                 .help = "from which load on somebody is slowed"};
constexpr label_spec ruling_food{.name = "food",
                                 .kind = value_kind::name,
                                 .placeholder = "table|counted|half",
                                 .help = "whether each day takes a ration"};
constexpr label_spec ruling_water{.name = "water",
                                  .kind = value_kind::name,
                                  .placeholder = "table|counted|half|hot",
                                  .help = "whether each day takes a gallon of water"};
constexpr label_spec ruling_light{.name = "light",
                                  .kind = value_kind::name,
                                  .placeholder = "bright|dim|dark",
                                  .help = "how light it is where play is"};
constexpr label_spec ruling_labels[] = {ruling_initiative, ruling_turns,      ruling_reactions,
                                        ruling_health,     ruling_experience, ruling_load,
                                        ruling_food,       ruling_water,      ruling_light};
constexpr std::string_view ruling_examples[] = {"ruling turns: free",
                                                "ruling reactions: off initiative: individual"};

struct given_ruling {
  std::string_view name;
  const std::optional<word>* value;
};

/// What is ruled otherwise than before; a word that is none is refused at its place.
objection rule(rules::draft& out, const given_ruling& one, int& changed) {
  const known_ruling& row = *find_ruling(one.name);
  const std::string typed = slug_of((*one.value)->text);
  const bool known = std::ranges::find(row.values, typed, &ruling_value::word) != row.values.end();
  if (!known)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} is no ruling on {}", shown((*one.value)->text), one.name),
                   "it is " + words_of(row), (*one.value)->column};
  if (value_of(out.house(), one.name) == typed) return std::nullopt;
  ++changed;
  out.emit(ruling_made{.ruling = small_text(one.name),
                       .value = {out.now().ruling(one.name), small_text(typed)}});
  return std::nullopt;
}

}  // namespace

constinit const verb_spec ruling::row{
    .name = "ruling",
    .labels = ruling_labels,
    .summary = "changes how this campaign plays what the rules leave open",
    .details =
        "It holds from now on, over what `campaign.yaml` says, and can be undone. `rulings` "
        "shows what holds.",
    .examples = ruling_examples};

ruling ruling::read(value_reader& given) {
  return {.initiative = given.optional_word(ruling_initiative),
          .turns = given.optional_word(ruling_turns),
          .reactions = given.optional_word(ruling_reactions),
          .health = given.optional_word(ruling_health),
          .experience = given.optional_word(ruling_experience),
          .load = given.optional_word(ruling_load),
          .food = given.optional_word(ruling_food),
          .water = given.optional_word(ruling_water),
          .light = given.optional_word(ruling_light)};
}

void ruling::print(line_writer& line) const {
  line.optional_word(ruling_initiative, initiative)
      .optional_word(ruling_turns, turns)
      .optional_word(ruling_reactions, reactions)
      .optional_word(ruling_health, health)
      .optional_word(ruling_experience, experience)
      .optional_word(ruling_load, load)
      .optional_word(ruling_food, food)
      .optional_word(ruling_water, water)
      .optional_word(ruling_light, light);
}

objection ruling::decide(rules::draft& out) const {
  const std::array<given_ruling, 9> all{{{"initiative", &initiative},
                                         {"turns", &turns},
                                         {"reactions", &reactions},
                                         {"health", &health},
                                         {"experience", &experience},
                                         {"load", &load},
                                         {"food", &food},
                                         {"water", &water},
                                         {"light", &light}}};
  int given = 0;
  int changed = 0;
  for (const given_ruling& one : all) {
    if (!*one.value) continue;
    ++given;
    if (auto no = rule(out, one, changed)) return no;
  }
  if (given == 0)
    return refusal{refusal_code::missing_label, "`ruling` says nothing",
                   "name one, as in `turns: free`; `rulings` shows all of them and what holds",
                   std::nullopt};
  if (changed == 0)
    return refusal{refusal_code::not_available, "this is how the campaign plays already",
                   "`rulings` shows what holds", std::nullopt};
  return std::nullopt;
}

}  // namespace dnd::model::commands
