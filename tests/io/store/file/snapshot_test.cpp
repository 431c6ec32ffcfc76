// snapshot.yaml: written and read back the same, readable as YAML, and unusable, never wrong,
// when anything about it is not as it was written.

#include "io/store/file/snapshot.hpp"

#include "io/store/codec/state_codec.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(snapshot_suite)

using namespace dnd;
using io::ec;
using test::faulty_disk;

namespace {

io::snapshot sample() {
  return {.at = {.offset = 12'345, .seq = 41, .sum = 0x00f0'1234'5678'9abcULL},
          .state = test::maximal_state()};
}

/// Small, so that every byte can be tried.
io::snapshot small_sample() {
  io::snapshot what{.at = {.offset = 300, .seq = 2, .sum = 7}, .state = {}};
  what.state.set_encounters(1);
  what.state.edit_play().count = 1;
  what.state.set_number("zombie", 2);
  auto fight = std::make_shared<model::encounter>();
  fight->number = 1;
  fight->order.push_back({.id = "elara"});
  what.state.set_fight(std::move(fight));
  what.state.set_undo_at({2, 0});
  what.state.set_seq(2);
  return what;
}

bool same(const io::snapshot& a, const io::snapshot& b) {
  return a.at == b.at && a.state == b.state && a.state.undo_at() == b.state.undo_at() &&
         a.state.seq() == b.state.seq();
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

io::error refused(std::string_view text) {
  auto read = io::parse_snapshot(text);
  BOOST_REQUIRE_MESSAGE(!read, "read: " << text.substr(0, 200));
  return read.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
  for (const auto& what : {sample(), small_sample(), io::snapshot{}}) {
    const auto text = io::render_snapshot(what);
    const auto again = io::parse_snapshot(text);
    BOOST_REQUIRE_MESSAGE(again, (again ? "" : again.error().what));
    BOOST_TEST(same(*again, what));
    BOOST_TEST(io::render_snapshot(*again) == text);
    BOOST_TEST((io::read_snapshot_position(text) == what.at));
  }
}

BOOST_AUTO_TEST_CASE(rendering_rests_after_each_creature_and_gives_the_same) {
  const auto what = sample();
  std::size_t rests = 0;
  BOOST_TEST(io::render_snapshot(what, [&] { ++rests; }) == io::render_snapshot(what));
  BOOST_TEST(rests == what.state.creatures().size());
  BOOST_TEST(rests > 1u);
}

BOOST_AUTO_TEST_CASE(a_snapshot_is_yaml) {
  const auto root = YAML::Load(io::render_snapshot(sample()));
  BOOST_TEST(root["format"].as<int>() == 1);
  BOOST_TEST(root["seq"].as<int>() == 41);
  BOOST_TEST(root["sum"].as<std::string>() == "00f0123456789abc");
  BOOST_TEST(root["offset"].as<int>() == 12'345);
  const auto fields = root["state"];
  BOOST_TEST(fields["encounters"].as<int>() == 3);
  BOOST_TEST(fields["head"].as<int>() == 40);
  BOOST_REQUIRE_EQUAL(fields["creatures"].size(), 2U);
  const auto expected = test::maximal_state();
  for (std::size_t i = 0; i < 2; ++i) {
    const auto who = fields["creatures"][i]["creature"];
    BOOST_TEST(who["id"].as<std::string>() == expected.creatures()[i]->id.str());
    BOOST_TEST(who["hp"].as<int>() == expected.creatures()[i]->hp);
    BOOST_TEST(who["stat_block"].IsNull());
  }
  BOOST_TEST(fields["session"]["title"].as<std::string>() == expected.play().title);
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
  for (const auto& what : {small_sample(), sample()}) {
    const auto text = io::render_snapshot(what);
    for (std::size_t size = 0; size < text.size(); ++size)
      BOOST_TEST(!io::parse_snapshot(std::string_view(text).substr(0, size)),
                 "read after " << size << " of " << text.size() << " bytes");
  }
}

BOOST_AUTO_TEST_CASE(every_flipped_bit_is_refused_or_changes_nothing) {
  const auto what = small_sample();
  const auto text = io::render_snapshot(what);
  std::size_t harmless = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      auto flipped = text;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      const auto read = io::parse_snapshot(flipped);
      if (!read) continue;
      BOOST_TEST(same(*read, what), "bit " << bit << " of byte " << at << " changed the state");
      ++harmless;
    }
  // Only what stands in the comment.
  const auto comment = text.rfind("\n", text.find("format: "));
  BOOST_TEST(harmless <= 8 * (comment + 1));
}

BOOST_AUTO_TEST_CASE(every_changed_byte_in_the_middle_of_a_large_one_is_refused) {
  const auto text = io::render_snapshot(sample());
  for (std::size_t at = text.find("state: "); at < text.size(); at += 3) {
    auto changed = text;
    changed[at] = changed[at] == '0' ? '1' : '0';
    BOOST_TEST(refused(changed).code == ec::corrupt);
  }
}

BOOST_AUTO_TEST_CASE(another_format_or_schema_is_another_version_and_not_damage) {
  const auto text = io::render_snapshot(sample());
  BOOST_TEST(refused(replaced(text, "format: 1", "format: 2")).code == ec::unknown_version);
  const auto at = text.find("schema: \"") + 9;
  auto other = text;
  other[at] = other[at] == '0' ? '1' : '0';
  BOOST_TEST(refused(other).code == ec::unknown_version);
  BOOST_TEST(io::has_current_form(text));
  BOOST_TEST(io::has_current_form(text.substr(0, text.find("state: "))));
  BOOST_TEST(!io::has_current_form(other));
  BOOST_TEST(!io::has_current_form(replaced(text, "format: 1", "format: 2")));
  BOOST_TEST(!io::has_current_form("rubbish"));
}

BOOST_AUTO_TEST_CASE(a_header_that_is_not_one_is_refused) {
  const auto text = io::render_snapshot(sample());
  for (const auto& bad :
       {std::string(), std::string("\n"), std::string("#"), std::string("seq: 3\n"),
        replaced(text, "seq: 41", "seq: 041"), replaced(text, "seq: 41", "seq: -1"),
        replaced(text, "seq: 41", "seq: 41 "), replaced(text, "offset: ", "ofset: "),
        replaced(text, "sum: \"", "sum: \"F"), replaced(text, "check: \"", "check: "),
        replaced(text, "state: ", "table: ")})
    BOOST_TEST(refused(bad).code == ec::corrupt);
  BOOST_TEST(!io::read_snapshot_position("nothing"));
}

BOOST_AUTO_TEST_CASE(the_place_in_the_log_is_covered_by_the_check) {
  const auto text = io::render_snapshot(sample());
  for (const auto& moved :
       {replaced(text, "seq: 41", "seq: 42"), replaced(text, "offset: 12345", "offset: 12346"),
        replaced(text, "00f0123456789abc", "00f0123456789abd")})
    BOOST_TEST(refused(moved).code == ec::corrupt);
}

BOOST_AUTO_TEST_CASE(a_snapshot_is_replaced_whole_or_not_at_all) {
  const auto fails_at = [](std::uint64_t n) {
    faulty_disk disk;
    BOOST_REQUIRE(disk.make_directory("/c") && disk.sync_directory("/"));
    BOOST_REQUIRE(io::write_snapshot(disk, "/c", small_sample()));
    disk.plan({.at = n, .what = test::fault::crash, .count = test::counted::changes});
    const auto outcome = io::write_snapshot(disk, "/c", sample());
    for (const auto mode : test::all_crash_modes)
      for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        auto after = disk.after_crash(mode, seed);
        const auto left = io::load_snapshot(after, "/c");
        BOOST_REQUIRE_MESSAGE(left, "no snapshot after a crash at operation " << n);
        if (outcome)
          BOOST_TEST(same(*left, sample()));
        else
          BOOST_TEST((same(*left, sample()) || same(*left, small_sample())));
      }
    return disk.fired();
  };
  BOOST_TEST(test::for_each_fault(fails_at) >= 3U);
}

/// A campaign that is being played: the file that a reader opens is written over while it reads.
class changing_disk final : public io::file_ops {
 public:
  explicit changing_disk(std::vector<std::string> texts) : texts_(std::move(texts)) {}

  io::result<std::string> read_all(const std::string&, std::uint64_t) override {
    return texts_.at(std::min(reads_++, texts_.size() - 1));
  }
  io::result<std::unique_ptr<io::log_file>> open(const std::string&, io::open_mode) override {
    return unused;
  }
  io::result<done> write_new(const std::string&, std::string_view) override { return unused; }
  io::result<done> rename(const std::string&, const std::string&) override { return unused; }
  io::result<done> remove(const std::string&) override { return unused; }
  io::result<done> remove_directory(const std::string&) override { return unused; }
  io::result<done> make_directory(const std::string&) override { return unused; }
  io::result<done> sync_directory(const std::string&) override { return unused; }
  io::result<io::entry_kind> kind_of(const std::string&) override { return unused; }
  io::result<std::vector<io::directory_entry>> list(const std::string&) override { return unused; }
  io::result<std::unique_ptr<io::file_lock>> lock(const std::string&) override { return unused; }

 private:
  io::error unused{.code = ec::internal, .what = "a snapshot is only read"};
  std::vector<std::string> texts_;
  std::size_t reads_ = 0;
};

BOOST_AUTO_TEST_CASE(a_snapshot_that_is_written_over_while_it_is_read_is_read_again) {
  const auto whole = io::render_snapshot(small_sample());
  const auto half = whole.substr(0, whole.size() / 2) + io::render_snapshot(sample());
  changing_disk played({half, whole});
  const auto loaded = io::load_snapshot(played, "/c");
  BOOST_REQUIRE(loaded);
  BOOST_TEST(same(*loaded, small_sample()));
  changing_disk copied({half, whole});
  const auto text = io::read_snapshot(copied, "/c");
  BOOST_REQUIRE(text);
  BOOST_TEST(*text == whole);
  changing_disk damaged({half});
  BOOST_TEST(io::load_snapshot(damaged, "/c").error().code == ec::corrupt);
}

BOOST_AUTO_TEST_CASE(a_missing_snapshot_is_told_from_a_damaged_one) {
  faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory("/c"));
  BOOST_TEST(io::load_snapshot(disk, "/c").error().code == ec::not_found);
  disk.put("/c/snapshot.yaml", "rubbish");
  const auto damaged = io::load_snapshot(disk, "/c");
  BOOST_TEST(damaged.error().code == ec::corrupt);
  BOOST_TEST(damaged.error().path == "/c/snapshot.yaml");
}

BOOST_AUTO_TEST_SUITE_END()
