#pragma once

#include "model/state.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dnd::io {

/// A command that a client gave an id.
struct known_id {
  std::string id;
  /// Of its first event.
  model::seq_t seq = 0;
  friend bool operator==(const known_id&, const known_id&) = default;
};

/// True for 1..`bounds::command_id_bytes_max` letters, digits and any of "-_.:", which is what a
/// log line holds without escapes.
[[nodiscard]] bool is_command_id(std::string_view text) noexcept;

/// The ids of the last `bounds::remembered_ids_max` commands that had one. A function of the log
/// alone: live play, replay and a snapshot with the events after it come to the same.
class recent_ids {
 public:
  /// Takes in the id of the command whose first event is `seq`. Forgets the oldest when there is
  /// no room. Requires that `seq` is higher than all before; the id may be known already: then it
  /// stands for the later command.
  void remember(std::string_view id, model::seq_t seq);
  /// Forgets commands after event `seq`: they did not happen.
  void forget_after(model::seq_t seq);

  [[nodiscard]] std::optional<model::seq_t> find(std::string_view id) const;
  /// Oldest first.
  [[nodiscard]] const std::deque<known_id>& all() const noexcept { return all_; }

 private:
  struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };

  std::deque<known_id> all_;
  std::unordered_map<std::string, model::seq_t, text_hash, std::equal_to<>> by_id_;
};

}  // namespace dnd::io
