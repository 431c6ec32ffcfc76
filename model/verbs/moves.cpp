#include "model/verbs/moves.hpp"

#include "model/bounds.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/able.hpp"
#include "model/rules/death.hpp"
#include "model/rules/gear.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/ways.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec way_feet{.kind = value_kind::number,
                              .needed = need::required,
                              .placeholder = "FEET",
                              .help = "how far it goes",
                              .range = {1, bounds::distance_ft_max}};
constexpr label_spec mover_labels[] = {labels::by_actor};
constexpr flag_spec way_flies{.name = "flying", .help = "by its flying speed"};
constexpr flag_spec way_swims{.name = "swimming", .help = "by its swimming speed, or walking"};
constexpr flag_spec way_climbs{.name = "climbing", .help = "by its climbing speed, or walking"};
constexpr flag_spec way_burrows{.name = "burrowing", .help = "by its burrowing speed"};
constexpr flag_spec way_is_difficult{.name = "difficult",
                                     .help = "each foot over difficult terrain costs one more"};
constexpr flag_spec way_drags{.name = "drag",
                              .help = "takes along whom it has grappled, at half the speed"};
constexpr flag_spec move_flags[] = {way_flies,        way_swims, way_climbs,      way_burrows,
                                    way_is_difficult, way_drags, labels::for_free};
constexpr std::string_view move_examples[] = {"move 30", "move 15 by: Grog drag",
                                              "move 20 flying by: harpy-1", "move 10 difficult"};
constexpr label_spec jump_feet{.kind = value_kind::number,
                               .needed = need::required,
                               .placeholder = "FEET",
                               .help = "how far, or how high",
                               .range = {1, bounds::distance_ft_max}};
constexpr flag_spec jump_is_high{.name = "high", .help = "up, not along"};
constexpr flag_spec jump_from_standing{.name = "standing", .help = "without a run of 10 feet"};
constexpr flag_spec jump_flags[] = {jump_is_high, jump_from_standing, labels::for_free};
constexpr std::string_view jump_examples[] = {"jump 12", "jump 4 high by: Grog", "jump 6 standing"};
constexpr label_spec drop_what{.kind = value_kind::item,
                               .times = arity::list,
                               .placeholder = "WHAT",
                               .help = "coins or things that it has; otherwise it drops itself"};
constexpr std::string_view drop_examples[] = {"drop", "drop torch by: Grog",
                                              "drop 3 gp and: rope by: Mira"};
constexpr flag_spec stand_flags[] = {labels::for_free};

/// SRD, Surprise: no move before the first turn has ended. Whoever cannot act may move all the
/// same.
objection refuse_surprised(const state& now, const creature_id& id, std::string_view deed,
                           std::optional<std::size_t> column) {
  const combatant* const place = now.fight() ? now.fight()->find(id) : nullptr;
  if (!place || !place->surprised) return std::nullopt;
  return rules::refuse_unable(now, id, deed, column);
}

}  // namespace

// -- move ------------------------------------------------------------------

constinit const verb_spec move::row{
    .name = "move",
    .subject = way_feet,
    .labels = mover_labels,
    .flags = move_flags,
    .summary = "counts feet against what is left of a creature's speed",
    .details =
        "Who lies prone crawls, which costs a foot more each. Whom it has grappled is let go "
        "without `drag`. Nobody is attacked for it: `attack … opportunity` is for that.",
    .examples = move_examples};

move move::read(value_reader& given) {
  return {.feet = given.number(way_feet).value_or(0),
          .flying = given.has(way_flies),
          .swimming = given.has(way_swims),
          .climbing = given.has(way_climbs),
          .burrowing = given.has(way_burrows),
          .difficult = given.has(way_is_difficult),
          .drag = given.has(way_drags),
          .who = read_doer(given)};
}

void move::print(line_writer& line) const {
  line.number(way_feet, feet).optional_word(labels::by_actor, who.by);
  line.flag(way_flies, flying).flag(way_swims, swimming);
  line.flag(way_climbs, climbing).flag(way_burrows, burrowing);
  line.flag(way_is_difficult, difficult).flag(way_drags, drag);
  print_costs(line, who);
}

objection move::decide(rules::draft& out) const {
  using namespace rules;
  if (!out.now().fight()) return no_fight();
  const auto id = acting(out.now(), who.by, "move");
  if (!id) return id.error();
  if (auto no = refuse_mover(out.at(*id), "move", column_of(who.by))) return no;
  if (auto no = refuse_surprised(out.now(), *id, "move", column_of(who.by))) return no;
  if (flying + swimming + climbing + burrowing > 1)
    return refusal{refusal_code::bad_value, "one way is gone in one manner",
                   "a second `move` is for the second", column_of(who.by)};
  const movement how = flying      ? movement::fly
                       : swimming  ? movement::swim
                       : climbing  ? movement::climb
                       : burrowing ? movement::burrow
                                   : movement::walk;
  return move_along(out, *id,
                    {.feet = feet,
                     .how = how,
                     .difficult = difficult,
                     .drag = drag,
                     .free = who.free,
                     .column = column_of(who.by)});
}

// -- jump ------------------------------------------------------------------

constinit const verb_spec jump::row{
    .name = "jump",
    .subject = jump_feet,
    .labels = mover_labels,
    .flags = jump_flags,
    .summary = "jumps, as far as the creature's Strength lets it",
    .details =
        "Along: its Strength score in feet after a run of 10 feet, half of it from a standstill. "
        "Up: 3 feet and its Strength modifier, or half of it. Each foot costs a foot of movement.",
    .examples = jump_examples};

jump jump::read(value_reader& given) {
  return {.feet = given.number(jump_feet).value_or(0),
          .high = given.has(jump_is_high),
          .standing = given.has(jump_from_standing),
          .who = read_doer(given)};
}

void jump::print(line_writer& line) const {
  line.number(jump_feet, feet).optional_word(labels::by_actor, who.by);
  line.flag(jump_is_high, high).flag(jump_from_standing, standing);
  print_costs(line, who);
}

objection jump::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = acting(out.now(), who.by, "jump");
  if (!id) return id.error();
  if (auto no = refuse_mover(out.at(*id), "jump", column_of(who.by))) return no;
  if (auto no = refuse_surprised(out.now(), *id, "jump", column_of(who.by))) return no;
  return jump_so_far(out, *id,
                     {.feet = feet,
                      .high = high,
                      .standing = standing,
                      .free = who.free,
                      .column = column_of(who.by)});
}

// -- stand, drop -----------------------------------------------------------

constinit const verb_spec stand::row{.name = "stand",
                                     .labels = mover_labels,
                                     .flags = stand_flags,
                                     .summary = "gets up from the ground, for half of the speed"};

stand stand::read(value_reader& given) {
  return {read_doer(given)};
}

void stand::print(line_writer& line) const {
  print_doer(line, who);
}

objection stand::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = acting(out.now(), who.by, "stand");
  if (!id) return id.error();
  if (auto no = refuse_mover(out.at(*id), "stand up", column_of(who.by))) return no;
  if (auto no = refuse_surprised(out.now(), *id, "stand up", column_of(who.by))) return no;
  return stand_up(out, *id, who.free, column_of(who.by));
}

constinit const verb_spec drop::row{
    .name = "drop",
    .subject = drop_what,
    .labels = mover_labels,
    .summary = "lets things fall to the ground, or a creature prone, for nothing",
    .details = "Without a thing it drops prone. What is worn is not dropped: `doff` takes it off.",
    .examples = drop_examples};

drop drop::read(value_reader& given) {
  return {.what = given.words(drop_what), .by = given.optional_word(labels::by_actor)};
}

void drop::print(line_writer& line) const {
  line.words(drop_what, what).optional_word(labels::by_actor, by);
}

namespace {

objection let_fall(rules::draft& out, const creature_id& id, const word& typed) {
  const auto wanted = rules::goods_in(typed);
  if (!wanted) return wanted.error();
  objection no;
  if (wanted->coins > 0) {
    no = rules::move_coins(out, id, ground_holder, wanted->coins);
  } else {
    auto stack = rules::stack_named(out.now(), id, wanted->item);
    if (!stack) return std::move(stack).error();
    stack->count = wanted->count;
    no = rules::refuse_drop(out, out.at(id), *stack);
    if (!no) no = rules::move_items(out, id, ground_holder, *stack);
  }
  if (no && !no->column) no->column = typed.column;
  return no;
}

}  // namespace

objection drop::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = acting(out.now(), by, "drop");
  if (!id) return id.error();
  for (const word& each : what)
    if (auto no = let_fall(out, *id, each)) return no;
  if (!what.empty()) {
    settle_load(out, *id);
    return std::nullopt;
  }
  const creature& who = out.at(*id);
  if (auto no = refuse_mover(who, "drop", column_of(by))) return no;
  if (effective_conditions(who).contains(condition::prone))
    return refusal{refusal_code::not_available, fmt::format("{} is prone already", called(who)),
                   "`stand` gets it up", column_of(by)};
  if (is_immune(who, condition::prone))
    return refusal{refusal_code::not_available,
                   fmt::format("{} cannot be prone: immune", called(who)), "", column_of(by)};
  fall_prone(out, *id);
  return std::nullopt;
}

}  // namespace dnd::model::commands
