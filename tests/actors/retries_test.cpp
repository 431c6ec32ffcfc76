// Commands that are given again with their id. Goal: each is carried out once and answered the
// same, at once, in flight, in another process and after a crash; and what is remembered is
// bounded.

#include "io/files/json/text.hpp"
#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(retries_suite)

namespace {

using actors::command_terms;
using actors::outcome;

struct retry_stage : hosted_stage {
  explicit retry_stage(const faulty_disk* old = nullptr) {
    if (old != nullptr)
      disk = *old;
    else
      (void)make_campaign("mine");
    campaign = open("mine");
  }
  ~retry_stage() { campaign = {}; }

  answer_ptr give(std::string line, command_terms terms) {
    return post(
        campaign.handler, *campaign.inbox,
        {.line = std::move(line), .wanted = actors::attach::states, .terms = std::move(terms)});
  }
  actors::response_ptr give_now(std::string line, command_terms terms) {
    const auto got = give(std::move(line), std::move(terms));
    run();
    BOOST_REQUIRE(got->value);
    return *got->value;
  }
  void reopen() {
    campaign = {};
    require_ok(close("mine"));
    campaign = open("mine");
  }

  actors::opened_campaign campaign;
};

/// All of an answer that a client sees.
std::string seen(const actors::response& answer) {
  const auto& what = *answer.what;
  std::string text = fmt::format("{} {} {}\n", what.by, what.line, what.at_ms);
  auto seq = what.first;
  for (const auto& each : *what.events) text += io::event_object(seq++, each) + "\n";
  for (const auto& each : answer.taken_back) text += each->line + "\n";
  text += fmt::format("{:x}", io::state_hash(*answer.before));
  return text + fmt::format("{:x}", io::state_hash(*answer.after));
}

void check_repeats(const actors::response& first, const actors::response& again) {
  BOOST_TEST_REQUIRE(again.how == outcome::accepted);
  BOOST_TEST(again.repeated);
  BOOST_TEST(seen(again) == seen(first));
}

model::refusal_code refused(const actors::response& answer) {
  BOOST_REQUIRE(answer.refusal);
  return answer.refusal->code;
}

/// Of the first events of commands, from the log.
std::vector<std::string> ids_on(faulty_disk disk) {
  std::vector<std::string> ids;
  const auto read = io::file_store(disk).read(io::id_of_directory("/mine"), {},
                                              [&](const model::commit_ptr& each) {
                                                if (!each->id.empty()) ids.push_back(each->id);
                                                return true;
                                              });
  require_ok(read);
  return ids;
}

BOOST_FIXTURE_TEST_CASE(known_id_gets_the_first_answer_and_changes_nothing, retry_stage) {
  (void)give_now("add zombie", {});
  const auto first = give_now("damage to: zombie-1 amount: 2d4 type: fire", {.id = "k-1"});
  BOOST_TEST_REQUIRE(first->how == outcome::accepted);
  BOOST_TEST(!first->repeated);
  (void)give_now("note between", {});
  const auto bytes = disk.bytes_of("/mine/log.jsonl");
  check_repeats(*first, *give_now("damage to: zombie-1 amount: 2d4 type: fire", {.id = "k-1"}));
  (void)give_now("undo", {});
  check_repeats(*first, *give_now("damage to: zombie-1 amount: 2d4 type: fire", {.id = "k-1"}));
  BOOST_TEST(disk.bytes_of("/mine/log.jsonl").starts_with(bytes));
  // After a start of the program, from a snapshot and without one.
  reopen();
  check_repeats(*first, *give_now("damage to: zombie-1 amount: 2d4 type: fire", {.id = "k-1"}));
  campaign = {};
  require_ok(close("mine"));
  BOOST_REQUIRE(disk.remove("/mine/snapshot.yaml"));
  campaign = open("mine");
  check_repeats(*first, *give_now("damage to: zombie-1 amount: 2d4 type: fire", {.id = "k-1"}));
  BOOST_TEST(ids_on(disk).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(repeat_of_a_command_in_flight_waits_for_it_and_gets_its_answer,
                        retry_stage) {
  std::vector<answer_ptr> answers;
  for (int i = 0; i < 4; ++i) answers.push_back(give("roll 4d6", {.id = "same"}));
  run();
  for (std::size_t i = 1; i < answers.size(); ++i)
    check_repeats(**answers[0]->value, **answers[i]->value);
  BOOST_TEST(ids_on(disk).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(repeat_of_a_command_whose_write_fails_fails_with_it, retry_stage) {
  disk.plan({.at = 1, .count = counted::writes, .system_errno = ENOSPC});
  const auto first = give("note one", {.id = "a"});
  const auto again = give("note one", {.id = "a"});
  run();
  BOOST_TEST(first->value.value()->how == outcome::failed);
  BOOST_TEST(again->value.value()->how == outcome::failed);
  disk.plan({});
  campaign = {};
  BOOST_TEST(!close("mine"));
  campaign = open("mine");
  // It was taken back whole, so now it is new.
  const auto new_one = give_now("note one", {.id = "a"});
  BOOST_TEST(new_one->how == outcome::accepted);
  BOOST_TEST(!new_one->repeated);
  check_repeats(*new_one, *give_now("note one", {.id = "a"}));
}

BOOST_FIXTURE_TEST_CASE(id_of_another_command_is_refused, retry_stage) {
  (void)give_now("note one", {.id = "a"});
  const auto other = give_now("note two", {.id = "a"});
  BOOST_TEST(refused(*other) == model::refusal_code::id_reused);
  BOOST_TEST(other->refusal->message.find("note one") != std::string::npos);
  BOOST_TEST(ids_on(disk).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(refused_command_and_blank_line_leave_no_id, retry_stage) {
  (void)give_now("encounter end", {.id = "a"});
  (void)give_now("", {.id = "a"});
  const auto then = give_now("note one", {.id = "a"});
  BOOST_TEST(then->how == outcome::accepted);
  BOOST_TEST(!then->repeated);
}

BOOST_FIXTURE_TEST_CASE(id_has_a_length_and_an_alphabet, retry_stage) {
  static_assert(bounds::command_id_bytes_max == 64);
  const auto longest = std::string(bounds::command_id_bytes_max, 'x');
  for (const auto& good : {longest, std::string("a"), std::string("A-z_0.9:7")})
    BOOST_TEST(give_now("note one", {.id = good})->how == outcome::accepted, good);
  for (const auto& bad : {longest + "x", std::string("a b"), std::string("a\"b"), std::string("é"),
                          std::string("a\nb"), std::string(1, '\0'), std::string("a/b")}) {
    const auto answer = give_now("note one", {.id = bad});
    BOOST_TEST(refused(*answer) == model::refusal_code::bad_request, bad);
    BOOST_TEST(answer->refusal->hint.find("64") != std::string::npos);
  }
  BOOST_TEST(ids_on(disk).size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(command_that_expects_another_event_is_refused_with_the_actual_one,
                        retry_stage) {
  BOOST_TEST(give_now("note one", {.expect_seq = 0})->how == outcome::accepted);
  for (const model::seq_t wrong : {model::seq_t{0}, model::seq_t{2}, model::seq_t{UINT64_MAX}}) {
    const auto late = give_now("note two", {.id = "b", .expect_seq = wrong});
    BOOST_TEST(refused(*late) == model::refusal_code::moved_on);
    BOOST_TEST(late->refusal->message.find("at event 1,") != std::string::npos);
  }
  // None of them left its id.
  BOOST_TEST(ids_on(disk).empty());
}

BOOST_FIXTURE_TEST_CASE(repeat_gets_its_answer_although_its_own_events_were_not_expected,
                        retry_stage) {
  BOOST_TEST(give_now("note one", {.id = "b", .expect_seq = 0})->how == outcome::accepted);
  // The client did not hear of it: the campaign has moved on by its own command.
  BOOST_TEST(give_now("note one", {.id = "b", .expect_seq = 0})->repeated);
  BOOST_TEST(ids_on(disk).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(command_in_flight_counts_for_what_the_next_one_expects, retry_stage) {
  const auto first = give("note one", {.expect_seq = 0});
  const auto second = give("note two", {.expect_seq = 1});
  const auto third = give("note three", {.expect_seq = 1});
  run();
  BOOST_TEST(first->value.value()->how == outcome::accepted);
  BOOST_TEST(second->value.value()->how == outcome::accepted);
  BOOST_TEST(refused(**third->value) == model::refusal_code::moved_on);
}

BOOST_FIXTURE_TEST_CASE(as_many_ids_are_known_as_the_bound_says, retry_stage) {
  constexpr std::size_t count = bounds::remembered_ids_max + 2;
  for (std::size_t i = 0; i < count; ++i) {
    (void)give("note x", {.id = fmt::format("id-{}", i)});
    if (i == count / 2) run();
  }
  run();
  for (int round = 0; round < 2; ++round) {
    // The oldest that is known, and the newest.
    BOOST_TEST(give_now("note x", {.id = "id-2"})->repeated);
    BOOST_TEST(give_now("note x", {.id = fmt::format("id-{}", count - 1)})->repeated);
    reopen();
  }
  const auto snapshot = io::load_snapshot(disk, "/mine");
  BOOST_REQUIRE(snapshot);
  BOOST_TEST(snapshot->ids.all().size() == bounds::remembered_ids_max);
  BOOST_TEST(!give_now("note x", {.id = "id-1"})->repeated);
  BOOST_TEST(!give_now("note x", {.id = "id-2"})->repeated);
  BOOST_TEST(give_now("note x", {.id = "id-1"})->repeated);
}

/// One campaign that is played, cut off at a random moment, opened again and played on, and a
/// client that gives everything again until it has an answer.
class forgetful_client {
 public:
  explicit forgetful_client(std::uint64_t seed) : random_(seed) {}

  void live_through(std::size_t crashes) {
    faulty_disk disk;
    for (std::size_t i = 0; i <= crashes; ++i) {
      retry_stage stage(i == 0 ? nullptr : &disk);
      if (i < crashes)
        stage.disk.plan(
            {.at = 1 + random_() % 60, .what = fault::crash, .count = counted::changes});
      play(stage);
      constexpr crash_mode modes[] = {crash_mode::keep, crash_mode::drop, crash_mode::scramble};
      disk = random_() % 4 == 0 ? stage.disk.after_kill()
                                : stage.disk.after_crash(modes[random_() % 3], random_());
    }
    auto ids = ids_on(disk);
    std::ranges::sort(ids);
    BOOST_TEST((std::ranges::adjacent_find(ids) == ids.end()), "a command was carried out twice");
  }
  [[nodiscard]] std::size_t repeats() const { return repeats_; }

 private:
  struct given {
    std::string line;
    /// What came back when it was first accepted; empty: nothing yet.
    std::string answer = {};
  };

  void play(retry_stage& stage) {
    // Everything again that was ever given, then new commands, each more than once.
    std::vector<std::pair<std::size_t, answer_ptr>> asked;
    const auto give = [&](std::size_t i) {
      asked.emplace_back(i, stage.give(given_[i].line, {.id = fmt::format("k{}", i)}));
    };
    for (std::size_t i = 0; i < given_.size(); ++i) give(i);
    for (int i = 0; i < 12; ++i) {
      constexpr const char* lines[] = {"note x",
                                       "add zombie",
                                       "damage to: zombie-1 amount: 1d6 type: fire",
                                       "encounter start",
                                       "undo",
                                       "roll 3d6",
                                       "encounter end",
                                       "session start",
                                       "note y",
                                       "redo",
                                       "heal to: zombie-1 amount: 1d4",
                                       "session end"};
      given_.push_back({lines[random_() % std::size(lines)]});
      give(given_.size() - 1);
      for (auto more = random_() % 3; more > 0; --more) give(random_() % given_.size());
      for (auto steps = random_() % 30; steps > 0 && stage.step_random(random_); --steps) {
      }
    }
    stage.run_random(random_);
    for (const auto& [i, reply] : asked) check(i, reply);
  }

  void check(std::size_t i, const answer_ptr& reply) {
    BOOST_REQUIRE(reply->arrived);
    if (reply->is_lost() || reply->value.value()->how != outcome::accepted) return;
    const auto text = seen(**reply->value);
    if (given_[i].answer.empty()) {
      given_[i].answer = text;
      return;
    }
    ++repeats_;
    BOOST_TEST(reply->value.value()->repeated);
    BOOST_TEST(given_[i].answer == text);
  }

  std::mt19937_64 random_;
  std::vector<given> given_;
  std::size_t repeats_ = 0;
};

BOOST_AUTO_TEST_CASE(ten_thousand_repeats_across_crashes_are_carried_out_once) {
  const auto first = seed_of_test();
  std::size_t repeats = 0;
  std::uint64_t seed = first;
  for (; repeats < 10'000; ++seed) {
    BOOST_TEST_CONTEXT("DND_SEED=" << seed) {
      forgetful_client client(seed);
      client.live_through(6);
      repeats += client.repeats();
    }
  }
  BOOST_TEST_MESSAGE(repeats << " repeats in " << seed - first << " campaigns, 6 crashes each");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
