// Random play against an oracle that is simpler than the engine: a stack of the states before
// each command, as a text editor has it. Whatever is typed, and whenever the process dies, the
// files say the same as the live state; undo goes back to the beginning and redo forth again.
// A failure names its seed: run again with DND_SEED=N. DND_TEST_LONG=1 plays much longer.

#include "io/store/codec/line_format.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/snapshot.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <set>
#include <vector>

BOOST_AUTO_TEST_SUITE(replay_properties_suite)

using namespace dnd;
using actors::outcome;
using io::state_hash;
using test::live_campaign;
using test::live_directory;
using test::random_commands;

namespace {

/// What undo and redo should do, known without the log.
struct oracle {
  std::vector<model::state> undo;
  /// What an undo took back: the state at the time, and those before each of its commands.
  struct taken {
    model::state state;
    std::vector<model::state> before;
  };
  std::vector<taken> redo;
  /// The state before the command that each first seq belongs to.
  std::map<model::seq_t, model::state> before;

  void command(const model::state& state, model::seq_t first) {
    before.emplace(first, state);
    undo.push_back(state);
    redo.clear();
  }
  /// The last `count` commands, of which there are as many.
  model::state take_back(std::size_t count, const model::state& now) {
    const auto from = undo.end() - static_cast<std::ptrdiff_t>(count);
    redo.push_back({now, {from, undo.end()}});
    undo.erase(from, undo.end());
    return redo.back().before.front();
  }
  /// All that the last undo took back; each of it can be undone by itself again.
  model::state bring_back() {
    auto last = std::move(redo.back());
    redo.pop_back();
    undo.insert(undo.end(), last.before.begin(), last.before.end());
    return last.state;
  }
  /// The fight never happened, but a session that began in it goes on.
  [[nodiscard]] model::state discarded(const model::state& state) const {
    model::state then = std::prev(before.upper_bound(state.fight()->began))->second;
    then.edit_play() = state.play();
    return then;
  }
};

struct cached_state {
  std::string snapshot;
  model::seq_t seq = 0;
};

/// Independent of the scanner: numbers without gaps, sums that chain, whole commands.
void check_lines(const std::string& bytes) {
  std::uint64_t seq = 0;
  std::uint64_t sum = 0;
  std::string scratch;
  bool more = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = bytes.find('\n', at);
    BOOST_REQUIRE(end != std::string::npos);
    const std::string_view text(bytes.data() + at, end - at);
    const auto frame = io::frame_of(text);
    BOOST_REQUIRE(frame);
    BOOST_REQUIRE_EQUAL(frame->sum, io::line_sum(frame->body, sum));
    const std::string number = "{\"seq\":" + std::to_string(seq + 1) + ",";
    BOOST_REQUIRE(text.starts_with(number));
    const auto line = io::parse_line(text, scratch);
    BOOST_REQUIRE(line);
    BOOST_REQUIRE_EQUAL(line->command.data() != nullptr && !line->by.empty(), !more);
    more = line->more;
    sum = frame->sum;
    ++seq;
    at = end + 1;
  }
  BOOST_REQUIRE(!more);
}

class play {
 public:
  explicit play(std::uint64_t seed) : random_(seed), campaign_(seed) {}

  void step() {
    auto line = random_.next(campaign_.state());
    // Some of them go back several commands.
    const auto count = line == "undo" && random_.pick(3) == 0 ? 2 + random_.pick(3) : 1;
    if (count > 1) line += " " + std::to_string(count);
    const auto before = campaign_.state();
    const auto how = campaign_.say(line);
    const auto& after = campaign_.state();
    ++typed_;
    if (how != outcome::accepted) {
      BOOST_REQUIRE_MESSAGE(how != outcome::failed, line);
      BOOST_REQUIRE_MESSAGE(
          before == after && before.seq() == after.seq() && before.undo_at() == after.undo_at(),
          "a command that was not accepted changed the state: " << line);
      if (line.starts_with("undo")) BOOST_REQUIRE_LT(expected_.undo.size(), count);
      if (line == "redo") BOOST_REQUIRE(expected_.redo.empty());
    } else {
      ++accepted_;
      verbs_.insert(line.substr(0, line.find(' ')));
      follow(line, count, before);
    }
    BOOST_REQUIRE_MESSAGE(
        campaign_.disk().has(test::live_encounter) == campaign_.fight_is_on(),
        "encounter.jsonl is there when no fight is on, or the other way: " << line);
    const auto broken = test::broken_after_command(after);
    BOOST_REQUIRE_MESSAGE(broken.empty(), line << " leaves " << broken);
    interrupt();
  }

  /// Everything that must be true of the files whenever nobody writes.
  void check_files() {
    BOOST_REQUIRE(campaign_.bytes() == campaign_.handed_out());
    check_lines(campaign_.bytes());
    const auto whole = campaign_.load_without_snapshot();
    check_loaded(whole);
    BOOST_REQUIRE_EQUAL(whole.replayed, campaign_.state().seq());
    for (const auto& cached : cached_) {
      auto copy = campaign_.disk().after_kill();
      copy.put(test::live_snapshot, cached.snapshot);
      const auto tail = io::load_campaign(copy, live_directory, io::access::read_only);
      BOOST_REQUIRE_MESSAGE(tail, (tail ? "" : io::render(tail.error())));
      BOOST_REQUIRE_EQUAL(tail->snapshot_seq, cached.seq);
      BOOST_REQUIRE_EQUAL(tail->replayed, campaign_.state().seq() - cached.seq);
      check_loaded(*tail);
    }
  }

  void undo_everything_and_redo_it() {
    const auto original = campaign_.hash();
    std::vector<std::uint64_t> on_the_way;
    while (campaign_.say("undo") == outcome::accepted) {
      on_the_way.push_back(campaign_.hash());
      if (random_.pick(16) == 0) campaign_.reopen();
    }
    BOOST_REQUIRE_EQUAL(on_the_way.size(), expected_.undo.size());
    BOOST_REQUIRE_EQUAL(campaign_.hash(), state_hash(model::state{}));
    BOOST_REQUIRE_EQUAL(campaign_.state().undo_at().head, 0U);
    for (std::size_t i = on_the_way.size(); i > 0; --i) {
      BOOST_REQUIRE_EQUAL(campaign_.hash(), on_the_way[i - 1]);
      campaign_.accept("redo");
      if (random_.pick(16) == 0) campaign_.reopen();
    }
    BOOST_REQUIRE_EQUAL(campaign_.hash(), original);
    check_files();
  }

  [[nodiscard]] std::uint64_t typed() const { return typed_; }
  [[nodiscard]] std::uint64_t accepted() const { return accepted_; }
  [[nodiscard]] std::uint64_t events() const { return campaign_.state().seq(); }
  [[nodiscard]] std::uint64_t looks_back() const { return campaign_.looks_back(); }
  [[nodiscard]] const std::set<std::string>& verbs() const { return verbs_; }

 private:
  void follow(const std::string& line, std::size_t count, const model::state& before) {
    const auto& after = campaign_.state();
    const auto first = campaign_.last()->what->first;
    if (line.starts_with("undo")) {
      BOOST_REQUIRE_GE(expected_.undo.size(), count);
      expected_.before.emplace(first, before);
      BOOST_REQUIRE(after == expected_.take_back(count, before));
    } else if (line == "redo") {
      BOOST_REQUIRE(!expected_.redo.empty());
      expected_.before.emplace(first, before);
      BOOST_REQUIRE(after == expected_.bring_back());
    } else {
      if (line == "encounter discard") BOOST_REQUIRE(after == expected_.discarded(before));
      expected_.command(before, first);
    }
  }

  void interrupt() {
    switch (random_.pick(40)) {
      case 0:
        campaign_.reopen();
        break;
      case 1:
        campaign_.lose_power(test::all_crash_modes[random_.pick(3)], random_.pick(1'000'000));
        break;
      case 2:
        campaign_.take_snapshot();
        if (cached_.size() < 3 && campaign_.state().seq() > 0)
          cached_.push_back(
              {campaign_.disk().bytes_of(test::live_snapshot), campaign_.state().seq()});
        break;
      default:
        break;
    }
  }

  void check_loaded(const io::loaded_campaign& loaded) const {
    BOOST_REQUIRE_EQUAL(state_hash(loaded.state), campaign_.hash());
    BOOST_REQUIRE(loaded.state == campaign_.state());
    BOOST_REQUIRE(loaded.state.undo_at() == campaign_.state().undo_at());
    BOOST_REQUIRE(loaded.end == campaign_.end());
    BOOST_REQUIRE(loaded.warnings.empty());
  }

  random_commands random_;
  live_campaign campaign_;
  oracle expected_;
  std::vector<cached_state> cached_;
  std::uint64_t typed_ = 0;
  std::uint64_t accepted_ = 0;
  std::set<std::string> verbs_;
};

std::uint64_t sequences() {
  return std::getenv("DND_TEST_LONG") != nullptr ? 100'000 : 2'000;
}

}  // namespace

BOOST_AUTO_TEST_CASE(files_live_state_undo_and_redo_agree_after_any_commands) {
  const auto first = test::seed_of_test();
  std::uint64_t typed = 0, accepted = 0, events = 0, looks_back = 0;
  std::set<std::string> verbs;
  for (std::uint64_t seed = first; seed < first + sequences(); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      play game(seed);
      for (int i = 0; i < 40; ++i) game.step();
      game.check_files();
      game.undo_everything_and_redo_it();
      typed += game.typed();
      accepted += game.accepted();
      events += game.events();
      looks_back += game.looks_back();
      verbs.insert(game.verbs().begin(), game.verbs().end());
    }
  }
  BOOST_TEST_MESSAGE(typed << " lines, " << accepted << " accepted, " << events << " events, "
                           << looks_back << " looks into the past on disk");
  // Random play that is refused all the time would prove nothing.
  BOOST_TEST(accepted > typed / 3);
  BOOST_TEST(looks_back > sequences());
  BOOST_TEST(verbs.size() == 21U);
}

BOOST_AUTO_TEST_CASE(a_long_game_goes_back_to_its_beginning) {
  const auto seed = test::seed_of_test();
  play game(seed);
  for (int i = 0; i < 1'500; ++i) game.step();
  game.check_files();
  game.undo_everything_and_redo_it();
  BOOST_TEST(game.looks_back() > 500U);
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_bytes) {
  const auto seed = test::seed_of_test(7);
  std::string bytes[2];
  for (auto& log : bytes) {
    random_commands random(seed);
    live_campaign campaign(seed);
    for (int i = 0; i < 200; ++i) (void)campaign.say(random.next(campaign.state()));
    log = campaign.bytes();
  }
  BOOST_TEST(!bytes[0].empty());
  BOOST_TEST((bytes[0] == bytes[1]));
}

BOOST_AUTO_TEST_SUITE_END()
