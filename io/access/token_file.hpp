#pragma once

#include "io/access/token.hpp"
#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The file of the host's tokens: `.host/tokens.jsonl` in the directory of the worlds, for its
/// owner alone. A line of JSON for each:
///
///     {"sum":"9f…","role":"player","name":"Ann","characters":["Elara"],
///      "campaigns":["Faerun/The-Lost-Mine"],"made":"2026-11-22T19:04:11.120Z","expires":"…"}
///
/// The tokens themselves are not in it. What may be left out: all but `sum`, `role` and `made`.
namespace dnd::io {

/// A monitor sees what the host counts of itself, and nothing of any campaign.
enum class token_role : std::uint8_t { gm, player, spectator, monitor };
[[nodiscard]] std::string_view to_text(token_role value) noexcept;
[[nodiscard]] std::optional<token_role> parse_token_role(std::string_view text) noexcept;

/// What is kept of a token.
struct kept_token {
  token_sum sum{};
  token_role role = token_role::spectator;
  /// Whose it is, for people; may be empty.
  std::string name = {};
  /// Names of a player's characters.
  std::vector<std::string> characters = {};
  /// Labels of the campaigns that it is for; none: all.
  std::vector<std::string> campaigns = {};
  /// Milliseconds since 1970, UTC.
  std::int64_t made_ms = 0;
  /// From when on it is good for nothing; nothing: never.
  std::optional<std::int64_t> expires_ms = {};

  friend bool operator==(const kept_token&, const kept_token&) = default;
};

[[nodiscard]] std::string tokens_path(const std::string& worlds_dir);

/// The bytes of the file; none when there is no file. Errors: of the disk, `too_large`.
[[nodiscard]] result<std::string> read_tokens(file_ops& ops, const std::string& path);
/// Errors: `corrupt`, with the line: of a file that is damaged nothing counts.
[[nodiscard]] result<std::vector<kept_token>> parse_tokens(std::string_view bytes,
                                                           const std::string& path);
/// The bytes of the file. `too_large` past `bounds::tokens_max`.
[[nodiscard]] result<std::string> render_tokens(const std::vector<kept_token>& all);
/// Replaces the file whole or not at all, durably; makes its directory. Errors: `too_large` past
/// `bounds::tokens_max`, and the disk's.
[[nodiscard]] result<done> write_tokens(file_ops& ops, const std::string& path,
                                        const std::vector<kept_token>& all);
/// The right to change the file; `locked` while another process has it.
[[nodiscard]] result<std::unique_ptr<file_lock>> lock_tokens(file_ops& ops,
                                                             const std::string& path);

}  // namespace dnd::io
