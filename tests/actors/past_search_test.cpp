// What changed a value last, and what is different between two moments: for random games, against a
// replay that compares all figures after every event. A failure names its seed: run again with
// DND_SEED=N.

#include "actors/past_search.hpp"

#include "io/content/condition_reader.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/file_store.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/projections/kept_changes.hpp"
#include "model/apply.hpp"
#include "model/bounds.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(past_search_suite)

using namespace dnd;
using model::seq_t;
using test::live_campaign;

namespace {

/// By subject and figure.
using values = std::map<std::pair<std::string, std::string>, std::string>;

values values_of(const model::state& now) {
  values out;
  const auto add = [&](const std::string& subject, const auto& figures) {
    for (const auto& each : figures) out.emplace(std::pair(subject, each.name), each.exact);
  };
  std::set<std::string> subjects;
  for (const auto& each : now.creatures()) subjects.insert(each->id.str());
  for (const auto& each : now.books().lives.all()) subjects.insert(each->key().str());
  for (const auto& each : now.books().holdings.all()) subjects.insert(each->key().str());
  for (const auto& each : subjects)
    add(each, model::views::figures_of(model::views::parts_of(now, each)));
  add("", model::views::figures_of_campaign(now));
  return out;
}

/// All values after each event, from replay.
struct replayed_log {
  std::vector<values> after;

  [[nodiscard]] bool changed(seq_t seq, const values::key_type& key) const {
    const auto& before = after[seq - 1];
    const auto& now = after[seq];
    const auto had = before.find(key);
    const auto has = now.find(key);
    if (had == before.end() || has == now.end()) return (had == before.end()) != (has == now.end());
    return had->second != has->second;
  }
  /// 0: none after `from`.
  [[nodiscard]] seq_t last_change(const values::key_type& key, seq_t from, seq_t upto) const {
    for (seq_t seq = upto; seq > from; --seq)
      if (changed(seq, key)) return seq;
    return 0;
  }
};

struct played_log {
  explicit played_log(std::uint64_t seed, int steps) : campaign(seed), store(campaign.disk()) {
    test::random_commands random(seed);
    for (int i = 0; i < steps; ++i) (void)campaign.say(random.next(campaign.state()));
    (void)read_again();
    model::state now;
    now.set_rows(io::content::builtin_condition_rows());
    replay.after.push_back(values_of(now));
    const auto read = log->read({}, [&](const model::commit_ptr& each) {
      for (const auto& event : *each->events) {
        BOOST_REQUIRE(apply(now, event, now.seq() + 1).ok());
        replay.after.push_back(values_of(now));
      }
      return true;
    });
    BOOST_REQUIRE(read);
    BOOST_REQUIRE_EQUAL(replay.after.size(), log->last() + 1);
  }

  /// What was played since.
  actors::past& read_again() {
    log = actors::past_in(store, {test::live_directory}, campaign.state().seq(),
                          io::content::builtin_condition_rows());
    return *log;
  }
  /// Keeps in which stretches what changed. Up to which event.
  seq_t note_changes(std::size_t stretch_events) {
    auto& disk = campaign.disk();
    const std::string directory(test::live_directory);
    const auto file =
        disk.open(io::path_in(directory, io::log_file_name), io::open_mode::read_only);
    BOOST_REQUIRE(file);
    const auto end = io::last_position_of(**file);
    BOOST_REQUIRE(end && *end);
    BOOST_REQUIRE(
        io::keep_changes(disk, directory, **end, io::cache_pace::now, {}, stretch_events));
    return store.changes_of({directory}, "")->known_to;
  }

  live_campaign campaign;
  io::file_store store;
  std::unique_ptr<actors::past> log;
  replayed_log replay;
};

void check_blame(played_log& game, const std::string& subject, seq_t upto, std::size_t& checked) {
  const auto found = actors::last_change_of_each(*game.log, {.subject = subject, .upto = upto});
  BOOST_REQUIRE(found);
  std::map<std::string, const model::views::event_change*> named;
  for (const auto& each : found->all) named.emplace(each.change.figure, &each);
  for (const auto& [key, exact] : game.replay.after[upto]) {
    if (key.first != subject) continue;
    const seq_t expected = game.replay.last_change(key, 0, upto);
    const auto at = named.find(key.second);
    BOOST_REQUIRE_MESSAGE((at == named.end()) == (expected == 0),
                          key.second << " of " << subject << " at " << upto);
    if (expected == 0) continue;
    BOOST_REQUIRE_MESSAGE(at->second->seq == expected, key.second << " of " << subject << " at "
                                                                  << upto << ": " << at->second->seq
                                                                  << ", not " << expected);
    BOOST_REQUIRE(at->second->what->first <= expected && expected <= at->second->what->last);
    ++checked;
  }
}

/// All changes of one value, from the newest.
void check_history(played_log& game, const std::string& subject, const std::string& figure) {
  std::vector<seq_t> expected;
  for (seq_t seq = game.log->last(); seq > 0; --seq)
    if (game.replay.changed(seq, {subject, figure})) expected.push_back(seq);
  for (const std::size_t count : {std::size_t{1}, std::size_t{3}, std::size_t{1'000}}) {
    const auto found = actors::find_changes(
        *game.log, {.subject = subject,
                    .wanted = [&](const auto& each) { return each.figure == figure; },
                    .named = [&](std::string_view name) { return name == figure; },
                    .count = count});
    BOOST_REQUIRE(found);
    std::vector<seq_t> seqs;
    for (const auto& each : found->all) seqs.push_back(each.seq);
    auto wanted = expected;
    wanted.resize(std::min(count, wanted.size()));
    BOOST_TEST(seqs == wanted, boost::test_tools::per_element());
    if (count > expected.size()) BOOST_TEST(found->from == 1U);
  }
}

std::set<std::string> subjects_at(const played_log& game, seq_t seq) {
  std::set<std::string> out;
  for (const auto& [key, exact] : game.replay.after[seq]) out.insert(key.first);
  return out;
}

/// Of everybody, at every so many events.
void check_blame_of_all(played_log& game, seq_t every, std::size_t& checked) {
  for (seq_t upto = 1; upto <= game.log->last(); upto += every)
    for (const auto& each : subjects_at(game, upto)) check_blame(game, each, upto, checked);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_last_change_of_every_value_is_that_of_a_replay) {
  const auto first = test::seed_of_test();
  std::size_t checked = 0;
  for (auto seed = first; seed < first + 6; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      played_log game(seed, 90);
      check_blame_of_all(game, 1 + game.log->last() / 12, checked);
    }
  }
  BOOST_TEST(checked > 1'000U);
}

BOOST_AUTO_TEST_CASE(at_every_event_of_a_short_game_the_last_change_is_that_of_a_replay) {
  const auto first = test::seed_of_test();
  std::size_t checked = 0;
  for (auto seed = first; seed < first + test::how_many({12, 2'000}); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      played_log game(seed, 25);
      check_blame_of_all(game, 1, checked);
    }
  }
  BOOST_TEST(checked > 5'000U);
}

BOOST_AUTO_TEST_CASE(what_is_known_of_stretches_changes_no_answer) {
  const auto first = test::seed_of_test();
  for (auto seed = first; seed < first + 4; ++seed) {
    BOOST_TEST_CONTEXT("DND_SEED=" << seed) {
      played_log game(seed, 300);
      const auto known_to = game.note_changes(8);
      BOOST_TEST(known_to + 100 > game.log->last());
      std::size_t checked = 0;
      check_blame_of_all(game, 1 + game.log->last() / 12, checked);
      for (const auto& subject : subjects_at(game, game.log->last()))
        check_history(game, subject, "hp");
      BOOST_TEST(checked > 300U);
    }
  }
}

namespace {

/// Counts what is read of another.
class watched_past final : public actors::past {
 public:
  explicit watched_past(actors::past& of) : of_(of) {}
  seq_t last() const noexcept override { return of_.last(); }
  io::result<model::state> state_at(seq_t seq) override { return of_.state_at(seq); }
  io::result<done> read(const io::seq_range& range, const io::commit_visitor& visit) override {
    return of_.read(range, [&](const model::commit_ptr& each) {
      events += each->last - each->first + 1;
      return visit(each);
    });
  }
  io::result<std::vector<model::views::session_info>> sessions() override { return of_.sessions(); }
  io::result<model::views::subject_changes> changes_of(std::string_view subject) override {
    return of_.changes_of(subject);
  }
  io::result<model::figures::account> figures(std::optional<std::uint32_t> session) override {
    return of_.figures(session);
  }
  std::size_t events = 0;

 private:
  actors::past& of_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_known_to_have_changed_nothing_is_not_read) {
  played_log game(11, 0);
  for (const auto* line : {"add Elara and: goblin", "condition to: Elara condition: prone"})
    (void)game.campaign.say(line);
  for (int i = 0; i < 400; ++i) (void)game.campaign.say("note a door");
  actors::past& log = game.read_again();
  watched_past watched(log);
  const auto is_meant = [](std::string_view name) { return name == "conditions"; };
  const actors::change_search prone{
      .subject = "elara",
      .wanted = [](const auto& each) { return each.figure == "conditions"; },
      .named = is_meant};
  BOOST_REQUIRE_EQUAL(actors::last_change_of_each(watched, prone)->all.size(), 1U);
  BOOST_TEST(watched.events > 390U);
  const auto known_to = game.note_changes(8);
  const std::size_t least = log.last() - known_to;
  watched.events = 0;
  const auto found = actors::last_change_of_each(watched, prone);
  BOOST_REQUIRE_EQUAL(found->all.size(), 1U);
  BOOST_TEST(!found->is_cut);
  BOOST_TEST(watched.events <= least + 24);
  watched.events = 0;
  const auto nobody = actors::find_changes(watched, {.subject = "zombie"});
  BOOST_TEST(nobody->all.empty());
  BOOST_TEST(!nobody->is_cut);
  BOOST_TEST(watched.events <= least);
}

BOOST_AUTO_TEST_CASE(what_happened_long_ago_is_found_over_several_stretches) {
  played_log game(7, 900);
  BOOST_REQUIRE_GT(game.log->last(), bounds::search_events_first * 2);
  std::size_t checked = 0;
  for (const auto& each : subjects_at(game, game.log->last()))
    check_blame(game, each, game.log->last(), checked);
  BOOST_TEST(checked > 100U);
}

BOOST_AUTO_TEST_CASE(changes_come_newest_first_and_as_many_as_are_wanted) {
  played_log game(3, 120);
  for (const auto& subject : subjects_at(game, game.log->last()))
    check_history(game, subject, "hp");
}

BOOST_AUTO_TEST_CASE(a_difference_names_both_values_and_the_last_event_that_made_it) {
  const auto first = test::seed_of_test();
  std::size_t checked = 0;
  for (auto seed = first; seed < first + test::how_many({4, 1'000}); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      played_log game(seed, 80);
      test::random_commands random(seed);
      for (int i = 0; i < 20; ++i) {
        const seq_t a = random.pick(game.log->last() + 1);
        const seq_t b = random.pick(game.log->last() + 1);
        const seq_t from = std::min(a, b);
        const seq_t to = std::max(a, b);
        const auto found = actors::differences_between(*game.log, from, to);
        BOOST_REQUIRE(found);
        values::key_type last;
        std::set<values::key_type> named;
        for (const auto& each : *found) {
          const values::key_type key{each.change.subject, each.change.figure};
          BOOST_REQUIRE(named.insert(key).second);
          BOOST_REQUIRE_EQUAL(each.seq, game.replay.last_change(key, from, to));
          BOOST_REQUIRE(each.what && each.what->first <= each.seq && each.seq <= each.what->last);
          ++checked;
        }
        const auto& before = game.replay.after[from];
        const auto& after = game.replay.after[to];
        std::set<values::key_type> expected;
        for (const auto& [key, exact] : before)
          if (const auto at = after.find(key); at == after.end() || at->second != exact)
            expected.insert(key);
        for (const auto& [key, exact] : after)
          if (!before.contains(key)) expected.insert(key);
        BOOST_REQUIRE(named == expected);
      }
    }
  }
  BOOST_TEST(checked > 500U);
}

namespace {

/// A log of notes, one event each, and of any length.
class log_of_notes final : public actors::past {
 public:
  explicit log_of_notes(seq_t last) : last_(last) {}
  seq_t last() const noexcept override { return last_; }
  io::result<model::state> state_at(seq_t seq) override {
    model::state out;
    out.set_encounters(seq == 0 ? 0 : 1);
    out.set_seq(seq);
    return out;
  }
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

BOOST_AUTO_TEST_CASE(a_search_goes_back_so_far_and_says_where_it_ended) {
  log_of_notes log(bounds::search_events_all + 10);
  const auto found = actors::find_changes(log, {.subject = "grog"});
  BOOST_REQUIRE(found);
  BOOST_TEST(found->all.empty());
  BOOST_TEST(found->is_cut);
  BOOST_TEST(found->from == 11U);
  BOOST_TEST(log.shown == bounds::search_events_all);
  log_of_notes shorter(bounds::search_events_all);
  BOOST_TEST(!actors::find_changes(shorter, {.subject = "grog"})->is_cut);
}

BOOST_AUTO_TEST_CASE(too_many_events_in_between_are_not_put_down_to_commands) {
  log_of_notes log(bounds::diff_events_max + 1);
  BOOST_TEST(actors::differences_between(log, 0, log.last())->size() == 1U);
  BOOST_TEST(log.shown == 0U);
  BOOST_TEST(actors::differences_between(log, 1, log.last())->empty());
  BOOST_TEST(log.shown == bounds::diff_events_max);
}

BOOST_AUTO_TEST_CASE(a_difference_past_the_end_is_not_found) {
  played_log game(5, 40);
  const seq_t last = game.log->last();
  for (const seq_t from : {seq_t{0}, last - 1, last, last + 1}) {
    const auto none = actors::differences_between(*game.log, from, last + 2);
    BOOST_REQUIRE(!none);
    BOOST_TEST((none.error().code == io::ec::not_found));
  }
  BOOST_TEST(actors::differences_between(*game.log, last, last)->empty());
}

BOOST_AUTO_TEST_CASE(a_commit_is_found_by_any_of_its_events_and_none_past_the_end) {
  played_log game(5, 40);
  for (seq_t seq = 1; seq <= game.log->last(); ++seq) {
    const auto found = actors::commit_of(*game.log, seq);
    BOOST_REQUIRE(found);
    BOOST_TEST((*found)->first <= seq);
    BOOST_TEST(seq <= (*found)->last);
  }
  for (const seq_t seq : {seq_t{0}, game.log->last() + 1}) {
    const auto none = actors::commit_of(*game.log, seq);
    BOOST_REQUIRE(!none);
    BOOST_TEST((none.error().code == io::ec::not_found));
  }
}

BOOST_AUTO_TEST_SUITE_END()
