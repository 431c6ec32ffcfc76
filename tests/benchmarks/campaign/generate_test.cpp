// Generated campaigns are real ones: what the fast way writes is, byte for byte, what the engine
// writes when the same lines are played through all its actors.

#include "benchmarks/campaign/generate.hpp"

#include "actors/engine.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/file_store.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "model/bounds.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>
#include <memory>

namespace dnd::bench {
BOOST_AUTO_TEST_SUITE(generate_suite)

namespace {

using test::faulty_disk;

constexpr std::uint64_t seed = 7;

made_campaign generated(faulty_disk& disk, const story_options& options) {
  const auto parent = disk.kind_of("/worlds");
  BOOST_REQUIRE(parent);
  if (*parent == io::entry_kind::none) BOOST_REQUIRE(disk.make_directory("/worlds"));
  auto made = generate_story(disk, "/worlds", options);
  BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
  return *std::move(made);
}

std::string log_of(const faulty_disk& disk, const made_campaign& made) {
  return disk.bytes_of(made.where.path + "/log.jsonl");
}
std::string fight_of(const faulty_disk& disk, const made_campaign& made) {
  return disk.bytes_of(made.where.path + "/encounter.jsonl");
}

io::loaded_campaign loaded(faulty_disk& disk, const made_campaign& made) {
  auto found = io::load_campaign(disk, made.where.path, io::access::read_only);
  BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
  return *std::move(found);
}

/// Plays through the engine, waiting for each answer, at the times of the story.
class live_player final : public player {
 public:
  live_player(faulty_disk& disk, const made_campaign& like)
      : engine_(actors::engine::start(disk, {.seed = seed, .clock = [this] { return now_ms_; }})) {
    disk.put("/live/log.jsonl", "");
    actors::campaign_address where{
        .name = "Live", .id = io::id_of_directory("/live"), .content = like.content, .options = {}};
    where.options.snapshot_every = bounds::snapshot_every_default;
    auto opened = engine_->open(where);
    BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : io::render(opened.error())));
    campaign_ = *std::move(opened);
    state_ = *campaign_->report().state;
  }

  io::result<verdict> play(const std::string& line, std::int64_t at_ms) override {
    now_ms_ = at_ms;
    const auto answer = campaign_->execute({.line = line, .wanted = actors::attach::states});
    if (answer->failure) return *answer->failure;
    if (answer->refusal) refusal_ = answer->refusal->message;
    if (answer->how != actors::outcome::accepted) return verdict::refused;
    state_ = *answer->after;
    return verdict::accepted;
  }
  const model::state& state() const noexcept override { return state_; }
  std::string refusal() const override { return refusal_; }

 private:
  std::int64_t now_ms_ = 0;
  std::unique_ptr<actors::engine> engine_;
  std::unique_ptr<actors::open_campaign> campaign_;
  model::state state_;
  std::string refusal_;
};

BOOST_AUTO_TEST_CASE(the_fast_way_writes_what_live_play_writes) {
  faulty_disk disk;
  const story_options options{.name = "Fast", .events = 1'500, .seed = seed};
  const auto made = generated(disk, options);
  BOOST_REQUIRE(disk.make_directory("/live"));
  {
    live_player live(disk, made);
    const auto told = tell(live, options);
    BOOST_REQUIRE_MESSAGE(told, (told ? "" : io::render(told.error())));
    BOOST_TEST(live.state().seq() == made.events);
    BOOST_TEST(io::state_hash(live.state()) == io::state_hash(made.state));
  }
  BOOST_TEST(!disk.has("/live/encounter.jsonl"));
  BOOST_TEST((log_of(disk, made) == disk.bytes_of("/live/log.jsonl")));
}

BOOST_AUTO_TEST_CASE(a_generated_campaign_verifies_and_opens_to_the_state_it_was_made_with) {
  faulty_disk disk;
  const auto made = generated(disk, {.name = "Sound", .events = 3'000, .seed = 3});
  BOOST_TEST(made.events >= 3'000U);
  BOOST_TEST(made.bytes == log_of(disk, made).size());
  const auto report = io::verify_campaign(disk, made.where.path, nullptr);
  BOOST_REQUIRE(report);
  BOOST_TEST(report->sound());
  BOOST_TEST(report->findings.empty());
  BOOST_TEST(report->events == made.events);
  const auto found = loaded(disk, made);
  BOOST_TEST((found.state == made.state));
  BOOST_TEST(found.warnings.empty());
}

BOOST_AUTO_TEST_CASE(a_story_has_fights_of_dozens_and_ends_in_peace) {
  faulty_disk disk;
  const auto made = generated(disk, {.name = "Story", .events = 5'000, .seed = 4});
  BOOST_TEST(made.state.encounters() >= 3U);
  BOOST_TEST(!made.state.fight());
  BOOST_TEST(!disk.has(made.where.path + "/encounter.jsonl"));
  std::size_t most = 0, joined = 0;
  const auto read = io::read_commits(disk, made.where.path, {}, [&](const auto& commit) {
    for (const model::event& each : *commit->events) {
      if (holds_alternative<model::encounter_started>(each)) joined = 0;
      if (holds_alternative<model::combatant_joined>(each)) ++joined;
      most = std::max(most, joined);
    }
    return true;
  });
  BOOST_REQUIRE(read);
  BOOST_TEST(most >= 24U);
}

BOOST_AUTO_TEST_CASE(the_seed_decides_everything) {
  faulty_disk disk;
  const auto one = generated(disk, {.name = "One", .events = 1'000, .seed = 1});
  const auto same = generated(disk, {.name = "Same", .events = 1'000, .seed = 1});
  const auto other = generated(disk, {.name = "Other", .events = 1'000, .seed = 2});
  BOOST_TEST((log_of(disk, one) == log_of(disk, same)));
  BOOST_TEST((log_of(disk, one) != log_of(disk, other)));
}

BOOST_AUTO_TEST_CASE(a_fight_that_is_on_lies_in_its_own_file_and_goes_on) {
  faulty_disk disk;
  const auto made =
      generated(disk, {.name = "Fight", .events = 2'000, .seed = 5, .how = ending::in_a_fight});
  BOOST_REQUIRE(made.state.fight() != nullptr);
  const auto before = std::ranges::count(log_of(disk, made), '\n');
  const auto fight = std::ranges::count(fight_of(disk, made), '\n');
  BOOST_TEST(static_cast<std::uint64_t>(before + fight) == made.events);
  BOOST_TEST(fight > 10 * before);
  BOOST_TEST(static_cast<std::uint64_t>(before) + 1 == made.state.fight()->began);
  BOOST_TEST((loaded(disk, made).state == made.state));
}

BOOST_AUTO_TEST_CASE(a_crowd_has_as_many_as_was_asked_for) {
  faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory("/worlds"));
  for (const std::size_t creatures : {std::size_t{1}, std::size_t{150}, bounds::creatures_max}) {
    const auto made = generate_crowd(
        disk, "/worlds", {.name = std::to_string(creatures) + " zombies", .creatures = creatures});
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
    BOOST_TEST(made->state.creatures().size() == creatures);
    BOOST_TEST((loaded(disk, *made).state == made->state));
  }
}

BOOST_AUTO_TEST_CASE(a_life_has_more_than_fights_and_carries_no_more_at_its_end) {
  faulty_disk disk;
  const auto made =
      generated(disk, {.name = "Life", .events = 20'000, .seed = seed, .what = telling::life});
  const std::string log = log_of(disk, made);
  for (const std::string_view type : {"experience_gained", "coins_changed", "items_changed",
                                      "items_moved", "time_passed", "fact_changed", "world_event"})
    BOOST_TEST(log.find(fmt::format("\"{}\"", type)) != std::string::npos, type);
  const auto same =
      generated(disk, {.name = "Same", .events = 20'000, .seed = seed, .what = telling::life});
  BOOST_TEST(log_of(disk, same) == log);
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_an_error_and_no_crash) {
  faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory("/worlds"));
  disk.plan({.at = 3,
             .count = test::counted::writes,
             .system_errno = ENOSPC,
             .repeat = test::fault_plan::times::for_ever});
  const auto made = generate_story(disk, "/worlds", {.name = "Full", .events = 1'000});
  BOOST_REQUIRE(!made);
  BOOST_TEST(made.error().code == io::ec::no_space);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::bench
