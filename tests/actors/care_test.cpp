// The rules of repairing and sealing are tested in tests/io/store/file/care; here, that they reach
// whoever asks.

#include "actors/care.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/workspace_fixture.hpp"

namespace dnd::test {
namespace care_suite {
namespace {

struct cared_campaign : workspace_fixture {
  cared_campaign() : which(campaign()) {
    play(which, {"session start A", "note one", "note two"});
    std::filesystem::remove(disk / "worlds/W/C/snapshot.yaml");
  }

  /// Another text in the second event, whose sum does not fit then.
  void damage() {
    std::string log = disk.read("worlds/W/C/log.jsonl");
    log.replace(log.find("\"text\":\"one\""), 12, "\"text\":\"own\"");
    disk.write("worlds/W/C/log.jsonl", log);
  }
  [[nodiscard]] actors::verify_report verified() {
    return value_of(actors::verify_campaign(ops, which, [](std::uint64_t, std::uint64_t) {}));
  }
  [[nodiscard]] actors::planned_repair repair(std::optional<std::uint64_t> at = {}) {
    return value_of(actors::planned_repair::plan(ops, which, at, now_ms));
  }
  [[nodiscard]] actors::planned_reseal reseal(std::uint64_t from) {
    return value_of(actors::planned_reseal::plan(ops, which, from));
  }

  actors::campaign_info which;
};

}  // namespace
}  // namespace care_suite

BOOST_FIXTURE_TEST_SUITE(care_suite, care_suite::cared_campaign)

BOOST_AUTO_TEST_CASE(a_sound_campaign_needs_nothing) {
  std::uint64_t told = 0;
  const auto report = value_of(actors::verify_campaign(
      ops, which, [&](std::uint64_t done_bytes, std::uint64_t) { told = done_bytes; }));
  BOOST_TEST(report.sound());
  BOOST_TEST(report.events == 3U);
  BOOST_TEST(report.findings.empty());
  BOOST_TEST(told > 0U);
  BOOST_TEST(!repair().summary().needed);
  BOOST_TEST(repair().summary().kept.events() == 3U);
  BOOST_TEST(!reseal(1).summary().needed);
}

BOOST_AUTO_TEST_CASE(damage_is_found_with_its_place) {
  damage();
  const auto report = verified();
  BOOST_TEST(!report.sound());
  BOOST_REQUIRE(report.found > 0U);
  BOOST_TEST(report.findings[0].weight == actors::severity::damage);
  BOOST_TEST(report.findings[0].seq == 2U);
  BOOST_TEST(report.findings[0].line == 2U);
  BOOST_TEST(report.findings[0].path == disk / "worlds/W/C/log.jsonl");
}

BOOST_AUTO_TEST_CASE(a_repair_says_what_it_keeps_and_what_is_lost_before_it_is_done) {
  damage();
  const auto plan = repair();
  const actors::repair_summary told = plan.summary();
  BOOST_TEST(told.needed);
  BOOST_TEST(told.damage.has_value());
  BOOST_TEST(told.kept.events() == 1U);
  BOOST_TEST(told.kept.sessions == 1U);
  BOOST_TEST(told.lost.first == 2U);
  BOOST_TEST(told.lost.events() == 2U);
  BOOST_TEST(!verified().sound());
}

BOOST_AUTO_TEST_CASE(a_repaired_campaign_is_sound_and_the_original_is_kept) {
  damage();
  auto plan = repair();
  const auto originals = value_of(plan.carry_out());
  BOOST_REQUIRE(originals.size() == 1U);
  BOOST_TEST(std::filesystem::exists(originals[0]));
  BOOST_TEST(verified().sound());
  BOOST_TEST(verified().events == 1U);
}

BOOST_AUTO_TEST_CASE(a_sound_campaign_goes_back_when_it_is_told_to) {
  {
    auto plan = repair(2);
    BOOST_TEST(plan.summary().needed);
    BOOST_TEST(!plan.summary().damage.has_value());
    value_of(plan.carry_out());
  }
  BOOST_TEST(verified().events == 2U);
  BOOST_TEST(error_of(actors::planned_repair::plan(ops, which, 9, now_ms)).code ==
             io::ec::not_found);
}

BOOST_AUTO_TEST_CASE(an_edit_is_shown_before_it_is_sealed) {
  damage();
  const auto plan = reseal(2);
  const actors::reseal_summary told = plan.summary();
  BOOST_TEST(told.needed);
  BOOST_TEST(told.from == 2U);
  BOOST_TEST(told.last == 3U);
  BOOST_TEST(told.lines == 2U);
  BOOST_REQUIRE(told.changed.size() == 1U);
  BOOST_TEST(told.changed[0].seq == 2U);
  BOOST_TEST(told.changed[0].after.find("\"own\"") != std::string::npos);
  BOOST_TEST(told.changed[0].sum_before != told.changed[0].sum_after);
  BOOST_TEST(!verified().sound());
}

BOOST_AUTO_TEST_CASE(an_edit_that_is_sealed_is_sound_and_the_original_is_kept) {
  damage();
  auto plan = reseal(2);
  BOOST_TEST(value_of(plan.carry_out()).size() == 1U);
  BOOST_TEST(verified().sound());
  BOOST_TEST(verified().events == 3U);
}

BOOST_AUTO_TEST_CASE(an_edit_before_the_named_event_is_refused) {
  damage();
  const auto why = error_of(actors::planned_reseal::plan(ops, which, 3));
  BOOST_TEST(why.way_out == io::remedy::seal_earlier);
  BOOST_TEST(why.seq.value() == 2U);
}

BOOST_AUTO_TEST_CASE(a_plan_holds_the_lock_until_it_is_gone) {
  {
    const auto plan = repair();
    BOOST_TEST(error_of(actors::planned_repair::plan(ops, which, {}, now_ms)).code ==
               io::ec::locked);
    BOOST_TEST(error_of(actors::planned_reseal::plan(ops, which, 1)).code == io::ec::locked);
  }
  {
    const auto plan = reseal(1);
    BOOST_TEST(error_of(actors::planned_repair::plan(ops, which, {}, now_ms)).code ==
               io::ec::locked);
  }
  play(which, {"note three"});
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
