#include "model/guide/creation.hpp"

#include "model/command.hpp"
#include "model/guide/making.hpp"
#include "model/language/print.hpp"
#include "model/rules/ability_scores.hpp"
#include "model/rules/class_entry.hpp"
#include "model/rules/new_character.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model::guide {

namespace {

using commands::create_character;
using rules::score_method;

constexpr int points_most = 27;
constexpr std::array<std::string_view, 5> method_words = {"", "standard", "points", "rolled",
                                                          "given"};
constexpr std::array<int, 6> standard_scores = {15, 14, 13, 12, 10, 8};

void append(std::vector<word>& to, const answer& from) {
  for (word& each : words_of(from)) to.push_back(std::move(each));
}

/// Takes one answer into the command.
void put(create_character& into, const answer& said) {
  if (said.values.empty()) return;
  const word first{.text = said.values.front(), .column = 0, .number_after = {}};
  const std::string& label = said.label;
  if (label.empty()) into.name = first;
  if (label == "race") into.race = first;
  if (label == "subrace") into.subrace = first;
  if (label == "class") into.of = first;
  if (label == "subclass") into.subclass = first;
  if (label == "background") into.background = first;
  if (label == "coins") into.coins = first;
  if (label == "scores") {
    const auto found = std::ranges::find(method_words, std::string_view(first.text));
    if (found != method_words.end())
      into.scores = static_cast<score_method>(found - method_words.begin());
  }
  if (label == "abilities") append(into.abilities, said);
  if (label == "bonus") append(into.bonus, said);
  if (label == "skills") append(into.skills, said);
  if (label == "expertise") append(into.expertise, said);
  if (label == "languages") append(into.languages, said);
  if (label == "choose") append(into.choose, said);
  if (label == "spells") append(into.spells, said);
  if (label == "equipment") append(into.equipment, said);
}

/// What the rules make of it so far. Dice are not rolled for it: the standard scores stand in for
/// those that will be.
ruled<trial_run> run(rules::draft& out, const create_character& said, bool asks_equipment) {
  trial_run made;
  const auto method = said.scores == score_method::rolled ? score_method::standard : said.scores;
  const bool will_roll = said.coins && said.coins->text == "rolled";
  auto built = rules::make_character(
      out, {.name = said.name.text,
            .race = said.race,
            .subrace = said.subrace,
            .background = said.background,
            .scores = method,
            .abilities = said.abilities,
            .bonus = said.bonus,
            .languages = said.languages,
            .outfit = {.equipment = said.equipment,
                       .coins = will_roll ? std::nullopt : said.coins,
                       .armor = said.armor,
                       .shield = said.shield,
                       .weapons = said.weapons,
                       .open = asks_equipment ? &made.open : nullptr},
            .first = {.of = said.of,
                      .subclass = said.subclass,
                      .choose = said.choose,
                      .skills = said.skills,
                      .expertise = said.expertise,
                      .spells = said.spells,
                      .check = said.free ? rules::rule_check::waived : rules::rule_check::strict,
                      .open = &made.open}});
  if (!built) return std::move(built).error();
  if (const stat_block_ptr block = out.built(built->record)) made.figures = figures_of(*block);
  return made;
}

bool has_subraces(const rules::draft& out, const word& race) {
  const content_entry_ptr entry = out.entry(category::races, slug_of(race.text));
  return entry && !rules::texts_in(entry->fields, "subraces").empty();
}

// -- notes ------------------------------------------------------------------

/// "dex +2, cha +1".
std::string bonuses_of(const content_entry& entry) {
  const content_node* const bonuses = entry.fields.find("ability_bonuses");
  std::string text;
  if (bonuses == nullptr) return text;
  for (const content_node& one : bonuses->items)
    text += fmt::format("{}{} +{}", text.empty() ? "" : ", ", one.key, one.text);
  return text;
}

std::string race_note(const content_entry& entry) {
  const std::string bonuses = bonuses_of(entry);
  return fmt::format("{}{}speed {}", bonuses, bonuses.empty() ? "" : ", ",
                     rules::field_number(entry.fields, "speed", 30));
}

std::string class_note(const content_entry& entry) {
  const rules::class_entry of(entry);
  std::string text = fmt::format("d{} hit die", of.hit_die());
  std::string saves;
  for (const std::string& each : rules::texts_in(entry.fields, "saves"))
    saves += (saves.empty() ? "" : " and ") + each;
  if (!saves.empty()) text += ", saves " + saves;
  if (const auto with = of.casts_with()) text += fmt::format(", casts with {}", to_text(*with));
  return text;
}

std::string background_note(const content_entry& entry) {
  std::string text;
  for (std::string each : rules::texts_in(entry.fields, "proficiencies")) {
    if (each.starts_with("skill-")) each.erase(0, 6);
    std::ranges::replace(each, '-', ' ');
    text += (text.empty() ? "" : ", ") + each;
  }
  return text;
}

// -- questions --------------------------------------------------------------

question ask_entry(const making& by, std::string label, std::string text, category kind,
                   std::string (*note)(const content_entry& entry)) {
  return {
      .label = std::move(label), .text = std::move(text), .options = entry_options(by, kind, note)};
}

question ask_method() {
  return {.label = "scores",
          .text = "Where do the scores come from?",
          .options = {{.value = "standard", .note = "15, 14, 13, 12, 10 and 8, as you like"},
                      {.value = "points", .note = "27 points buy them"},
                      {.value = "rolled", .note = "the best three of four dice, six times"},
                      {.value = "given", .note = "what the table rolled"}}};
}

/// Abilities that have no score yet, and what those that have one have cost.
struct scores_so_far {
  std::vector<ability> left;
  int points = points_most;
};
scores_so_far scores_in(const create_character& said) {
  scores_so_far made;
  for (std::size_t i = 0; i < ability_count; ++i) {
    const auto which = static_cast<ability>(i);
    const auto found = std::ranges::find_if(said.abilities, [&](const word& one) {
      return parse_ability(one.text.substr(0, one.text.find(' '))) == which;
    });
    if (found == said.abilities.end()) {
      made.left.push_back(which);
      continue;
    }
    const std::size_t blank = found->text.find(' ');
    int score = 0;
    if (blank != std::string::npos)
      std::from_chars(found->text.data() + blank + 1, found->text.data() + found->text.size(),
                      score);
    made.points -= rules::cost_of_score(score).value_or(0);
  }
  return made;
}

/// What the race adds to a score.
int added_by_race(const rules::draft& out, const create_character& said, ability which) {
  const auto of = [&](category kind, const std::string& name) {
    const content_entry_ptr entry = out.entry(kind, slug_of(name));
    const content_node* const bonuses = entry ? entry->fields.find("ability_bonuses") : nullptr;
    return bonuses == nullptr ? 0 : rules::field_number(*bonuses, to_text(which));
  };
  return of(category::races, said.race.text) +
         (said.subrace ? of(category::subraces, said.subrace->text) : 0);
}

/// "17 (+3) with the race".
std::string score_note(const rules::draft& out, const create_character& said, ability which,
                       int score) {
  const int added = added_by_race(out, said, which);
  const int all = std::min(score + added, 20);
  return fmt::format("{} ({:+}){}", all, ability_modifier(all), added == 0 ? "" : " with the race");
}

/// Scores that are there already, one after the other: which ability gets the next?
question ask_whose(const rules::draft& out, const create_character& said,
                   const scores_so_far& so_far) {
  const std::size_t index = ability_count - so_far.left.size();
  const bool is_rolled = said.scores == score_method::rolled;
  const int score = standard_scores[index];
  constexpr std::array<std::string_view, 6> places = {"best",   "second best", "third best",
                                                      "fourth", "fifth",       "last"};
  question asked{.label = "abilities", .count = static_cast<std::int32_t>(so_far.left.size())};
  asked.text = is_rolled ? fmt::format("Which ability gets the {} roll?", places[index])
                         : fmt::format("Which ability gets the {}?", score);
  for (const ability which : so_far.left)
    asked.options.push_back(
        {.value = std::string(to_text(which)),
         .note = is_rolled ? std::string(full_name(which)) : score_note(out, said, which, score)});
  return asked;
}

/// A score for the next ability: bought, or as the table has it.
question ask_score(const rules::draft& out, const create_character& said,
                   const scores_so_far& so_far) {
  const ability which = so_far.left.front();
  const bool is_bought = said.scores == score_method::points;
  question asked{.label = "abilities", .prefix = fmt::format("{} ", to_text(which))};
  asked.text = is_bought ? fmt::format("{}: {} points are left", full_name(which), so_far.points)
                         : fmt::format("{}: from 3 to 18", full_name(which));
  for (int score = is_bought ? 8 : 3; score <= (is_bought ? 15 : 18); ++score) {
    const int cost = rules::cost_of_score(score).value_or(0);
    if (is_bought && cost > so_far.points) break;
    std::string note = score_note(out, said, which, score);
    if (is_bought) note += fmt::format(", costs {}, leaves {}", cost, so_far.points - cost);
    asked.options.push_back({.value = std::to_string(score), .note = std::move(note)});
  }
  return asked;
}

std::optional<question> ask_abilities(const rules::draft& out, const create_character& said) {
  const scores_so_far so_far = scores_in(said);
  if (so_far.left.empty()) return std::nullopt;
  const bool has_numbers =
      said.scores == score_method::points || said.scores == score_method::given;
  if (!said.abilities.empty() || said.scores != score_method::any_fair)
    return has_numbers ? ask_score(out, said, so_far) : ask_whose(out, said, so_far);
  return ask_method();
}

/// Who the character is, before the rules have anything to say about it.
std::optional<question> ask_basics(const making& by, const create_character& said) {
  if (said.name.text.empty()) return question{.label = {}, .text = "What is the character called?"};
  if (said.race.text.empty())
    return ask_entry(by, "race", "Which race?", category::races, race_note);
  if (!said.subrace && has_subraces(by.out, said.race)) {
    question asked = ask_entry(by, "subrace", "Which subrace?", category::subraces, bonuses_of);
    std::erase_if(asked.options, [&](const option& one) {
      const auto entry = by.out.entry(category::subraces, slug_of(one.value));
      return !entry || entry->fields.text_of("race") != slug_of(said.race.text);
    });
    return asked;
  }
  if (said.of.text.empty())
    return ask_entry(by, "class", "Which class?", category::classes, class_note);
  if (!said.background && !by.is_passed("background")) {
    question asked =
        ask_entry(by, "background", "Which background?", category::backgrounds, background_note);
    asked.may_pass = true;
    if (!asked.options.empty()) return asked;
  }
  return ask_abilities(by.out, said);
}

}  // namespace

ruled<step> creation_step(rules::draft& out, const name_source& names, create_character said,
                          std::span<const answer> answers) {
  for (const answer& each : answers) put(said, each);
  making by{.out = out, .names = names, .answers = answers, .with = {}};
  step made;
  // A race or a class that is none shows here, where nothing else is asked for yet.
  if (auto asked = ask_basics(by, said)) {
    made.is_needed = asked->label != "background";
    made.next = std::move(asked);
    return made;
  }
  const bool asks_equipment = !by.is_passed("equipment") && !said.coins;
  auto now = run(out, said, asks_equipment);
  if (!now) return std::move(now).error();
  by.now = *std::move(now);
  by.caster = slug_of(said.of.text);
  for (const word& each : said.spells) by.spells.push_back(slug_of(each.text));
  by.with = [&](const answer& more) {
    create_character other = said;
    put(other, more);
    return run(out, other, asks_equipment);
  };
  made.figures = chief_text(by.now.figures);
  if (said.scores == score_method::rolled)
    made.figures += ", as if 15, 14, 13, 12, 10 and 8 were rolled";
  made.is_needed = lacks_something(by.now.open);
  made.next = next_question(by);
  if (!made.next) made.line = print(command(said));
  return made;
}

}  // namespace dnd::model::guide
