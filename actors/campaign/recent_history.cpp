#include "actors/campaign/recent_history.hpp"

#include "model/apply.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {

namespace {

std::size_t commands_between_anchors(const model::state& table) {
  constexpr std::size_t creatures_per_command = 4;
  return std::max(bounds::history_commands_between_anchors,
                  table.creatures().size() / creatures_per_command);
}

}  // namespace

past::past(const model::state& table) {
  anchors_.push_back({.table = table});
}

void past::remember(std::shared_ptr<const std::vector<model::event>> events,
                    const model::state& after, command_origin from) {
  DND_ASSERT(!events->empty());
  const auto last = after.seq();
  const auto first = last - events->size() + 1;
  DND_ASSERT(first ==
             (commands_.empty() ? anchors_.back().table.seq() : commands_.back().last) + 1);
  commands_.push_back(
      {.first = first, .last = last, .events = std::move(events), .from = std::move(from)});
  if (++taken_ - anchors_.back().commands < commands_between_anchors(after)) return;
  anchors_.push_back({.table = after, .commands = taken_});
  while (can_drop_oldest()) drop_oldest();
}

std::optional<io::command_place> past::find_command(model::seq_t seq) const {
  const auto at = std::ranges::lower_bound(commands_, seq, {}, &command::last);
  if (at == commands_.end() || seq < at->first) return std::nullopt;
  auto before = replay_before(at->first);
  if (!before) return std::nullopt;
  return io::command_place{.first = at->first,
                           .last = at->last,
                           .before = *std::move(before),
                           .events = at->events,
                           .at_ms = at->from.at_ms,
                           .by = at->from.by,
                           .line = at->from.line};
}

std::optional<model::state> past::table_after(model::seq_t seq) const {
  if (seq < anchors_.front().table.seq()) return std::nullopt;
  const auto next = std::ranges::upper_bound(commands_, seq, {}, &command::last);
  return replay_before(next == commands_.end() ? UINT64_MAX : next->first);
}

std::optional<model::state> past::replay_before(model::seq_t first) const {
  const auto behind =
      std::ranges::lower_bound(anchors_, first, {}, [](const auto& at) { return at.table.seq(); });
  if (behind == anchors_.begin()) return std::nullopt;
  model::state table = std::prev(behind)->table;
  for (const auto& have : commands_) {
    if (have.first <= table.seq()) continue;
    if (have.first >= first) break;
    for (const auto& event : *have.events) {
      const auto applied = model::apply(table, event, table.seq() + 1);
      DND_ASSERT(applied.ok());
    }
  }
  return table;
}

bool past::can_drop_oldest() const {
  constexpr auto enough =
      (bounds::history_anchors_max - 1) * bounds::history_commands_between_anchors;
  return anchors_.size() > 2 && taken_ - anchors_[1].commands >= enough &&
         anchors_[1].table.seq() <= kept_behind_;
}

void past::drop_oldest() {
  anchors_.pop_front();
  while (!commands_.empty() && commands_.front().last <= anchors_.front().table.seq())
    commands_.pop_front();
}

}  // namespace dnd::actors
