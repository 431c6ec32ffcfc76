#include "io/store/recent_ids.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io {

bool is_command_id(std::string_view text) noexcept {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':';
  };
  return !text.empty() && text.size() <= bounds::command_id_bytes_max &&
         std::ranges::all_of(text, fits);
}

void recent_ids::remember(std::string_view id, model::seq_t seq) {
  DND_ASSERT(all_.empty() || all_.back().seq < seq);
  if (all_.size() == bounds::remembered_ids_max) {
    const known_id& oldest = all_.front();
    const auto known = by_id_.find(oldest.id);
    // The same id may have come again, for a later command.
    if (known != by_id_.end() && known->second == oldest.seq) by_id_.erase(known);
    all_.pop_front();
  }
  all_.push_back({std::string(id), seq});
  by_id_.insert_or_assign(std::string(id), seq);
}

void recent_ids::forget_after(model::seq_t seq) {
  while (!all_.empty() && all_.back().seq > seq) {
    const std::string id = std::move(all_.back().id);
    all_.pop_back();
    // The same id may have stood for an earlier command, which did happen.
    const auto earlier = std::find_if(all_.rbegin(), all_.rend(),
                                      [&](const known_id& each) { return each.id == id; });
    if (earlier != all_.rend())
      by_id_.insert_or_assign(id, earlier->seq);
    else
      by_id_.erase(id);
  }
}

std::optional<model::seq_t> recent_ids::find(std::string_view id) const {
  const auto known = by_id_.find(id);
  if (known == by_id_.end()) return std::nullopt;
  return known->second;
}

}  // namespace dnd::io
