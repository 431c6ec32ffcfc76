#include "cli/app/advice.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(advice_suite)

using dnd::cli::advice_for;
using dnd::cli::with_advice;
using dnd::io::ec;
using dnd::io::error;
using dnd::io::remedy;

namespace {

std::string advice(remedy way_out, std::string todo = "Do this.") {
  return advice_for({.code = ec::corrupt,
                     .what = "it is so",
                     .todo = std::move(todo),
                     .seq = 41,
                     .way_out = way_out});
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_an_error_says_itself_is_left_as_it_is) {
  BOOST_TEST(advice(remedy::none) == "Do this.");
  BOOST_TEST(advice(remedy::none, "{todo} {}") == "{todo} {}");
  BOOST_TEST(advice(remedy::none, "") == "");
}

BOOST_AUTO_TEST_CASE(damage_leads_to_the_commands_that_look_and_mend) {
  BOOST_TEST(advice(remedy::repair, "Nothing was changed.") ==
             "Nothing was changed. `dnd campaign verify` shows all that is wrong; `dnd campaign "
             "repair` keeps what is proven, and the damaged files beside it.");
  BOOST_TEST(advice(remedy::look_before) ==
             "Do this. `dnd campaign verify` shows all of it; `dnd campaign show --at SEQ` shows "
             "the state before it.");
  BOOST_TEST(advice(remedy::go_back) ==
             "Do this. `dnd campaign repair --truncate-at SEQ` with a number below 41 goes back to "
             "before it.");
  BOOST_TEST(advice(remedy::seal_earlier) == "Seal from there: `--from 41`.");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_leads_to_the_commands_that_make_and_choose) {
  BOOST_TEST(advice(remedy::make_settings_anew) == "`dnd campaign repair` makes it anew.");
  BOOST_TEST(advice(remedy::look_only) ==
             "Do this. To look without opening it for writing: `dnd campaign show`.");
  BOOST_TEST(advice(remedy::make_world, "") == "make it with: dnd world create NAME");
  BOOST_TEST(advice(remedy::make_world, "did you mean \"A\"?") ==
             "did you mean \"A\"? A new one is made with: dnd world create NAME");
  BOOST_TEST(advice(remedy::make_world, "there is: A, B") ==
             "there is: A, B. A new one is made with: dnd world create NAME");
  BOOST_TEST(advice(remedy::make_first_world) ==
             "make one with `dnd world create NAME`, or look elsewhere with `--worlds-dir DIR`");
  BOOST_TEST(advice(remedy::choose_world, "one of: A, B") ==
             "choose with `--world NAME`, one of: A, B");
  BOOST_TEST(advice(remedy::make_campaign) == "make it with: dnd campaign create NAME");
  BOOST_TEST(advice(remedy::load_campaign, "choose another name") ==
             "choose another name, or go on with the one that is there: dnd campaign load NAME");
  BOOST_TEST(advice(remedy::choose_worlds_dir, "Set HOME") ==
             "Set HOME, or name a directory: --worlds-dir DIR");
  BOOST_TEST(advice(remedy::choose_campaign, "name one") ==
             "name one, or choose one with: dnd campaign load NAME");
}

BOOST_AUTO_TEST_CASE(a_backup_that_does_not_do_leads_to_the_others) {
  BOOST_TEST(advice(remedy::list_backups) ==
             "`dnd campaign restore --list` shows those that there are.");
  BOOST_TEST(advice(remedy::choose_backup) == "Take another one: `dnd campaign restore --list`.");
  BOOST_TEST(advice(remedy::restore_elsewhere) ==
             "Name the campaign with --campaign, or take another backup.");
}

BOOST_AUTO_TEST_CASE(advice_is_added_once) {
  const error once = with_advice(
      {.code = ec::corrupt, .what = "it is so", .todo = "a", .way_out = remedy::repair});
  BOOST_TEST(once.todo == advice(remedy::repair, "a"));
  BOOST_TEST(with_advice(once).todo == once.todo);
  BOOST_TEST(once.what == "it is so");
}

BOOST_AUTO_TEST_SUITE_END()
