#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// Creatures of our own, and what files of other tools look like that hold them: ten of each
/// format, made here, in the shape that each tool writes.
namespace dnd::tests {

struct sample_creature {
  std::string name;
  std::string size;
  std::string type;
  std::string subtype;
  std::string alignment;
  int armor_class = 10;
  int dice_count = 1;
  int die_faces = 8;
  int walk = 30;
  int fly = 0;
  /// In the order of `model::ability`.
  std::array<int, 6> scores{};
  int darkvision = 0;
  std::string languages;
  /// "fire"; may be empty.
  std::string resistance;
  std::string immunity;
  std::string condition;
  /// "1/4", "3".
  std::string challenge;
  int proficiency = 2;
  std::string weapon;
  int weapon_faces = 6;
  std::string weapon_type;
  std::string trait;
  std::string trait_text;

  [[nodiscard]] int modifier(int ability) const;
  [[nodiscard]] int hit_points() const;
  /// "6d10+12"
  [[nodiscard]] std::string hit_dice() const;
  [[nodiscard]] int to_hit() const { return modifier(0) + proficiency; }
  /// "1d6+3"
  [[nodiscard]] std::string weapon_dice() const;
  [[nodiscard]] int breath_dc() const { return 8 + modifier(2) + proficiency; }
  /// It is proficient with Constitution saves and with Perception.
  [[nodiscard]] int constitution_save() const { return modifier(2) + proficiency; }
  [[nodiscard]] int perception() const { return modifier(4) + proficiency; }

  /// The sentences of its three actions, as books print them.
  [[nodiscard]] std::string multiattack_text() const;
  [[nodiscard]] std::string weapon_text() const;
  [[nodiscard]] std::string breath_text() const;
  /// "7 (1d8 + 3)"
  [[nodiscard]] static std::string amount(int count, int faces, int bonus);
};

[[nodiscard]] const std::vector<sample_creature>& sample_creatures();

struct sample_format {
  /// As the import calls it.
  std::string_view name;
  /// One file with one creature.
  std::string (*file)(const sample_creature& of);
};
[[nodiscard]] const std::vector<sample_format>& sample_formats();

}  // namespace dnd::tests
