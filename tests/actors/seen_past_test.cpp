// The past as somebody sees it, and the way back through it a stretch at a time: for random games,
// against a reading of the whole log.

#include "actors/seen_past.hpp"

#include "io/content/condition_reader.hpp"
#include "io/store/file/file_store.hpp"
#include "model/bounds.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(seen_past_suite)

using namespace dnd;
using actors::seen_past;
using model::seq_t;
using model::views::commit_view;
using model::views::viewer;
using test::live_campaign;

namespace {

struct random_log {
  explicit random_log(std::uint64_t seed) : campaign(seed), store(campaign.disk()) {
    test::random_commands random(seed);
    for (int i = 0; i < 300; ++i) (void)campaign.say(random.next(campaign.state()));
    log = actors::past_in(store, {test::live_directory}, campaign.state().seq(),
                          io::content::builtin_condition_rows());
    names = std::make_shared<const model::state>(campaign.state());
  }

  live_campaign campaign;
  io::file_store store;
  std::unique_ptr<actors::past> log;
  actors::state_ptr names;
};

/// "first-last", with what is taken back marked.
std::string text_of(const commit_view& what) {
  return std::to_string(what.first) + "-" + std::to_string(what.last) + (what.undone ? "u " : " ");
}

/// Newest first.
std::string walked(seen_past& log, const io::seq_range& range, seq_t most = 1'000'000) {
  std::string out;
  const auto end = walk_seen_back(log, range, most, [&](actors::seen_stretch stretch) {
    for (auto each = stretch.commits.rbegin(); each != stretch.commits.rend(); ++each)
      out += text_of(*each);
    return true;
  });
  BOOST_REQUIRE(end);
  return out;
}

/// The same from a reading of all.
std::string read_whole(random_log& game, const viewer& whose, const io::seq_range& range) {
  model::views::seen_log seen(whose);
  model::views::undone_finder finder;
  BOOST_REQUIRE(game.log->read({}, [&](const model::commit_ptr& each) {
    finder.read(*each);
    return true;
  }));
  const auto undone = finder.find();
  std::vector<std::string> all;
  BOOST_REQUIRE(game.log->read({}, [&](const model::commit_ptr& each) {
    auto one = seen.read(*each, {.before = nullptr, .after = game.names.get()});
    if (!one || each->last < range.first || each->first > range.last) return true;
    one->undone = undone.contains(each->first);
    all.push_back(text_of(*one));
    return true;
  }));
  std::string out;
  for (auto each = all.rbegin(); each != all.rend(); ++each) out += *each;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_way_back_has_each_commit_once_with_what_is_taken_back) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    random_log game(seed);
    for (const viewer& whose : {viewer::gm(), viewer::spectator(), viewer::player({"grog"})}) {
      seen_past log(*game.log, whose, game.names);
      BOOST_TEST(walked(log, {}) == read_whole(game, whose, {}), "seed " << seed);
      const seq_t last = log.last();
      for (const io::seq_range& range :
           {io::seq_range{1, last / 2}, io::seq_range{last / 3, last}, io::seq_range{last, last}})
        BOOST_TEST(walked(log, range) == read_whole(game, whose, range),
                   "seed " << seed << " from " << range.first << " to " << range.last);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_undone_of_a_range_is_what_the_whole_log_says) {
  random_log game(7);
  seen_past log(*game.log, viewer::gm(), game.names);
  model::views::undone_finder finder;
  BOOST_REQUIRE(game.log->read({}, [&](const model::commit_ptr& each) {
    finder.read(*each);
    return true;
  }));
  const auto whole = finder.find();
  const seq_t last = log.last();
  for (const io::seq_range& range :
       {io::seq_range{1, last}, io::seq_range{last / 2, last}, io::seq_range{last / 4, last / 2}}) {
    const auto some = log.undone(range);
    BOOST_REQUIRE(some);
    for (seq_t seq = range.first; seq <= range.last; ++seq)
      BOOST_REQUIRE_MESSAGE(some->contains(seq) == whole.contains(seq), seq);
  }
}

BOOST_AUTO_TEST_CASE(a_game_master_who_looks_as_somebody_else_keeps_the_numbers_of_the_log) {
  random_log game(3);
  seen_past own(*game.log, viewer::spectator(), game.names);
  seen_past of_log(*game.log, viewer::spectator(), game.names, {}, seen_past::numbers::of_log);
  std::vector<std::string> types[2];
  seq_t last_seq = 0;
  const auto all = [](std::vector<std::string>& into, seq_t* last) {
    return [&into, last](const model::commit_ptr& what, const commit_view& seen) {
      for (const auto& each : seen.events) {
        into.emplace_back(model::type_name(each.what()));
        if (last == nullptr) continue;
        BOOST_TEST(each.seq > *last);
        BOOST_TEST((each.seq >= what->first && each.seq <= what->last));
        *last = each.seq;
      }
      return true;
    };
  };
  BOOST_REQUIRE(own.read({}, all(types[0], nullptr)));
  BOOST_REQUIRE(of_log.read({}, all(types[1], &last_seq)));
  BOOST_TEST(types[0] == types[1], boost::test_tools::per_element());
}

namespace {

/// A log of notes, one event each, and of any length.
class long_log_of_notes final : public actors::past {
 public:
  explicit long_log_of_notes(seq_t last) : last_(last) {}
  seq_t last() const noexcept override { return last_; }
  io::result<model::state> state_at(seq_t) override { return model::state(); }
  io::result<done> read(const io::seq_range& range, const io::commit_visitor& visit) override {
    for (seq_t seq = range.first; seq <= std::min(range.last, last_); ++seq) {
      auto made = std::make_shared<model::commit>();
      made->first = made->last = seq;
      made->events = events_;
      ++shown;
      if (!visit(made)) break;
    }
    return done{};
  }
  io::result<std::vector<model::views::session_info>> sessions() override {
    return std::vector<model::views::session_info>{};
  }
  io::result<model::figures::account> figures(std::optional<std::uint32_t>) override {
    return model::figures::account();
  }
  std::size_t shown = 0;

 private:
  seq_t last_;
  model::event_list events_ =
      std::make_shared<const std::vector<model::event>>(1, model::note_added{.text = "x"});
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_way_back_ends_after_so_many_events_and_says_so) {
  const auto names = std::make_shared<const model::state>();
  long_log_of_notes log(bounds::log_search_events_max + 1);
  seen_past seen(log, viewer::gm(), names);
  const auto all = [](const actors::seen_stretch&) { return true; };
  const auto end = walk_seen_back(seen, {}, bounds::log_search_events_max, all);
  BOOST_REQUIRE(end);
  BOOST_TEST(end->first == 2U);
  BOOST_TEST(end->is_cut);
  BOOST_TEST(log.shown == bounds::log_search_events_max);
  BOOST_TEST(!walk_seen_back(seen, {.first = 2}, bounds::log_search_events_max, all)->is_cut);
}

BOOST_AUTO_TEST_CASE(what_is_near_the_end_is_found_with_a_few_events) {
  const auto names = std::make_shared<const model::state>();
  long_log_of_notes log(10'000'000);
  seen_past seen(log, viewer::gm(), names);
  const auto end =
      walk_seen_back(seen, {}, 1'000'000, [](const actors::seen_stretch&) { return false; });
  BOOST_REQUIRE(end);
  BOOST_TEST(log.shown == bounds::search_events_first);
}

BOOST_AUTO_TEST_SUITE_END()
