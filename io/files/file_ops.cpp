#include "io/files/file_ops.hpp"

#include "io/files/posix/descriptor.hpp"
#include "io/files/posix/disk.hpp"
#include "model/counted.hpp"

#include <fmt/format.h>

namespace dnd::io {
namespace {

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Promise 17: without this the name can be the old one's after a loss of power.
result<done> sync_name(file_ops& ops, const std::string& path) {
  return ops.sync_directory(directory_of(path));
}

/// Puts a file that was written in the place of another.
result<done> give_name(file_ops& ops, const std::string& temporary, const std::string& path,
                       result<done> published) {
  if (published) published = ops.rename(temporary, path);
  if (!published) {
    // Not heeded: the next open removes what is left, and the first error is the one to report.
    const auto removed [[maybe_unused]] = ops.remove(temporary);
    return published;
  }
  return sync_name(ops, path);
}

}  // namespace

result<done> check_size(const std::string& path, std::uint64_t found, std::uint64_t expected) {
  if (found == expected) return done{};
  const bool grew = found > expected;
  return error{
      .code = ec::corrupt,
      .what = fmt::format("something else {} the file while it was open: it has {} {} "
                          "than this program wrote",
                          grew ? "wrote to" : "cut",
                          model::counted(grew ? found - expected : expected - found, "byte"),
                          grew ? "more" : "fewer"),
      .todo =
          "See that nothing but this program writes to it (a copy that is kept in "
          "step, a second tool), and open the campaign again.",
      .path = path};
}

result<done> log_file::sync_whole(std::uint64_t bytes) {
  if (auto synced = sync(); !synced) return synced;
  const auto found = size();
  return found ? check_size(path(), *found, bytes) : result<done>(found.error());
}

file_ops& posix_file_ops() {
  static posix_disk disk;
  return disk;
}

result<done> check_own_directory(file_ops& ops, const std::string& path) {
  const auto link = ops.is_link(path);
  if (!link) return link.error();
  return *link ? result<done>(link_refused(path)) : result<done>(done{});
}

result<done> publish(file_ops& ops, const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".tmp";
  // Written and synced before it has its name.
  return give_name(ops, temporary, path, ops.write_new(temporary, bytes));
}

result<done> publish_private(file_ops& ops, const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".tmp";
  return give_name(ops, temporary, path, ops.write_private(temporary, bytes));
}

result<done> publish_over_spare(file_ops& ops, const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".tmp";
  auto published = ops.write_over(temporary, bytes);
  if (published) {
    // The first time there is nothing to change places with, and some file systems cannot.
    if (!ops.exchange(temporary, path)) published = ops.rename(temporary, path);
  }
  if (!published) {
    const auto removed [[maybe_unused]] = ops.remove(temporary);
    return published;
  }
  return sync_name(ops, path);
}

}  // namespace dnd::io
