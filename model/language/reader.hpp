#pragma once

#include "model/command.hpp"
#include "model/language/sentence.hpp"
#include "model/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dnd::model::language {

/// The third step of reading a line: values to data. Each call reads one label; a value that is
/// wrong gives a default and is remembered, so that a command is built without a branch for each
/// of its fields, and `problem` is asked once, at the end. Must not outlive its sentence.
class value_reader {
 public:
  explicit value_reader(const sentence& from) : sentence_(from) {}

  [[nodiscard]] std::vector<word> words(label_id label);
  [[nodiscard]] std::optional<word> optional_word(label_id label);
  [[nodiscard]] word one_word(label_id label);
  [[nodiscard]] std::optional<word> new_name(label_id label);
  [[nodiscard]] std::optional<std::int32_t> number(label_id label);
  [[nodiscard]] dice_text dice(label_id label);
  [[nodiscard]] rolled_faces faces();
  [[nodiscard]] condition subject_condition();
  [[nodiscard]] ability subject_ability();
  [[nodiscard]] std::variant<skill, ability> subject_skill();
  [[nodiscard]] cover_degree cover();
  [[nodiscard]] std::string title();
  [[nodiscard]] std::string topic();
  /// `amount:` and `type:` in pairs, in either order.
  [[nodiscard]] std::vector<commands::damage_amount> damage_parts();

  /// `hp: 30` or `hp: roll`, into the fields of `to`.
  void hit_points(commands::add& to);

  [[nodiscard]] bool has(flag_id flag) const;
  [[nodiscard]] advantage_flags d20_flags() const;
  /// Where a label stands; requires that it was given.
  [[nodiscard]] std::size_t column(label_id label) const;

  void refuse(refusal why);
  /// The wrong value that stands first in the line.
  [[nodiscard]] const std::optional<refusal>& problem() const { return problem_; }

 private:
  [[nodiscard]] const given_label* find(label_id label) const;
  [[nodiscard]] const value& first_value(const given_label& given) const;
  [[nodiscard]] std::int32_t number_of(const label_spec& spec, const value& from);
  [[nodiscard]] dice_text dice_of(const value& from);
  [[nodiscard]] damage_type damage_type_of(const value& from);
  void refuse_value(const label_spec& spec, const value& from, refusal_code code,
                    std::string expected);
  void refuse_word(const value& from, refusal_code code, std::string_view what,
                   const std::vector<std::string_view>& names);
  /// `zombie count 3`: no name has a label and a number in it, so the ':' was forgotten.
  void refuse_number_in(const value& from);

  const sentence& sentence_;
  std::optional<refusal> problem_;
};

}  // namespace dnd::model::language
