#pragma once

#include "model/commit.hpp"
#include "model/views/concealment.hpp"
#include "model/views/creature_names.hpp"
#include "model/views/reasons.hpp"
#include "model/views/redaction.hpp"
#include "model/views/unmade_attacks.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// An event that a viewer may see.
struct event_view {
  seq_t seq = 0;
  seen_event seen;
  /// What the event does not say itself. Nothing where the creature's numbers are hidden.
  std::optional<death_reason> death;
  /// Of `action_used`: how often it can be used.
  std::optional<rules::pool_size> uses;

  [[nodiscard]] const event& what() const noexcept { return *seen.what; }
  /// Whether the field of this stored name is hidden, so that its value says nothing.
  [[nodiscard]] bool hides(std::string_view field) const noexcept;
};

/// Some of the events of a commit.
struct commit_part {
  /// Never null.
  commit_ptr what;
  /// Rising; each is one of the commit's.
  std::vector<seq_t> seqs;
  /// Whether the command is taken back: see `undone_events`.
  bool undone = false;
};

/// Where the game stands after an undo or a redo.
struct standing_view {
  /// The fight that is on; 0: none.
  std::uint32_t fight = 0;
  /// Id of whose turn it is, and what people call it; empty: nobody's.
  std::string turn;
  std::string turn_name;
  /// The one that was on before; 0: none.
  std::uint32_t fight_before = 0;
};
/// `before` may be null.
[[nodiscard]] standing_view standing_of(const state& now, const state* before);

/// What a viewer may see of a commit, or of a part of it.
struct commit_view {
  /// Of the whole commit, whatever is seen of it.
  seq_t first = 0;
  seq_t last = 0;
  /// Milliseconds since 1970, UTC.
  std::int64_t at_ms = 0;
  /// Who acted: a creature's id, or "gm".
  std::string by;
  /// As it was typed, and the client's id of it. The game master alone sees them: a line names
  /// difficulties and holds notes.
  std::string line;
  std::string id;
  /// False for a part that leaves the commit's first event out.
  bool from_start = true;
  /// Whether it has been taken back since.
  bool undone = false;
  /// Of an undo or a redo, where they are known: the commands that it took back or did again,
  /// oldest first, and where the game stands after it.
  std::vector<commit_view> taken_back;
  std::optional<standing_view> stands;
  /// May be empty.
  std::vector<event_view> events;
  /// What a multiattack left out. Nothing where the attacker's stat block is hidden, and for a part
  /// without the commit's last event.
  std::optional<unmade_attacks> unmade;
  /// Of the creatures that the commit mentions.
  creature_names names;

  /// What people call a creature; the id itself where nothing is known.
  [[nodiscard]] std::string_view name_of(std::string_view id) const noexcept;
};

[[nodiscard]] commit_view view_of(const commit& what, const viewer& whose,
                                  const known_states& where);
/// The same without those who are concealed. `concealed` is as before the commit, and as after it
/// when this returns.
[[nodiscard]] commit_view view_of(const commit& what, const viewer& whose,
                                  const known_states& where, concealed_creatures& concealed);
[[nodiscard]] commit_view view_of(const commit_part& what, const viewer& whose,
                                  const known_states& where);

}  // namespace dnd::model::views
