#include "model/rules/new_name.hpp"

#include "model/bounds.hpp"
#include "model/language/verbs.hpp"
#include "model/language/wording.hpp"
#include "model/slug.hpp"
#include "model/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model::rules {

namespace {

using column_t = std::optional<std::size_t>;

refusal bad_name(std::string message, std::string hint, column_t column) {
  return {refusal_code::bad_name, std::move(message), std::move(hint), column};
}

refusal too_long(std::string_view name, column_t column) {
  return bad_name(fmt::format("{} is too long for a name", language::shown(name)),
                  "give a shorter one with `as:`", column);
}

bool is_control(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code < 0x20 || code == 0x7F;
}

std::string_view last_word(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// "zombie-3" and "3", not "r2-d2".
bool ends_in_number(std::string_view slug) {
  const std::size_t dash = slug.rfind('-');
  const auto tail = dash == std::string_view::npos ? slug : slug.substr(dash + 1);
  return !tail.empty() && std::ranges::all_of(tail, is_digit);
}

std::optional<refusal> check_bytes(std::string_view name, column_t column) {
  if (name.size() > bounds::creature_name_bytes_max)
    return bad_name(fmt::format("a name has at most {} bytes, and this one has {}",
                                bounds::creature_name_bytes_max, name.size()),
                    "give a shorter one with `as:`", column);
  if (std::ranges::any_of(name, is_control) || first_bad_utf8(name))
    return bad_name("a name has no control characters", "", column);
  if (name.find_first_of("\"\\#:") != std::string_view::npos)
    return bad_name(fmt::format("a name has no quotes, '#' or ':': {}", language::shown(name)),
                    "they have a meaning in commands", column);
  if (is_invisible(name))
    return bad_name("the name is empty: nothing of it is to be seen", "give one with `as:`",
                    column);
  const std::string slug = slug_of(name);
  if (slug.empty())
    return bad_name(fmt::format("a name has letters or digits: {}", language::shown(name)), "",
                    column);
  // Some letters are longer without their case.
  if (!small_text::fits(slug)) return too_long(name, column);
  if (language::is_flag_word(last_word(name)))
    return bad_name(fmt::format("{} ends in a word that commands use", language::shown(name)),
                    fmt::format("leave out `{}`", last_word(name)), column);
  return std::nullopt;
}

/// Whether somebody has this id, or one that differs from it in case alone: events of earlier
/// versions hold ids in which only ASCII letters are in lower case.
bool is_taken(const state& now, std::string_view id) {
  if (now.find(id) != nullptr) return true;
  if (is_ascii(id)) return false;
  return std::ranges::any_of(now.creatures(),
                             [&](const auto& other) { return slug_of(other->id) == id; });
}

/// Whether a numbered creature of this kind is at the table, or a condition that one left behind.
bool is_there_one(const state& table, std::string_view slug) {
  const auto is_of_kind = [&](std::string_view id) {
    const std::size_t dash = id.rfind('-');
    return dash != std::string_view::npos && id.substr(0, dash) == slug;
  };
  return std::ranges::any_of(table.creatures(), [&](const auto& other) {
    // Who was afraid of the last of them is not afraid of the next.
    return (other->number > 0 && is_of_kind(other->id)) ||
           std::ranges::any_of(other->conditions, [&](const condition_instance& has) {
             return is_of_kind(has.source) || is_of_kind(has.anchor);
           });
  });
}

}  // namespace

std::optional<refusal> check_name(std::string_view name, column_t column) {
  if (auto no = check_bytes(name, column)) return no;
  if (ends_in_number(slug_of(name)))
    return bad_name(fmt::format("a number at the end of a name is for numbered creatures: {}",
                                language::shown(name)),
                    "`count:` numbers them", column);
  return std::nullopt;
}

ruled<identity> identity_as(const state& now, std::string_view name, column_t column) {
  if (auto no = check_bytes(name, column)) return std::move(*no);
  const std::string slug = slug_of(name);
  for (const auto& other : now.creatures())
    if (other->id.view() == slug || slug_of(other->name) == slug)
      return refusal{refusal_code::name_taken,
                     fmt::format("{} is on the table already", other->name.view()),
                     "`as: NAME` gives another name", column};
  return identity{.id = slug, .name = name, .number = 0};
}

ruled<identity> next_identity(const state& now, std::string_view slug, std::string_view name,
                              column_t column) {
  if (auto no = check_bytes(name, column)) return std::move(*no);
  std::uint32_t number = is_there_one(now, slug) ? now.last_number(slug) : 0;
  std::string id;
  // An entry may be called "Agent 47": then agent-47 is somebody else.
  do {
    ++number;
    id = fmt::format("{}-{}", slug, number);
  } while (is_taken(now, id));
  std::string full = fmt::format("{} {}", name, number);
  if (!small_text::fits(id) || !small_text::fits(full)) return too_long(name, column);
  return identity{.id = id, .name = full, .number = number};
}

}  // namespace dnd::model::rules
