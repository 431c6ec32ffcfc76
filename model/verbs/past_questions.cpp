#include "model/verbs/past_questions.hpp"

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/scan.hpp"

#include <charconv>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec past_whose{
    .kind = value_kind::creature,
    .needed = need::required,
    .placeholder = "WHO [VALUE]",
    .help =
        "a creature, also one that has left, `stash`, `ground` or `campaign`; and one of its "
        "values: hp, ac, conditions, slots, items …"};
constexpr label_spec past_last{.name = "last",
                               .kind = value_kind::number,
                               .placeholder = "N",
                               .help = "how many changes; otherwise 20",
                               .range = {1, static_cast<std::int32_t>(bounds::log_last_max)}};
constexpr label_spec history_labels[] = {past_last};
constexpr std::string_view history_examples[] = {"history Elara", "history Elara hp",
                                                 "history Elara slots last: 5"};

constexpr label_spec why_what{.kind = value_kind::creature,
                              .needed = need::required,
                              .placeholder = "WHAT",
                              .help = "a value and whose it is, or the number of an event"};
constexpr std::string_view why_examples[] = {"why ac Grog", "why hp goblin-2", "why attack 1234"};

constexpr label_spec when_what{
    .kind = value_kind::creature,
    .needed = need::required,
    .placeholder = "WHO VERB",
    .help = "who, and what: die, fall (to 0 hit points), rise, come, leave"};
constexpr std::string_view when_examples[] = {"when did goblin-3 die", "when did Grog fall"};

constexpr label_spec who_did_it_to{.kind = value_kind::creature,
                                   .needed = need::required,
                                   .placeholder = "WHOM",
                                   .help = "a creature, also one that has left"};
constexpr std::string_view healed_examples[] = {"who healed Grog"};
constexpr std::string_view hurt_examples[] = {"who hurt Grog"};

constexpr label_spec blame_who{.kind = value_kind::creature,
                               .needed = need::required,
                               .placeholder = "WHO",
                               .help = "a creature, `stash`, `ground` or `campaign`"};
constexpr std::string_view blame_examples[] = {"blame Elara"};

constexpr label_spec diff_range{.kind = value_kind::fact,
                                .needed = need::required,
                                .placeholder = "EVENT..EVENT",
                                .help = "two events; without the second one: up to now"};
constexpr std::string_view diff_examples[] = {"diff 10..20", "diff 10"};

constexpr label_spec what_if_lines{
    .kind = value_kind::text,
    .needed = need::required,
    .placeholder = "COMMAND",
    .help = "commands with `;` between them, and `times:` how often"};
constexpr std::string_view what_if_examples[] = {
    "what if attack by: Grog with: greataxe to: goblin-2",
    "what if cast fireball to: goblin*; turn times: 500"};
constexpr std::string_view times_label = "times:";

/// Whether a text is one quoted whole.
bool is_quoted(std::string_view text) {
  return text.size() > 1 && (text.front() == '\'' || text.front() == '"') &&
         text.find(text.front(), 1) == text.size() - 1;
}

/// Commands with `;` between them. What is in double quotes is not looked into, nor is a command
/// that stands in quotes as a whole.
std::vector<std::string> commands_in(std::string_view text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  char quote = 0;
  const auto add = [&](std::size_t end) {
    std::string_view one = trimmed(text.substr(begin, end - begin));
    if (is_quoted(one)) one = trimmed(one.substr(1, one.size() - 2));
    if (!one.empty()) out.emplace_back(one);
    begin = end + 1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_first = trimmed(text.substr(begin, i - begin)).empty();
    if (quote != 0)
      quote = c == quote ? 0 : quote;
    else if (c == '"' || (c == '\'' && is_first))
      quote = c;
    else if (c == ';')
      add(i);
  }
  add(text.size());
  return out;
}

/// As it stands between others.
std::string as_one_command(const std::string& line) {
  const bool is_plain = line.find(';') == std::string::npos && !is_quoted(line);
  if (is_plain) return line;
  const char quote = line.find('\'') == std::string::npos ? '\'' : '"';
  return quote + line + quote;
}

}  // namespace

constinit const verb_spec value_history::row{
    .name = "history",
    .subject = past_whose,
    .labels = history_labels,
    .summary = "shows how the values of somebody changed: by which event and which command",
    .details = "The newest come last. Undo and redo are changes like others.",
    .examples = history_examples};
constinit const verb_spec why::row{
    .name = "why",
    .subject = why_what,
    .summary = "tells why a value is what it is: the last event that changed it, and its rolls",
    .details = "Of an event it tells all that stands in it: the dice, what counted, what it met.",
    .examples = why_examples};
constinit const verb_spec when_did::row{
    .name = "when did",
    .subject = when_what,
    .summary = "tells when somebody died, fell, rose, came or left",
    .examples = when_examples};
constinit const verb_spec who_healed::row{
    .name = "who healed",
    .subject = who_did_it_to,
    .summary = "tells who healed somebody, by how much, and with which events",
    .details = "Of the last 10,000 commands; what was taken back does not count.",
    .examples = healed_examples};
constinit const verb_spec who_hurt::row{
    .name = "who hurt",
    .subject = who_did_it_to,
    .summary = "tells who hurt somebody, by how much, and with which events",
    .details = "Of the last 10,000 commands; what was taken back does not count.",
    .examples = hurt_examples};
constinit const verb_spec blame::row{
    .name = "blame",
    .subject = blame_who,
    .summary = "shows every value of somebody with the event that changed it last",
    .examples = blame_examples};
constinit const verb_spec diff::row{
    .name = "diff",
    .subject = diff_range,
    .summary = "shows what is different after one event and after another, and what made it so",
    .details = "`diff 0..20` is all that became of the first 20 events.",
    .examples = diff_examples};

value_history value_history::read(value_reader& given) {
  value_history said;
  said.what = given.one_word(past_whose);
  said.last = given.number(past_last).value_or(said.last);
  return said;
}
void value_history::print(line_writer& line) const {
  line.words(past_whose, {what}).number(past_last, last);
}

why why::read(value_reader& given) {
  return {given.one_word(why_what)};
}
void why::print(line_writer& line) const {
  line.words(why_what, {what});
}

when_did when_did::read(value_reader& given) {
  return {given.one_word(when_what)};
}
void when_did::print(line_writer& line) const {
  line.words(when_what, {what});
}

who_healed who_healed::read(value_reader& given) {
  return {given.one_word(who_did_it_to)};
}
void who_healed::print(line_writer& line) const {
  line.words(who_did_it_to, {whom});
}

who_hurt who_hurt::read(value_reader& given) {
  return {given.one_word(who_did_it_to)};
}
void who_hurt::print(line_writer& line) const {
  line.words(who_did_it_to, {whom});
}

blame blame::read(value_reader& given) {
  return {given.one_word(blame_who)};
}
void blame::print(line_writer& line) const {
  line.words(blame_who, {who});
}

diff diff::read(value_reader& given) {
  return {given.one_word(diff_range)};
}
void diff::print(line_writer& line) const {
  line.words(diff_range, {range});
}

constinit const verb_spec what_if::row{
    .name = "what if",
    .subject = what_if_lines,
    .summary = "plays commands many times on a copy, and tells what may come of them",
    .details =
        "1,000 times, unless `times:` says another number. The campaign, its log and its dice stay "
        "as they are. The same question at the same event has the same answer.",
    .examples = what_if_examples};

what_if what_if::read(value_reader& given) {
  what_if said;
  std::string_view text = given.text();
  const auto at = text.rfind(times_label);
  const bool has_times = at != std::string_view::npos && at > 0 && text[at - 1] == ' ';
  if (has_times) {
    const std::string_view number = trimmed(text.substr(at + times_label.size()));
    const auto [end, wrong] =
        std::from_chars(number.data(), number.data() + number.size(), said.times);
    const bool is_number = wrong == std::errc() && end == number.data() + number.size();
    if (!is_number || said.times < 1 ||
        said.times > static_cast<std::int32_t>(bounds::what_if_times_max))
      given.refuse({.code = refusal_code::bad_value,
                    .message = "\"" + std::string(number) + "\" is not how often",
                    .hint = "A number from 1 to 10,000.",
                    .column = given.text_column() + at + times_label.size()});
    text = text.substr(0, at);
  }
  said.lines = commands_in(text);
  if (said.lines.empty() || said.lines.size() > bounds::what_if_commands_max)
    given.refuse({.code = refusal_code::bad_value,
                  .message = "it is not said what is to be tried",
                  .hint = "1 to 50 commands with `;` between them.",
                  .column = given.text_column()});
  return said;
}
void what_if::print(line_writer& line) const {
  std::string text;
  for (const std::string& each : lines) text += (text.empty() ? "" : "; ") + as_one_command(each);
  if (times != times_usual) text += " " + std::string(times_label) + " " + std::to_string(times);
  line.text(text);
}

}  // namespace dnd::model::commands
