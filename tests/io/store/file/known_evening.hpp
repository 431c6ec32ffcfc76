#pragma once

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {

/// An evening of play that is known line by line and state by state.
struct known_evening : written_campaign {
  known_evening() { written_campaign::evening(); }

  /// Opens `changed`, which gives the state after event `seq`.
  void is_state(const faulty_disk& changed, model::seq_t seq) const {
    const auto opened = opened_copy(changed);
    BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : render(opened.error())));
    BOOST_REQUIRE_EQUAL(opened->state.seq(), seq);
    BOOST_REQUIRE_EQUAL(io::state_hash(opened->state), io::state_hash(states[seq]));
    BOOST_REQUIRE(opened->state.undo_at() == states[seq].undo_at());
  }
};

}  // namespace dnd::test
