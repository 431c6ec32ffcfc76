#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Small YAML files of settings: a list of names with one value each, in at most two levels.
namespace dnd::io {

struct field {
  /// "snapshot_every"; "rulings.initiative" for one inside of another.
  std::string name;
  /// As written, without quotes. Nothing when there is no value, or not just one.
  std::optional<std::string> value;
  bool one_value = true;
  std::uint32_t name_line = 1;    ///< From 1.
  std::uint32_t name_column = 1;  ///< From 1.
  std::uint32_t line = 1;         ///< Of the value, from 1.
  std::uint32_t column = 1;       ///< Of the value, from 1.
};

class fields {
 public:
  /// Errors: the disk's, `not_found` among them; those of `content::read_yaml`; `bad_content`
  /// for anything that is neither empty nor names with values.
  [[nodiscard]] static result<fields> read(file_ops& ops, const std::string& path);
  /// The same of a text that stands, or stood, at `path`.
  [[nodiscard]] static result<fields> parse(std::string_view text, const std::string& path);

  [[nodiscard]] const std::vector<field>& all() const noexcept { return all_; }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// Null when it is not there or has no value.
  [[nodiscard]] const field* find(std::string_view name) const noexcept;
  /// `bad_content` for the first field that is none of `known`, with the nearest spelling, or that
  /// is a list or nested too deep. Apart from `read`, so that a version can be looked at first.
  [[nodiscard]] result<done> check(std::span<const std::string_view> known) const;
  /// An error at the place of a field's value.
  [[nodiscard]] error at(const field& where, ec code, std::string what, std::string todo) const;

 private:
  std::vector<field> all_;
  std::string path_;
};

/// A whole number of decimal digits, within bounds.
[[nodiscard]] std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t min,
                                                        std::uint64_t max) noexcept;

/// The text as a YAML string in quotes, which nothing can mistake for a number or a date.
[[nodiscard]] std::string yaml_quoted(std::string_view text);

}  // namespace dnd::io
