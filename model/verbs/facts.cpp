#include "model/rules/facts.hpp"
#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
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
constexpr std::string_view none_word = "none";

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

/// What it is to be, in place of what it is; what was not said stays.
struct wanted_fact {
  fact after;

  [[nodiscard]] objection take(const draft& out, const said_of_fact& said) {
    if (said.text && said.text->text.size() > bounds::fact_bytes_max)
      return refusal{refusal_code::bad_value,
                     fmt::format("this text has {} bytes", said.text->text.size()),
                     fmt::format("at most {}; `note` takes longer ones", bounds::fact_bytes_max),
                     said.text->column};
    if (said.text) after.text = slug_of(said.text->text) == none_word ? "" : said.text->text;
    if (auto no = take_status(said)) return no;
    if (auto no = take_place(out.now(), said)) return no;
    return take_reader(said);
  }

 private:
  objection take_status(const said_of_fact& said) {
    if (!said.status) return std::nullopt;
    const std::string slug = slug_of(said.status->text);
    if (after.kind != fact_kind::quest) {
      after.status = slug == none_word ? "" : said.status->text;
      return std::nullopt;
    }
    constexpr std::array<std::string_view, 3> known{"open", "done", "failed"};
    if (std::ranges::find(known, slug) == known.end())
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is no status of a quest", shown(said.status->text)),
                     "it is `open`, `done` or `failed`", said.status->column};
    after.status = slug;
    return std::nullopt;
  }

  objection take_place(const state& now, const said_of_fact& said) {
    if (!said.at) return std::nullopt;
    if (slug_of(said.at->text) == none_word) {
      after.place = {};
      return std::nullopt;
    }
    const auto where = rules::fact_named(now.books(), *said.at);
    if (!where) return where.error();
    if ((*where)->kind != fact_kind::place || (*where)->id == after.id)
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is no place where it could be", (*where)->name),
                     "`place NAME` makes a place known", said.at->column};
    after.place = (*where)->id;
    return std::nullopt;
  }

  objection take_reader(const said_of_fact& said) {
    if (!said.reader) return std::nullopt;
    const std::string slug = slug_of(said.reader->text);
    if (slug != "gm" && slug != "all")
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is nobody for whom it could be", shown(said.reader->text)),
                     "it is `gm` or `all`", said.reader->column};
    after.secret = slug == "gm";
    return std::nullopt;
  }
};

std::string_view word_for(fact_kind kind) noexcept {
  constexpr std::string_view words[] = {"quest", "place", "faction", "clock", "person"};
  return words[static_cast<std::size_t>(kind)];
}

objection refuse_other_kind(const fact& is, fact_kind wanted, const word& name) {
  if (is.kind == wanted) return std::nullopt;
  return refusal{refusal_code::name_taken, fmt::format("{} is a {}", is.name, word_for(is.kind)),
                 fmt::format("`{} {}` is about that; another {} needs another name",
                             word_for(is.kind), is.name, word_for(wanted)),
                 name.column};
}

/// A new one, or what is another of one that is known by its whole name.
objection say(draft& out, fact_kind kind, const said_of_fact& said,
              std::optional<std::int32_t> parts = {}) {
  const std::string slug = slug_of(said.name.text);
  if (slug.empty() || !small_text::fits(slug))
    return refusal{refusal_code::bad_name, fmt::format("{} is no name", shown(said.name.text)),
                   "a name has a letter or a digit", said.name.column};
  const fact* const known = out.now().books().facts.find(slug);
  wanted_fact wanted;
  if (known) {
    if (auto no = refuse_other_kind(*known, kind, said.name)) return no;
    wanted.after = *known;
  } else {
    const game_time now = out.now().time_now();
    wanted.after = {.id = slug, .kind = kind, .name = said.name.text, .since = now, .changed = now};
    if (kind == fact_kind::quest) wanted.after.status = "open";
    if (kind == fact_kind::clock) wanted.after.parts = parts.value_or(0);
  }
  if (auto no = wanted.take(out, said)) return no;
  if (!known && out.now().books().facts.size() >= bounds::facts_max)
    return refusal{refusal_code::too_many,
                   fmt::format("the books know {} names already", bounds::facts_max),
                   "`forget NAME` makes room", std::nullopt};
  if (!known) {
    out.emit(fact_recorded{.fact = std::move(wanted.after)});
    return std::nullopt;
  }
  if (wanted.after == *known)
    return refusal{refusal_code::not_available,
                   fmt::format("this is what the books say of {} already", known->name),
                   "`who is NAME` shows it", said.name.column};
  const fact before = *known;
  rules::change_fact(out, before, wanted.after);
  return std::nullopt;
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
  return say(out, fact_kind::quest, what);
}
objection place::decide(draft& out) const {
  return say(out, fact_kind::place, what);
}
objection faction::decide(draft& out) const {
  return say(out, fact_kind::faction, what);
}
objection person::decide(draft& out) const {
  return say(out, fact_kind::person, what);
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
  return say(out, fact_kind::clock, what, parts);
}

}  // namespace dnd::model::commands
