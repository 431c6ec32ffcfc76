#include "model/verbs/experience.hpp"

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/experience.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/sides.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec award_amount{.kind = value_kind::number,
                                  .needed = need::required,
                                  .placeholder = "N",
                                  .help = "experience points, shared out among all of them",
                                  .range = {1, static_cast<std::int32_t>(bounds::experience_max)}};
constexpr label_spec award_to{.name = "to",
                              .kind = value_kind::creature,
                              .times = arity::list,
                              .placeholder = "WHO",
                              .help = "who gains it; otherwise all characters that are alive"};
constexpr label_spec award_for{
    .name = "for", .kind = value_kind::name, .placeholder = "TEXT", .help = "what for"};
constexpr label_spec award_labels[] = {award_to, award_for};
constexpr flag_spec award_each{.name = "each", .help = "so much for each of them"};
constexpr flag_spec award_flags[] = {award_each};
constexpr std::string_view award_examples[] = {"xp award 450", "xp award 100 to: Grog each",
                                               "xp award 600 to: Elara and: Grog for: the mill"};
constexpr std::string_view milestone_examples[] = {"milestone", "milestone to: Elara",
                                                   "milestone for: Cragmaw Castle"};

constexpr label_spec experience_who{
    .kind = value_kind::creature, .placeholder = "WHO", .help = "one character"};
constexpr std::string_view experience_examples[] = {"experience", "experience Grog"};

constexpr label_spec plan_what{.kind = value_kind::content,
                               .needed = need::required,
                               .times = arity::list,
                               .placeholder = "WHAT",
                               .help = "monsters, with a number before each where there are more"};
constexpr label_spec plan_count{.name = "count",
                                .kind = value_kind::number,
                                .placeholder = "N",
                                .help = "how many of each before it that has no number",
                                .range = {1, static_cast<std::int32_t>(bounds::add_count_max)}};
constexpr label_spec party_levels{.name = "levels",
                                  .kind = value_kind::name,
                                  .times = arity::list,
                                  .placeholder = "N",
                                  .help =
                                      "the party, as in `4x3`; otherwise the characters that "
                                      "are alive"};
constexpr label_spec plan_labels[] = {plan_count, party_levels};
constexpr std::string_view plan_examples[] = {"encounter plan goblin count: 6 and: bugbear",
                                              "encounter plan 6 goblins and: bugbear",
                                              "encounter plan ogre levels: 4x3"};

constexpr label_spec build_difficulty{.name = "difficulty",
                                      .kind = value_kind::name,
                                      .needed = need::required,
                                      .placeholder = "easy|medium|hard|deadly",
                                      .help = "how hard it is to be"};
constexpr label_spec build_cr{.name = "cr",
                              .kind = value_kind::sought,
                              .placeholder = "RANGE",
                              .help = "the challenge of each monster: `2`, `1/4..2`, `..3`"};
constexpr label_spec build_type{.name = "type",
                                .kind = value_kind::sought,
                                .placeholder = "TYPE",
                                .help = "what they are, such as undead"};
constexpr label_spec build_labels[] = {build_difficulty, build_cr, build_type, party_levels};
constexpr std::string_view build_examples[] = {
    "encounter build difficulty: hard cr: ..2 type: undead",
    "encounter build difficulty: easy levels: 4x1"};

/// Those who are named, else all characters that are alive.
ruled<std::vector<creature_id>> who_gains(const state& now, std::span<const word> to) {
  if (!to.empty()) {
    const auto named = rules::all_named(now, to, group_scope::everybody);
    if (!named) return named.error();
    for (std::size_t i = 0; i < named->ids.size(); ++i) {
      const creature& who = *now.find(named->ids[i]);
      if (who.block->kind == creature_kind::character) continue;
      return refusal{
          refusal_code::not_available,
          fmt::format("{} is no character and has no use for experience", rules::called(who)), "",
          rules::column_of(*named, i)};
    }
    return named->ids;
  }
  std::vector<creature_id> all = rules::living_characters(now);
  if (all.empty())
    return refusal{refusal_code::not_available, "no character is there who could gain experience",
                   "`add` puts characters on the table", std::nullopt};
  return all;
}

}  // namespace

// -- xp award --------------------------------------------------------------

constinit const verb_spec award::row{
    .name = "xp award",
    .subject = award_amount,
    .labels = award_labels,
    .flags = award_flags,
    .summary = "gives experience, shared out among characters",
    .details =
        "The end of a fight does it by itself for the foes that fell, unless the ruling on "
        "`experience` says otherwise. Each gets the same, rounded down. What it makes of a level "
        "is told.",
    .examples = award_examples};

award award::read(value_reader& given) {
  return {.amount = given.number(award_amount).value_or(0),
          .to = given.words(award_to),
          .reason = given.optional_word(award_for),
          .each = given.has(award_each)};
}

void award::print(line_writer& line) const {
  line.number(award_amount, amount).words(award_to, to).optional_word(award_for, reason);
  line.flag(award_each, each);
}

objection award::decide(rules::draft& out) const {
  const auto who = who_gains(out.now(), to);
  if (!who) return who.error();
  const std::int64_t share = each ? amount : amount / static_cast<std::int64_t>(who->size());
  if (share == 0)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} shared out among {} is nothing", amount, who->size()),
                   "`each` gives so much to each of them", std::nullopt};
  const std::size_t before = out.size();
  rules::gain_experience(out, *who, share, reason ? reason->text : std::string());
  if (out.size() > before) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("nobody has more than {} experience", bounds::experience_max), "",
                 std::nullopt};
}

// -- milestone -------------------------------------------------------------

constinit const verb_spec milestone::row{
    .name = "milestone",
    .labels = award_labels,
    .summary = "gives characters what the next level takes",
    .details = "For campaigns that count milestones: experience is set to where the level begins.",
    .examples = milestone_examples};

milestone milestone::read(value_reader& given) {
  return {.to = given.words(award_to), .reason = given.optional_word(award_for)};
}

void milestone::print(line_writer& line) const {
  line.words(award_to, to).optional_word(award_for, reason);
}

objection milestone::decide(rules::draft& out) const {
  const auto who = who_gains(out.now(), to);
  if (!who) return who.error();
  if (rules::reach_next_level(out, *who, reason ? reason->text : "milestone") > 0)
    return std::nullopt;
  return refusal{refusal_code::not_available, "a level is due already, or there is none above",
                 "`experience` shows what everybody has", std::nullopt};
}

// -- what is asked ---------------------------------------------------------

constinit const verb_spec show_experience::row{
    .name = "experience",
    .subject = experience_who,
    .summary = "shows experience, and which level is due",
    .examples = experience_examples};

show_experience show_experience::read(value_reader& given) {
  return {given.optional_word(experience_who)};
}

void show_experience::print(line_writer& line) const {
  line.optional_word(experience_who, who);
}

constinit const verb_spec plan_encounter::row{
    .name = "encounter plan",
    .subject = plan_what,
    .labels = plan_labels,
    .list_goes_on_after = "count",
    .summary = "shows how hard monsters would be that are not there yet",
    .details =
        "By the widely used thresholds of 2014, with the budgets of 2024 beside them; SRD 5.1 has "
        "neither. `encounter difficulty` is about those that are there.",
    .examples = plan_examples};

plan_encounter plan_encounter::read(value_reader& given) {
  return {.monsters = given.numbered_words(plan_what, plan_count),
          .levels = given.words(party_levels)};
}

void plan_encounter::print(line_writer& line) const {
  constexpr label_spec next{.name = "and", .kind = value_kind::content};
  // "6 goblin" is `goblin count: 6`, and a number is said once for all that stand before it.
  const auto digits_of = [](const word& each) {
    const std::size_t end = each.text.find_first_not_of("0123456789");
    return end != std::string::npos && end < 7 && each.text[end] == ' ' ? end : 0;
  };
  // One without a number that still waits for one: what is said after it would be its own.
  bool waits = false;
  for (std::size_t i = 0; i < monsters.size(); ++i) {
    const word& each = monsters[i];
    const std::size_t own = digits_of(each);
    const bool is_plain = own > 0 && digits_of(word{each.text.substr(own + 1)}) == 0;
    const std::size_t digits = waits || !is_plain ? 0 : own;
    line.words(i == 0 ? plan_what : next,
               {{digits > 0 ? each.text.substr(digits + 1) : each.text, each.column}});
    if (digits == 0) {
      waits = waits || own == 0;
      continue;
    }
    const std::string number = each.text.substr(0, digits);
    const bool is_last_of_them =
        i + 1 == monsters.size() ||
        monsters[i + 1].text.substr(0, digits_of(monsters[i + 1])) != number;
    if (is_last_of_them) line.number(plan_count, std::stoi(number));
  }
  line.words(party_levels, levels);
}

constinit const verb_spec build_encounter::row{
    .name = "encounter build",
    .labels = build_labels,
    .summary = "proposes monsters for a fight of some difficulty",
    .details =
        "Each proposal is so many of one monster, or one with some lesser ones; `encounter plan` "
        "shows what it comes to.",
    .examples = build_examples};

build_encounter build_encounter::read(value_reader& given) {
  return {.difficulty = given.one_word(build_difficulty),
          .cr = given.optional_word(build_cr),
          .type = given.optional_word(build_type),
          .levels = given.words(party_levels)};
}

void build_encounter::print(line_writer& line) const {
  line.words(build_difficulty, {difficulty}).optional_word(build_cr, cr);
  line.optional_word(build_type, type).words(party_levels, levels);
}

}  // namespace dnd::model::commands
