#pragma once

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

/// Repairs of a campaign that is known line by line.
namespace dnd::test {

inline io::result<io::campaign_repair> plan_repair(faulty_disk& disk,
                                                   const io::repair_options& options = {}) {
  return io::campaign_repair::plan(disk, written_campaign::directory, options);
}

inline std::uint64_t hash_of(const model::state& table) {
  return io::state_hash(table);
}

struct repair_outcome {
  io::repair_summary summary;
  std::vector<std::string> originals;
};

/// Repairs; the campaign opens then, with the table after event `kept` and no warning but that of
/// a merge, and needs no other repair.
inline repair_outcome repaired(faulty_disk& disk, const written_campaign& made, model::seq_t kept,
                               const io::repair_options& options = {}) {
  auto what = plan_repair(disk, options);
  BOOST_REQUIRE_MESSAGE(what, (what ? "" : render(what.error())));
  BOOST_REQUIRE(what->summary().needed);
  repair_outcome done{what->summary(), {}};
  auto originals = what->carry_out();
  BOOST_REQUIRE_MESSAGE(originals, (originals ? "" : render(originals.error())));
  done.originals = *std::move(originals);
  auto later = disk.after_crash(crash_mode::drop, 1);
  const auto opened = opened_copy(later);
  BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : render(opened.error())));
  BOOST_TEST(opened->state.seq() == kept);
  BOOST_TEST(hash_of(opened->state) == hash_of(made.states[kept]));
  BOOST_TEST(opened->recovery.cuts.empty());
  const auto again = plan_repair(later);
  BOOST_REQUIRE(again);
  BOOST_TEST(!again->summary().needed);
  const auto report = io::verify_campaign(later, written_campaign::directory, {});
  BOOST_REQUIRE(report);
  BOOST_TEST(report->sound());
  return done;
}

}  // namespace dnd::test
