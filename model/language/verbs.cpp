#include "model/language/verbs.hpp"

#include "model/assert.hpp"
#include "model/command.hpp"
#include "model/language/wording.hpp"
#include "model/name_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace dnd::model::language {
namespace {

template <class... Verbs>
std::span<const verb_spec> rows_of(type_list<Verbs...>) noexcept {
  static const std::array<verb_spec, sizeof...(Verbs)> rows{Verbs::row...};
  return rows;
}

constexpr std::size_t verb_count = verb_types::size;

std::array<std::string_view, verb_count> verb_names() noexcept {
  std::array<std::string_view, verb_count> names;
  std::ranges::transform(verbs(), names.begin(), &verb_spec::name);
  return names;
}

std::vector<const verb_spec*> rows_of_two_words() {
  std::vector<const verb_spec*> found;
  for (const verb_spec& spec : verbs())
    if (spec.name.find(' ') != std::string_view::npos) found.push_back(&spec);
  return found;
}

bool is_one_of(std::span<const std::string_view> words, std::string_view word) noexcept {
  return std::ranges::any_of(words, [&](std::string_view one) { return same_word(one, word); });
}

std::string label_usage(const label_spec& spec) {
  std::string text;
  if (!spec.name.empty()) text.append(spec.name).append(": ");
  text.append(spec.placeholder);
  if (spec.times == arity::list) text.append(" [and: ").append(spec.placeholder).append("]…");
  if (spec.needed == need::optional) text = "[" + text + "]";
  return text;
}

}  // namespace

std::span<const verb_spec> verbs() noexcept {
  return rows_of(verb_types{});
}

std::size_t index_of(const verb_spec& verb) noexcept {
  const auto at = static_cast<std::size_t>(&verb - verbs().data());
  DND_ASSERT(at < verbs().size());
  return at;
}

const verb_spec* find_verb(std::string_view name) noexcept {
  // Usually it is the long word, as it is.
  const auto rows = verbs();
  static const name_table<verb_count> names(verb_names());
  if (const std::size_t found = names.find(name); found < verb_count) return &rows[found];
  for (const verb_spec& spec : rows)
    if (same_word(spec.name, name) || is_one_of(spec.shorts, name)) return &spec;
  return nullptr;
}

const verb_spec* find_verb(std::string_view first, std::string_view second) noexcept {
  static const std::vector<const verb_spec*> rows = rows_of_two_words();
  const auto is = [&](std::string_view name) {
    return name.size() == first.size() + 1 + second.size() && name[first.size()] == ' ' &&
           begins_with(name, first) && same_word(name.substr(first.size() + 1), second);
  };
  for (const verb_spec* const spec : rows)
    if (is(spec->name)) return spec;
  return nullptr;
}

bool is_verb_group(std::string_view first_word) noexcept {
  if (find_verb(first_word) != nullptr) return false;
  return std::ranges::any_of(verbs(), [&](const verb_spec& spec) {
    const std::size_t space = spec.name.find(' ');
    return space != std::string_view::npos && same_word(spec.name.substr(0, space), first_word);
  });
}

void prefer_usual(std::vector<std::string>& names) {
  const auto gives_way = [](const std::string& name) {
    const verb_spec* const spec = find_verb(name);
    return spec != nullptr && spec->gives_way;
  };
  const auto usual = std::ranges::find_if_not(names, gives_way);
  if (usual == names.end()) return;
  const bool is_alone = std::all_of(std::next(usual), names.end(), gives_way);
  if (is_alone) names = {std::string(*usual)};
}

const label_spec* find_label(const verb_spec& verb, std::string_view name) noexcept {
  for (const label_spec& spec : verb.labels)
    if (same_word(spec.name, name) || (!spec.alias.empty() && same_word(spec.alias, name)))
      return &spec;
  return nullptr;
}

const flag_spec* find_flag(const verb_spec& verb, std::string_view name) noexcept {
  for (const flag_spec& spec : verb.flags)
    if (same_word(spec.name, name) || (!spec.alias.empty() && same_word(spec.alias, name)))
      return &spec;
  return nullptr;
}

const label_spec& label_of_place(const verb_spec& verb, std::string_view place) noexcept {
  const label_spec* found = place.empty() ? &*verb.subject : find_label(verb, place);
  DND_ASSERT(found != nullptr);
  return *found;
}

bool is_flag_word(std::string_view name) noexcept {
  return std::ranges::any_of(
      verbs(), [&](const verb_spec& spec) { return find_flag(spec, name) != nullptr; });
}

bool is_label_word(std::string_view name) noexcept {
  return std::ranges::any_of(
      verbs(), [&](const verb_spec& spec) { return find_label(spec, name) != nullptr; });
}

std::string usage(const verb_spec& verb) {
  std::string text(verb.name);
  if (verb.subject) text.append(" ").append(label_usage(*verb.subject));
  if (!verb.labels_in_usage.empty()) return text.append(" ").append(verb.labels_in_usage);
  for (std::size_t i = 0; i < verb.labels.size(); ++i) {
    const label_spec& spec = verb.labels[i];
    text.append(" ").append(label_usage(spec));
    const bool pair_ends =
        spec.times == arity::repeated && i > 0 && verb.labels[i - 1].times == arity::repeated;
    if (pair_ends)
      text.append(" [")
          .append(label_usage(verb.labels[i - 1]))
          .append(" ")
          .append(label_usage(spec))
          .append("]…");
  }
  for (const flag_spec& flag : verb.flags) text.append(" [").append(flag.name).append("]");
  return text;
}

std::string short_usage(const verb_spec& verb) {
  if (verb.shorts.empty() && verb.places.empty() && !verb.subject_ends_in_colon) return {};
  std::string text(verb.shorts.empty() ? verb.name : verb.shorts.front());
  if (verb.subject_ends_in_colon)
    return text.append(" ")
        .append(verb.subject->placeholder)
        .append(": ")
        .append(verb.labels.front().placeholder);
  const bool touches = text.ends_with('-');
  for (std::size_t i = 0; i < verb.places.size(); ++i) {
    const label_spec& spec = label_of_place(verb, verb.places[i]);
    if (i > 0 || !touches) text.append(" ");
    const bool may_be_left_out = spec.needed == need::optional;
    text.append(may_be_left_out ? "[" : "").append(spec.placeholder);
    if (spec.kind == value_kind::repetitions) text.append("x");
    text.append(may_be_left_out ? "]" : "");
  }
  if (verb.places.empty() && verb.subject) text.append(" ").append(label_usage(*verb.subject));
  return text;
}

}  // namespace dnd::model::language
