// Figures of random play with undo, redo, discarded fights and commands that are taken out. They
// are those of the same game in which what was taken back was never typed, and it makes no
// difference in which pieces they were counted. A failure names its seed: run again with
// DND_SEED=N.

#include "io/store/counting.hpp"
#include "io/store/file/caches.hpp"
#include "io/store/file/projections/figures_builder.hpp"
#include "io/store/file/projections/kept_figures.hpp"
#include "model/views/undone.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(figures_properties_suite)

using namespace dnd;
using model::figures::account;

namespace {

using commits = std::vector<model::commit_ptr>;

/// Something to say, that takes back often. `all`: what was played so far.
std::string next_line(test::random_commands& random, test::live_campaign& campaign,
                      const commits& all) {
  auto line = random.next(campaign.state());
  const auto choice = random.pick(9);
  if (choice == 0) line = "undo " + std::to_string(1 + random.pick(4));
  if (choice == 1) line = "redo";
  if (choice == 2 && campaign.fight_is_on()) line = "encounter discard";
  if (choice == 3 && !all.empty())
    line = "undo only " + std::to_string(all[random.pick(all.size())]->last);
  if (choice == 4 && random.pick(4) == 0)
    line = campaign.state().play().running ? "session end" : "session start";
  return line;
}

commits played(std::uint64_t seed, int lines) {
  test::random_commands random(seed);
  test::live_campaign campaign(seed);
  commits all;
  for (int i = 0; i < lines; ++i)
    if (campaign.say(next_line(random, campaign, all)) == actors::outcome::accepted)
      all.push_back(campaign.last()->what);
  return all;
}

io::range_reader reader_of(const commits& all) {
  return [&all](const io::seq_range& range, const io::commit_visitor& visit) -> io::result<done> {
    for (const auto& each : all)
      if (each->last >= range.first && each->first <= range.last && !visit(each)) break;
    return done{};
  };
}

account counted(const commits& all, model::seq_t last) {
  auto out = io::count_commits(last, reader_of(all));
  BOOST_REQUIRE(out);
  BOOST_REQUIRE_EQUAL(out->last(), last);
  return *std::move(out);
}

/// The game in which nothing was ever taken back.
commits in_effect(const commits& all) {
  model::views::undone_finder finder;
  for (const auto& each : all) finder.read(*each);
  const auto undone = finder.find();
  commits out;
  model::seq_t next = 1;
  for (const auto& each : all) {
    const auto& front = each->events->front();
    const bool turns_back = holds_alternative<model::command_undone>(front) ||
                            holds_alternative<model::command_redone>(front) ||
                            holds_alternative<model::command_taken_out>(front) ||
                            holds_alternative<model::encounter_discarded>(front);
    if (undone.contains(each->first) || turns_back) continue;
    auto made = std::make_shared<model::commit>(*each);
    made->first = next;
    made->last = next + (each->last - each->first);
    next = made->last + 1;
    out.push_back(std::move(made));
  }
  return out;
}

/// Without what says where in the log it stands.
model::figures::totals without_places(model::figures::totals all) {
  for (auto& each : all.fights) each.first = each.last = 0;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(they_are_those_of_the_game_in_which_nothing_was_taken_back) {
  const auto first = test::seed_of_test();
  std::size_t taken_back = 0;
  std::int64_t damage = 0;
  for (auto seed = first; seed < first + 60; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      const auto all = played(seed, 80);
      if (all.empty()) continue;
      const auto left = in_effect(all);
      taken_back += all.size() - left.size();
      const auto figures = counted(all, all.back()->last);
      const auto expected = left.empty() ? account() : counted(left, left.back()->last);
      BOOST_TEST((without_places(figures.sum()) == without_places(expected.sum())));
      for (const std::uint32_t session : {0U, 1U, 2U})
        BOOST_TEST((without_places(figures.sum(session)).creatures ==
                    without_places(expected.sum(session)).creatures));
      for (const auto& each : figures.sum().creatures) damage += each.damage_taken;
    }
  }
  BOOST_TEST(taken_back > 500U);
  BOOST_TEST(damage > 500);
}

namespace {

/// What is kept of a campaign, and what is asked of it, against a count of all commits.
struct kept_game : test::live_campaign {
  using live_campaign::live_campaign;
  std::size_t stitched = 0;

  void keep() {
    const io::cache_limits limits{
        .checkpoint_every = 1'000, .per_mille = 1'000'000, .place_bytes = 1, .chunk_bytes = 1};
    BOOST_REQUIRE(
        io::extend_caches(disk(), test::live_directory, end(), limits, io::cache_pace::now));
    BOOST_REQUIRE(io::keep_figures(disk(), test::live_directory, end(), io::cache_pace::now));
  }

  void check(const account& expected) {
    using reading = io::figures_choice::reading;
    auto copy = disk().after_kill();
    const auto last = expected.last();
    const auto all = io::figures_upto(copy, test::live_directory, last);
    BOOST_REQUIRE(all);
    BOOST_TEST((*all == expected));
    const auto sums =
        io::figures_upto(copy, test::live_directory, last, {.how = reading::sums, .session = 1});
    BOOST_REQUIRE(sums);
    BOOST_TEST((sums->sum() == expected.sum()));
    BOOST_TEST((sums->sum(1) == expected.sum(1)));
    if (fight_is_on()) return;
    const auto places = io::place_finder::open(copy, test::live_directory);
    BOOST_REQUIRE(places);
    auto usable =
        io::find_usable_figures(copy, test::live_directory, *places->log(), last, {.upto = last});
    BOOST_REQUIRE(usable);
    if (!usable->known.later.empty()) ++stitched;
    const auto counted = io::count_log(
        *places, {.last = last, .end = end().offset, .threads = 1, .skipped_least = 1},
        *std::move(usable));
    BOOST_REQUIRE(counted);
    BOOST_TEST((counted->account == expected));
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_kept_of_them_is_right_whatever_is_taken_back_after_it) {
  const auto first = test::seed_of_test() + 2'000;
  std::size_t stitched = 0;
  for (auto seed = first; seed < first + 60; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      test::random_commands random(seed);
      kept_game game(seed);
      commits all;
      for (int i = 0; i < 120; ++i) {
        auto line = next_line(random, game, all);
        if (random.pick(8) == 0)
          line = game.state().play().running ? "session end" : "session start";
        if (game.say(line) != actors::outcome::accepted) continue;
        all.push_back(game.last()->what);
        if (random.pick(8) == 0) game.keep();
        if (random.pick(4) == 0) game.check(counted(all, all.back()->last));
      }
      stitched += game.stitched;
    }
  }
  BOOST_TEST(stitched > 10U);
}

BOOST_AUTO_TEST_SUITE_END()
