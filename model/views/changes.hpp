#pragma once

#include "model/commit.hpp"
#include "model/views/figures.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// One value that an event changed.
struct event_change {
  seq_t seq = 0;
  /// Its command; never null.
  commit_ptr what;
  figure_change change;
};

/// Follows a state through commits and tells what each event changes. Undo and redo change values
/// like any other command.
class change_reader {
 public:
  using teller = std::function<void(event_change)>;

  /// `start` is the state before the first commit that is read. Without a subject: of everybody and
  /// of the campaign; an empty one: of the campaign alone. `named`: events that change nothing of
  /// such a name may be left out; empty: none is.
  explicit change_reader(state start, std::optional<std::string> subject = {},
                         std::function<bool(std::string_view)> named = {})
      : now_(std::move(start)), subject_(std::move(subject)), named_(std::move(named)) {}

  /// Requires that `what` follows what was read last. False when it contradicts the state, which is
  /// as before its event then.
  [[nodiscard]] bool read(const commit_ptr& what, const teller& tell);

  [[nodiscard]] const state& now() const noexcept { return now_; }

 private:
  [[nodiscard]] std::vector<figure_change> step(const event& what);
  [[nodiscard]] bool may_be_meant(const subject_parts& before, const subject_parts& after) const;

  state now_;
  std::optional<std::string> subject_;
  std::function<bool(std::string_view)> named_;
  bool is_sound_ = true;
};

}  // namespace dnd::model::views
