#pragma once

#include "io/import/imported_creature.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::imports {

/// What a format gives of an action in fields of its own, for where its text says nothing.
struct action_figures {
  std::optional<model::attack_profile> attack;
  std::optional<model::saving_throw> save;
  std::vector<model::damage_part> damage;
  /// Names of other actions.
  std::vector<model::multiattack_step> steps;
  model::usage_limit usage;
  std::uint8_t cost = 0;
  std::string area;
};

/// Which of text and figures an action is taken from, where both say something.
enum class action_source : std::uint8_t { text_first, figures_first };

/// Makes a creature of what a format says, in whatever order it says it. What it lacks is filled in
/// and noted as guessed; what it cannot use is noted as left out. Texts may be dressed.
class creature_maker {
 public:
  explicit creature_maker(std::string_view name);

  [[nodiscard]] import_notes& notes() noexcept { return made_.notes; }
  [[nodiscard]] model::stat_block& block() noexcept { return made_.block; }
  [[nodiscard]] imported_creature& creature() noexcept { return made_; }

  void size(std::string_view text);
  void type(std::string_view text);
  /// In parentheses after the type.
  void subtype(std::string_view text);
  void alignment(std::string_view text);
  void languages(std::string_view text);
  void describe(std::string_view text);
  void armor_class(std::optional<int> value);
  void hit_points(std::optional<int> value, std::optional<std::string> dice);
  void score(model::ability with, std::optional<int> value);
  void save_bonus(std::string_view ability, int bonus);
  void skill_bonus(std::string_view skill, int bonus);
  /// "Dex +4, Con +2", "Stealth +6".
  void save_bonuses(std::string_view text);
  void skill_bonuses(std::string_view text);
  void speed(std::string_view text);
  void speed(const model::speeds& given);
  void senses(std::string_view text);
  void passive_perception(std::optional<int> value);
  void damage_defence(model::defence_kind kind, std::string_view text);
  void condition_immunities(std::string_view text);
  void challenge(std::string_view text);
  void experience(std::optional<int> value);
  void proficiency_bonus(std::optional<int> value);
  void initiative(std::optional<int> value);
  void legendary_uses(std::optional<int> value);
  void trait(std::string_view title, std::string_view text);
  void action(model::action_group group, std::string_view title, std::string_view text,
              const action_figures& figures = {}, action_source from = action_source::text_first);
  void spellcasting(model::spellcasting casting);

  /// Saves and skills by whether the creature is proficient: `times` the bonus.
  void save_proficiency(model::ability with);
  void skill_proficiency(model::skill skill, int times);
  /// What has been given so far; 10 where nothing has.
  [[nodiscard]] int score_of(model::ability with) const;
  [[nodiscard]] int modifier_of(model::ability with) const;
  /// That which was given, else that of the challenge.
  [[nodiscard]] int proficiency_bonus() const;

  /// The creature. Requires that nothing else is called afterwards.
  [[nodiscard]] imported_creature take();

 private:
  void add_action(imported_action made);
  void finish_bonuses();
  void finish_figures();
  void finish_multiattacks();
  void finish_legendary();

  imported_creature made_;
  std::array<bool, model::ability_count> has_score_{};
  std::map<std::size_t, int> saves_;
  std::map<std::size_t, int> skills_;
  std::map<std::size_t, int> proficient_saves_;
  std::map<std::size_t, int> proficient_skills_;
  std::optional<int> armor_class_;
  std::optional<int> hit_points_;
  std::optional<int> passive_;
  std::optional<int> xp_;
  std::optional<int> proficiency_;
  std::optional<int> legendary_uses_;
  std::string subtype_;
  bool has_speed_ = false;
};

}  // namespace dnd::io::imports
