#include "io/import/creature_maker.hpp"

#include "io/content/words.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/stat_words.hpp"
#include "model/bounds.hpp"
#include "model/dice/simple.hpp"
#include "model/slug.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::imports {
namespace {

constexpr int bonus_most = 50;

std::size_t index_of(model::ability with) {
  return static_cast<std::size_t>(with);
}

/// A number that has to be in a range, and a note when it was not.
int ranged_value(int value, int least, int most, std::string_view what, import_notes& notes) {
  if (value >= least && value <= most) return value;
  const int kept = std::clamp(value, least, most);
  notes.guess(std::string(what) + " " + std::to_string(kept) + " in place of " +
              std::to_string(value));
  return kept;
}

}  // namespace

void import_notes::guess(std::string what) {
  if (guessed.size() < bounds::import_notes_max &&
      std::find(guessed.begin(), guessed.end(), what) == guessed.end())
    guessed.push_back(std::move(what));
}

void import_notes::leave_out(std::string what) {
  if (left_out.size() < bounds::import_notes_max &&
      std::find(left_out.begin(), left_out.end(), what) == left_out.end())
    left_out.push_back(std::move(what));
}

creature_maker::creature_maker(std::string_view name) {
  const std::string whole = plain_line(name);
  made_.block.name = plain_line(name, bounds::creature_name_bytes_max);
  if (made_.block.name != whole) notes().guess("name shortened from \"" + whole + "\"");
  made_.block.speed = {};
  made_.block.abilities.fill(10);
}

void creature_maker::size(std::string_view text) {
  if (text.empty()) return;
  if (const auto found = read_size_word(plain_line(text)))
    block().size = *found;
  else
    notes().guess("size medium in place of \"" + plain_line(text) + "\"");
}

void creature_maker::type(std::string_view text) {
  block().type = plain_line(text, 100);
}

void creature_maker::subtype(std::string_view text) {
  subtype_ = plain_line(text, 90);
}

void creature_maker::alignment(std::string_view text) {
  block().alignment = plain_line(text);
}

void creature_maker::languages(std::string_view text) {
  block().languages = plain_line(text);
  if (block().languages == "-") block().languages.clear();
}

void creature_maker::describe(std::string_view text) {
  std::string plain = plain_text(text);
  if (plain.empty()) return;
  std::string& all = made_.description;
  if (!all.empty()) all += '\n';
  all += plain;
  all.resize(model::utf8_prefix(all, bounds::description_bytes_max));
}

void creature_maker::armor_class(std::optional<int> value) {
  if (value) armor_class_ = ranged_value(*value, 0, 100, "armor class", notes());
}

void creature_maker::hit_points(std::optional<int> value, std::optional<std::string> dice) {
  if (value) hit_points_ = ranged_value(*value, 1, bounds::hit_points_max, "hit points", notes());
  if (!dice) return;
  if (const auto parsed = model::parse_simple(*dice))
    block().hit_dice = model::print(*parsed);
  else
    notes().leave_out("hit dice \"" + *dice + "\"");
}

void creature_maker::score(model::ability with, std::optional<int> value) {
  if (!value) return;
  has_score_[index_of(with)] = true;
  block().abilities[index_of(with)] =
      static_cast<std::int16_t>(ranged_value(*value, 1, 30, to_text(with), notes()));
}

void creature_maker::save_bonus(std::string_view ability, int bonus) {
  const auto with = model::parse_ability(ability);
  if (!with) return notes().leave_out("the saving throw \"" + plain_line(ability) + "\"");
  saves_[index_of(*with)] = std::clamp(bonus, -bonus_most, bonus_most);
}

void creature_maker::skill_bonus(std::string_view skill, int bonus) {
  const auto found = read_skill_word(skill);
  if (!found) return notes().leave_out("the skill \"" + plain_line(skill) + "\"");
  skills_[static_cast<std::size_t>(*found)] = std::clamp(bonus, -bonus_most, bonus_most);
}

void creature_maker::save_bonuses(std::string_view text) {
  for (const auto& [name, bonus] : read_bonus_words(plain_line(text, 1000)))
    save_bonus(name, bonus);
}

void creature_maker::skill_bonuses(std::string_view text) {
  for (const auto& [name, bonus] : read_bonus_words(plain_line(text, 1000)))
    skill_bonus(name, bonus);
}

void creature_maker::save_proficiency(model::ability with) {
  proficient_saves_[index_of(with)] = 1;
}

void creature_maker::skill_proficiency(model::skill skill, int times) {
  proficient_skills_[static_cast<std::size_t>(skill)] = times;
}

void creature_maker::speed(std::string_view text) {
  const std::string plain = plain_line(text);
  if (const auto read = read_speed_words(plain)) return speed(*read);
  if (!plain.empty()) notes().leave_out("the speed \"" + plain + "\"");
}

void creature_maker::speed(const model::speeds& given) {
  has_speed_ = true;
  block().speed = given;
}

void creature_maker::senses(std::string_view text) {
  std::string rest;
  model::senses sight = block().sight;
  sight.passive_perception = -1;
  read_sense_words(plain_line(text), sight, rest);
  if (sight.passive_perception >= 0) passive_ = sight.passive_perception;
  block().sight = sight;
  if (!rest.empty()) notes().leave_out("the sense \"" + rest + "\"");
}

void creature_maker::passive_perception(std::optional<int> value) {
  if (value) passive_ = std::clamp(*value, 0, 100);
}

void creature_maker::damage_defence(model::defence_kind kind, std::string_view text) {
  std::string rest;
  read_damage_words(plain_line(text, 1000), kind, block().defences, rest);
  if (!rest.empty()) notes().leave_out("\"" + rest + "\" of the damage it takes otherwise");
}

void creature_maker::condition_immunities(std::string_view text) {
  std::string rest;
  read_condition_words(plain_line(text, 1000), block().condition_immunities, rest);
  if (!rest.empty()) notes().leave_out("the immunity to \"" + rest + "\"");
}

void creature_maker::challenge(std::string_view text) {
  const std::string plain = plain_line(text);
  if (plain.empty() || plain == "-") return;
  if (const auto found = read_challenge_words(plain))
    block().challenge_eighths = *found;
  else
    notes().guess("challenge 0 in place of \"" + plain + "\"");
}

void creature_maker::experience(std::optional<int> value) {
  if (value && *value >= 0) xp_ = std::min(*value, 10'000'000);
}

void creature_maker::proficiency_bonus(std::optional<int> value) {
  if (value && *value >= 2 && *value <= 9) proficiency_ = value;
}

int creature_maker::proficiency_bonus() const {
  return proficiency_.value_or(content::proficiency_of_challenge(made_.block.challenge_eighths));
}

int creature_maker::score_of(model::ability with) const {
  return made_.block.abilities[index_of(with)];
}

int creature_maker::modifier_of(model::ability with) const {
  return model::ability_modifier(score_of(with));
}

void creature_maker::initiative(std::optional<int> value) {
  if (!value || *value < -bonus_most || *value > bonus_most) return;
  block().initiative = static_cast<std::int16_t>(*value);
}

void creature_maker::legendary_uses(std::optional<int> value) {
  if (value && *value >= 1 && *value <= 10) legendary_uses_ = value;
}

void creature_maker::spellcasting(model::spellcasting casting) {
  constexpr std::size_t most = 8;
  if (block().casting.size() < most) block().casting.push_back(std::move(casting));
}

void creature_maker::finish_bonuses() {
  const int proficiency = proficiency_bonus();
  for (std::size_t i = 0; i < model::ability_count; ++i) {
    const int plain = model::ability_modifier(block().abilities[i]);
    const auto times = proficient_saves_.find(i);
    const int usual = plain + (times == proficient_saves_.end() ? 0 : proficiency);
    const auto given = saves_.find(i);
    block().saves[i] = static_cast<std::int16_t>(given == saves_.end() ? usual : given->second);
  }
  for (std::size_t i = 0; i < model::skill_count; ++i) {
    const auto with = index_of(model::ability_of(static_cast<model::skill>(i)));
    const int plain = model::ability_modifier(block().abilities[with]);
    const auto times = proficient_skills_.find(i);
    const int usual = plain + (times == proficient_skills_.end() ? 0 : times->second * proficiency);
    const auto given = skills_.find(i);
    block().skills[i] = static_cast<std::int16_t>(given == skills_.end() ? usual : given->second);
  }
}

void creature_maker::finish_figures() {
  model::stat_block& made = block();
  if (std::find(has_score_.begin(), has_score_.end(), true) == has_score_.end())
    notes().guess("10 for each ability");
  if (!armor_class_) notes().guess("armor class 10");
  made.armor_class = static_cast<std::int16_t>(armor_class_.value_or(10));
  if (!hit_points_) {
    const auto dice = model::parse_simple(made.hit_dice);
    hit_points_ = dice ? std::clamp(model::average_of(*dice), 1, bounds::hit_points_max) : 1;
    notes().guess("hit points " + std::to_string(*hit_points_) +
                  (dice ? ", the average of " + made.hit_dice : std::string()));
  }
  made.hit_points = *hit_points_;
  if (!has_speed_) {
    made.speed.walk = 30;
    notes().guess("speed 30 ft.");
  }
  if (made.type.empty()) made.type = "humanoid";
  if (!subtype_.empty()) made.type += " (" + subtype_ + ")";
  made.proficiency_bonus = static_cast<std::int16_t>(proficiency_bonus());
  made.xp = xp_.value_or(content::xp_of_challenge(made.challenge_eighths));
  finish_bonuses();
  const auto perception = static_cast<std::size_t>(model::skill::perception);
  made.sight.passive_perception =
      static_cast<std::int16_t>(passive_.value_or(std::max(0, 10 + made.skills[perception])));
  // The usual one needs no field.
  if (made.initiative == model::ability_modifier(made.abilities[index_of(model::ability::dex)]))
    made.initiative.reset();
}

imported_creature creature_maker::take() {
  finish_figures();
  finish_multiattacks();
  finish_legendary();
  const bool acts = std::any_of(made_.actions.begin(), made_.actions.end(), [](const auto& each) {
    return each.what.attack || each.what.save || !each.what.damage.empty();
  });
  if (!acts) notes().guess("no action does anything by itself: the game master plays them");
  return std::move(made_);
}

}  // namespace dnd::io::imports
