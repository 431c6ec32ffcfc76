#include "cli/host/service.hpp"

#include "actors/command_object.hpp"
#include "actors/content_questions.hpp"
#include "actors/flat_object.hpp"
#include "actors/questions.hpp"
#include "actors/state_hash.hpp"
#include "cli/app/campaign_listing.hpp"
#include "cli/app/command_completion.hpp"
#include "cli/app/context.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/app/line_kind.hpp"
#include "cli/host/answers.hpp"
#include "cli/host/pages.hpp"
#include "cli/render/json.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <memory>
#include <utility>

namespace dnd::cli::host {
namespace {

[[nodiscard]] host_answer stops_answer() {
  return problem(503, "closed", "the host is stopping", "Try again when it runs again.");
}

[[nodiscard]] host_answer busy_answer() {
  return problem(503, "busy", "the host has too much to do", "Try again in a moment.");
}

[[nodiscard]] model::views::state_view seen_now(const model::state& now) {
  return view_of(now, model::views::viewer::gm());
}

/// What is shown for a command, with the status that goes with it.
[[nodiscard]] host_answer shown(const hosted_campaign& campaign, const given_command& given,
                                const line_answer& what, const screen_ptr& screen) {
  shown_answer text = show(given, what, answer_format::json, {}, {});
  host_answer out{.status = status_of(*what.response), .body = std::move(text.out.front())};
  if (screen == nullptr) return out;
  out.shown = shown_members(*screen, given, what);
  if (what.response->after != nullptr && !screen->is_program)
    out.shown += table_members(*screen, campaign.about().name, seen_now(*what.response->after));
  return out;
}

/// What `dnd campaign show --json` answers.
[[nodiscard]] host_answer shown_state(const actors::campaign_info& which, const model::state& now) {
  const std::string hash = actors::state_hash_text(now);
  return {.status = 200,
          .body = json_answer(
              "campaign show",
              json_campaign({.world = which.world, .campaign = which.name, .state_hash = hash},
                            view_of(now, model::views::viewer::gm())))};
}

[[nodiscard]] host_answer completed(hosted_campaign& campaign, std::string_view line,
                                    std::size_t cursor) {
  const auto now = campaign.campaign().state();
  if (!now) return problem("completion", now.error());
  const auto seen = std::make_shared<const model::views::state_view>(seen_now(**now));
  auto& content = campaign.campaign().content();
  const completer complete = command_completer(
      [seen] { return seen; },
      {.addable = [&] { return campaign.addable().slugs(); },
       .entries = [&](auto kind) { return content.names(kind); },
       .sought = [&](auto kind, auto label) { return content.values(kind, label); }});
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
    host_answer wrong = problem(where.status, where.status == 404 ? "not_found" : "usage",
                                where.why, "docs/host-api.yaml lists all that there is.");
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
  switch (where.spec->what) {
    case route::ready:
      return then({.status = 200, .body = json_answer("ready", "{}")});
    case route::help:
      return then(help(where.target.value("topic").value_or("")));
    case route::list:
      return on_list(then);
    case route::create:
      return on_create(what, then);
    case route::show:
      return on_show(where, then);
    case route::command:
      return on_command(where, what, std::move(then));
    case route::commits:
      return on_commits(where, std::move(then));
    case route::completion:
      return on_completion(where, std::move(then));
    case route::sample:
      return on_sample(then);
    case route::table:
      return on_table(where, std::move(then));
    case route::options:
      return on_options(where, std::move(then));
    case route::addable:
      return on_addable(where, std::move(then));
    case route::page:
    case route::health:
    case route::events:
    case route::socket:
      break;
  }
  DND_ASSERT(false);
}

void service::later(const std::string& key, const reply& then, std::function<host_answer()> what) {
  if (!with_.jobs.post(key, [then, what = std::move(what)] { then(what()); })) then(busy_answer());
}

void service::with_campaign(std::string_view kind, const std::string& label, const reply& then,
                            std::function<void(const hosted_ptr&)> what) {
  campaigns_.use(label, [kind, then, what = std::move(what)](io::result<hosted_ptr> opened) {
    if (!opened) return then(problem(kind, opened.error()));
    what(*opened);
  });
}

// -- commands ----------------------------------------------------------------

void service::command(const hosted_ptr& campaign, given_command given, const screen_ptr& screen,
                      reply then) {
  if (is_stopping()) return then(stops_answer());
  const line_kind kind = kind_of(given.line);
  if (is_answered_here(kind)) {
    // A fight that plays itself is long: questions do not wait for it.
    const std::string key = campaign->label() + (kind == line_kind::plays ? " fight" : "");
    return later(key, then, [this, campaign, screen, given = std::move(given)] {
      return shown(*campaign, given,
                   answer_line(campaign->campaign(), given, [this] { return is_stopping(); }),
                   screen);
    });
  }
  actors::request wanted{
      .line = given.line, .wanted = actors::attach::states, .terms = given.terms};
  campaign->campaign().submit(
      std::move(wanted), [this, campaign, screen, given = std::move(given),
                          then = std::move(then)](actors::response_ptr answer) mutable {
        // What it looks like is nothing that the engine's threads should wait for.
        soon_([campaign = std::move(campaign), given = std::move(given), then = std::move(then),
               screen = std::move(screen), answer = std::move(answer)] {
          campaign->note_state(answer->after);
          then(shown(*campaign, given, {.what = asked::nothing, .response = answer}, screen));
        });
      });
}

void service::greet(const hosted_ptr& campaign, const screen_ptr& screen, const reply& then) {
  later(campaign->label(), then, [campaign, screen]() -> host_answer {
    const auto now = campaign->campaign().state();
    if (!now) return problem("screen", now.error());
    const auto view = seen_now(**now);
    host_answer out{.status = 200, .body = json_answer("screen", "{}")};
    out.shown = greeting_members(*screen, campaign->about(), view) +
                table_members(*screen, campaign->about().name, view);
    return out;
  });
}

void service::on_command(const found_route& where, const host_request& what, reply then) {
  auto object = actors::read_command_object(what.body);
  if (!object)
    return then(problem(400, "bad_request", object.error(),
                        R"(Such as {"id":"a-1","command":"roll 2d6","expect_seq":41}.)"));
  given_command given{
      .line = std::move(object->line), .number = {}, .terms = std::move(object->terms)};
  with_campaign("command", where.label, then,
                [this, given = std::move(given), then](const hosted_ptr& campaign) {
                  command(campaign, given, nullptr, then);
                });
}

// -- campaigns -----------------------------------------------------------------

void service::on_list(const reply& then) {
  later("campaigns", then, [this]() -> host_answer {
    actors::workspace places(with_.ops, workspace_options_of(*with_.settings()));
    std::vector<io::error> unreadable;
    const auto all = places.list_campaigns(places.options().world, &unreadable);
    if (!all) return problem("campaign list", all.error());
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
    actors::workspace places(with_.ops, workspace_options_of(*with_.settings()));
    const auto made = places.create_campaign(world, name, now_ms());
    if (!made) return problem("campaign create", made.error());
    with_.log.info("created", {{"campaign", made->label}});
    return {.status = 201,
            .body = json_answer("campaign create",
                                made_campaign_data({.campaign = *made, .world = {}}, false))};
  });
}

void service::on_show(const found_route& where, const reply& then) {
  const auto at = number_in(where, "at", 0, UINT64_MAX);
  if (!at) return then(at.error());
  // As it is known to whoever plays it; else without opening it.
  const hosted_ptr open = campaigns_.find(where.label);
  later(where.label, then, [this, label = where.label, at = *at, open]() -> host_answer {
    constexpr std::string_view kind = "campaign show";
    if (open && !at) {
      const auto now = open->campaign().state();
      return now ? shown_state(open->about(), **now) : problem(kind, now.error());
    }
    actors::workspace places(with_.ops, workspace_options_of(*with_.settings()));
    const auto which = places.find_campaign(label);
    if (!which) return problem(kind, which.error());
    const actors::questions about(with_.ops, *which);
    if (at) {
      const auto then_state = about.state_at(*at);
      return then_state ? shown_state(*which, **then_state) : problem(kind, then_state.error());
    }
    const auto known = about.state();
    return known ? shown_state(*which, *known->now) : problem(kind, known.error());
  });
}

void service::on_commits(const found_route& where, reply then) {
  const auto since = number_in(where, "since", 0, UINT64_MAX - 1);
  if (!since) return then(since.error());
  const auto limit = number_in(where, "limit", 1, bounds::page_commits_max);
  if (!limit) return then(limit.error());
  const page_wanted wanted{
      .since = since->value_or(0),
      .limit = static_cast<std::size_t>(limit->value_or(bounds::page_commits_default))};
  with_campaign("commits", where.label, then, [this, wanted, then](const hosted_ptr& campaign) {
    later(campaign->label(), then,
          [campaign, wanted] { return page_of_commits(*campaign, wanted); });
  });
}

void service::follow(const std::string& label, std::optional<std::uint64_t> since,
                     std::function<void()> on_ready, follower then) {
  static constexpr std::string_view kind = "commits";
  if (is_stopping()) return then(stops_answer());
  const reply refused = [then](host_answer why) { then(std::move(why)); };
  with_campaign(kind, label, refused, [=, this](const hosted_ptr& campaign) {
    // Asking where the campaign stands waits for what was given before.
    const auto job = [campaign, since, on_ready, then] {
      const auto now = campaign->campaign().state();
      if (!now) return then(problem(kind, now.error()));
      campaign->note_state(*now);
      const std::uint64_t known = since.value_or((*now)->seq());
      auto commits = campaign->campaign().subscribe(known + 1, {.on_ready = on_ready});
      if (!commits) return then(problem(kind, commits.error()));
      then(std::make_shared<followed_campaign>(campaign, *std::move(commits), known));
    };
    if (!with_.jobs.post(campaign->label(), job)) then(busy_answer());
  });
}

void service::on_completion(const found_route& where, reply then) {
  const std::string line(where.target.value("line").value_or(""));
  const auto cursor = number_in(where, "cursor", 0, line.size());
  if (!cursor) return then(cursor.error());
  with_campaign("completion", where.label, then,
                [this, line, at = cursor->value_or(line.size()), then](const hosted_ptr& campaign) {
                  complete(campaign, line, static_cast<std::size_t>(at), then);
                });
}

void service::complete(const hosted_ptr& campaign, std::string line, std::size_t cursor,
                       reply then) {
  if (line.size() > bounds::command_bytes_max || cursor > line.size())
    return then(problem(400, "usage", "the cursor is not within the line, or the line too long",
                        "It is a number of bytes from the beginning of the line."));
  later(campaign->label(), then,
        [campaign, line = std::move(line), cursor] { return completed(*campaign, line, cursor); });
}

}  // namespace dnd::cli::host
