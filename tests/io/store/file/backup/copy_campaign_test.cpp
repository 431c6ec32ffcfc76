// A campaign is copied while it is played. Goal: the copy is always a beginning of the campaign
// that ends with a whole command, opens by itself, and has no snapshot of a later moment. Method:
// reader and writer run on threads that take turns; before every operation on a file a seeded
// random choice says who goes on, so that everything may happen between any two steps of either.

#include "io/store/file/backup/copy_campaign.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/backup/backups.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/played_campaign.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(copy_campaign_suite)

namespace {

enum class role : std::uint8_t { reader, writer };

/// Lets one of two threads run at a time.
class turns {
 public:
  /// `patience`: how many operations one of them does in a row, on average.
  turns(std::uint64_t seed, std::uint64_t patience) : random_(seed), patience_(patience) {}

  void pass(role me) {
    std::unique_lock lock(mutex_);
    if (!over_ && random_() % patience_ == 0)
      now_ = me == role::reader ? role::writer : role::reader;
    changed_.notify_all();
    changed_.wait(lock, [&] { return over_ || now_ == me; });
  }
  /// The first one to be done lets the other go on alone.
  void leave() {
    const std::lock_guard lock(mutex_);
    over_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::mt19937_64 random_;
  std::uint64_t patience_;
  role now_ = role::reader;
  bool over_ = false;
};

class shared_file final : public io::log_file {
 public:
  shared_file(std::unique_ptr<io::log_file> file, turns& order, role me)
      : file_(std::move(file)), order_(order), me_(me) {}
  io::result<done> append(std::string_view bytes) override {
    // Two steps, so that the other one may see half a line.
    const auto half = bytes.substr(0, bytes.size() / 2);
    order_.pass(me_);
    if (!half.empty())
      if (auto written = file_->append(half); !written) return written;
    order_.pass(me_);
    return file_->append(bytes.substr(half.size()));
  }
  io::result<done> rewrite(std::uint64_t from) override { return go().rewrite(from); }
  io::result<done> sync() override { return go().sync(); }
  io::result<done> truncate(std::uint64_t size) override { return go().truncate(size); }
  io::result<std::uint64_t> size() const override { return go().size(); }
  io::result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    return go().read(offset, into);
  }
  const std::string& path() const noexcept override { return file_->path(); }

 private:
  [[nodiscard]] io::log_file& go() const {
    order_.pass(me_);
    return *file_;
  }
  std::unique_ptr<io::log_file> file_;
  turns& order_;
  role me_;
};

class shared_disk final : public io::file_ops {
 public:
  shared_disk(faulty_disk disk, turns& order, role me)
      : disk_(std::move(disk)), order_(order), me_(me) {}
  io::result<std::unique_ptr<io::log_file>> open(const std::string& path,
                                                 io::open_mode mode) override {
    auto file = go().open(path, mode);
    if (!file) return file;
    return std::unique_ptr<io::log_file>(
        std::make_unique<shared_file>(*std::move(file), order_, me_));
  }
  io::result<std::string> read_all(const std::string& path, std::uint64_t most) override {
    return go().read_all(path, most);
  }
  io::result<done> write_new(const std::string& path, std::string_view bytes) override {
    return go().write_new(path, bytes);
  }
  io::result<done> rename(const std::string& from, const std::string& to) override {
    return go().rename(from, to);
  }
  io::result<done> remove(const std::string& path) override { return go().remove(path); }
  io::result<done> remove_directory(const std::string& path) override {
    return go().remove_directory(path);
  }
  io::result<done> make_directory(const std::string& path) override {
    return go().make_directory(path);
  }
  io::result<done> sync_directory(const std::string& path) override {
    return go().sync_directory(path);
  }
  io::result<io::entry_kind> kind_of(const std::string& path) override {
    return go().kind_of(path);
  }
  io::result<std::vector<io::directory_entry>> list(const std::string& path) override {
    return go().list(path);
  }
  io::result<std::unique_ptr<io::file_lock>> lock(const std::string& path) override {
    return go().lock(path);
  }

 private:
  faulty_disk& go() {
    order_.pass(me_);
    return disk_;
  }
  faulty_disk disk_;
  turns& order_;
  role me_;
};

/// What a copy holds, and that it may be what it is. Returns its last seq.
std::uint64_t check_copy(faulty_disk disk, const std::string& copy) {
  const auto& evening = an_evening();
  const auto bytes = disk.bytes_of(copy + "/log.jsonl") + disk.bytes_of(copy + "/encounter.jsonl");
  BOOST_TEST(evening.bytes.starts_with(bytes));
  const auto* end = bytes.empty() ? nullptr : evening.ending_at(bytes.size());
  BOOST_REQUIRE(bytes.empty() || end != nullptr);
  const std::uint64_t seq = bytes.empty() ? 0 : end->end.seq;
  const auto loaded = io::load_campaign(disk, copy, io::access::read_write);
  BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : io::render(loaded.error())));
  BOOST_TEST(loaded->warnings.size() == (loaded->recovery.merge_finished ? 1U : 0U));
  BOOST_TEST(loaded->end.seq == seq);
  BOOST_TEST(io::state_hash(loaded->state) == evening.hashes.at(seq));
  BOOST_TEST(disk.bytes_of(copy + "/monsters/toad.yaml") == "name: Toad\n");
  return seq;
}

BOOST_AUTO_TEST_CASE(copy_of_a_campaign_that_is_played_is_a_beginning_of_it) {
  const auto first = seed_of_test();
  std::map<std::uint64_t, std::size_t> ends;
  std::size_t busy = 0;
  constexpr std::uint64_t runs = 400;
  for (std::uint64_t seed = first; seed < first + runs; ++seed) {
    BOOST_TEST_CONTEXT("DND_SEED=" << seed) {
      faulty_disk disk;
      BOOST_REQUIRE(disk.make_directory("/w") && disk.sync_directory("/"));
      make_empty_campaign(disk, "/w/C");
      const std::size_t begun = seed % an_evening().commands.size();
      write_commands(disk, "/w/C", 0, begun);
      turns order(seed, 1 + seed % 7);
      shared_disk writers(disk, order, role::writer);
      shared_disk readers(disk, order, role::reader);
      std::thread writer([&] {
        order.pass(role::writer);
        write_commands(writers, "/w/C", begun, SIZE_MAX);
        order.leave();
      });
      order.pass(role::reader);
      const auto copied = io::copy_to_directory(readers, "/w/C", "/w/copy");
      order.leave();
      writer.join();
      if (!copied) {
        // Somebody wrote faster than it could be read, again and again: said, and nothing is there.
        BOOST_REQUIRE_MESSAGE(copied.error().code == io::ec::busy, io::render(copied.error()));
        BOOST_TEST(!disk.has("/w/copy"));
        ++busy;
        continue;
      }
      BOOST_TEST(check_copy(disk, "/w/copy") == *copied);
      // What the copy knows, the campaign knows after a power loss.
      auto later = disk.after_crash(crash_mode::drop, seed);
      const auto original = io::load_campaign(later, "/w/C", io::access::read_write);
      BOOST_REQUIRE(original);
      BOOST_TEST(original->end.seq >= *copied);
      ++ends[*copied];
    }
  }
  BOOST_TEST_MESSAGE(runs << " copies, " << ends.size() << " different moments, " << busy
                          << " busy");
  BOOST_TEST(ends.size() > 15U);
  BOOST_TEST(busy < runs / 10);
}

BOOST_AUTO_TEST_CASE(copy_at_every_moment_of_a_quiet_campaign_is_all_of_it) {
  for (std::size_t count = 0; count <= an_evening().commands.size(); ++count) {
    faulty_disk disk;
    BOOST_REQUIRE(disk.make_directory("/w") && disk.sync_directory("/"));
    make_empty_campaign(disk, "/w/C");
    write_commands(disk, "/w/C", 0, count);
    const auto copied = io::copy_to_directory(disk, "/w/C", "/w/copy");
    BOOST_REQUIRE(copied);
    BOOST_TEST(*copied == (count == 0 ? 0 : an_evening().commands[count - 1].end.seq));
    BOOST_TEST(check_copy(disk, "/w/copy") == *copied);
    BOOST_TEST(disk.has("/w/copy/encounter.jsonl") == disk.has("/w/C/encounter.jsonl"));
  }
}

BOOST_AUTO_TEST_CASE(damaged_campaign_is_not_copied) {
  faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory("/w") && disk.sync_directory("/"));
  make_empty_campaign(disk, "/w/C");
  write_commands(disk, "/w/C", 0, SIZE_MAX);
  auto bytes = disk.bytes_of("/w/C/log.jsonl");
  bytes[bytes.size() / 2] ^= 1;
  disk.put("/w/C/log.jsonl", bytes);
  const auto copied = io::copy_to_directory(disk, "/w/C", "/w/copy");
  BOOST_REQUIRE(!copied);
  BOOST_TEST(copied.error().code == io::ec::corrupt);
  BOOST_TEST(!disk.has("/w/copy"));
  BOOST_TEST(!io::make_backup(disk, "/w/C", 1'795'374'251'120, 5));
}

/// What is handed over, by name. Refuses the file `refused`.
class map_sink final : public io::copy_sink {
 public:
  io::result<done> begin(const std::string& name, std::uint64_t) override {
    if (name == refused) return io::error{.code = io::ec::no_space, .what = "no room"};
    name_ = name;
    files[name];
    return done{};
  }
  io::result<done> take(std::string_view piece) override {
    files[name_] += piece;
    return done{};
  }
  io::result<done> end() override { return done{}; }
  io::result<done> finish() override {
    finished = true;
    return done{};
  }
  std::map<std::string, std::string> files;
  std::string refused;
  bool finished = false;

 private:
  std::string name_;
};

/// A campaign that nobody plays meanwhile.
struct quiet_campaign {
  quiet_campaign() {
    BOOST_REQUIRE(disk.make_directory("/w") && disk.sync_directory("/"));
    make_empty_campaign(disk, "/w/C");
    write_commands(disk, "/w/C", 0, 8);
  }
  io::result<io::log_position> copy() { return io::copy_campaign(disk, "/w/C", sink); }
  faulty_disk disk;
  map_sink sink;
};

BOOST_FIXTURE_TEST_CASE(nothing_but_the_files_of_a_campaign_is_copied, quiet_campaign) {
  disk.put("/w/C/notes.txt", "of a person");
  disk.put("/w/C/log.jsonl.torn-4", "cut off");
  disk.put("/w/C/monsters/toad.txt", "no content");
  BOOST_REQUIRE(copy());
  BOOST_TEST(sink.finished);
  BOOST_TEST(sink.files.contains("campaign.yaml"));
  BOOST_TEST(sink.files.contains("log.jsonl"));
  BOOST_TEST(sink.files.contains("monsters/toad.yaml"));
  for (const auto& [name, bytes] : sink.files)
    BOOST_TEST((io::is_campaign_file(name) && bytes == disk.bytes_of("/w/C/" + name)), name);
}

BOOST_FIXTURE_TEST_CASE(snapshot_that_is_ahead_of_the_copy_is_left_out, quiet_campaign) {
  auto place = an_evening().commands[8].end;
  disk.put("/w/C/snapshot.yaml", io::render_snapshot({place, {}}));
  BOOST_REQUIRE(copy());
  BOOST_TEST(!sink.files.contains("snapshot.yaml"));
  place = an_evening().commands[7].end;
  disk.put("/w/C/snapshot.yaml", io::render_snapshot({place, {}}));
  BOOST_REQUIRE(copy());
  BOOST_TEST(sink.files.contains("snapshot.yaml"));
}

BOOST_FIXTURE_TEST_CASE(snapshot_that_is_none_is_left_out, quiet_campaign) {
  disk.put("/w/C/snapshot.yaml", "what is this");
  BOOST_REQUIRE(copy());
  BOOST_TEST(!sink.files.contains("snapshot.yaml"));
}

BOOST_FIXTURE_TEST_CASE(directory_without_a_campaign_is_not_copied, quiet_campaign) {
  BOOST_REQUIRE(disk.remove("/w/C/campaign.yaml"));
  const auto copied = copy();
  BOOST_REQUIRE(!copied);
  BOOST_TEST(copied.error().code == io::ec::not_found);
  BOOST_TEST(!sink.finished);
}

BOOST_FIXTURE_TEST_CASE(file_that_the_target_refuses_ends_the_copy, quiet_campaign) {
  for (const char* const name : {"campaign.yaml", "log.jsonl", "monsters/toad.yaml"}) {
    sink.refused = name;
    const auto copied = copy();
    BOOST_REQUIRE(!copied);
    BOOST_TEST(copied.error().code == io::ec::no_space);
    BOOST_TEST(!sink.finished);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
