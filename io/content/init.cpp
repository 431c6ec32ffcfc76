#include "io/content/init.hpp"

#include "io/content/builtin.hpp"
#include "io/content/file_batch.hpp"
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

/// One `write_builtin` under way.
class writing {
 public:
  writing(file_ops& ops, const init_options& options, std::size_t total)
      : ops_(ops), options_(options), total_(total), files_(ops) {}

  result<done> write(const std::string& directory, category kind) {
    if (auto made = make_directories(ops_, directory); !made) return made;
    const auto there = ops_.list(directory);
    if (!there) return there.error();
    const auto exists = [&](const std::string& file) {
      return std::any_of(there->begin(), there->end(),
                         [&](const directory_entry& found) { return found.name == file; });
    };
    for (std::size_t i = 0; i < builtin::count(kind); ++i) {
      const builtin::entry entry = builtin::at(kind, i);
      const std::string file = std::string(entry.slug) + ".yaml";
      if (options_.existing == existing_files::keep && exists(file)) {
        ++report_.skipped;
      } else if (auto written = files_.add(directory, file, entry.text); !written) {
        return written;
      } else {
        ++report_.written;
      }
      if (options_.progress) options_.progress(report_.written + report_.skipped, total_);
    }
    return done{};
  }

  result<done> publish(const std::string& data_dir) { return files_.publish(data_dir); }

  [[nodiscard]] const init_report& report() const noexcept { return report_; }

 private:
  file_ops& ops_;
  const init_options& options_;
  const std::size_t total_;
  init_report report_;
  file_batch files_;
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
