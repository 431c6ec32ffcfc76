// Forks beside each other: what is different, and commands of one that are given in the other.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(branches_suite)

namespace {

struct two_roads : dnd_program {
  two_roads() {
    (void)done({"--world", "W", "campaign", "create", "Old"});
    (void)done({"exec", "--campaign", "Old", "add zombie count: 2", "note At the fork."});
    (void)done({"campaign", "fork", "New", "--campaign", "Old"});
    (void)done({"exec", "--campaign", "Old", "damage to: zombie-1 amount: 3"});
    (void)done({"exec", "--campaign", "New", "damage to: zombie-1 amount: 5",
                "condition add prone to: zombie-2", "add zombie"});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(what_is_different_is_told_with_the_commands_that_made_it_so, two_roads) {
  const auto told = done({"campaign", "diff", "Old", "New"}).out;
  BOOST_TEST_CONTEXT(told) {
    BOOST_TEST(contains(told, "They are alike up to event 3; then come 1 event and 3 events."));
    BOOST_TEST(contains(told,
                        "zombie-1: hp 19 → 17 (Old: event 4, gm: damage to: zombie-1 amount: "
                        "3; New: event 4, gm: damage to: zombie-1 amount: 5)"));
    BOOST_TEST(contains(told, "zombie-2: conditions none → prone (New: event 5"));
    BOOST_TEST(contains(told, "zombie-3: comes"));
  }
  BOOST_TEST(contains(done({"campaign", "diff", "New", "New"}).out, "Nothing is different."));
}

BOOST_FIXTURE_TEST_CASE(commands_of_one_are_given_anew_in_the_other, two_roads) {
  (void)done({"campaign", "cherry-pick", "5", "6", "--from", "New", "--campaign", "Old"});
  const auto told = done({"campaign", "diff", "Old", "New"}).out;
  BOOST_TEST_CONTEXT(told) {
    BOOST_TEST(!contains(told, "zombie-2"));
    BOOST_TEST(!contains(told, "zombie-3: comes"));
    BOOST_TEST(contains(told, "zombie-1: hp 19 → 17"));
  }
}

BOOST_FIXTURE_TEST_CASE(a_command_that_is_named_twice_is_given_once, two_roads) {
  (void)done({"campaign", "cherry-pick", "4", "5", "4", "--from", "New", "--campaign", "Old"});
  const auto told = done({"campaign", "diff", "Old", "New"}).out;
  // 22 less 3 and 5, and 22 less 5.
  BOOST_TEST(contains(told, "zombie-1: hp 14 → 17"), told);
}

BOOST_FIXTURE_TEST_CASE(a_refusal_says_how_many_were_given_before_it, two_roads) {
  (void)done({"exec", "--campaign", "Old", "remove zombie-2"});
  const auto made =
      dnd({"campaign", "cherry-pick", "4", "5", "6", "--from", "New", "--campaign", "Old"});
  BOOST_TEST(made.code == 1);
  BOOST_TEST(contains(made.err, "Given: 1 of 3 commands. What came before the refusal stands."),
             made.err);
  BOOST_TEST(!contains(done({"campaign", "show", "Old"}).out, "zombie-3"));
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_given_elsewhere_changes_nothing, two_roads) {
  (void)done({"exec", "--campaign", "New", "undo"});
  const auto before = done({"campaign", "log", "Old"}).out;
  BOOST_TEST(dnd({"campaign", "cherry-pick", "7", "--from", "New", "--campaign", "Old"}).code == 2);
  BOOST_TEST(dnd({"campaign", "cherry-pick", "99", "--from", "New", "--campaign", "Old"}).code !=
             0);
  BOOST_TEST(dnd({"campaign", "cherry-pick", "x", "--from", "New", "--campaign", "Old"}).code == 2);
  BOOST_TEST(dnd({"campaign", "cherry-pick", "4", "--from", "Old", "--campaign", "Old"}).code == 2);
  BOOST_TEST(done({"campaign", "log", "Old"}).out == before);
}

BOOST_FIXTURE_TEST_CASE(a_fork_is_whole_by_itself, two_roads) {
  std::filesystem::remove_all(std::filesystem::path(directory).parent_path() / "Old");
  BOOST_TEST(contains(done({"campaign", "show", "New"}).out, "zombie-3"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
