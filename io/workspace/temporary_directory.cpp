#include "io/workspace/temporary_directory.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <random>

namespace dnd::io {
namespace {

/// The program makes four levels: worlds, world, campaign, kind of content.
constexpr std::size_t depth_max = 8;

void remove_all(file_ops& ops, const std::string& path, std::size_t depth) {
  const auto entries = ops.list(path);
  if (entries && depth > 0) {
    for (const directory_entry& entry : *entries) {
      const std::string inside = path + "/" + entry.name;
      // A link to a directory is listed as one; removing it as a file takes the link alone, and
      // fails on a real directory.
      if (!ops.remove(inside) && entry.kind == entry_kind::directory)
        remove_all(ops, inside, depth - 1);
    }
  }
  (void)ops.remove_directory(path);
}

}  // namespace

result<std::unique_ptr<temporary_directory>> temporary_directory::make(file_ops& ops,
                                                                       const std::string& parent,
                                                                       std::string_view prefix) {
  std::random_device entropy;
  const std::uint64_t name = (std::uint64_t{entropy()} << 32) | entropy();
  const std::string path = fmt::format("{}/{}-{:016x}", parent, prefix, name);
  if (const auto made = ops.make_directory(path); !made) return made.error();
  return std::make_unique<temporary_directory>(ops, path);
}

temporary_directory::~temporary_directory() {
  const auto link = ops_.is_link(path_);
  if (link && *link) {
    // What is where it leads to is not ours: only the link goes.
    (void)ops_.remove(path_);
  } else {
    remove_all(ops_, path_, depth_max);
  }
}

}  // namespace dnd::io
