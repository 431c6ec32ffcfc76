#include "model/verbs/history.hpp"

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

#include <limits>

namespace dnd::model::commands {

namespace {

constexpr language::label_spec undo_count{
    .name = "count",
    .alias = "last",
    .kind = language::value_kind::number,
    .placeholder = "N",
    .help = "how many commands; otherwise 1",
    .range = {1, static_cast<std::int32_t>(bounds::undo_count_max)}};
constexpr language::label_spec undo_labels[] = {undo_count};
constexpr std::string_view undo_places[] = {"count"};
constexpr std::string_view undo_examples[] = {"undo", "undo 3", "undo last 3"};

constexpr std::int32_t event_max = std::numeric_limits<std::int32_t>::max();
constexpr language::label_spec to_event{.kind = language::value_kind::number,
                                        .needed = language::need::required,
                                        .placeholder = "EVENT",
                                        .help = "the last event that stays; 0: none does",
                                        .range = {0, event_max}};
constexpr language::flag_spec undo_to_sure{
    .name = "yes", .help = "at a prompt: without asking again when it is far"};
constexpr language::flag_spec undo_to_flags[] = {undo_to_sure};
constexpr std::string_view undo_to_examples[] = {"undo to 1234"};
constexpr language::label_spec only_event{.kind = language::value_kind::number,
                                          .needed = language::need::required,
                                          .placeholder = "EVENT",
                                          .help = "an event of the command",
                                          .range = {1, event_max}};
constexpr std::string_view undo_only_examples[] = {"undo only 1234"};

constexpr language::label_spec redo_count{
    .name = "count",
    .alias = "last",
    .kind = language::value_kind::number,
    .placeholder = "N",
    .help = "how many undos; otherwise 1",
    .range = {1, static_cast<std::int32_t>(bounds::undo_count_max)}};
constexpr language::label_spec redo_labels[] = {redo_count};
constexpr std::string_view redo_examples[] = {"redo", "redo 3"};
constexpr language::label_spec redo_to_event{.kind = language::value_kind::number,
                                             .needed = language::need::required,
                                             .placeholder = "EVENT",
                                             .help = "an event of the last command that comes back",
                                             .range = {1, event_max}};
constexpr std::string_view redo_to_examples[] = {"redo to 1234"};

}  // namespace

using language::line_writer;
using language::value_reader;

constinit const language::verb_spec undo::row{
    .name = "undo",
    .labels = undo_labels,
    .places = undo_places,
    .summary = "takes the last command back; again goes further back",
    .details =
        "Says what each of them did, and whose turn it is then. Several are taken back at "
        "once: one `redo` brings all of them back.",
    .examples = undo_examples};

undo undo::read(value_reader& given) {
  return {given.number(undo_count).value_or(1)};
}

void undo::print(line_writer& line) const {
  if (count != 1) line.number(undo_count, count);
}

constinit const language::verb_spec undo_to::row{
    .name = "undo to",
    .subject = to_event,
    .flags = undo_to_flags,
    .summary = "goes back to how everything was after an event",
    .details =
        "All commands after it are taken back as one: one `redo` brings them back. `log` and "
        "`history` name events.",
    .examples = undo_to_examples};

undo_to undo_to::read(value_reader& given) {
  return {.event = given.number(to_event).value_or(0), .sure = given.has(undo_to_sure)};
}

void undo_to::print(line_writer& line) const {
  line.number(to_event, event).flag(undo_to_sure, sure);
}

constinit const language::verb_spec undo_only::row{
    .name = "undo only",
    .subject = only_event,
    .summary = "takes one command back, and leaves what came after it",
    .details =
        "Everything is then as if it had never been typed, with the same dice for all else. Where "
        "something later stands on it, the answer says what. `undo` takes this back too.",
    .examples = undo_only_examples};

undo_only undo_only::read(value_reader& given) {
  return {given.number(only_event).value_or(1)};
}

void undo_only::print(line_writer& line) const {
  line.number(only_event, event);
}

constinit const language::verb_spec redo::row{
    .name = "redo",
    .labels = redo_labels,
    .places = undo_places,
    .summary = "takes an undo back; several at once with a number",
    .details = "Each `undo` counts as one, however many commands it took back.",
    .examples = redo_examples};

redo redo::read(value_reader& given) {
  return {given.number(redo_count).value_or(1)};
}

void redo::print(line_writer& line) const {
  if (count != 1) line.number(redo_count, count);
}

constinit const language::verb_spec redo_to::row{
    .name = "redo to",
    .subject = redo_to_event,
    .summary = "takes undos back until the command of an event is in effect again",
    .details = "`log` names the events of what is undone.",
    .examples = redo_to_examples};

redo_to redo_to::read(value_reader& given) {
  return {given.number(redo_to_event).value_or(1)};
}

void redo_to::print(line_writer& line) const {
  line.number(redo_to_event, event);
}

}  // namespace dnd::model::commands
