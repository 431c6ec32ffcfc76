#include "model/natural_order.hpp"

#include <algorithm>
#include <cstddef>

namespace dnd::model {
namespace {

bool is_figure(char byte) noexcept {
  return byte >= '0' && byte <= '9';
}

unsigned char folded(char byte) noexcept {
  return static_cast<unsigned char>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

/// Takes the digits at the front of `text`, without zeros before them.
std::string_view take_number(std::string_view& text) noexcept {
  std::size_t end = 0;
  while (end < text.size() && is_figure(text[end])) ++end;
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

/// Below, equal or above as -1, 0 and 1. Of any length, so no number can overflow.
int compare_numbers(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  const int order = a.compare(b);
  return order == 0 ? 0 : order < 0 ? -1 : 1;
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) noexcept {
  std::string_view left = a;
  std::string_view right = b;
  while (!left.empty() && !right.empty()) {
    if (is_figure(left.front()) && is_figure(right.front())) {
      const int order = compare_numbers(take_number(left), take_number(right));
      if (order != 0) return order < 0;
      continue;
    }
    const unsigned char one = folded(left.front());
    const unsigned char other = folded(right.front());
    if (one != other) return one < other;
    left.remove_prefix(1);
    right.remove_prefix(1);
  }
  if (left.empty() != right.empty()) return left.empty();
  return a < b;
}

std::vector<std::string_view> in_natural_order(std::vector<std::string_view> names) {
  std::sort(names.begin(), names.end(), natural_less);
  return names;
}

void sort_naturally(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end(), natural_less);
}

void sort_naturally_once(std::vector<std::string>& names) {
  sort_naturally(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace dnd::model
