#include "io/store/file/index/index_memory.hpp"

#include "io/store/file/log/read/scanner.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io {

std::shared_ptr<const loaded_index> index_memory::find(const std::string& directory,
                                                       const index_file_end& end) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(all_, directory, &kept::directory);
  if (found == all_.end() || !(found->end == end)) return nullptr;
  std::rotate(found, found + 1, all_.end());
  return all_.back().index;
}

void index_memory::keep(kept one) {
  const std::lock_guard lock(mutex_);
  std::erase_if(all_, [&](const kept& each) { return each.directory == one.directory; });
  if (all_.size() == kept_max) all_.erase(all_.begin());
  all_.push_back(std::move(one));
}

result<std::shared_ptr<const loaded_index>> index_memory::load(file_ops& ops,
                                                               const std::string& directory,
                                                               const log_file& log) {
  auto end = read_index_file_end(ops, directory);
  if (end)
    if (auto known = find(directory, *end)) {
      // Another log may stand there by now.
      const auto proven = proves(log, known->index.end(), 0);
      if (!proven) return proven.error();
      if (*proven) return known;
    }
  auto loaded = load_index(ops, directory, log);
  if (!loaded) return std::move(loaded).error();
  const bool is_end_of_it = end && loaded->is_whole && loaded->index.bytes() == end->size &&
                            index_end_in(end->trailer) == loaded->index.end();
  auto made = std::make_shared<const loaded_index>(*std::move(loaded));
  if (is_end_of_it) keep({.directory = directory, .end = *std::move(end), .index = made});
  return made;
}

}  // namespace dnd::io
