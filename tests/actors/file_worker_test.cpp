// What blocks, done for others: every failure comes back as an answer.

#include "actors/file_worker.hpp"

#include "io/store/file/campaign_reader.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(file_worker_suite)

namespace {

/// A campaign with an `add zombie` and four notes: events 1 to 5.
struct files_stage : hosted_stage {
  files_stage() {
    (void)make_campaign("mine");
    {
      const auto campaign = open("mine");
      (void)say_now(campaign, "add zombie");
      for (int i = 2; i <= 5; ++i) (void)say_now(campaign, fmt::format("note {}", i));
    }
    BOOST_REQUIRE(close("mine"));
    files = system().spawn(
        actors::file_worker,
        actors::worker_setup{.store = &files_on_disk, .ops = &disk, .counts = counts});
    run();
  }
  ~files_stage() { files = nullptr; }

  std::shared_ptr<const actors::lookup_results> find(std::vector<std::string> names) {
    return ask_now<actors::found_message>(files,
                                          actors::find_content_message{{"/mine"}, std::move(names)})
        .what;
  }
  io::result<io::opened_log> load() {
    return *ask_now<actors::loaded_message>(files, actors::load_message{"mine", mine, {"/mine"}})
                .what;
  }

  /// A subscription from an event on, and what it has got.
  std::shared_ptr<actors::follower> follow(model::seq_t from) {
    auto feed = std::make_shared<actors::commit_feed>(5);
    auto made = std::make_shared<actors::follower>(
        feed, from, actors::subscriber{},
        [this](std::shared_ptr<actors::follower> whom, const io::seq_range& range) {
          caf::anon_send(files, actors::catch_up_message{mine, std::move(whom), range});
        });
    BOOST_REQUIRE(feed->add(made, {}));
    made->start();
    return made;
  }

  io::campaign_id mine = io::id_of_directory("/mine");
  actors::file_worker_actor files;
};

BOOST_FIXTURE_TEST_CASE(each_name_gets_its_own_answer, files_stage) {
  const auto found = find({"zombie", "zombei"});
  BOOST_REQUIRE(found->content.size() == 2U);
  BOOST_TEST(found->content.at("zombie").has_value());
  BOOST_TEST(found->content.at("zombei").error().code == io::ec::not_found);
}

BOOST_FIXTURE_TEST_CASE(an_edited_entry_is_read_as_it_is_now, files_stage) {
  BOOST_TEST(!find({"grue"})->content.at("grue").has_value());
  BOOST_REQUIRE(disk.make_directory("/mine/monsters"));
  disk.put("/mine/monsters/grue.yaml", "name: [unfinished\n");
  BOOST_TEST(find({"grue"})->content.at("grue").error().code == io::ec::bad_yaml);
}

BOOST_FIXTURE_TEST_CASE(a_command_is_found_with_the_state_before_it, files_stage) {
  const auto found =
      ask_now<actors::found_message>(files, actors::find_commit_message{mine, 3}).what;
  BOOST_REQUIRE(found->commits.at(3).has_value());
  BOOST_TEST(found->commits.at(3)->what->first == 3U);
  BOOST_TEST(found->commits.at(3)->before.seq() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_command_past_the_end_is_not_found, files_stage) {
  const auto found =
      ask_now<actors::found_message>(files, actors::find_commit_message{mine, 9}).what;
  BOOST_TEST(found->commits.at(9).error().code == io::ec::not_found);
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_is_found_with_the_newest_commands, files_stage) {
  {
    const auto campaign = open("mine");
    (void)say_now(campaign, "undo 2");
    (void)say_now(campaign, "note after");
  }
  BOOST_REQUIRE(close("mine"));
  const auto found =
      ask_now<actors::found_message>(files, actors::find_marks_message{mine, {{1, 7}, {}, 2}}).what;
  const auto& marks = found->marks.at({1, 7});
  BOOST_REQUIRE(marks.has_value());
  BOOST_REQUIRE(marks->marks.size() == 1U);
  BOOST_TEST(marks->marks.front().seq == 6U);
  BOOST_TEST((marks->marks.front().of == model::views::undone_events::range{4, 5}));
  // Events 4 and 5 are passed, and so is the undo.
  BOOST_REQUIRE(marks->newest.size() == 2U);
  BOOST_TEST(marks->newest.front()->first == 3U);
  BOOST_TEST(marks->newest.back()->first == 7U);
}

BOOST_FIXTURE_TEST_CASE(an_error_of_looking_for_it_is_an_answer, files_stage) {
  disk.plan({.at = 1, .count = counted::reads, .repeat = fault_plan::times::for_ever});
  const auto found =
      ask_now<actors::found_message>(files, actors::find_marks_message{mine, {{1, 5}, {}, 1}}).what;
  const auto& marks = found->marks.at({1, 5});
  BOOST_REQUIRE(!marks.has_value());
  BOOST_TEST(marks.error().code == io::ec::io_error);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_is_played_with_its_own_conditions, files_stage) {
  BOOST_REQUIRE(disk.make_directory("/mine/conditions"));
  disk.put("/mine/conditions/poisoned.yaml", "name: Poisoned\nmodifiers: [{armor_class: -2}]\n");
  disk.put("/mine/conditions/stunned.yaml", "name: Stunned\nmodifiers: [{cannot: [sing]}]\n");
  const auto loaded = load();
  BOOST_REQUIRE(loaded.has_value());
  const model::state& found = loaded->found.state;
  BOOST_REQUIRE(found.rows() != nullptr);
  BOOST_TEST(found.find("zombie-1")->rows == found.rows());
  const auto& poisoned = found.rows()->of(model::condition::poisoned);
  BOOST_REQUIRE(poisoned.modifiers.size() == 1U);
  BOOST_TEST((poisoned.modifiers.front().does.key == model::modifier_key::armor_class));
  // A slip in a file is no reason to lose the game.
  BOOST_TEST(!found.rows()->of(model::condition::stunned).modifiers.empty());
  BOOST_REQUIRE(loaded->found.warnings.size() == 1U);
  BOOST_TEST(loaded->found.warnings.front().find("stunned.yaml") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_page_goes_to_the_subscription_that_wants_it, files_stage) {
  const auto mine_too = follow(4);
  BOOST_TEST(mine_too->take(10).empty());
  run();
  const auto got = mine_too->take(10);
  BOOST_REQUIRE(got.size() == 2U);
  BOOST_TEST(got.front()->first == 4U);
  BOOST_TEST(got.back()->line == "note 5");
  BOOST_TEST(got.back()->at_ms == fixed_clock());
}

BOOST_FIXTURE_TEST_CASE(a_read_error_is_an_answer_and_not_an_end_of_file, files_stage) {
  const auto who = follow(4);
  disk.plan({.at = 1, .count = counted::reads, .repeat = fault_plan::times::for_ever});
  BOOST_TEST(who->take(10).empty());
  run();
  const auto status = who->status();
  BOOST_TEST(status.end == actors::subscription_end::failed);
  BOOST_REQUIRE(status.failure);
  BOOST_TEST(status.failure->code == io::ec::io_error);
  BOOST_TEST(status.resume_from == 4U);
  BOOST_TEST(!load());
}

BOOST_FIXTURE_TEST_CASE(a_snapshot_is_counted_when_it_is_there, files_stage) {
  const auto before = counts->snapshots.load();
  auto loaded = load();
  BOOST_REQUIRE(loaded);
  auto what = std::make_shared<io::snapshot>(
      io::snapshot{.at = loaded->found.end, .state = loaded->found.state});
  const actors::checkpoint_message order{mine, what};
  disk.plan({.at = 1, .count = counted::writes, .system_errno = ENOSPC});
  const auto failed = ask_now<actors::snapshot_done_message>(files, order).outcome;
  BOOST_REQUIRE(!failed);
  BOOST_TEST(failed.error().code == io::ec::no_space);
  BOOST_TEST(counts->snapshots == before);
  BOOST_TEST(ask_now<actors::snapshot_done_message>(files, order).outcome.has_value());
  BOOST_TEST(counts->snapshots == before + 1);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_is_loaded_once_at_a_time, files_stage) {
  auto first = load();
  BOOST_REQUIRE(first);
  BOOST_TEST(first->found.end.seq == 5U);
  const auto second = load();
  BOOST_REQUIRE(!second);
  BOOST_TEST(second.error().code == io::ec::locked);
  first->log->release();
  BOOST_TEST(load().has_value());
}

BOOST_FIXTURE_TEST_CASE(a_log_that_cannot_be_loaded_leaves_no_lock, files_stage) {
  const auto good = disk.bytes_of("/mine/log.jsonl");
  auto bad = good;
  bad[bad.size() / 2] ^= 1;
  disk.put("/mine/log.jsonl", bad);
  (void)disk.remove("/mine/snapshot.yaml");
  const auto refused = load();
  BOOST_REQUIRE(!refused);
  BOOST_TEST(io::is_damage(refused.error().code));
  disk.put("/mine/log.jsonl", good);
  BOOST_TEST(load().has_value());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
