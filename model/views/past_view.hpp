#pragma once

#include "model/refusal.hpp"
#include "model/views/books_view.hpp"
#include "model/views/changes.hpp"
#include "model/views/figures.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the log answers to why and when, for the game master: each answer names the events that it
/// stands on.
namespace dnd::model::views {

/// Whose value is asked about, and which.
struct asked_figure {
  /// As of `figure_change::subject`.
  std::string subject;
  /// What people call them.
  std::string called;
  /// The word that stands beside the name; empty for none.
  std::string typed;
  figure_word which;
};

/// Where the name stands, when both orders are possible.
enum class name_place : std::uint8_t { first, last };
/// Reads "hp goblin-2" and "goblin-2 hp". Whoever is not on the table has to be named by their id.
/// Errors: as `resolve_creature`; `bad_value` for a value that nobody has.
[[nodiscard]] ruled<asked_figure> figure_asked(const word& typed, const state& now,
                                               name_place where);
/// Somebody alone.
[[nodiscard]] ruled<asked_figure> subject_asked(const word& typed, const state& now);

/// Something that happens to somebody: the words for it, and whether a change is that.
struct asked_moment {
  asked_figure whose;
  /// "died", as it is told.
  std::string_view told;
  bool (*is_it)(const figure_change& change) = nullptr;
  /// Whether it may be where this is noted: a figure, or what `life_became` says.
  bool (*named)(std::string_view noted) = nullptr;
};
/// Reads "goblin-3 die". Errors: as `figure_asked`; `bad_value` for another word.
[[nodiscard]] ruled<asked_moment> moment_asked(const word& typed, const state& now);

/// Two events, the first one before the second. `last` is where the campaign stands.
struct asked_range {
  seq_t from = 0;
  seq_t to = 0;
};
/// Reads "10..20", "10" and "10 20". Errors: `bad_value`.
[[nodiscard]] ruled<asked_range> range_asked(const word& typed, seq_t last);

/// A number of an event, with or without a word before it: "1234", "attack 1234"; 0 when it is
/// something else.
[[nodiscard]] seq_t event_asked(const word& typed);

/// `history`: oldest first. `is_whole`: there are no older ones.
[[nodiscard]] books_view told_history(const asked_figure& of, std::span<const event_change> all,
                                      bool is_whole);
/// `why` a value is as it is: the changes of the figures that are meant, newest first, with the
/// command of the first; nothing when there is none.
[[nodiscard]] books_view told_why(const asked_figure& of, std::span<const event_change> last,
                                  const state& now);
/// The same without what led to it.
[[nodiscard]] books_view told_since(const asked_figure& of, std::span<const event_change> last);
/// `why` of an event: all that its command says up to it.
[[nodiscard]] books_view told_event(const commit_ptr& what, seq_t seq);
/// `when did`: newest first, each with the fight that was on before it.
struct told_moment {
  event_change what;
  /// 0: there was none.
  std::uint32_t fight = 0;
  std::uint32_t round = 0;
};
[[nodiscard]] books_view told_when(const asked_moment& of, std::span<const told_moment> all);
/// `blame`
[[nodiscard]] books_view told_blame(const asked_figure& of, std::span<const event_change> all,
                                    const state& now);
/// "grog: attack with: greataxe to: goblin-2": who gave it, and what was typed.
[[nodiscard]] std::string command_text(const commit& what);
/// Whether people are told of it among others: of who comes or leaves that alone is enough.
[[nodiscard]] bool is_news(const figure_change& change);
/// "goblin-2: hp 22 → 13", "goblin-2: leaves".
[[nodiscard]] std::string difference_text(const figure_change& change);
/// `diff`
struct told_difference {
  figure_change change;
  /// 0 and null: nobody knows what made it so.
  seq_t seq = 0;
  commit_ptr what = {};
};
[[nodiscard]] books_view told_differences(const asked_range& of,
                                          std::span<const told_difference> all);

/// `who healed`, `who hurt`: of the commits, what still stands.
enum class harm : std::uint8_t { healed, hurt };
[[nodiscard]] books_view told_harm(harm which, const asked_figure& whom, past commits);

}  // namespace dnd::model::views
