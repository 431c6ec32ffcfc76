#include "cli/host/request_target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::cli::host {
namespace {

[[nodiscard]] std::optional<unsigned> digit_of(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

enum class plus { is_plus, is_space };

/// Nothing when a '%' is not followed by two digits.
[[nodiscard]] std::optional<std::string> decoded(std::string_view text, plus meaning) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && meaning == plus::is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const auto high = i + 2 < text.size() ? digit_of(text[i + 1]) : std::nullopt;
      const auto low = high ? digit_of(text[i + 2]) : std::nullopt;
      if (!low) return std::nullopt;
      out += static_cast<char>(*high * 16 + *low);
      i += 2;
    }
  }
  return out;
}

[[nodiscard]] bool is_part_of_a_path(std::string_view part) noexcept {
  const bool is_plain = std::all_of(part.begin(), part.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f && c != '/';
  });
  return is_plain && !part.empty() && part != "." && part != "..";
}

[[nodiscard]] std::string not_decoded(std::string_view text) {
  return fmt::format("\"{}\" is not percent-encoded as it should be", text);
}

}  // namespace

std::optional<std::string_view> request_target::value(std::string_view name) const {
  const auto found = query.find(name);
  if (found == query.end()) return std::nullopt;
  return found->second;
}

expected<request_target, std::string> read_target(std::string_view text) {
  request_target out;
  if (!text.starts_with('/')) return std::string("the target of a request is a path from \"/\" on");
  const auto mark = text.find('?');
  std::string_view path = text.substr(1, mark == std::string_view::npos ? mark : mark - 1);
  while (!path.empty()) {
    const auto end = path.find('/');
    auto part = decoded(path.substr(0, end), plus::is_plus);
    if (!part) return not_decoded(path.substr(0, end));
    if (!is_part_of_a_path(*part))
      return std::string("a part of the path is empty, \".\" or \"..\", or has a slash in it");
    out.path.push_back(*std::move(part));
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    if (end != std::string_view::npos && path.empty())
      return std::string("a path does not end with a slash");
  }
  std::string_view query = mark == std::string_view::npos ? "" : text.substr(mark + 1);
  while (!query.empty()) {
    const auto end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    const auto equals = pair.find('=');
    auto name = decoded(pair.substr(0, equals), plus::is_space);
    auto value = equals == std::string_view::npos
                     ? std::optional<std::string>("")
                     : decoded(pair.substr(equals + 1), plus::is_space);
    if (!name || !value) return not_decoded(pair);
    const auto [at, is_new] = out.query.emplace(*std::move(name), *std::move(value));
    if (!is_new) return fmt::format("\"{}\" is given twice", at->first);
  }
  return out;
}

}  // namespace dnd::cli::host
