#pragma once

#include "model/refusal.hpp"
#include "model/state.hpp"
#include "model/verbs/log_questions.hpp"
#include "model/views/commit_view.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

/// Which commands of a log fit what was asked for. All of it is about what somebody sees of a
/// command: what is hidden from them is found by nothing.
namespace dnd::model::views {

/// What is empty asks for all.
struct search_terms {
  /// Id of somebody whom an event mentions.
  std::string of;
  /// Id of who did it, or "gm".
  std::string by;
  /// Name of the verb that was typed.
  std::string verb;
  std::optional<damage_type> damage = {};
  /// In small letters.
  std::string text = {};
  /// Events as the viewer counts; both included.
  seq_t first = 1;
  seq_t last = std::numeric_limits<seq_t>::max();
  /// Milliseconds since 1970, UTC; both included.
  std::int64_t since_ms = std::numeric_limits<std::int64_t>::min();
  std::int64_t until_ms = std::numeric_limits<std::int64_t>::max();
  /// Whether somebody is meant who is not on the table: then nothing that fits is a reason to ask
  /// whether there ever was such a one.
  bool means_absent = false;

  /// Whether commands are chosen by more than where they stand.
  [[nodiscard]] bool choose() const noexcept;
};

/// Reads what was typed. `now` is as the viewer sees it, and `seen_to` the last event that they
/// have seen, as they count. Errors: as `resolve_creature`; `bad_value`; `not_allowed` for what
/// others typed where the viewer does not see it.
[[nodiscard]] ruled<search_terms> search_terms_of(const commands::log_labels_given& typed,
                                                  const std::optional<word>& text, const state& now,
                                                  const viewer& whose, seq_t seen_to);

/// Whether a command fits. `told` says in words what came of it, and is asked only where nothing
/// else decides.
[[nodiscard]] bool fits(const commit_view& what, const search_terms& terms,
                        const std::function<std::string(const commit_view&)>& told);

/// A moment as it is typed: "2026-11-22", "2026-11-22T19:30", "2026-11-22 19:30:05Z"; nothing for
/// another text.
struct typed_moment {
  /// Milliseconds since 1970, UTC.
  std::int64_t first_ms = 0;
  /// The last one that is meant: of a day, of a minute.
  std::int64_t last_ms = 0;
};
[[nodiscard]] std::optional<typed_moment> moment_in(std::string_view text);

}  // namespace dnd::model::views
