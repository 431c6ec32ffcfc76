#include "io/content/init.hpp"

#include "io/content/builtin.hpp"
#include "io/workspace/directories.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::content {
namespace {

std::vector<category> wanted(const init_options& options) {
  std::vector<category> kinds = options.categories;
  if (kinds.empty())
    for (std::size_t i = 0; i < category_count; ++i) kinds.push_back(static_cast<category>(i));
  std::erase_if(kinds, [](category kind) { return builtin::count(kind) == 0; });
  return kinds;
}

/// One `write_builtin` under way: first all files are written under temporary names, then the
/// file system is synced once, then each gets its name, then the directories are synced. So no
/// name ever stands for bytes that a power cut could take, and nothing waits for each file.
class writing {
 public:
  writing(file_ops& ops, const init_options& options, std::size_t total)
      : ops_(ops), options_(options), total_(total) {}
  writing(const writing&) = delete;
  writing& operator=(const writing&) = delete;

  /// Removes what was not published; errors of that are not heeded, the first is the one to report.
  ~writing() {
    for (; published_ < paths_.size(); ++published_)
      static_cast<void>(ops_.remove(temporary_of(paths_[published_])));
  }

  result<done> write(const std::string& directory, category kind) {
    if (auto made = make_directories(ops_, directory); !made) return made;
    const auto there = ops_.list(directory);
    if (!there) return there.error();
    const auto exists = [&](const std::string& file) {
      return std::any_of(there->begin(), there->end(),
                         [&](const directory_entry& found) { return found.name == file; });
    };
    const std::size_t first = paths_.size();
    for (std::size_t i = 0; i < builtin::count(kind); ++i) {
      const builtin::entry entry = builtin::at(kind, i);
      const std::string file = std::string(entry.slug) + ".yaml";
      if (options_.existing == existing_files::keep && exists(file)) {
        ++report_.skipped;
      } else if (auto written = write_file(directory + "/" + file, entry.text); !written) {
        return written;
      }
      if (options_.progress) options_.progress(report_.written + report_.skipped, total_);
    }
    if (paths_.size() > first) directories_.push_back(directory);
    return done{};
  }

  /// Promise 7: what had a name keeps it until its successor is on disk.
  result<done> publish(const std::string& data_dir) {
    if (paths_.empty()) return done{};
    if (auto synced = ops_.sync_file_system(data_dir); !synced) return synced;
    for (; published_ < paths_.size(); ++published_) {
      const std::string& path = paths_[published_];
      if (auto renamed = ops_.rename(temporary_of(path), path); !renamed) return renamed;
    }
    for (const std::string& directory : directories_)
      if (auto synced = ops_.sync_directory(directory); !synced) return synced;
    return done{};
  }

  [[nodiscard]] const init_report& report() const noexcept { return report_; }

 private:
  static std::string temporary_of(const std::string& path) { return path + ".tmp"; }

  result<done> write_file(std::string path, std::string_view text) {
    auto file = ops_.open(temporary_of(path), open_mode::append_or_create);
    if (!file) return std::move(file).error();
    paths_.push_back(std::move(path));
    ++report_.written;
    // What a killed run left there.
    if (auto cut = (*file)->truncate(0); !cut) return cut;
    return (*file)->append(text);
  }

  file_ops& ops_;
  const init_options& options_;
  const std::size_t total_;
  init_report report_;
  std::vector<std::string> paths_;
  std::size_t published_ = 0;
  std::vector<std::string> directories_;
};

}  // namespace

result<init_report> write_builtin(file_ops& ops, const std::string& data_dir,
                                  const init_options& options) {
  const std::vector<category> kinds = wanted(options);
  std::size_t total = 0;
  for (const category kind : kinds) total += builtin::count(kind);
  writing job(ops, options, total);
  for (const category kind : kinds) {
    const std::string directory = data_dir + "/" + std::string(to_text(kind));
    if (auto written = job.write(directory, kind); !written) return std::move(written).error();
  }
  if (auto published = job.publish(data_dir); !published) return std::move(published).error();
  return job.report();
}

}  // namespace dnd::io::content
