#include "model/verbs/creatures.hpp"

#include "model/bounds.hpp"
#include "model/dice/simple.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/groups.hpp"
#include "model/rules/initiative.hpp"
#include "model/rules/leaving.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/new_name.hpp"
#include "model/rules/outfit.hpp"
#include "model/rules/turns.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model {

namespace rules {

namespace {

/// One name after `add`, and the entry that it stands for.
struct newcomer {
  const word& typed;
  stat_block_ptr block;
  character_record_ptr record;
};

bool is_character(const newcomer& one) {
  return one.block->kind == creature_kind::character;
}

ruled<std::vector<newcomer>> find_content(const draft& out, const commands::add& asked) {
  std::vector<newcomer> found;
  for (const word& name : asked.content) {
    found_content entry = out.character(name.text);
    if (!entry.creature)
      return refusal{refusal_code::unknown_content,
                     fmt::format("there is no entry \"{}\"", name.text),
                     "creatures come from `monsters` and `characters`", name.column};
    found.push_back({name, std::move(entry.creature), std::move(entry.record)});
  }
  return found;
}

objection check_request(const state& now, const commands::add& asked,
                        std::span<const newcomer> kinds) {
  const auto count = static_cast<std::size_t>(asked.count);
  if (now.creatures().size() + kinds.size() * count > bounds::creatures_max)
    return refusal{refusal_code::too_many,
                   fmt::format("the table holds at most {} creatures and has {}",
                               bounds::creatures_max, now.creatures().size()),
                   "`remove` makes room", std::nullopt};
  for (const newcomer& one : kinds) {
    if (count > 1 && !asked.as && is_character(one))
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is a character, and there is only one", one.block->name),
                     "leave out `count:`, or name the copies with `as:`", one.typed.column};
    if (asked.roll_hit_points && one.block->hit_dice.empty())
      return refusal{refusal_code::bad_value,
                     fmt::format("{} has no hit dice to roll", one.block->name),
                     "`hp: 30` sets its hit points", one.typed.column};
  }
  if (asked.as) return check_name(asked.as->text, asked.as->column);
  return std::nullopt;
}

ruled<identity> name_newcomer(const state& now, const commands::add& asked, const newcomer& one) {
  if (asked.as) {
    const word& as = *asked.as;
    if (asked.count == 1) return identity_as(now, as.text, as.column);
    return next_identity(now, slug_of(as.text), as.text, as.column);
  }
  if (is_character(one)) return identity_as(now, one.block->name, one.typed.column);
  return next_identity(now, one.block->slug, one.block->name, one.typed.column);
}

/// Hit points of one creature. Errors: `bad_content` for hit dice that are none.
objection set_hit_points(draft& out, const commands::add& asked, creature_added& who) {
  who.hp = std::clamp(asked.hit_points.value_or(who.block->hit_points), 1, bounds::hit_points_max);
  if (asked.roll_hit_points) {
    const auto dice = parse_simple(who.block->hit_dice);
    if (!dice)
      return refusal{
          refusal_code::bad_content,
          fmt::format("{} has no valid hit dice: {}", who.block->name, dice.error().message),
          "correct the entry, or set `hp:`", std::nullopt};
    const std::size_t from = out.dice().drawn().size();
    // SRD: a creature has at least one hit point, whatever its Constitution takes away.
    who.hp = std::clamp(roll(*dice, out.dice()), 1, bounds::hit_points_max);
    who.hp_dice = faces_since(out.dice(), from);
  }
  who.max_hp = who.hp;
  return std::nullopt;
}

objection add_creature(draft& out, const commands::add& asked, const newcomer& one,
                       std::vector<creature_id>& added_ids) {
  const auto who = name_newcomer(out.now(), asked, one);
  if (!who) return who.error();
  added_ids.push_back(who->id);
  creature_added added;
  added.creature = who->id;
  added.name = who->name;
  added.number = who->number;
  added.block = one.block;
  added.concealed = asked.concealed;
  added.record = one.record;
  added.equipped = is_character(one) && who->number == 0 &&
                   out.now().books().lives.find(who->id.view()) == nullptr;
  if (auto no = set_hit_points(out, asked, added)) return no;
  const bool is_first = added.equipped;
  out.emit(std::move(added));
  if (out.now().fight()) out.emit(combatant_joined{.creature = who->id, .surprised = false});
  if (is_first)
    tell_of_nothing(out, who->id, "`equipment:` in its file says what, before it is added anew");
  return std::nullopt;
}

/// `as:` is the name of all of them, when there are several. A word that stands for others in every
/// campaign is none.
objection name_them_all(draft& out, const commands::add& asked, std::vector<creature_id> added) {
  if (!asked.as || asked.count == 1) return std::nullopt;
  const std::string slug = slug_of(asked.as->text);
  if (is_group_word(slug)) return std::nullopt;
  return join_group(out, slug, std::move(added), asked.as->column);
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec add_what{.kind = value_kind::content,
                              .needed = need::required,
                              .times = arity::list,
                              .placeholder = "WHAT",
                              .help = "what to put on the table"};
constexpr label_spec add_count{.name = "count",
                               .kind = value_kind::number,
                               .placeholder = "N",
                               .help = "how many of each",
                               .range = {1, static_cast<std::int32_t>(bounds::add_count_max)}};
constexpr label_spec add_as{
    .name = "as",
    .kind = value_kind::name,
    .placeholder = "NAME",
    .help = "the name at the table; of several, the name of their group too"};
constexpr label_spec add_hp{.name = "hp",
                            .kind = value_kind::hit_points,
                            .placeholder = "N|roll",
                            .help = "hit points of each; `roll` rolls the hit dice",
                            .range = {1, bounds::hit_points_max}};
constexpr flag_spec add_concealed{.name = "concealed",
                                  .help = "players do not see them, until `reveal`"};
constexpr flag_spec add_flags[] = {add_concealed};
constexpr label_spec add_labels[] = {add_count, add_as, add_hp, labels::rolled};
constexpr std::string_view add_examples[] = {"add zombie and: goblin count: 3",
                                             "add giant crocodile as: Old Snapper hp: roll",
                                             "add kobold count: 6 as: Raiders", "add Elara"};

constexpr label_spec remove_who{.kind = value_kind::creature,
                                .needed = need::required,
                                .times = arity::list,
                                .placeholder = "WHO",
                                .help = "who goes"};
constexpr std::string_view remove_examples[] = {"remove zombie-2", "remove zombie-1 and: goblin-1",
                                                "remove dead"};

}  // namespace

// -- add -------------------------------------------------------------------

constinit const verb_spec add::row{
    .name = "add",
    .subject = add_what,
    .labels = add_labels,
    .flags = add_flags,
    .summary = "puts creatures on the table",
    .details =
        "Monsters get ids with a number (zombie-1, zombie-2), characters keep their name. "
        "The numbers begin again when the last of a kind has left. "
        "While a fight is on, newcomers roll initiative.",
    .examples = add_examples};

add add::read(value_reader& given) {
  const typed_hit_points hp = given.hit_points(add_hp);
  add said{.content = given.words(add_what),
           .count = given.number(add_count).value_or(1),
           .as = given.new_name(add_as),
           .hit_points = hp.number,
           .roll_hit_points = hp.roll,
           .concealed = given.has(add_concealed),
           .rolled = given.faces(labels::rolled)};
  if (said.as && said.content.size() > 1)
    given.refuse({refusal_code::unexpected_text, "one name cannot be given to different creatures",
                  "Add them one by one, each with its own `as:`.", given.column(add_as)});
  return said;
}

void add::print(line_writer& line) const {
  line.words(add_what, content);
  if (count != 1) line.number(add_count, count);
  line.optional_word(add_as, as).number(add_hp, hit_points);
  if (roll_hit_points) line.name(add_hp, "roll");
  line.faces(labels::rolled, rolled).flag(add_concealed, concealed);
}

objection add::decide(rules::draft& out) const {
  using namespace rules;
  const auto kinds = find_content(out, *this);
  if (!kinds) return kinds.error();
  if (auto no = check_request(out.now(), *this, *kinds)) return no;
  std::vector<creature_id> added;
  for (const newcomer& one : *kinds)
    for (std::int32_t i = 0; i < count; ++i) {
      if (auto no = add_creature(out, *this, one, added)) return no;
    }
  if (auto no = name_them_all(out, *this, std::move(added))) return no;
  if (!out.now().fight()) return std::nullopt;
  // Newcomers of a kind share a roll among themselves, not with those who rolled before.
  const std::vector<creature_id> late = waiting(out.now());
  const std::vector<creature_id> monsters = monsters_of(out.now(), late);
  roll_initiative(out, monsters, sharing::groups);
  start_when_all_rolled(out);
  return std::nullopt;
}

// -- remove ----------------------------------------------------------------

constinit const verb_spec remove::row{.name = "remove",
                                      .subject = remove_who,
                                      .summary = "takes creatures off the table",
                                      .examples = remove_examples};

remove remove::read(value_reader& given) {
  return {given.words(remove_who)};
}

void remove::print(line_writer& line) const {
  line.words(remove_who, who);
}

objection remove::decide(rules::draft& out) const {
  using namespace rules;
  auto named = all_named(out.now(), who, group_scope::everybody);
  if (!named) return named.error();
  take_away(out, std::move(named->ids));
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
