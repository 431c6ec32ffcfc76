#include "io/files/posix/system_error.hpp"
#include "model/assert.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/faulty_disk_state.hpp"

#include <algorithm>

/// What the disk in memory does with directories and locks.
namespace dnd::test {
namespace {

using io::ec;
using io::entry_kind;
using io::error;
using io::result;

class faulty_lock final : public io::file_lock {
 public:
  faulty_lock(std::shared_ptr<faulty_disk::state> disk, std::string path)
      : disk_(std::move(disk)), path_(std::move(path)) {}
  ~faulty_lock() override {
    const std::lock_guard hold(disk_->mutex);
    disk_->locks.erase(path_);
  }
  faulty_lock(const faulty_lock&) = delete;
  faulty_lock& operator=(const faulty_lock&) = delete;

 private:
  std::shared_ptr<faulty_disk::state> disk_;
  std::string path_;
};

}  // namespace

result<done> faulty_disk::sync_directory(const std::string& path) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::syncs) != state::verdict::go) {
    return state_->failure("cannot make the directory durable", path);
  }
  if (state_->find(path) == nullptr) {
    return io::system_error("cannot open the file", path, ENOENT);
  }
  std::erase_if(state_->pending_names, [&](const name_change& change) {
    if (change.directory != path) return false;
    put_on(state_->durable_names, change);
    return true;
  });
  return done{};
}

result<done> faulty_disk::sync_file_system(const std::string& path) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::syncs) != state::verdict::go) {
    return state_->failure("cannot make the file system durable", path);
  }
  for (auto& [name, file] : state_->names) {
    file->durable = file->live;
    file->pending.clear();
  }
  state_->durable_names = state_->names;
  state_->pending_names.clear();
  return done{};
}

result<entry_kind> faulty_disk::kind_of(const std::string& path) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::reads) != state::verdict::go) {
    return state_->failure("cannot look at the file", path);
  }
  const auto file = state_->find(path);
  if (file == nullptr) return entry_kind::none;
  return file->is_directory ? entry_kind::directory : entry_kind::file;
}

result<std::vector<io::directory_entry>> faulty_disk::list(const std::string& path) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::reads) != state::verdict::go) {
    return state_->failure("cannot list the directory", path);
  }
  const auto directory = state_->find(path);
  if (directory == nullptr || !directory->is_directory) {
    return io::system_error("cannot list the directory", path, ENOENT);
  }
  std::vector<io::directory_entry> entries;
  for (const auto& [entry, file] : state_->names) {
    if (entry == path || entry == "/" || parent_of(entry) != path) continue;
    const std::size_t name = path == "/" ? 1 : path.size() + 1;
    entries.push_back(
        {entry.substr(name), file->is_directory ? entry_kind::directory : entry_kind::file});
  }
  std::ranges::sort(entries, {}, &io::directory_entry::name);
  return entries;
}

result<std::unique_ptr<io::file_lock>> faulty_disk::lock(const std::string& path) {
  const std::lock_guard hold(state_->mutex);
  auto file = state_->find(path);
  const counted kind = file == nullptr ? counted::changes : counted::reads;
  if (state_->next(kind) != state::verdict::go) {
    return state_->failure("cannot lock the file", path);
  }
  if (state_->locks.contains(path)) {
    return error{.code = ec::locked,
                 .what = "open in process " + std::to_string(::getpid()),
                 .todo = "Close it there first.",
                 .path = path};
  }
  if (state_->find(parent_of(path)) == nullptr) {
    return io::system_error("cannot open the file", path, ENOENT);
  }
  if (file == nullptr) {
    state_->change_name({parent_of(path), path, std::make_shared<node>(), {}});
  }
  state_->locks.insert(path);
  return std::unique_ptr<io::file_lock>(std::make_unique<faulty_lock>(state_, path));
}

}  // namespace dnd::test
