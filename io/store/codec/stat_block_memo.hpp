#pragma once

#include "model/stat_block.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace dnd::io {

/// The last few stat blocks that were read. A pack of wolves is one block many times over: what
/// has the same text is the same block, and is shared instead of being read again.
class stat_block_memo {
 public:
  /// The block whose text stands at the front of `text`, with its size in `bytes`; null when it
  /// is not one of the last few.
  [[nodiscard]] model::stat_block_ptr find(std::string_view text, std::size_t& bytes) const {
    for (const auto& known : entries_) {
      if (known.text.empty() || !text.starts_with(known.text)) continue;
      bytes = known.text.size();
      return known.block;
    }
    return nullptr;
  }
  /// `text` is the whole object that was read to `block`.
  void remember(std::string_view text, const model::stat_block_ptr& block) {
    entries_[next_].text.assign(text);
    entries_[next_].block = block;
    next_ = (next_ + 1) % entries_.size();
  }

 private:
  struct entry {
    std::string text;
    model::stat_block_ptr block;
  };
  std::array<entry, 8> entries_;
  std::size_t next_ = 0;
};

}  // namespace dnd::io
