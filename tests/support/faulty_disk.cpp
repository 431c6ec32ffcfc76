#include "tests/support/faulty_disk.hpp"

#include "io/files/posix/system_error.hpp"
#include "model/assert.hpp"
#include "tests/support/faulty_disk_state.hpp"

#include <unistd.h>

#include <algorithm>

namespace dnd::test {
namespace {

using io::ec;
using io::entry_kind;
using io::error;
using io::result;

class faulty_file final : public io::log_file {
 public:
  using state = faulty_disk::state;
  faulty_file(std::shared_ptr<state> disk, node_pointer file, std::string path, io::open_mode mode)
      : disk_(std::move(disk)), file_(std::move(file)), path_(std::move(path)), mode_(mode) {}

  result<done> append(std::string_view bytes) override {
    const std::lock_guard hold(disk_->mutex);
    DND_ASSERT(mode_ != io::open_mode::read_only);
    return disk_->write(*file_, path_, bytes);
  }

  result<done> rewrite(std::uint64_t from) override {
    const std::lock_guard hold(disk_->mutex);
    DND_ASSERT(mode_ != io::open_mode::read_only);
    return disk_->rewrite(*file_, path_, from);
  }

  result<done> sync() override {
    const std::lock_guard hold(disk_->mutex);
    DND_ASSERT(!sync_failed_);  // Promise 14: never asked again.
    auto synced = disk_->sync(*file_, path_);
    sync_failed_ = !synced && !disk_->off;
    return synced;
  }

  result<done> sync_whole(std::uint64_t bytes) override {
    if (auto synced = sync(); !synced) return synced;
    const std::lock_guard hold(disk_->mutex);
    auto same = io::check_size(path_, file_->live.size(), bytes);
    sync_failed_ = !same;
    return same;
  }

  result<done> truncate(std::uint64_t size) override {
    const std::lock_guard hold(disk_->mutex);
    DND_ASSERT(mode_ != io::open_mode::read_only);
    if (disk_->next(counted::changes) != state::verdict::go) {
      return disk_->failure("cannot cut the file", path_);
    }
    put_on(file_->live, {size, {}});
    file_->pending.push_back({size, {}});
    return done{};
  }

  result<std::uint64_t> size() const override {
    const std::lock_guard hold(disk_->mutex);
    if (disk_->next(counted::reads) != state::verdict::go) {
      return disk_->failure("cannot look at the file", path_);
    }
    return std::uint64_t{file_->live.size()};
  }

  result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    const std::lock_guard hold(disk_->mutex);
    if (disk_->next(counted::reads) != state::verdict::go) {
      return disk_->failure("cannot read the file", path_);
    }
    const std::string& bytes = file_->live;
    if (offset >= bytes.size()) return std::size_t{0};
    const std::size_t count = std::min(into.size(), bytes.size() - offset);
    std::copy_n(bytes.data() + offset, count, into.data());
    return count;
  }

  const std::string& path() const noexcept override { return path_; }

 private:
  std::shared_ptr<state> disk_;
  node_pointer file_;
  std::string path_;
  io::open_mode mode_;
  bool sync_failed_ = false;
};

}  // namespace

faulty_disk::faulty_disk() : state_(std::make_shared<state>()) {
  auto root = std::make_shared<node>();
  root->is_directory = true;
  state_->names["/"] = root;
  state_->durable_names["/"] = root;
}
faulty_disk::faulty_disk(std::shared_ptr<state> disk) : state_(std::move(disk)) {}

void faulty_disk::plan(const fault_plan& plan) {
  const std::lock_guard hold(state_->mutex);
  state_->plan = plan;
  state_->operations = 0;
  state_->fired = false;
}

std::uint64_t faulty_disk::operations() const {
  const std::lock_guard hold(state_->mutex);
  return state_->operations;
}

bool faulty_disk::fired() const {
  const std::lock_guard hold(state_->mutex);
  return state_->fired;
}

bool faulty_disk::is_off() const {
  const std::lock_guard hold(state_->mutex);
  return state_->off;
}

faulty_disk faulty_disk::after_crash(crash_mode mode, std::uint64_t seed) const {
  const std::lock_guard hold(state_->mutex);
  return faulty_disk(state_->image(mode, seed));
}

faulty_disk faulty_disk::after_kill() const {
  const std::lock_guard hold(state_->mutex);
  return faulty_disk(state_->copy());
}

void faulty_disk::put(const std::string& path, std::string_view bytes) {
  const std::lock_guard hold(state_->mutex);
  auto file = std::make_shared<node>();
  file->live = file->durable = std::string(bytes);
  state_->names[path] = file;
  state_->durable_names[path] = file;
}

void faulty_disk::append_foreign(const std::string& path, std::string_view bytes) {
  const std::lock_guard hold(state_->mutex);
  const auto file = state_->find(path);
  DND_ASSERT(file != nullptr);
  file_change change{file->live.size(), std::string(bytes)};
  put_on(file->live, change);
  file->pending.push_back(std::move(change));
}

void faulty_disk::cut_foreign(const std::string& path, std::uint64_t bytes) {
  const std::lock_guard hold(state_->mutex);
  const auto file = state_->find(path);
  DND_ASSERT(file != nullptr && bytes <= file->live.size());
  put_on(file->live, {bytes, {}});
  file->pending.push_back({bytes, {}});
}

std::string faulty_disk::bytes_of(const std::string& path) const {
  const std::lock_guard hold(state_->mutex);
  const auto file = state_->find(path);
  return file == nullptr ? std::string() : file->live;
}

bool faulty_disk::has(const std::string& path) const {
  const std::lock_guard hold(state_->mutex);
  return state_->find(path) != nullptr;
}

result<std::unique_ptr<io::log_file>> faulty_disk::open(const std::string& path,
                                                        io::open_mode mode) {
  const std::lock_guard hold(state_->mutex);
  auto file = state_->find(path);
  const bool creates = file == nullptr && mode == io::open_mode::append_or_create;
  if (state_->next(creates ? counted::changes : counted::reads) != state::verdict::go) {
    return state_->failure("cannot open the file", path);
  }
  if (creates && state_->find(parent_of(path)) == nullptr) {
    return io::system_error("cannot open the file", path, ENOENT);
  }
  if (creates) {
    file = std::make_shared<node>();
    state_->change_name({parent_of(path), path, file, {}});
  }
  if (file == nullptr) return io::system_error("cannot open the file", path, ENOENT);
  if (file->is_directory) return io::system_error("cannot open the file", path, EISDIR);
  return std::unique_ptr<io::log_file>(std::make_unique<faulty_file>(state_, file, path, mode));
}

result<std::string> faulty_disk::read_all(const std::string& path, std::uint64_t bytes_max) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::reads) != state::verdict::go) {
    return state_->failure("cannot read the file", path);
  }
  const auto file = state_->find(path);
  if (file == nullptr) return io::system_error("cannot open the file", path, ENOENT);
  if (file->is_directory) return io::system_error("cannot read the file", path, EISDIR);
  if (file->live.size() > bytes_max) {
    return error{.code = ec::too_large, .what = "the file is too large", .path = path};
  }
  return file->live;
}

result<done> faulty_disk::write_new(const std::string& path, std::string_view bytes) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::changes) != state::verdict::go) {
    return state_->failure("cannot open the file", path);
  }
  auto file = state_->find(path);
  if (file == nullptr) {
    if (state_->find(parent_of(path)) == nullptr) {
      return io::system_error("cannot open the file", path, ENOENT);
    }
    file = std::make_shared<node>();
    state_->change_name({parent_of(path), path, file, {}});
  }
  if (file->is_directory) return io::system_error("cannot open the file", path, EISDIR);
  if (!file->live.empty()) {
    put_on(file->live, {0, {}});
    file->pending.push_back({0, {}});
  }
  if (auto written = state_->write(*file, path, bytes); !written) return written;
  return state_->sync(*file, path);
}

result<done> faulty_disk::rename(const std::string& from, const std::string& to) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::changes) != state::verdict::go) {
    return state_->failure("cannot rename the file", from);
  }
  const auto file = state_->find(from);
  if (file == nullptr || state_->find(parent_of(to)) == nullptr) {
    return io::system_error("cannot rename the file", from, ENOENT);
  }
  const auto target = state_->find(to);
  if (target != nullptr && target->is_directory != file->is_directory) {
    return io::system_error("cannot rename the file", from, EISDIR);
  }
  if (target != nullptr && target->is_directory) {
    const auto first = state_->names.lower_bound(to + '/');
    if (first != state_->names.end() && first->first.starts_with(to + '/')) {
      return io::system_error("cannot rename the file", from, ENOTEMPTY);
    }
  }
  state_->change_name({parent_of(to), to, file, from});
  return done{};
}

result<done> faulty_disk::exchange(const std::string& one, const std::string& other) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::changes) != state::verdict::go) {
    return state_->failure("cannot exchange the files", one);
  }
  const auto first = state_->find(one);
  const auto second = state_->find(other);
  if (first == nullptr || second == nullptr) {
    return io::system_error("cannot exchange the files", one, ENOENT);
  }
  state_->change_name({parent_of(one), one, second, other, first});
  return done{};
}

result<done> faulty_disk::link(const std::string& from, const std::string& to) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::changes) != state::verdict::go) {
    return state_->failure("cannot name the file again", from);
  }
  const auto file = state_->find(from);
  if (file == nullptr || state_->find(parent_of(to)) == nullptr) {
    return io::system_error("cannot name the file again", from, ENOENT);
  }
  if (file->is_directory) return io::system_error("cannot name the file again", from, EPERM);
  if (state_->find(to) != nullptr) {
    return io::system_error("cannot name the file again", from, EEXIST);
  }
  state_->change_name({parent_of(to), to, file, {}});
  return done{};
}

result<done> faulty_disk::remove(const std::string& path) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::changes) != state::verdict::go) {
    return state_->failure("cannot remove the file", path);
  }
  const auto file = state_->find(path);
  if (file == nullptr) return io::system_error("cannot remove the file", path, ENOENT);
  if (file->is_directory) return io::system_error("cannot remove the file", path, EISDIR);
  state_->change_name({parent_of(path), path, nullptr, {}});
  return done{};
}

result<done> faulty_disk::remove_directory(const std::string& path) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::changes) != state::verdict::go) {
    return state_->failure("cannot remove the directory", path);
  }
  const auto directory = state_->find(path);
  if (directory == nullptr || !directory->is_directory) {
    return io::system_error("cannot remove the directory", path, ENOENT);
  }
  const auto first = state_->names.lower_bound(path + '/');
  if (first != state_->names.end() && first->first.starts_with(path + '/')) {
    return io::system_error("cannot remove the directory", path, ENOTEMPTY);
  }
  state_->change_name({parent_of(path), path, nullptr, {}});
  return done{};
}

result<done> faulty_disk::make_directory(const std::string& path) {
  const std::lock_guard hold(state_->mutex);
  if (state_->next(counted::changes) != state::verdict::go) {
    return state_->failure("cannot make the directory", path);
  }
  if (state_->find(path) != nullptr) {
    return io::system_error("cannot make the directory", path, EEXIST);
  }
  if (state_->find(parent_of(path)) == nullptr) {
    return io::system_error("cannot make the directory", path, ENOENT);
  }
  auto directory = std::make_shared<node>();
  directory->is_directory = true;
  state_->change_name({parent_of(path), path, directory, {}});
  return done{};
}

}  // namespace dnd::test
