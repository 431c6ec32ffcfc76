#pragma once

#include "cli/app/command_table.hpp"
#include "cli/app/parse_number.hpp"
#include "model/result.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// What was typed on the command line, checked against the table of commands.
struct arguments {
  /// Null when no command was given: `dnd`, `dnd --help`, `dnd campaign --help`.
  const command_spec* command = nullptr;
  /// "campaign" when only the first word of a command was given.
  std::string group;
  /// What stands after the command: names, commands of the game. As typed.
  std::vector<std::string> words;
  /// By name ("--at"), global ones included; flags have an empty value. Of one that may be repeated
  /// the last; `repeated` has all.
  std::map<std::string, std::string, std::less<>> options;

  std::map<std::string, std::vector<std::string>, std::less<>> repeated = {};

  [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
  /// Nothing when it was not given.
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
  /// Each that was given of an option that may be repeated.
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
  /// The name of the command, of its group where that is all, or "dnd": what an answer is one to.
  [[nodiscard]] std::string_view kind() const noexcept;
  /// The first word; empty when there is none.
  [[nodiscard]] std::string first_word() const { return words.empty() ? "" : words.front(); }
};

/// Wrong usage: exit code 2.
struct usage_error {
  std::string message;
  std::string hint;
  /// Of the words of the command line: what `arguments::kind` would be, as far as it was read.
  std::string_view kind = {};
};

/// Reads the words after the program's name. Options of every command may stand before the command
/// and after it, its own only after it, as `--at 41` or `--at=41`; of one that is given twice the
/// last counts, unless it may be repeated. A lone `--` ends the options. Names what is wrong with
/// the nearest spelling: an
/// unknown command or option, an option without its value, a word too many or too few.
[[nodiscard]] expected<arguments, usage_error> read_arguments(std::span<const char* const> typed);

/// A whole number of an option. Nothing when the option was not given.
[[nodiscard]] expected<std::optional<std::uint64_t>, usage_error> number_of(const arguments& from,
                                                                            std::string_view option,
                                                                            std::uint64_t least,
                                                                            std::uint64_t most);

}  // namespace dnd::cli
