#pragma once

#include "io/store/codec/event_codec.hpp"
#include "io/store/file/log/read/block_pipeline.hpp"
#include "model/event.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace dnd::io {

/// The events of the blocks of a log that are under way, read ahead of their turn.
class decoded_blocks {
 public:
  /// Reads the events of a block's lines, up to the first that cannot be read. See
  /// `line_sink::prepare`.
  void prepare(std::size_t slot, std::span<const line_view> lines) {
    auto& [events, count, memo] = slots_[slot];
    if (events.size() < lines.size()) events.resize(lines.size());
    for (count = 0; count < lines.size(); ++count)
      if (!read_event(lines[count], events[count], &memo)) return;
  }
  /// The event of the block's line `index`; null when that has to be read to see what is wrong.
  [[nodiscard]] const model::event* find(std::size_t slot, std::size_t index) const noexcept {
    const block_events& block = slots_[slot];
    return index < block.count ? &block.events[index] : nullptr;
  }

 private:
  struct block_events {
    std::vector<model::event> events;
    std::size_t count = 0;
    stat_block_memo memo;
  };
  std::array<block_events, block_pipeline::slots_max> slots_;
};

}  // namespace dnd::io
