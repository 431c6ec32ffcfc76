// Promise 18 of docs/durability.md: whatever has happened to a cache, all answers are the same.
// Goal: a snapshot, the index and the kept snapshots are used for what the log proves of them, and
// for nothing else. Method: all damage of a kind, to each file in turn, and everything that can be
// asked.

#include "io/store/file/caches.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "tests/io/store/file/known_evening.hpp"
#include "tests/support/scratch_directory.hpp"

#include <sys/stat.h>

#include <functional>
#include <random>

namespace dnd::test {
namespace cache_promises_suite {
namespace {

const std::string& directory = written_campaign::directory;
const std::string& snapshot_file = written_campaign::snapshot_file;

}  // namespace
}  // namespace cache_promises_suite

BOOST_FIXTURE_TEST_SUITE(cache_promises_suite, known_evening)

// Promise 18.
BOOST_AUTO_TEST_CASE(ten_kinds_of_damage_to_any_snapshot_change_nothing) {
  written_campaign other;
  other.note("elsewhere");
  other.evening().snapshot_after(9);
  const auto foreign = other.disk.bytes_of(snapshot_file);
  std::mt19937_64 random(seed_of_test());
  using change = std::function<std::string(std::string)>;
  const auto replaced = [](std::string_view from, std::string_view to) {
    return [=](std::string text) { return text.replace(text.find(from), from.size(), to); };
  };
  const std::vector<change> damages = {
      [](const std::string&) { return std::string(); },
      [](const std::string& text) { return text.substr(0, text.size() / 2); },
      [](const std::string& text) { return text.substr(0, text.size() - 1); },
      [&](std::string text) {
        const auto at = text.find("format: ") + random() % (text.size() - text.find("format: "));
        text[at] = static_cast<char>(text[at] ^ (1 << random() % 8));
        return text;
      },
      [](const std::string& text) { return text + text; },
      [](const std::string& text) { return std::string(text.size(), '\0'); },
      [&](std::string text) {
        for (char& c : text) c = static_cast<char>(random());
        return text;
      },
      replaced("format: 1", "format: 2"),
      replaced("schema: \"", "schema: \"0"),
      replaced("offset: ", "offset: 1"),
      replaced("seq: ", "seq: 0"),
      [&](const std::string&) { return foreign; },
  };
  for (model::seq_t seq = 1; seq <= last(); ++seq) {
    snapshot_after(seq);
    const auto good = disk.bytes_of(snapshot_file);
    is_state(disk, last());
    for (const change& damage : damages) {
      disk.put(snapshot_file, damage(good));
      is_state(disk, last());
    }
    BOOST_REQUIRE(disk.remove(snapshot_file));
    is_state(disk, last());
  }
}

/// Everything that is asked of the past.
void past_is_right(io::file_ops& disk, const written_campaign& made) {
  for (const model::seq_t seq : {3U, 9U, 14U, 20U, 24U}) {
    const auto then = io::state_at(disk, directory, seq);
    BOOST_REQUIRE_MESSAGE(then, (then ? "" : render(then.error())));
    BOOST_REQUIRE_EQUAL(io::state_hash(*then), io::state_hash(made.states[seq]));
    BOOST_REQUIRE(then->undo_at() == made.states[seq].undo_at());
    const auto found = io::find_commit(disk, directory, seq);
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : render(found.error())));
    BOOST_REQUIRE_EQUAL(found->what->first, made.command_end(seq - 1) + 1);
    BOOST_REQUIRE(found->before == made.states[found->what->first - 1]);
    const auto last = io::last_commits(disk, directory, 3, seq);
    BOOST_REQUIRE(last && last->size() == 3);
    BOOST_REQUIRE(last->back()->first <= seq && last->back()->last >= seq);
  }
  const auto sessions = io::list_sessions(disk, directory);
  BOOST_REQUIRE(sessions && sessions->size() == 1);
  BOOST_REQUIRE_EQUAL((*sessions)[0].title, "evening");
  BOOST_REQUIRE_EQUAL((*sessions)[0].events, made.last());
}

/// Paths of the index and of all kept snapshots.
std::vector<std::string> caches_on(faulty_disk& disk) {
  std::vector<std::string> files = {io::path_in(directory, io::log_index_file_name)};
  for (const auto seq : io::list_checkpoints(disk, directory))
    files.push_back(io::checkpoint_path(directory, seq));
  return files;
}

/// Caches of the past, and those of a campaign that begins otherwise.
struct cached_evening : known_evening {
  cached_evening() {
    caches();
    note("behind the index").wound("grog", 1).note();
    other.note("elsewhere");
    other.evening().caches();
    files = caches_on(disk);
    BOOST_REQUIRE(files.size() > 4);
  }

  void answers_are_right() { past_is_right(disk, *this); }

  written_campaign other;
  std::vector<std::string> files;
};

// Promise 18, for what helps to find the past: none of it is ever believed.
BOOST_FIXTURE_TEST_CASE(damage_of_every_kind_to_the_caches_of_the_past_changes_no_answer,
                        cached_evening) {
  std::mt19937_64 random(seed_of_test());
  const auto first_checkpoint = disk.bytes_of(files[1]);
  using change = std::function<std::string(std::string)>;
  const std::vector<change> damages = {
      [](const std::string&) { return std::string(); },
      [](const std::string& text) { return text.substr(0, text.size() / 2); },
      [](const std::string& text) { return text.substr(0, text.size() - 1); },
      [](const std::string& text) { return text + text; },
      [](const std::string& text) { return text + std::string(64, '\0'); },
      [](const std::string& text) { return std::string(text.size(), '\0'); },
      [&](std::string text) {
        for (char& c : text) c = static_cast<char>(random());
        return text;
      },
      [&](std::string text) {
        text[random() % text.size()] ^= static_cast<char>(1 << random() % 8);
        return text;
      },
      // A newer version.
      [](std::string text) {
        const auto format = text.find("format: 1");
        format == text.npos ? ++text[7] : ++text[format + 8];
        return text;
      },
      // Another checkpoint under this name, and the file of another campaign.
      [&](const std::string&) { return first_checkpoint; },
      [&](const std::string&) { return other.disk.bytes_of(files[0]); },
      [&](const std::string&) { return other.disk.bytes_of(files[1]); },
  };
  answers_are_right();
  for (const auto& file : files) {
    const auto good = disk.bytes_of(file);
    for (const change& damage : damages) {
      disk.put(file, damage(good));
      answers_are_right();
      is_state(disk, last());
      const auto report = io::verify_campaign(disk, directory, {});
      BOOST_REQUIRE(report && report->sound());
    }
    disk.put(file, good);
  }
}

// Promise 18.
BOOST_FIXTURE_TEST_CASE(each_missing_cache_of_the_past_changes_no_answer, cached_evening) {
  for (const auto& file : files) {
    const auto good = disk.bytes_of(file);
    BOOST_REQUIRE(disk.remove(file));
    answers_are_right();
    disk.put(file, good);
  }
}

// Promise 18.
BOOST_FIXTURE_TEST_CASE(a_directory_in_the_place_of_a_cache_of_the_past_changes_no_answer,
                        cached_evening) {
  for (const auto& file : files) {
    const auto good = disk.bytes_of(file);
    BOOST_REQUIRE(disk.remove(file) && disk.make_directory(file));
    answers_are_right();
    BOOST_REQUIRE(disk.remove_directory(file));
    disk.put(file, good);
  }
}

// Promise 18.
BOOST_FIXTURE_TEST_CASE(all_caches_of_another_campaign_change_no_answer, cached_evening) {
  for (const auto& file : files) disk.put(file, other.disk.bytes_of(file));
  answers_are_right();
}

// Promise 18: that a line ends at a place and has its number proves nothing.
BOOST_AUTO_TEST_CASE(caches_of_a_campaign_whose_lines_are_as_long_change_no_answer) {
  known_evening other;
  creature("anna").note().note().note().note().caches();
  other.creature("otto").note().note().note().note().caches();
  const auto files = caches_on(disk);
  BOOST_REQUIRE((files == caches_on(other.disk)));
  for (model::seq_t seq = 0; seq <= last(); ++seq)
    BOOST_REQUIRE_EQUAL(places[seq].offset, other.places[seq].offset);
  for (const auto& file : files) disk.put(file, other.disk.bytes_of(file));
  past_is_right(disk, *this);
}

// Promise 18: what would keep whoever opens it waiting is not opened.
BOOST_AUTO_TEST_CASE(a_pipe_in_the_place_of_a_cache_of_the_past_is_not_waited_for) {
  const tests::scratch_directory place;
  auto& ops = io::posix_file_ops();
  const auto copy = place.write("c/log.jsonl", log());
  const auto home = copy.substr(0, copy.rfind('/'));
  BOOST_REQUIRE(::mkfifo((home + "/log.index").c_str(), 0600) == 0);
  for (const bool is_directory : {false, true}) {
    const auto checkpoints = home + "/checkpoints";
    if (is_directory) {
      BOOST_REQUIRE(ops.remove(checkpoints) && ops.make_directory(checkpoints));
      BOOST_REQUIRE(::mkfifo((checkpoints + "/000000000012.yaml").c_str(), 0600) == 0);
    } else {
      BOOST_REQUIRE(::mkfifo(checkpoints.c_str(), 0600) == 0);
    }
    const auto then = io::state_at(ops, home, 14);
    BOOST_REQUIRE_MESSAGE(then, (then ? "" : render(then.error())));
    BOOST_REQUIRE(*then == states[14]);
    BOOST_REQUIRE(io::last_commits(ops, home, 3, 14)->size() == 3);
    const auto report = io::verify_campaign(ops, home, {});
    BOOST_REQUIRE(report && report->sound());
    // The index was made again by then.
    BOOST_REQUIRE_EQUAL(report->found, is_directory ? 0U : 1U);
    (void)io::extend_caches(ops, home, places.back(), tight_limits(), io::cache_pace::now);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
