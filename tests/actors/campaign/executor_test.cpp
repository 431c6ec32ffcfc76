// Commands on a live state: undo, redo and discard of everything that can be done, also far back
// and of what is too large for one line; and refusals that leave no trace.

#include "actors/campaign/executor.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/file_store.hpp"
#include "model/bounds.hpp"
#include "tests/support/game.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(executor_suite)

using namespace dnd;
using actors::outcome;
using io::log_part;
using model::refusal_code;
using test::live_campaign;

namespace {

/// Undo puts everything back, redo does it again; also after a restart.
void goes_back_and_forth(live_campaign& campaign, const std::string& line) {
  BOOST_TEST_CONTEXT(line) {
    const auto before = campaign.state();
    campaign.accept(line);
    const auto after = campaign.state();
    for (int times = 0; times < 2; ++times) {
      campaign.accept("undo");
      BOOST_TEST((campaign.state() == before));
      BOOST_TEST(campaign.state().undo_at().head == before.undo_at().head);
      campaign.accept("redo");
      BOOST_TEST((campaign.state() == after));
      BOOST_TEST(campaign.state().undo_at().redo == after.undo_at().redo);
      campaign.reopen();
    }
  }
}

/// An entry whose stat block takes about so many bytes in the log.
model::stat_block wordy(std::string_view name, std::size_t bytes) {
  auto block = test::monster(name, 10, 10);
  block.languages = std::string(bytes, 'x');
  return block;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_verb_is_undone_and_redone) {
  live_campaign campaign;
  for (const auto* line : {"session start One",
                           "add goblin count: 2",
                           "add elara and: grog",
                           "add dragon hp: 100",
                           "note hello",
                           "roll 2d6",
                           "check stealth by: elara dc: 10",
                           "save dex by: grog",
                           "damage to: elara amount: 5 type: fire",
                           "heal to: elara amount: 2",
                           "temp to: grog amount: 4",
                           "condition add poisoned to: grog rounds: 3",
                           "condition remove poisoned from: grog",
                           "condition add exhaustion to: grog",
                           "encounter start",
                           "initiative all",
                           "turn",
                           "turn",
                           "attack by: dragon with: fire breath to: goblin-1 and: elara free",
                           "turn",
                           "damage to: dragon amount: 30 type: cold",
                           "remove goblin-2",
                           "session save",
                           "encounter end",
                           "session end",
                           "encounter start with: grog and: dragon",
                           "encounter discard",
                           "remove grog"})
    goes_back_and_forth(campaign, line);
  const auto end = campaign.hash();
  std::size_t commands = 0;
  for (; campaign.say("undo") == outcome::accepted; ++commands) {
  }
  BOOST_TEST(commands == 28U);
  BOOST_TEST(campaign.hash() == io::state_hash({}));
  while (campaign.say("redo") == outcome::accepted) --commands;
  BOOST_TEST(commands == 0U);
  BOOST_TEST(campaign.hash() == end);
}

BOOST_AUTO_TEST_CASE(nothing_to_take_back_is_refused) {
  live_campaign campaign;
  BOOST_TEST(campaign.refused("undo").code == refusal_code::nothing_to_undo);
  BOOST_TEST(campaign.refused("redo").code == refusal_code::nothing_to_redo);
  BOOST_TEST(campaign.refused("encounter discard").code == refusal_code::not_in_encounter);
  campaign.accept("note one");
  campaign.accept("undo");
  BOOST_TEST(campaign.refused("undo").code == refusal_code::nothing_to_undo);
  campaign.accept("note two");
  BOOST_TEST(campaign.refused("redo").code == refusal_code::nothing_to_redo);
}

BOOST_AUTO_TEST_CASE(undo_reaches_further_than_memory) {
  live_campaign campaign;
  std::vector<std::uint64_t> hashes{campaign.hash()};
  campaign.accept("add elara");
  const int commands = 400;
  for (int i = 0; i < commands; ++i) {
    hashes.push_back(campaign.hash());
    campaign.accept(i % 2 == 0 ? "damage to: elara amount: 1 type: fire"
                               : "temp to: elara amount: " + std::to_string(i));
  }
  BOOST_TEST(campaign.looks_back() == 0U);
  for (; !hashes.empty(); hashes.pop_back()) {
    campaign.accept("undo");
    BOOST_REQUIRE_EQUAL(campaign.hash(), hashes.back());
  }
  BOOST_TEST(campaign.looks_back() > 0U);
}

BOOST_AUTO_TEST_CASE(discard_puts_back_all_but_the_session) {
  live_campaign campaign;
  campaign.accept("add goblin count: 2");
  campaign.accept("damage to: goblin-1 amount: 2 type: fire");
  auto before = campaign.state();
  campaign.accept("encounter start");
  campaign.accept("session start In the fight");
  campaign.accept("damage to: goblin-1 and: goblin-2 amount: 3 type: cold");
  campaign.accept("add zombie");
  campaign.reopen();
  const auto in_the_fight = campaign.state();
  campaign.accept("encounter discard");
  BOOST_TEST(campaign.last()->part == log_part::fight);
  BOOST_TEST(campaign.last()->ends_fight);
  before.edit_play() = in_the_fight.play();
  BOOST_TEST((campaign.state() == before));
  BOOST_TEST(campaign.state().play().running);
  campaign.accept("undo");
  BOOST_TEST((campaign.state() == in_the_fight));
  BOOST_TEST(campaign.disk().has(test::live_encounter));
}

BOOST_AUTO_TEST_CASE(a_fight_of_a_thousand_is_taken_back_in_parts) {
  live_campaign campaign;
  for (int i = 0; i < 10; ++i) campaign.accept("add zombie count: 100");
  const auto before = campaign.state();
  campaign.accept("encounter start");
  const auto started = campaign.state();
  BOOST_TEST(started.fight()->order.size() == 1'000U);
  for (int i = 0; i < 3; ++i) campaign.accept("turn");
  const auto later = campaign.state();
  campaign.accept("encounter end");
  // The order of a thousand does not fit one line.
  BOOST_TEST(campaign.accept("undo").events->size() > 2U);
  BOOST_TEST((campaign.state() == later));
  campaign.reopen();
  BOOST_TEST((campaign.state() == later));
  for (int i = 0; i < 3; ++i) campaign.accept("undo");
  BOOST_TEST((campaign.state() == started));
  campaign.accept("condition add prone to: zombie-7");
  campaign.accept("encounter discard");
  BOOST_TEST((campaign.state() == before));
  BOOST_TEST((campaign.load().state == before));
  BOOST_TEST(campaign.bytes() == campaign.handed_out());
}

BOOST_AUTO_TEST_CASE(every_line_of_a_large_patch_fits_the_log) {
  live_campaign campaign;
  for (int i = 0; i < 10; ++i) campaign.accept("add dragon count: 100");
  campaign.accept("encounter start");
  // They come back whole, each with its stat block.
  for (int i = 1; i <= 900; ++i) campaign.accept("remove dragon-" + std::to_string(i));
  const auto& discard = campaign.accept("encounter discard");
  BOOST_TEST(discard.events->size() > 10U);
  std::size_t begin = 0;
  for (const auto end : campaign.last()->encoded.ends) {
    BOOST_TEST(end - begin <= bounds::event_fields_bytes_max);
    begin = end;
  }
  BOOST_TEST(campaign.load().state.fight() == nullptr);
}

BOOST_AUTO_TEST_CASE(taking_back_one_hit_point_of_a_dragon_is_a_short_line) {
  live_campaign campaign;
  campaign.knows(wordy("Ancient Dragon", 2'000));
  campaign.accept("add ancient dragon");
  campaign.accept("damage to: ancient-dragon-1 amount: 1 type: fire");
  const std::size_t before = campaign.bytes().size();
  campaign.accept("undo");
  BOOST_TEST(campaign.bytes().size() - before < 400U);
  BOOST_TEST(campaign.state().find("ancient-dragon-1")->hp == 10);
}

BOOST_AUTO_TEST_CASE(a_command_that_the_reader_would_refuse_is_not_written) {
  live_campaign campaign;
  campaign.knows(wordy("Sage", 18'000));
  std::string add = "add sage";
  for (int i = 1; i < 10; ++i) add += " and: sage";
  // 1,000 times 18 KB are more than one command may take.
  BOOST_TEST(campaign.refused(add + " count: 100").code == refusal_code::too_many);
  BOOST_TEST(campaign.state().seq() == 0U);
  BOOST_TEST(campaign.bytes().empty());
  campaign.accept("add sage count: 100");
  campaign.accept("undo");
  campaign.accept("redo");
  BOOST_TEST(campaign.load().state.creatures().size() == 100U);
}

BOOST_AUTO_TEST_CASE(an_event_too_large_for_a_line_is_refused_without_a_trace) {
  live_campaign campaign(5);
  campaign.knows(wordy("Tome", bounds::event_fields_bytes_max));
  BOOST_TEST(campaign.refused("add tome hp: 3").code == refusal_code::too_many);
  BOOST_TEST(campaign.state().creatures().empty());
}

BOOST_AUTO_TEST_CASE(the_largest_creature_can_be_taken_off_and_brought_back) {
  live_campaign campaign;
  campaign.knows(wordy("Tome", bounds::creature_fields_bytes_max - 600));
  campaign.accept("add tome hp: 3");
  for (std::size_t i = 0; i < bounds::conditions_per_creature_max; ++i)
    campaign.accept("condition add poisoned to: tome rounds: 1000000");
  const auto before = campaign.hash();
  campaign.accept("remove tome");
  campaign.accept("undo");
  BOOST_TEST(campaign.hash() == before);
}

BOOST_AUTO_TEST_CASE(what_is_refused_or_only_asked_moves_no_die) {
  live_campaign calm(3);
  live_campaign disturbed(3);
  for (auto* campaign : {&calm, &disturbed}) campaign->accept("add goblin hp: roll");
  for (const auto* line :
       {"roll 1d6 rolled: 7", "roll 1d6 rolled: 1,2", "attack by: nobody with: bite to: goblin-1",
        "add unicorn hp: roll", "roll 1d", "frobnicate", "turn"})
    (void)disturbed.refused(line);
  for (const auto* line : {"status", "help", "log", "quit", "reopen"})
    BOOST_TEST(disturbed.refused(line).code == refusal_code::bad_request);
  for (const auto* line : {"", "# nothing"}) BOOST_TEST(disturbed.say(line) == outcome::answered);
  BOOST_TEST((calm.state() == disturbed.state()));
  for (auto* campaign : {&calm, &disturbed}) campaign->accept("roll 10d100");
  const auto faces = [](const live_campaign& campaign) {
    const auto bytes = campaign.bytes();
    const auto begin = bytes.rfind("\"faces\":[");
    return bytes.substr(begin, bytes.find(']', begin) - begin);
  };
  BOOST_TEST(faces(calm).size() > 20U);
  BOOST_TEST(faces(calm) == faces(disturbed));
}

BOOST_AUTO_TEST_CASE(content_is_asked_for_once_and_its_errors_refuse) {
  actors::executor engine({}, {}, 1);
  const auto asked = engine.execute("add zombie and: unicorn", 0, {});
  const auto* missing = std::get_if<actors::missing_content>(&asked);
  BOOST_REQUIRE(missing);
  BOOST_TEST(missing->names.size() == 2U);
  for (const auto& [code, expected] : {std::pair(io::ec::not_found, refusal_code::unknown_content),
                                       std::pair(io::ec::bad_content, refusal_code::bad_content)}) {
    actors::lookup_results known;
    for (const auto& name : missing->names)
      known.content.emplace(name, io::error{.code = code, .what = "no", .todo = "do this"});
    const auto refused = engine.execute("add zombie and: unicorn", 0, known);
    const auto* answer = std::get_if<actors::response>(&refused);
    BOOST_REQUIRE(answer && answer->refusal);
    BOOST_TEST(answer->refusal->code == expected);
    BOOST_TEST(answer->refusal->hint == "do this");
    // Said once: the hint is the place for it.
    BOOST_TEST(answer->refusal->message.find("do this") == std::string::npos);
  }
  BOOST_TEST(engine.state().seq() == 0U);
}

BOOST_AUTO_TEST_CASE(who_was_made_at_the_table_and_is_added_again_is_said_to_be_there) {
  live_campaign campaign;
  campaign.accept("add goblin as: Tamsin");
  const model::refusal why = campaign.refused("add tamsin");
  BOOST_TEST(why.code == refusal_code::name_taken);
  BOOST_TEST(why.message == "Tamsin is on the table already");
  BOOST_TEST(campaign.refused("add Tamsyn").code == refusal_code::unknown_content);
}

BOOST_AUTO_TEST_CASE(the_past_that_cannot_be_read_fails_the_command) {
  model::state state;
  state.set_seq(9);
  state.set_undo_at({9, 0});
  actors::executor engine(state, {}, 1);
  const auto asked = engine.execute("undo", 0, {});
  BOOST_REQUIRE(std::get_if<actors::missing_commit>(&asked));
  BOOST_TEST(std::get<actors::missing_commit>(asked).seq == 9U);
  actors::lookup_results known;
  known.commits.emplace(9, io::error{.code = io::ec::io_error, .what = "unreadable"});
  const auto failed = engine.execute("undo", 0, known);
  const auto* answer = std::get_if<actors::response>(&failed);
  BOOST_REQUIRE(answer);
  BOOST_TEST(answer->how == outcome::failed);
  BOOST_TEST(answer->failure->code == io::ec::io_error);
}

BOOST_AUTO_TEST_CASE(groups_survive_a_restart_and_leave_states_without_them_as_they_were) {
  live_campaign campaign;
  campaign.accept("add goblin count: 2");
  const auto hash = campaign.hash();
  campaign.accept("group pack: goblin*");
  BOOST_TEST(campaign.hash() != hash);
  campaign.reopen();
  BOOST_TEST(campaign.state().find_group("pack")->members.size() == 2U);
  campaign.accept("undo");
  BOOST_TEST(campaign.hash() == hash);
  campaign.accept("redo");
  campaign.accept("ungroup pack");
  BOOST_TEST(campaign.hash() == hash);
}

BOOST_AUTO_TEST_CASE(events_go_where_the_fight_is) {
  live_campaign campaign;
  const auto check = [&](const char* line, log_part part, bool begins, bool ends) {
    campaign.accept(line);
    BOOST_TEST_CONTEXT(line) {
      BOOST_TEST((campaign.last()->part == part));
      BOOST_TEST(campaign.last()->begins_fight == begins);
      BOOST_TEST(campaign.last()->ends_fight == ends);
    }
  };
  check("add goblin", log_part::long_term, false, false);
  check("encounter start", log_part::fight, true, false);
  check("turn", log_part::fight, false, false);
  check("encounter end", log_part::fight, false, true);
  check("undo", log_part::fight, true, false);
  check("redo", log_part::fight, false, true);
  check("note x", log_part::long_term, false, false);
}

BOOST_AUTO_TEST_CASE(snapshots_and_syncs_are_due_at_the_ends_of_stretches) {
  live_campaign campaign;
  campaign.accept("session start");
  BOOST_TEST(!campaign.last()->wants_snapshot);
  campaign.accept("session save");
  BOOST_TEST(campaign.last()->wants_snapshot);
  campaign.accept("add goblin");
  BOOST_TEST(!campaign.last()->ends_stretch);
  campaign.accept("encounter start");
  campaign.accept("encounter end");
  BOOST_TEST(campaign.last()->ends_stretch);
  campaign.accept("session end");
  BOOST_TEST(campaign.last()->wants_snapshot);
}

BOOST_AUTO_TEST_SUITE_END()
