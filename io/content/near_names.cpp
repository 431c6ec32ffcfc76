#include "io/content/near_names.hpp"

#include "model/bounds.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::io::content {
namespace {

/// One of a word that may stand for several: "wolves" -> "wolf", "rats" -> "rat".
std::string singular(std::string word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> endings = {{
      {"wolves", "wolf"},
      {"elves", "elf"},
      {"ies", "y"},
      {"shes", "sh"},
      {"ches", "ch"},
      {"men", "man"},
  }};
  for (const auto& [many, one] : endings)
    if (word.size() > many.size() - one.size() + 1 && word.ends_with(many)) {
      word.resize(word.size() - many.size());
      return word.append(one);
    }
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return word;
}

/// The words of a slug that say something, each in the singular, sorted.
std::vector<std::string> telling_words(std::string_view slug) {
  std::vector<std::string> words;
  while (!slug.empty()) {
    const std::size_t end = std::min(slug.find('-'), slug.size());
    const std::string_view word = slug.substr(0, end);
    slug.remove_prefix(std::min(slug.size(), end + 1));
    if (word.empty() || word == "of" || word == "the" || word == "a" || word == "an") continue;
    words.push_back(singular(std::string(word)));
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view typed,
                                       const std::vector<std::string>& slugs) {
  const std::string wanted = model::slug_of(typed);
  if (wanted.empty() || wanted.size() > bounds::spelling_word_bytes_max) return {};
  const std::vector<std::string> words = telling_words(wanted);
  const std::size_t limit = wanted.size() < 5 ? 1 : wanted.size() < 9 ? 2 : 3;
  std::vector<std::pair<std::size_t, const std::string*>> found;
  for (const std::string& slug : slugs) {
    std::size_t distance = model::spelling_distance(wanted, slug, limit);
    if (distance > limit) {
      const std::vector<std::string> its = telling_words(slug);
      // All words, then a part of a longer name, are worth showing after slips of the pen.
      if (!words.empty() && std::includes(its.begin(), its.end(), words.begin(), words.end()))
        distance = its.size() == words.size() || slug.starts_with(wanted + '-')
                       ? 1
                       : limit + std::min<std::size_t>(3, its.size() - words.size());
      else if (wanted.size() > 2 && slug.find(wanted) != std::string::npos)
        distance = limit + (slug.starts_with(wanted) ? 4 : 5);
      else
        continue;
    }
    found.emplace_back(distance, &slug);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (found.size() > bounds::suggestions_max) found.resize(bounds::suggestions_max);
  std::vector<std::string> names;
  for (const auto& [distance, slug] : found) names.push_back(*slug);
  return names;
}

std::string did_you_mean_one_of(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::string text = "Did you mean " + names.front();
  for (std::size_t i = 1; i < names.size(); ++i)
    text += (i + 1 == names.size() ? " or " : ", ") + names[i];
  return text + "?";
}

std::optional<counted_name> read_counted(std::string_view typed) {
  constexpr int count_max = static_cast<int>(bounds::add_count_max);
  counted_name read{0, typed};
  while (!read.name.empty() && read.name.front() >= '0' && read.name.front() <= '9') {
    read.count = read.count * 10 + (read.name.front() - '0');
    read.name.remove_prefix(1);
    if (read.count > count_max) return std::nullopt;
  }
  if (read.count < 2) return std::nullopt;
  // "3x goblin"
  if (read.name.starts_with('x') || read.name.starts_with('X')) read.name.remove_prefix(1);
  const std::size_t first = read.name.find_first_not_of(' ');
  if (first == 0 || first == std::string_view::npos) return std::nullopt;
  read.name.remove_prefix(first);
  return read;
}

}  // namespace dnd::io::content
