#include "model/rules/facts.hpp"
#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/fact_saying.hpp"
#include "model/slug.hpp"
#include "model/verbs/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

/// Quests, places, factions, people and clocks.
namespace dnd::model::commands {

namespace {

using namespace language;
using rules::draft;

constexpr label_spec fact_name{.kind = value_kind::name,
                               .needed = need::required,
                               .placeholder = "NAME",
                               .help = "what it is called"};
constexpr label_spec fact_text{
    .name = "text", .kind = value_kind::fact, .placeholder = "TEXT", .help = "what is known of it"};
constexpr label_spec fact_status{.name = "status",
                                 .kind = value_kind::name,
                                 .placeholder = "WORDS",
                                 .help = "how things stand with it; `none` for nothing"};
constexpr label_spec quest_status{.name = "status",
                                  .kind = value_kind::name,
                                  .placeholder = "open|done|failed",
                                  .help = "how things stand with it"};
constexpr label_spec fact_at{.name = "at",
                             .kind = value_kind::fact,
                             .placeholder = "PLACE",
                             .help = "a place that is known; `none` for nowhere"};
constexpr label_spec fact_for{.name = "for",
                              .kind = value_kind::name,
                              .placeholder = "gm|all",
                              .help = "who may know of it; otherwise all"};
constexpr label_spec quest_labels[] = {quest_status, fact_text, fact_at, fact_for};
constexpr label_spec fact_labels[] = {fact_status, fact_text, fact_at, fact_for};
constexpr label_spec clock_parts{.name = "parts",
                                 .kind = value_kind::number,
                                 .placeholder = "N",
                                 .help = "how many parts it has, when it is new",
                                 .range = {1, bounds::clock_parts_max}};
constexpr label_spec shop_prices{.name = "prices",
                                 .kind = value_kind::number,
                                 .placeholder = "PERCENT",
                                 .help = "what it asks, in hundredths of the usual price",
                                 .range = {1, 1'000}};
constexpr label_spec shop_labels[] = {shop_prices, fact_status, fact_text, fact_at, fact_for};
constexpr std::string_view shop_examples[] = {"shop Barthen's Provisions at: Phandalin",
                                              "shop Barthen's Provisions prices: 120"};
constexpr label_spec clock_labels[] = {clock_parts, fact_text, fact_for};
constexpr std::string_view quest_examples[] = {
    "quest Find Gundren text: He was to meet us in Phandalin.", "quest Find Gundren status: done"};
constexpr std::string_view place_examples[] = {"place Phandalin text: A mining town.",
                                               "place Stonehill Inn at: Phandalin"};
constexpr std::string_view faction_examples[] = {"faction Redbrands status: broken",
                                                 "faction Zhentarim for: gm"};
constexpr std::string_view person_examples[] = {
    "person Gundren text: A dwarf who owns a map. at: Phandalin"};
constexpr std::string_view clock_examples[] = {"clock The Ritual parts: 6 for: gm"};

said_of_fact read_said(value_reader& given, bool is_clock) {
  said_of_fact said;
  said.name = given.new_name(fact_name).value_or(word{});
  said.text = given.optional_word(fact_text);
  said.reader = given.optional_word(fact_for);
  if (is_clock) return said;
  // A quest's label has the same name.
  said.status = given.optional_word(fact_status);
  said.at = given.optional_word(fact_at);
  return said;
}

void print_said(line_writer& line, const said_of_fact& said) {
  line.words(fact_name, {said.name}).optional_word(fact_status, said.status);
  line.optional_word(fact_text, said.text).optional_word(fact_at, said.at);
  line.optional_word(fact_for, said.reader);
}

}  // namespace

// -- quest, place, faction, person -------------------------------------------

constinit const verb_spec quest::row{
    .name = "quest",
    .subject = fact_name,
    .labels = quest_labels,
    .summary = "writes down what is to be done, or how things stand with it",
    .details = "The same name again changes what is given. `quests` shows them.",
    .examples = quest_examples};
constinit const verb_spec place::row{.name = "place",
                                     .subject = fact_name,
                                     .labels = fact_labels,
                                     .summary = "writes down a place in the world",
                                     .details = "`arrive` says who is there.",
                                     .examples = place_examples};
constinit const verb_spec faction::row{.name = "faction",
                                       .subject = fact_name,
                                       .labels = fact_labels,
                                       .summary = "writes down a faction and how it stands",
                                       .examples = faction_examples};
constinit const verb_spec person::row{
    .name = "person",
    .subject = fact_name,
    .labels = fact_labels,
    .summary = "writes down somebody in the world",
    .details = "`who is NAME` tells it; whoever is on the table need not be written down.",
    .examples = person_examples};

quest quest::read(value_reader& given) {
  return {read_said(given, false)};
}
place place::read(value_reader& given) {
  return {read_said(given, false)};
}
faction faction::read(value_reader& given) {
  return {read_said(given, false)};
}
person person::read(value_reader& given) {
  return {read_said(given, false)};
}

void quest::print(line_writer& line) const {
  print_said(line, what);
}
void place::print(line_writer& line) const {
  print_said(line, what);
}
void faction::print(line_writer& line) const {
  print_said(line, what);
}
void person::print(line_writer& line) const {
  print_said(line, what);
}

objection quest::decide(draft& out) const {
  return rules::say_fact(out, fact_kind::quest, what);
}
objection place::decide(draft& out) const {
  return rules::say_fact(out, fact_kind::place, what);
}
objection faction::decide(draft& out) const {
  return rules::say_fact(out, fact_kind::faction, what);
}
objection person::decide(draft& out) const {
  return rules::say_fact(out, fact_kind::person, what);
}

// -- shop --------------------------------------------------------------------

constinit const verb_spec shop::row{
    .name = "shop",
    .subject = fact_name,
    .labels = shop_labels,
    .summary = "writes down a shop, and what it asks",
    .details =
        "`buy … from:` and `sell … to:` take its name. It has all that the content has; a "
        "`container` of the same name is its stock, and then it has no more than is in there.",
    .examples = shop_examples};

shop shop::read(value_reader& given) {
  return {.what = read_said(given, false), .prices = given.number(shop_prices)};
}

void shop::print(line_writer& line) const {
  line.words(fact_name, {what.name}).number(shop_prices, prices);
  line.optional_word(fact_status, what.status).optional_word(fact_text, what.text);
  line.optional_word(fact_at, what.at).optional_word(fact_for, what.reader);
}

objection shop::decide(draft& out) const {
  return rules::say_fact(out, fact_kind::shop, what, prices);
}

// -- clock -------------------------------------------------------------------

constinit const verb_spec set_clock::row{
    .name = "clock",
    .subject = fact_name,
    .labels = clock_labels,
    .summary = "starts a clock: something that comes nearer part by part",
    .details = "`tick` moves it on. When all of its parts are full, that is told.",
    .examples = clock_examples};

set_clock set_clock::read(value_reader& given) {
  return {.what = read_said(given, true), .parts = given.number(clock_parts)};
}

void set_clock::print(line_writer& line) const {
  line.words(fact_name, {what.name}).number(clock_parts, parts);
  line.optional_word(fact_text, what.text).optional_word(fact_for, what.reader);
}

objection set_clock::decide(draft& out) const {
  const fact* const known = out.now().books().facts.find(slug_of(what.name.text));
  const bool is_clock = known && known->kind == fact_kind::clock;
  if (!known && !parts)
    return refusal{refusal_code::missing_label, "a new clock has a number of parts",
                   fmt::format("clock {} parts: 6", what.name.text), what.name.column};
  if (is_clock && parts && *parts != known->parts)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} has {} parts", known->name, known->parts),
                   "`forget` it to begin anew", what.name.column};
  return rules::say_fact(out, fact_kind::clock, what, parts);
}

}  // namespace dnd::model::commands
