#include "cli/render/turn_card.hpp"

#include "cli/render/condition_terms.hpp"
#include "cli/render/creature_text.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/text_width.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace dnd::cli {
namespace {

using model::views::turn_card;
using model::views::usable_action;
using model::views::uses_left;

constexpr std::size_t card_indent = 2;
/// Names of each group of actions that are written out; the rest is counted.
constexpr std::size_t actions_shown = 10;

[[nodiscard]] std::string left_text(const uses_left& uses) {
  if (uses.of.kind != model::usage_kind::recharge)
    return fmt::format(" ({} of {} left)", uses.left, uses.of.uses);
  const int from = uses.of.recharges_on;
  const std::string faces = from >= 6 ? std::string("6") : fmt::format("{}-6", from);
  return uses.left > 0 ? fmt::format(" (recharge {})", faces)
                       : fmt::format(" (spent, back on {})", faces);
}

/// Lines of the card, broken at words, each piece a little further in.
class card {
 public:
  card(const turn_card& what, const layout& where) : what_(what), where_(where) {}

  [[nodiscard]] std::vector<std::string> lines() {
    add(health());
    for (const std::string& each : conditions()) add(each);
    add(turn_left_text(what_));
    add(abilities());
    return std::move(lines_);
  }

 private:
  void add(const std::string& text) {
    if (text.empty()) return;
    const std::size_t width = std::max(where_.width, width_least) - card_indent;
    for (const std::string& piece : wrapped(where_.look.clean(text), width))
      lines_.push_back(std::string(card_indent, ' ') + piece);
  }

  /// "14/22 hp +5 temporary, AC 15, surprised. Next: goblin-1."
  [[nodiscard]] std::string health() const {
    std::vector<std::string> parts;
    if (what_.who.hp) {
      std::string hp = fmt::format("{}/{} hp", what_.who.hp->now, what_.who.hp->most);
      if (what_.who.hp->temporary > 0) hp += fmt::format(" +{} temporary", what_.who.hp->temporary);
      parts.push_back(std::move(hp));
    } else {
      parts.emplace_back(to_text(what_.who.looks));
    }
    if (what_.who.block != nullptr)
      parts.push_back(fmt::format("AC {}", what_.who.block->armor_class));
    if (std::string life = life_text(what_.who); !life.empty()) parts.push_back(std::move(life));
    if (what_.surprised) parts.emplace_back("surprised: no action before its turn has ended");
    std::string out = listed(parts) + ".";
    if (!what_.next.empty())
      out += fmt::format(" Next: {}{}.", what_.next,
                         what_.next_begins_round ? ", in a new round" : "");
    return out;
  }

  [[nodiscard]] std::vector<std::string> conditions() const {
    std::vector<std::string> out;
    model::condition_set seen;
    const std::vector<std::string> texts = condition_texts(what_.who);
    for (const auto& each : what_.who.conditions) {
      if (seen.contains(each.kind)) continue;
      const std::size_t at = out.size();
      seen.insert(each.kind);
      out.push_back(texts[at] + what_it_does(each.kind));
    }
    if (what_.who.exhaustion > 0)
      out.push_back(fmt::format("exhaustion {}{}", what_.who.exhaustion,
                                what_it_does(model::condition::exhaustion)));
    return out;
  }

  /// ": speed 0"; empty where nothing says so.
  [[nodiscard]] std::string what_it_does(model::condition kind) const {
    if (!what_.who.rows) return {};
    const std::string text = effect_of(what_.who.rows->of(kind), what_.who.exhaustion);
    return text.empty() ? text : ": " + text;
  }

  /// "Longsword, Longbow; bonus: Second Wind (1 of 1 left)". Nothing of who can do nothing.
  [[nodiscard]] std::string abilities() const {
    if (what_.who.helpless) return {};
    std::vector<std::string> groups;
    constexpr std::string_view titles[] = {"", "bonus: ", "reactions: ", "", "special: ", "lair: "};
    for (std::size_t i = 0; i < std::size(titles); ++i) {
      const std::string names = names_of(static_cast<model::action_group>(i));
      if (!names.empty()) groups.push_back(std::string(titles[i]) + names);
    }
    if (what_.legendary)
      groups.push_back(fmt::format("on others' turns: {} of {} legendary actions",
                                   what_.legendary->left, what_.legendary->of.uses));
    return fmt::format("{}", fmt::join(groups, "; "));
  }

  [[nodiscard]] std::string names_of(model::action_group group) const {
    std::vector<std::string> names;
    std::size_t more = 0;
    for (const usable_action& each : what_.actions) {
      if (each.group != group) continue;
      if (names.size() == actions_shown) {
        ++more;
        continue;
      }
      names.push_back(each.name.str() + (each.uses ? left_text(*each.uses) : std::string()));
    }
    if (more > 0) names.push_back(fmt::format("{} more", more));
    return listed(names);
  }

  const turn_card& what_;
  const layout& where_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string turn_left_text(const turn_card& what) {
  if (!what.left) return {};
  const model::views::turn_left& has = *what.left;
  std::vector<std::string> parts;
  if (has.action) parts.emplace_back("action");
  if (has.attacks > 0) parts.push_back(counted(has.attacks, "attack"));
  if (has.bonus_action) parts.emplace_back("bonus action");
  if (has.reaction) parts.emplace_back("reaction");
  parts.push_back(fmt::format("{} ft.", has.feet));
  return fmt::format("Left: {}", listed(parts));
}

std::vector<std::string> turn_card_lines(const turn_card& what, const layout& where) {
  return card(what, where).lines();
}

}  // namespace dnd::cli
