// A disk that hangs holds up its own campaigns, and none of another.

#include "actors/engine.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <atomic>
#include <future>
#include <memory>
#include <utility>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(two_disks_suite)

namespace {

using actors::outcome;

/// Waits with each sync until it may go on.
class slow_file final : public io::log_file {
 public:
  slow_file(std::unique_ptr<io::log_file> of, const std::atomic<bool>& hangs,
            std::shared_future<void> until)
      : of_(std::move(of)), hangs_(hangs), until_(std::move(until)) {}
  io::result<done> append(std::string_view bytes) override { return of_->append(bytes); }
  io::result<done> rewrite(std::uint64_t from) override { return of_->rewrite(from); }
  io::result<done> sync() override {
    if (hangs_) until_.wait();
    return of_->sync();
  }
  io::result<done> truncate(std::uint64_t size) override { return of_->truncate(size); }
  io::result<std::uint64_t> size() const override { return of_->size(); }
  io::result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    return of_->read(offset, into);
  }
  const std::string& path() const noexcept override { return of_->path(); }

 private:
  const std::unique_ptr<io::log_file> of_;
  const std::atomic<bool>& hangs_;
  const std::shared_future<void> until_;
};

/// What is below /slow is on a file system of its own.
class two_disks final : public io::file_ops {
 public:
  using path_t = const std::string&;
  io::result<std::unique_ptr<io::log_file>> open(path_t path, io::open_mode mode) override {
    auto made = below.open(path, mode);
    if (!made || device_number(path) == 0) return made;
    return std::unique_ptr<io::log_file>(
        std::make_unique<slow_file>(*std::move(made), hangs, until_));
  }
  io::result<std::uint64_t> device_of(path_t path) override { return device_number(path); }
  io::result<std::string> read_all(path_t path, std::uint64_t most) override {
    return below.read_all(path, most);
  }
  io::result<done> write_new(path_t path, std::string_view bytes) override {
    return below.write_new(path, bytes);
  }
  io::result<done> rename(path_t from, path_t to) override { return below.rename(from, to); }
  io::result<done> remove(path_t path) override { return below.remove(path); }
  io::result<done> remove_directory(path_t path) override { return below.remove_directory(path); }
  io::result<done> make_directory(path_t path) override { return below.make_directory(path); }
  io::result<done> sync_directory(path_t path) override { return below.sync_directory(path); }
  io::result<io::entry_kind> kind_of(path_t path) override { return below.kind_of(path); }
  io::result<std::vector<io::directory_entry>> list(path_t path) override {
    return below.list(path);
  }
  io::result<std::unique_ptr<io::file_lock>> lock(path_t path) override { return below.lock(path); }

  void work_again() { again_.set_value(); }

  faulty_disk below;
  std::atomic<bool> hangs{false};

 private:
  static std::uint64_t device_number(path_t path) { return path.starts_with("/slow") ? 1 : 0; }

  std::promise<void> again_;
  std::shared_future<void> until_ = again_.get_future().share();
};

struct two_disks_bench {
  std::unique_ptr<actors::open_campaign> open(const std::string& directory) {
    BOOST_REQUIRE(disks.below.make_directory(directory));
    disks.below.put(directory + "/log.jsonl", "");
    actors::campaign_address where{.name = directory,
                                   .id = io::id_of_directory(directory),
                                   .content = {directory},
                                   .options = {}};
    where.options.snapshot_every = bounds::snapshot_every_default;
    auto opened = engine->open(where);
    require_ok(opened);
    return *std::move(opened);
  }

  two_disks disks;
  std::unique_ptr<actors::engine> engine = actors::engine::start(
      disks, {.log_writers = 2, .seed = 1, .clock = [] { return std::int64_t{0}; }});
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_disk_that_hangs_holds_up_no_other, two_disks_bench) {
  BOOST_REQUIRE(disks.below.make_directory("/slow"));
  std::vector<std::unique_ptr<actors::open_campaign>> slow;
  for (int i = 0; i < 6; ++i) slow.push_back(open(fmt::format("/slow/{}", i)));
  disks.hangs = true;
  std::vector<std::future<actors::response_ptr>> answers;
  for (auto& each : slow) {
    auto promised = std::make_shared<std::promise<actors::response_ptr>>();
    answers.push_back(promised->get_future());
    each->submit({.line = "note waits"},
                 [promised](actors::response_ptr given) { promised->set_value(std::move(given)); });
  }
  // Opened meanwhile, and played.
  const auto fast = open("/fast");
  const auto follows = fast->subscribe(1, {});
  require_ok(follows);
  for (int i = 0; i < 20; ++i)
    BOOST_TEST(fast->execute({.line = "note at once"})->how == outcome::accepted);
  BOOST_TEST((*follows)->wait(100, std::chrono::seconds(30)).size() > 0U);
  require_ok(fast->close());
  for (auto& each : answers)
    BOOST_TEST((each.wait_for(std::chrono::seconds(0)) == std::future_status::timeout));
  disks.hangs = false;
  disks.work_again();
  for (auto& each : answers) BOOST_TEST(each.get()->how == outcome::accepted);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
