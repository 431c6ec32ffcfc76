#include "io/content/file_batch.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::content {
namespace {

std::string unpublished_name(const std::string& path) {
  return path + ".tmp";
}

}  // namespace

file_batch::~file_batch() {
  for (; published_ < paths_.size(); ++published_)
    static_cast<void>(ops_.remove(unpublished_name(paths_[published_])));
}

result<done> file_batch::add(const std::string& directory, std::string_view file,
                             std::string_view text) {
  std::string path = directory + "/" + std::string(file);
  auto opened = ops_.open(unpublished_name(path), open_mode::append_or_create);
  if (!opened) return std::move(opened).error();
  paths_.push_back(std::move(path));
  if (std::find(directories_.begin(), directories_.end(), directory) == directories_.end())
    directories_.push_back(directory);
  // What a killed run left there.
  if (auto cut = (*opened)->truncate(0); !cut) return cut;
  return (*opened)->append(text);
}

result<done> file_batch::publish(const std::string& root) {
  if (paths_.empty()) return done{};
  if (auto synced = ops_.sync_file_system(root); !synced) return synced;
  for (; published_ < paths_.size(); ++published_) {
    const std::string& path = paths_[published_];
    if (auto renamed = ops_.rename(unpublished_name(path), path); !renamed) return renamed;
  }
  for (const std::string& directory : directories_)
    if (auto synced = ops_.sync_directory(directory); !synced) return synced;
  return done{};
}

}  // namespace dnd::io::content
