// What events count for, and that what is taken back does not.

#include "model/figures/counter.hpp"

#include "model/bounds.hpp"
#include "tests/model/views/played.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(counter_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::figures;

namespace {

/// A game that is counted as it is played. Each command takes ten seconds.
struct counted_game {
  test::game table{3};
  std::vector<commit> commits;

  counted_game& say(std::string_view line) {
    commits.push_back(tests::views::played(table, line));
    commits.back().at_ms = static_cast<std::int64_t>(commits.size()) * 10'000;
    return *this;
  }
  [[nodiscard]] account count() const {
    account out;
    const views::undone_events nothing;
    counter counting(out, nothing);
    for (const commit& each : commits) counting.read(each);
    BOOST_TEST(out.is_sound());
    BOOST_TEST(out.last() == table.state.seq());
    return out;
  }
  [[nodiscard]] totals sum() const { return count().sum(); }
};

struct fight : counted_game {
  fight() {
    say("add Grog");
    say("add goblin count: 2");
    say("encounter start");
    say("initiative by: Grog rolled: 20");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(hits_misses_criticals_and_damage_are_counted_for_both, fight) {
  say("attack by: Grog with: longsword to: goblin-1 rolled: 20,6,5 free");
  say("attack by: Grog with: longsword to: goblin-2 rolled: 1 free");
  totals all = sum();
  creature_figures& who = all.of_creature("grog");
  BOOST_TEST(who.hits == 1);
  BOOST_TEST(who.misses == 1);
  BOOST_TEST(who.criticals == 1);
  BOOST_TEST(who.damage_dealt == 14);
  creature_figures& goblins = all.of_creature("goblin");
  BOOST_TEST(goblins.damage_taken == 14);
  BOOST_TEST(goblins.falls == 1);
  attack_figures& sword = all.of_attack("grog", "Longsword");
  BOOST_TEST(sword.hits == 1);
  BOOST_TEST(sword.misses == 1);
  BOOST_TEST(sword.damage == 14);
  BOOST_TEST(sword.most == 14);
  BOOST_TEST(all.of_die(8).counts[5] == 1);
  BOOST_TEST(all.of_die(8).counts[4] == 1);
  BOOST_TEST(all.of_die(20).counts[19] == 2);
  BOOST_TEST(who.d20s == 3);
  BOOST_TEST(who.d20_sum == 41);
  BOOST_TEST(all.find_name("goblin")->name == "Goblin");
  BOOST_TEST(!all.find_name("goblin")->is_character);
  BOOST_TEST(all.find_name("grog")->is_character);
}

BOOST_FIXTURE_TEST_CASE(creatures_of_a_kind_that_share_a_roll_for_initiative_rolled_one_die,
                        fight) {
  // One for both goblins, one for Grog.
  std::int64_t rolled = 0;
  totals all = sum();
  for (const std::int64_t each : all.of_die(20).counts) rolled += each;
  BOOST_TEST(rolled == 2);
  BOOST_TEST(all.of_creature("goblin").d20s == 1);
}

BOOST_FIXTURE_TEST_CASE(what_the_game_master_does_is_taken_and_dealt_by_nobody, fight) {
  say("damage to: Grog amount: 3 type: fire");
  say("heal to: Grog amount: 2");
  totals all = sum();
  BOOST_TEST(all.of_creature("grog").damage_taken == 3);
  BOOST_TEST(all.of_creature("grog").healing_had == 2);
  std::int64_t dealt = 0;
  for (const creature_figures& each : all.creatures) dealt += each.damage_dealt;
  BOOST_TEST(dealt == 0);
}

BOOST_FIXTURE_TEST_CASE(a_turn_lasts_from_its_start_to_its_end_also_at_the_end_of_the_fight,
                        fight) {
  say("note thinking");
  say("turn");
  totals all = sum();
  BOOST_TEST(all.of_creature("grog").turns == 1);
  BOOST_TEST(all.of_creature("grog").turn_ms == 20'000);
  BOOST_TEST(all.of_creature("grog").longest_turn_ms == 20'000);
  BOOST_REQUIRE(!all.turn_lengths.empty());
  BOOST_TEST(all.turn_lengths[1] == 1);
  BOOST_TEST(all.of_creature("goblin").turns == 0);
  say("encounter end");
  all = sum();
  BOOST_TEST(all.of_creature("goblin").turns == 1);
  BOOST_REQUIRE_EQUAL(all.fights.size(), 1U);
  BOOST_TEST(all.fights[0].number == 1U);
  BOOST_TEST(all.fights[0].rounds == 1U);
  BOOST_TEST(all.fights[0].first == 4U);
  BOOST_TEST(all.fights[0].last == table.state.seq());
}

BOOST_AUTO_TEST_CASE(dice_whose_faces_can_be_told_apart_are_counted) {
  counted_game played;
  played.say("roll 4d6kh3 rolled: 1,2,6,6");
  played.say("roll 1d8+2d4+1 rolled: 8,1,2");
  played.say("roll 3dF rolled: 1,0,-1");
  totals all = played.sum();
  BOOST_TEST(all.of_die(6).counts[5] == 2);
  BOOST_TEST(all.of_die(6).counts[0] == 1);
  BOOST_TEST(all.of_die(8).counts[7] == 1);
  BOOST_TEST(all.of_die(4).counts[0] == 1);
  BOOST_TEST(all.of_die(4).counts[1] == 1);
  BOOST_TEST(all.dice.size() == 3U);
}

BOOST_AUTO_TEST_CASE(each_session_has_figures_of_its_own_and_names_of_all) {
  counted_game played;
  played.say("add Grog");
  played.say("session start The first");
  played.say("damage to: Grog amount: 2");
  played.say("session end");
  played.say("damage to: Grog amount: 1");
  played.say("session start");
  played.say("damage to: Grog amount: 4");
  account all = played.count();
  BOOST_TEST(all.sum().of_creature("grog").damage_taken == 7);
  BOOST_TEST(all.sum(1).of_creature("grog").damage_taken == 2);
  BOOST_TEST(all.sum(2).of_creature("grog").damage_taken == 4);
  BOOST_TEST(all.sum(0).of_creature("grog").damage_taken == 1);
  BOOST_TEST(all.sum(9).creatures.empty());
  BOOST_REQUIRE(all.sum(2).find_name("grog") != nullptr);
  BOOST_REQUIRE_EQUAL(all.segments.size(), 4U);
  BOOST_TEST(all.segments[1].title == "The first");
  BOOST_TEST(all.segments[1].session == 1U);
  BOOST_TEST(all.now.session == 2U);
}

BOOST_AUTO_TEST_CASE(a_name_of_ones_own_that_ends_in_a_number_is_nobody_elses) {
  counting_context now;
  BOOST_TEST(counted_as("goblin-2", now) == "goblin");
  BOOST_TEST(counted_as("young-red-dragon-12", now) == "young-red-dragon");
  BOOST_TEST(counted_as("mira", now) == "mira");
  BOOST_TEST(counted_as("-7", now) == "-7");
  BOOST_TEST(counted_as("7", now) == "7");
  now.own_names = {"unit-7"};
  BOOST_TEST(counted_as("unit-7", now) == "unit-7");
  BOOST_TEST(counted_as("unit-8", now) == "unit");
}

BOOST_AUTO_TEST_CASE(a_stretch_is_divided_where_it_is_full_but_not_in_a_fight) {
  account out;
  const views::undone_events nothing;
  counter counting(out, nothing);
  const auto play = [&](const event& what) {
    counting.begin_command(out.last() + 1, 0);
    counting.read(out.last() + 1, what);
  };
  for (seq_t i = 0; i < segment_events + 10; ++i) play(note_added{.text = "."});
  BOOST_REQUIRE_EQUAL(out.segments.size(), 2U);
  BOOST_TEST(out.segments[1].first == segment_events + 1);
  play(encounter_started{.number = 1});
  for (seq_t i = 0; i < segment_events; ++i) play(note_added{.text = "."});
  BOOST_TEST(out.segments.size() == 2U);
  play(encounter_ended{.number = 1, .rounds = 1, .time = {}});
  play(note_added{.text = "."});
  BOOST_TEST(out.segments.size() == 3U);
  BOOST_TEST(out.is_sound());
}

BOOST_AUTO_TEST_CASE(stretches_know_what_was_known_before_them) {
  counted_game played;
  played.say("session start");
  played.say("session end");
  played.say("session start");
  played.say("note here");
  const account all = played.count();
  BOOST_TEST((all.segments.front().before == counting_context()));
  BOOST_TEST(all.segments.back().first == 3U);
  BOOST_TEST(all.segments.back().before.session == 0U);
  BOOST_TEST(all.now.session == 2U);
}

BOOST_AUTO_TEST_CASE(going_past_what_is_taken_back_comes_to_the_same_as_reading_it) {
  using kind = views::undo_mark::kind;
  constexpr seq_t last = 4 * segment_events;
  const auto counted = [](const views::undone_events& undone, seq_t skip_from, seq_t skip_to) {
    account out;
    counter counting(out, undone);
    for (seq_t seq = 1; seq <= last; ++seq) {
      if (seq == skip_from) {
        counting.skip_to(skip_to);
        seq = skip_to;
        continue;
      }
      counting.begin_command(seq, 0);
      const auto number = static_cast<std::uint32_t>(1 + seq / 40'000);
      if (seq % 40'000 == 0)
        counting.read(seq, session_started{.number = number, .title = "here"});
      else
        counting.read(seq, note_added{.text = "."});
    }
    return out;
  };
  struct {
    views::undone_events::range undone;
    views::undone_events::range skipped;
  } const cases[] = {{{20'001, 180'000}, {20'001, 180'000}},
                     {{20'001, 180'000}, {20'007, 130'000}},
                     {{50'001, 199'000}, {50'001, 198'999}},
                     {{1, 120'000}, {1, 120'000}},
                     {{1, 120'000}, {1, 7}}};
  for (const auto& each : cases) {
    const views::undo_mark mark{kind::undone, last, each.undone};
    const auto undone = views::undone_by({&mark, 1});
    const account read = counted(undone, 0, 0);
    BOOST_TEST((counted(undone, each.skipped.first, each.skipped.last) == read));
    BOOST_TEST(read.segments.size() > 1U);
    for (const segment& part : read.segments)
      BOOST_TEST((part.first == 1 || !undone.contains(part.first)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
