#include "tests/support/faulty_disk_state.hpp"

#include "io/files/posix/system_error.hpp"

#include <algorithm>
#include <random>

namespace dnd::test {
namespace {

using io::error;
using io::result;

constexpr std::size_t sector_bytes = 512;
/// A piece of a sector that is smaller cannot be told from a flipped bit: it is never trashed.
/// See foreign_bytes_of_a_hole in io/store/file/log/read/damage.hpp.
constexpr std::size_t trashed_bytes_least = 8;

}  // namespace

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

namespace {

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

bool faulty_disk::state::counts(counted kind) const {
  switch (plan.count) {
    case counted::all:
      return true;
    case counted::changes:
      return kind != counted::reads;
    default:
      return plan.count == kind;
  }
}

faulty_disk::state::verdict faulty_disk::state::next(counted kind) {
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

error faulty_disk::state::failure(std::string_view what, const std::string& path) const {
  if (off) return io::system_error("the machine is off", path, EIO);
  return io::system_error(what, path, plan.system_errno);
}

node_pointer faulty_disk::state::find(const std::string& path) const {
  const auto found = names.find(path);
  return found == names.end() ? nullptr : found->second;
}

void faulty_disk::state::change_name(name_change change) {
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

result<done> faulty_disk::state::write(node& file, const std::string& path,
                                       std::string_view bytes) {
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
result<done> faulty_disk::state::rewrite(node& file, const std::string& path, std::uint64_t from) {
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

result<done> faulty_disk::state::sync(node& file, const std::string& path) {
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

std::shared_ptr<faulty_disk::state> faulty_disk::state::copy() const {
  auto disk = std::make_shared<state>();
  std::map<const node*, node_pointer> copies;
  const auto copy_of = [&copies](const node_pointer& file) {
    node_pointer& copy = copies[file.get()];
    if (copy == nullptr && file != nullptr) copy = std::make_shared<node>(*file);
    return copy;
  };
  for (const auto& [path, file] : names) disk->names[path] = copy_of(file);
  for (const auto& [path, file] : durable_names) disk->durable_names[path] = copy_of(file);
  disk->pending_names = pending_names;
  for (name_change& change : disk->pending_names) {
    if (change.target != nullptr) change.target = copy_of(change.target);
    if (change.exchanged_for != nullptr) change.exchanged_for = copy_of(change.exchanged_for);
  }
  return disk;
}

}  // namespace dnd::test
