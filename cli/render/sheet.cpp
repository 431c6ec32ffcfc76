#include "cli/render/sheet.hpp"

#include "cli/render/bar.hpp"
#include "cli/render/creature_text.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/stat_block_text.hpp"
#include "cli/render/text_width.hpp"
#include "model/enum_text.hpp"
#include "model/rules/hit_dice.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dnd::cli {
namespace {

using texts = std::vector<std::string>;

constexpr std::size_t term_width = 12;
/// Terms of actions are names, which are longer.
constexpr std::size_t action_term_width = 24;

class sheet {
 public:
  sheet(const model::views::creature_view& who, const layout& where) : who_(who), where_(where) {}

  [[nodiscard]] std::vector<std::string> lines() {
    headline();
    condition();
    if (who_.block == nullptr) return std::move(lines_);
    body();
    abilities();
    define("Senses", listed(sense_texts(who_.sight)));
    define("Languages", block().languages);
    define("Defences", fmt::format("{}", fmt::join(defence_texts(block()), "; ")));
    for (const model::spellcasting& each : block().casting) define("Spells", spell_text(each));
    actions();
    traits();
    return std::move(lines_);
  }

 private:
  [[nodiscard]] const model::stat_block& block() const { return *who_.block; }

  void add(const std::string& text) {
    for (std::string& line :
         wrapped(where_.look.clean(text), std::max<std::size_t>(where_.width, term_width)))
      lines_.push_back(std::move(line));
  }

  /// Nothing is said of what a creature has not.
  void define(const std::string& term, const std::string& text, std::size_t width = term_width) {
    if (text.empty()) return;
    const style& look = where_.look;
    for (std::string& line : definition_lines(look.clean(term), look.clean(text), width, where_))
      lines_.push_back(std::move(line));
  }

  void headline() {
    std::string text = who_.called;
    if (who_.block == nullptr) return add(text);
    const std::string kind = kind_text(block());
    if (!kind.empty() && kind != text) text += fmt::format(" ({})", kind);
    texts nature{fmt::format("{} {}", model::to_text(block().size), block().type)};
    if (!block().alignment.empty()) nature.push_back(block().alignment);
    add(fmt::format("{}, {}", text, listed(nature)));
  }

  void condition() {
    if (who_.hp) {
      const auto [now, most, temporary] = *who_.hp;
      std::string hp =
          fmt::format("{}/{} {}", now, most, bar(now, most, hp_bar_cells, where_.look));
      if (temporary > 0) hp += fmt::format(" +{} temporary", temporary);
      define("Hit points", hp);
    } else {
      define("Looks", std::string(to_text(who_.looks)));
    }
    define("Now", listed(state_texts(who_)));
  }

  void body() {
    define("Armor class", fmt::format("{}", who_.armor_class.value_or(block().armor_class)));
    define("Hit dice", hit_dice());
    define("Speed", speed());
    if (who_.armor_class && who_.size != block().size)
      define("Size", fmt::format("{}, else {}", to_text(who_.size), to_text(block().size)));
    if (block().initiative) define("Initiative", with_sign(*block().initiative));
    if (block().kind == model::creature_kind::monster)
      define("Challenge",
             fmt::format("{} ({} XP)", challenge_text(block().challenge_eighths), block().xp));
    define("Proficiency", with_sign(block().proficiency_bonus));
  }

  /// What it can go now, and what the stat block says where that is another.
  [[nodiscard]] std::string speed() const {
    std::string text = listed(speed_texts(block().speed));
    if (who_.walking_speed && *who_.walking_speed != block().speed.walk)
      text += fmt::format("; now {} ft.", *who_.walking_speed);
    return text;
  }

  void abilities() {
    texts scores;
    for (std::size_t i = 0; i < block().abilities.size(); ++i) {
      const int score = who_.armor_class ? who_.scores[i] : block().abilities[i];
      std::string text = fmt::format("{} {} ({})", short_name(static_cast<model::ability>(i)),
                                     score, with_sign(model::ability_modifier(score)));
      if (score != block().abilities[i]) text += fmt::format(", else {}", block().abilities[i]);
      scores.push_back(std::move(text));
    }
    define("Abilities", listed(scores));
    define("Saves", listed(ability_texts(block().saves)));
    define("Skills", listed(skill_texts(block())));
  }

  [[nodiscard]] std::uint16_t spent_of(const model::small_text& pool) const {
    for (const model::views::spent_view& each : who_.spent)
      if (each.pool == pool) return each.spent;
    return 0;
  }

  /// "1 of 3 d12 left": only where some are spent.
  [[nodiscard]] std::string hit_dice() const {
    texts left;
    for (const model::rules::hit_dice& each : model::rules::hit_dice_of(block()))
      if (const std::uint16_t spent = spent_of(each.pool); spent > 0)
        left.push_back(
            fmt::format("{} of {} d{} left", each.count - spent, each.count, each.faces));
    return listed(left);
  }

  void actions() {
    constexpr std::string_view titles[] = {"Actions", "Bonus actions", "Reactions",
                                           "Legendary actions", "Special actions"};
    for (std::size_t group = 0; group < std::size(titles); ++group) {
      bool has_title = false;
      for (const model::action& each : block().actions) {
        if (static_cast<std::size_t>(each.group) != group) continue;
        if (!has_title) lines_.push_back(where_.look.paint(tone::strong, titles[group]));
        has_title = true;
        const std::uint16_t spent = spent_of(each.usage.pool.empty() ? each.name : each.usage.pool);
        std::string text = action_text(each, spent);
        if (text.empty()) text = "-";
        define("  " + each.name.str(), text, action_term_width);
      }
    }
  }

  void traits() {
    texts names;
    for (const model::trait& each : block().traits) {
      const std::string usage = usage_text(each.usage, 0);
      names.push_back(usage.empty() ? each.name : fmt::format("{} ({})", each.name, usage));
    }
    define("Traits", listed(names));
  }

  const model::views::creature_view& who_;
  const layout& where_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> sheet_lines(const model::views::creature_view& who, const layout& where) {
  return sheet(who, where).lines();
}

}  // namespace dnd::cli
