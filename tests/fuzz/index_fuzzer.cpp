// Any bytes as the index of a log that is sound. Whatever they are, they are read in bounded
// memory, and change nothing of what is read with them.
//
// No fuzzer finds a sum. When the first byte is '=', the chunks after it are given theirs, so that
// what is after the sums is reached: then only commits are asked for, which rest on places that the
// log proves. What such an index says of sessions has nothing but its sum to prove it.

#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/history/past_states.hpp"
#include "io/store/file/index/log_index.hpp"
#include "tests/fuzz/must.hpp"
#include "tests/support/faulty_disk.hpp"

#include <xxhash.h>

#include <string>
#include <utility>
#include <vector>

using namespace dnd;
using fuzz::must;

namespace {

const std::string directory = "/c";
const std::string index_path = io::path_in(directory, io::log_index_file_name);

/// Eight commands of one to three events, in two sessions.
std::string sound_log() {
  std::string log;
  model::seq_t seq = 0;
  std::uint64_t sum = 0;
  const auto command = [&](const std::vector<model::event>& events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
      const auto begin = log.size();
      io::append_head(log, {.seq = ++seq,
                            .at_ms = static_cast<std::int64_t>(seq) * 1'000,
                            .by = i == 0 ? "gm" : "",
                            .command = i == 0 ? "test" : "",
                            .type = model::type_name(events[i])});
      io::append_event_fields(log, events[i]);
      if (i + 1 < events.size()) io::append_more(log);
      sum = io::append_sum(log, begin, sum);
    }
  };
  const model::event note = model::note_added{.text = "the door creaks"};
  for (const std::uint32_t number : {1U, 2U}) {
    command({model::session_started{.number = number, .title = "evening"}});
    command({note, note, note});
    command({note});
    command({note, note});
    command({model::session_ended{.number = number}});
  }
  return log;
}

/// What is read of the log, for comparison.
struct answers {
  std::vector<std::pair<model::seq_t, model::seq_t>> commits;
  std::string lines;
  friend bool operator==(const answers&, const answers&) = default;
};

answers read(io::file_ops& disk, const io::seq_range& range) {
  answers got;
  must(io::read_commits(disk, directory, range,
                        [&](const auto& each) {
                          got.commits.emplace_back(each->first, each->last);
                          return true;
                        })
           .has_value(),
       "a sound log is not read");
  const auto show = [&](std::span<const io::line_view> command) -> io::result<bool> {
    for (const auto& line : command) got.lines += line.text;
    return true;
  };
  must(io::read_command_lines(disk, directory, range, show).has_value(), "its lines are not read");
  return got;
}

struct known_log {
  test::faulty_disk disk;
  model::seq_t last = 0;
  /// From each event on, and the commit of each alone.
  std::vector<answers> from, only;
  std::vector<std::uint64_t> states;

  known_log() {
    must(disk.make_directory(directory).has_value(), "no directory");
    disk.put("/c/log.jsonl", sound_log());
    last = read(disk, {}).commits.back().second;
    for (model::seq_t seq = 0; seq <= last; ++seq) {
      from.push_back(read(disk, {.first = seq}));
      only.push_back(read(disk, {seq, seq}));
      states.push_back(io::state_hash(*io::state_at(disk, directory, seq)));
    }
  }
};

std::uint64_t word_at(std::string_view bytes, std::size_t at) {
  std::uint64_t word = 0;
  for (std::size_t i = 8; i-- > 0;) word = word << 8 | static_cast<unsigned char>(bytes[at + i]);
  return word;
}

/// Chunks whose sums are right, whatever else is in them.
std::string sealed(std::string bytes) {
  std::uint64_t sum = 0;
  for (std::size_t at = 0; bytes.size() - at >= 16;) {
    const auto size = word_at(bytes, at + 8);
    if (size < 16 || size > bytes.size() - at) break;
    sum = XXH3_64bits_withSeed(bytes.data() + at, size - 8, sum);
    for (std::size_t i = 0; i < 8; ++i)
      bytes[at + size - 8 + i] = static_cast<char>(static_cast<unsigned char>(sum >> 8 * i));
    at += size;
  }
  return bytes;
}

void must_be_bounded(std::string_view bytes) {
  const auto index = io::log_index::parse(bytes);
  must(index.bytes() <= bytes.size(), "more than there is");
  must(io::log_index::parse(bytes.substr(0, index.bytes())).end() == index.end(),
       "the whole chunks alone are another index");
  must(index.at_or_before(UINT64_MAX) == index.end(), "a place after the end");
  for (const auto& mark : index.marks())
    must(mark.seq != 0 && mark.seq <= index.end().seq, "a mark outside of the index");
  for (const auto& mark : index.undo_marks())
    must(mark.seq != 0 && mark.seq <= index.end().seq,
         "a mark of what is taken back outside of the index");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static known_log known;
  const auto input = fuzz::text_of(data, size);
  const bool is_sealed = input.starts_with('=');
  const auto bytes = is_sealed ? sealed(std::string(input.substr(1))) : std::string(input);
  must_be_bounded(bytes);
  known.disk.put(index_path, bytes);
  known.disk.plan({.at = 1, .what = test::fault::fail, .count = test::counted::changes});
  for (model::seq_t seq = 0; seq <= known.last; ++seq) {
    must(read(known.disk, {.first = seq}) == known.from[seq], "other commits from an event on");
    must(read(known.disk, {seq, seq}) == known.only[seq], "another commit of an event");
    if (is_sealed) continue;
    const auto then = io::state_at(known.disk, directory, seq);
    must(then && io::state_hash(*then) == known.states[seq], "another state after an event");
  }
  if (!is_sealed) {
    const auto sessions = io::list_sessions(known.disk, directory);
    must(sessions && sessions->size() == 2 && sessions->back().events == known.last / 2,
         "other sessions");
  }
  must(!known.disk.fired(), "reading only has changed something");
  return 0;
}
