#include "tests/support/storage.hpp"

#include "io/store/file/file_store.hpp"
#include "io/store/memory/memory_store.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "tests/support/toy_store.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {

namespace {

class file_storage final : public storage {
 public:
  explicit file_storage(const faulty_disk& disk) : disk_(disk) {}

  io::log_store& store() override { return store_; }
  io::campaign_id campaign() const override { return io::id_of_directory(directory); }
  void plan(const fault_plan& plan) override { disk_.plan(plan); }
  bool fired() const override { return disk_.fired(); }
  bool is_off() const override { return disk_.is_off(); }
  std::unique_ptr<storage> after_kill() override {
    return std::make_unique<file_storage>(disk_.after_kill());
  }
  std::unique_ptr<storage> after_crash(crash_mode mode, std::uint64_t seed) override {
    return std::make_unique<file_storage>(disk_.after_crash(mode, seed));
  }
  std::string lines() const override {
    return disk_.bytes_of(directory + "/log.jsonl") +
           disk_.bytes_of(directory + "/encounter.jsonl");
  }
  void remove_caches() override {
    const auto snapshot = directory + "/snapshot.yaml";
    if (disk_.has(snapshot)) BOOST_REQUIRE(disk_.remove(snapshot));
  }
  const faulty_disk* disk() const override { return &disk_; }

  static inline const std::string directory = "/mine";

 private:
  faulty_disk disk_;
  io::file_store store_{disk_};
};

class memory_storage final : public storage {
 public:
  explicit memory_storage(std::shared_ptr<io::memory_store> store) : store_(std::move(store)) {}

  io::log_store& store() override { return *store_; }
  io::campaign_id campaign() const override { return {"/mine"}; }
  void plan(const fault_plan&) override {}
  bool fired() const override { return false; }
  bool is_off() const override { return false; }
  std::unique_ptr<storage> after_kill() override {
    return std::make_unique<memory_storage>(store_->copy(io::memory_store::kept::all));
  }
  std::unique_ptr<storage> after_crash(crash_mode mode, std::uint64_t) override {
    return std::make_unique<memory_storage>(store_->copy(
        mode == crash_mode::keep ? io::memory_store::kept::all : io::memory_store::kept::synced));
  }
  std::string lines() const override { return store_->lines_of(campaign()); }
  void remove_caches() override { store_->forget_checkpoints(); }

 private:
  std::shared_ptr<io::memory_store> store_;
};

class toy_storage final : public storage {
 public:
  explicit toy_storage(std::shared_ptr<toy_store> store) : store_(std::move(store)) {}

  io::log_store& store() override { return *store_; }
  io::campaign_id campaign() const override { return {"any"}; }
  void plan(const fault_plan& plan) override { store_->plan(plan); }
  bool fired() const override { return store_->fired(); }
  bool is_off() const override { return store_->is_off(); }
  std::unique_ptr<storage> after_kill() override {
    return std::make_unique<toy_storage>(store_->after(false, 0));
  }
  std::unique_ptr<storage> after_crash(crash_mode mode, std::uint64_t seed) override {
    return std::make_unique<toy_storage>(store_->after(mode != crash_mode::keep, seed));
  }
  std::string lines() const override { return store_->lines(); }

 private:
  std::shared_ptr<toy_store> store_;
};

}  // namespace

std::unique_ptr<storage> on_files() {
  faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory(file_storage::directory));
  BOOST_REQUIRE(disk.sync_directory("/"));
  disk.put(file_storage::directory + "/log.jsonl", "");
  disk.put(
      file_storage::directory + "/campaign.yaml",
      io::render_campaign_file({.name = "mine", .created_ms = 1'795'374'251'120, .settings = {}}));
  return std::make_unique<file_storage>(disk);
}

std::unique_ptr<storage> in_memory() {
  auto store = std::make_shared<io::memory_store>();
  store->create({"/mine"});
  return std::make_unique<memory_storage>(std::move(store));
}

std::unique_ptr<storage> on_toy() {
  return std::make_unique<toy_storage>(std::make_shared<toy_store>());
}

}  // namespace dnd::test
