// Which values changed in which stretch.

#include "model/views/change_index.hpp"

#include "tests/support/game.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(change_index_suite)

using namespace dnd;
using namespace dnd::test;
using namespace dnd::model::views;
using model::state;

namespace {

struct noted_game : game {
  model::state followed;
  change_index index;
  change_indexer indexer{index, followed};

  void note(const std::string& line) {
    say(line);
    follow(indexer, followed);
  }
  /// Notes what the last command did.
  void follow(change_indexer& with, model::state& to) {
    for (const model::event& what : last) {
      BOOST_REQUIRE(apply(to, what, to.seq() + 1).ok());
      with.note();
    }
  }
  /// The figures of the last stretch; "any" where all may have changed, "" where none has.
  [[nodiscard]] std::string of(const std::string& id) const {
    for (const changed_subject& each : index.stretches.back().subjects) {
      if (each.id != id) continue;
      std::string out;
      for (const std::uint32_t at : each.figures) out += index.names[at] + ' ';
      return out.empty() ? "any" : out;
    }
    return "";
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_stretch_has_the_values_that_changed_in_it_and_no_others, noted_game) {
  note("add Elara and: goblin");
  indexer.end_stretch(state.seq());
  BOOST_TEST(of("elara") == "any");
  BOOST_TEST(of("goblin-1") == "any");
  note("damage to: Elara amount: 3");
  note("heal to: Elara amount: 3");
  indexer.end_stretch(state.seq());
  BOOST_TEST(of("elara") == "hp ");
  BOOST_TEST(of("goblin-1").empty());
  note("damage to: goblin amount: 1");
  note("remove goblin");
  indexer.end_stretch(state.seq());
  BOOST_TEST(of("elara").empty());
  BOOST_TEST(of("goblin-1") == "any");
  BOOST_TEST(index.last() == state.seq());
  const auto by_id = [](const changed_subject& a, const changed_subject& b) { return a.id < b.id; };
  for (const change_stretch& each : index.stretches)
    BOOST_TEST(std::ranges::is_sorted(each.subjects, by_id));
}

BOOST_FIXTURE_TEST_CASE(the_campaign_is_a_subject_without_a_name, noted_game) {
  note("add Elara and: goblin");
  indexer.end_stretch(state.seq());
  note("time pass 1 hour");
  indexer.end_stretch(state.seq());
  BOOST_TEST(of("") == "time ");
}

BOOST_FIXTURE_TEST_CASE(another_goes_on_with_the_names_of_the_first, noted_game) {
  note("add Elara");
  note("damage to: Elara amount: 3");
  indexer.end_stretch(state.seq());
  say("damage to: Elara amount: 2");
  model::state copy = followed;
  change_indexer other(index, copy);
  follow(other, copy);
  other.end_stretch(state.seq());
  BOOST_TEST(of("elara") == "hp ");
  auto names = index.names;
  std::ranges::sort(names);
  BOOST_TEST((std::ranges::adjacent_find(names) == names.end()));
}

BOOST_AUTO_TEST_CASE(a_stretch_may_have_what_is_named_in_it_or_anything) {
  const auto is_hp = [](std::string_view name) { return name == "hp"; };
  const subject_changes::stretch any{.first = 1, .last = 2, .figures = {}};
  const subject_changes::stretch one{.first = 1, .last = 2, .figures = {0, 1}};
  const subject_changes::stretch other{.first = 1, .last = 2, .figures = {0}};
  const subject_changes all{.names = {"ac", "hp"}, .stretches = {any, one, other}};
  BOOST_TEST(any.may_have(all.meant(is_hp)));
  BOOST_TEST(one.may_have(all.meant(is_hp)));
  BOOST_TEST(!other.may_have(all.meant(is_hp)));
  BOOST_TEST(other.may_have(all.meant({})));
}

BOOST_AUTO_TEST_SUITE_END()
