#include "model/verbs/log_questions.hpp"

#include "model/bounds.hpp"
#include "model/language/answer_forms.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

#include <limits>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec log_last{.name = "last",
                              .kind = value_kind::number,
                              .placeholder = "N",
                              .help = "how many commands; otherwise 20",
                              .range = {1, static_cast<std::int32_t>(bounds::log_last_max)}};
constexpr label_spec log_of{.name = "of",
                            .kind = value_kind::creature,
                            .placeholder = "WHO",
                            .help = "whom it is about: who did it, or whom it was done to"};
constexpr label_spec log_by{.name = "by",
                            .kind = value_kind::creature,
                            .placeholder = "WHO",
                            .help = "who did it; `gm`: the game master"};
constexpr label_spec log_verb{.name = "verb",
                              .kind = value_kind::topic,
                              .placeholder = "VERB",
                              .help = "the verb of the command"};
constexpr label_spec log_damage{.name = "damage",
                                .kind = value_kind::damage_type,
                                .placeholder = "TYPE",
                                .help = "a type of damage that was dealt"};
constexpr label_spec log_session{.name = "session",
                                 .kind = value_kind::fact,
                                 .placeholder = "N",
                                 .help = "a session, `last`, or several: 2..4"};
constexpr label_spec log_events{.name = "events",
                                .kind = value_kind::fact,
                                .placeholder = "EVENT..EVENT",
                                .help = "two events; without the second one: up to now"};
constexpr label_spec log_since{.name = "since",
                               .kind = value_kind::fact,
                               .placeholder = "TIME",
                               .help = "2026-11-22 or 2026-11-22T19:30, in UTC"};
constexpr label_spec log_until{.name = "until",
                               .kind = value_kind::fact,
                               .placeholder = "TIME",
                               .help = "the same; a day counts whole"};
constexpr label_spec log_before{.name = "before",
                                .kind = value_kind::number,
                                .placeholder = "EVENT",
                                .help = "the page before an event",
                                .range = {1, std::numeric_limits<std::int32_t>::max()}};
constexpr label_spec log_labels[] = {log_last,    log_of,     log_by,    log_verb,  log_damage,
                                     log_session, log_events, log_since, log_until, log_before};
constexpr std::string_view log_places[] = {"last"};

constexpr flag_spec log_newest{.name = "newest", .help = "the newest first"};
constexpr flag_spec log_as_table{.name = "table", .help = "a line for each command, in columns"};
constexpr flag_spec log_as_markdown{.name = "markdown", .help = "as a list in Markdown"};
constexpr flag_spec log_as_json_lines{.name = "jsonl", .help = "an object in JSON on each line"};
constexpr flag_spec log_form_flags[] = {log_as_table, log_as_markdown, log_as_json_lines};
constexpr flag_spec log_flags[] = {log_newest, log_as_table, log_as_markdown, log_as_json_lines};

constexpr label_spec grep_text{.kind = value_kind::fact,
                               .needed = need::required,
                               .placeholder = "TEXT",
                               .help = "what stands in the command or in what is told of it"};
constexpr label_spec count_text{.kind = value_kind::fact,
                                .placeholder = "TEXT",
                                .help = "what stands in the command or in what is told of it"};

constexpr std::string_view log_examples[] = {
    "log 50", "log of: goblin-2", "log by: Grog verb: attack session: last",
    "log damage: fire last: 5 newest", "log before: 1234 table"};
constexpr std::string_view grep_examples[] = {"log grep bridge",
                                              "log grep critical by: Grog session: 2..4"};
constexpr std::string_view count_examples[] = {"log count by: Grog verb: attack",
                                               "log count damage: fire session: last"};
constexpr std::string_view labels_of_log = "[LABEL: VALUE]… [newest] [table] [markdown] [jsonl]";

log_labels_given read_terms(value_reader& given) {
  log_labels_given said;
  said.last = given.number(log_last);
  said.of = given.optional_word(log_of);
  said.by = given.optional_word(log_by);
  said.verb = given.optional_word(log_verb);
  said.damage = given.optional_word(log_damage);
  said.session = given.optional_word(log_session);
  said.events = given.optional_word(log_events);
  said.since = given.optional_word(log_since);
  said.until = given.optional_word(log_until);
  said.before = given.number(log_before);
  said.newest = given.has(log_newest);
  refuse_two_forms(given, log_form_flags);
  if (given.has(log_as_table)) said.form = log_form::table;
  if (given.has(log_as_markdown)) said.form = log_form::markdown;
  if (given.has(log_as_json_lines)) said.form = log_form::json_lines;
  return said;
}

void print_terms(line_writer& line, const log_labels_given& said) {
  line.number(log_last, said.last)
      .optional_word(log_of, said.of)
      .optional_word(log_by, said.by)
      .optional_word(log_verb, said.verb)
      .optional_word(log_damage, said.damage)
      .optional_word(log_session, said.session)
      .optional_word(log_events, said.events)
      .optional_word(log_since, said.since)
      .optional_word(log_until, said.until)
      .number(log_before, said.before)
      .flag(log_newest, said.newest)
      .flag(log_as_table, said.form == log_form::table)
      .flag(log_as_markdown, said.form == log_form::markdown)
      .flag(log_as_json_lines, said.form == log_form::json_lines);
}

}  // namespace

constinit const verb_spec log::row{
    .name = "log",
    .labels = log_labels,
    .flags = log_flags,
    .places = log_places,
    .labels_in_usage = labels_of_log,
    .summary = "shows what happened last, or the last of what fits",
    .details =
        "Commands are shown whole. What was taken back is marked: \"(undone)\". Where there is "
        "more, the answer ends with how to see the page before.",
    .examples = log_examples};

log log::read(value_reader& given) {
  return {read_terms(given)};
}

void log::print(line_writer& line) const {
  print_terms(line, terms);
}

constinit const verb_spec log_grep::row{
    .name = "log grep",
    .subject = grep_text,
    .labels = log_labels,
    .flags = log_flags,
    .labels_in_usage = labels_of_log,
    .summary = "finds commands by a text, in what was typed or in what came of it",
    .details = "Small and capital letters are the same. The labels are those of `log`.",
    .examples = grep_examples};

log_grep log_grep::read(value_reader& given) {
  return {given.one_word(grep_text), read_terms(given)};
}

void log_grep::print(line_writer& line) const {
  line.words(grep_text, {text});
  print_terms(line, terms);
}

constinit const verb_spec log_count::row{
    .name = "log count",
    .subject = count_text,
    .labels = log_labels,
    .flags = log_flags,
    .labels_in_usage = labels_of_log,
    .summary = "counts the commands that fit, by whom and by verb",
    .details = "What was taken back does not count. The labels are those of `log`.",
    .examples = count_examples};

log_count log_count::read(value_reader& given) {
  return {given.optional_word(count_text), read_terms(given)};
}

void log_count::print(line_writer& line) const {
  line.optional_word(count_text, text);
  print_terms(line, terms);
}

}  // namespace dnd::model::commands
