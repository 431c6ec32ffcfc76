#include "cli/app/dialogue.hpp"

#include "actors/content_questions.hpp"
#include "cli/app/book_questions.hpp"
#include "cli/app/character_file_questions.hpp"
#include "cli/app/line_kind.hpp"
#include "cli/app/log_questions.hpp"
#include "cli/app/past_questions.hpp"
#include "cli/app/stats_questions.hpp"
#include "model/content/search.hpp"
#include "model/language/parse.hpp"
#include "model/language/resolve.hpp"
#include "model/slug.hpp"
#include "model/views/concealment.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace dnd::cli {
namespace {

namespace game = model::commands;
using model::views::viewer;

/// The state as it is for the viewer.
[[nodiscard]] io::result<actors::state_ptr> seen_state(actors::open_campaign& campaign,
                                                       const viewer& whose) {
  auto now = campaign.state();
  if (!now || !has_hidden(**now, whose)) return now;
  return std::make_shared<const model::state>(visible_state(**now, whose));
}

/// `status` and `effects`: of all creatures, or of one.
[[nodiscard]] line_answer ask_state(actors::open_campaign& campaign, const viewer& whose,
                                    asked kind, const std::optional<model::word>& of) {
  const auto now = seen_state(campaign, whose);
  if (!now) return failed_answer(now.error());
  auto answer = answer_with(kind, {.how = actors::outcome::answered, .after = *now});
  if (!of) return answer;
  const auto who = model::resolve_creature(*of, **now);
  if (!who) return refused_answer(who.error());
  answer.focus = (*who)->id.str();
  return answer;
}

/// The sheet of a character, which is for the game master and for who plays it.
[[nodiscard]] line_answer ask_sheet(actors::open_campaign& campaign, const viewer& whose,
                                    const game::show_character& what) {
  const auto now = seen_state(campaign, whose);
  if (!now) return failed_answer(now.error());
  const auto who = model::resolve_creature(what.who, **now);
  if (!who) return refused_answer(who.error());
  if (!whose.sees_whole((*who)->id.view()))
    return refused_answer({.code = model::refusal_code::not_allowed,
                           .message = "the sheet is for who plays the character",
                           .hint = {},
                           .column = what.who.column});
  const bool is_file = what.form == game::sheet_form::file;
  if ((*who)->block->kind != model::creature_kind::character && !(*who)->own)
    return refused_answer({.code = model::refusal_code::not_available,
                           .message = "sheets are for characters",
                           .hint = "`status` and `look` show other creatures.",
                           .column = what.who.column});
  auto answer = answer_with(asked::sheet, {.how = actors::outcome::answered, .after = *now});
  answer.sheet = model::views::sheet_of(**who);
  answer.sheet_form = what.form;
  if (is_file && answer.sheet.file.empty())
    return refused_answer({.code = model::refusal_code::not_available,
                           .message = "what the character was made of is not known",
                           .hint = "It came before that was kept.",
                           .column = what.who.column});
  return answer;
}

[[nodiscard]] line_answer ask_passive(actors::open_campaign& campaign, const viewer& whose,
                                      const game::passive& what) {
  const auto now = seen_state(campaign, whose);
  if (!now) return failed_answer(now.error());
  auto scores = model::views::passive_scores(**now, what.by, what.what);
  if (!scores) return refused_answer(std::move(scores).error());
  auto answer = answer_with(asked::passive, {.how = actors::outcome::answered, .after = *now});
  answer.passive = *std::move(scores);
  return answer;
}

[[nodiscard]] line_answer ask_rulings(actors::open_campaign& campaign, const viewer& whose) {
  const auto now = seen_state(campaign, whose);
  if (!now) return failed_answer(now.error());
  auto answer = answer_with(asked::rulings, {.how = actors::outcome::answered});
  answer.house = model::in_force(campaign.report().house, **now);
  return answer;
}

[[nodiscard]] std::optional<const model::creature*> found_creature(const model::word& typed,
                                                                   const model::state& now) {
  const auto found = model::resolve_creature(typed, now);
  return found ? std::optional(*found) : std::nullopt;
}

[[nodiscard]] line_answer ask_difficulty(actors::open_campaign& campaign, const viewer& whose) {
  const auto now = seen_state(campaign, whose);
  if (!now) return failed_answer(now.error());
  auto answer = answer_with(asked::difficulty, {.how = actors::outcome::answered, .after = *now});
  answer.difficulty = model::views::difficulty_of(**now);
  return answer;
}

[[nodiscard]] model::refusal secret_content() {
  return {.code = model::refusal_code::not_allowed,
          .message = "what is written of monsters and characters is the game master's",
          .hint = "",
          .column = {}};
}

/// Stat blocks of others are not for players, nor the names of those who may yet come.
void leave_out_secrets(model::ruled<std::vector<model::looked_up>>& found) {
  if (!found) {
    model::refusal why = std::move(found).error();
    why.hint.clear();
    found = std::move(why);
    return;
  }
  std::erase_if(*found, [](const model::looked_up& each) { return is_secret(each.entry->kind); });
  if (found->empty()) found = secret_content();
}

/// Whether a creature that is there has just this id or name.
[[nodiscard]] bool is_called(const model::creature& who, const model::word& typed) {
  const std::string wanted = model::slug_of(typed.text);
  return model::slug_of(who.id.view()) == wanted || model::slug_of(who.name.view()) == wanted;
}

/// Who is there goes first by a whole name, and by the beginning of one where the content has
/// nothing that is meant.
[[nodiscard]] line_answer ask_look(actors::open_campaign& campaign, const viewer& whose,
                                   const game::look& what) {
  const auto now = seen_state(campaign, whose);
  if (!now) return failed_answer(now.error());
  const auto who = what.of ? std::nullopt : found_creature(what.what, **now);
  const auto as_status = [&] {
    auto answer = answer_with(asked::status, {.how = actors::outcome::answered, .after = *now});
    answer.focus = (*who)->id.str();
    return answer;
  };
  if (who && is_called(**who, what.what)) return as_status();
  auto found = campaign.content().look(what);
  if (!found) return failed_answer(std::move(found).error());
  if (!whose.sees_all()) leave_out_secrets(*found);
  if (!*found && who) return as_status();
  if (!*found) return refused_answer(std::move(*found).error());
  auto answer = answer_with(asked::look, {.how = actors::outcome::answered, .after = *now});
  answer.entries = **std::move(found);
  return answer;
}

[[nodiscard]] line_answer ask_find(actors::open_campaign& campaign, const viewer& whose,
                                   const game::find& what) {
  const auto wanted = model::search_of(what);
  if (!wanted) return refused_answer(wanted.error());
  if (!whose.sees_all() && is_secret(wanted->kind)) return refused_answer(secret_content());
  auto found = campaign.content().find(what);
  if (!found) return failed_answer(std::move(found).error());
  if (!*found) return refused_answer(std::move(*found).error());
  actors::find_answer made = **std::move(found);
  auto answer = answer_with(asked::find,
                            {.how = actors::outcome::answered, .notices = std::move(made.broken)});
  answer.found = std::move(made.found);
  return answer;
}

/// Nothing for what the books have nothing to do with.
[[nodiscard]] std::optional<line_answer> ask_of_books(actors::open_campaign& campaign,
                                                      const viewer& whose,
                                                      const model::question& what,
                                                      const actors::seen_places& places) {
  const bool is_of_content = holds_alternative<game::look>(what) ||
                             holds_alternative<game::find>(what) ||
                             holds_alternative<game::help>(what);
  if (is_of_content) return std::nullopt;
  const auto now = seen_state(campaign, whose);
  if (!now) return failed_answer(now.error());
  const log_reader reader{.now = *now, .whose = whose, .places = places};
  if (auto log = ask_log(campaign, what, reader)) return log;
  if (auto why = ask_why(campaign, what, reader)) return why;
  if (auto figures = ask_stats(campaign, what, *now, whose)) return figures;
  return ask_books(campaign, what, reader);
}

[[nodiscard]] model::refusal not_one_command() {
  return {
      .code = model::refusal_code::bad_request,
      .message = "a fight that plays itself is many commands: it has no id and expects no event",
      .hint = "Give it without them; the answer names the commands and their events.",
      .column = {}};
}

[[nodiscard]] model::refusal no_fight_to_play() {
  return {.code = model::refusal_code::not_in_encounter,
          .message = "no fight is on that could play itself",
          .hint = "`encounter start` starts one.",
          .column = {}};
}

}  // namespace

line_answer ask(actors::open_campaign& campaign, std::string_view line, const viewer& whose,
                const actors::seen_places& places) {
  auto parsed = model::parse_line(line);
  if (!parsed) return refused_answer(std::move(parsed).error());
  const auto* what = std::get_if<model::question>(&*parsed);
  DND_ASSERT(what != nullptr);
  if (const auto* status = get_if<game::status>(what))
    return ask_state(campaign, whose, asked::status, status->who);
  if (const auto* effects = get_if<game::effects>(what))
    return ask_state(campaign, whose, asked::effects, effects->who);
  if (const auto* sheet = get_if<game::show_character>(what))
    return ask_sheet(campaign, whose, *sheet);
  if (const auto* file = get_if<game::export_character>(what)) {
    const auto now = seen_state(campaign, whose);
    return now ? ask_export(campaign, *now, *file, whose) : failed_answer(now.error());
  }
  if (const auto* passive = get_if<game::passive>(what))
    return ask_passive(campaign, whose, *passive);
  if (holds_alternative<game::show_rulings>(*what)) return ask_rulings(campaign, whose);
  if (holds_alternative<game::encounter_difficulty>(*what)) return ask_difficulty(campaign, whose);
  if (auto answer = ask_of_books(campaign, whose, *what, places)) return *std::move(answer);
  if (const auto* look = get_if<game::look>(what)) return ask_look(campaign, whose, *look);
  if (const auto* find = get_if<game::find>(what)) return ask_find(campaign, whose, *find);
  auto answer = answer_with(asked::help, {.how = actors::outcome::answered});
  answer.topic = get<game::help>(*what).verb;
  return answer;
}

line_answer reopen(actors::open_campaign& campaign) {
  const auto opened = campaign.reopen();
  actors::response response;
  response.notices = campaign.take_notices();
  if (!opened) {
    response.how = actors::outcome::failed;
    response.failure = opened.error();
    return answer_with(asked::reopen, std::move(response));
  }
  const auto& report = campaign.report();
  response.how = actors::outcome::answered;
  response.after = report.state;
  response.notices.insert(response.notices.end(), report.warnings.begin(), report.warnings.end());
  return answer_with(asked::reopen, std::move(response));
}

line_answer play_fight(actors::open_campaign& campaign, const given_command& given,
                       const std::function<bool()>& stop) {
  const auto parsed = model::parse_line(given.line);
  if (!parsed) return refused_answer(parsed.error());
  if (!given.terms.id.empty() || given.terms.expect_seq) return refused_answer(not_one_command());
  const auto* const word = std::get_if<model::program_word>(&*parsed);
  DND_ASSERT(word != nullptr && holds_alternative<game::auto_encounter>(*word));
  actors::played_fight made =
      actors::play_automatically(campaign, get<game::auto_encounter>(*word), stop);
  actors::response response;
  if (made.problem)
    response = *made.problem;
  else if (made.ending == model::automatic::ending::no_fight && made.commits.empty()) {
    response.how = actors::outcome::refused;
    response.refusal = no_fight_to_play();
  } else {
    response.how = actors::outcome::answered;
  }
  response.after = made.after;
  auto answer = answer_with(asked::fight, std::move(response));
  answer.fight = std::move(made);
  return answer;
}

std::optional<line_answer> answer_without_campaign(std::string_view line) {
  const line_kind kind = kind_of(line);
  if (kind == line_kind::quit) return answer_with(asked::quit, {.how = actors::outcome::answered});
  if (kind != line_kind::yes) return std::nullopt;
  return refused_answer({.code = model::refusal_code::not_available,
                         .message = "nothing is offered that `y` could take up",
                         .hint =
                             "At a prompt it answers an offer, right after it. Otherwise type the "
                             "command itself.",
                         .column = {}});
}

line_answer answer_line(actors::open_campaign& campaign, const given_command& given,
                        const std::function<bool()>& stop) {
  switch (kind_of(given.line)) {
    case line_kind::question:
      return ask(campaign, given.line);
    case line_kind::reopen:
      return reopen(campaign);
    case line_kind::plays:
      return play_fight(campaign, given, stop);
    case line_kind::yes:
    case line_kind::quit:
    case line_kind::nothing:
    case line_kind::command:
      break;
  }
  if (auto alone = answer_without_campaign(given.line)) return *std::move(alone);
  line_answer answer{
      .what = asked::nothing,
      .response = campaign.execute(
          {.line = given.line, .wanted = actors::attach::states, .terms = given.terms})};
  tell_last_session(campaign, answer);
  return answer;
}

}  // namespace dnd::cli
