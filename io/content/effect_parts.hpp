#pragma once

#include "io/content/fields.hpp"
#include "model/effects/effect.hpp"

#include <string>
#include <vector>

/// What steps, effects and features have in common in YAML. Each reader fails through the value
/// that it was given.
namespace dnd::io::content {

/// A number or a word as it is written.
[[nodiscard]] std::string read_plain(const value& at);
/// The name of a skill or an ability.
[[nodiscard]] std::string read_check_name(const value& at);
/// The moment that a reaction answers: "hit_by", "spell_cast", "save_failed" or "damaged".
[[nodiscard]] std::string read_moment(const value& at);
/// How long an effect lasts: a text that `is_duration` knows.
[[nodiscard]] std::string read_duration(const value& at);
/// Dice and words such as "2d6+mod".
[[nodiscard]] std::string read_dice_words(const value& at);
/// When uses come back: "long rest", or `{dawn: 1d6+4}` for so many of them.
void read_refill(const value& at, model::pool& into);
/// For whom a step is carried out; empty where there is no filter.
[[nodiscard]] std::vector<model::effect_filter> read_when(const value& at);
[[nodiscard]] std::vector<model::pool> read_pools(const value& at);

/// One name, or a list of them; never empty.
template <class Read>
[[nodiscard]] std::vector<std::string> names_at(const value& at, Read read) {
  std::vector<std::string> names;
  if (at.is(yaml_kind::sequence))
    at.each([&](const value& item) { names.push_back(read(item)); });
  else if (at)
    names.push_back(read(at));
  if (names.empty()) names.emplace_back();
  return names;
}

}  // namespace dnd::io::content
