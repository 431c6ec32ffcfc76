// What is taken back of a log, at random, against an oracle that is simpler than the rule: a stack
// of the commands that are in effect, as a text editor has it. An answer to undo and redo names the
// commands that the oracle moves. A failure names its seed: run again with DND_SEED=N.

#include "io/store/file/file_store.hpp"
#include "model/views/undone.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <vector>

BOOST_AUTO_TEST_SUITE(undone_properties_suite)

using namespace dnd;
using test::live_campaign;

namespace {

using commits = std::vector<model::commit_ptr>;

struct oracle {
  /// In effect, but for fights that were discarded.
  commits stack;
  std::vector<commits> redo;
  std::set<model::seq_t> undo_or_redo;

  void command(const model::commit_ptr& what) {
    stack.push_back(what);
    redo.clear();
  }
  commits take_back(std::size_t count) {
    const auto from = stack.end() - static_cast<std::ptrdiff_t>(count);
    redo.emplace_back(from, stack.end());
    stack.erase(from, stack.end());
    return redo.back();
  }
  commits bring_back() {
    commits again = std::move(redo.back());
    redo.pop_back();
    stack.insert(stack.end(), again.begin(), again.end());
    return again;
  }

  /// Firsts of the commands in effect: a discarded fight hides those since it began.
  [[nodiscard]] std::set<model::seq_t> in_effect() const {
    std::vector<const model::commit*> left;
    for (const auto& each : stack) {
      const auto& front = each->events->front();
      if (holds_alternative<model::encounter_discarded>(front)) {
        const auto is_start = [](const auto* one) {
          return holds_alternative<model::encounter_started>(one->events->front());
        };
        const auto began = std::find_if(left.rbegin(), left.rend(), is_start);
        BOOST_REQUIRE(began != left.rend());
        left.erase(
            std::remove_if(std::prev(began.base()), left.end(),
                           [](const auto* one) { return !one->line.starts_with("session"); }),
            left.end());
      }
      left.push_back(each.get());
    }
    // One that is taken out itself takes nothing out.
    for (std::size_t i = left.size(); i > 0; --i) {
      const auto* out = get_if<model::command_taken_out>(&left[i - 1]->events->front());
      if (out == nullptr) continue;
      const auto before = left.size();
      std::erase_if(left, [out](const auto* one) { return one->first == out->first; });
      i -= before - left.size();
    }
    std::set<model::seq_t> out;
    for (const auto* each : left) out.insert(each->first);
    return out;
  }
};

class play {
 public:
  explicit play(std::uint64_t seed) : random_(seed), campaign_(seed) {}

  void step() {
    auto line = random_.next(campaign_.state());
    // More of what this is about.
    const auto choice = random_.pick(8);
    if (choice == 0) line = "undo";
    if (choice == 1) line = "redo";
    if (choice == 2 && campaign_.fight_is_on()) line = "encounter discard";
    const auto count = line == "undo" ? 1 + random_.pick(4) : 1;
    if (count > 1) line += " " + std::to_string(count);
    const auto back_to = all_.empty() ? 0 : all_[random_.pick(all_.size())]->last;
    if (choice == 4 && back_to != 0) line = "undo to " + std::to_string(back_to);
    if (choice == 3 && !all_.empty())
      line = "undo only " + std::to_string(all_[random_.pick(all_.size())]->last);
    if (campaign_.say(line) != actors::outcome::accepted) return;
    const auto& what = campaign_.last()->what;
    all_.push_back(what);
    commits named;
    if (line.starts_with("undo only")) {
      const auto* out = get_if<model::command_taken_out>(&what->events->front());
      BOOST_REQUIRE(out != nullptr);
      const auto target =
          std::ranges::find(all_, out->first, [](const auto& e) { return e->first; });
      named = {*target};
      expected_.command(what);
      ++taken_out_;
    } else if (line.starts_with("undo to")) {
      const auto after = [&](const auto& each) { return each->first > back_to; };
      (void)expected_.take_back(
          static_cast<std::size_t>(std::ranges::count_if(expected_.stack, after)));
      expected_.undo_or_redo.insert(what->first);
      ++gone_back_;
      check_newest(*campaign_.last());
      return;
    } else if (line.starts_with("undo")) {
      named = expected_.take_back(count);
      expected_.undo_or_redo.insert(what->first);
    } else if (line == "redo") {
      named = expected_.bring_back();
      expected_.undo_or_redo.insert(what->first);
    } else {
      expected_.command(what);
    }
    check_names(line, named);
    if (random_.pick(30) == 0) campaign_.reopen();
  }

  /// Of all of the log, and of its last commands alone.
  void check() {
    const auto in_effect = expected_.in_effect();
    for (std::size_t from = 0; from < all_.size(); from += 1 + random_.pick(8)) {
      model::views::undone_finder finder;
      for (auto i = from; i < all_.size(); ++i) finder.read(*all_[i]);
      const auto undone = finder.find();
      for (auto i = from; i < all_.size(); ++i) check_one(*all_[i], undone, in_effect, all_[from]);
    }
  }

  [[nodiscard]] std::size_t undone() const { return undone_; }
  [[nodiscard]] std::size_t taken_out() const { return taken_out_; }
  [[nodiscard]] std::size_t gone_back() const { return gone_back_; }

 private:
  void check_names(const std::string& line, const commits& expected) {
    const auto& named = campaign_.last()->taken_back;
    BOOST_REQUIRE_MESSAGE(named.size() == expected.size(), line);
    for (std::size_t i = 0; i < named.size(); ++i) {
      BOOST_REQUIRE_EQUAL(named[i]->first, expected[i]->first);
      BOOST_REQUIRE_EQUAL(named[i]->line, expected[i]->line);
    }
  }

  /// Of what goes far back the commands in effect are named.
  void check_newest(const actors::outgoing_commit& made) {
    BOOST_REQUIRE(!made.taken_back.empty());
    for (const auto& each : made.taken_back)
      BOOST_REQUIRE(std::ranges::any_of(expected_.redo.back(), [&](const auto& one) {
        return one->first == each->first && one->line == each->line;
      }));
  }

  void check_one(const model::commit& each, const model::views::undone_events& undone,
                 const std::set<model::seq_t>& in_effect, const model::commit_ptr& from) {
    const bool expected =
        !in_effect.contains(each.first) && !expected_.undo_or_redo.contains(each.first);
    for (auto seq = each.first; seq <= each.last; ++seq)
      BOOST_REQUIRE_MESSAGE(undone.contains(seq) == expected,
                            "event " << seq << " of " << each.line << ", read from " << from->first
                                     << ", is " << (expected ? "" : "not ") << "taken back in "
                                     << story());
    undone_ += expected ? 1 : 0;
  }

  /// All that was typed, for a failure.
  [[nodiscard]] std::string story() const {
    std::string out;
    for (const auto& each : all_) out += "\n" + std::to_string(each->first) + " " + each->line;
    return out;
  }

  test::random_commands random_;
  live_campaign campaign_;
  oracle expected_;
  commits all_;
  std::size_t undone_ = 0;
  std::size_t taken_out_ = 0;
  std::size_t gone_back_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_taken_back_is_what_a_stack_of_commands_says) {
  const auto first = test::seed_of_test();
  std::size_t undone = 0;
  std::size_t taken_out = 0;
  std::size_t gone_back = 0;
  for (auto seed = first; seed < first + test::how_many({150, 4'000}); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      play game(seed);
      for (int i = 0; i < 60; ++i) game.step();
      game.check();
      undone += game.undone();
      taken_out += game.taken_out();
      gone_back += game.gone_back();
    }
  }
  BOOST_TEST(undone > 1'000U);
  BOOST_TEST(taken_out > 100U);
  BOOST_TEST(gone_back > 100U);
}

BOOST_AUTO_TEST_SUITE_END()
