#include "model/rules/new_character.hpp"

#include "model/rules/level_choices.hpp"
#include "model/rules/spell_lists.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace dnd::model::rules {

namespace {

constexpr int score_most_at_first = 20;

/// A character while it is made.
struct character_making {
  draft& out;
  const character_request& asked;
  character_record record = {};
  std::vector<level_choice> languages = {};
  std::vector<level_choice> choices = {};
  std::vector<level_choice> skills = {};
  /// Cantrips that a trait lets choose.
  std::vector<level_choice> cantrips = {};

  [[nodiscard]] bool strict() const { return asked.first.check == rule_check::strict; }
  /// Where a choice may be left open: who asks step by step is told of it.
  [[nodiscard]] bool may_stay_open(std::string label, std::string source, std::int32_t count,
                                   std::vector<std::string> from, bool is_needed = true) const {
    if (asked.first.open == nullptr) return !strict();
    asked.first.open->push_back({.label = std::move(label),
                                 .source = std::move(source),
                                 .count = count,
                                 .from = std::move(from),
                                 .is_needed = is_needed});
    return true;
  }
};

objection take_scores(character_making& by) {
  if (by.asked.abilities.empty() && by.asked.first.open != nullptr) {
    static_cast<void>(by.may_stay_open("abilities", {}, ability_count, {}));
    return std::nullopt;
  }
  const auto scores = scores_by(by.asked.scores, by.asked.abilities, by.out.dice());
  if (!scores) return scores.error();
  by.record.abilities = *scores;
  return std::nullopt;
}

void add_scores(character_record& record, const content_entry& from) {
  const content_node* const bonuses = from.fields.find("ability_bonuses");
  if (bonuses == nullptr) return;
  for (const content_node& one : bonuses->items)
    if (const auto which = parse_ability(one.key)) {
      std::int16_t& score = record.abilities[static_cast<std::size_t>(*which)];
      score = static_cast<std::int16_t>(
          std::min(score + field_number(*bonuses, one.key), score_most_at_first));
    }
}

/// Scores that the race leaves to the player, such as a half-elf's two.
objection add_chosen_scores(character_making& by, const content_entry& race) {
  const content_node* const choice = race.fields.find("choose_abilities");
  if (choice == nullptr) {
    if (by.asked.bonus.empty()) return std::nullopt;
    return refusal{refusal_code::bad_value,
                   fmt::format("{} leaves no score to be chosen", race.name),
                   {},
                   by.asked.bonus.front().column};
  }
  const auto count = static_cast<std::size_t>(field_number(*choice, "count"));
  const int bonus = field_number(*choice, "bonus");
  const std::vector<std::string> from = texts_in(*choice, "from");
  std::vector<ability> taken;
  for (const word& each : by.asked.bonus) {
    const auto which = parse_ability(each.text);
    if (!which || std::ranges::find(from, to_text(*which)) == from.end() ||
        std::ranges::find(taken, *which) != taken.end())
      return refusal{refusal_code::bad_value,
                     fmt::format("\"{}\" cannot be raised here", each.text),
                     "choose from " + listed_options(from), each.column};
    taken.push_back(*which);
    std::int16_t& score = by.record.abilities[static_cast<std::size_t>(*which)];
    score = static_cast<std::int16_t>(std::min(score + bonus, score_most_at_first));
  }
  std::vector<std::string> left = from;
  std::erase_if(left, [&](const std::string& one) {
    const auto which = parse_ability(one);
    return which && std::ranges::find(taken, *which) != taken.end();
  });
  if (taken.size() == count ||
      by.may_stay_open("bonus", race.name, static_cast<std::int32_t>(count - taken.size()), left))
    return std::nullopt;
  return refusal{refusal_code::missing_label,
                 fmt::format("{}: {} scores rise by {}", race.name, count, bonus),
                 fmt::format("add `bonus:` with {}", listed_options(from)), std::nullopt};
}

void offer_choice(const content_entry& of, std::string_view field, choice_kind kind,
                  std::vector<level_choice>& into) {
  if (auto choice = choice_in(of.fields, field))
    into.push_back(
        {.kind = kind, .source = of.name, .count = choice->count, .from = std::move(choice->from)});
}

/// What traits of the race leave open.
objection add_trait_choices(character_making& by, const content_entry& race) {
  const std::vector<std::string> slugs = texts_in(race.fields, "traits");
  for (const std::string& slug : slugs) static_cast<void>(by.out.entry(category::traits, slug));
  for (const std::string& slug : slugs) {
    const auto entry = entry_named(by.out, category::traits, slug, 0);
    if (!entry) return entry.error();
    offer_choice(**entry, "choose_traits", choice_kind::feature, by.choices);
    offer_choice(**entry, "choose_proficiencies", choice_kind::proficiency, by.skills);
    offer_choice(**entry, "choose_languages", choice_kind::language, by.languages);
    offer_choice(**entry, "choose_spells", choice_kind::feature, by.cantrips);
  }
  return std::nullopt;
}

/// The race that is asked for. Where a subrace stands for it, that is put into `subrace`.
ruled<content_entry_ptr> find_race(const character_making& by, std::optional<word>& subrace) {
  const word& said = by.asked.race;
  auto found = entry_named(by.out, category::races, said.text, said.column);
  if (!found || (*found)->kind == category::races) return found;
  if (subrace && slug_of(subrace->text) != (*found)->slug)
    return refusal{refusal_code::bad_value, fmt::format("{} is a subrace itself", (*found)->name),
                   "leave `subrace:` out", subrace->column};
  subrace = said;
  return entry_named(by.out, category::races, std::string((*found)->fields.text_of("race")),
                     said.column);
}

objection take_race(character_making& by) {
  std::optional<word> said_subrace = by.asked.subrace;
  const auto race = find_race(by, said_subrace);
  if (!race) return race.error();
  by.record.race = (*race)->slug;
  add_scores(by.record, **race);
  if (auto no = add_chosen_scores(by, **race)) return no;
  offer_choice(**race, "choose_languages", choice_kind::language, by.languages);
  if (auto no = add_trait_choices(by, **race)) return no;
  std::string spoken;
  for (const std::string& one : texts_in((*race)->fields, "languages"))
    spoken += (spoken.empty() ? "" : ", ") + one;
  by.record.languages = std::move(spoken);
  if (!said_subrace) {
    const std::vector<std::string> known = texts_in((*race)->fields, "subraces");
    if (known.empty() || by.may_stay_open("subrace", (*race)->name, 1, known)) return std::nullopt;
    return refusal{
        refusal_code::missing_label, fmt::format("{} has subraces", (*race)->name),
        fmt::format("add `subrace:` with {}; `free` does without", listed_options(known)),
        std::nullopt};
  }
  // "lightfoot" of a halfling is the halfling's.
  const std::string own = option_meant(texts_in((*race)->fields, "subraces"), said_subrace->text);
  const auto subrace = entry_named(by.out, category::subraces,
                                   own.empty() ? said_subrace->text : own, said_subrace->column);
  if (!subrace) return subrace.error();
  if ((*subrace)->fields.text_of("race") != (*race)->slug)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} is no subrace of {}", (*subrace)->name, (*race)->name),
                   {},
                   said_subrace->column};
  by.record.subrace = (*subrace)->name;
  add_scores(by.record, **subrace);
  return add_trait_choices(by, **subrace);
}

/// All languages there are; a background lets choose from any.
objection take_background(character_making& by) {
  if (!by.asked.background) return std::nullopt;
  const content_entry_ptr entry =
      by.out.entry(category::backgrounds, slug_of(by.asked.background->text));
  by.record.background = by.asked.background->text;
  if (!entry) {
    if (!by.strict()) return std::nullopt;
    return refusal{refusal_code::unknown_content,
                   fmt::format("there is no background \"{}\"", by.asked.background->text),
                   "`free` takes any text", by.asked.background->column};
  }
  by.record.background = entry->slug;
  return std::nullopt;
}

/// Words for languages: those of the lists, and after them any for the background.
objection take_languages(character_making& by) {
  int besides = 0;
  if (by.asked.background) {
    const content_entry_ptr entry =
        by.out.entry(category::backgrounds, slug_of(by.asked.background->text));
    if (entry) besides = field_number(entry->fields, "languages");
  }
  std::vector<word> said = by.asked.languages;
  const auto listed = [&](const word& one) {
    return std::ranges::any_of(by.languages, [&](const level_choice& choice) {
      return !option_meant(choice.from, one.text).empty();
    });
  };
  int of_lists = 0;
  for (const level_choice& one : by.languages) of_lists += one.count;
  std::vector<word> others;
  for (auto one = said.begin(); one != said.end();) {
    const bool is_over = one - said.begin() >= of_lists;
    if (!listed(*one) || is_over) {
      others.push_back(*one);
      one = said.erase(one);
    } else {
      ++one;
    }
  }
  if (by.strict() && static_cast<int>(others.size()) > besides)
    return refusal{refusal_code::bad_value,
                   fmt::format("\"{}\" is one language too many", others.back().text),
                   {},
                   others.back().column};
  auto no = take_choices(by.record, by.languages, said, "languages", by.asked.first.open);
  const int open = besides - static_cast<int>(others.size());
  if (by.asked.first.open != nullptr && open > 0)
    static_cast<void>(by.may_stay_open("languages", by.record.background, open, {}, false));
  if (no && (by.strict() || no->code != refusal_code::missing_label)) return no;
  for (const word& one : others) by.record.languages += ", " + slug_of(one.text);
  return std::nullopt;
}

objection check_item(character_making& by, const word& name, std::string_view field) {
  const auto entry = entry_named(by.out, category::equipment, name.text, name.column);
  if (!entry) return entry.error();
  if ((*entry)->fields.find(field) != nullptr) return std::nullopt;
  return refusal{
      refusal_code::bad_value, fmt::format("{} is no {}", (*entry)->name, field), {}, name.column};
}

/// Names that are none are told before anything that is missing.
objection check_items(character_making& by) {
  if (by.asked.outfit.armor)
    if (auto no = check_item(by, *by.asked.outfit.armor, "armor")) return no;
  for (const word& one : by.asked.outfit.weapons)
    if (auto no = check_item(by, one, "weapon")) return no;
  return std::nullopt;
}

objection dress(character_making& by) {
  const word& of = *by.asked.first.of;
  const auto entry = entry_named(by.out, category::classes, of.text, of.column);
  if (!entry) return entry.error();
  const content_entry_ptr background =
      by.asked.background ? by.out.entry(category::backgrounds, slug_of(by.asked.background->text))
                          : nullptr;
  outfit_request outfit = by.asked.outfit;
  outfit.check = by.asked.first.check;
  return take_outfit(by.out, by.record, outfit, **entry, background.get());
}

/// Cantrips that traits give are apart from those of classes, where the trait says what they are
/// cast with.
void take_cantrips(character_making& by, std::vector<word>& said, record_news& told) {
  for (const level_choice& choice : by.cantrips)
    for (auto one = said.begin(); one != said.end(); ++one) {
      const std::string meant = option_meant(choice.from, one->text);
      if (meant.empty()) continue;
      said.erase(one);
      const std::string slug = slug_of(choice.source);
      const content_entry_ptr trait = by.out.entry(category::traits, slug);
      if (trait && !trait->fields.text_of("casts_with").empty())
        spells_of(by.record, slug).spells.push_back({meant, 0});
      else if (by.record.spells.empty())
        told.news.push_back(fmt::format("{}: {} (for the game master)", choice.source, meant));
      else
        by.record.spells.front().spells.push_back({meant, 0});
      break;
    }
}

/// Cantrips of traits of which too few were said.
objection refuse_open_cantrips(const character_making& by, const std::vector<word>& said) {
  std::int32_t left = -static_cast<std::int32_t>(said.size());
  for (const level_choice& choice : by.cantrips) left += choice.count;
  if (left <= 0) return std::nullopt;
  const level_choice& first = by.cantrips.front();
  if (by.may_stay_open("choose", first.source, left, first.from)) return std::nullopt;
  return refusal{
      refusal_code::missing_label,
      fmt::format("{}: {} {} to be chosen", first.source, left, left == 1 ? "has" : "have"),
      fmt::format("add `choose:` with {}", listed_options(first.from)), std::nullopt};
}

/// Words that the choices of a list take; the others stay in `said`.
std::vector<word> words_for(const std::vector<level_choice>& choices, std::vector<word>& said) {
  std::vector<word> mine;
  for (auto one = said.begin(); one != said.end();) {
    const bool fits = std::ranges::any_of(choices, [&](const level_choice& choice) {
      return !option_meant(choice.from, one->text).empty();
    });
    if (!fits) {
      ++one;
      continue;
    }
    mine.push_back(*one);
    one = said.erase(one);
  }
  return mine;
}

}  // namespace

ruled<new_character> make_character(draft& out, const character_request& asked) {
  character_making by{out, asked};
  by.record.slug = slug_of(asked.name);
  by.record.name = asked.name;
  if (auto no = take_scores(by)) return *std::move(no);
  if (auto no = take_race(by)) return *std::move(no);
  if (auto no = take_background(by)) return *std::move(no);
  if (auto no = take_languages(by)) return *std::move(no);
  if (auto no = check_items(by)) return *std::move(no);
  level_request first = asked.first;
  first.skills_besides = by.skills;
  std::vector<word> cantrips = words_for(by.cantrips, first.choose);
  if (auto no = refuse_open_cantrips(by, cantrips)) return *std::move(no);
  const std::vector<word> traits = words_for(by.choices, first.choose);
  auto no = take_choices(by.record, by.choices, traits, "choose", first.open);
  if (no && (by.strict() || no->code != refusal_code::missing_label)) return *std::move(no);
  auto told = take_level(out, by.record, first);
  if (!told) return told.error();
  take_cantrips(by, cantrips, *told);
  if (auto wrong = dress(by)) return *std::move(wrong);
  return new_character{std::move(by.record), *std::move(told)};
}

}  // namespace dnd::model::rules
