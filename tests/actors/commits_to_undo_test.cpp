// The commits of a log that count, from either end: for random games, against a reading of the
// whole log. What is taken back is not read.

#include "actors/commits_to_undo.hpp"

#include "io/store/file/file_store.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(commits_to_undo_suite)

using namespace dnd;
using model::commit_ptr;
using model::seq_t;
using test::live_campaign;

namespace {

struct read_log {
  explicit read_log(live_campaign& of) : store(of.disk()) {
    BOOST_REQUIRE(read({}, [this](const commit_ptr& each) {
      all.push_back(each);
      return true;
    }));
    events_read = 0;
    std::vector<model::views::undo_mark> marks;
    for (const commit_ptr& each : all) add_undo_marks(*each, marks);
    passed = model::views::passed_by_undo(marks);
  }

  io::result<done> read(const io::seq_range& range, const io::commit_visitor& visit) {
    return store.read({test::live_directory}, range, [&](const commit_ptr& each) {
      events_read += each->last - each->first + 1;
      return visit(each);
    });
  }
  actors::range_reader reader() {
    return [this](const auto& range, const auto& visit) { return read(range, visit); };
  }

  /// Firsts of those of commits `from` to `to`.
  [[nodiscard]] std::vector<seq_t> expected(std::size_t from, std::size_t to) const {
    std::vector<seq_t> out;
    for (auto i = from; i <= to; ++i)
      if (!passed.contains(all[i]->first)) out.push_back(all[i]->first);
    return out;
  }

  io::file_store store;
  std::vector<commit_ptr> all;
  model::views::undone_events passed;
  seq_t events_read = 0;
};

std::vector<seq_t> firsts_of(const std::vector<commit_ptr>& all) {
  std::vector<seq_t> out;
  for (const commit_ptr& each : all) out.push_back(each->first);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(they_are_found_from_either_end) {
  const auto first = test::seed_of_test();
  for (auto seed = first; seed < first + 12; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      test::random_commands random(seed);
      live_campaign campaign(seed);
      for (int i = 0; i < 250; ++i) {
        const auto choice = random.pick(12);
        auto line = random.next(campaign.state());
        if (choice == 0) line = "undo " + std::to_string(1 + random.pick(30));
        if (choice == 1) line = "redo";
        (void)campaign.say(line);
      }
      read_log log(campaign);
      for (int i = 0; i < 40; ++i) {
        const std::size_t from = random.pick(log.all.size());
        const std::size_t to = from + random.pick(log.all.size() - from);
        const io::seq_range range{log.all[from]->first, log.all[to]->last};
        const auto expected = log.expected(from, to);
        for (const std::size_t count : {std::size_t{1}, std::size_t{7}, std::size_t{1'000}}) {
          const auto newest = actors::newest_to_undo(log.reader(), range, log.passed, count);
          BOOST_REQUIRE(newest);
          const auto begin = expected.size() - std::min(count, expected.size());
          const std::vector<seq_t> last(expected.begin() + static_cast<std::ptrdiff_t>(begin),
                                        expected.end());
          BOOST_REQUIRE(firsts_of(*newest) == last);
        }
        const auto oldest = actors::oldest_to_undo(log.reader(), range, log.passed);
        BOOST_REQUIRE(oldest);
        BOOST_REQUIRE_EQUAL(*oldest == nullptr, expected.empty());
        if (*oldest != nullptr) BOOST_REQUIRE_EQUAL((*oldest)->first, expected.front());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_long_stretch_that_is_taken_back_is_not_read) {
  live_campaign campaign;
  for (int i = 0; i < 5; ++i) campaign.accept("note early");
  for (int i = 0; i < 2'000; ++i) campaign.accept("note late");
  campaign.accept("undo to 5");
  read_log log(campaign);
  const io::seq_range all{1, campaign.state().seq()};
  const auto newest = actors::newest_to_undo(log.reader(), all, log.passed, 3);
  BOOST_REQUIRE(newest);
  BOOST_TEST(firsts_of(*newest) == (std::vector<seq_t>{3, 4, 5}), boost::test_tools::per_element());
  BOOST_TEST(log.events_read < 100U);
  log.events_read = 0;
  const auto oldest = actors::oldest_to_undo(log.reader(), {6, all.last}, log.passed);
  BOOST_REQUIRE(oldest);
  BOOST_TEST(*oldest == nullptr);
  BOOST_TEST(log.events_read < 100U);
}

BOOST_AUTO_TEST_CASE(an_error_of_the_reader_is_the_answer) {
  const actors::range_reader broken = [](const auto&, const auto&) -> io::result<done> {
    return io::error{.code = io::ec::io_error, .what = "the disk is broken"};
  };
  BOOST_TEST(!actors::newest_to_undo(broken, {1, 9}, {}, 1));
  BOOST_TEST(!actors::oldest_to_undo(broken, {1, 9}, {}));
  const auto marks = [](const io::seq_range&) -> io::result<std::vector<model::views::undo_mark>> {
    return std::vector<model::views::undo_mark>();
  };
  BOOST_TEST(!actors::look_for_marks({.events = {1, 9}, .after = {}, .newest = 1}, marks, broken));
  const auto no_marks =
      [](const io::seq_range&) -> io::result<std::vector<model::views::undo_mark>> {
    return io::error{.code = io::ec::io_error, .what = "the disk is broken"};
  };
  BOOST_TEST(
      !actors::look_for_marks({.events = {1, 9}, .after = {}, .newest = 1}, no_marks, broken));
}

BOOST_AUTO_TEST_SUITE_END()
