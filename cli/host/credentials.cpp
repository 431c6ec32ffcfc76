#include "cli/host/credentials.hpp"

#include <algorithm>

namespace dnd::cli::host {
namespace {

constexpr std::string_view session_cookie_name = "dnd_session";
constexpr std::string_view bearer_scheme = "bearer";

[[nodiscard]] std::string_view without_edges(std::string_view text) noexcept {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

[[nodiscard]] bool is_bearer_scheme(std::string_view word) noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(word.begin(), word.end(), bearer_scheme.begin(), bearer_scheme.end(),
                    [&](char a, char b) { return lower(a) == b; });
}

[[nodiscard]] std::string cookie_text(std::string_view token, std::string_view more,
                                      cookie_way how) {
  std::string out = std::string(session_cookie_name) + "=" + std::string(token) +
                    "; Path=/; HttpOnly; SameSite=Strict" + std::string(more);
  if (how == cookie_way::encrypted) out += "; Secure";
  return out;
}

}  // namespace

credentials read_credentials(std::string_view authorization, std::string_view cookie) {
  authorization = without_edges(authorization);
  if (!authorization.empty()) {
    const auto space = authorization.find(' ');
    const auto token = without_edges(space == std::string_view::npos ? std::string_view()
                                                                     : authorization.substr(space));
    if (!is_bearer_scheme(authorization.substr(0, space)) || token.empty())
      return {.by = credentials::way::broken};
    return {.by = credentials::way::bearer, .token = std::string(token)};
  }
  while (!cookie.empty()) {
    const auto end = cookie.find(';');
    const auto pair = without_edges(cookie.substr(0, end));
    cookie.remove_prefix(end == std::string_view::npos ? cookie.size() : end + 1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != session_cookie_name) continue;
    return {.by = credentials::way::cookie, .token = std::string(pair.substr(equals + 1))};
  }
  return {};
}

std::string session_cookie(std::string_view token, cookie_way how) {
  return cookie_text(token, "; Max-Age=31536000", how);
}

std::string no_session_cookie(cookie_way how) {
  return cookie_text("", "; Max-Age=0", how);
}

std::string without_tokens(std::string_view text) {
  constexpr std::string_view begin = "dnd_";
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  // A name that begins so is no token, which is longer.
  constexpr std::size_t letters_of_names = 24;
  std::string out;
  for (;;) {
    const auto at = text.find(begin);
    if (at == std::string_view::npos) return out += text;
    out += text.substr(0, at + begin.size());
    text.remove_prefix(at + begin.size());
    const auto end = std::min(text.find_first_not_of(letters), text.size());
    out += end < letters_of_names ? text.substr(0, end) : "...";
    text.remove_prefix(end);
  }
}

}  // namespace dnd::cli::host
