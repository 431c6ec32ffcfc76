// What every backend has to do, whatever it keeps its lines in (docs/durability.md: promises 1 to
// 6, 15, 19 and 20, as far as a store has to keep them). Method: an evening of play is written
// through the seam, cut at every command, and what is found is compared with what was written.

#include "io/store/codec/state_codec.hpp"
#include "io/store/counting.hpp"
#include "tests/support/played_campaign.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/storage.hpp"

#ifdef DND_TESTS_ON_POSTGRES
#include "tests/support/postgres_storage.hpp"
#endif

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(log_store_suite)

using namespace dnd;
using namespace dnd::test;
using io::log_part;

namespace {

#ifdef DND_TESTS_ON_POSTGRES
struct postgres {
  static std::unique_ptr<storage> make() { return on_postgres(); }
};
using backends = boost::mpl::list<postgres>;
#else
struct files {
  static std::unique_ptr<storage> make() { return on_files(); }
};
struct memory {
  static std::unique_ptr<storage> make() { return in_memory(); }
};
struct toy {
  static std::unique_ptr<storage> make() { return on_toy(); }
};
using backends = boost::mpl::list<files, memory, toy>;
#endif

template <class T>
void require_ok(const io::result<T>& outcome) {
  BOOST_REQUIRE_MESSAGE(outcome, (outcome ? "" : io::render(outcome.error())));
}

const std::vector<played_command>& commands() {
  return an_evening().commands;
}
std::size_t count() {
  return commands().size();
}

/// Commands from..to of the evening, of which all but the last `unsynced` are synced.
class writer {
 public:
  explicit writer(storage& on) : on_(on) {
    auto opened = on.store().open(on.campaign(), "mine");
    require_ok(opened);
    log = std::move(opened->log);
    found = std::move(opened->found);
    fights_ = found.state.fight() != nullptr;
  }
  ~writer() {
    if (log) log->release();
  }
  writer(const writer&) = delete;
  writer& operator=(const writer&) = delete;

  void add(const played_command& next) {
    fights_ = fights_ || next.begins_fight;
    require_ok(log->append(next.lines, next.end, fights_ ? log_part::fight : log_part::long_term));
    if (next.ends_fight) {
      require_ok(log->end_fight());
      fights_ = false;
    }
  }
  void add(std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) {
      add(commands()[i]);
      require_ok(log->sync());
    }
  }

  std::shared_ptr<io::open_log> log;
  io::loaded_log found;

 private:
  storage& on_;
  bool fights_ = false;
};

std::unique_ptr<storage> with_all(std::unique_ptr<storage> on) {
  writer(*on).add(0, count());
  return on;
}

model::seq_t last_seq() {
  return commands().back().end.seq;
}

/// How many commands of the evening are found. Fails the test when it is not a beginning of them.
std::size_t count_found(const io::loaded_log& found) {
  const auto& hashes = an_evening().hashes;
  const auto at = hashes.find(found.end.seq);
  BOOST_REQUIRE_MESSAGE(at != hashes.end(), "event " << found.end.seq << " ends no command");
  BOOST_TEST(io::state_hash(found.state) == at->second);
  BOOST_TEST(found.state.seq() == found.end.seq);
  return static_cast<std::size_t>(std::distance(hashes.begin(), at));
}

std::vector<model::commit_ptr> read(storage& on, const io::seq_range& range) {
  std::vector<model::commit_ptr> seen;
  require_ok(on.store().read(on.campaign(), range, [&](const model::commit_ptr& each) {
    seen.push_back(each);
    return true;
  }));
  return seen;
}

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(an_empty_campaign_opens, backend, backends) {
  const auto on = backend::make();
  const writer opened(*on);
  BOOST_TEST(opened.found.end.seq == 0U);
  BOOST_TEST(opened.found.state.seq() == 0U);
  BOOST_TEST(opened.found.warnings.empty());
  BOOST_TEST(read(*on, {}).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_lines_are_kept_as_they_were_given, backend, backends) {
  const auto on = with_all(backend::make());
  BOOST_TEST(on->lines() == an_evening().bytes);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_synced_survives_a_loss_of_power, backend, backends) {
  for (std::size_t written = 0; written <= count(); ++written) {
    for (const auto mode : all_crash_modes) {
      const auto on = backend::make();
      writer(*on).add(0, written);
      const auto later = on->after_crash(mode, written);
      BOOST_TEST(count_found(writer(*later).found) == written);
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_not_synced_is_there_whole_or_not_at_all, backend, backends) {
  for (std::size_t written = 0; written + 3 <= count(); ++written) {
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
      const auto on = backend::make();
      writer game(*on);
      game.add(0, written);
      for (auto more = written; more < written + 3; ++more) game.add(commands()[more]);
      const auto later = on->after_crash(all_crash_modes[seed % 3], seed);
      const auto found = count_found(writer(*later).found);
      BOOST_TEST(found >= written);
      BOOST_TEST(found <= written + 3);
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_appended_survives_the_process, backend, backends) {
  for (std::size_t written = 0; written <= count(); ++written) {
    const auto on = backend::make();
    writer game(*on);
    for (std::size_t i = 0; i < written; ++i) game.add(commands()[i]);
    const auto later = on->after_kill();
    BOOST_TEST(count_found(writer(*later).found) == written);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(play_goes_on_wherever_it_was_cut, backend, backends) {
  for (std::size_t cut = 0; cut <= count(); ++cut) {
    const auto on = backend::make();
    writer(*on).add(0, cut);
    const auto later = on->after_crash(crash_mode::drop, cut);
    writer(*later).add(cut, count());
    BOOST_TEST(later->lines() == an_evening().bytes);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_at_a_time_has_the_lease, backend, backends) {
  const auto on = backend::make();
  writer first(*on);
  const auto second = on->store().open(on->campaign(), "mine");
  BOOST_REQUIRE(!second);
  BOOST_TEST(second.error().code == io::ec::locked);
  std::exchange(first.log, nullptr)->release();
  BOOST_TEST(!!on->store().open(on->campaign(), "mine"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_lease_ends_with_its_process, backend, backends) {
  const auto on = backend::make();
  const writer game(*on);
  BOOST_TEST(!!on->after_kill()->store().open(on->campaign(), "mine"));
  BOOST_TEST(!!on->after_crash(crash_mode::keep, 1)->store().open(on->campaign(), "mine"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(reading_needs_no_lease_and_changes_nothing, backend, backends) {
  for (std::size_t written = 0; written <= count(); ++written) {
    const auto on = backend::make();
    writer game(*on);
    game.add(0, written);
    const auto before = on->lines();
    const auto loaded = on->store().load(on->campaign());
    require_ok(loaded);
    BOOST_TEST(count_found(*loaded) == written);
    BOOST_TEST(on->lines() == before);
    if (written < count()) game.add(written, count());
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_range_gives_each_command_with_an_event_in_it, backend, backends) {
  const auto on = with_all(backend::make());
  const auto all = read(*on, {});
  BOOST_REQUIRE_EQUAL(all.size(), count());
  for (model::seq_t first = 1; first <= last_seq() + 1; ++first) {
    for (model::seq_t last = first; last <= last_seq() + 1; ++last) {
      std::vector<model::seq_t> expected, got;
      for (const auto& each : all)
        if (each->last >= first && each->first <= last) expected.push_back(each->first);
      for (const auto& each : read(*on, {.first = first, .last = last})) got.push_back(each->first);
      BOOST_TEST(got == expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_commit_is_what_was_given, backend, backends) {
  const auto on = with_all(backend::make());
  const auto all = read(*on, {});
  model::seq_t next = 1;
  for (std::size_t i = 0; i < all.size(); ++i) {
    BOOST_TEST(all[i]->first == next);
    BOOST_TEST(all[i]->last == commands()[i].end.seq);
    BOOST_TEST(all[i]->events->size() == all[i]->last - all[i]->first + 1);
    BOOST_TEST(commands()[i].lines.find(all[i]->line) != std::string::npos);
    next = all[i]->last + 1;
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_reader_stops_when_it_wants_to, backend, backends) {
  const auto on = with_all(backend::make());
  int seen = 0;
  require_ok(on->store().read(on->campaign(), {}, [&](const auto&) { return ++seen < 2; }));
  BOOST_TEST(seen == 2);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_last_commands_come_oldest_first, backend, backends) {
  const auto on = with_all(backend::make());
  const auto all = read(*on, {});
  for (const std::size_t wanted : {std::size_t{0}, std::size_t{1}, std::size_t{5}, count() + 1}) {
    for (std::size_t upto = 0; upto <= count(); ++upto) {
      const auto last = upto == 0 ? 0 : all[upto - 1]->last;
      const auto got = on->store().read_last(on->campaign(), wanted, last);
      require_ok(got);
      BOOST_REQUIRE_EQUAL(got->size(), std::min(wanted, upto));
      for (std::size_t i = 0; i < got->size(); ++i)
        BOOST_TEST((*got)[i]->first == all[upto - got->size() + i]->first);
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(every_event_is_found_in_its_place, backend, backends) {
  const auto on = with_all(backend::make());
  for (const auto& each : read(*on, {})) {
    for (auto seq = each->first; seq <= each->last; ++seq) {
      const auto found = on->store().find(on->campaign(), seq);
      require_ok(found);
      BOOST_TEST(found->what->first == each->first);
      BOOST_TEST(found->what->line == each->line);
      BOOST_TEST(io::state_hash(found->before) == an_evening().hashes.at(each->first - 1));
    }
  }
  for (const model::seq_t none : {model::seq_t{0}, last_seq() + 1}) {
    const auto found = on->store().find(on->campaign(), none);
    BOOST_REQUIRE(!found);
    BOOST_TEST(found.error().code == io::ec::not_found);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_state_after_every_event_is_found, backend, backends) {
  const auto on = with_all(backend::make());
  for (model::seq_t seq = 0; seq <= last_seq(); ++seq) {
    const auto state = on->store().state_at(on->campaign(), seq);
    require_ok(state);
    BOOST_TEST(state->seq() == seq);
    const auto known = an_evening().hashes.find(seq);
    if (known != an_evening().hashes.end()) BOOST_TEST(io::state_hash(*state) == known->second);
  }
  const auto past_the_end = on->store().state_at(on->campaign(), last_seq() + 1);
  BOOST_REQUIRE(!past_the_end);
  BOOST_TEST(past_the_end.error().code == io::ec::not_found);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_checkpoint_changes_nothing_that_is_found, backend, backends) {
  for (std::size_t at = 0; at < count(); ++at) {
    const auto on = backend::make();
    {
      writer game(*on);
      game.add(0, at + 1);
      auto loaded = on->store().load(on->campaign());
      require_ok(loaded);
      require_ok(on->store().checkpoint(
          on->campaign(), {.at = loaded->end, .state = loaded->state, .ids = loaded->ids}, {}));
      game.add(at + 1, count());
    }
    const auto later = on->after_crash(crash_mode::drop, at);
    const writer again(*later);
    BOOST_TEST(count_found(again.found) == count());
    BOOST_TEST((again.found.snapshot_seq == 0 ||
                again.found.replayed == last_seq() - again.found.snapshot_seq));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(figures_are_those_of_the_commits_that_are_read, backend, backends) {
  for (std::size_t at = 1; at <= count(); ++at) {
    const auto on = backend::make();
    writer game(*on);
    game.add(0, at);
    const auto& end = commands()[at - 1].end;
    const auto upto = end.seq;
    const auto counted =
        io::count_commits(upto, [&](const io::seq_range& range, const io::commit_visitor& see) {
          return on->store().read(on->campaign(), range, see);
        });
    require_ok(counted);
    const auto compare = [&] {
      const auto all = on->store().figures(on->campaign(), upto);
      require_ok(all);
      BOOST_TEST(all->last() == upto);
      BOOST_TEST((all->sum() == counted->sum()));
      for (const std::uint32_t session : {1U, 2U, 99U}) {
        const auto sums = on->store().figures_in_sum(on->campaign(), upto, session);
        require_ok(sums);
        BOOST_TEST((sums->sum() == counted->sum()));
        BOOST_TEST((sums->sum(session) == counted->sum(session)));
      }
    };
    compare();
    // What a backend keeps to answer quickly changes no answer.
    for (bool again = true; again;) {
      const auto tended = game.log->tend(end, {}, io::cache_pace::now, {});
      require_ok(tended);
      again = *tended;
    }
    compare();
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_taken_back_is_what_the_commits_of_a_range_say, backend,
                              backends) {
  const auto on = with_all(backend::make());
  std::size_t taken_back = 0;
  for (model::seq_t first = 1; first <= last_seq(); first += 9)
    for (const model::seq_t last : {first, first + 20, last_seq()}) {
      model::views::undone_finder finder;
      for (const auto& each : read(*on, {first, last})) finder.read(*each);
      const auto expected = finder.find();
      const auto found = on->store().undone(on->campaign(), {first, last});
      require_ok(found);
      for (model::seq_t seq = 1; seq <= last_seq(); ++seq) {
        BOOST_REQUIRE_EQUAL(found->contains(seq), expected.contains(seq));
        taken_back += found->contains(seq) ? 1 : 0;
      }
    }
  BOOST_TEST(taken_back > 0U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_marks_of_what_is_taken_back_are_those_of_the_commits, backend,
                              backends) {
  const auto on = backend::make();
  writer game(*on);
  game.add(0, count());
  require_ok(game.log->sync());
  const auto all = read(*on, {});
  const auto compare = [&] {
    for (std::size_t from = 0; from < all.size(); from += 1 + from / 4)
      for (std::size_t to = from; to < all.size(); to += 1 + (to - from) * 3) {
        std::vector<model::views::undo_mark> expected;
        for (auto i = from; i <= to; ++i) model::views::add_undo_marks(*all[i], expected);
        const auto found =
            on->store().undo_marks(on->campaign(), {all[from]->first, all[to]->last});
        require_ok(found);
        BOOST_REQUIRE(*found == expected);
      }
    const auto whole = on->store().undo_marks(on->campaign(), {});
    require_ok(whole);
    BOOST_TEST(whole->size() > 5U);
  };
  compare();
  for (bool again = true; again;) {
    const auto tended = game.log->tend(commands()[count() - 1].end, {}, io::cache_pace::now, {});
    require_ok(tended);
    again = *tended;
  }
  compare();
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_log_that_failed_to_sync_takes_nothing_more, backend, backends) {
  const auto on = backend::make();
  writer game(*on);
  game.add(0, 2);
  on->plan({.at = 1, .what = fault::fail, .count = counted::syncs});
  game.add(commands()[2]);
  const bool synced = !!game.log->sync();
  BOOST_TEST(synced == !on->fired());
  if (synced) return;
  const auto refused =
      game.log->append(commands()[3].lines, commands()[3].end, log_part::long_term);
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().code == io::ec::poisoned);
  BOOST_TEST(!game.log->sync());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_copy_leaves_the_campaign_as_it_is, backend, backends) {
  const auto on = with_all(backend::make());
  require_ok(on->store().back_up(on->campaign(), 1'795'374'251'120, 3));
  BOOST_TEST(on->lines() == an_evening().bytes);
  BOOST_TEST(count_found(writer(*on).found) == count());
}

BOOST_AUTO_TEST_SUITE_END()
