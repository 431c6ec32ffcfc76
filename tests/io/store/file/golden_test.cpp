// Logs that releases have written, as they wrote them. Goal: they are replayed to the state that
// they had then, for ever, by every build (promise 24). Method: each directory of tests/golden
// holds a campaign's files and what its last event, its sum and its state's hash were. A release
// adds one; none is ever changed.

#include "io/files/json/text.hpp"
#include "io/files/json/time.hpp"
#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/file_names.hpp"
#include "model/event.hpp"
#include "tests/support/faulty_disk.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(golden_suite)

namespace {

struct golden {
  std::string name;
  faulty_disk disk;  ///< Its files in `/c`.
  std::uint64_t seq = 0;
  std::string sum;
  std::string state_hash;
};

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  BOOST_REQUIRE_MESSAGE(in.good(), path.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<golden> all_golden() {
  std::vector<golden> all;
  for (const auto& entry : std::filesystem::directory_iterator(DND_SOURCE_DIR "/tests/golden")) {
    if (!entry.is_directory()) continue;
    golden& one = all.emplace_back();
    one.name = entry.path().filename().string();
    BOOST_REQUIRE(one.disk.make_directory("/c") && one.disk.sync_directory("/"));
    for (const auto& file : std::filesystem::directory_iterator(entry.path()))
      one.disk.put("/c/" + file.path().filename().string(), content_of(file.path()));
    std::ifstream expected(entry.path() / "expected.txt");
    std::string keys[3];
    expected >> keys[0] >> one.seq >> keys[1] >> one.sum >> keys[2] >> one.state_hash;
    BOOST_REQUIRE_MESSAGE(keys[0] == "seq" && keys[1] == "sum" && keys[2] == "state_hash",
                          one.name);
  }
  BOOST_REQUIRE(all.size() >= 2U);
  return all;
}

std::string hex(std::uint64_t number) {
  std::string text;
  json::append_hex(text, number);
  return text;
}

void is_as_it_was(const golden& one, const io::result<io::loaded_campaign>& loaded) {
  BOOST_REQUIRE_MESSAGE(loaded, one.name << ": " << (loaded ? "" : render(loaded.error())));
  BOOST_TEST(loaded->end.seq == one.seq, one.name);
  BOOST_TEST(hex(loaded->end.sum) == one.sum, one.name);
  const std::string hash = hex(io::state_hash(loaded->state));
  BOOST_TEST(hash == one.state_hash, one.name << " has the hash " << hash);
}

/// Keeps the lines that it is given.
class text_sink final : public io::line_sink {
 public:
  io::result<done> take(std::span<const io::line_view> command) override {
    for (const auto& line : command) lines.emplace_back(line.text);
    return done{};
  }
  std::vector<std::string> lines;
};

std::vector<std::string> lines_of(golden& one) {
  io::log_recovery recovery(one.disk, "/c", io::access::read_only);
  text_sink sink;
  BOOST_REQUIRE(recovery.replay({}, sink));
  return sink.lines;
}

BOOST_AUTO_TEST_CASE(every_log_of_a_release_has_the_state_that_it_had_then) {
  for (golden& one : all_golden()) {
    // With the snapshot of that time, which may be of another schema by now, and without.
    is_as_it_was(one, io::load_campaign(one.disk, "/c", io::access::read_only));
    if (one.disk.has("/c/snapshot.yaml")) BOOST_REQUIRE(one.disk.remove("/c/snapshot.yaml"));
    is_as_it_was(one, io::load_campaign(one.disk, "/c", io::access::read_only));
    is_as_it_was(one, io::load_campaign(one.disk, "/c", io::access::read_write));
  }
}

BOOST_AUTO_TEST_CASE(every_log_of_a_release_verifies) {
  for (golden& one : all_golden()) {
    const auto report = io::verify_campaign(one.disk, "/c", {});
    BOOST_REQUIRE(report.has_value());
    BOOST_TEST(report->sound(), one.name);
    BOOST_TEST(report->events == one.seq, one.name);
  }
}

BOOST_AUTO_TEST_CASE(every_type_of_event_is_in_a_log_of_a_release) {
  std::set<std::string> seen;
  for (golden& one : all_golden()) {
    std::string scratch;
    for (const auto& text : lines_of(one)) {
      const auto line = io::parse_line(text, scratch);
      BOOST_REQUIRE(line.has_value());
      seen.insert(std::string(line->type));
    }
  }
  for (std::size_t i = 0; i < model::event_types::size; ++i)
    BOOST_TEST(seen.contains(std::string(model::type_name(i))), model::type_name(i));
}

// Lines of the present format: what is read is written back as the same bytes.
BOOST_AUTO_TEST_CASE(every_line_of_a_release_is_written_again_as_it_was) {
  for (golden& one : all_golden()) {
    if (!one.name.starts_with("format-1-")) continue;
    std::uint64_t sum = 0;
    model::event event;
    std::string scratch, by, command;
    for (const auto& text : lines_of(one)) {
      const auto line = io::parse_line(text, scratch);
      BOOST_REQUIRE(line.has_value() && io::read_event(*line, event));
      by.clear();
      command.clear();
      BOOST_REQUIRE(json::append_unescaped(by, line->by));
      BOOST_REQUIRE(json::append_unescaped(command, line->command));
      std::string again;
      io::append_head(again, {.seq = line->seq,
                              .at_ms = json::parse_time(line->at).value(),
                              .synced = line->synced.value_or(0),
                              .by = by,
                              .command = command,
                              .type = line->type});
      io::append_event_fields(again, event);
      if (line->more) io::append_more(again);
      sum = io::append_sum(again, 0, sum);
      BOOST_REQUIRE_EQUAL(again, text + "\n");
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
