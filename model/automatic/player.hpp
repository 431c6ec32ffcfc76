#pragma once

#include "model/automatic/chance.hpp"
#include "model/automatic/options.hpp"
#include "model/rulings.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

/// A fight that plays itself, one command after the other. Pure: what is chosen follows from the
/// state, the plan and what was chosen before in the same turn.
namespace dnd::model::automatic {

/// Why it ends.
enum class ending : std::uint8_t {
  one_side_down,  ///< No character, or no monster, is on its feet.
  round_reached,  ///< The round that was asked for is over.
  rounds_max,     ///< So many rounds were played, and it is not decided.
  no_fight,       ///< None is on.
  stuck,          ///< Not even the next turn can begin.
};

/// "one_side_down" and so on: for programs.
[[nodiscard]] std::string_view to_text(ending value) noexcept;

/// What is to be typed next, or why nothing is.
using next_move = std::variant<std::string, ending>;

/// Plays one fight from where it stands. Whoever holds it gives each line that it answers as a
/// command, and asks again with the state after it.
class player {
 public:
  /// `content` gives the spells that are looked up as "spells/fireball"; it must outlive the
  /// player. One that it does not have is not cast.
  player(const commands::auto_encounter& how, const content_lookup& content,
         const rulings& house) noexcept
      : how_(how), content_(content), house_(house) {}

  /// The line is a command that the rules take in this state, whatever its dice show.
  [[nodiscard]] next_move next(const state& now);

 private:
  /// What was done in one turn.
  struct turn_memory {
    std::uint32_t round = 0;
    std::uint32_t place = 0;
    std::uint32_t commands = 0;
    std::uint32_t actions = 0;
    std::uint32_t attacks = 0;
    std::uint32_t bonus_actions = 0;
    /// Those who have used a legendary action at its end.
    std::vector<creature_id> legendary;
    /// Those whose lair was asked in it.
    std::vector<creature_id> lairs;
  };

  [[nodiscard]] std::optional<ending> end_of(const state& now);
  void begin_turn(const encounter& fight);
  [[nodiscard]] next_move answer(const state& now, chance& by) const;
  [[nodiscard]] std::optional<std::string> act(const state& now, const creature& who, chance& by);
  [[nodiscard]] std::optional<std::string> act_by_chance(const state& now, const creature& who,
                                                         chance& by);
  [[nodiscard]] std::optional<std::string> act_legendary(const state& now, const creature_id& of);
  [[nodiscard]] std::optional<std::string> act_lair(const state& now);
  [[nodiscard]] turn_open open_for(const creature& who) const;
  void remember(const creature& who, const command& what);
  /// The line, if the rules take it.
  [[nodiscard]] std::optional<std::string> if_taken(const state& now, const command& what) const;

  commands::auto_encounter how_;
  const content_lookup& content_;
  rulings house_;
  /// The round in which it began to play.
  std::optional<std::uint32_t> began_;
  turn_memory turn_;
};

}  // namespace dnd::model::automatic
