#include "cli/host/token_terms.hpp"

#include "model/bounds.hpp"
#include "model/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::cli::host {
namespace {

/// "90s", "15m", "12h", "30d", "4w" in milliseconds.
[[nodiscard]] std::optional<std::int64_t> life_of(std::string_view text) {
  struct unit {
    char letter;
    std::int64_t seconds;
  };
  constexpr unit units[] = {{'s', 1}, {'m', 60}, {'h', 3'600}, {'d', 86'400}, {'w', 604'800}};
  if (text.empty()) return std::nullopt;
  for (const unit& each : units) {
    if (text.back() != each.letter) continue;
    const auto most = static_cast<std::uint64_t>(bounds::token_seconds_max / each.seconds);
    const auto count = parse_number(text.substr(0, text.size() - 1), 1, most);
    if (!count) return std::nullopt;
    return static_cast<std::int64_t>(*count) * each.seconds * 1'000;
  }
  return std::nullopt;
}

[[nodiscard]] bool is_name(std::string_view text) {
  const bool has_control = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  return !text.empty() && !has_control && text.size() <= bounds::token_name_bytes_max &&
         model::is_utf8(text);
}

[[nodiscard]] std::optional<usage_error> wrong_names(std::string_view option,
                                                     const std::vector<std::string>& names) {
  if (names.size() > bounds::token_names_max)
    return usage_error{
        fmt::format("{} is given more than {} times", option, bounds::token_names_max), ""};
  if (std::all_of(names.begin(), names.end(), [](const auto& each) { return is_name(each); }))
    return std::nullopt;
  return usage_error{fmt::format("{} needs a name", option),
                     fmt::format("It has 1 to {} bytes.", bounds::token_name_bytes_max)};
}

}  // namespace

expected<actors::access_terms, usage_error> wanted_terms(const arguments& typed,
                                                         std::int64_t now_ms) {
  actors::access_terms out;
  const auto role = io::parse_token_role(typed.value("--role").value_or(""));
  if (!role)
    return usage_error{typed.has("--role")
                           ? fmt::format("\"{}\" is no role", *typed.value("--role"))
                           : "`dnd host token create` needs --role ROLE",
                       "It is gm, player, spectator or monitor."};
  out.role = *role;
  out.characters = typed.values("--character");
  out.campaigns = typed.values("--campaign");
  out.name = typed.value("--name").value_or("");
  const bool is_player = out.role == actors::token_role::player;
  if (is_player && out.characters.empty())
    return usage_error{"a player needs a character",
                       "Name each with --character; who plays none is a spectator."};
  if (!is_player && !out.characters.empty())
    return usage_error{"only a player has characters",
                       "Leave out --character, or say --role player."};
  if (auto wrong = wrong_names("--character", out.characters)) return *std::move(wrong);
  if (auto wrong = wrong_names("--campaign", out.campaigns)) return *std::move(wrong);
  if (typed.has("--name"))
    if (auto wrong = wrong_names("--name", {out.name})) return *std::move(wrong);
  if (const auto text = typed.value("--expires")) {
    const auto life = life_of(*text);
    if (!life)
      return usage_error{fmt::format("\"{}\" is no length of time", *text),
                         "Such as 30d, 12h or 4w."};
    out.expires_ms = now_ms + *life;
  }
  return out;
}

}  // namespace dnd::cli::host
