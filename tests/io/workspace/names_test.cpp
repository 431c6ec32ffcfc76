#include "io/workspace/names.hpp"

#include "io/content/category.hpp"
#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(names_suite)

namespace {

using namespace dnd;
using io::ec;
using io::named_thing;

std::string directory_of(std::string_view typed) {
  const auto made = io::directory_name(named_thing::campaign, typed);
  return made ? *made : "refused: " + io::render(made.error());
}

/// The refusal's sentence holds `reason`, and something is said about what would do.
void check_refused(std::string_view typed, std::string_view reason) {
  BOOST_TEST_CONTEXT("name \"" << typed << "\"") {
    const auto made = io::directory_name(named_thing::campaign, typed);
    BOOST_REQUIRE(!made);
    BOOST_TEST(made.error().code == ec::bad_name);
    BOOST_TEST(made.error().what.find(reason) != std::string::npos, made.error().what);
    BOOST_TEST(!made.error().todo.empty());
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(spaces_become_dashes_and_nothing_else_changes) {
  BOOST_TEST(directory_of("The Lost Mine") == "The-Lost-Mine");
  BOOST_TEST(directory_of("Xar'thal: Zweite Reise!") == "Xar'thal:-Zweite-Reise!");
  BOOST_TEST(directory_of("Höhle 3") == "Höhle-3");
  BOOST_TEST(directory_of("a..b") == "a..b");
}

BOOST_AUTO_TEST_CASE(an_empty_name_is_refused) {
  check_refused("", "is empty");
  check_refused("   ", "is only spaces");
}

BOOST_AUTO_TEST_CASE(a_name_of_100_bytes_is_taken_and_one_of_101_refused) {
  const std::string longest(bounds::directory_name_bytes_max, 'x');
  BOOST_TEST(directory_of(longest) == longest);
  check_refused(longest + "x", "is 101 bytes long");
}

BOOST_AUTO_TEST_CASE(names_that_walk_up_are_refused) {
  check_refused(".", "cannot be \".\"");
  check_refused("..", "cannot be \"..\"");
  check_refused("../etc", "path separator, '/'");
  check_refused("a/b", "path separator, '/'");
  check_refused("a\\b", "path separator, '\\'");
  check_refused("/", "path separator");
}

BOOST_AUTO_TEST_CASE(names_with_a_bad_beginning_are_refused) {
  check_refused(".hidden", "begins with '.'");
  check_refused("...", "begins with '.'");
  check_refused("-rf", "begins with '-'");
  check_refused(" -rf", "begins with '-'");
}

BOOST_AUTO_TEST_CASE(blanks_at_the_ends_go_and_those_between_words_become_one) {
  for (const char* typed :
       {" The Lost Mine ", "The  Lost   Mine", "\u00a0The\u00a0Lost\u3000Mine\u200b"}) {
    const auto made = io::new_name_of(named_thing::campaign, typed);
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST(made->name == "The Lost Mine");
    BOOST_TEST(made->directory == "The-Lost-Mine");
  }
  check_refused("\u00a0 \u200b", "nothing of it is to be seen");
  const std::string longest(bounds::directory_name_bytes_max, 'x');
  BOOST_TEST(directory_of(" " + longest + " ") == longest);
}

BOOST_AUTO_TEST_CASE(control_characters_are_refused_with_their_place) {
  check_refused("a\tb", "control character at byte 2");
  check_refused("ab\n", "control character at byte 3");
  check_refused(std::string_view("a\0b", 3), "control character at byte 2");
  check_refused("\x7f", "control character at byte 1");
  check_refused(
      "a\xC2\x9B"
      "b",
      "control character at byte 2");
  BOOST_TEST(directory_of("a\xC2\xA0"
                          "b") == "a-b");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_refused_with_their_place) {
  check_refused("a\x80", "not valid UTF-8 at byte 2");
  check_refused("\xC3", "not valid UTF-8 at byte 1");          // Cut off.
  check_refused("\xC0\xAF", "not valid UTF-8 at byte 1");      // An overlong '/'.
  check_refused("\xE0\x80\xAF", "not valid UTF-8 at byte 1");  // Overlong in three bytes.
  check_refused("\xF0\x80\x80\xAF", "not valid UTF-8 at byte 1");
  check_refused("\xED\xA0\x80", "not valid UTF-8 at byte 1");  // A surrogate.
  check_refused("\xF4\x90\x80\x80", "not valid UTF-8 at byte 1");
  check_refused("\xFF", "not valid UTF-8 at byte 1");
  BOOST_TEST(directory_of("\xF0\x9F\x90\x89") == "\xF0\x9F\x90\x89");
}

BOOST_AUTO_TEST_CASE(every_content_directory_is_reserved_in_any_case) {
  BOOST_TEST(io::content::category_names().size() == io::content::category_count);
  for (const std::string_view category : io::content::category_names()) {
    check_refused(category, "a directory of content");
  }
  check_refused("Monsters", "called monsters");
  check_refused("Magic Items", "called magic-items");
  BOOST_TEST(directory_of("Monsters of Doom") == "Monsters-of-Doom");
}

BOOST_AUTO_TEST_CASE(a_refusal_says_whether_it_is_about_a_world_or_a_campaign) {
  const auto world = io::directory_name(named_thing::world, "");
  const auto campaign = io::directory_name(named_thing::campaign, "");
  BOOST_REQUIRE((!world && !campaign));
  BOOST_TEST(world.error().what == "the world's name is empty");
  BOOST_TEST(campaign.error().what == "the campaign's name is empty");
}

BOOST_AUTO_TEST_CASE(names_are_the_same_in_any_case_of_any_script) {
  BOOST_TEST(io::same_name("The Mine", "THE mINE"));
  BOOST_TEST(io::same_name("Höhle", "HÖHLE"));
  BOOST_TEST(io::same_name("Höhle", "Ho\u0308hle"));
  BOOST_TEST(!io::same_name("Höhle", "Hohle"));
  BOOST_TEST(!io::same_name("The Mine", "The-Mine"));
  BOOST_TEST(io::same_name("The Mine", "The\u00a0Mi\u200bne"));
  // Directories of others may have any bytes.
  BOOST_TEST(io::same_name("A\xff", "a\xff"));
  BOOST_TEST(!io::same_name("a\xff", "a\xfe"));
}

BOOST_AUTO_TEST_CASE(a_name_that_exists_is_refused_also_in_another_case) {
  const std::vector<std::string> entries = {"Faerun", "The-Lost-Mine", "world.yaml"};
  BOOST_TEST(io::check_free(named_thing::campaign, "The-Lost-Mind", entries).has_value());
  const auto same = io::check_free(named_thing::campaign, "The-Lost-Mine", entries);
  BOOST_REQUIRE(!same);
  BOOST_TEST(same.error().code == ec::exists);
  BOOST_TEST(same.error().what == "there is already a The-Lost-Mine");
  const auto other_case = io::check_free(named_thing::campaign, "the-lost-mine", entries);
  BOOST_REQUIRE(!other_case);
  BOOST_TEST(other_case.error().code == ec::exists);
  BOOST_TEST(other_case.error().what.find("differs only in case from The-Lost-Mine") !=
             std::string::npos);
  BOOST_TEST(!other_case.error().todo.empty());
}

BOOST_AUTO_TEST_CASE(a_name_that_exists_in_other_bytes_is_refused_and_said_to_be) {
  const std::vector<std::string> entries = {"Höhle"};
  for (const char* same : {"HÖHLE", "Ho\u0308hle"}) {
    const auto taken = io::check_free(named_thing::campaign, same, entries);
    BOOST_REQUIRE(!taken);
    BOOST_TEST(taken.error().code == ec::exists);
    BOOST_TEST(taken.error().what.find("only in case or in its bytes from Höhle") !=
               std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
