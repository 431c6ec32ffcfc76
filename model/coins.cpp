#include "model/coins.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace dnd::model {

namespace {

struct coin {
  std::string_view name;
  std::int64_t worth;
};
constexpr std::array<coin, 5> coins{
    {{"pp", 1'000}, {"gp", 100}, {"ep", 50}, {"sp", 10}, {"cp", 1}}};

bool is_coin_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

char small_letter(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void skip_blanks(std::string_view& text) noexcept {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

/// A number with or without commas in it, taken off the front.
std::optional<std::int64_t> take_sum(std::string_view& text) noexcept {
  std::int64_t number = 0;
  std::size_t at = 0;
  for (; at < text.size() && (is_coin_digit(text[at]) || (at > 0 && text[at] == ',')); ++at) {
    if (text[at] == ',') continue;
    number = number * 10 + (text[at] - '0');
    if (number > bounds::coins_max) return std::nullopt;
  }
  if (at == 0) return std::nullopt;
  text.remove_prefix(at);
  return number;
}

/// Its index among `coins`.
std::optional<std::size_t> take_coin(std::string_view& text) noexcept {
  if (text.size() < 2 || (text.size() > 2 && text[2] != ' ')) return std::nullopt;
  for (std::size_t i = 0; i < coins.size(); ++i)
    if (small_letter(text[0]) == coins[i].name[0] && small_letter(text[1]) == coins[i].name[1]) {
      text.remove_prefix(2);
      return i;
    }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> coins_in(std::string_view text) {
  std::array<bool, coins.size()> seen{};
  std::int64_t sum = 0;
  skip_blanks(text);
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const auto number = take_sum(text);
    if (!number) return std::nullopt;
    skip_blanks(text);
    const auto which = take_coin(text);
    if (!which || seen[*which]) return std::nullopt;
    seen[*which] = true;
    sum += *number * coins[*which].worth;
    if (sum > bounds::coins_max) return std::nullopt;
    skip_blanks(text);
  }
  return sum;
}

std::string coins_text(std::int64_t copper) {
  if (copper == 0) return "no coins";
  std::string out = copper < 0 ? "-" : "";
  std::int64_t rest = copper < 0 ? -copper : copper;
  const char* blank = "";
  for (const coin& each : coins) {
    if (each.name == "pp" || each.name == "ep" || rest < each.worth) continue;
    out += fmt::format("{}{} {}", blank, rest / each.worth, each.name);
    rest %= each.worth;
    blank = " ";
  }
  return out;
}

std::int64_t pieces_of(std::int64_t copper) noexcept {
  DND_ASSERT(copper >= 0);
  return copper / 100 + copper % 100 / 10 + copper % 10;
}

std::string pounds_text(std::int64_t hundredths) {
  if (hundredths % 100 == 0) return fmt::format("{}", hundredths / 100);
  std::string out = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  if (out.ends_with('0')) out.pop_back();
  return out;
}

}  // namespace dnd::model
