#include "cli/render/event_json.hpp"

#include "io/store/codec/event_codec.hpp"
#include "tests/cli/scene.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(event_json_suite)

using namespace dnd;
using model::views::viewer;

namespace {

std::vector<std::string> objects(const tests::story& events, const viewer& whose) {
  std::vector<std::string> out;
  for (const auto& commit : events.seen_by(whose))
    for (const auto& each : commit.events) out.push_back(cli::event_object(each));
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_game_master_reads_each_event_as_the_log_has_it) {
  for (const auto& samples : {test::minimal_events(), test::maximal_events()})
    for (const model::event& each : samples) {
      const auto found = objects(tests::story().then(each), viewer::gm());
      BOOST_REQUIRE(found.size() == 1u);
      BOOST_TEST(found.front() == io::event_object(1, each));
    }
}

BOOST_AUTO_TEST_CASE(hidden_fields_are_left_out) {
  tests::story events;
  events.then(model::damage_dealt{.source = "grog",
                                  .target = "zombie-1",
                                  .amount = 4,
                                  .type = model::damage_type::fire,
                                  .rolled = 9,
                                  .hp = {22, 18},
                                  .temp_hp = {}});
  events.then(model::note_added{"secret"});
  const auto found = objects(events, viewer::spectator());
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found.front() == R"({"seq":1,"type":"damage_dealt","source":"grog",)"
                              R"("target":"zombie-1","damage_type":"fire","rolled":9})");
}

BOOST_AUTO_TEST_CASE(the_mark_of_what_was_taken_back_is_the_last_of_its_fields) {
  BOOST_TEST(cli::marked_undone(R"({"seq":1,"sum":"00"})") ==
             R"({"seq":1,"sum":"00","undone":true})");
}

BOOST_AUTO_TEST_SUITE_END()
