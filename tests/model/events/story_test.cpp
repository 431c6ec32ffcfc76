// The story changes nothing.

#include "model/events/story.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(story_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(a_note_changes_nothing) {
  const auto before = now;
  does(note_added{.text = "the door creaks"});
  BOOST_TEST((now == before));
}

BOOST_AUTO_TEST_SUITE_END()
