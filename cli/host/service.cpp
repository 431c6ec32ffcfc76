#include "cli/host/service.hpp"

#include "actors/content_questions.hpp"
#include "actors/flat_object.hpp"
#include "actors/questions.hpp"
#include "actors/state_hash.hpp"
#include "cli/app/campaign_listing.hpp"
#include "cli/app/command_completion.hpp"
#include "cli/app/context.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/host/answers.hpp"
#include "cli/host/pages.hpp"
#include "cli/host/players.hpp"
#include "cli/host/sessions.hpp"
#include "cli/host/turned_away.hpp"
#include "cli/render/json.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>

namespace dnd::cli::host {
namespace {

/// What `dnd campaign show --json` answers.
[[nodiscard]] host_answer shown_state(const actors::campaign_info& which, const model::state& now) {
  const std::string hash = actors::state_hash_text(now);

  return {.status = 200,
          .body = json_answer(
              "campaign show",
              json_campaign({.world = which.world, .campaign = which.name, .state_hash = hash},
                            view_of(now, model::views::viewer::gm())))};
}

/// What the content offers: to players nothing of monsters and characters, whom they may yet meet.
[[nodiscard]] content_words content_words_for(hosted_campaign& campaign, const caller& who) {
  auto& content = campaign.campaign().content();
  if (who.is_gm())
    return {.addable = [&] { return campaign.addable().slugs(); },
            .entries = [&](auto kind) { return content.names(kind); },
            .sought = [&](auto kind, auto label) { return content.values(kind, label); }};
  const auto entries = [&content](std::optional<model::category> kind) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < model::category_count; ++i) {
      const auto each = static_cast<model::category>(i);
      if (is_secret(each) || (kind && *kind != each)) continue;
      std::ranges::move(content.names(each), std::back_inserter(out));
    }
    return out;
  };
  const auto sought = [&content](model::category kind, std::string_view label) {
    return is_secret(kind) ? std::vector<std::string>() : content.values(kind, label);
  };
  return {.addable = {}, .entries = entries, .sought = sought};
}

[[nodiscard]] host_answer completed(hosted_campaign& campaign, const caller& who,
                                    std::string_view line, std::size_t cursor) {
  const auto now = campaign.campaign().state();
  if (!now) return problem("completion", who.is_gm() ? now.error() : seen_error(now.error()));
  const auto seen =
      std::make_shared<const model::views::state_view>(view_of(**now, campaign.viewer_for(who)));
  const completer complete =
      command_completer([seen] { return seen; }, content_words_for(campaign, who));
  const completion found = complete(line, cursor);
  json::writer out;
  out.open('{');
  out.key("begin").count(found.begin);
  out.key("end").count(found.end);
  out.open("candidates", '[');
  for (const std::string& each : found.candidates) out.text(each);
  out.close(']');
  out.key("after").text(found.after);
  out.close('}');
  return {.status = 200, .body = json_answer("completion", std::move(out).take())};
}

}  // namespace

expected<std::optional<std::uint64_t>, host_answer> number_in(const found_route& where,
                                                              std::string_view name,
                                                              std::uint64_t least,
                                                              std::uint64_t most) {
  const auto text = where.target.value(name);
  if (!text) return std::optional<std::uint64_t>();
  const auto number = parse_number(*text, least, most);
  if (!number)
    return problem(400, "usage", fmt::format("\"{}\" is no number for {}", *text, name),
                   fmt::format("Use a whole number from {} to {}.", least, most));
  return number;
}

void service::answer(const found_route& where, host_request what, reply then) {
  if (where.spec == nullptr) {
    host_answer wrong =
        problem(where.status, where.status == 404 ? "not_found" : "usage",
                without_tokens(where.why), "docs/host-api.yaml lists all that there is.");
    wrong.allow = where.allow;
    return then(std::move(wrong));
  }
  if (where.spec->what == route::health)
    return then({.status = 200, .body = json_answer("health", "{}")});
  if (where.spec->what == route::page) return then(page_answer(where.spec->path));
  if (is_stopping()) return then(stops_answer());
  if (where.spec->method == "POST" && !is_json(what.content_type))
    return then(problem(415, "usage", "the body has to be JSON",
                        "Send it with \"Content-Type: application/json\"."));
  if (where.spec->what == route::ready)
    return then({.status = 200, .body = json_answer("ready", "{}")});
  if (where.spec->what == route::log_in) return on_log_in(what, then);
  if (where.spec->what == route::log_out)
    return then({.status = 200,
                 .body = json_answer("session", "{}"),
                 .set_cookie = no_session_cookie(what.cookies)});
  const auto who = admit(what.from);
  if (!who) return then(who.error());
  if (where.spec->who == route_access::gm && !(*who)->is_gm())
    return then(problem(403, "not_allowed", "this is for the game master alone"));
  if (where.spec->who == route_access::monitor && !(*who)->may_monitor())
    return then(problem(403, "not_allowed", "this is for whoever looks after the host",
                        "Use a token of `dnd host token create --role monitor`."));
  answer_known(where, *who, what, std::move(then));
}

void service::answer_known(const found_route& where, const caller_ptr& who,
                           const host_request& what, reply then) {
  switch (where.spec->what) {
    case route::metrics:
      return then(metrics_now());
    case route::session:
      return on_session(*who, then);
    case route::help:
      return then(help(where.target.value("topic").value_or("")));
    case route::list:
      return on_list(who, then);
    case route::create:
      return on_create(what, then);
    case route::show:
      return on_show(where, who, then);
    case route::command:
      return on_command(where, who, what, std::move(then));
    case route::commits:
      return on_commits(where, who, std::move(then));
    case route::completion:
      return on_completion(where, who, std::move(then));
    case route::sample:
      return on_sample(then);
    case route::table:
      return on_table(where, who, std::move(then));
    case route::options:
      return on_options(where, who, std::move(then));
    case route::addable:
      return on_addable(where, who, std::move(then));
    case route::page:
    case route::health:
    case route::ready:
    case route::log_in:
    case route::log_out:
    case route::events:
    case route::socket:
      break;
  }
  DND_ASSERT(false);
}

host_answer service::metrics_now() const {
  gauges now{.campaigns_open = campaigns_.open_count(),
             .streams = doors_.stream_count(),
             .jobs_waiting = with_.jobs.waiting_count(),
             .engine = with_.engine.count()};
  if (with_.store) {
    now.store = with_.store->figures();
    now.drains = with_.store->drains();
  }
  return {.status = 200,
          .body = with_.counts.text(now),
          .type = "text/plain; version=0.0.4; charset=utf-8"};
}

void service::later(const std::string& key, const reply& then, std::function<host_answer()> what) {
  if (!with_.jobs.post(key, [then, what = std::move(what)] { then(what()); })) then(busy_answer());
}

void service::with_campaign(std::string_view kind, const std::string& label, const caller_ptr& who,
                            const reply& then, std::function<void(const hosted_ptr&)> what) {
  // Before anybody looks for it, so that the nearest spelling of another's is no hint.
  if (!who->may_see(label)) return then(no_such_campaign(kind, label));
  campaigns_.use(label, [kind, label, who, then,
                         what = std::move(what)](io::result<hosted_ptr> opened) {
    if (!opened) {
      host_answer made = problem(kind, who->is_gm() ? opened.error() : seen_error(opened.error()));
      made.is_elsewhere = opened.error().code == io::ec::moved;
      return then(std::move(made));
    }
    if (!who->may_see((*opened)->label())) return then(no_such_campaign(kind, label));
    what(*opened);
  });
}

// -- campaigns -----------------------------------------------------------------

void service::on_list(const caller_ptr& who, const reply& then) {
  later("campaigns", then, [this, who]() -> host_answer {
    actors::workspace places(with_.ops, workspace_options_of(*with_.settings(), with_.store));
    std::vector<io::error> unreadable;
    const auto all = places.list_campaigns(places.options().world, &unreadable);
    if (!all) return problem("campaign list", all.error());
    if (!who->is_gm() || !who->campaigns.empty()) return campaigns_of(*who, *all);
    const auto found = places.current_campaign();
    return {
        .status = 200,
        .body = json_answer("campaign list",
                            campaign_list_data(*all, unreadable, found ? *found : std::nullopt))};
  });
}

void service::on_create(const host_request& what, const reply& then) {
  static constexpr std::array<std::string_view, 2> known{"world", "name"};
  const auto wrong = [&then](std::string_view why) {
    then(problem(
        400, "bad_request", why,
        R"(Such as {"world":"Faerun","name":"The Lost Mine"}; the world may be left out.)"));
  };
  const auto read = actors::flat_object::read(what.body, known);
  if (!read) return wrong(read.error());
  const auto name = read->text("name");
  if (!name) return wrong("\"name\" is missing, or no text");
  if (read->has("world") && !read->text("world")) return wrong("\"world\" has to be a text");
  const std::string world(read->text("world").value_or(""));
  later("campaigns", then, [this, world, name = std::string(*name)]() -> host_answer {
    actors::workspace places(with_.ops, workspace_options_of(*with_.settings(), with_.store));
    const auto made = places.create_campaign(world, name, now_ms());
    if (!made) return problem("campaign create", made.error());
    with_.log.info("created", {{"campaign", made->label}});
    return {.status = 201,
            .body = json_answer("campaign create",
                                made_campaign_data({.campaign = *made, .world = {}}, false))};
  });
}

void service::on_show(const found_route& where, const caller_ptr& who, const reply& then) {
  const auto at = number_in(where, "at", 0, UINT64_MAX);
  if (!at) return then(at.error());
  if (!who->is_gm())
    return with_campaign("campaign show", where.label, who, then,
                         [this, who, at = *at, then](const hosted_ptr& campaign) {
                           later(campaign->label(), then,
                                 [campaign, who, at] { return state_for(*campaign, *who, at); });
                         });
  if (!who->may_see(where.label)) return then(no_such_campaign("campaign show", where.label));

  // As it is known to whoever plays it; else without opening it.
  const hosted_ptr open = campaigns_.find(where.label);
  later(where.label, then, [this, label = where.label, who, at = *at, open]() -> host_answer {
    constexpr std::string_view kind = "campaign show";
    if (open && !at) {
      const auto now = open->campaign().state();
      return now ? shown_state(open->about(), **now) : problem(kind, now.error());
    }
    actors::workspace places(with_.ops, workspace_options_of(*with_.settings(), with_.store));
    const auto which = places.find_campaign(label);
    if (!which) return problem(kind, which.error());
    if (!who->may_see(which->label)) return no_such_campaign(kind, label);
    const actors::questions about(with_.ops, *which,
                                  places.address_of(*which, *with_.settings()).content);
    if (at) {
      const auto then_state = about.state_at(*at);
      return then_state ? shown_state(*which, **then_state) : problem(kind, then_state.error());
    }
    const auto known = about.state();
    return known ? shown_state(*which, *known->now) : problem(kind, known.error());
  });
}

void service::on_commits(const found_route& where, const caller_ptr& who, reply then) {
  const auto since = number_in(where, "since", 0, UINT64_MAX - 1);
  if (!since) return then(since.error());
  const auto limit = number_in(where, "limit", 1, bounds::page_commits_max);
  if (!limit) return then(limit.error());
  const page_wanted wanted{
      .since = since->value_or(0),
      .limit = static_cast<std::size_t>(limit->value_or(bounds::page_commits_default))};
  with_campaign("commits", where.label, who, then,
                [this, who, wanted, then](const hosted_ptr& campaign) {
                  later(campaign->label(), then, [campaign, who, wanted] {
                    return who->is_gm() ? page_of_commits(*campaign, wanted)
                                        : page_for(*campaign, *who, wanted.since, wanted.limit);
                  });
                });
}

void service::follow(const std::string& label, const caller_ptr& who,
                     std::optional<std::uint64_t> since, std::function<void()> on_ready,
                     follower then) {
  static constexpr std::string_view kind = "commits";
  if (is_stopping()) return then(stops_answer());
  const std::shared_ptr<void> permit = doors_.take_stream(*who);
  if (permit == nullptr) return then(too_many_streams_answer());
  const reply refused = [then](host_answer why) { then(std::move(why)); };
  with_campaign(kind, label, who, refused, [=, this](const hosted_ptr& campaign) {
    // Asking where the campaign stands waits for what was given before.
    const auto job = [campaign, who, permit, since, on_ready, then] {
      auto made = std::make_shared<followed_campaign>();
      made->campaign = campaign;
      made->who = who;
      made->permit = permit;
      std::uint64_t begin = 0;
      if (who->is_gm()) {
        const auto now = campaign->campaign().state();
        if (!now) return then(problem(kind, now.error()));
        campaign->note_state(*now);
        begin = made->since = since.value_or((*now)->seq());
      } else {
        auto start = start_for(*campaign, *who, since);
        if (!start) return then(std::move(start).error());
        begin = start->place.read_to();
        made->since = start->known;
        made->place = std::move(start->place);
      }
      auto commits = campaign->campaign().subscribe(begin + 1, {.on_ready = on_ready});
      if (!commits)
        return then(problem(kind, who->is_gm() ? commits.error() : seen_error(commits.error())));
      made->commits = *std::move(commits);
      then(std::move(made));
    };
    if (!with_.jobs.post(campaign->label(), job)) then(busy_answer());
  });
}

void service::on_completion(const found_route& where, const caller_ptr& who, reply then) {
  const std::string line(where.target.value("line").value_or(""));
  const auto cursor = number_in(where, "cursor", 0, line.size());
  if (!cursor) return then(cursor.error());
  const std::size_t at = static_cast<std::size_t>(cursor->value_or(line.size()));
  with_campaign("completion", where.label, who, then,
                [this, who, line, at, then](const hosted_ptr& campaign) {
                  complete(campaign, who, line, at, then);
                });
}

void service::complete(const hosted_ptr& campaign, const caller_ptr& who, std::string line,
                       std::size_t cursor, reply then) {
  if (line.size() > bounds::command_bytes_max || cursor > line.size())
    return then(problem(400, "usage", "the cursor is not within the line, or the line too long",
                        "It is a number of bytes from the beginning of the line."));
  later(campaign->label(), then, [campaign, who, line = std::move(line), cursor] {
    return completed(*campaign, *who, line, cursor);
  });
}

}  // namespace dnd::cli::host
