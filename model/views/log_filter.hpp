#pragma once

#include "model/commit.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/sessions.hpp"
#include "model/views/undone.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// Which events of a log are wanted. What is empty asks for all.
struct log_terms {
  /// Only those of the last commands that have events that fit; at least 1.
  std::optional<std::uint64_t> last = {};
  /// Only those of this session, from 1.
  std::optional<std::uint32_t> session = {};
  /// Only those of the type with this stored name.
  std::string type = {};
  /// Only those of commands of this creature, by id, or of "gm"; case does not matter.
  std::string by = {};
  /// What was taken back: shown and marked as such, or left out.
  enum class taken_back : std::uint8_t { marked, left_out };
  taken_back undone = taken_back::marked;

  /// Whether events are chosen by what they say, and not by where they stand alone.
  [[nodiscard]] bool choose() const noexcept { return session || !type.empty() || !by.empty(); }
};

/// Picks the wanted events out of a log that is read to it commit by commit. With `last` it holds
/// on to no more than so many commits, so a log of any length can be read to it.
class log_filter {
 public:
  /// `undone`: what is taken back of what will be read.
  explicit log_filter(log_terms terms, undone_events undone = {})
      : terms_(std::move(terms)), undone_(std::move(undone)) {}

  /// Requires that commits come in their order, and from the first one of the log where a session
  /// is asked for. `what` is not null.
  void read(commit_ptr what);

  /// What has been kept since the last call, oldest first. With `last` that is what was asked for
  /// only when the whole log has been read.
  [[nodiscard]] std::vector<commit_part> take();
  /// Seq of the oldest event that is kept; 0 when there is none.
  [[nodiscard]] seq_t oldest() const noexcept;

 private:
  log_terms terms_;
  undone_events undone_;
  session_list sessions_;
  std::deque<commit_part> kept_;
};

/// Whether two names differ in the case of their ASCII letters at most.
[[nodiscard]] bool same_but_for_case(std::string_view a, std::string_view b) noexcept;

}  // namespace dnd::model::views
