#pragma once

#include "model/command_values.hpp"
#include "model/content/category.hpp"
#include "model/language/sentence.hpp"
#include "model/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dnd::model::language {

/// `hp: 30` or `hp: roll`.
struct typed_hit_points {
  std::optional<std::int32_t> number;
  bool roll = false;
};

/// The third step of reading a line: values to data. Each call reads one label; a value that is
/// wrong gives a default and is remembered, so that a command is built without a branch for each
/// of its fields, and `problem` is asked once, at the end. Must not outlive its sentence.
class value_reader {
 public:
  explicit value_reader(const sentence& from) : sentence_(from) {}

  // What is not given is empty, or nothing. A label that a row requires is given, unless the line
  // is only begun: then `one_word` is empty.
  [[nodiscard]] std::vector<word> words(const label_spec& label);
  /// Of a list that goes on after its numbers: each with the number that was said for it, before
  /// its name, unless it has one already. See `verb_spec::list_goes_on_after`.
  [[nodiscard]] std::vector<word> numbered_words(const label_spec& list, const label_spec& number);
  [[nodiscard]] std::optional<word> optional_word(const label_spec& label);
  [[nodiscard]] word one_word(const label_spec& label);
  [[nodiscard]] std::optional<word> new_name(const label_spec& label);
  [[nodiscard]] std::optional<std::int32_t> number(const label_spec& label);
  [[nodiscard]] dice_text dice(const label_spec& label);
  /// A number or dice with what the line's comment says it comes from; nothing when not given.
  [[nodiscard]] std::optional<typed_bonus> bonus(const label_spec& label);
  [[nodiscard]] rolled_faces faces(const label_spec& label);
  [[nodiscard]] condition condition_of(const label_spec& label);
  [[nodiscard]] ability ability_of(const label_spec& label);
  [[nodiscard]] std::variant<skill, ability> skill_of(const label_spec& label);
  [[nodiscard]] cover_degree cover(const label_spec& label);
  [[nodiscard]] std::string title(const label_spec& label);
  [[nodiscard]] std::string topic(const label_spec& label);
  /// A kind of content; nothing when none was given, or after a refusal.
  [[nodiscard]] std::optional<category> category_of(const label_spec& label);
  [[nodiscard]] typed_hit_points hit_points(const label_spec& label);
  /// `amount:` and `type:` beside each other, in either order; an amount may stand alone.
  [[nodiscard]] std::vector<commands::damage_amount> damage_parts(const label_spec& amount,
                                                                  const label_spec& type);
  /// Of a verb whose subject is the rest of the line.
  [[nodiscard]] const std::string& text() const { return sentence_.text; }
  /// Where it begins.
  [[nodiscard]] std::size_t text_column() const { return sentence_.text_column; }
  /// What stood after `#`, trimmed.
  [[nodiscard]] const std::string& comment() const { return sentence_.comment; }

  [[nodiscard]] bool has(const flag_spec& flag) const;
  [[nodiscard]] bool is_given(const label_spec& label) const { return find(label) != nullptr; }
  [[nodiscard]] advantage_flags d20_flags() const;
  /// Those that were given, in no order.
  [[nodiscard]] const std::vector<given_flag>& flags() const { return sentence_.flags; }
  /// Where a label stands; requires that it was given.
  [[nodiscard]] std::size_t column(const label_spec& label) const;

  void refuse(refusal why);
  /// The wrong value that stands first in the line.
  [[nodiscard]] const std::optional<refusal>& problem() const { return problem_; }

 private:
  [[nodiscard]] const given_label* find(const label_spec& label) const;
  [[nodiscard]] const value& first_value(const given_label& given) const;
  [[nodiscard]] std::int32_t number_of(const label_spec& spec, const value& from);
  [[nodiscard]] dice_text dice_of(const value& from);
  [[nodiscard]] damage_type damage_type_of(const value& from);
  /// The word of the label's closed list that is meant; empty after a refusal.
  [[nodiscard]] std::string_view closed_word(value_kind kind, const value& from, refusal_code code,
                                             std::string_view what);
  void refuse_value(const label_spec& spec, const value& from, refusal_code code,
                    std::string expected);
  void refuse_word(const value& from, refusal_code code, std::string_view what,
                   const std::vector<std::string_view>& names);
  /// Of a value in the short form: the number that stands right after it.
  [[nodiscard]] std::optional<std::int32_t> number_after(const given_label& given) const;
  /// `zombie count 3`: no name has a label and a number in it, so the ':' was forgotten.
  void refuse_number_in(const value& from);

  const sentence& sentence_;
  std::optional<refusal> problem_;
};

}  // namespace dnd::model::language
