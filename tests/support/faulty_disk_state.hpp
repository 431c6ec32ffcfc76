#pragma once

#include "tests/support/faulty_disk.hpp"

#include <map>
#include <mutex>
#include <set>
#include <vector>

/// What a faulty disk holds, in memory and on the disk, and what of it a loss of power leaves.
namespace dnd::test {

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
  node_pointer exchanged_for = {};  ///< Null, or what `renamed_from` names then.
};

/// The directory of a path.
[[nodiscard]] std::string parent_of(const std::string& path);

void put_on(std::string& content, const file_change& change);
void put_on(name_table& names, const name_change& change);

/// Every operation that changes something asks `next` first. The mutex is held by whoever calls.
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

  /// What happens to the next operation. `half`: do half, then fail.
  enum class verdict : std::uint8_t { go, fail, half };
  verdict next(counted kind);

  [[nodiscard]] io::error failure(std::string_view what, const std::string& path) const;
  [[nodiscard]] node_pointer find(const std::string& path) const;
  void change_name(name_change change);
  io::result<done> write(node& file, const std::string& path, std::string_view bytes);
  io::result<done> rewrite(node& file, const std::string& path, std::uint64_t from);
  io::result<done> sync(node& file, const std::string& path);

  /// The disk after the power came back.
  [[nodiscard]] std::shared_ptr<state> image(crash_mode mode, std::uint64_t seed) const;
  /// The disk after the process was killed.
  [[nodiscard]] std::shared_ptr<state> copy() const;

 private:
  [[nodiscard]] bool counts(counted kind) const;
};

}  // namespace dnd::test
