// What a store in a database does beyond the contract of all stores (log_store_test.cpp runs here
// too): hosts take each other's campaigns, many are written at once, and bytes stay what they are.

#include "io/store/postgres/postgres_store.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/joint_log.hpp"
#include "io/store/memory/memory_store.hpp"
#include "io/store/postgres/batch_writer.hpp"
#include "io/store/postgres/campaign_rows.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/played_campaign.hpp"
#include "tests/support/postgres_storage.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

BOOST_AUTO_TEST_SUITE(postgres_store_suite)

using namespace dnd;
using namespace dnd::test;
using io::log_part;

namespace {

template <class T>
void require_good(const io::result<T>& outcome) {
  BOOST_REQUIRE_MESSAGE(outcome, (outcome ? "" : io::render(outcome.error())));
}

std::string rows_sql(const std::string& what, const io::campaign_id& which,
                     const std::string& table = "campaign", const std::string& key = "id") {
  return shared_postgres().sql("select " + what + " from " + table + " where " + key + " = '" +
                               which.text + "'");
}

std::string lines_of(const io::campaign_id& which) {
  const auto found =
      io::postgres::campaign_rows(*shared_database(), *io::postgres::parse_uuid(which.text))
          .lines();
  require_good(found);
  return *found;
}

/// A campaign that a host has open, and lines for it.
struct hosted {
  hosted(io::postgres_store& on, io::campaign_id id) : which(std::move(id)) {
    auto opened = on.open(which, "mine");
    require_good(opened);
    log = std::dynamic_pointer_cast<io::joint_log>(opened->log);
    BOOST_REQUIRE(log != nullptr);
    found = std::move(opened->found);
    lines = log_maker(found.end);
  }
  explicit hosted(io::postgres_store& on) : hosted(on, new_campaign_in(*shared_database())) {}

  /// The next command.
  io::result<done> add() {
    const auto next = addition();
    return log->append(next.lines, next.end, next.part);
  }
  io::joint_log::addition addition(std::size_t commands = 1) {
    const auto from = lines.bytes().size();
    lines.add_commands(commands);
    pending = lines.bytes().substr(from);
    auto end = lines.end();
    end.offset += found.end.offset;
    return {.to = log.get(), .lines = pending, .end = end, .part = log_part::long_term};
  }

  io::campaign_id which;
  std::shared_ptr<io::joint_log> log;
  io::loaded_log found;
  log_maker lines;
  std::string pending;
};

struct golden_log {
  std::string name;
  std::string bytes;
};

std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<golden_log> golden_logs() {
  std::vector<golden_log> found;
  for (const auto& each :
       std::filesystem::directory_iterator(std::string(DND_SOURCE_DIR) + "/tests/golden"))
    if (const auto log = each.path() / "log.jsonl"; std::filesystem::exists(log))
      found.push_back({each.path().filename().string(), text_of_file(log)});
  BOOST_REQUIRE(!found.empty());
  return found;
}

io::log_position end_of(std::string_view lines) {
  const auto end = io::read_lines(
      lines, {}, [](std::span<const io::line_view>) -> io::result<done> { return done{}; });
  require_good(end);
  return *end;
}

}  // namespace

BOOST_AUTO_TEST_CASE(bytes_of_every_log_come_back_as_they_were) {
  const auto host = host_of(shared_database());
  bool has_high_sum = false;
  for (const auto& each : golden_logs()) {
    BOOST_TEST_CONTEXT(each.name) {
      const auto which = new_campaign_in(*shared_database());
      auto opened = host->open(which, each.name);
      require_good(opened);
      const auto end = end_of(each.bytes);
      has_high_sum = has_high_sum || end.sum > INT64_MAX;
      require_good(opened->log->append(each.bytes, end, log_part::long_term));
      opened->log->release();
      BOOST_TEST((lines_of(which) == each.bytes));
      const auto found = host->load(which);
      require_good(found);
      BOOST_TEST((found->end == end));
      // A row a command: its last event tells it from the others.
      std::size_t commands = 0;
      require_good(host->read(which, {}, [&](const model::commit_ptr&) { return ++commands > 0; }));
      BOOST_TEST(rows_sql("count(*)", which, "commit", "campaign") == std::to_string(commands));
    }
  }
  // The server's numbers have a sign.
  BOOST_TEST(has_high_sum);
}

BOOST_AUTO_TEST_CASE(a_random_game_is_the_same_on_files_in_memory_and_in_the_database) {
  const auto seed = seed_of_test();
  const char* const wanted = std::getenv("DND_TEST_COMMANDS");
  const std::size_t commands = wanted == nullptr ? 1'500 : std::strtoull(wanted, nullptr, 10);
  live_campaign game(seed);
  random_commands random(seed);
  const auto on = shared_database();
  const auto host = host_of(on);
  const auto which = new_campaign_in(*on);
  io::memory_store memory;
  memory.create(which);
  auto there = host->open(which, "mine");
  auto here = memory.open(which, "mine");
  require_good(there);
  require_good(here);
  for (std::size_t count = 0; count < commands;) {
    const auto from = game.handed_out().size();
    if (game.say(random.next(game.state())) != actors::outcome::accepted) continue;
    ++count;
    const auto lines = game.handed_out().substr(from);
    for (auto* log : {there->log.get(), here->log.get()}) {
      require_good(log->append(lines, game.end(), game.last()->part));
      require_good(game.last()->ends_fight ? log->end_fight() : log->sync());
    }
    // Of the engine's own, so that a snapshot and the lines after it are read as well.
    if (count == commands / 2)
      require_good(host->checkpoint(which, {.at = game.end(), .state = game.state()}, {}));
  }
  there->log->release();
  BOOST_TEST((game.bytes() == game.handed_out()));
  BOOST_TEST((lines_of(which) == game.handed_out()));
  BOOST_TEST((memory.lines_of(which) == game.handed_out()));
  const auto in_database = host->load(which);
  const auto in_memory = memory.load(which);
  require_good(in_database);
  require_good(in_memory);
  BOOST_TEST(in_database->snapshot_seq > 0U);
  BOOST_TEST((in_database->end == game.end()));
  BOOST_TEST(io::state_hash(in_database->state) == game.hash());
  BOOST_TEST(io::state_hash(in_memory->state) == game.hash());
  BOOST_TEST(io::state_hash(game.load().state) == game.hash());
}

BOOST_AUTO_TEST_CASE(many_campaigns_are_written_in_one_transaction) {
  const auto host = host_of(shared_database());
  std::vector<std::unique_ptr<hosted>> all;
  std::vector<io::joint_log::addition> what;
  for (int i = 0; i < 50; ++i) {
    all.push_back(std::make_unique<hosted>(*host));
    what.push_back(all.back()->addition(2));
  }
  const auto outcomes = all.front()->log->append_all(what);
  std::string ids;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    require_good(outcomes[i]);
    ids += (i == 0 ? "'" : ",'") + all[i]->which.text + "'";
  }
  BOOST_TEST(shared_postgres().sql("select count(*), count(distinct xmin::text) from commit where "
                                   "campaign in (" +
                                   ids + ")") == "100|1");
  for (auto& each : all) require_good(each->add());
}

BOOST_AUTO_TEST_CASE(a_campaign_that_was_taken_over_fails_alone) {
  const auto host = host_of(shared_database(), "http://here");
  const auto other = host_of(shared_database(), "http://there");
  hosted stays(*host), goes(*host);
  require_good(goes.add());
  // The host was thought dead.
  shared_postgres().sql("update host set lease_until = now() - interval '1 second' where id = '" +
                        io::postgres::render_uuid(host->host()) + "'");
  hosted taken(*other, goes.which);
  BOOST_TEST(taken.found.end.seq == goes.lines.end().seq);
  const io::joint_log::addition both[] = {stays.addition(), goes.addition()};
  const auto outcomes = stays.log->append_all(both);
  require_good(outcomes[0]);
  BOOST_REQUIRE(!outcomes[1]);
  BOOST_TEST(outcomes[1].error().code == io::ec::moved);
  BOOST_TEST(outcomes[1].error().what.find("http://there") != std::string::npos);
  // It is over for the one, and goes on for the other.
  const auto again = goes.add();
  BOOST_REQUIRE(!again);
  BOOST_TEST(again.error().code == io::ec::poisoned);
  BOOST_TEST(!goes.log->sync());
  require_good(taken.add());
  require_good(stays.add());
}

BOOST_AUTO_TEST_CASE(what_does_not_follow_the_head_is_not_written) {
  const auto host = host_of(shared_database());
  hosted game(*host);
  require_good(game.add());
  const auto stale = std::make_shared<io::postgres::owned_campaign>();
  stale->id = *io::postgres::parse_uuid(game.which.text);
  stale->epoch = std::strtoull(rows_sql("epoch", game.which).c_str(), nullptr, 10);
  // As if the first command were not there.
  io::postgres::pending_write late{.to = stale,
                                   .rows = {{.last = 7, .lines = "{}\n"}},
                                   .end = {.offset = 3, .seq = 7, .sum = 7}};
  io::postgres::pending_write* const only[] = {&late};
  io::postgres::batch_writer(shared_database(), host->host()).write(only);
  BOOST_REQUIRE(late.outcome.has_value());
  BOOST_REQUIRE(!*late.outcome);
  BOOST_TEST(late.outcome->error().code == io::ec::moved);
  BOOST_TEST(lines_of(game.which) == game.lines.bytes());
  require_good(game.add());
}

BOOST_AUTO_TEST_CASE(a_row_that_the_database_refuses_does_not_take_others_along) {
  const auto host = host_of(shared_database());
  hosted fine(*host), refused(*host);
  shared_postgres().sql("alter table commit add constraint not_this check (campaign <> '" +
                        refused.which.text + "')");
  const io::joint_log::addition both[] = {fine.addition(), refused.addition()};
  const auto outcomes = fine.log->append_all(both);
  shared_postgres().sql("alter table commit drop constraint not_this");
  require_good(outcomes[0]);
  BOOST_REQUIRE(!outcomes[1]);
  BOOST_TEST(outcomes[1].error().what.find("not_this") != std::string::npos);
  BOOST_TEST(lines_of(refused.which).empty());
  BOOST_TEST(lines_of(fine.which) == fine.lines.bytes());
}

BOOST_AUTO_TEST_CASE(while_its_lease_runs_a_host_keeps_its_campaigns) {
  const auto host = host_of(shared_database(), "http://here");
  const auto other = host_of(shared_database());
  hosted mine(*host);
  const auto refused = other->open(mine.which, "mine");
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().code == io::ec::moved);
  BOOST_TEST(refused.error().what.find("http://here") != std::string::npos);
  mine.log->release();
  hosted theirs(*other, mine.which);
  require_good(theirs.add());
}

BOOST_AUTO_TEST_CASE(a_host_that_ends_leaves_its_campaigns_to_others) {
  auto host = host_of(shared_database());
  const auto id = io::postgres::render_uuid(host->host());
  const auto rows = [&] {
    return shared_postgres().sql("select count(*) from host where id = '" + id + "'");
  };
  BOOST_TEST(rows() == "1");
  const auto which = hosted(*host).which;
  host.reset();
  BOOST_TEST(rows() == "0");
  const auto other = host_of(shared_database());
  BOOST_TEST(!!hosted(*other, which).add());
}

BOOST_AUTO_TEST_CASE(a_snapshot_ahead_of_the_log_is_a_loss_that_is_told) {
  const auto host = host_of(shared_database());
  hosted game(*host);
  require_good(game.add());
  game.log->release();
  shared_postgres().sql("insert into snapshot values ('" + game.which.text + "', 99, 0, 'x')");
  for (const auto& code :
       {host->open(game.which, "mine").error().code, host->load(game.which).error().code})
    BOOST_TEST(code == io::ec::log_lost_tail);
}

BOOST_AUTO_TEST_CASE(a_damaged_snapshot_costs_a_replay_and_a_sentence) {
  const auto host = host_of(shared_database());
  hosted game(*host);
  for (int i = 0; i < 3; ++i) require_good(game.add());
  auto loaded = host->load(game.which);
  require_good(loaded);
  require_good(host->checkpoint(game.which, {.at = loaded->end, .state = loaded->state}, {}));
  shared_postgres().sql(
      "update snapshot set body = overlay(body placing 'X'::bytea from octet_length(body) - 20) "
      "where campaign = '" +
      game.which.text + "'");
  const auto found = host->load(game.which);
  require_good(found);
  BOOST_TEST(found->replayed == 3U);
  BOOST_TEST(found->warnings.size() == 1U);
  BOOST_TEST((found->end == loaded->end));
}

BOOST_AUTO_TEST_CASE(a_snapshot_is_kept_in_the_place_of_the_last_one_and_only_by_the_owner) {
  const auto host = host_of(shared_database());
  const auto other = host_of(shared_database());
  hosted game(*host);
  for (int i = 0; i < 3; ++i) {
    require_good(game.add());
    const auto loaded = host->load(game.which);
    require_good(loaded);
    require_good(host->checkpoint(game.which, {.at = loaded->end, .state = loaded->state}, {}));
  }
  BOOST_TEST(rows_sql("count(*)", game.which, "snapshot", "campaign") == "1");
  const auto loaded = host->load(game.which);
  BOOST_TEST(loaded->snapshot_seq == loaded->end.seq);
  const io::snapshot kept{.at = loaded->end, .state = loaded->state};
  BOOST_TEST(!other->checkpoint(game.which, kept, {}));
  // Nobody has seen that it was taken over.
  shared_postgres().sql("update campaign set epoch = epoch + 1 where id = '" + game.which.text +
                        "'");
  BOOST_TEST(!host->checkpoint(game.which, kept, {}));
}

BOOST_AUTO_TEST_CASE(a_row_that_is_missing_or_changed_is_damage_with_a_place) {
  const auto host = host_of(shared_database());
  const auto broken = [&](const std::string& how, io::ec code) {
    hosted game(*host);
    for (int i = 0; i < 5; ++i) require_good(game.add());
    game.log->release();
    shared_postgres().sql(how + " and campaign = '" + game.which.text + "'");
    const auto found = host->open(game.which, "mine");
    BOOST_REQUIRE_MESSAGE(!found, how);
    BOOST_TEST(found.error().code == code, how);
    BOOST_TEST(found.error().seq.has_value());
    // What was refused was given back.
    BOOST_TEST(rows_sql("owner is null", game.which) == "t");
  };
  broken("delete from commit where last = 3", io::ec::corrupt);
  broken("update commit set body = overlay(body placing 'X'::bytea from 40) where last = 3",
         io::ec::corrupt);
  broken("delete from commit where last = 5", io::ec::log_lost_tail);
}

BOOST_AUTO_TEST_CASE(what_is_no_campaign_is_not_found) {
  const auto host = host_of(shared_database());
  for (const auto* text : {"/worlds/Mine", "", "00000000-0000-0000-0000-000000000000"}) {
    const io::campaign_id which{text};
    BOOST_TEST(host->open(which, "mine").error().code == io::ec::not_found);
    BOOST_TEST(host->load(which).error().code == io::ec::not_found);
    BOOST_TEST(host->state_at(which, 0).error().code == io::ec::not_found);
    BOOST_TEST(host->find(which, 1).error().code == io::ec::not_found);
    BOOST_TEST(host->sessions(which).error().code == io::ec::not_found);
    BOOST_TEST(host->read_last(which, 1, 1).error().code == io::ec::not_found);
    BOOST_TEST(host->back_up(which, 0, 1).error().code == io::ec::not_found);
  }
}

BOOST_AUTO_TEST_CASE(a_name_is_there_once_in_a_world) {
  const io::postgres::new_campaign what{.world = "Once", .slug = "only", .name = "Only"};
  require_good(io::postgres::create_campaign(*shared_database(), what));
  const auto again = io::postgres::create_campaign(*shared_database(), what);
  BOOST_REQUIRE(!again);
  BOOST_TEST(again.error().code == io::ec::exists);
}

BOOST_AUTO_TEST_CASE(threads_that_write_at_once_share_what_goes_out) {
  const auto host = host_of(shared_database());
  std::vector<std::unique_ptr<hosted>> all;
  for (int i = 0; i < 8; ++i) all.push_back(std::make_unique<hosted>(*host));
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (auto& each : all)
    threads.emplace_back([&failures, game = each.get()] {
      for (int i = 0; i < 40; ++i)
        if (!game->add()) ++failures;
    });
  for (auto& each : threads) each.join();
  BOOST_TEST(failures == 0);
  for (auto& each : all) BOOST_TEST((lines_of(each->which) == each->lines.bytes()));
}

BOOST_AUTO_TEST_SUITE_END()
