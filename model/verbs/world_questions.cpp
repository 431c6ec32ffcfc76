#include "model/verbs/world_questions.hpp"

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec asked_name{.kind = value_kind::fact,
                                .needed = need::required,
                                .placeholder = "NAME",
                                .help =
                                    "somebody or something that the books know, or that is on "
                                    "the table"};
constexpr label_spec about_what{.kind = value_kind::fact,
                                .needed = need::required,
                                .placeholder = "WORDS",
                                .help = "what stands in it, such as a name"};
constexpr label_spec timeline_last{.name = "last",
                                   .kind = value_kind::number,
                                   .placeholder = "N",
                                   .help = "how many; otherwise 20",
                                   .range = {1, static_cast<std::int32_t>(bounds::log_last_max)}};
constexpr label_spec timeline_labels[] = {timeline_last};
constexpr std::string_view timeline_places[] = {"last"};
constexpr label_spec asked_place_of{.kind = value_kind::fact,
                                    .needed = need::required,
                                    .placeholder = "NAME",
                                    .help = "a creature, a group, or what the books know"};
constexpr std::string_view where_examples[] = {"where is Elara"};
constexpr std::string_view who_examples[] = {"who is Gundren"};
constexpr std::string_view about_examples[] = {"about Gundren"};
constexpr std::string_view timeline_examples[] = {"timeline", "timeline 50"};

}  // namespace

constinit const verb_spec show_time::row{
    .name = "time", .summary = "shows what day and what time it is, and when it dawns"};
constinit const verb_spec show_quests::row{.name = "quests",
                                           .summary = "shows the quests and how they stand"};
constinit const verb_spec show_world::row{
    .name = "world", .summary = "shows places, factions, people and clocks, and who is where"};
constinit const verb_spec show_where::row{
    .name = "where", .summary = "shows who is where: characters, who follows them, and groups"};
constinit const verb_spec where_is::row{.name = "where is",
                                        .subject = asked_place_of,
                                        .summary = "tells where somebody, a group or something is",
                                        .examples = where_examples};
constinit const verb_spec who_is::row{
    .name = "who is",
    .subject = asked_name,
    .summary = "tells what the books know of somebody or something",
    .examples = who_examples};
constinit const verb_spec about::row{
    .name = "about",
    .subject = about_what,
    .summary = "finds notes and events of the world that name something",
    .details = "What was taken back is not found, and what is older than the last 10,000 commands.",
    .examples = about_examples};
constinit const verb_spec timeline::row{
    .name = "timeline",
    .labels = timeline_labels,
    .places = timeline_places,
    .summary = "shows what happened in the world, in the order of its days",
    .details =
        "Events of the world, quests, sessions, levels and deaths of the last 10,000 "
        "commands.",
    .examples = timeline_examples};
constinit const verb_spec recap::row{
    .name = "recap", .summary = "tells what happened in the last session, or in this one so far"};

show_time show_time::read(value_reader&) {
  return {};
}
void show_time::print(line_writer&) const {}
show_quests show_quests::read(value_reader&) {
  return {};
}
void show_quests::print(line_writer&) const {}
show_world show_world::read(value_reader&) {
  return {};
}
void show_world::print(line_writer&) const {}
recap recap::read(value_reader&) {
  return {};
}
void recap::print(line_writer&) const {}

show_where show_where::read(value_reader&) {
  return {};
}
void show_where::print(line_writer&) const {}

where_is where_is::read(value_reader& given) {
  return {given.one_word(asked_place_of)};
}
void where_is::print(line_writer& line) const {
  line.words(asked_place_of, {name});
}

who_is who_is::read(value_reader& given) {
  return {given.one_word(asked_name)};
}
void who_is::print(line_writer& line) const {
  line.words(asked_name, {name});
}

about about::read(value_reader& given) {
  return {given.one_word(about_what)};
}
void about::print(line_writer& line) const {
  line.words(about_what, {name});
}

timeline timeline::read(value_reader& given) {
  timeline said;
  said.last = given.number(timeline_last).value_or(said.last);
  return said;
}
void timeline::print(line_writer& line) const {
  line.number(timeline_last, last);
}

}  // namespace dnd::model::commands
