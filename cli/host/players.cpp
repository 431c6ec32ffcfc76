#include "cli/host/players.hpp"

#include "cli/app/commit_json.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/app/line_kind.hpp"
#include "cli/app/made_answers.hpp"
#include "cli/host/answers.hpp"
#include "cli/host/pages.hpp"
#include "cli/render/envelope.hpp"
#include "cli/render/json.hpp"
#include "model/bounds.hpp"
#include "model/json/writer.hpp"
#include "model/views/concealment.hpp"
#include "model/views/players_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace dnd::cli::host {
namespace {

using actors::outcome;
using model::views::viewer;

[[nodiscard]] host_answer shown_to(const hosted_campaign& campaign, const given_command& given,
                                   const line_answer& what, const onlooker& who,
                                   const screen_ptr& screen) {
  shown_answer text = show(given, what, answer_format::json, {}, {}, reading::alone, who);
  host_answer out{.status = status_of(*what.response), .body = std::move(text.out.front())};
  if (screen == nullptr) return out;
  out.shown = shown_members(*screen, given, what, who);
  if (what.response->after == nullptr || screen->is_program) return out;
  auto view = view_of(*what.response->after, who.whose);
  view.seq = who.seen_to;
  out.shown += table_members(*screen, campaign.about().name, view);
  return out;
}

[[nodiscard]] std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// What the rules say no to, with nobody in it who is concealed and no number of the log.
[[nodiscard]] model::refusal seen_refusal(model::refusal why, const actors::state_ptr& now,
                                          const viewer& whose) {
  if (why.code == model::refusal_code::moved_on)
    return {why.code,
            "something else has happened since",
            "Look at what happened, and give the command again.",
            {}};
  if (why.code == model::refusal_code::id_reused)
    return {why.code, "this id was given to another command", "Give each an id of its own.", {}};
  if (now == nullptr) return why;
  const std::string said = small_letters(why.message + " " + why.hint);
  for (const auto& each : now->creatures()) {
    if (!each->concealed || whose.sees_whole(each->id.view())) continue;
    const bool is_named = said.find(each->id.view()) != std::string::npos ||
                          said.find(small_letters(each->name.view())) != std::string::npos;
    if (is_named)
      return {model::refusal_code::not_available,
              "this cannot be done now",
              "The game master knows why.",
              {}};
  }
  return why;
}

/// What they see of commits that follow each other, and how far they have seen then.
struct seen_range {
  std::vector<model::views::commit_view> views;
  std::uint64_t seen_to = 0;
};
[[nodiscard]] io::result<seen_range> seen_between(hosted_campaign& campaign, const viewer& whose,
                                                  std::uint64_t first, std::uint64_t last,
                                                  const actors::state_ptr& names) {
  auto from = campaign.seen().at(whose, first - 1);
  if (!from) return std::move(from).error();
  seen_range out;
  const auto read = campaign.seen().read_on(*std::move(from), whose, last, names,
                                            [&](const auto&, const sightings::seen& what) {
                                              if (what) out.views.push_back(*what);
                                              return true;
                                            });
  if (!read) return read.error();
  out.seen_to = read->seen_to();
  return out;
}

/// What they see of the commits of an answer.
[[nodiscard]] io::result<seen_range> seen_commits_of(hosted_campaign& campaign, const viewer& whose,
                                                     const line_answer& what) {
  const actors::response& how = *what.response;
  if (how.how == outcome::accepted)
    return seen_between(campaign, whose, how.what->first, how.what->last, how.after);
  seen_range out;
  if (how.after != nullptr) {
    const auto place = campaign.seen().at(whose, how.after->seq());
    if (!place) return place.error();
    out.seen_to = place->seen_to();
  }
  return out;
}

/// Where they stand in the log, for questions about it.
[[nodiscard]] actors::seen_places places_of(hosted_campaign& campaign, const viewer& whose,
                                            std::uint64_t last) {
  return {
      .at = [&campaign, whose](std::uint64_t after) { return campaign.seen().at(whose, after); },
      .seq_of = [&campaign, whose, last](
                    std::uint64_t number) { return campaign.seen().seq_of(whose, number, last); }};
}

/// `expect_seq` as the engine counts; a refusal when something has happened that they see.
[[nodiscard]] io::result<model::ruled<std::uint64_t>> expected_seq(hosted_campaign& campaign,
                                                                   const viewer& whose,
                                                                   std::uint64_t last,
                                                                   std::uint64_t expected_number) {
  const auto now = campaign.seen().at(whose, last);
  if (!now) return now.error();
  if (now->seen_to() == expected_number) return model::ruled<std::uint64_t>(last);
  return model::ruled<std::uint64_t>(
      seen_refusal({model::refusal_code::moved_on, "", "", {}}, nullptr, whose));
}

/// What is shown of an answer. What it refuses was decided on what they see.
[[nodiscard]] host_answer shown_answer_for(hosted_campaign& campaign, const caller& who,
                                           const given_command& given, const line_answer& what,
                                           const screen_ptr& screen) {
  const viewer whose = campaign.viewer_for(who);
  actors::response seen = *what.response;
  seen.notices.clear();
  seen.taken_back.clear();
  if (seen.failure) seen.failure = seen_error(*seen.failure);
  const auto commits = seen_commits_of(campaign, whose, what);
  if (!commits)
    return shown_to(campaign, given, failed_answer(seen_error(commits.error())), {.whose = whose},
                    screen);
  seen.before = seen_state_of(seen.before, whose);
  seen.after = seen_state_of(seen.after, whose);
  line_answer shown = what;
  shown.response = std::make_shared<const actors::response>(std::move(seen));
  return shown_to(campaign, given, shown,
                  {.whose = whose, .commits = &commits->views, .seen_to = commits->seen_to},
                  screen);
}

}  // namespace

actors::state_ptr seen_state_of(const actors::state_ptr& now, const viewer& whose) {
  if (now == nullptr || !has_hidden(*now, whose)) return now;
  return std::make_shared<const model::state>(visible_state(*now, whose));
}

io::error seen_error(const io::error& why) {
  switch (why.code) {
    case io::ec::busy:
    case io::ec::closed:
    case io::ec::locked:
    case io::ec::moved:
      return {.code = why.code,
              .what = "the campaign cannot be used now",
              .todo = "Try again in a moment."};
    case io::ec::not_found:
      return {.code = why.code, .what = "there is no such thing", .todo = ""};
    default:
      return {.code = why.code,
              .what = "the campaign cannot be used",
              .todo = "The host's journal tells the game master why."};
  }
}

host_answer answer_for(hosted_campaign& campaign, const caller& who, const given_command& given,
                       const line_answer& what, const screen_ptr& screen) {
  if (!what.response->refusal) return shown_answer_for(campaign, who, given, what, screen);
  actors::response seen = *what.response;
  seen.refusal =
      seen_refusal(*std::move(seen.refusal), campaign.last_state(), campaign.viewer_for(who));
  line_answer shown = what;
  shown.response = std::make_shared<const actors::response>(std::move(seen));
  return shown_answer_for(campaign, who, given, shown, screen);
}

players_command read_players_command(hosted_campaign& campaign, const caller& who,
                                     const given_command& given, const screen_ptr& screen) {
  players_command out{.given = given};
  const auto now = campaign.campaign().state();
  if (!now) {
    out.answer = shown_answer_for(campaign, who, given, failed_answer(now.error()), screen);
    return out;
  }
  campaign.note_state(*now);
  const viewer whose = campaign.viewer_for(who);
  auto line = players_line(given.line, *seen_state_of(*now, whose), whose);
  if (!line) {
    out.answer =
        shown_answer_for(campaign, who, given, refused_answer(std::move(line).error()), screen);
    return out;
  }
  out.given.line = *std::move(line);
  if (kind_of(out.given.line) == line_kind::question) {
    out.answer = shown_answer_for(
        campaign, who, given,
        ask(campaign.campaign(), out.given.line, whose, places_of(campaign, whose, (*now)->seq())),
        screen);
    return out;
  }
  if (!given.terms.expect_seq) return out;
  const auto seq = expected_seq(campaign, whose, (*now)->seq(), *given.terms.expect_seq);
  if (!seq)
    out.answer = shown_answer_for(campaign, who, given, failed_answer(seq.error()), screen);
  else if (!*seq)
    out.answer = shown_answer_for(campaign, who, given, refused_answer(seq->error()), screen);
  else
    out.given.terms.expect_seq = **seq;
  return out;
}

io::result<numbered_state> state_seen_by(hosted_campaign& campaign, const caller& who,
                                         std::optional<std::uint64_t> at) {
  const auto now = campaign.campaign().state();
  if (!now) return seen_error(now.error());
  campaign.note_state(*now);
  const viewer whose = campaign.viewer_for(who);
  if (!at) {
    const auto place = campaign.seen().at(whose, (*now)->seq());
    if (!place) return seen_error(place.error());
    return numbered_state{.now = seen_state_of(*now, whose), .seq = place->seen_to()};
  }
  const auto seq = campaign.seen().seq_of(whose, *at, (*now)->seq());
  if (!seq) return seen_error(seq.error());
  if (!*seq)
    return io::error{.code = io::ec::not_found,
                     .what = fmt::format("there is no event {} yet", *at)};
  const auto then = campaign.past().state_at(**seq);
  if (!then) return seen_error(then.error());
  return numbered_state{.now = seen_state_of(*then, whose), .seq = *at};
}

io::result<model::views::state_view> table_seen_by(hosted_campaign& campaign, const caller& who) {
  const auto now = campaign.campaign().state();
  if (!now) return who.is_gm() ? now.error() : seen_error(now.error());
  campaign.note_state(*now);
  const viewer whose = campaign.viewer_for(who);
  auto view = view_of(*seen_state_of(*now, whose), whose);
  if (who.is_gm()) return view;
  const auto place = campaign.seen().at(whose, (*now)->seq());
  if (!place) return seen_error(place.error());
  view.seq = place->seen_to();
  return view;
}

host_answer state_for(hosted_campaign& campaign, const caller& who,
                      std::optional<std::uint64_t> at) {
  constexpr std::string_view kind = "campaign show";
  const auto shown = state_seen_by(campaign, who, at);
  if (!shown) return problem(kind, shown.error());
  auto seen = view_of(*shown->now, campaign.viewer_for(who));
  seen.seq = shown->seq;
  return {.status = 200,
          .body = json_answer(kind, json_campaign({.world = campaign.about().world,
                                                   .campaign = campaign.about().name,
                                                   .state_hash = {}},
                                                  seen))};
}

host_answer page_for(hosted_campaign& campaign, const caller& who, std::uint64_t since,
                     std::size_t limit) {
  constexpr std::string_view kind = "commits";
  const auto start = start_for(campaign, who, since);
  if (!start) return start.error();
  const auto now = campaign.campaign().state();
  if (!now) return problem(kind, seen_error(now.error()));
  campaign.note_state(*now);
  const viewer whose = campaign.viewer_for(who);
  std::uint64_t next = since;
  std::size_t count = 0;
  std::size_t bytes = 0;
  json::writer out;
  out.open('{');
  out.open("commits", '[');
  const auto read =
      campaign.seen().read_on(start->place, whose, (*now)->seq(), seen_state_of(*now, whose),
                              [&](const auto&, const sightings::seen& what) {
                                if (!what || what->last <= since) return true;
                                const std::string commit = commit_json(*what);
                                bytes += commit.size();
                                out.raw(commit);
                                next = what->last;
                                return ++count < limit && bytes < page_bytes_enough;
                              });
  if (!read) return problem(kind, seen_error(read.error()));
  const auto end = campaign.seen().at(whose, (*now)->seq());
  if (!end) return problem(kind, seen_error(end.error()));
  out.close(']');
  out.key("next").count(next);
  out.key("last").count(std::max(end->seen_to(), next));
  out.close('}');
  return {.status = 200, .body = json_answer(kind, std::move(out).take())};
}

expected<players_start, host_answer> start_for(hosted_campaign& campaign, const caller& who,
                                               std::optional<std::uint64_t> since) {
  constexpr std::string_view kind = "commits";
  const auto now = campaign.campaign().state();
  if (!now) return problem(kind, seen_error(now.error()));
  campaign.note_state(*now);
  const viewer whose = campaign.viewer_for(who);
  auto end = campaign.seen().at(whose, (*now)->seq());
  if (!end) return problem(kind, seen_error(end.error()));
  const std::uint64_t seen_to = end->seen_to();
  if (!since) return players_start{.place = *std::move(end), .known = seen_to};
  if (*since > seen_to)
    return problem(kind, io::error{.code = io::ec::not_found,
                                   .what = fmt::format("there is no event {} yet", *since),
                                   .todo = fmt::format("The last one is {}.", seen_to)});
  return players_start{.place = campaign.seen().place_of(whose, *since), .known = *since};
}

}  // namespace dnd::cli::host
