#pragma once

#include "model/effects/effect.hpp"
#include "model/refusal.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// What whoever uses an effect says where it leaves a choice: the name of a branch, or a creature
/// and how many of it. See docs/effects.md.
namespace dnd::model::rules {

/// "wolf x8": a name, and how often.
struct counted_name {
  std::string_view name;
  /// 1..999; 0 where nothing is said.
  std::int32_t count = 0;
};
/// The whole text is the name where its end is no number: "wolf", "wolf x", "wolf x0".
[[nodiscard]] counted_name counted_name_of(std::string_view text) noexcept;

/// The branch of a choice that one of the words names, or in which some step offers what one of
/// them names; without words the first. Null when there is none. A branch named by its own name
/// goes before one that only offers.
[[nodiscard]] const effect_branch* chosen_branch(const effect& step,
                                                 std::span<const std::string> words);

/// Whether the word names a branch or a creature somewhere in the steps.
[[nodiscard]] bool is_offered(const effect_list& steps, const std::string& word);

/// The first word that names one of the creatures of a step; empty when none does. A whole name
/// goes before a beginning.
struct chosen_creature {
  /// As it stands in the content, without its number; empty: none.
  std::string_view name;
  /// How often: what was said, else what stands in the content; 0: neither.
  std::int32_t count = 0;
  /// Which of the words it was.
  std::size_t word = 0;
};
/// From the word at `from` on. Of "any beast" nothing is known here: see `takes_type`.
[[nodiscard]] chosen_creature creature_in(const effect& step, std::span<const std::string> words,
                                          std::size_t from = 0);

/// Whether a step takes any creature of some types, or any at all.
[[nodiscard]] bool takes_any(const effect& step) noexcept;
/// Whether it takes one of this type, such as "humanoid (goblinoid)", for that reason.
[[nodiscard]] bool takes_type(const effect& step, std::string_view type) noexcept;

}  // namespace dnd::model::rules
