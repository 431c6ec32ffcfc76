#include "cli/host/service.hpp"

#include "actors/command_object.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/app/far_undo.hpp"
#include "cli/app/line_kind.hpp"
#include "cli/host/answers.hpp"
#include "cli/host/players.hpp"
#include "cli/host/turned_away.hpp"
#include "cli/render/envelope.hpp"
#include "model/language/parse.hpp"
#include "model/language/verbs.hpp"
#include "model/verbs/character_files.hpp"
#include "model/verbs/history.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

/// Commands: how they are carried out, and for whom.
namespace dnd::cli::host {
namespace {

/// What is shown for a command, with the status that goes with it. Waits for the disk, unless it is
/// for the game master.
[[nodiscard]] host_answer shown(hosted_campaign& campaign, const caller& who,
                                const given_command& given, const line_answer& what,
                                const screen_ptr& screen) {
  if (!who.is_gm()) return answer_for(campaign, who, given, what, screen);
  shown_answer text = show(given, what, answer_format::json, {}, {});
  host_answer out{.status = status_of(*what.response), .body = std::move(text.out.front())};
  if (screen == nullptr) return out;
  out.shown = shown_members(*screen, given, what);
  if (what.response->after != nullptr && !screen->is_program)
    out.shown += table_members(*screen, campaign.about().name,
                               view_of(*what.response->after, model::views::viewer::gm()));
  return out;
}

/// Files are on the machine of whoever types: the host's are nobody's business.
[[nodiscard]] line_answer no_files() {
  return refused_answer({.code = model::refusal_code::not_available,
                         .message = "a host reads and writes no files of characters",
                         .hint = "`character export` without `to:` shows the text; where the "
                                 "campaign is opened without the host, files can be named.",
                         .column = {}});
}

/// The campaign is open here no longer, and may be elsewhere. Nothing: it is as it was.
[[nodiscard]] std::optional<io::error> reason_to_let_go(const actors::response& answer) {
  if (!answer.failure) return std::nullopt;
  const io::ec code = answer.failure->code;
  if (code != io::ec::moved && code != io::ec::poisoned) return std::nullopt;
  return answer.failure;
}

/// What somebody would do by hand where campaigns are files, the host does by itself where they are
/// in a database: others wait for it, and no disk of this machine has to be looked at first.
[[nodiscard]] actors::response_ptr with_better_hint(const actors::response& failed) {
  auto made = std::make_shared<actors::response>(failed);
  if (made->failure->code == io::ec::poisoned)
    made->failure->todo =
        "Try again in a moment, with the same id: the campaign is opened again for it, and "
        "everything that was answered is there.";
  return made;
}

}  // namespace

void service::command(const hosted_ptr& campaign, const caller_ptr& who, given_command given,
                      const screen_ptr& screen, reply reply_to) {
  const reply then = [&counts = with_.counts, line = given.line, to = std::move(reply_to),
                      since = std::chrono::steady_clock::now()](host_answer made) {
    counts.note_command(line, made.status, std::chrono::steady_clock::now() - since);
    to(std::move(made));
  };
  if (is_stopping()) return then(stops_answer());
  if (!doors_.is_still_good(*who)) return then(no_more_answer());
  // Over a socket that was there before: what it holds may have gone on elsewhere.
  if (campaign->is_gone() || !campaigns_.lease_runs()) {
    host_answer elsewhere = problem("command", {.code = io::ec::busy,
                                                .what = "another host may play the campaign by now",
                                                .todo = "Connect again."});
    elsewhere.is_elsewhere = true;
    return then(std::move(elsewhere));
  }
  if (!doors_.may_command(*who)) return then(too_often_answer());
  if (model::names_a_file(given.line))
    return then(shown(*campaign, *who, given, no_files(), screen));
  if (!who->is_gm()) return players_line(campaign, who, std::move(given), screen, then);
  const line_kind kind = kind_of(given.line);
  const bool is_at_prompt =
      screen != nullptr && !screen->is_program && screen->how == reading::dialogue;
  if (is_at_prompt && model::verb_of_line(given.line) == model::commands::undo_to::row.name)
    return undo_at_prompt(campaign, who, std::move(given), screen, then);
  if (!is_answered_here(kind)) return carry_out(campaign, who, std::move(given), screen, then);
  // A fight that plays itself is long: questions do not wait for it.
  const std::string key = campaign->label() + (kind == line_kind::plays ? " fight" : "");
  later(key, then, [this, campaign, who, screen, given = std::move(given)] {
    return shown(*campaign, *who, given,
                 answer_line(campaign->campaign(), given, [this] { return is_stopping(); }),
                 screen);
  });
}

void service::undo_at_prompt(const hosted_ptr& campaign, const caller_ptr& who, given_command given,
                             const screen_ptr& screen, reply then) {
  const bool is_taken = with_.jobs.post(
      campaign->label(), [this, campaign, who, screen, given = std::move(given), then] {
        if (const auto first = ask_before_far_undo(campaign->campaign(), given.line))
          return then(shown(*campaign, *who, given, *first, screen));
        carry_out(campaign, who, given, screen, then);
      });
  if (!is_taken) then(busy_answer());
}

void service::players_line(const hosted_ptr& campaign, const caller_ptr& who, given_command given,
                           const screen_ptr& screen, reply then) {
  const bool is_taken = with_.jobs.post(
      campaign->label(), [this, campaign, who, screen, given = std::move(given), then] {
        players_command read = read_players_command(*campaign, *who, given, screen);
        if (read.answer) return then(*std::move(read.answer));
        carry_out(campaign, who, std::move(read.given), screen, then);
      });
  if (!is_taken) then(busy_answer());
}

void service::carry_out(const hosted_ptr& campaign, const caller_ptr& who, given_command given,
                        const screen_ptr& screen, reply then) {
  actors::request wanted{
      .line = given.line, .wanted = actors::attach::states, .terms = given.terms};
  campaign->campaign().submit(
      std::move(wanted), [this, campaign, who, screen, given = std::move(given),
                          then = std::move(then)](actors::response_ptr answer) mutable {
        const std::string label = campaign->label();
        const bool is_quick = who->is_gm();
        // Whoever asks next is sent to the host that writes it since, or opens it again.
        if (const auto why = reason_to_let_go(*answer); why && with_.store) {
          campaigns_.let_go(campaign, *why);
          answer = with_better_hint(*answer);
        }
        // What it looks like is nothing that the engine's threads should wait for.
        auto job = [campaign = std::move(campaign), who = std::move(who), given = std::move(given),
                    then = std::move(then), screen = std::move(screen),
                    answer = std::move(answer)]() mutable {
          campaign->note_state(answer->after);
          host_answer made =
              shown(*campaign, *who, given, {.what = asked::nothing, .response = answer}, screen);
          // It may have been written before the other host took over, when a connection was lost in
          // its middle. With an id it is safe to give again; without one its client has to look.
          made.is_elsewhere =
              answer->failure && answer->failure->code == io::ec::moved && !given.terms.id.empty();
          // Whoever has the answer may let go of the campaign: they are the last then, and not
          // this.
          campaign.reset();
          then(std::move(made));
        };
        // What others see of it needs the log. It was carried out: its answer is never refused.
        if (is_quick)
          soon_(std::move(job));
        else
          with_.jobs.post_surely(label, std::move(job));
      });
}

void service::greet(const hosted_ptr& campaign, const caller_ptr& who, const screen_ptr& screen,
                    const reply& then) {
  later(campaign->label(), then, [campaign, who, screen]() -> host_answer {
    const auto view = table_seen_by(*campaign, *who);
    if (!view) return problem("screen", view.error());
    host_answer out{.status = 200, .body = json_answer("screen", "{}")};
    out.shown = greeting_members(*screen, campaign->about(), *view) +
                table_members(*screen, campaign->about().name, *view);
    return out;
  });
}

void service::on_command(const found_route& where, const caller_ptr& who, const host_request& what,
                         reply then) {
  auto object = actors::read_command_object(what.body);
  if (!object)
    return then(problem(400, "bad_request", object.error(),
                        R"(Such as {"id":"a-1","command":"roll 2d6","expect_seq":41}.)"));
  given_command given{
      .line = std::move(object->line), .number = {}, .terms = std::move(object->terms)};
  with_campaign("command", where.label, who, then,
                [this, who, given = std::move(given), then](const hosted_ptr& campaign) {
                  command(campaign, who, given, nullptr, then);
                });
}

}  // namespace dnd::cli::host
