#include "model/spelling.hpp"

#include "model/bounds.hpp"
#include "model/name_key.hpp"

#include <algorithm>
#include <array>

namespace dnd::model {
namespace {

/// Edits that a word of this length may be away and still look meant. In a word of two letters
/// one edit makes any other word of two letters, so it must share more than that.
constexpr std::size_t edits_allowed(std::size_t length) noexcept {
  if (length < 3) return 0;
  if (length < 5) return 1;
  return length < 9 ? 2 : 3;
}

constexpr char as_joiner(char letter) noexcept {
  return letter == ' ' || letter == '_' ? '-' : letter;
}

constexpr char folded(char letter) noexcept {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : as_joiner(letter);
}

std::string word_key(std::string_view word) {
  std::string key = name_key_without_accents(word);
  std::transform(key.begin(), key.end(), key.begin(), as_joiner);
  return key;
}

/// Requires keys. See `spelling_distance`.
std::size_t key_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t too_far = limit + 1;
  if (a.size() > bounds::spelling_word_bytes_max || b.size() > bounds::spelling_word_bytes_max)
    return too_far;
  const std::size_t length_gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (length_gap > limit) return too_far;

  // Optimal string alignment; three rows are enough to see a swap of neighbours.
  using row = std::array<std::size_t, bounds::spelling_word_bytes_max + 1>;
  row before_last{}, last{}, current{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      std::size_t cost = std::min(last[j - 1] + (same ? 0 : 1), last[j] + 1);
      cost = std::min(cost, current[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = std::min(cost, before_last[j - 2] + 1);
      current[j] = cost;
      least = std::min(least, cost);
    }
    // A swap reaches back two rows, so a row may only end the search when it is past by one more.
    if (least > limit + 1) return too_far;
    before_last = last;
    last = current;
  }
  return std::min(last[b.size()], too_far);
}

/// The only candidate that begins with `word`, a key, for people who stop typing early.
template <class Text>
std::optional<std::string> only_completion(std::string_view word,
                                           std::span<const Text> candidates) {
  if (word.size() < 2) return std::nullopt;
  const Text* found = nullptr;
  for (const Text& candidate : candidates) {
    if (!word_key(candidate).starts_with(word)) continue;
    if (found != nullptr) return std::nullopt;
    found = &candidate;
  }
  if (found == nullptr) return std::nullopt;
  return std::string(*found);
}

template <class Text>
std::optional<std::string> nearest_of(std::string_view typed, std::span<const Text> candidates) {
  if (typed.empty() || typed.size() > bounds::spelling_word_bytes_max) return std::nullopt;
  const std::string word = word_key(typed);
  const Text* best = nullptr;
  std::size_t best_distance = edits_allowed(word.size()) + 1;
  bool best_begins_alike = false;
  for (const Text& candidate : candidates) {
    const std::string key = word_key(candidate);
    if (key.empty()) continue;
    const bool begins_alike = key[0] == word[0];
    const std::size_t distance =
        key_distance(word, key, std::min(best_distance, edits_allowed(word.size())));
    const bool better = distance < best_distance || (best != nullptr && distance == best_distance &&
                                                     begins_alike && !best_begins_alike);
    if (!better) continue;
    best = &candidate;
    best_distance = distance;
    best_begins_alike = begins_alike;
  }
  if (best != nullptr) return std::string(*best);
  return only_completion(word, candidates);
}

std::string hint_for(const std::optional<std::string>& meant) {
  return meant ? "did you mean \"" + *meant + "\"?" : std::string();
}

}  // namespace

bool is_spelling_of(std::string_view typed, std::string_view word) noexcept {
  return std::equal(typed.begin(), typed.end(), word.begin(), word.end(),
                    [](char a, char b) { return folded(a) == folded(b); });
}

bool is_beginning_of(std::string_view typed, std::string_view word) noexcept {
  return !typed.empty() && typed.size() <= word.size() &&
         is_spelling_of(typed, word.substr(0, typed.size()));
}

std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) > bounds::spelling_word_bytes_max) return limit + 1;
  return key_distance(word_key(a), word_key(b), limit);
}

std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates) {
  return nearest_of(word, candidates);
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  return nearest_of(word, candidates);
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  return hint_for(nearest(word, candidates));
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  return hint_for(nearest(word, candidates));
}

}  // namespace dnd::model
