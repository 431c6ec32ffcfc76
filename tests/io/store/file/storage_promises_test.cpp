// Promises about a whole campaign on disk that no single part of the program can keep alone. The
// numbers are those of docs/durability.md. Method: a campaign that is known line by line and state
// by state, and all damage of a kind, one after the other.

#include "io/content/init.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/caches.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/workspace/workspace.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <random>

namespace dnd::test {
namespace storage_promises_suite {
namespace {

using io::access;
using io::ec;

const std::string& directory = written_campaign::directory;
const std::string& log_file = written_campaign::log_file;
const std::string& fight_file = written_campaign::encounter_file;
const std::string& snapshot_file = written_campaign::snapshot_file;

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  /// Opens `disk` and gives the state after event `seq`, and only that.
  void is_table(const faulty_disk& changed, model::seq_t seq) const {
    const auto opened = opened_copy(changed);
    BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : render(opened.error())));
    BOOST_REQUIRE_EQUAL(opened->state.seq(), seq);
    BOOST_REQUIRE_EQUAL(io::state_hash(opened->state), io::state_hash(states[seq]));
    BOOST_REQUIRE(opened->state.undo_at() == states[seq].undo_at());
  }
};

/// The same lines with sums that fit.
std::string with_sums(std::string_view text) {
  std::string out;
  std::uint64_t sum = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t begin = out.size();
    out += line.substr(0, line.size() - io::line_tail_bytes);
    sum = io::append_sum(out, begin, sum);
    text.remove_prefix(line.size() + 1);
  }
  return out;
}

}  // namespace
}  // namespace storage_promises_suite

BOOST_FIXTURE_TEST_SUITE(storage_promises_suite, storage_promises_suite::evening)

// Promises 4, 5 and 6: whole commands, without a hole, and it goes on.
BOOST_AUTO_TEST_CASE(log_cut_at_every_byte_is_the_state_before_or_after_each_command) {
  const auto all = log();
  model::seq_t whole = 0;
  for (std::size_t size = 0; size <= all.size(); ++size) {
    // A last line is whole when nothing but its newline is missing.
    while (whole < last() && places[whole + 1].offset <= size + 1) ++whole;
    auto disk_now = disk.after_kill();
    disk_now.put(log_file, all.substr(0, size));
    is_table(disk_now, command_end(whole));
  }
}

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
    is_table(disk, last());
    for (const change& damage : damages) {
      disk.put(snapshot_file, damage(good));
      is_table(disk, last());
    }
    BOOST_REQUIRE(disk.remove(snapshot_file));
    is_table(disk, last());
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

// Promise 18, for what helps to find the past: none of it is ever believed.
BOOST_AUTO_TEST_CASE(damage_of_every_kind_to_the_caches_of_the_past_changes_no_answer) {
  caches();
  note("after the index").wound("grog", 1).note();
  written_campaign other;
  other.note("elsewhere");
  other.evening().caches();
  std::mt19937_64 random(seed_of_test());
  std::vector<std::string> files = {io::path_in(directory, io::log_index_file_name)};
  for (const auto seq : io::list_checkpoints(disk, directory))
    files.push_back(io::checkpoint_path(directory, seq));
  BOOST_REQUIRE(files.size() > 4);
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
  past_is_right(disk, *this);
  for (const auto& file : files) {
    const auto good = disk.bytes_of(file);
    for (const change& damage : damages) {
      disk.put(file, damage(good));
      past_is_right(disk, *this);
      is_table(disk, last());
      const auto report = io::verify_campaign(disk, directory, {});
      BOOST_REQUIRE(report && report->sound());
    }
    BOOST_REQUIRE(disk.remove(file));
    past_is_right(disk, *this);
    BOOST_REQUIRE(disk.make_directory(file));
    past_is_right(disk, *this);
    BOOST_REQUIRE(disk.remove_directory(file));
    disk.put(file, good);
  }
  // All of another campaign.
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

// Promise 19: one that is ahead is refused with the number of lost events, for every pair.
BOOST_AUTO_TEST_CASE(snapshot_ahead_of_the_log_is_refused_with_the_number_of_lost_events) {
  for (model::seq_t ahead = 1; ahead <= last(); ++ahead) {
    snapshot_after(ahead);
    for (model::seq_t kept = 0; kept < ahead; ++kept) {
      if (!ends_command[kept]) continue;
      auto copy = disk.after_kill();
      copy.put(log_file, bytes(1, kept));
      const auto opened = opened_copy(copy);
      BOOST_REQUIRE(!opened);
      BOOST_REQUIRE_EQUAL(opened.error().code, ec::log_lost_tail);
      const auto gone = std::to_string(ahead - kept) + (ahead - kept == 1 ? " event" : " events");
      BOOST_REQUIRE(render(opened.error()).find(gone) != std::string::npos);
    }
  }
}

// Promise 20: the same with a snapshot at any event, also in a command.
BOOST_AUTO_TEST_CASE(snapshot_at_any_event_and_its_tail_give_what_all_lines_give) {
  for (model::seq_t seq = 0; seq <= last(); ++seq) {
    snapshot_after(seq);
    is_table(disk, last());
  }
}

// Promise 23.
BOOST_AUTO_TEST_CASE(unknown_event_at_any_line_is_refused_and_never_skipped) {
  for (model::seq_t seq = 1; seq <= last(); ++seq) {
    auto text = log();
    const auto begin = text.find("\"type\":\"", places[seq - 1].offset) + 8;
    text.insert(begin, "newer_");
    text = with_sums(text);
    auto copy = disk.after_kill();
    copy.put(log_file, text);
    for (const auto mode : {access::read_only, access::read_write}) {
      const auto opened = io::load_campaign(copy, directory, mode);
      BOOST_REQUIRE(!opened);
      BOOST_REQUIRE_EQUAL(opened.error().code, ec::unknown_event);
      BOOST_REQUIRE_EQUAL(opened.error().line.value(), seq);
      BOOST_REQUIRE(render(opened.error()).find("newer_") != std::string::npos);
    }
    BOOST_REQUIRE(copy.bytes_of(log_file) == text);
    const auto report = io::verify_campaign(copy, directory, {});
    BOOST_REQUIRE(report && !report->sound());
    BOOST_REQUIRE_EQUAL(report->findings[0].kind, "unknown_event");
    BOOST_REQUIRE_EQUAL(report->findings[0].seq, seq);
  }
}

/// Damage before the mark, at line `seq` of `file`.
struct wounded {
  std::string name;
  std::string file;
  model::seq_t seq;
  std::string bytes;
};

/// Each line but the last one, in each way.
std::vector<wounded> all_wounds(const written_campaign& made, const written_campaign& other) {
  std::vector<wounded> all;
  const model::seq_t log_last = 20;
  for (model::seq_t seq = 1; seq < made.last(); ++seq) {
    if (seq == log_last) continue;
    const bool of_log = seq < log_last;
    const auto first = of_log ? 1 : log_last + 1;
    const auto end = of_log ? log_last : made.last();
    const auto before = made.bytes(first, seq - 1), after = made.bytes(seq + 1, end);
    const std::string& file = of_log ? log_file : fight_file;
    auto flipped = made.line(seq);
    flipped[25] ^= 1;
    all.push_back({"flipped", file, seq, before + flipped + after});
    all.push_back(
        {"zeroed", file, seq, before + std::string(flipped.size() - 1, '\0') + "\n" + after});
    all.push_back({"doubled", file, seq, before + made.line(seq) + made.line(seq) + after});
    // A foreign first line would be as good a beginning as any.
    if (seq > 1) all.push_back({"foreign", file, seq, before + other.line(seq) + after});
    if (seq > first) all.push_back({"deleted", file, seq, before + after});
  }
  return all;
}

// Promise 11: {place} × {mode}.
BOOST_AUTO_TEST_CASE(damage_before_the_mark_is_refused_and_repaired_only_when_asked) {
  fight("elara").wound("elara", 1).note().note().note();
  snapshot_after(last());
  BOOST_REQUIRE(disk.remove(snapshot_file));
  written_campaign other;
  other.note("elsewhere");
  other.evening().fight("elara").wound("elara", 1).note().note().note();
  for (const wounded& wound : all_wounds(*this, other)) {
    BOOST_TEST_CONTEXT(wound.name << " event " << wound.seq) {
      auto copy = disk.after_kill();
      copy.put(wound.file, wound.bytes);
      const auto unchanged = [&] {
        return copy.bytes_of(wound.file) == wound.bytes &&
               copy.bytes_of(wound.file == log_file ? fight_file : log_file) ==
                   disk.bytes_of(wound.file == log_file ? fight_file : log_file);
      };
      // Playing and looking at the end are refused.
      for (const auto mode : {access::read_write, access::read_only}) {
        const auto opened = io::load_campaign(copy, directory, mode);
        BOOST_REQUIRE(!opened);
        BOOST_REQUIRE_EQUAL(opened.error().code, ec::corrupt);
        BOOST_REQUIRE(unchanged());
      }
      // Looking at what is before it works, and so does verifying.
      const auto before = command_end(wound.seq - 1);
      const auto then = io::state_at(copy, directory, before);
      BOOST_REQUIRE_MESSAGE(then, (then ? "" : render(then.error())));
      BOOST_REQUIRE_EQUAL(io::state_hash(*then), io::state_hash(states[before]));
      const auto report = io::verify_campaign(copy, directory, {});
      BOOST_REQUIRE(report && !report->sound());
      // A repair is only planned; it is carried out when that is asked for, and keeps the damage.
      auto plan = io::campaign_repair::plan(copy, directory);
      BOOST_REQUIRE(plan && plan->summary().needed);
      BOOST_REQUIRE(unchanged());
      const auto originals = plan->carry_out();
      BOOST_REQUIRE(originals && !originals->empty());
      bool kept = false;
      for (const auto& path : *originals) kept |= copy.bytes_of(path) == wound.bytes;
      BOOST_REQUIRE(kept);
      is_table(copy, wound.name == "doubled" ? last() : before);
    }
  }
}

// Promise 17: what was made is there whole after the loss of power, or nothing of it.
BOOST_AUTO_TEST_CASE(power_loss_while_a_campaign_is_made_leaves_all_of_it_or_nothing) {
  const auto first_seed = seed_of_test();
  constexpr std::int64_t now_ms = 1'795'374'251'120;
  const auto places_tried = for_each_fault([&](std::uint64_t n) {
    faulty_disk fresh;
    BOOST_REQUIRE(fresh.make_directory("/home") && fresh.sync_directory("/"));
    fresh.plan({.at = n, .what = fault::crash, .count = counted::changes});
    io::workspace worlds(fresh, {.worlds_dir = "/home/worlds", .data_dir = "/home/data"});
    const bool world_made = worlds.create_world("W").has_value();
    const bool campaign_made =
        world_made && worlds.create_campaign("W", "The Mine", now_ms).has_value();
    if (!fresh.fired()) {
      BOOST_REQUIRE(campaign_made);
      return false;
    }
    for (const crash_mode mode : all_crash_modes) {
      const std::uint64_t seeds = mode == crash_mode::scramble ? how_many({5, 200}) : 1;
      for (auto seed = first_seed; seed < first_seed + seeds; ++seed) {
        BOOST_TEST_CONTEXT("operation " << n << ", mode " << int(mode) << ", seed " << seed) {
          auto later = fresh.after_crash(mode, seed);
          io::workspace again(later, {.worlds_dir = "/home/worlds", .data_dir = "/home/data"});
          const auto all = again.list_worlds();
          BOOST_REQUIRE_MESSAGE(all, (all ? "" : render(all.error())));
          BOOST_REQUIRE(!world_made || all->size() == 1);
          for (const auto& world : *all) BOOST_REQUIRE(!world.problem);
          if (all->empty()) BOOST_REQUIRE(again.create_world("W"));
          const auto campaigns = again.list_campaigns();
          BOOST_REQUIRE(campaigns);
          BOOST_REQUIRE(!campaign_made || campaigns->size() == 1);
          if (campaigns->empty()) {
            const auto made = again.create_campaign("W", "The Mine", now_ms);
            BOOST_REQUIRE_MESSAGE(made, (made ? "" : render(made.error())));
          }
          const auto found = again.find_campaign("The Mine");
          BOOST_REQUIRE_MESSAGE(found, (found ? "" : render(found.error())));
          BOOST_REQUIRE(io::load_campaign(later, found->path, access::read_write));
          const auto left = later.list("/home/worlds/W");
          BOOST_REQUIRE(left);
          for (const auto& entry : *left)
            BOOST_REQUIRE(!entry.name.starts_with(".tmp-") && !entry.name.ends_with(".tmp"));
        }
      }
    }
    return true;
  });
  BOOST_TEST(places_tried > 20U);
}

// Promise 17, for `dnd init`: a file of the user is the old one or the new one, never half of one.
BOOST_AUTO_TEST_CASE(power_loss_while_content_is_written_leaves_whole_files) {
  const auto first_seed = seed_of_test();
  const io::content::init_options options{.existing = io::content::existing_files::overwrite,
                                          .categories = {io::content::category::rules},
                                          .progress = {}};
  const std::string mine = "name: Mine\n";
  faulty_disk whole;
  BOOST_REQUIRE(whole.make_directory("/data") && whole.sync_directory("/"));
  BOOST_REQUIRE(io::content::write_builtin(whole, "/data", options));
  const auto entries = whole.list("/data/rules");
  BOOST_REQUIRE(entries && entries->size() > 3);
  const auto places_tried = for_each_fault([&](std::uint64_t n) {
    faulty_disk fresh;
    BOOST_REQUIRE(fresh.make_directory("/data") && fresh.sync_directory("/"));
    BOOST_REQUIRE(fresh.make_directory("/data/rules") && fresh.sync_directory("/data"));
    fresh.put("/data/rules/combat.yaml", mine);
    fresh.plan({.at = n, .what = fault::crash, .count = counted::changes});
    const auto written = io::content::write_builtin(fresh, "/data", options);
    for (const crash_mode mode : all_crash_modes) {
      const std::uint64_t seeds = mode == crash_mode::scramble ? how_many({5, 200}) : 1;
      for (auto seed = first_seed; seed < first_seed + seeds; ++seed) {
        const auto later = fresh.after_crash(mode, seed);
        for (const auto& entry : *entries) {
          const auto path = "/data/rules/" + entry.name;
          const auto bytes_now = later.bytes_of(path);
          const bool is_new = bytes_now == whole.bytes_of(path);
          const bool is_old = entry.name == "combat.yaml" ? bytes_now == mine : !later.has(path);
          BOOST_REQUIRE_MESSAGE(is_new || (is_old && !written),
                                path << ", operation " << n << ", seed " << seed);
        }
      }
    }
    return fresh.fired();
  });
  BOOST_TEST(places_tried > 15U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
