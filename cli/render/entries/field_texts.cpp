#include "cli/render/entries/field_texts.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

namespace dnd::cli {
namespace {

using model::content_form;
using model::content_node;

/// So many uses are any number of them.
constexpr int uses_without_end = 99;

/// "10 Arrow", "any Simple Weapons": a part of the equipment that a class begins with.
[[nodiscard]] std::string thing_text(const entry_page& page, const content_node& thing) {
  std::string text;
  if (const std::string_view count = thing.text_of("count"); !count.empty())
    text = std::string(count) + " ";
  if (const std::string_view item = thing.text_of("item"); !item.empty())
    return text + page.name_of(item);
  return text + "any " + page.name_of(thing.text_of("category"));
}

/// A list of choices, each of several options, each of things that come together.
[[nodiscard]] std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                   : std::nullopt;
}

[[nodiscard]] std::string count_text(std::string_view uses) {
  return number_of(uses) == uses_without_end ? "any number" : std::string(uses);
}

/// How many uses each level has, when that is so many times the level from some level on.
[[nodiscard]] std::optional<int> uses_a_level(const content_node& by_level) {
  std::optional<int> each;
  std::optional<int> before;
  for (const content_node& at : by_level.items) {
    const auto level = number_of(at.key);
    const auto uses = number_of(at.text);
    if (!level || *level <= 0 || !uses || *uses % *level != 0) return std::nullopt;
    if (each && *uses / *level != *each) return std::nullopt;
    if (before && *level != *before + 1) return std::nullopt;
    each = *uses / *level;
    before = level;
  }
  return by_level.items.size() > 2 ? each : std::nullopt;
}

/// "3", "1 a level, from level 2", "2, from level 6 on 3".
[[nodiscard]] std::string uses_text(const content_node& uses) {
  if (uses.form != content_form::map) return count_text(uses.text);
  if (const auto each = uses_a_level(uses)) {
    const std::string& from = uses.items.front().key;
    return from == "1" ? fmt::format("{} a level", *each)
                       : fmt::format("{} a level, from level {}", *each, from);
  }
  std::vector<std::string> all;
  for (const content_node& at : uses.items)
    all.push_back(at.key == "1" ? count_text(at.text)
                                : fmt::format("{} from level {}", count_text(at.text), at.key));
  return fmt::format("{}", fmt::join(all, ", "));
}

[[nodiscard]] std::string refill_text(const content_node& refill) {
  if (refill.form == content_form::map && !refill.items.empty())
    return fmt::format("{} back at {}", refill.items.front().text, refill.items.front().key);
  if (refill.text == "short rest") return "back after any rest";
  if (refill.text == "long rest") return "back after a long rest";
  if (refill.text == "dawn") return "back at dawn";
  if (refill.text == "turn") return "back each turn";
  if (refill.text == "never") return "never back";
  return refill.text;
}

}  // namespace

std::string choices_text(const entry_page& page, const content_node& choices) {
  std::vector<std::string> all;
  for (const content_node& choice : choices.items) {
    std::vector<std::string> options;
    for (const content_node& option : choice.items) {
      std::vector<std::string> things;
      for (const content_node& thing : option.items) things.push_back(thing_text(page, thing));
      options.push_back(fmt::format("{}", fmt::join(things, " and ")));
    }
    all.push_back(fmt::format("{}", fmt::join(options, " or ")));
  }
  return fmt::format("{}", fmt::join(all, "; "));
}

std::string pools_text(const entry_page& page, const content_node& pools) {
  std::vector<std::string> all;
  for (const content_node& pool : pools.items) {
    std::string text = capitalized(page.name_of(pool.text_of("name")));
    if (const content_node* uses = pool.find("uses")) text += ": " + uses_text(*uses);
    if (const content_node* refill = pool.find("refill")) text += ", " + refill_text(*refill);
    all.push_back(std::move(text));
  }
  return fmt::format("{}", fmt::join(all, "; "));
}

std::string gold_text(const content_node& gold) {
  if (gold.form != content_form::map) return fmt::format("{} gp", gold.text);
  const std::string_view times = gold.text_of("times");
  return times.empty() ? fmt::format("{} gp", gold.text_of("dice"))
                       : fmt::format("{} × {} gp", gold.text_of("dice"), times);
}

}  // namespace dnd::cli
