#include "model/guide/question.hpp"

#include "model/language/wording.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace dnd::model::guide {

namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// Where the next separator stands, and how long it is.
struct separator {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};
separator next_separator(std::string_view text) {
  separator first;
  for (const std::string_view each : {",", " and: ", " and "}) {
    const std::size_t at = text.find(each);
    if (at < first.at) first = {at, each.size()};
  }
  return first;
}

std::vector<std::string_view> parts_of(std::string_view typed) {
  std::vector<std::string_view> parts;
  for (;;) {
    const separator next = next_separator(typed);
    const std::string_view part = trim(typed.substr(0, next.at));
    if (!part.empty()) parts.push_back(part);
    if (next.at == std::string_view::npos) return parts;
    typed.remove_prefix(next.at + next.size);
  }
}

/// The option that is spelled so, or the only one that begins so or has all of the words.
const option* option_named(const std::vector<option>& options, std::string_view typed) {
  const std::string slug = slug_of(typed);
  const option* found = nullptr;
  for (const option& each : options) {
    const std::string value = slug_of(each.value);
    if (value == slug) return &each;
    const bool fits =
        !slug.empty() && (value.starts_with(slug) || value.find("-" + slug) != std::string::npos);
    if (!fits) continue;
    if (found != nullptr) return nullptr;
    found = &each;
  }
  return found;
}

/// "3" is the third, where no option is a number itself.
const option* option_numbered(const std::vector<option>& options, std::string_view typed) {
  std::size_t number = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (read.ec != std::errc() || read.ptr != typed.data() + typed.size()) return nullptr;
  return number >= 1 && number <= options.size() ? &options[number - 1] : nullptr;
}

refusal no_answer(const question& asked, std::string_view typed) {
  std::vector<std::string_view> values;
  for (const option& each : asked.options) values.push_back(each.value);
  return {refusal_code::bad_value, fmt::format("{} is no answer to that", language::shown(typed)),
          language::sentences(
              {did_you_mean(typed, values), "One of: " + language::listed(values, 30) + "."}),
          std::nullopt};
}

}  // namespace

ruled<answer> answer_to(const question& asked, std::string_view typed) {
  answer made{.label = asked.label, .values = {}};
  typed = trim(typed);
  if (typed.empty()) {
    if (asked.may_pass) return made;
    return refusal{refusal_code::bad_value, "this needs an answer", "`back` goes back, `stop` ends",
                   std::nullopt};
  }
  if (asked.options.empty()) {
    made.values = {asked.prefix + std::string(typed)};
    return made;
  }
  // What is one option may have an "and" in it.
  const bool is_one = option_named(asked.options, typed) != nullptr;
  const std::vector<std::string_view> parts =
      is_one ? std::vector<std::string_view>{typed} : parts_of(typed);
  const bool has_numbers = option_numbered(asked.options, asked.options.front().value) == nullptr &&
                           asked.prefix.empty();
  for (const std::string_view part : parts) {
    const option* chosen = option_named(asked.options, part);
    if (chosen == nullptr && has_numbers) chosen = option_numbered(asked.options, part);
    if (chosen == nullptr && !asked.takes_others) return no_answer(asked, part);
    if (chosen != nullptr && !chosen->label.empty()) made.label = chosen->label;
    made.values.push_back(asked.prefix + (chosen ? chosen->value : std::string(part)));
  }
  const bool is_bounded = !asked.takes_others;
  if (is_bounded && made.values.size() > static_cast<std::size_t>(asked.count))
    return refusal{
        refusal_code::too_many,
        fmt::format("{} are too many: {} can be chosen", made.values.size(), asked.count),
        {},
        std::nullopt};
  return made;
}

}  // namespace dnd::model::guide
