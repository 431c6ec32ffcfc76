#pragma once

#include "model/command_values.hpp"
#include "model/language/verbs.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::language {

/// Puts a line together, after its verb: the opposite of `value_reader`. Each call adds one label
/// with its value, and nothing for what is left at its default.
class line_writer {
 public:
  explicit line_writer(std::string_view verb) : line_(verb) {}

  line_writer& words(const label_spec& label, const std::vector<word>& all);
  line_writer& optional_word(const label_spec& label, const std::optional<word>& one);
  line_writer& number(const label_spec& label, const std::optional<std::int32_t>& value);
  line_writer& dice(const label_spec& label, const dice_text& value);
  /// With what it comes from as the line's comment, so it stands after all labels and flags.
  line_writer& bonus(const label_spec& label, const std::optional<typed_bonus>& value);
  line_writer& faces(const label_spec& label, const rolled_faces& value);
  /// A word of a closed list, which needs no quotes.
  line_writer& name(const label_spec& label, std::string_view value);
  line_writer& title(std::string_view value);
  line_writer& text(std::string_view value);
  line_writer& comment(std::string_view value);
  line_writer& flag(const flag_spec& flag, bool given);
  line_writer& d20_flags(const advantage_flags& flags);

  [[nodiscard]] const std::string& line() const noexcept { return line_; }

 private:
  line_writer& add(std::string_view part);
  line_writer& add_label(const label_spec& label);

  std::string line_;
};

/// A name as it stands in a line: in quotes where it would be read as a label, a comment, a flag
/// or a quote without them.
[[nodiscard]] std::string as_value(std::string_view text);

}  // namespace dnd::model::language
