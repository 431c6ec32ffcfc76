#include "model/verbs/objects.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/new_name.hpp"
#include "model/rules/objects.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr std::int32_t threshold_max = 1'000;

constexpr label_spec object_name{.kind = value_kind::name,
                                 .needed = need::required,
                                 .placeholder = "NAME",
                                 .help = "what it is called at the table"};
constexpr label_spec object_of{.name = "of",
                               .kind = value_kind::name,
                               .needed = need::required,
                               .placeholder = "MATERIAL",
                               .help =
                                   "cloth, paper, rope, crystal, glass, ice, wood, bone, stone, "
                                   "iron, steel, mithral or adamantine"};
constexpr label_spec object_size{.name = "size",
                                 .kind = value_kind::name,
                                 .placeholder = "SIZE",
                                 .help = "tiny, small, medium or large; otherwise medium"};
constexpr label_spec object_hp{.name = "hp",
                               .kind = value_kind::number,
                               .placeholder = "N",
                               .help = "hit points; otherwise those of its size",
                               .range = {1, bounds::hit_points_max}};
constexpr label_spec object_threshold{.name = "threshold",
                                      .kind = value_kind::number,
                                      .placeholder = "N",
                                      .help = "less damage than that at once does nothing",
                                      .range = {0, threshold_max}};
constexpr flag_spec object_is_fragile{.name = "fragile", .help = "breaks easily"};
constexpr label_spec object_labels[] = {object_of, object_size, object_hp, object_threshold};
constexpr flag_spec object_flags[] = {object_is_fragile};
constexpr std::string_view object_examples[] = {
    "object Oak Door of: wood size: large", "object Vial of: glass size: tiny fragile",
    "object Portcullis of: iron size: large threshold: 5 hp: 40"};

}  // namespace

constinit const verb_spec object::row{
    .name = "object",
    .subject = object_name,
    .labels = object_labels,
    .flags = object_flags,
    .summary = "puts an object on the table, to be hit and broken",
    .details =
        "Its armor class is that of its material, its hit points are those of its size. Poison and "
        "psychic damage do nothing to it, and it takes no part in a fight.",
    .examples = object_examples};

object object::read(value_reader& given) {
  return {.name = given.new_name(object_name).value_or(word()),
          .material = given.one_word(object_of),
          .size = given.optional_word(object_size),
          .hit_points = given.number(object_hp),
          .threshold = given.number(object_threshold).value_or(0),
          .fragile = given.has(object_is_fragile)};
}

void object::print(line_writer& line) const {
  line.words(object_name, {name}).words(object_of, {material}).optional_word(object_size, size);
  line.number(object_hp, hit_points);
  if (threshold != 0) line.number(object_threshold, threshold);
  line.flag(object_is_fragile, fragile);
}

objection object::decide(rules::draft& out) const {
  using namespace rules;
  const auto of = parse_object_material(lower(material.text));
  if (!of)
    return refusal{refusal_code::bad_value, shown(material.text) + " is no material",
                   std::string(object_of.help), material.column};
  const auto large = size ? parse_creature_size(size->text) : creature_size::medium;
  if (!large || *large > creature_size::large)
    return refusal{refusal_code::bad_value, shown(size->text) + " is no size of an object",
                   "tiny, small, medium or large; what is larger is hit part by part",
                   size->column};
  if (out.now().creatures().size() >= bounds::creatures_max)
    return refusal{refusal_code::too_many,
                   fmt::format("the table holds at most {} creatures", bounds::creatures_max),
                   "`remove` makes room", std::nullopt};
  if (auto no = check_name(name.text, name.column)) return no;
  const auto who = identity_as(out.now(), name.text, name.column);
  if (!who) return who.error();
  creature_added added;
  added.creature = who->id;
  added.name = who->name;
  added.number = who->number;
  added.block = std::make_shared<const stat_block>(
      object_block({.name = name.text,
                    .material = *of,
                    .size = *large,
                    .fragile = fragile,
                    .threshold = static_cast<std::int16_t>(threshold)}));
  added.hp = hit_points.value_or(added.block->hit_points);
  added.max_hp = added.hp;
  out.emit(std::move(added));
  return std::nullopt;
}

}  // namespace dnd::model::commands
