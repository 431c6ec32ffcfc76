#include "model/verbs/stealth.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/hiding.hpp"

#include <utility>

namespace dnd::model {

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
  rules::hide(out, *id, narrowed(dc), leaning(flags));
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
  rules::search(out, *id, narrowed(dc), leaning(flags));
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
