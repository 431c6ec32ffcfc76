#pragma once

#include "model/command_values.hpp"
#include "model/commit.hpp"
#include "model/refusal.hpp"
#include "model/rules/encounter_difficulty.hpp"
#include "model/state.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// What the books of a campaign answer to questions, as a viewer may see it.
namespace dnd::model::views {

using book_value = std::variant<std::string, std::int64_t, bool>;

/// One thing that is answered: a sentence for people, and values with names for programs.
struct book_row {
  /// May be empty: then it is for programs alone.
  std::string text;
  std::vector<std::pair<std::string, book_value>> values;
};

struct books_view {
  /// The member of the answer's data: "experience", "inventory", "quests".
  std::string key;
  std::vector<book_row> rows;
  /// What people read where there are none.
  std::string nothing;
  /// What people read instead of the rows: lines that may be empty.
  std::vector<std::string> page = {};
};

// -- from a state ------------------------------------------------------------

/// `experience [WHO]`: of all characters that are there. Errors: as `resolve_creature`.
[[nodiscard]] ruled<books_view> experience_of_all(const state& now, const std::optional<word>& who);

/// `inventory [WHO]`: a holder, what it has, what it weighs and how much it could carry. What
/// others have is hidden from players, and what a thing is that nobody has identified. Errors: as
/// `holder_named`; `not_allowed`.
[[nodiscard]] ruled<books_view> inventory_of(const state& now, const std::optional<word>& of,
                                             const viewer& whose);

/// `time`
[[nodiscard]] books_view time_of(const state& now);
/// `quests`: those that are open first.
[[nodiscard]] books_view quests_of(const state& now, const viewer& whose);
/// `world`: places with who is there, factions, people, clocks.
[[nodiscard]] books_view world_of(const state& now, const viewer& whose);
/// `where`: places with who is there, then the groups.
[[nodiscard]] books_view where_all_are(const state& now, const viewer& whose);
/// `where is NAME`: a creature, a group, or something that the books know. Errors: as
/// `resolve_creature`.
[[nodiscard]] ruled<books_view> where_somebody_is(const state& now, const word& name,
                                                  const viewer& whose);
/// `who is NAME`: what the books say, or that it is on the table. Errors: `not_available`.
[[nodiscard]] ruled<books_view> known_of(const state& now, const word& name, const viewer& whose);

// -- from the log ------------------------------------------------------------

/// Commands in their order, up to the last of all. `now` is the state that knows what the days, and
/// those who are spoken of, are called.
using past = std::span<const commit_ptr>;

/// `about WORDS`: notes, events of the world and what the books wrote down that name it.
[[nodiscard]] books_view told_about(past commits, std::string_view words, const state& now,
                                    const viewer& whose);
/// `timeline`: at most `last` of what happened, in the order of the game's days.
[[nodiscard]] books_view told_timeline(past commits, std::size_t last, const state& now,
                                       const viewer& whose);
// -- encounters that are planned ---------------------------------------------

struct planned_monster {
  std::string slug;
  std::string name;
  std::int32_t xp = 0;
  std::int32_t count = 1;
};

/// The levels that were typed, as "3" and "4x3", else those of the characters that are alive.
/// Errors: `bad_value`, `not_available` when there are none.
[[nodiscard]] ruled<std::vector<std::int32_t>> levels_of(const state& now,
                                                         std::span<const word> typed);

/// `encounter plan`. Requires levels and monsters.
[[nodiscard]] books_view plan_of(std::span<const planned_monster> monsters,
                                 std::span<const std::int32_t> levels);

/// `encounter build`: up to ten groups of these monsters of just that difficulty.
[[nodiscard]] books_view proposals(std::span<const planned_monster> from, rules::difficulty wanted,
                                   std::span<const std::int32_t> levels);
/// "easy", "medium", "hard" or "deadly". Errors: `bad_value`.
[[nodiscard]] ruled<rules::difficulty> difficulty_in(const word& typed);

}  // namespace dnd::model::views
