// What stands on the screen of a real terminal, narrow and wide: nothing is wider than the screen,
// no word is cut, nothing is lost, and each creature has one line.

#include "model/utf8.hpp"
#include "tests/support/program_at_a_terminal.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <sstream>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(screen_suite)

namespace {

using lines = std::vector<std::string>;

constexpr unsigned short widths[] = {40, 60, 100};
/// Wider than anything that is printed here.
constexpr unsigned short endless = 900;

void keep_to(const lines& shown, std::size_t width) {
  BOOST_TEST(!shown.empty());
  for (const std::string& line : shown) {
    BOOST_TEST(model::display_width(line) <= width, width << " cells: " << line);
    BOOST_TEST(!line.ends_with(' '), line);
  }
}

[[nodiscard]] lines words_in(const lines& shown) {
  lines words;
  for (const std::string& line : shown) {
    std::istringstream from(line);
    for (std::string word; from >> word;) words.push_back(word);
  }
  return words;
}

[[nodiscard]] std::string without_blanks(const lines& shown) {
  std::string text;
  for (const std::string& line : shown)
    std::ranges::copy_if(line, std::back_inserter(text), [](char c) { return c != ' '; });
  return text;
}

struct screen : program_at_a_terminal {
  screen() {
    where.environment["DND_PROMPT"] = "full";
    where.environment["TZ"] = "UTC0";
  }
  void start_fight() const {
    (void)say({"add goblin count: 11", "add bugbear as: Élodie", "cond prone goblin-1 3",
               "cond poisoned goblin-1 2", "cond blinded goblin-10 10", "cond restrained goblin-10",
               "cond stunned goblin-10 1", "damage goblin-2 5 fire", "group crowd: goblin*",
               "encounter start"});
  }
  /// What answers a command on a screen of this width.
  [[nodiscard]] lines shown(unsigned short columns, std::string_view command,
                            std::string_view prompt = "C > ") const {
    const auto running = play(columns);
    lines found = answer(*running, command, prompt);
    quit(*running);
    return found;
  }
  /// What is no table is the same on every screen, but for where its lines end.
  void is_broken_at_words(std::string_view command) const {
    const lines whole = words_in(shown(endless, command));
    for (const unsigned short width : widths) {
      BOOST_TEST_CONTEXT(command << " at " << width) {
        const lines narrow = shown(width, command);
        keep_to(narrow, width);
        BOOST_TEST(words_in(narrow) == whole, boost::test_tools::per_element());
      }
    }
  }
};

BOOST_FIXTURE_TEST_CASE(each_creature_has_one_line_of_the_table, screen) {
  start_fight();
  for (const unsigned short width : widths) {
    BOOST_TEST_CONTEXT("at " << width) {
      const lines table = shown(width, "status", "] > ");
      keep_to(table, width);
      for (int number = 1; number <= 11; ++number) {
        const std::string name = " goblin-" + std::to_string(number) + " ";
        BOOST_TEST(std::ranges::count_if(table,
                                         [&](const std::string& line) {
                                           return line.find(name) != std::string::npos;
                                         }) == 1,
                   name);
      }
      BOOST_TEST(without_blanks(table).find("goblin-9,goblin-10,goblin-11") != std::string::npos);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_turn_keeps_to_the_screen, screen) {
  start_fight();
  for (const unsigned short width : widths) {
    BOOST_TEST_CONTEXT("at " << width) {
      keep_to(shown(width, "n", "] > "), width);
      keep_to(shown(width, "undo", "] > "), width);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(narration_help_and_refusals_are_broken_at_words, screen) {
  (void)say({"add veteran as: Thia", "add zombie count: 2",
             "attack by: thia with: longsword to: zombie-1 rolled: 20,1,2",
             "save dex by: zombie-2 dc: 13",
             "note The road to Waterdeep is closed, and the bridge over the river is burnt."});
  is_broken_at_words("log 9");
  is_broken_at_words("help attack");
  is_broken_at_words("help");
  is_broken_at_words("remove everybody in sight");
  is_broken_at_words("jump over zombie-1");
}

BOOST_FIXTURE_TEST_CASE(pages_of_the_program_keep_to_the_screen, screen) {
  (void)say({"note one", "session start A Title of Many Words for a Long Evening"});
  const std::vector<std::vector<std::string>> pages{{"help"},
                                                    {"help", "campaign", "log"},
                                                    {"campaign", "list"},
                                                    {"campaign", "show"},
                                                    {"campaign", "log"},
                                                    {"session", "list"},
                                                    {"world", "list"},
                                                    {"world", "show", "W"}};
  for (const unsigned short width : widths) {
    for (const auto& words : pages) {
      BOOST_TEST_CONTEXT(words.front() << " " << words.back() << " at " << width) {
        const auto end = at_a_terminal(words, width)->wait();
        BOOST_TEST(end.code == 0);
        for (const std::string& line : lines_in(read_off(end.out)))
          // A path is kept whole, so that it can be copied.
          if (line.find(root.path()) == std::string::npos)
            BOOST_TEST(model::display_width(line) <= width, line);
      }
    }
  }
}

BOOST_FIXTURE_TEST_CASE(candidates_stand_in_columns_as_people_count, screen) {
  (void)say({"add goblin count: 11"});
  for (const unsigned short width : widths) {
    BOOST_TEST_CONTEXT("at " << width) {
      const auto running = play(width);
      running->write("heal gob\t\t");
      std::string list = running->read_until("goblin-11");
      list += running->read_until("C > ");
      lines found = lines_in(read_off(list));
      found.pop_back();
      for (const std::string& line : found) BOOST_TEST(model::display_width(line) <= width, line);
      BOOST_TEST(list.find("goblin-10") != std::string::npos);
      running->write("\x03");
      quit(*running);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(names_stand_as_people_count_wherever_they_are_listed, screen) {
  const auto are_in_order = [](const std::string& text, const std::string& name) {
    const std::size_t nine = text.find(name + "9");
    return nine != std::string::npos && nine < text.find(name + "10");
  };
  const std::vector<std::string> told = say({"add goblin count: 11", "group crowd: goblin*"});
  BOOST_TEST(are_in_order(told.back(), "goblin-"), told.back());
  const std::string shown = done({"campaign", "show", "W/C"}).out;
  BOOST_TEST(are_in_order(shown, "goblin-"), shown);
  BOOST_TEST(are_in_order(shown.substr(shown.find("Group")), "goblin-"), shown);
  const std::string refused = dnd({"exec", "W/C", "heal nobody 3"}).err;
  BOOST_TEST(refused.find("goblin-1, goblin-2, goblin-3") != std::string::npos, refused);
  (void)done({"campaign", "create", "Night 10"});
  (void)done({"campaign", "create", "Night 9"});
  const std::string listed = done({"campaign", "list"}).out;
  BOOST_TEST(are_in_order(listed, "Night "), listed);
}

BOOST_FIXTURE_TEST_CASE(wide_characters_and_marks_keep_to_the_screen, screen) {
  const std::string chinese =
      "龍が洞窟の奥で目を覚まし、宝の山を見張っている。冒険者は足音を忍ばせた。";
  std::string marked = "une";
  for (int i = 0; i < 12; ++i) marked += " e\u0301lan";
  (void)say({"note " + chinese, "note " + marked, "add zombie as: 龍の友達"});
  const std::string whole = without_blanks(shown(endless, "log 3"));
  BOOST_TEST(whole.find("宝の山を見張っている") != std::string::npos);
  for (const unsigned short width : widths) {
    BOOST_TEST_CONTEXT("at " << width) {
      const lines narrow = shown(width, "log 3");
      keep_to(narrow, width);
      BOOST_TEST(without_blanks(narrow) == whole);
      keep_to(shown(width, "status"), width);
    }
  }
  where.environment["LANG"] = "C";
  for (const unsigned short width : widths) {
    BOOST_TEST_CONTEXT("without UTF-8 at " << width) {
      const lines narrow = shown(width, "log 3");
      keep_to(narrow, width);
      BOOST_TEST(model::is_ascii(without_blanks(narrow)));
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_window_of_another_size_has_lines_of_that_size, screen) {
  start_fight();
  const auto running = play(100);
  const lines wide = answer(*running, "status", "] > ");
  for (const unsigned short width : std::initializer_list<unsigned short>{40, 60, 40}) {
    running->resize(width);
    keep_to(answer(*running, "status", "] > "), width);
  }
  running->resize(100);
  BOOST_TEST(answer(*running, "status", "] > ") == wide, boost::test_tools::per_element());
  quit(*running);
}

BOOST_FIXTURE_TEST_CASE(what_goes_to_no_terminal_is_not_broken, screen) {
  const std::string note =
      "The road to Waterdeep is closed, and the bridge over the river is "
      "burnt, and so is everything else that can be seen from the hill.";
  BOOST_TEST(done({"exec", "note " + note}).out == "Note: " + note + "\n");
  // JSON is for programs, on a terminal too.
  const auto end = at_a_terminal({"--json", "exec", "note " + note}, 40)->wait();
  const json_text answered(end.out);
  BOOST_TEST(answered.is_ok());
  BOOST_TEST(lines_in(end.out).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(colours_are_left_out_where_they_are_not_wanted, screen) {
  (void)say({"add zombie"});
  const auto has_colours = [this] {
    return at_a_terminal({"fly"}, 60)->wait().out.find('\x1b') != std::string::npos ||
           at_a_terminal({"campaign", "show"}, 60)->wait().out.find('\x1b') != std::string::npos;
  };
  BOOST_TEST(has_colours());
  where.environment["NO_COLOR"] = "1";
  BOOST_TEST(!has_colours());
  where.environment.erase("NO_COLOR");
  where.environment["TERM"] = "dumb";
  BOOST_TEST(!has_colours());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
