#include "io/import/action_text.hpp"

#include "io/import/word_scan.hpp"
#include "model/bounds.hpp"
#include "model/dice/simple.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::io::imports {
namespace {

using model::attack_form;

constexpr int dc_most = 50;
constexpr int feet_to_hit_most = 26'400;

/// "7 (1d8 + 3) slashing damage" in a text.
struct damage_place {
  std::size_t begin = 0;
  std::size_t end = 0;
  model::damage_part part;
};

/// "DC 13 Constitution saving throw".
struct save_place {
  std::size_t begin = 0;
  model::saving_throw save;
};

class action_sentences {
 public:
  explicit action_sentences(std::string_view text) : words_(text) {
    // No text of a stat block has more: what each of them costs stays small.
    constexpr std::size_t places_most = 2 * bounds::damage_parts_max;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (damages_.size() + saves_.size() >= places_most) break;
      if (auto found = damage_at(i)) {
        i = found->end - 1;
        damages_.push_back(std::move(*found));
      } else if (auto save = save_at(i)) {
        saves_.push_back(*save);
      }
    }
  }

  action_reading read() {
    read_attack();
    if (out_.attack)
      read_hit();
    else
      read_effect();
    read_area();
    read_conditions();
    return std::move(out_);
  }

 private:
  static std::int16_t small(int value) { return static_cast<std::int16_t>(value); }

  // -- places ----------------------------------------------------------------

  [[nodiscard]] std::optional<model::damage_type> type_at(std::size_t index) const {
    return model::parse_damage_type(words_.at(index));
  }

  /// Dice or a number, a damage type, and the word "damage". "bludgeoning, piercing, or slashing
  /// damage" is of the first type.
  [[nodiscard]] std::optional<damage_place> damage_at(std::size_t index) const {
    std::size_t next = index;
    std::string dice;
    if (const auto flat = words_.number(index)) {
      const bool has_dice = words_.at(index + 1) == "(" && words_.dice(index + 2).has_value();
      dice = std::to_string(*flat);
      next = index + 1;
      if (has_dice) {
        const auto rolled = *words_.dice(index + 2);
        dice = rolled.text;
        next = rolled.next;
        if (words_.at(next) != ")") return std::nullopt;
        ++next;
      }
    } else if (const auto rolled = words_.dice(index)) {
      dice = rolled->text;
      next = rolled->next;
    } else {
      return std::nullopt;
    }
    if (words_.at(next) == "magical" || words_.at(next) == "extra") ++next;
    const auto type = type_at(next);
    if (!type) return std::nullopt;
    ++next;
    constexpr std::size_t list_most = 8;
    for (std::size_t i = 0; i < list_most && words_.at(next) != "damage"; ++i) {
      const bool goes_on = words_.at(next) == "," || words_.at(next) == "or" || type_at(next);
      if (!goes_on) break;
      ++next;
    }
    if (words_.at(next) != "damage" || !model::parse_simple(dice)) return std::nullopt;
    return damage_place{index, next + 1, {std::move(dice), *type, {}}};
  }

  [[nodiscard]] std::optional<save_place> save_at(std::size_t index) const {
    if (words_.at(index) != "dc") return std::nullopt;
    const auto dc = words_.number(index + 1);
    const auto with = words_.ability(index + 2);
    if (!dc || *dc < 1 || *dc > dc_most || !with) return std::nullopt;
    if (words_.at(index + 3) != "saving" && words_.at(index + 3) != "save") return std::nullopt;
    return save_place{index, {*with, small(*dc), model::save_effect::none}};
  }

  // -- attacks ---------------------------------------------------------------

  void read_attack() {
    const auto header = find_header();
    if (!header) return;
    const std::size_t colon = *header;
    model::attack_profile attack;
    bool melee = false;
    bool ranged = false;
    for (std::size_t i = colon - std::min<std::size_t>(colon, 6); i < colon; ++i) {
      melee = melee || words_.at(i) == "melee";
      ranged = ranged || words_.at(i) == "ranged";
      attack.spell = attack.spell || words_.at(i) == "spell";
    }
    const std::size_t end = words_.find({"hit", ":"}, colon + 1).value_or(words_.size());
    std::optional<int> to_hit;
    for (std::size_t i = colon + 1; i < std::min(end, colon + 5) && !to_hit; ++i)
      to_hit = words_.bonus(i);
    if (!to_hit || *to_hit < -10 || *to_hit > dc_most) {
      out_.left_out.emplace_back("an attack without a bonus to hit");
      return;
    }
    attack.form = melee && ranged ? attack_form::melee_or_ranged
                  : ranged        ? attack_form::ranged
                                  : attack_form::melee;
    attack.to_hit = small(*to_hit);
    hit_ = end == words_.size() ? colon + 1 : end + 2;
    read_distances(attack, colon, end);
    out_.attack = attack;
  }

  /// The colon after "Melee Weapon Attack" or "Ranged Attack Roll".
  [[nodiscard]] std::optional<std::size_t> find_header() const {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (words_.at(i) != "attack") continue;
      const std::size_t colon = words_.at(i + 1) == "roll" ? i + 2 : i + 1;
      const std::string_view before = words_.at(i - 1);
      const bool is_kind =
          before == "weapon" || before == "spell" || before == "melee" || before == "ranged";
      // A sentence's end does for a colon.
      if (is_kind && (words_.at(colon) == ":" || words_.at(colon) == ".")) return colon;
    }
    return std::nullopt;
  }

  void read_distances(model::attack_profile& attack, std::size_t begin, std::size_t end) {
    const auto feet_at = [&](std::size_t index) -> std::int16_t {
      const auto feet = words_.number(index);
      return feet && *feet <= feet_to_hit_most ? small(*feet) : std::int16_t{0};
    };
    // "reach 5 ft." and "5 ft. reach"
    if (const auto reach = words_.find({"reach"}, begin, end)) {
      attack.reach_ft = feet_at(*reach + 1);
      if (attack.reach_ft == 0 && words_.number(*reach + 1) != 0 && *reach >= 3)
        attack.reach_ft = feet_at(*reach - 3);
    } else if (attack.form != attack_form::ranged) {
      attack.reach_ft = 5;
    }
    if (const auto range = words_.find({"range"}, begin, end)) {
      attack.range_ft = feet_at(*range + 1);
      std::size_t next = *range + 2;
      if (words_.at(next) == "ft") next += words_.at(next + 1) == "." ? 2 : 1;
      if (words_.at(next) == "/") attack.long_range_ft = feet_at(next + 1);
      if (attack.long_range_ft < attack.range_ft) attack.long_range_ft = 0;
    }
    if (attack.form == attack_form::ranged) attack.reach_ft = 0;
    if (attack.form == attack_form::melee) attack.range_ft = attack.long_range_ft = 0;
  }

  // -- what a hit does -------------------------------------------------------

  /// The words between the end of one amount and the beginning of the next have `word`.
  [[nodiscard]] bool between(std::size_t begin, std::size_t end,
                             std::initializer_list<std::string_view> words) const {
    return words_.find(words, begin, end).has_value();
  }

  /// Damage of later turns, and of those who do something: the game master's business.
  [[nodiscard]] bool comes_later(const damage_place& damage, std::size_t after) const {
    std::size_t begin = damage.begin;
    while (begin > after && words_.at(begin - 1) != ".") begin -= 1;
    std::size_t end = damage.end;
    while (end < words_.size() && words_.at(end) != ".") ++end;
    for (const auto& phrase : {std::initializer_list<std::string_view>{"start", "of", "each"},
                               {"end", "of", "each"},
                               {"start", "of", "its"},
                               {"start", "of", "the"},
                               {"start", "of", "that"},
                               {"end", "of", "its"},
                               {"each", "time"},
                               {"each", "round"},
                               {"every"},
                               {"whenever"},
                               {"for", "each"}})
      if (words_.find(phrase, begin, end)) return true;
    return false;
  }

  [[nodiscard]] const save_place* save_between(std::size_t begin, std::size_t end) const {
    const save_place* found = nullptr;
    for (const save_place& save : saves_)
      if (save.begin >= begin && save.begin < end) found = &save;
    return found;
  }

  [[nodiscard]] bool halves_after(std::size_t index) const {
    constexpr std::size_t near = 30;
    const std::size_t end = index + near;
    return words_.find({"half", "as", "much"}, index, end).has_value() ||
           words_.find({"half", "damage"}, index, end).has_value() ||
           words_.find({"half", "the", "damage"}, index, end).has_value() ||
           words_.find({"or", "half"}, index, end).has_value();
  }

  void leave_out(const damage_place& damage) {
    out_.left_out.push_back(damage.part.dice + " " + std::string(to_text(damage.part.type)) +
                            " damage that comes later or with a condition");
  }

  [[nodiscard]] std::string occasion_of(const damage_place& damage) const {
    constexpr std::size_t near = 12;
    const std::size_t end = damage.end + near;
    const auto has = [&](std::initializer_list<std::string_view> phrase) {
      return words_.find(phrase, damage.end, end).has_value();
    };
    if (has({"shillelagh"})) return "shillelagh";
    if (has({"two", "hands"})) return "two-handed";
    if (has({"at", "range"})) return "at range";
    if (has({"half", "of", "its", "hit", "points"})) return "half its hit points";
    if (has({"enlarged"})) return "enlarged";
    return "other";
  }

  void add(std::vector<model::damage_part>& to, const model::damage_part& part) {
    if (to.size() < bounds::damage_parts_max) to.push_back(part);
  }

  void read_hit() {
    std::size_t after = hit_;
    std::optional<model::saving_throw> rider;
    bool in_other = false;
    for (damage_place& damage : damages_) {
      if (damage.begin < hit_) continue;
      const bool is_first = out_.damage.empty();
      const bool is_more = words_.at(damage.begin - 1) == "plus" ||
                           (damage.begin == after + 1 && words_.at(after) == "and") ||
                           between(after, damage.begin, {"plus"}) ||
                           between(after, damage.begin, {"an", "extra"}) ||
                           between(after, damage.begin, {"additional"});
      const save_place* save = save_between(after, damage.begin);
      if (comes_later(damage, after)) {
        leave_out(damage);
        continue;
      }
      if (save != nullptr && !is_first) {
        rider = save->save;
        if (halves_after(damage.end)) rider->on_success = model::save_effect::half;
        damage.part.save = rider;
        add(out_.damage, damage.part);
      } else if (is_first) {
        if (save != nullptr) {
          damage.part.save = save->save;
          if (halves_after(damage.end)) damage.part.save->on_success = model::save_effect::half;
        }
        add(out_.damage, damage.part);
      } else if (!is_more && between(after, damage.begin, {"or"})) {
        in_other = true;
        out_.others.push_back({occasion_of(damage), {damage.part}});
      } else if (is_more && in_other) {
        // "7 slashing, or 8 with two hands, plus 3 fire": the last goes with both.
        add(out_.damage, damage.part);
        for (other_damage& other : out_.others) add(other.damage, damage.part);
      } else if (is_more) {
        damage.part.save = rider;
        add(out_.damage, damage.part);
      } else {
        leave_out(damage);
        continue;
      }
      after = damage.end;
    }
    // A saving throw that no dice carry is against what else a hit does.
    if (!saves_.empty() && !rider && (out_.damage.empty() || !out_.damage.front().save))
      out_.save = saves_.front().save;
  }

  // -- effects without an attack ---------------------------------------------

  void read_effect() {
    if (!saves_.empty()) {
      out_.save = saves_.front().save;
      if (halves_after(saves_.front().begin)) out_.save->on_success = model::save_effect::half;
    }
    std::size_t after = saves_.empty() ? 0 : saves_.front().begin;
    for (const damage_place& damage : damages_) {
      const bool is_first = out_.damage.empty();
      const bool is_more = between(after, damage.begin, {"plus"}) ||
                           (damage.begin <= after + 3 && between(after, damage.begin, {"and"}));
      if (damage.begin < after || comes_later(damage, after) || (!is_first && !is_more)) {
        leave_out(damage);
        continue;
      }
      add(out_.damage, damage.part);
      after = damage.end;
      if (out_.save && halves_after(damage.end)) out_.save->on_success = model::save_effect::half;
    }
    for (std::size_t i = 1; i < saves_.size(); ++i)
      if (saves_[i].save.with != out_.save->with || saves_[i].save.dc != out_.save->dc)
        out_.left_out.emplace_back("a second saving throw");
  }

  void read_area() {
    constexpr std::array<std::string_view, 6> shapes = {"cone",   "line",     "radius",
                                                        "sphere", "cylinder", "cube"};
    for (std::size_t i = 0; i < words_.size() && out_.area.empty(); ++i) {
      const auto feet = words_.number(i);
      if (!feet || *feet > 1000) continue;
      // "60-foot cone", "20-foot-radius sphere", "90-foot-long line"
      for (std::size_t next = i + 1; next < i + 6; ++next)
        if (std::find(shapes.begin(), shapes.end(), words_.at(next)) != shapes.end() &&
            (words_.at(i + 1) == "-" || words_.at(i + 1) == "foot" || words_.at(i + 1) == "ft")) {
          out_.area = std::to_string(*feet) + " ft. " + std::string(words_.at(next));
          break;
        }
    }
  }

  void read_conditions() {
    for (std::size_t i = hit_; i < words_.size(); ++i) {
      if (words_.is(i, {"escape", "dc"}))
        if (const auto dc = words_.number(i + 2); dc && *dc >= 1 && *dc <= dc_most)
          out_.escape_dc = small(*dc);
      const auto condition = model::parse_condition(words_.at(i));
      if (!condition) continue;
      const std::string_view before = words_.at(i - std::min<std::size_t>(i, 1));
      constexpr std::array<std::string_view, 9> brings = {
          "be", "is", "and", "or", "becomes", "being", "knocked", "become", "are"};
      const bool is_brought = std::find(brings.begin(), brings.end(), before) != brings.end();
      const std::string_view first = words_.at(i - std::min<std::size_t>(i, 2));
      // "can't be charmed", "if the target is grappled", "immune to being frightened"
      const bool is_denied = first == "can't" || first == "not" || first == "cannot" ||
                             first == "to" || first == "while";
      if (is_brought && !is_denied && (out_.attack || out_.save)) out_.imposes.insert(*condition);
    }
  }

  word_scan words_;
  std::vector<damage_place> damages_;
  std::vector<save_place> saves_;
  std::size_t hit_ = 0;
  action_reading out_;
};

}  // namespace

action_reading read_action_text(std::string_view text) {
  return action_sentences(text).read();
}

}  // namespace dnd::io::imports
