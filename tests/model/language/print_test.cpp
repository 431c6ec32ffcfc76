// Goal: the canonical line of a command reads back as the same command, whatever names people
// give; and no line at all, however broken, does more than be refused. Method: random lines, made
// of each verb's row and of names from what the grammar uses itself; random bytes; and valid lines
// that were hit.
// RapidCheck prints its seed; RC_PARAMS="seed=…" runs it again.
#include "model/language/print.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/verbs.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <optional>
#include <rapidcheck.h>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

BOOST_AUTO_TEST_SUITE(print_suite)

namespace {

using namespace dnd::model;
using language::arity;
using language::label_spec;
using language::need;
using language::value_kind;
using language::verb_spec;
namespace bounds = dnd::bounds;

int pick(int least, int past) {
  return *rc::gen::inRange(least, past);
}

bool coin() {
  return pick(0, 2) == 1;
}

/// Words that are hard to carry: labels, flags, quotes, comments, numbers and other scripts.
std::string hard_text(std::size_t bytes_max) {
  const std::vector<std::string> pieces = {
      "Elara", "zombie-1", "O'Brien", "by",   "by:", "to",  "and", "and:",      "count", "3",
      "dc",    "#",        "#4",      "\"",   "\\",  ":",   "x:y", "advantage", "roll",  "death",
      "Élise", "(two)",    "start",   "\\\"", "hp",  "1d6", "龍",  "critical",  "5e"};
  std::string text = *rc::gen::elementOf(pieces);
  for (int i = pick(0, 4); i > 0; --i) {
    const std::string more = " " + *rc::gen::elementOf(pieces);
    if (text.size() + more.size() <= bytes_max) text += more;
  }
  return text;
}

std::string one_of(std::span<const std::string_view> names) {
  return std::string(names[static_cast<std::size_t>(pick(0, static_cast<int>(names.size())))]);
}

std::string some_faces() {
  std::string faces = std::to_string(pick(-1, 10'001));
  for (int i = pick(0, 4); i > 0; --i) faces += "," + std::to_string(pick(-1, 10'001));
  return faces;
}

/// One of the words that a placeholder such as "average|roll|N" lists; nothing where it lists none.
/// The first one is the default where the last is a number.
std::optional<std::string> closed_word(std::string_view placeholder) {
  if (placeholder.find('|') == std::string_view::npos) return std::nullopt;
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= placeholder.size();) {
    const auto end = std::min(placeholder.find('|', at), placeholder.size());
    words.emplace_back(placeholder.substr(at, end - at));
    at = end + 1;
  }
  if (words.back() == "N") {
    words.back() = std::to_string(pick(1, 7));
    words.erase(words.begin());
  }
  return words[static_cast<std::size_t>(pick(0, static_cast<int>(words.size())))];
}

/// A stretch of play, where the label is about one: it is looked at while the line is read.
std::optional<std::string> some_stretch(const label_spec& label) {
  const std::string first = std::to_string(pick(1, 1'000));
  if (label.placeholder == "SESSION" || label.name == "session")
    return coin() ? "last" : first + ".." + std::to_string(pick(1'000, 2'000));
  if (label.name == "events") return first + ".." + (coin() ? std::string() : "2000");
  if (label.placeholder == "TIME" && label.kind == value_kind::fact) return "2026-11-22";
  if (label.placeholder.starts_with("session N|campaign"))
    return (coin() ? "campaign" : "session " + first) + (coin() ? " by die" : "") +
           (coin() ? " as csv" : "");
  return std::nullopt;
}

/// A random value as it is typed; none that a verb takes for its default, which is not printed.
std::string some_value(const label_spec& label) {
  constexpr std::string_view dice[] = {"9",      "2d6+3",     "d20",        "(1d4 + 1) * 2",
                                       "4d6kh3", "1d8[fire]", "10d10cs>=8", "1d20+5 adv"};
  constexpr std::string_view bonuses[] = {"2", "-1", "1d4", "-1d4", "+2d6+1"};
  constexpr std::string_view times[] = {" rounds", " minutes", " hours", " days", " d"};
  constexpr std::string_view covers[] = {"half", "three-quarters"};
  const auto number = [&] { return std::to_string(pick(label.range.least + 1, label.range.most)); };
  // Words that are looked at while the line is read.
  if (label.name == "scores" || label.placeholder == "average|roll|N")
    if (const auto word = closed_word(label.placeholder)) return *word;
  if (const auto stretch = some_stretch(label)) return *stretch;
  switch (label.kind) {
    case value_kind::creature:
    case value_kind::content:
    case value_kind::action:
    case value_kind::spell:
    case value_kind::group:
    case value_kind::entry:
    case value_kind::sought:
    case value_kind::item:
    case value_kind::holder:
    case value_kind::fact:
      return as_value(hard_text(200));
    case value_kind::content_kind:
      return one_of(category_names());
    case value_kind::name:
      return as_value(hard_text(bounds::creature_name_bytes_max));
    case value_kind::title:
      return as_value(hard_text(bounds::title_bytes_max));
    case value_kind::text:
      return hard_text(1'000);
    case value_kind::hit_points:
      return coin() ? "roll" : number();
    case value_kind::number:
    case value_kind::repetitions:
      return number();
    case value_kind::dice:
      return as_value(one_of(dice));
    case value_kind::bonus:
      return one_of(bonuses);
    case value_kind::time:
      return std::to_string(pick(1, 1'000)) + one_of(times);
    case value_kind::faces:
      return some_faces();
    case value_kind::damage_type:
      return one_of(damage_type_names());
    case value_kind::condition:
      return one_of(condition_names());
    case value_kind::skill_or_ability:
      return one_of(coin() ? skill_names() : ability_names());
    case value_kind::ability:
      return one_of(ability_names());
    case value_kind::cover:
      return one_of(covers);
    case value_kind::policy:
      return one_of(play_policy_names().subspan(1));
    case value_kind::fight_end:
      return "round " + std::to_string(pick(1, 1'000));
    case value_kind::topic:
      return std::string(language::verbs()[static_cast<std::size_t>(
                                               pick(0, static_cast<int>(language::verbs().size())))]
                             .name);
  }
  return {};
}

/// A random line, and the labels and flags that stand in it.
struct said_line {
  std::string text;
  std::vector<std::string> parts;
};

void add_label(said_line& to, const label_spec& label) {
  if (!label.is_subject()) {
    to.parts.push_back(" " + std::string(label.name) + ":");
    to.text += to.parts.back();
  }
  to.text += " " + some_value(label);
  if (label.times != arity::list) return;
  for (int i = pick(0, 4); i > 0; --i) to.text += " and: " + some_value(label);
}

bool asks_for_form(std::string_view flag) {
  return flag == "table" || flag == "markdown" || flag == "jsonl" || flag == "html";
}

/// Everything that a row allows, in the order of its usage.
said_line some_line(const verb_spec& verb) {
  said_line said{.text = std::string(verb.name), .parts = {}};
  const auto is_said = [](const label_spec& label) {
    return label.needed == need::required || coin();
  };
  if (verb.subject && is_said(*verb.subject)) add_label(said, *verb.subject);
  int repetitions = pick(1, 4);
  for (const label_spec& label : verb.labels) {
    if (label.times == arity::repeated) {
      // Those that are repeated go together, in as many rounds as there are.
      for (; repetitions > 0; --repetitions)
        for (const label_spec& each : verb.labels)
          if (each.times == arity::repeated) add_label(said, each);
    } else if (is_said(label)) {
      add_label(said, label);
    }
  }
  // `set` without a value sets nothing.
  if (verb.name == "set" && said.parts.empty()) add_label(said, verb.labels.front());
  bool has_form = false;
  for (const language::flag_spec& flag : verb.flags) {
    if (coin()) continue;
    // An answer has one form.
    if (asks_for_form(flag.name) && std::exchange(has_form, true)) continue;
    said.parts.push_back(" " + std::string(flag.name));
    said.text += said.parts.back();
  }
  return said;
}

/// What must hold for every line there is.
void check_line(const std::string& line) {
  const auto result = parse_line(line);
  if (result) {
    const auto again = parse_line(print_line(*result));
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == *result);
    return;
  }
  RC_ASSERT(!result.error().message.empty());
  RC_ASSERT(!result.error().hint.empty());
  RC_ASSERT(result.error().column.has_value());
  RC_ASSERT(*result.error().column <= line.size());
}

std::vector<std::string> valid_lines() {
  std::vector<std::string> lines;
  for (const verb_spec& spec : language::verbs()) {
    if (spec.examples.empty()) lines.emplace_back(spec.name);
    for (const std::string_view example : spec.examples) lines.emplace_back(example);
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_command_prints_in_one_form_whatever_was_typed) {
  const auto printed = [](const char* line) { return print_line(*parse_line(line)); };
  BOOST_TEST(printed("ATTACK  To:elara  With:Bite advantage rolled: 4, 5 by : grog # x") ==
             "attack by: grog with: Bite to: elara rolled: 4,5 advantage");
  BOOST_TEST(printed("add zombie count: 1") == "add zombie");
  BOOST_TEST(printed("log 3") == "log last: 3");
  BOOST_TEST(printed("check Sleight_of_Hand") == "check sleight-of-hand");
  BOOST_TEST(printed("condition remove prone to: x") == "condition remove prone from: x");
  BOOST_TEST(printed("roll d20 by: x#fire  bolt ") == "roll d20 by: x # fire  bolt");
  BOOST_TEST(printed("exit") == "quit");
  BOOST_TEST(printed("  # only a comment").empty());
}

BOOST_AUTO_TEST_CASE(names_get_quotes_only_where_they_need_them) {
  BOOST_TEST(as_value("giant crocodile 2") == "giant crocodile 2");
  BOOST_TEST(as_value("Longsword (two-handed)") == "Longsword (two-handed)");
  BOOST_TEST(as_value("Hunter's Bow") == "Hunter's Bow");
  BOOST_TEST(as_value("Dr: Who") == "\"Dr: Who\"");
  BOOST_TEST(as_value("Tom #2") == "\"Tom #2\"");
  BOOST_TEST(as_value("Critical") == "\"Critical\"");
  BOOST_TEST(as_value("a \"b\" \\") == R"("a \"b\" \\")");
  BOOST_TEST(as_value("zombie count 3") == "\"zombie count 3\"");
}

BOOST_AUTO_TEST_CASE(every_example_in_the_help_is_a_command) {
  for (const std::string& line : valid_lines()) {
    const auto result = parse_line(line);
    BOOST_TEST(result.has_value(), line);
  }
}

BOOST_AUTO_TEST_CASE(every_random_command_reads_back_as_itself) {
  for (const verb_spec& verb : language::verbs()) {
    const bool holds = rc::check([&verb] {
      const said_line said = some_line(verb);
      RC_PRE(said.text.size() <= bounds::command_bytes_max);
      const auto first = parse_line(said.text);
      // One name is not for several entries: the only labels that do not go together. And nothing
      // cannot be tried.
      const bool may_be_refused = said.text.find(" as:") != std::string::npos ||
                                  (!first && verb.name == "what if" &&
                                   first.error().message == "it is not said what is to be tried");
      if (!first && !may_be_refused) RC_FAIL(said.text + ": " + first.error().message);
      RC_PRE(first.has_value());
      const std::string line = print_line(*first);
      for (const std::string& part : said.parts)
        if (line.find(part) == std::string::npos) RC_FAIL(said.text + " lost" + part + ": " + line);
      const auto again = parse_line(line);
      if (!again) RC_FAIL(line + ": " + again.error().message);
      if (!(*again == *first)) RC_FAIL(line + " became " + print_line(*again));
    });
    BOOST_TEST(holds, verb.name);
  }
}

BOOST_AUTO_TEST_CASE(random_bytes_are_refused_or_read) {
  BOOST_TEST(rc::check([] { check_line(*rc::gen::arbitrary<std::string>()); }));
}

BOOST_AUTO_TEST_CASE(valid_lines_that_were_hit_are_refused_or_read) {
  const std::vector<std::string> lines = valid_lines();
  BOOST_TEST(rc::check([&lines] {
    std::string line = *rc::gen::elementOf(lines);
    for (int hits = pick(1, 6); hits > 0; --hits) {
      const auto at = static_cast<std::size_t>(pick(0, static_cast<int>(line.size()) + 1));
      switch (pick(0, 5)) {
        case 0:
          line.erase(at, static_cast<std::size_t>(pick(1, 5)));
          break;
        case 1:
          line.insert(at, 1, *rc::gen::elementOf(std::string(" :#\"\\,-0a\t")));
          break;
        case 2:
          line.insert(at, " " + hard_text(50) + " ");
          break;
        case 3:
          line.insert(at, line.substr(at));
          break;
        default:
          line.insert(at, 1, *rc::gen::arbitrary<char>());
          break;
      }
    }
    check_line(line);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
