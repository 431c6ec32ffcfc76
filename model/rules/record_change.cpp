#include "model/rules/record_change.hpp"

#include "model/bounds.hpp"
#include "model/rules/charges.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/usage.hpp"
#include "model/stat_block_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::model::rules {

namespace {

/// The block of its own shape.
const stat_block& own_block(const creature& who) {
  return who.own ? *who.own->block : *who.block;
}

/// Whether a record of the content is that of this character, and not of another of its name.
bool fits_block(const character_record& record, const stat_block& block) {
  int levels = 0;
  for (const class_level& taken : block.classes) levels += taken.level;
  return record.slug == block.slug && record.name == block.name &&
         static_cast<int>(record.levels.size()) == levels && record.abilities == block.abilities;
}

refusal not_allowed() {
  return {refusal_code::bad_content, "the content does not allow such a character", {}, {}};
}

/// A number of hit points that the player gave in place of the computed one moves like that one.
objection move_given_points(const draft& out, const character_record& before,
                            character_record& after) {
  if (!after.hit_points || !before.hit_points || before.hit_points != after.hit_points)
    return std::nullopt;
  character_record old_one = before;
  character_record new_one = after;
  old_one.hit_points = new_one.hit_points = std::nullopt;
  const stat_block_ptr was = out.built(old_one);
  const stat_block_ptr is = out.built(new_one);
  if (!was || !is) return not_allowed();
  *after.hit_points = std::max(1, *after.hit_points + is->hit_points - was->hit_points);
  return std::nullopt;
}

/// What hit points come to, with everything that counts besides the block.
std::int32_t most_with(const creature& who, const stat_block_ptr& block, std::int32_t max_hp) {
  creature changed = who;
  changed.block = block;
  changed.max_hp = max_hp;
  return effective_max_hp(changed);
}

void tell_number(std::string_view what, int before, int after, std::vector<std::string>& news) {
  if (before != after) news.push_back(fmt::format("{} {} in place of {}", what, after, before));
}

/// What is new in figures, besides hit points.
void tell_figures(const stat_block& before, const stat_block& after,
                  std::vector<std::string>& news) {
  tell_number("Proficiency bonus", before.proficiency_bonus, after.proficiency_bonus, news);
  tell_number("AC", before.armor_class, after.armor_class, news);
  tell_number("Speed", before.speed.walk, after.speed.walk, news);
  for (int level = 1; level <= bounds::spell_level_max; ++level) {
    const std::string_view pool = slot_pool(level);
    tell_number(pool, slots_of(before, pool), slots_of(after, pool), news);
  }
}

/// The level of the slots of Pact Magic, and how many there are. SRD: Pact Magic.
struct pact_row {
  int level = 0;
  std::uint16_t count = 0;
};
pact_row pact_of(const stat_block& block) {
  for (const spellcasting& one : block.casting) {
    if (!one.pact) continue;
    for (std::size_t i = one.slots.size(); i > 0; --i)
      if (one.slots[i - 1] > 0) return {static_cast<int>(i), one.slots[i - 1]};
  }
  return {};
}

/// Slots of Pact Magic that were spent are so when they are of a higher level.
std::vector<pool_use> moved_slots(const creature& who, const stat_block& before,
                                  const stat_block& after) {
  const pact_row was = pact_of(before);
  const pact_row is = pact_of(after);
  if (was.level == 0 || is.level == 0 || was.level == is.level) return {};
  const std::string_view from = slot_pool(was.level);
  const std::string_view to = slot_pool(is.level);
  const std::uint16_t spent = spent_of(who, from);
  // Whose other slots are of the same level has spent those last.
  const std::uint16_t moved = std::min(spent, was.count);
  if (moved == 0) return {};
  return {{small_text(from), static_cast<std::uint16_t>(spent - moved)},
          {small_text(to), static_cast<std::uint16_t>(spent_of(who, to) + moved)}};
}

}  // namespace

ruled<character_record_ptr> record_of(const draft& out, const creature& who) {
  if (who.record) return who.record;
  const stat_block& block = own_block(who);
  if (block.kind != creature_kind::character)
    return refusal{refusal_code::not_available, fmt::format("{} is no character", called(who)),
                   "levels and choices are for characters", std::nullopt};
  const found_content entry = out.character(block.slug.view());
  if (entry.record && fits_block(*entry.record, block)) return entry.record;
  return refusal{
      refusal_code::not_available, fmt::format("what {} was made of is not known", called(who)),
      fmt::format("it came before that was kept, and `characters/{}.yaml` is not as it was then; "
                  "`remove {}` and `add {}` bring it in anew",
                  block.slug.view(), who.id.view(), block.slug.view()),
      std::nullopt};
}

objection change_record(draft& out, const creature_id& id, character_record after,
                        record_news told) {
  const creature& who = out.at(id);
  const auto before = record_of(out, who);
  if (!before) return before.error();
  if (auto no = move_given_points(out, **before, after)) return no;
  const stat_block_ptr made = out.built(after);
  if (!made) return not_allowed();
  const stat_block& was = own_block(who);
  const bool stands_aside = who.own && who.own->max_hp > 0;
  const std::int32_t gain = made->hit_points - was.hit_points;
  character_changed changed;
  changed.creature = id;
  changed.what = std::move(told.what);
  changed.news = std::move(told.news);
  changed.hp_dice = std::move(told.hp_dice);
  tell_figures(was, *made, changed.news);
  changed.spent = moved_slots(who, was, *made);
  changed.block = difference(was, *made);
  changed.max_hp.before = stands_aside ? who.own->max_hp : who.max_hp;
  changed.max_hp.after = std::max(1, changed.max_hp.before + gain);
  changed.hp.before = stands_aside ? who.own->hp : who.hp;
  changed.hp.after = changed.hp.before;
  if (changed.hp.before > 0) {
    const std::int32_t most = stands_aside ? changed.max_hp.after
                              : who.own    ? most_with(who, who.block, changed.max_hp.after)
                                           : most_with(who, made, changed.max_hp.after);
    changed.hp.after = std::clamp(changed.hp.before + std::max(gain, 0), 1, most);
  }
  changed.record = std::make_shared<const character_record>(std::move(after));
  const std::vector<pool> pools = was.pools;
  const character_record_ptr now = changed.record;
  out.emit(std::move(changed));
  put_charges_away(out, id, **before, pools);
  take_charges_along(out, id, *now, pools);
  return std::nullopt;
}

}  // namespace dnd::model::rules
