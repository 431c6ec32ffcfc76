#include "model/rules/level_up.hpp"

#include "model/counted.hpp"
#include "model/dice/simple.hpp"
#include "model/rules/advancement.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/experience.hpp"
#include "model/rules/level_choices.hpp"
#include "model/rules/level_gains.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dnd::model::rules {

namespace {

constexpr int levels_max = 20;

/// A level while it is taken.
struct level_taking {
  draft& out;
  character_record& record;
  const level_request& asked;
  const class_entry& of;
  int level = 0;  ///< Of the class.
  record_news told = {};

  [[nodiscard]] bool strict() const { return asked.check == rule_check::strict; }
};

objection check_total(const character_record& record, const level_request& asked) {
  const auto levels = static_cast<int>(record.levels.size());
  if (levels >= levels_max)
    return refusal{refusal_code::too_many,
                   fmt::format("{} has all {} levels", record.name, levels_max),
                   {},
                   std::nullopt};
  if (record.experience > 0 && asked.check == rule_check::strict &&
      level_for(record.experience) <= levels)
    return refusal{refusal_code::not_available,
                   fmt::format("{} has {} experience points, and level {} takes {}", record.name,
                               record.experience, levels + 1, experience_for(levels + 1)),
                   "`free` takes the level all the same", std::nullopt};
  return std::nullopt;
}

/// Of the new class, and of all that are there. SRD: Multiclassing, Prerequisites.
objection check_classes(const draft& out, const character_record& record, const class_entry& of) {
  if (record.levels.empty() || level_in(record, of.slug()) > 0) return std::nullopt;
  if (auto no = check_prerequisites(record, of)) return no;
  for (const std::string& slug : classes_of(record)) {
    const auto other = entry_named(out, category::classes, slug, 0);
    if (!other) return other.error();
    if (auto no = check_prerequisites(record, class_entry(**other))) return no;
  }
  return std::nullopt;
}

objection take_hit_points(level_taking& by) {
  level_record& taken = by.record.levels.back();
  const int die = by.of.hit_die();
  if (by.asked.hit_points > die)
    return refusal{refusal_code::bad_value,
                   fmt::format("a d{} cannot show {}", die, by.asked.hit_points),
                   {},
                   std::nullopt};
  taken.hp = by.asked.hit_points;
  if (!by.asked.roll_hit_points) return std::nullopt;
  const std::size_t from = by.out.dice().drawn().size();
  simple_dice one;
  one.count = 1;
  one.faces = die;
  taken.hp = static_cast<std::uint8_t>(std::clamp(roll(one, by.out.dice()), 1, die));
  by.told.hp_dice = faces_since(by.out.dice(), from);
  return std::nullopt;
}

/// Only one there is is taken without a word.
objection take_subclass(level_taking& by) {
  const std::string has(subclass_in(by.record, by.of.slug()));
  const auto from_level = subclass_level(by.out, by.of);
  if (!from_level) return from_level.error();
  if (by.asked.subclass) {
    if (!has.empty())
      return refusal{refusal_code::not_available,
                     fmt::format("{} has the subclass {} already", by.of.name(), has),
                     {},
                     by.asked.subclass->column};
    const auto entry = entry_named(by.out, category::subclasses, by.asked.subclass->text,
                                   by.asked.subclass->column);
    if (!entry) return entry.error();
    if ((*entry)->fields.text_of("class") != by.of.slug())
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is no subclass of the {}", (*entry)->name, by.of.slug()),
                     {},
                     by.asked.subclass->column};
    if (by.strict() && by.level < *from_level)
      return refusal{
          refusal_code::not_available,
          fmt::format("the {} chooses a subclass at level {}", by.of.slug(), *from_level),
          {},
          by.asked.subclass->column};
    by.record.subclasses.push_back({by.of.slug(), (*entry)->slug});
    by.told.news.push_back(fmt::format("Subclass: {}", (*entry)->name));
    return std::nullopt;
  }
  if (!has.empty() || *from_level == 0 || by.level < *from_level || !by.strict())
    return std::nullopt;
  const std::vector<std::string> known = by.of.subclasses();
  if (known.size() > 1 && by.asked.open != nullptr) {
    by.asked.open->push_back(
        {.label = "subclass", .source = by.of.name(), .count = 1, .from = known});
    return std::nullopt;
  }
  if (known.size() > 1)
    return refusal{refusal_code::missing_label,
                   fmt::format("the {} chooses a subclass at level {}", by.of.slug(), *from_level),
                   fmt::format("add `subclass:` with {}", listed_options(known)), std::nullopt};
  by.record.subclasses.push_back({by.of.slug(), known.front()});
  by.told.news.push_back(fmt::format("Subclass: {}", known.front()));
  return std::nullopt;
}

objection take_increase(level_taking& by, int points) {
  if (by.asked.feat && !by.asked.increase.empty())
    return refusal{refusal_code::unexpected_text, "a feat comes in place of an increase",
                   "leave out one of them", by.asked.feat->column};
  const bool says = by.asked.feat || !by.asked.increase.empty();
  if (points == 0 && says && by.strict())
    return refusal{refusal_code::not_available, "this level raises no score",
                   "`free` does it all the same",
                   by.asked.feat ? by.asked.feat->column : by.asked.increase.front().column};
  if (points > 0 && !says && by.asked.open != nullptr) {
    open_choice scores{.label = "increase",
                       .source = fmt::format("{} {}", by.of.name(), by.level),
                       .count = points,
                       .from = {}};
    for (std::size_t i = 0; i < ability_count; ++i)
      if (by.record.abilities[i] < score_most)
        scores.from.emplace_back(to_text(static_cast<ability>(i)));
    by.asked.open->push_back(std::move(scores));
    return std::nullopt;
  }
  if (points > 0 && !says && by.strict())
    return refusal{refusal_code::missing_label,
                   fmt::format("{} {} raises scores by {}", by.of.slug(), by.level, points),
                   "add `increase: str 2`, `increase: str 1 and: con 1` or `feat: NAME`",
                   std::nullopt};
  if (by.asked.feat) return take_feat(by.out, by.record, *by.asked.feat, by.asked.check);
  if (by.asked.increase.empty()) return std::nullopt;
  if (auto no = raise_scores(by.record, by.asked.increase, points, by.asked.check)) return no;
  by.told.news.push_back("Raised: " + by.record.levels.back().gain);
  return std::nullopt;
}

/// Level, and a feature that must be there. SRD: Eldritch Invocations.
objection check_feature(level_taking& by, const std::string& slug) {
  const auto feature = entry_named(by.out, category::features, slug, 0);
  if (!feature) return feature.error();
  const int from_level = std::max(field_number((*feature)->fields, "level", 1), 1);
  const content_node* const needs = (*feature)->fields.find("requires");
  const int least = std::max(from_level, needs ? field_number(*needs, "level", 1) : 1);
  if (by.level < least)
    return refusal{
        refusal_code::not_available,
        fmt::format("{} asks for level {} of the {}", (*feature)->name, least, by.of.slug()),
        "`free` takes it all the same", std::nullopt};
  const std::string other(needs ? needs->text_of("feature") : std::string_view());
  if (!other.empty() && std::ranges::find(by.record.features, other) == by.record.features.end())
    return refusal{refusal_code::not_available,
                   fmt::format("{} asks for {}", (*feature)->name, other),
                   "`free` takes it all the same", std::nullopt};
  return std::nullopt;
}

/// Leaves out of choices what the character cannot have yet, unless it is asked for: then the
/// refusal says why not.
objection keep_allowed(level_taking& by, std::vector<level_choice>& choices) {
  if (!by.strict()) return std::nullopt;
  for (level_choice& choice : choices) {
    if (choice.kind != choice_kind::feature) continue;
    for (const std::string& slug : choice.from)
      static_cast<void>(by.out.entry(category::features, slug));
    std::vector<std::string> allowed;
    for (const std::string& slug : choice.from) {
      objection no = check_feature(by, slug);
      if (!no) {
        allowed.push_back(slug);
        continue;
      }
      if (no->code != refusal_code::not_available) return no;
      for (const word& each : by.asked.choose)
        if (option_meant(choice.from, each.text) == slug) return no;
    }
    choice.from = std::move(allowed);
  }
  return std::nullopt;
}

/// SRD, Expertise: only what is known already counts twice. Tools are for the player to say.
objection keep_known_skills(level_taking& by, std::vector<level_choice>& expertise) {
  if (expertise.empty()) return std::nullopt;
  const stat_block_ptr block = by.out.built(by.record);
  if (!block)
    return refusal{
        refusal_code::bad_content, "the content does not allow such a character", {}, std::nullopt};
  constexpr std::string_view prefix = "skill-";
  const auto is_unknown = [&](const std::string& slug) {
    const auto which =
        slug.starts_with(prefix) ? parse_skill(slug.substr(prefix.size())) : std::nullopt;
    if (!which) return false;
    const auto index = static_cast<std::size_t>(*which);
    const auto with = static_cast<std::size_t>(ability_of(*which));
    const int bonus = block->skills[index] - ability_modifier(block->abilities[with]);
    return bonus < block->proficiency_bonus;
  };
  for (level_choice& one : expertise) std::erase_if(one.from, is_unknown);
  return std::nullopt;
}

objection take_features(level_taking& by, const level_gains& gains) {
  std::vector<level_choice> skills;
  std::vector<level_choice> expertise;
  std::vector<level_choice> others;
  for (const level_choice& one : gains.choices)
    (one.kind == choice_kind::expertise     ? expertise
     : one.kind == choice_kind::proficiency ? skills
                                            : others)
        .push_back(one);
  const bool is_first = by.record.levels.size() == 1;
  if (by.level == 1)
    for (counted_choice& one : is_first ? by.of.first_choices() : by.of.later_choices())
      skills.push_back({.kind = choice_kind::proficiency,
                        .source = "Proficiencies of the " + by.of.slug(),
                        .count = one.count,
                        .from = std::move(one.from)});
  for (const level_choice& one : by.asked.skills_besides) skills.push_back(one);
  // A word goes to the choice that offers least: what others offer as well is left to them.
  std::ranges::stable_sort(skills, {}, [](const level_choice& one) { return one.from.size(); });
  if (auto no = keep_allowed(by, others)) return no;
  const std::size_t before = by.record.features.size();
  const auto take = [&](std::vector<level_choice>& choices, const std::vector<word>& said,
                        std::string_view label) -> objection {
    auto no = take_choices(by.record, choices, said, label, by.asked.open);
    // What is left open stays so when the rules are waived.
    if (no && no->code == refusal_code::missing_label && !by.strict()) return std::nullopt;
    return no;
  };
  if (auto no = take(skills, by.asked.skills, "skills")) return no;
  if (auto no = keep_known_skills(by, expertise)) return no;
  if (auto no = take(expertise, by.asked.expertise, "expertise")) return no;
  if (auto no = take(others, by.asked.choose, "choose")) return no;
  std::string names;
  for (const content_entry_ptr& one : gains.features)
    names += (names.empty() ? "" : ", ") + one->name;
  if (!names.empty()) by.told.news.push_back("New: " + names);
  std::string chosen;
  for (std::size_t i = before; i < by.record.features.size(); ++i) {
    const auto feature = entry_named(by.out, category::features, by.record.features[i], 0);
    if (!feature) return feature.error();
    chosen += (chosen.empty() ? "" : ", ") + (*feature)->name;
  }
  if (!chosen.empty()) by.told.news.push_back("Chosen: " + chosen);
  return std::nullopt;
}

/// Cantrips and others apart; which there are is not known here.
void tell_open_spells(level_taking& by, const open_spells& open, const spell_room& room) {
  const bool takes_any = room.anywhere > static_cast<int>(room.secrets.size());
  const auto tell = [&](std::string source, int count, int most) {
    if (count > 0)
      by.asked.open->push_back({.label = "spells",
                                .source = std::move(source),
                                .count = count,
                                .from = room.besides,
                                .is_needed = false,
                                .most = most,
                                .takes_any = takes_any});
  };
  tell("cantrips", open.cantrips, 0);
  if (room.source == spell_source::book) tell("spells for the book", open.book, room.highest);
  if (room.source == spell_source::known) tell("spells", open.spells, room.highest);
}

objection take_spells(level_taking& by) {
  const auto room = spell_room_of(by.out, by.record, by.of);
  if (!room) return room.error();
  if (room->source == spell_source::none || (room->cantrips == 0 && room->highest == 0)) {
    if (by.asked.spells.empty()) return std::nullopt;
    return refusal{refusal_code::not_available,
                   fmt::format("a {} of level {} has no spells", by.of.slug(), by.level),
                   {},
                   by.asked.spells.front().column};
  }
  spells_record& spells = spells_of(by.record, by.of.slug());
  begin_book(spells, *room);
  if (auto no = forget_spells(by.asked.forget, spells)) return no;
  const std::vector<std::string> came = add_always(spells, *room);
  if (auto no = learn_spells(by.out, by.of, *room, by.asked.spells, by.asked.check, spells))
    return no;
  if (!came.empty())
    by.told.news.push_back(fmt::format("Always prepared: {}", fmt::join(came, ", ")));
  if (by.asked.open != nullptr) tell_open_spells(by, open_of(spells, *room), *room);
  const std::string open = open_text(open_of(spells, *room), room->source);
  if (!open.empty()) by.told.news.push_back(fmt::format("Still to be learned: {} (`learn`)", open));
  if (room->source == spell_source::prepared || room->source == spell_source::book)
    by.told.news.push_back(fmt::format("Prepares {} (`prepare`)", counted(room->spells, "spell")));
  return std::nullopt;
}

ruled<record_news> take_level_of(draft& out, character_record& record, const level_request& asked,
                                 const class_entry& of) {
  if (asked.check == rule_check::strict)
    if (auto no = check_classes(out, record, of)) return *std::move(no);
  record.levels.push_back({.of = of.slug(), .hp = 0, .gain = {}});
  level_taking by{out, record, asked, of, level_in(record, of.slug())};
  by.told.what = fmt::format("{} {}", of.name(), by.level);
  if (auto no = take_hit_points(by)) return *std::move(no);
  if (auto no = take_subclass(by)) return *std::move(no);
  const auto gains = gains_of(out, record, of, by.level);
  if (!gains) return gains.error();
  if (auto no = take_increase(by, gains->increase)) return *std::move(no);
  if (auto no = take_features(by, *gains)) return *std::move(no);
  if (auto no = take_spells(by)) return *std::move(no);
  return std::move(by.told);
}

}  // namespace

void note_missing_experience(const state& now, const creature& who, record_news& told) {
  const std::int32_t level = level_of(who) + 1;
  const std::int64_t has = experience_of(now, who);
  const bool is_counted = has > experience_for(level - 1);
  if (is_counted && has < experience_for(level))
    told.news.push_back(
        fmt::format("Level {} takes {} XP, and it has {}", level, experience_for(level), has));
}

ruled<record_news> take_level(draft& out, character_record& record, const level_request& asked) {
  if (auto no = check_total(record, asked)) return *std::move(no);
  if (!asked.of && record.levels.empty())
    return refusal{refusal_code::missing_label, "a character has a class",
                   "add `class: fighter`, say", std::nullopt};
  const std::string name = asked.of ? asked.of->text : record.levels.back().of;
  const auto entry = entry_named(out, category::classes, name, asked.of ? asked.of->column : 0);
  if (!entry) return entry.error();
  return take_level_of(out, record, asked, class_entry(**entry));
}

}  // namespace dnd::model::rules
