#include "actors/campaign/recent_history.hpp"

#include "model/apply.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {

namespace {

std::size_t commits_between_anchors(const model::state& state) {
  constexpr std::size_t creatures_per_commit = 4;
  return std::max(bounds::history_commands_between_anchors,
                  state.creatures().size() / creatures_per_commit);
}

model::seq_t last_of(const model::commit_ptr& each) {
  return each->last;
}

}  // namespace

recent_history::recent_history(const model::state& found) {
  anchors_.push_back({.state = found});
}

void recent_history::remember(model::commit_ptr what, const model::state& after) {
  DND_ASSERT(what->last == after.seq());
  DND_ASSERT(what->first ==
             (commits_.empty() ? anchors_.back().state.seq() : commits_.back()->last) + 1);
  commits_.push_back(std::move(what));
  if (++taken_ - anchors_.back().commits < commits_between_anchors(after)) return;
  anchors_.push_back({.state = after, .commits = taken_});
  while (can_drop_oldest()) drop_oldest();
}

model::commit_ptr recent_history::commit_of(model::seq_t seq) const {
  const auto at = std::ranges::lower_bound(commits_, seq, {}, last_of);
  return at == commits_.end() || seq < (*at)->first ? nullptr : *at;
}

std::vector<model::commit_ptr> recent_history::commits_from(model::seq_t first) const {
  return {std::ranges::lower_bound(commits_, first, {}, last_of), commits_.end()};
}

std::optional<io::commit_in_place> recent_history::find(model::seq_t seq) const {
  auto what = commit_of(seq);
  if (what == nullptr) return std::nullopt;
  auto before = replay_before(what->first);
  if (!before) return std::nullopt;
  return io::commit_in_place{std::move(what), *std::move(before)};
}

std::optional<model::state> recent_history::state_after(model::seq_t seq) const {
  if (seq < anchors_.front().state.seq()) return std::nullopt;
  const auto next = std::ranges::upper_bound(commits_, seq, {}, last_of);
  return replay_before(next == commits_.end() ? UINT64_MAX : (*next)->first);
}

std::optional<model::state> recent_history::replay_before(model::seq_t first) const {
  const auto after =
      std::ranges::lower_bound(anchors_, first, {}, [](const auto& at) { return at.state.seq(); });
  if (after == anchors_.begin()) return std::nullopt;
  model::state state = std::prev(after)->state;
  for (const auto& have : commits_) {
    if (have->first <= state.seq()) continue;
    if (have->first >= first) break;
    for (const auto& event : *have->events) {
      const auto applied = model::apply(state, event, state.seq() + 1);
      DND_ASSERT(applied.ok());
    }
  }
  return state;
}

bool recent_history::can_drop_oldest() const {
  constexpr auto enough =
      (bounds::history_anchors_max - 1) * bounds::history_commands_between_anchors;
  return anchors_.size() > 2 && taken_ - anchors_[1].commits >= enough &&
         anchors_[1].state.seq() <= kept_after_;
}

void recent_history::drop_oldest() {
  anchors_.pop_front();
  while (!commits_.empty() && commits_.front()->last <= anchors_.front().state.seq())
    commits_.pop_front();
}

}  // namespace dnd::actors
