#include "model/effects/choices.hpp"

#include "model/slug.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace dnd::model::rules {

namespace {

constexpr std::int32_t count_max = 999;

/// "beast" of "any beast", nothing of "any"; no value for a name.
std::optional<std::string_view> type_in(std::string_view name) noexcept {
  constexpr std::string_view any = "any";
  if (name == any) return std::string_view();
  if (!name.starts_with(any) || name[any.size()] != ' ') return std::nullopt;
  return name.substr(any.size() + 1);
}

bool offers_creatures(const effect& step) noexcept {
  return step.kind == effect_kind::summon || step.kind == effect_kind::transform;
}

/// Whether some step, or one within it, offers what one of the words names.
bool offers(const effect_list& steps, std::span<const std::string> words) {
  return std::ranges::any_of(steps, [&](const effect& step) {
    if (offers_creatures(step) && (takes_any(step) || !creature_in(step, words).name.empty()))
      return true;
    if (step.kind == effect_kind::choose && chosen_branch(step, words) != nullptr) return true;
    return step.kind != effect_kind::choose &&
           std::ranges::any_of(step.branches, [&](const effect_branch& branch) {
             return offers(branch.steps, words);
           });
  });
}

bool begins(std::string_view name, std::string_view word) {
  return slug_of(name).starts_with(slug_of(word));
}

}  // namespace

counted_name counted_name_of(std::string_view text) noexcept {
  const auto blank = text.rfind(' ');
  if (blank == std::string_view::npos) return {text};
  std::string_view last = text.substr(blank + 1);
  if (last.size() < 2 || (last.front() != 'x' && last.front() != 'X')) return {text};
  last.remove_prefix(1);
  std::int32_t count = 0;
  const auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), count);
  const bool is_count = error == std::errc() && end == last.data() + last.size();
  if (!is_count || count < 1 || count > count_max) return {text};
  return {text.substr(0, blank), count};
}

const effect_branch* chosen_branch(const effect& step, std::span<const std::string> words) {
  if (step.branches.empty()) return nullptr;
  if (words.empty()) return &step.branches.front();
  for (const std::string& word : words)
    for (const effect_branch& one : step.branches)
      if (begins(one.name, word)) return &one;
  for (const effect_branch& one : step.branches)
    if (offers(one.steps, words)) return &one;
  return nullptr;
}

bool is_offered(const effect_list& steps, const std::string& word) {
  return offers(steps, std::span(&word, 1));
}

chosen_creature creature_in(const effect& step, std::span<const std::string> words,
                            std::size_t from) {
  for (std::size_t at = from; at < words.size(); ++at) {
    const counted_name said = counted_name_of(words[at]);
    const std::string slug = slug_of(said.name);
    if (slug.empty()) continue;
    const std::string* meant = nullptr;
    for (const std::string& name : step.names) {
      if (type_in(name)) continue;
      const std::string own = slug_of(counted_name_of(name).name);
      if (own == slug) {
        meant = &name;
        break;
      }
      if (meant == nullptr && own.starts_with(slug)) meant = &name;
    }
    if (meant == nullptr) continue;
    const counted_name found = counted_name_of(*meant);
    return {found.name, said.count > 0 ? said.count : found.count, at};
  }
  return {};
}

bool takes_any(const effect& step) noexcept {
  return std::ranges::any_of(step.names,
                             [](const std::string& name) { return type_in(name).has_value(); });
}

bool takes_type(const effect& step, std::string_view type) noexcept {
  return std::ranges::any_of(step.names, [&](const std::string& name) {
    const auto wanted = type_in(name);
    return wanted && (wanted->empty() || type.find(*wanted) != std::string_view::npos);
  });
}

}  // namespace dnd::model::rules
