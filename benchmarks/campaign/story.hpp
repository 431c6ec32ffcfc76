#pragma once

#include "model/state.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// A made-up campaign, told in the lines that a group would type.
namespace dnd::bench {

/// Small and the same on every machine: std:: distributions are not.
class dice_cup {
 public:
  explicit dice_cup(std::uint64_t seed) noexcept : state_(seed) {}
  std::uint64_t draw() noexcept;
  /// 0..`count` - 1; requires `count` > 0.
  std::size_t pick(std::size_t count) noexcept { return static_cast<std::size_t>(draw() % count); }
  bool one_in(std::size_t count) noexcept { return pick(count) == 0; }

 private:
  std::uint64_t state_;
};

enum class ending : std::uint8_t {
  /// The story may stop between any two fights.
  calm,
  /// The first fight goes on for ever.
  in_a_fight,
};

enum class telling {
  /// Fights, and little between them.
  fights,
  /// After each fight what a group writes down of its life: experience, coins and things that
  /// change hands, time that passes, what happens in the world.
  life,
};

/// Sessions of several fights of 12 to 60 creatures, with what lies between: checks, notes, rests,
/// new monsters in place of the dead. It looks at the state before each line, so nearly every line
/// is accepted; one that is refused costs nothing, since the next is another.
class story {
 public:
  explicit story(std::uint64_t seed, ending how = ending::calm,
                 telling what = telling::fights) noexcept
      : dice_(seed), ending_(how), telling_(what) {}

  /// The next line for the state as it is.
  [[nodiscard]] std::string next(const model::state& now);
  /// The fight that is on ends with its next turn.
  void come_to_an_end() noexcept { left_ = 0; }
  /// True when nothing is under way: no session's fight, no monsters on the table.
  [[nodiscard]] bool is_calm(const model::state& now) const;
  /// Milliseconds until the next line is typed.
  [[nodiscard]] std::int64_t pause_ms();

 private:
  enum class scene : std::uint8_t { opening, travel, muster, fight, aftermath };
  using names = std::vector<std::string>;

  std::string answer(const model::pending_decision& waits);
  std::string open(const model::state& now);
  std::string travel(const model::state& now);
  std::string muster(const model::state& now);
  std::string fight(const model::state& now);
  std::string act(const model::state& now, const model::creature& who);
  std::string master(const model::state& now);
  std::string aftermath(const model::state& now);
  std::string life();
  std::string one_hero();
  const names& actions_of(const model::creature& who);

  dice_cup dice_;
  ending ending_;
  telling telling_;
  scene scene_ = scene::opening;
  /// Lines left in the scene, or rounds in a fight.
  std::size_t left_ = 0;
  bool acted_ = false;
  std::size_t fights_in_session_ = 0;
  /// Lines about life that are still to come after this fight.
  std::size_t life_left_ = 0;
  std::map<const model::stat_block*, names> actions_;
  std::vector<model::stat_block_ptr> kept_;
};

}  // namespace dnd::bench
