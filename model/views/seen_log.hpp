#pragma once

#include "model/commit.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/concealment.hpp"
#include "model/views/viewer.hpp"

#include <optional>

namespace dnd::model::views {

/// A log as somebody sees it, read to it commit by commit from the first one on. The game master
/// sees the log's own numbers. For the others what they may see is counted from 1, event by event:
/// a number that is missing would tell them that something happened. Numbers that were given once
/// stay, whatever happens later.
///
/// A copy goes on from where it was made.
class seen_log {
 public:
  explicit seen_log(viewer whose) : whose_(std::move(whose)) {}

  /// From now on what is seen is shown as to this one, who plays the same characters.
  void look_as(viewer whose) { whose_ = std::move(whose); }

  /// Nothing when nothing of it is seen. Requires that `what` follows what was read last.
  [[nodiscard]] std::optional<commit_view> read(const commit& what, const known_states& where);

  /// Of the last event that was read, in the log.
  [[nodiscard]] seq_t read_to() const noexcept { return read_to_; }
  /// Of the last event that was seen, as the viewer counts.
  [[nodiscard]] seq_t seen_to() const noexcept { return whose_.sees_all() ? read_to_ : seen_; }

 private:
  viewer whose_;
  concealed_creatures concealed_;
  seq_t read_to_ = 0;
  seq_t seen_ = 0;
};

}  // namespace dnd::model::views
