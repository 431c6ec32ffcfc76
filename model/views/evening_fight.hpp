#pragma once

#include "model/views/evening.hpp"
#include "model/views/evening_people.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// A fight of an evening, from its commands: who fought, and the points at which it turned. Those
/// are the hardest hit, critical hits, who fell, rose and died, the end of the strongest foe, and
/// the round in which the balance of the hit points that are left turned for good.
class evening_fight {
 public:
  /// `people` must outlive it.
  evening_fight(std::uint32_t number, event_span began, evening_people& people);

  void join(std::string_view id);
  /// `seen` must outlive the command.
  void begin_command(const commit_view& seen);
  /// One event of it.
  template <class Event>
  void take(const Event& e, const event_view& from) {
    seq_ = from.seq;
    if constexpr (requires { note(e, from); }) note(e, from);
  }
  void end_command();

  [[nodiscard]] told_fight finish(bool is_over);

 private:
  /// What one command did to somebody.
  struct blow {
    std::string by;
    std::string with;
    std::int64_t amount = 0;
    bool critical = false;
    seq_t last = 0;
  };
  /// How far the characters were ahead after an event, in shares of all hit points.
  struct balance {
    event_span events;
    std::uint32_t round = 0;
    double ahead = 0;
  };

  void note(const combatant_joined& e, const event_view& from);
  void note(const round_started& e, const event_view& from);
  void note(const attack_rolled& e, const event_view& from);
  void note(const spell_cast& e, const event_view& from);
  void note(const damage_dealt& e, const event_view& from);
  void note(const healed& e, const event_view& from);
  void note(const vitality_changed& e, const event_view& from);

  [[nodiscard]] std::string called(std::string_view id);
  [[nodiscard]] event_span here() const;
  void weigh();
  void add_turn_of_balance();
  void add_hits();
  void add_end_of_strongest();
  [[nodiscard]] std::vector<counted_name> foes_by_kind(bool dead_alone);
  [[nodiscard]] fight_end ending(bool is_over);

  evening_people& people_;
  told_fight out_;
  /// Ids, in the order in which they joined.
  std::vector<std::string> characters_;
  std::vector<std::string> foes_;
  std::uint32_t round_ = 1;
  const commit_view* seen_ = nullptr;
  seq_t seq_ = 0;
  std::string spell_;
  std::map<std::string, blow, std::less<>> blows_;
  std::map<std::string, std::string, std::less<>> healers_;
  std::optional<told_fact> hardest_;
  std::vector<told_fact> criticals_;
  /// With the id of who died.
  std::vector<std::pair<std::string, told_fact>> slain_;
  std::vector<balance> balances_;
};

}  // namespace dnd::model::views
