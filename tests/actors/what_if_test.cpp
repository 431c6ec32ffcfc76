// What if: on copies alone. The campaign's files, its state and its dice are as if nobody had
// asked.

#include "actors/what_if.hpp"

#include "actors/engine.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(what_if_suite)

namespace {

using actors::outcome;

struct asked_campaign {
  asked_campaign() {
    BOOST_REQUIRE(disk.make_directory("/c"));
    disk.put("/c/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 7, .clock = fixed_clock});
    actors::campaign_address where{
        .name = "c", .id = io::id_of_directory("/c"), .content = {"/c"}, .options = {}};
    where.options.snapshot_every = bounds::snapshot_every_default;
    auto opened = engine->open(where);
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
    for (const char* line : {"add zombie count: 2", "damage to: zombie-1 amount: 3"})
      BOOST_REQUIRE(campaign->execute({.line = line})->how == outcome::accepted);
  }
  [[nodiscard]] std::string log() const { return disk.bytes_of("/c/log.jsonl"); }
  [[nodiscard]] std::string text_of(const std::vector<std::string>& lines,
                                    std::size_t times = 200) {
    const auto tried = campaign->try_out({.lines = lines, .times = times, .seed = 5});
    BOOST_REQUIRE(tried);
    BOOST_REQUIRE_MESSAGE(*tried, (*tried ? "" : (*tried).error().message));
    std::string out;
    for (const auto& each : (*tried)->told().rows) out += each.text + "\n";
    return out;
  }

  faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<actors::open_campaign> campaign;
};

const std::string slam = "attack by: zombie-1 with: slam to: zombie-2";

}  // namespace

BOOST_AUTO_TEST_CASE(it_leaves_files_state_and_dice_as_they_are) {
  asked_campaign asked;
  asked_campaign silent;
  const std::string before = asked.log();
  const auto seq = (*asked.campaign->state())->seq();
  BOOST_TEST(asked.text_of({slam, "turn"}).find("Tried 200 times") == 0U);
  BOOST_TEST(asked.log() == before);
  BOOST_TEST((*asked.campaign->state())->seq() == seq);
  // The next dice of the campaign are those that would have fallen.
  for (int i = 0; i < 20; ++i)
    for (auto* each : {&asked, &silent})
      BOOST_TEST(each->campaign->execute({.line = "roll 3d20"})->how == outcome::accepted);
  BOOST_TEST(asked.log() == silent.log());
}

BOOST_AUTO_TEST_CASE(the_same_question_has_the_same_answer_and_its_chances_are_the_rules) {
  asked_campaign asked;
  const std::string first = asked.text_of({slam}, 4'000);
  BOOST_TEST(asked.text_of({slam}, 4'000) == first);
  // +3 against AC 8: 5 and more, 80 %.
  const auto at = first.find("hits ");
  BOOST_REQUIRE(at != std::string::npos);
  const double hits = std::stod(first.substr(at + 5));
  BOOST_TEST(hits > 77.0);
  BOOST_TEST(hits < 83.0);
}

BOOST_AUTO_TEST_CASE(commands_follow_each_other_and_begin_anew_each_time) {
  asked_campaign asked;
  const std::string told =
      asked.text_of({"damage to: zombie-2 amount: 4", "damage to: zombie-2 amount: 5"}, 3);
  BOOST_TEST(told.find("zombie-2, hp: 13 in 100.0 %.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(content_is_found_as_in_play) {
  asked_campaign asked;
  BOOST_TEST(asked.text_of({"add goblin"}, 3).find("goblin-1, present: yes in 100.0 %") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_refused_at_once_is_refused_and_undo_beyond_the_copy_as_well) {
  asked_campaign asked;
  for (const char* line : {"damage to: nobody amount: 3", "undo", "dance"}) {
    const auto tried = asked.campaign->try_out({.lines = {line}, .times = 5, .seed = 1});
    BOOST_REQUIRE(tried);
    BOOST_TEST(!*tried, line);
  }
  const std::string told = asked.text_of({"note x", "damage to: nobody amount: 3"}, 4);
  BOOST_TEST(told.find("Refused in 100.0 %: ") != std::string::npos);
  // What is no command is none in the second place either.
  const auto tried = asked.campaign->try_out({.lines = {"note x", "dance"}, .times = 5, .seed = 1});
  BOOST_REQUIRE(tried);
  BOOST_TEST(!*tried);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
