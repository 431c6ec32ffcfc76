// Promises about a whole campaign on disk that no single part of the program can keep alone. The
// numbers are those of docs/durability.md. Method: a campaign that is known line by line and state
// by state, and all damage of a kind, one after the other. Caches: cache_promises_test; what is
// made anew: making_promises_test.

#include "io/store/codec/line_format.hpp"
#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/history/past_states.hpp"
#include "tests/io/store/file/known_evening.hpp"

#include <algorithm>
#include <functional>

namespace dnd::test {
namespace storage_promises_suite {
namespace {

using io::access;
using io::ec;

const std::string& directory = written_campaign::directory;
const std::string& log_file = written_campaign::log_file;
const std::string& fight_file = written_campaign::encounter_file;

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

BOOST_FIXTURE_TEST_SUITE(storage_promises_suite, known_evening)

// Promises 4, 5 and 6: whole commands, without a hole, and it goes on.
BOOST_AUTO_TEST_CASE(log_cut_at_every_byte_is_the_state_before_or_after_each_command) {
  const auto all = log();
  model::seq_t whole = 0;
  for (std::size_t size = 0; size <= all.size(); ++size) {
    // A last line is whole when nothing but its newline is missing.
    while (whole < last() && places[whole + 1].offset <= size + 1) ++whole;
    auto disk_now = disk.after_kill();
    disk_now.put(log_file, all.substr(0, size));
    is_state(disk_now, command_end(whole));
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
    is_state(disk, last());
  }
}

/// The log with an unknown type of event at line `seq`, and sums that fit.
std::string with_newer_event(const written_campaign& made, model::seq_t seq) {
  auto text = made.log();
  text.insert(text.find("\"type\":\"", made.places[seq - 1].offset) + 8, "newer_");
  return with_sums(text);
}

// Promise 23.
BOOST_AUTO_TEST_CASE(unknown_event_at_any_line_is_refused_and_never_skipped) {
  for (model::seq_t seq = 1; seq <= last(); ++seq) {
    const auto text = with_newer_event(*this, seq);
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
  }
}

// Promise 23.
BOOST_AUTO_TEST_CASE(unknown_event_at_any_line_is_the_first_thing_that_a_verification_finds) {
  for (model::seq_t seq = 1; seq <= last(); ++seq) {
    auto copy = disk.after_kill();
    copy.put(log_file, with_newer_event(*this, seq));
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

/// A campaign in a fight, all of which is known to be durable but its last line.
struct durable_fight : known_evening {
  durable_fight() {
    fight("elara").wound("elara", 1).note().note().note();
    other.note("elsewhere");
    other.evening().fight("elara").wound("elara", 1).note().note().note();
  }

  /// Shows the campaign with every kind of damage at every line before the mark.
  void with_each_wound(const std::function<void(faulty_disk&, const wounded&)>& look) const {
    for (const wounded& wound : all_wounds(*this, other)) {
      BOOST_TEST_CONTEXT(wound.name << " event " << wound.seq) {
        auto copy = disk.after_kill();
        copy.put(wound.file, wound.bytes);
        look(copy, wound);
      }
    }
  }
  /// Nothing was changed since the damage.
  [[nodiscard]] bool is_as_found(const faulty_disk& copy, const wounded& wound) const {
    const auto& sound = wound.file == log_file ? fight_file : log_file;
    return copy.bytes_of(wound.file) == wound.bytes && copy.bytes_of(sound) == disk.bytes_of(sound);
  }

  written_campaign other;
};

// Promise 11: {place} × {kind} × {mode}.
BOOST_FIXTURE_TEST_CASE(damage_before_the_mark_is_refused_and_left_as_it_is, durable_fight) {
  with_each_wound([&](faulty_disk& copy, const wounded& wound) {
    for (const auto mode : {access::read_write, access::read_only}) {
      const auto opened = io::load_campaign(copy, directory, mode);
      BOOST_REQUIRE(!opened);
      BOOST_REQUIRE_EQUAL(opened.error().code, ec::corrupt);
      BOOST_REQUIRE(is_as_found(copy, wound));
    }
  });
}

// Promise 11.
BOOST_FIXTURE_TEST_CASE(what_is_before_damage_can_be_looked_at, durable_fight) {
  with_each_wound([&](faulty_disk& copy, const wounded& wound) {
    const auto before = command_end(wound.seq - 1);
    const auto then = io::state_at(copy, directory, before);
    BOOST_REQUIRE_MESSAGE(then, (then ? "" : render(then.error())));
    BOOST_REQUIRE_EQUAL(io::state_hash(*then), io::state_hash(states[before]));
  });
}

// Promise 11.
BOOST_FIXTURE_TEST_CASE(damage_is_found_by_a_verification_which_changes_nothing, durable_fight) {
  with_each_wound([&](faulty_disk& copy, const wounded& wound) {
    const auto report = io::verify_campaign(copy, directory, {});
    BOOST_REQUIRE(report && !report->sound());
    BOOST_REQUIRE(is_as_found(copy, wound));
  });
}

// Promise 11.
BOOST_FIXTURE_TEST_CASE(a_repair_changes_nothing_before_it_is_asked_for, durable_fight) {
  with_each_wound([&](faulty_disk& copy, const wounded& wound) {
    const auto plan = io::campaign_repair::plan(copy, directory);
    BOOST_REQUIRE(plan && plan->summary().needed);
    BOOST_REQUIRE(is_as_found(copy, wound));
  });
}

// Promise 11.
BOOST_FIXTURE_TEST_CASE(a_repair_that_is_asked_for_keeps_what_is_proven_and_the_damage,
                        durable_fight) {
  with_each_wound([&](faulty_disk& copy, const wounded& wound) {
    auto plan = io::campaign_repair::plan(copy, directory);
    BOOST_REQUIRE(plan);
    const auto originals = plan->carry_out();
    BOOST_REQUIRE(originals);
    BOOST_REQUIRE(std::ranges::any_of(
        *originals, [&](const std::string& path) { return copy.bytes_of(path) == wound.bytes; }));
    is_state(copy, wound.name == "doubled" ? last() : command_end(wound.seq - 1));
  });
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
