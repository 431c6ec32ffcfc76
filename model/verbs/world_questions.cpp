#include "model/verbs/world_questions.hpp"

#include "model/bounds.hpp"
#include "model/language/answer_forms.hpp"
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
constexpr label_spec recap_session{.kind = value_kind::fact,
                                   .placeholder = "SESSION",
                                   .help = "`session 3`, `last`, or several: 2..4"};
constexpr flag_spec recap_brief{.name = "brief", .help = "in a few sentences"};
constexpr flag_spec recap_events{.name = "events",
                                 .help = "with the numbers of the events behind each sentence"};
constexpr flag_spec recap_players{.name = "players", .help = "what all at the table may know"};
constexpr flag_spec recap_markdown{.name = "markdown", .help = "as Markdown"};
constexpr flag_spec recap_html{.name = "html", .help = "as HTML"};
constexpr flag_spec recap_form_flags[] = {recap_markdown, recap_html};
constexpr flag_spec recap_flags[] = {recap_brief, recap_events, recap_players, recap_markdown,
                                     recap_html};
constexpr std::string_view recap_examples[] = {"recap", "recap session 3 markdown", "recap 2..4",
                                               "recap last brief players"};
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
    .name = "recap",
    .subject = recap_session,
    .flags = recap_flags,
    .summary = "tells what happened in a session: fights, who fell and rose, what was found, notes",
    .details =
        "Of the session that is running, or of the last one, where none is named. `session start` "
        "tells the brief form of the session before. Players are told what they may know.",
    .examples = recap_examples};

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
recap recap::read(value_reader& given) {
  recap said;
  said.session = given.optional_word(recap_session);
  said.brief = given.has(recap_brief);
  said.events = given.has(recap_events);
  said.players = given.has(recap_players);
  refuse_two_forms(given, recap_form_flags);
  if (given.has(recap_markdown)) said.form = recap_form::markdown;
  if (given.has(recap_html)) said.form = recap_form::html;
  return said;
}
void recap::print(line_writer& line) const {
  line.optional_word(recap_session, session)
      .flag(recap_brief, brief)
      .flag(recap_events, events)
      .flag(recap_players, players)
      .flag(recap_markdown, form == recap_form::markdown)
      .flag(recap_html, form == recap_form::html);
}

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
