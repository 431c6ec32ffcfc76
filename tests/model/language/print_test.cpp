// Goal: the canonical line of a command reads back as the same command, whatever names people
// give; and no line at all, however broken, does more than be refused. Method: random commands
// from names made of what the grammar uses itself, random bytes, and valid lines that were hit.
// RapidCheck prints its seed; RC_PARAMS="seed=…" runs it again.
#include "model/language/print.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/verbs.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>
#include <string>
#include <utility>
#include <variant>
#include <vector>

BOOST_AUTO_TEST_SUITE(print_suite)

namespace {

using namespace dnd::model;
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

word a_word() {
  return {hard_text(200), 0};
}

std::vector<word> some_words(int least) {
  std::vector<word> result;
  for (int i = pick(least, 4); i > 0; --i) result.push_back(a_word());
  return result;
}

std::optional<word> maybe_word() {
  return coin() ? std::optional(a_word()) : std::nullopt;
}

std::optional<std::int32_t> maybe_number(std::int32_t least, std::int32_t most) {
  return coin() ? std::optional(pick(least, most + 1)) : std::nullopt;
}

dice_text some_dice() {
  const std::vector<std::string> dice = {"9",      "2d6+3",     "d20",        "(1d4 + 1) * 2",
                                         "4d6kh3", "1d8[fire]", "10d10cs>=8", "1d20+5 adv"};
  return {*rc::gen::elementOf(dice), 0};
}

rolled_faces some_faces() {
  rolled_faces result;
  for (int i = pick(0, 4); i > 0; --i) result.faces.push_back(pick(-1, 10'001));
  return result;
}

advantage_flags some_flags() {
  return {coin(), coin()};
}

template <class Enum>
Enum some(std::size_t count) {
  return static_cast<Enum>(pick(0, static_cast<int>(count)));
}

commands::add an_add() {
  commands::add result;
  result.content = some_words(1);
  result.count = pick(1, 101);
  if (result.content.size() == 1 && coin())
    result.as = word{hard_text(bounds::creature_name_bytes_max), 0};
  result.roll_hit_points = coin();
  if (!result.roll_hit_points) result.hit_points = maybe_number(1, bounds::hit_points_max);
  result.rolled = some_faces();
  return result;
}

commands::damage a_damage() {
  commands::damage result;
  result.to = some_words(1);
  for (int i = pick(1, 4); i > 0; --i)
    result.parts.push_back({some_dice(), some<damage_type>(damage_type_count)});
  result.by = maybe_word();
  result.critical = coin();
  result.magical = coin();
  result.rolled = some_faces();
  return result;
}

commands::check a_check() {
  commands::check result;
  if (coin())
    result.what = some<skill>(skill_count);
  else
    result.what = some<ability>(ability_count);
  result.by = some_words(0);
  result.dc = maybe_number(0, bounds::difficulty_max);
  result.flags = some_flags();
  result.rolled = some_faces();
  return result;
}

/// A random command of the kind with this index in the variant.
command some_command(std::size_t kind) {
  switch (kind) {
    case 1:
      return an_add();
    case 2:
      return commands::remove{some_words(1)};
    case 3:
      return commands::start_encounter{some_words(0), some_words(0), some_faces()};
    case 4:
      return commands::end_encounter{};
    case 5:
      return commands::discard_encounter{};
    case 6:
      return commands::initiative{maybe_word(), some_flags(), some_faces()};
    case 7:
      return commands::turn{some_faces()};
    case 8:
      return commands::attack{maybe_word(),
                              a_word(),
                              some_words(1),
                              some<cover_degree>(3),
                              maybe_number(0, bounds::distance_ft_max),
                              some_flags(),
                              some_faces()};
    case 9:
      return a_damage();
    case 10:
      return commands::heal{some_words(1), some_dice(), maybe_word(), some_faces()};
    case 11:
      return commands::grant_temporary{some_words(1), some_dice(), maybe_word(), some_faces()};
    case 12:
      return commands::add_condition{some<condition>(condition_count), some_words(1),
                                     maybe_number(1, bounds::condition_rounds_max), maybe_word()};
    case 13:
      return commands::remove_condition{some<condition>(condition_count), some_words(1)};
    case 14:
      return a_check();
    case 15:
      return commands::save{some<ability>(ability_count), some_words(0),
                            maybe_number(0, bounds::difficulty_max), some_flags(), some_faces()};
    case 16:
      return commands::death_save{maybe_word(), some_flags(), some_faces()};
    case 17:
      return commands::roll{some_dice(), maybe_word(), some_faces(), coin() ? hard_text(100) : ""};
    case 18:
      return commands::note{hard_text(1'000)};
    case 19:
      return commands::start_session{coin() ? hard_text(bounds::title_bytes_max) : ""};
    case 20:
      return commands::end_session{};
    case 21:
      return commands::save_session{};
    case 22:
      return commands::undo{};
    case 23:
      return commands::redo{};
    case 24:
      return commands::status{maybe_word()};
    case 25:
      return commands::log{pick(1, 10'001)};
    case 26:
      return commands::help{std::string(language::verbs()[some<std::size_t>(28)].name)};
    case 27:
      return commands::reopen{};
    case 28:
      return commands::quit{};
    default:
      return commands::nothing{};
  }
}

/// What must hold for every line there is.
void check_line(const std::string& line) {
  const auto result = parse_command(line);
  if (result) {
    const auto again = parse_command(print(*result));
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
  for (const language::verb_spec& spec : language::verbs()) {
    if (spec.examples.empty()) lines.emplace_back(spec.name);
    for (const std::string_view example : spec.examples) lines.emplace_back(example);
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_command_prints_in_one_form_whatever_was_typed) {
  const auto printed = [](const char* line) { return print(*parse_command(line)); };
  BOOST_TEST(printed("ATTACK  To:elara  With:Bite advantage rolled: 4, 5 by : grog # x") ==
             "attack by: grog with: Bite to: elara rolled: 4,5 advantage");
  BOOST_TEST(printed("add zombie count: 1") == "add zombie");
  BOOST_TEST(printed("log") == "log last: 20");
  BOOST_TEST(printed("check Sleight_of_Hand") == "check sleight-of-hand");
  BOOST_TEST(printed("condition remove prone to: x") == "condition remove prone from: x");
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
    const auto result = parse_command(line);
    BOOST_TEST(result.has_value(), line);
  }
}

BOOST_AUTO_TEST_CASE(every_random_command_reads_back_as_itself) {
  for (std::size_t kind = 0; kind < std::variant_size_v<command>; ++kind) {
    const bool holds = rc::check([kind] {
      const command said = some_command(kind);
      RC_ASSERT(said.index() == kind);
      const std::string line = print(said);
      RC_PRE(line.size() <= bounds::command_bytes_max);
      const auto again = parse_command(line);
      if (!again) RC_FAIL(line + ": " + again.error().message);
      if (!(*again == said)) RC_FAIL(line + " became " + print(*again));
    });
    BOOST_TEST(holds, "commands of kind " << kind);
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
