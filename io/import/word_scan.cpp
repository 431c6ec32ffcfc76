#include "io/import/word_scan.hpp"

#include "model/dice/simple.hpp"

#include <algorithm>
#include <charconv>

namespace dnd::io::imports {
namespace {

bool scans_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool scans_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || static_cast<unsigned char>(letter) >= 0x80;
}

std::size_t word_size(std::string_view rest) {
  std::size_t size = 0;
  const auto more = [&](std::size_t index) {
    const char letter = rest[index];
    // An apostrophe between letters: "giant's".
    return scans_digit(letter) || scans_letter(letter) ||
           (letter == '\'' && index > 0 && index + 1 < rest.size() &&
            scans_letter(rest[index + 1]));
  };
  while (size < rest.size() && more(size)) ++size;
  return std::max<std::size_t>(size, 1);
}

}  // namespace

word_scan::word_scan(std::string_view text) : text_(text) {
  for (char& letter : text_)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  for (std::size_t at = 0; at < text_.size();) {
    if (text_[at] == ' ' || text_[at] == '\n' || text_[at] == '\t') {
      ++at;
      continue;
    }
    const std::size_t size = word_size(std::string_view(text_).substr(at));
    words_.push_back({at, size});
    at += size;
  }
}

std::string_view word_scan::at(std::size_t index) const noexcept {
  if (index >= words_.size()) return {};
  return std::string_view(text_).substr(words_[index].begin, words_[index].size);
}

std::size_t word_scan::offset(std::size_t index) const noexcept {
  return index < words_.size() ? words_[index].begin : text_.size();
}

bool word_scan::is(std::size_t index, std::initializer_list<std::string_view> words) const {
  return std::all_of(words.begin(), words.end(),
                     [&](std::string_view word) { return at(index++) == word; });
}

std::optional<std::size_t> word_scan::find(std::initializer_list<std::string_view> words,
                                           std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < std::min(to, size()); ++i)
    if (is(i, words)) return i;
  return std::nullopt;
}

std::optional<int> word_scan::number(std::size_t index) const {
  std::string digits(at(index));
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), scans_digit))
    return std::nullopt;
  const auto is_group = [&](std::size_t group) {
    const std::string_view text = at(group);
    return text.size() == 3 && std::all_of(text.begin(), text.end(), scans_digit);
  };
  if (digits.size() <= 3 && at(index + 1) == "," && is_group(index + 2) &&
      offset(index + 2) == offset(index) + digits.size() + 1)
    digits += at(index + 2);
  int value = 0;
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (wrong != std::errc{} || value > 1'000'000'000) return std::nullopt;
  return value;
}

std::optional<int> word_scan::bonus(std::size_t index) const {
  if (at(index) == "+") return number(index + 1);
  if (at(index) != "-") return number(index);
  const auto value = number(index + 1);
  if (!value) return std::nullopt;
  return -*value;
}

std::optional<scanned_dice> word_scan::dice(std::size_t index) const {
  const std::string_view first = at(index);
  const std::size_t d = first.find('d');
  if (d == std::string_view::npos || d + 1 >= first.size() ||
      !std::all_of(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(d), scans_digit) ||
      !std::all_of(first.begin() + static_cast<std::ptrdiff_t>(d) + 1, first.end(), scans_digit))
    return std::nullopt;
  scanned_dice found{std::string(first), index + 1};
  const bool has_sign = at(index + 1) == "+" || at(index + 1) == "-";
  // "1d6 + 1d8" are two.
  if (has_sign && number(index + 2)) {
    found.text += at(index + 1);
    found.text += std::to_string(*number(index + 2));
    found.next = index + 3;
  }
  const auto parsed = model::parse_simple(found.text);
  if (!parsed) return std::nullopt;
  found.text = model::print(*parsed);
  return found;
}

std::optional<model::ability> word_scan::ability(std::size_t index) const {
  const std::string_view word = at(index);
  if (word.size() < 3) return std::nullopt;
  return model::parse_ability(word);
}

}  // namespace dnd::io::imports
