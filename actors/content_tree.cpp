#include "actors/content_tree.hpp"

#include "io/store/file/backup/copy_campaign.hpp"
#include "io/store/file/file_names.hpp"
#include "io/workspace/directories.hpp"
#include "io/workspace/paths.hpp"

#include <utility>

namespace dnd::actors {
namespace {

/// Content of one directory, as it is read.
class collecting_sink final : public io::copy_sink {
 public:
  io::result<done> begin(const std::string& name, std::uint64_t) override {
    files_.push_back({.path = name, .text = {}});
    return done{};
  }
  io::result<done> take(std::string_view piece) override {
    files_.back().text += piece;
    return done{};
  }
  io::result<done> end() override { return done{}; }
  io::result<done> finish() override { return done{}; }
  [[nodiscard]] io::content_files take_files() { return std::move(files_); }

 private:
  io::content_files files_;
};

}  // namespace

io::result<io::content_files> content_in(io::file_ops& ops, const std::string& directory) {
  collecting_sink found;
  if (auto read = io::copy_content(ops, directory, found); !read) return std::move(read).error();
  return found.take_files();
}

io::result<done> write_content(io::file_ops& ops, const std::string& directory,
                               const io::content_files& files) {
  for (const auto& [path, text] : files) {
    const auto file = io::path_in(directory, path);
    if (auto made = io::make_directories(ops, io::config::parent_directory(file)); !made)
      return made;
    if (auto put = io::publish(ops, file, text); !put) return put;
  }
  return done{};
}

}  // namespace dnd::actors
