#include "io/store/file/backup/copy_sink.hpp"

#include "io/content/category.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/snapshot.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "model/assert.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io {

result<done> put_file(copy_sink& to, const std::string& name, std::string_view bytes) {
  if (auto begun = to.begin(name, bytes.size()); !begun) return begun;
  if (auto taken = to.take(bytes); !taken) return taken;
  return to.end();
}

bool is_campaign_file(std::string_view name) {
  const auto slash = name.find('/');
  if (slash == std::string_view::npos)
    return name == log_file_name || name == encounter_file_name || name == snapshot_file_name ||
           name == campaign_file_name;
  const auto file = name.substr(slash + 1);
  return std::ranges::count(content::category_names(), name.substr(0, slash)) == 1 &&
         file.size() > 5 && file.front() != '.' && file.ends_with(".yaml") &&
         file.find('/') == std::string_view::npos;
}

result<done> directory_sink::begin(const std::string& name, std::uint64_t) {
  DND_ASSERT(file_ == nullptr && (is_campaign_file(name) || name == own_log_file_name));
  if (const auto slash = name.find('/'); slash != std::string::npos) {
    const auto category = name.substr(0, slash);
    if (made_.insert(category).second)
      if (auto made = ops_.make_directory(path_in(path_, category)); !made) return made;
  }
  auto file = ops_.open(path_in(path_, name), open_mode::append_or_create);
  if (!file) return std::move(file).error();
  file_ = *std::move(file);
  return done{};
}

result<done> directory_sink::take(std::string_view piece) {
  DND_ASSERT(file_ != nullptr);
  return piece.empty() ? result<done>(done{}) : file_->append(piece);
}

result<done> directory_sink::end() {
  auto synced = file_->sync();
  file_.reset();
  return synced;
}

result<done> directory_sink::finish() {
  for (const std::string_view category : content::category_names()) {
    const auto path = path_in(path_, category);
    if (!made_.contains(category)) {
      if (auto made = ops_.make_directory(path); !made) return made;
    } else if (auto synced = ops_.sync_directory(path); !synced) {
      return synced;
    }
  }
  return ops_.sync_directory(path_);
}

}  // namespace dnd::io
