#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/facts.hpp"
#include "model/verbs/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

/// What moves on and what is forgotten.
namespace dnd::model::commands {

namespace {

using namespace language;
using rules::draft;

constexpr label_spec known_name{.kind = value_kind::fact,
                                .needed = need::required,
                                .placeholder = "NAME",
                                .help = "what it is called, or the beginning of that"};
constexpr label_spec tick_count{.name = "count",
                                .kind = value_kind::number,
                                .placeholder = "N",
                                .help = "so many parts",
                                .range = {1, bounds::clock_parts_max}};
constexpr label_spec tick_labels[] = {tick_count};
constexpr flag_spec tick_back{.name = "back", .help = "the other way"};
constexpr flag_spec tick_flags[] = {tick_back};

constexpr std::string_view tick_examples[] = {"tick The Ritual", "tick The Ritual count: 2 back"};
constexpr std::string_view forget_examples[] = {"forget The Ritual"};

}  // namespace

constinit const verb_spec tick::row{.name = "tick",
                                    .subject = known_name,
                                    .labels = tick_labels,
                                    .flags = tick_flags,
                                    .summary = "moves a clock on",
                                    .examples = tick_examples};

tick tick::read(value_reader& given) {
  return {.name = given.one_word(known_name),
          .count = given.number(tick_count).value_or(1),
          .back = given.has(tick_back)};
}

void tick::print(line_writer& line) const {
  line.words(known_name, {name});
  if (count != 1) line.number(tick_count, count);
  line.flag(tick_back, back);
}

objection tick::decide(draft& out) const {
  const auto found = rules::fact_named(out.now().books(), name);
  if (!found) return found.error();
  const fact before = **found;
  if (before.kind != fact_kind::clock)
    return refusal{refusal_code::bad_value, fmt::format("{} is no clock", before.name),
                   "`clock NAME parts: 6` starts one", name.column};
  fact after = before;
  after.progress = std::clamp(before.progress + (back ? -count : count), 0, before.parts);
  if (after.progress == before.progress)
    return refusal{refusal_code::not_available,
                   fmt::format("{} is {} already", before.name, back ? "empty" : "full"),
                   back ? "" : "`tick … back` takes parts away", name.column};
  if (after.progress == after.parts) after.status = "full";
  if (before.status == "full") after.status.clear();
  rules::change_fact(out, before, after);
  return std::nullopt;
}

constinit const verb_spec forget::row{
    .name = "forget",
    .subject = known_name,
    .summary = "takes a quest, place, faction, person, shop or clock out of the books",
    .details = "The log keeps what it was. Creatures that are at a place are nowhere then.",
    .examples = forget_examples};

forget forget::read(value_reader& given) {
  return {given.one_word(known_name)};
}

void forget::print(line_writer& line) const {
  line.words(known_name, {name});
}

objection forget::decide(draft& out) const {
  const auto found = rules::fact_named(out.now().books(), name);
  if (!found) return found.error();
  const small_text id = (*found)->id;
  const std::string called = (*found)->name;
  std::vector<creature_id> there;
  for (const auto& each : out.now().books().lives.all())
    if (each->place == id) there.push_back(each->creature);
  for (const creature_id& each : there)
    out.emit(place_changed{.creature = each, .place = {id, small_text()}});
  std::vector<fact> within;
  for (const auto& each : out.now().books().facts.all())
    if (each->place == id) within.push_back(*each);
  for (const fact& each : within) {
    fact after = each;
    after.place = {};
    rules::change_fact(out, each, after);
  }
  out.emit(fact_forgotten{.fact = id, .name = called});
  return std::nullopt;
}

}  // namespace dnd::model::commands
