#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The one table of the program's commands. The command line is read by it, commands are run by it,
/// `dnd help` and usage errors come from it, and a test holds the manual page and the completions
/// against it.
namespace dnd::cli {

struct context;
enum class exit_code : int;

enum class option_need : std::uint8_t {
  optional,
  repeated,  ///< May be given several times; each counts.
  required,
  instead_of_words,  ///< With it, the words after the command may be left out.
};

struct option_spec {
  std::string_view name;         ///< "--at"
  std::string_view placeholder;  ///< "SEQ"; empty for a flag
  std::string_view help;
  option_need needed = option_need::optional;
};

/// Names and other words after a command.
struct words_spec {
  std::string_view usage = {};  ///< "[NAME]"; empty when there are none
  std::size_t least = 0;
  std::size_t most = 0;
  std::string_view wanted = {};  ///< "a backup"; "a name" when empty
};
inline constexpr std::size_t any_number = 1'000'000;

struct command_spec {
  /// One or two words: "campaign show".
  std::string_view name;
  /// Null for `help`, which is answered before there are settings.
  exit_code (*run)(context&) = nullptr;
  words_spec words;
  std::span<const option_spec> options;
  std::string_view summary;  ///< One line.
  std::string_view details;  ///< Sentences; may be empty.
  std::span<const std::string_view> examples;
  /// Flags whose names say it all, without their dashes: "monsters". Null when there are none.
  std::span<const std::string_view> (*categories)() noexcept = nullptr;
};

/// In the order in which help shows them.
[[nodiscard]] std::span<const command_spec> command_table() noexcept;
/// By its one or two words; null when there is none.
[[nodiscard]] const command_spec* find_command_spec(std::string_view name) noexcept;

/// Those that go with every command.
[[nodiscard]] std::span<const option_spec> global_options() noexcept;

}  // namespace dnd::cli
