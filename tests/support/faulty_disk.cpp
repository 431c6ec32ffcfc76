#include "tests/support/faulty_disk.hpp"

#include "io/posix/system_error.hpp"
#include "model/assert.hpp"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <vector>

namespace dnd::test {
namespace {

using io::ec;
using io::entry_kind;
using io::error;
using io::result;

constexpr std::size_t sector_bytes = 512;
/// A piece of a sector that is smaller cannot be told from a flipped bit: it is never trashed.
/// See foreign_bytes_of_a_hole in io/log/damage.hpp.
constexpr std::size_t trashed_bytes_least = 8;

/// A write, or a cut when `bytes` is empty.
struct file_change {
  std::uint64_t offset;
  std::string bytes;
};

struct node {
  bool is_directory = false;
  std::string live;
  std::string durable;
  std::vector<file_change> pending;  ///< From `durable` to `live`.
};
using node_pointer = std::shared_ptr<node>;
using name_table = std::map<std::string, node_pointer>;

/// A change to the names in one directory.
struct name_change {
  std::string directory;
  std::string path;
  node_pointer target;              ///< Empty: the name is removed.
  std::string renamed_from;         ///< The name that goes away when `path` appears.
  node_pointer exchanged_for = {};  ///< It does not go away: this is behind it then.
};

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

void put_on(std::string& content, const file_change& change) {
  if (change.bytes.empty()) {
    content.resize(change.offset);
    return;
  }
  const std::size_t end = change.offset + change.bytes.size();
  if (content.size() < end) content.resize(end, '\0');
  content.replace(change.offset, change.bytes.size(), change.bytes);
}

/// Removes what is in the directory `from`, and names it as if it were in `to`.
name_table taken_out(name_table& names, const std::string& from, const std::string& to) {
  const std::string prefix = from + '/';
  name_table inside;
  for (auto at = names.lower_bound(prefix); at != names.end() && at->first.starts_with(prefix);) {
    inside.emplace(to + '/' + at->first.substr(prefix.size()), at->second);
    at = names.erase(at);
  }
  return inside;
}

void put_on(name_table& names, const name_change& change) {
  if (change.target == nullptr) {
    names.erase(change.path);
    return;
  }
  if (change.renamed_from.empty()) {
    names[change.path] = change.target;
    return;
  }
  auto inside = taken_out(names, change.renamed_from, change.path);
  if (change.exchanged_for != nullptr) {
    inside.merge(taken_out(names, change.path, change.renamed_from));
    names[change.renamed_from] = change.exchanged_for;
  } else {
    names.erase(change.renamed_from);
  }
  names[change.path] = change.target;
  names.merge(inside);
}

/// Puts zeros or garbage into some of the sectors that the write touches: into the left half of
/// one, the right half, or all of it.
file_change trash(file_change change, std::mt19937_64& random) {
  for (std::size_t at = 0; at < change.bytes.size();) {
    const std::size_t in_sector = (change.offset + at) % sector_bytes;
    const std::size_t size = std::min(sector_bytes - in_sector, change.bytes.size() - at);
    const auto fate = random() % 3;
    const auto part = random() % 3;
    const std::size_t begin = part == 1 ? at + size / 2 : at;
    const std::size_t end = part == 0 ? at + size / 2 : at + size;
    if (fate != 0 && end - begin >= trashed_bytes_least) {
      for (std::size_t i = begin; i < end; ++i) {
        // Garbage is of a binary file: bytes that are no text.
        change.bytes[i] = fate == 1 ? '\0' : static_cast<char>(0x80 + random() % 0x40);
      }
    }
    at += size;
  }
  return change;
}

std::string crashed_content(const node& file, crash_mode mode, std::mt19937_64& random) {
  if (mode == crash_mode::keep) return file.live;
  std::string content = file.durable;
  if (mode == crash_mode::drop) return content;
  for (const file_change& change : file.pending) {
    const auto fate = random() % 3;
    if (fate == 0) put_on(content, change);
    if (fate == 1 && !change.bytes.empty()) put_on(content, trash(change, random));
  }
  return content;
}

}  // namespace

struct faulty_disk::state {
  mutable std::mutex mutex;
  name_table names;
  name_table durable_names;
  std::vector<name_change> pending_names;
  std::set<std::string> locks;
  fault_plan plan;
  std::uint64_t operations = 0;
  bool fired = false;
  bool off = false;

  enum class verdict : std::uint8_t { go, fail, half };

  bool counts(counted kind) const {
    switch (plan.count) {
      case counted::all:
        return true;
      case counted::changes:
        return kind != counted::reads;
      default:
        return plan.count == kind;
    }
  }

  /// What happens to the next operation. `half`: do half, then fail.
  verdict next(counted kind) {
    if (off) return verdict::fail;
    if (!counts(kind)) return verdict::go;
    ++operations;
    const bool now =
        plan.at != 0 && (operations == plan.at ||
                         (operations > plan.at && plan.repeat == fault_plan::times::for_ever));
    if (!now) return verdict::go;
    fired = true;
    if (plan.what == fault::crash) off = true;
    const bool is_half = plan.what != fault::fail && kind == counted::writes;
    return is_half ? verdict::half : verdict::fail;
  }

  error failure(std::string_view what, const std::string& path) const {
    if (off) return io::system_error("the machine is off", path, EIO);
    return io::system_error(what, path, plan.system_errno);
  }

  node_pointer find(const std::string& path) const {
    const auto found = names.find(path);
    return found == names.end() ? nullptr : found->second;
  }

  void change_name(name_change change) {
    put_on(names, change);
    if (!change.renamed_from.empty()) {
      // Names in a directory that moved are known under their new path from now on.
      const auto moved = [](name_change& pending, const std::string& from, const std::string& to) {
        if (!pending.path.starts_with(from + '/')) return false;
        pending.path = to + pending.path.substr(from.size());
        pending.directory = parent_of(pending.path);
        if (pending.renamed_from.starts_with(from + '/'))
          pending.renamed_from = to + pending.renamed_from.substr(from.size());
        return true;
      };
      for (name_change& pending : pending_names) {
        if (moved(pending, change.renamed_from, change.path)) continue;
        if (change.exchanged_for != nullptr) moved(pending, change.path, change.renamed_from);
      }
    }
    pending_names.push_back(std::move(change));
  }

  result<done> write(node& file, const std::string& path, std::string_view bytes) {
    const verdict what = next(counted::writes);
    if (what == verdict::half) bytes = bytes.substr(0, bytes.size() / 2);
    if (what != verdict::fail && !bytes.empty()) {
      file_change change{file.live.size(), std::string(bytes)};
      put_on(file.live, change);
      file.pending.push_back(std::move(change));
    }
    if (what != verdict::go) return failure("cannot write to the file", path);
    return done{};
  }

  /// A sector that is on the disk already is written over with what it holds: nothing can come of
  /// that but what was there.
  result<done> rewrite(node& file, const std::string& path, std::uint64_t from) {
    const verdict what = next(counted::writes);
    std::uint64_t end = what == verdict::fail ? 0 : file.live.size();
    if (what == verdict::half && from < end) end = from + (end - from) / 2;
    for (std::uint64_t at = from; at < end;) {
      const std::uint64_t size = std::min(sector_bytes - at % sector_bytes, end - at);
      std::string bytes = file.live.substr(at, size);
      const bool is_there =
          at + size <= file.durable.size() && file.durable.compare(at, size, bytes) == 0;
      if (!is_there) file.pending.push_back({at, std::move(bytes)});
      at += size;
    }
    if (what != verdict::go) return failure("cannot write the file's end again", path);
    return done{};
  }

  result<done> sync(node& file, const std::string& path) {
    if (next(counted::syncs) != verdict::go) {
      if (off) return failure("", path);
      // The kernel takes the pages that it could not write for written ones: they can be read,
      // and no later sync writes them.
      file.pending.clear();
      return failure("cannot make the file durable", path);
    }
    for (const file_change& change : file.pending) put_on(file.durable, change);
    file.pending.clear();
    return done{};
  }

  std::shared_ptr<state> image(crash_mode mode, std::uint64_t seed) const;
};

namespace {

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

std::shared_ptr<faulty_disk::state> faulty_disk::state::image(crash_mode mode,
                                                              std::uint64_t seed) const {
  std::mt19937_64 random(seed);
  name_table kept = durable_names;
  std::map<std::string, std::size_t> left;  // How many changes of each directory were kept.
  for (const name_change& change : pending_names) ++left[change.directory];
  for (auto& [directory, count] : left) {
    if (mode == crash_mode::drop) count = 0;
    if (mode == crash_mode::scramble) count = random() % (count + 1);
  }
  for (const name_change& change : pending_names) {
    std::size_t& count = left[change.directory];
    if (count == 0) continue;  // File systems keep the order of names within a directory.
    --count;
    put_on(kept, change);
  }
  auto disk = std::make_shared<state>();
  std::map<const node*, node_pointer> copies;
  for (const auto& [path, file] : kept) {
    // Sorted: a parent comes before what is in it. Without it nothing leads there.
    if (path != "/" && !disk->names.contains(parent_of(path))) continue;
    node_pointer& copy = copies[file.get()];
    if (copy == nullptr) {
      copy = std::make_shared<node>();
      copy->is_directory = file->is_directory;
      copy->live = copy->durable = crashed_content(*file, mode, random);
    }
    disk->names[path] = copy;
  }
  disk->durable_names = disk->names;
  return disk;
}

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
  auto disk = std::make_shared<state>();
  std::map<const node*, node_pointer> copies;
  const auto copy_of = [&copies](const node_pointer& file) {
    node_pointer& copy = copies[file.get()];
    if (copy == nullptr && file != nullptr) copy = std::make_shared<node>(*file);
    return copy;
  };
  for (const auto& [path, file] : state_->names) disk->names[path] = copy_of(file);
  for (const auto& [path, file] : state_->durable_names) {
    disk->durable_names[path] = copy_of(file);
  }
  disk->pending_names = state_->pending_names;
  for (name_change& change : disk->pending_names) {
    if (change.target != nullptr) change.target = copy_of(change.target);
    if (change.exchanged_for != nullptr) change.exchanged_for = copy_of(change.exchanged_for);
  }
  return faulty_disk(std::move(disk));
}

void faulty_disk::put(const std::string& path, std::string_view bytes) {
  const std::lock_guard hold(state_->mutex);
  auto file = std::make_shared<node>();
  file->live = file->durable = std::string(bytes);
  state_->names[path] = file;
  state_->durable_names[path] = file;
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
