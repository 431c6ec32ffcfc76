#include "cli/app/book_questions.hpp"

#include "actors/content_questions.hpp"
#include "cli/app/made_answers.hpp"
#include "cli/app/recap_questions.hpp"
#include "model/bounds.hpp"
#include "model/content/search.hpp"
#include "model/rules/encounter_difficulty.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dnd::cli {
namespace {

namespace game = model::commands;
using model::views::books_view;
using model::views::planned_monster;
using model::views::viewer;

[[nodiscard]] line_answer failed_because(io::error why) {
  return answer_with(asked::nothing, {.how = actors::outcome::failed, .failure = std::move(why)});
}

[[nodiscard]] line_answer told_of_books(books_view view, const actors::state_ptr& now) {
  line_answer answer =
      answer_with(asked::nothing, {.how = actors::outcome::answered, .after = now});
  answer.what = asked::books;
  answer.books = std::move(view);
  return answer;
}

[[nodiscard]] line_answer told_of_books(model::ruled<books_view> view,
                                        const actors::state_ptr& now) {
  if (!view) return refused_answer(std::move(view).error());
  return told_of_books(*std::move(view), now);
}

// -- encounters ----------------------------------------------------------------

/// The number before a name, and the name: "6 goblins".
[[nodiscard]] std::pair<std::int32_t, model::word> count_and_name(const model::word& typed) {
  std::int32_t count = 0;
  const std::string_view text = typed.text;
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos) return {1, typed};
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + blank, count);
  const bool is_number = wrong == std::errc() && end == text.data() + blank && count >= 1 &&
                         count <= static_cast<std::int32_t>(bounds::add_count_max);
  if (!is_number) return {1, typed};
  return {count, model::word{std::string(text.substr(blank + 1)), typed.column + blank + 1}};
}

/// As it was typed, else without the ending of its plural.
[[nodiscard]] actors::content_questions::answer<std::vector<model::looked_up>> look_for(
    actors::open_campaign& campaign, const model::word& name) {
  auto found = campaign.content().look({.what = name, .of = model::category::monsters});
  if (!found || *found || !name.text.ends_with('s')) return found;
  const model::word one{name.text.substr(0, name.text.size() - 1), name.column};
  auto again = campaign.content().look({.what = one, .of = model::category::monsters});
  return again && *again ? std::move(again) : std::move(found);
}

[[nodiscard]] line_answer ask_plan(actors::open_campaign& campaign,
                                   const game::plan_encounter& what, const actors::state_ptr& now) {
  const auto levels = model::views::levels_of(*now, what.levels);
  if (!levels) return refused_answer(levels.error());
  std::vector<planned_monster> monsters;
  for (const model::word& each : what.monsters) {
    const auto [count, name] = count_and_name(each);
    const auto found = look_for(campaign, name);
    if (!found) return failed_because(found.error());
    if (!*found) return refused_answer((*found).error());
    const model::looked_up& one = (*found)->front();
    if (one.block == nullptr) continue;
    monsters.push_back(
        {.slug = one.entry->slug, .name = one.entry->name, .xp = one.block->xp, .count = count});
  }
  return told_of_books(model::views::plan_of(monsters, *levels), now);
}

/// The experience of an entry: what it says, else that of its challenge.
[[nodiscard]] std::int32_t worth_of(const model::content_entry& entry) {
  const std::string_view xp = entry.fields.text_of("xp");
  std::int32_t worth = 0;
  if (std::from_chars(xp.data(), xp.data() + xp.size(), worth).ec == std::errc()) return worth;
  const std::string_view challenge = entry.fields.text_of("challenge");
  if (challenge == "1/8") return model::rules::experience_of_challenge(1);
  if (challenge == "1/4") return model::rules::experience_of_challenge(2);
  if (challenge == "1/2") return model::rules::experience_of_challenge(4);
  std::int16_t rating = 0;
  std::from_chars(challenge.data(), challenge.data() + challenge.size(), rating);
  return model::rules::experience_of_challenge(static_cast<std::int16_t>(rating * 8));
}

[[nodiscard]] line_answer ask_build(actors::open_campaign& campaign,
                                    const game::build_encounter& what,
                                    const actors::state_ptr& now) {
  const auto wanted = model::views::difficulty_in(what.difficulty);
  if (!wanted) return refused_answer(wanted.error());
  const auto levels = model::views::levels_of(*now, what.levels);
  if (!levels) return refused_answer(levels.error());
  game::find sought{.of = model::category::monsters, .wanted = {}};
  if (what.cr) sought.wanted.push_back({.label = "cr", .value = *what.cr});
  if (what.type) sought.wanted.push_back({.label = "type", .value = *what.type});
  auto found = campaign.content().find(sought);
  if (!found) return failed_because(std::move(found).error());
  if (!*found) return refused_answer(std::move(*found).error());
  std::vector<planned_monster> monsters;
  for (const model::content_entry_ptr& each : (*found)->found.rows)
    monsters.push_back({.slug = each->slug, .name = each->name, .xp = worth_of(*each)});
  return told_of_books(model::views::proposals(monsters, *wanted, *levels), now);
}

// -- the past --------------------------------------------------------------------

[[nodiscard]] line_answer ask_past(actors::open_campaign& campaign, const model::question& what,
                                   const actors::state_ptr& now, const viewer& whose) {
  const auto commits = campaign.last_commits(bounds::log_last_max);
  if (!commits) return failed_because(commits.error());
  if (const auto* about = get_if<game::about>(&what))
    return told_of_books(model::views::told_about(*commits, about->name.text, *now, whose), now);
  const auto last = static_cast<std::size_t>(get<game::timeline>(what).last);
  return told_of_books(model::views::told_timeline(*commits, last, *now, whose), now);
}

[[nodiscard]] bool is_about_the_past(const model::question& what) {
  return holds_alternative<game::about>(what) || holds_alternative<game::timeline>(what);
}

}  // namespace

std::optional<line_answer> ask_books(actors::open_campaign& campaign, const model::question& what,
                                     const log_reader& from) {
  const actors::state_ptr& seen = from.now;
  const viewer& whose = from.whose;
  if (const auto* of = get_if<game::show_experience>(&what))
    return told_of_books(model::views::experience_of_all(*seen, of->who), seen);
  if (const auto* of = get_if<game::inventory>(&what))
    return told_of_books(model::views::inventory_of(*seen, of->of, whose), seen);
  if (holds_alternative<game::show_time>(what))
    return told_of_books(model::views::time_of(*seen), seen);
  if (holds_alternative<game::show_quests>(what))
    return told_of_books(model::views::quests_of(*seen, whose), seen);
  if (holds_alternative<game::show_world>(what))
    return told_of_books(model::views::world_of(*seen, whose), seen);
  if (holds_alternative<game::show_where>(what))
    return told_of_books(model::views::where_all_are(*seen, whose), seen);
  if (const auto* who = get_if<game::where_is>(&what))
    return told_of_books(model::views::where_somebody_is(*seen, who->name, whose), seen);
  if (const auto* who = get_if<game::who_is>(&what))
    return told_of_books(model::views::known_of(*seen, who->name, whose), seen);
  if (const auto* plan = get_if<game::plan_encounter>(&what))
    return ask_plan(campaign, *plan, seen);
  if (const auto* build = get_if<game::build_encounter>(&what))
    return ask_build(campaign, *build, seen);
  if (const auto* told = get_if<game::recap>(&what)) return ask_recap(campaign, *told, from);
  if (is_about_the_past(what)) return ask_past(campaign, what, seen, whose);
  return std::nullopt;
}

void tell_last_session(actors::open_campaign& campaign, line_answer& answer) {
  const actors::response& what = *answer.response;
  if (what.how != actors::outcome::accepted || what.what == nullptr || what.repeated) return;
  for (const model::event& each : *what.what->events) {
    const auto* started = get_if<model::session_started>(&each);
    // Before the first there is nothing to tell, and no reason to ask.
    if (started == nullptr || started->number < 2) continue;
    // The state would be another question to the campaign. The commits have names of their own.
    answer.books = recap_before(campaign, started->number,
                                what.after ? what.after : std::make_shared<const model::state>());
  }
}

}  // namespace dnd::cli
