#pragma once

#include "actors/workspace.hpp"
#include "cli/app/arguments.hpp"
#include "cli/app/exit_code.hpp"
#include "cli/app/output.hpp"
#include "io/workspace/settings.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// How answers are written.
enum class answer_format : std::uint8_t { text, json };

/// What every command works with.
struct context {
  /// For the engine and what else keeps campaigns; the command line itself reads no files.
  io::file_ops& ops;
  const arguments& typed;
  const io::config::settings& settings;
  actors::workspace& places;
  output& out;
  answer_format format = answer_format::text;
  /// Of the engine's dice; random when not given.
  std::optional<std::uint64_t> seed;
};

/// Where the settings say that worlds and content are; `store` may be null, then they are files.
[[nodiscard]] actors::workspace_options workspace_options_of(
    const io::config::settings& settings, std::shared_ptr<actors::shared_store> store);

/// What writes files of content is for worlds of this machine: what it wrote into the copy of a
/// store would be lost.
[[nodiscard]] io::result<done> content_is_files(const context& with);
/// For commands that are about one.
[[nodiscard]] usage_error no_store_named();
[[nodiscard]] expected<std::string, usage_error> store_address(const context& with);

/// Milliseconds since 1970, UTC.
[[nodiscard]] std::int64_t now_ms();

/// "2026-11-22T19:04:11Z"; "-" for a time that is not known.
[[nodiscard]] std::string time_text(std::int64_t ms);
/// The same to the millisecond, as in the log: "2026-11-22T19:04:11.120Z".
[[nodiscard]] std::string moment_text(std::int64_t ms);

/// Reports an error in the way that was asked for, with what can be done about it, and says what
/// the program ends with.
exit_code fail(context& with, const io::error& why);
exit_code fail(context& with, const usage_error& why);
/// Sentences that are no errors, to standard error.
void warn(context& with, std::span<const std::string> sentences);
/// One line about each folder that was passed over.
void warn(context& with, std::span<const io::error> unreadable);

/// The answer of a command. JSON: an object of what was asked for, which gets its envelope here.
exit_code answer(context& with, std::string_view facts);
/// The same where something is wrong with what was asked for.
exit_code answer(context& with, std::string_view facts, const io::error& why);
/// Lines for people.
exit_code answer(context& with, std::span<const std::string> lines);

/// The campaign that a command is about: the one that was named, else the current one, else the
/// only one there is. `not_found` lists what there is.
[[nodiscard]] io::result<actors::campaign_info> chosen_campaign(context& with,
                                                                std::string_view name);

/// The same, and a campaign that cannot be opened is found too: for looking at damage and mending
/// it.
[[nodiscard]] io::result<actors::campaign_info> damaged_campaign(context& with,
                                                                 std::string_view name);

/// What a person says to a question.
enum class consent { given, withheld, nobody_to_ask };
/// Asks on the terminal, on standard error; anything but yes withholds. `--yes` answers before.
[[nodiscard]] consent ask(context& with, std::string_view question);
/// Reports that nothing was done because nobody could be asked, or because the answer was no.
exit_code not_done(context& with, consent answer);
/// The same as JSON, with what would have been done.
exit_code not_done(context& with, std::string_view facts);

}  // namespace dnd::cli
