#include "cli/host/known_owners.hpp"

#include <utility>

namespace dnd::cli::host {

void known_owners::note(const std::string& label, std::string url, time now) {
  const std::lock_guard lock(mutex_);
  if (all_.size() >= most && !all_.contains(label)) {
    std::erase_if(all_, [&](const auto& each) { return now - each.second.since >= kept_for; });
    // So many within that time: to know none of them costs a question each.
    if (all_.size() >= most) all_.clear();
  }
  all_.insert_or_assign(label, entry{.url = std::move(url), .since = now});
}

std::optional<std::string> known_owners::find(const std::string& label, time now) {
  const std::lock_guard lock(mutex_);
  const auto found = all_.find(label);
  if (found == all_.end()) return std::nullopt;
  if (now - found->second.since < kept_for) return found->second.url;
  all_.erase(found);
  return std::nullopt;
}

void known_owners::forget(const std::string& label) {
  const std::lock_guard lock(mutex_);
  all_.erase(label);
}

std::size_t known_owners::count() const {
  const std::lock_guard lock(mutex_);
  return all_.size();
}

}  // namespace dnd::cli::host
