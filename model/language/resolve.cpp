#include "model/language/resolve.hpp"

#include "model/language/wording.hpp"
#include "model/natural_order.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model {
namespace {

using language::listed;
using language::sentences;
using language::shown;

/// A refusal lists this many creatures, and twice as many actions.
constexpr std::size_t names_listed = 8;

bool is_digit(char byte) noexcept {
  return byte >= '0' && byte <= '9';
}

/// How well a name fits what was typed; larger is better.
enum class fit : std::uint8_t { none, within, prefix, name, id };

/// `typed` is a slug and not empty.
bool is_prefix(std::string_view typed, std::string_view slug) {
  if (!slug.starts_with(typed) || slug.size() == typed.size()) return false;
  return !(is_digit(typed.back()) && is_digit(slug[typed.size()]));
}

/// Whole words after the first: "dragon" of "young-green-dragon-1".
bool is_within(std::string_view typed, std::string_view slug) {
  if (is_digit(typed.front())) return false;
  for (auto at = slug.find(typed, 1); at != std::string_view::npos; at = slug.find(typed, at + 1)) {
    const std::size_t end = at + typed.size();
    if (slug[at - 1] == '-' && (end == slug.size() || slug[end] == '-')) return true;
  }
  return false;
}

fit fit_of(std::string_view typed, const creature_label& who) {
  const std::string id = slug_of(who.id);
  if (typed == id) return fit::id;
  const std::string name = slug_of(who.name);
  if (typed == name) return fit::name;
  if (is_prefix(typed, id) || is_prefix(typed, name)) return fit::prefix;
  return is_within(typed, id) || is_within(typed, name) ? fit::within : fit::none;
}

/// A word such as "and" in the middle of a name is most likely a label without its ':'.
std::string colon_hint(std::string_view typed) {
  for (const std::string_view label : {"and", "to", "by", "with", "amount", "rolled", "from"}) {
    const std::string middle = "-" + std::string(label) + "-";
    if (("-" + slug_of(typed) + "-").find(middle) != std::string::npos)
      return "A label ends in ':': `" + std::string(label) + ":`.";
  }
  return {};
}

refusal unknown_creature(const word& typed, std::span<const creature_label> present) {
  std::vector<std::string_view> known;
  for (const creature_label& who : present) known.push_back(who.id);
  known = in_natural_order(std::move(known));
  const std::string all = listed(known, names_listed);
  for (const creature_label& who : present) known.push_back(who.name);
  const std::string who_is_there = present.empty()
                                       ? "The table is empty: `add` puts creatures on it."
                                       : "On the table: " + all + ".";
  return {refusal_code::unknown_creature, "there is no creature " + shown(typed.text),
          sentences({did_you_mean(typed.text, known), colon_hint(typed.text), who_is_there}),
          typed.column};
}

refusal ambiguous_creature(const word& typed, std::vector<std::string_view> ids) {
  ids = in_natural_order(std::move(ids));
  return {refusal_code::ambiguous_creature, shown(typed.text) + " fits more than one creature",
          "One of: " + listed(ids, names_listed) + ".", typed.column};
}

refusal unknown_action(const word& typed, const stat_block& block) {
  std::vector<std::string_view> names;
  for (const action& known : block.actions)
    if (std::ranges::find(names, known.name.view()) == names.end()) names.push_back(known.name);
  const std::string all =
      names.empty() ? "It has no actions." : "It has: " + listed(names, 2 * names_listed) + ".";
  return {refusal_code::unknown_action, block.name + " has no action " + shown(typed.text),
          sentences({did_you_mean(typed.text, names), colon_hint(typed.text), all}), typed.column};
}

}  // namespace

ruled<std::size_t> resolve_creature(const word& typed, std::span<const creature_label> present) {
  const std::string slug = slug_of(typed.text);
  fit best = fit::none;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; !slug.empty() && i < present.size(); ++i) {
    const fit how = fit_of(slug, present[i]);
    if (how == fit::none || how < best) continue;
    if (how > best) found.clear();
    best = how;
    found.push_back(i);
  }
  if (found.empty()) return unknown_creature(typed, present);
  if (found.size() == 1) return found.front();
  std::vector<std::string_view> ids;
  for (const std::size_t i : found) ids.push_back(present[i].id);
  return ambiguous_creature(typed, std::move(ids));
}

ruled<const creature*> resolve_creature(const word& typed, const state& now) {
  // Mostly it is an id already.
  if (const creature* who = now.find(typed.text)) return who;
  if (const creature* who = now.find(slug_of(typed.text))) return who;
  std::vector<creature_label> labels;
  for (const auto& who : now.creatures()) labels.push_back({who->id, who->name});
  const auto at = resolve_creature(typed, labels);
  if (!at) return at.error();
  return static_cast<const creature*>(now.creatures()[*at].get());
}

ruled<const action*> resolve_action(const word& typed, const stat_block& block) {
  const std::string slug = slug_of(typed.text);
  fit best = fit::none;
  std::vector<const action*> found;
  for (const action& known : block.actions) {
    const std::string name = slug_of(known.name);
    const fit how = slug.empty()            ? fit::none
                    : slug == name          ? fit::name
                    : is_prefix(slug, name) ? fit::prefix
                    : is_within(slug, name) ? fit::within
                                            : fit::none;
    if (how == fit::none || how < best) continue;
    // The groups are declared in the order in which they are preferred.
    const bool better = how > best || (!found.empty() && known.group < found.front()->group);
    if (better) found.clear();
    best = how;
    if (found.empty() || found.front()->group == known.group) found.push_back(&known);
  }
  if (found.empty()) return unknown_action(typed, block);
  if (found.size() == 1) return found.front();
  std::vector<std::string_view> names;
  for (const action* one : found) names.push_back(one->name);
  return refusal{refusal_code::unknown_action,
                 shown(typed.text) + " fits more than one action of " + block.name,
                 "One of: " + listed(names, 2 * names_listed) + ".", typed.column};
}

}  // namespace dnd::model
