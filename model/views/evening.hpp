#pragma once

#include "model/commit.hpp"
#include "model/state.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/sessions.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What happened in a session, as facts: what a recap is made of. They come from what somebody sees
/// of the log, so nothing is in them that they may not know.
namespace dnd::model::views {

/// Events of the log, as the viewer counts.
struct event_span {
  seq_t first = 0;
  seq_t last = 0;
};

enum class moment_kind : std::uint8_t {
  came,   ///< `who`: characters who came to the table.
  left,   ///< `who`: characters who left.
  note,   ///< `text`.
  world,  ///< `text`: what happened in the world.
  /// `text` is known, for the first time where `amount` is 1; `things`: how it stands, or how far
  /// it has come where `amount` is 2, and what is told of it.
  book,
  found,       ///< `who` has, or the stash: `things` and `amount` in copper.
  bought,      ///< `who`: `things`.
  experience,  ///< `who`: each gains `amount`; `text`: what for.
  level_due,   ///< `who`: level `amount` is due.
  changed,     ///< `who`: the character's new level or the like, in `text`.
  rested,      ///< `who`; `amount`: 1 for a long rest.
  arrived,     ///< `who`: at `text`.
  time,        ///< `amount` rounds passed.
  critical,    ///< `who` hit `whom` critically for `amount` with `text`.
  hardest,     ///< The hardest hit: the same, critical or not.
  fell,        ///< `whom` fell to 0 hit points, by `who` where that is known.
  rose,        ///< `whom` stands again, by `who` where somebody helped.
  died,        ///< `whom`, a character, died; by `who`.
  slain,       ///< `whom`, somebody else, died; by `who`.
  revived,     ///< `whom` lives again.
  turned,      ///< The fight turned; `amount`: 1 for the characters, 0 against them.
};

struct told_fact {
  moment_kind kind{};
  event_span events;
  /// Names.
  std::vector<std::string> who = {};
  std::string whom = {};
  std::string text = {};
  std::int64_t amount = 0;
  std::vector<std::string> things = {};
  bool critical = false;
  /// Of a fight; 0 outside of one.
  std::uint32_t round = 0;
};

/// So many of one name: "goblin", 3.
struct counted_name {
  std::string name;
  std::int64_t count = 0;
};

enum class fight_end : std::uint8_t { goes_on, foes_fell, characters_fell, ended };

struct told_fight {
  std::uint32_t number = 0;
  event_span events;
  std::uint32_t rounds = 0;
  fight_end end{};
  /// Names of characters, and of the others by kind.
  std::vector<std::string> characters;
  std::vector<counted_name> foes;
  /// Of the foes who died.
  std::vector<counted_name> slain;
  /// Turning points, in their order.
  std::vector<told_fact> turns;
};

/// A part of the evening: a fight, or what happened outside of one.
struct told_scene {
  std::optional<told_fight> fight = {};
  std::vector<told_fact> facts = {};
};

struct told_evening {
  session_info session;
  std::vector<told_scene> scenes;
};

/// Makes an evening of the commits of a session, which are read to it in their order. What is taken
/// back it passes over.
class evening_reader {
 public:
  /// `before` is the state before the session, as the viewer sees it.
  evening_reader(session_info session, const state& before, viewer whose);
  ~evening_reader();
  evening_reader(evening_reader&&) noexcept;
  evening_reader& operator=(evening_reader&&) noexcept;

  /// `what` and what the viewer sees of it.
  void read(const commit& what, const commit_view& seen);
  [[nodiscard]] told_evening finish();

 private:
  class teller;
  std::unique_ptr<teller> teller_;
};

}  // namespace dnd::model::views
