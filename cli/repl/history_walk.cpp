#include "cli/repl/history_walk.hpp"

#include "model/assert.hpp"

#include <utility>

namespace dnd::cli {

void history_walk::add(std::string line) {
  DND_ASSERT(lines_max_ > 0);
  if (lines_.size() == lines_max_) lines_.pop_front();
  lines_.push_back(std::move(line));
  start();
}

void history_walk::start() {
  changed_.clear();
  place_ = lines_.size();
}

std::optional<std::string> history_walk::older(std::string_view shown) {
  if (place_ == 0) return std::nullopt;
  changed_.insert_or_assign(place_, std::string(shown));
  --place_;
  return at_place();
}

std::optional<std::string> history_walk::newer(std::string_view shown) {
  if (place_ == lines_.size()) return std::nullopt;
  changed_.insert_or_assign(place_, std::string(shown));
  ++place_;
  return at_place();
}

std::string_view history_walk::rest_of(std::string_view typed) const noexcept {
  if (typed.empty()) return {};
  for (auto line = lines_.rbegin(); line != lines_.rend(); ++line)
    if (line->size() > typed.size() && line->starts_with(typed))
      return std::string_view(*line).substr(typed.size());
  return {};
}

std::string history_walk::at_place() const {
  const auto found = changed_.find(place_);
  if (found != changed_.end()) return found->second;
  return place_ < lines_.size() ? lines_[place_] : std::string();
}

}  // namespace dnd::cli
