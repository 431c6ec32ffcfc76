#include "cli/mcp/agent_resources.hpp"

#include "cli/app/arguments.hpp"
#include "cli/remote/host_url.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace dnd::cli::mcp {
namespace {

using actors::json_value;

struct resource_spec {
  std::string_view uri;
  std::string_view name;
  std::string_view title;
  std::string_view about;
  std::string_view type;
};

constexpr std::array resources{
    resource_spec{"dnd://campaign/state", "state", "Where the campaign stands",
                  "Creatures, the fight, the session, the clock.", "application/json"},
    resource_spec{"dnd://campaign/recap", "recap", "The last session",
                  "What happened in the last session, in words.", "text/plain"},
};
constexpr std::array templates{
    resource_spec{"dnd://campaign/state/{seq}", "state_after", "Where it stood",
                  "The state after an event; 0: before the first.", "application/json"},
    resource_spec{"dnd://rules/{name}", "rules", "Rules text",
                  "The text of a spell, a monster, an item, a condition, a rule.", "text/plain"},
};

/// Events of a page of the log, and how many of them a session is looked for in at most.
constexpr std::uint64_t page_events = 1'000;
constexpr std::uint64_t recap_events_max = 20'000;

[[nodiscard]] std::string listed(std::string_view member, std::string_view uri_name,
                                 std::span<const resource_spec> all) {
  json::writer out;
  out.open('{');
  out.open(member, '[');
  for (const resource_spec& each : all) {
    out.open('{');
    out.key(uri_name).text(each.uri);
    out.key("name").text(each.name);
    out.key("title").text(each.title);
    out.key("description").text(each.about);
    out.key("mimeType").text(each.type);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

[[nodiscard]] std::string contents(std::string_view uri, std::string_view type,
                                   std::string_view text) {
  json::writer out;
  out.open('{');
  out.open("contents", '[');
  out.open('{');
  out.key("uri").text(uri);
  out.key("mimeType").text(type);
  out.key("text").text(text);
  out.close('}');
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

[[nodiscard]] rpc_problem nothing_there(std::string_view uri, std::string_view why) {
  json::writer data;
  data.open('{');
  data.key("uri").text(uri);
  data.close('}');
  return {.code = rpc_error::resource_not_found,
          .message = std::string(why),
          .data = std::move(data).take()};
}

/// The body of an answer, read; a problem when it is none, or a refusal.
[[nodiscard]] expected<json_value, rpc_problem> read_body(
    std::string_view uri, const io::result<remote::http_answer>& made) {
  if (!made) return rpc_problem{.code = rpc_error::internal, .message = io::render(made.error())};
  auto body = actors::read_value(made->body);
  if (!body) return rpc_problem{.code = rpc_error::internal, .message = "the host answers no JSON"};
  if (made->status == 200) return *std::move(body);
  const json_value* const why = body->find("error");
  const std::string message = why == nullptr ? "the host refuses it" : why->text_of("message");
  if (made->status == 404 || made->status == 422 || made->status == 400)
    return nothing_there(uri, message);
  return rpc_problem{.code = rpc_error::internal, .message = message};
}

using read_result = expected<std::string, rpc_problem>;

[[nodiscard]] read_result read_json(const agent_table& table, std::string_view uri,
                                    std::string_view query) {
  const auto slash = table.label.find('/');
  const auto body = read_body(
      uri,
      table.access.ask({.target = fmt::format(
                            "/v1/campaigns/{}/{}{}", remote::escaped(table.label.substr(0, slash)),
                            remote::escaped(table.label.substr(slash + 1)), query)}));
  if (!body) return body.error();
  return contents(uri, "application/json", body->raw());
}

// -- the last session ----------------------------------------------------------------

[[nodiscard]] bool begins_session(const json_value& commit) {
  const json_value* const events = commit.find("events");
  if (events == nullptr) return false;
  return std::any_of(events->items().begin(), events->items().end(), [](const json_value& each) {
    return each.text_of("type") == "session_started";
  });
}

[[nodiscard]] std::uint64_t last_event(const json_value& commit) {
  const json_value* const seq = commit.find("seq");
  return seq == nullptr || seq->items().size() != 2 ? 0 : seq->items()[1].count().value_or(0);
}

/// The commits after `since` up to `upto`.
[[nodiscard]] expected<std::vector<json_value>, rpc_problem> commits_between(
    const agent_table& table, std::string_view uri, std::uint64_t since, std::uint64_t upto) {
  std::vector<json_value> out;
  while (since < upto) {
    const auto page =
        read_body(uri, table.get(fmt::format("commits?since={}&limit={}", since, page_events)));
    if (!page) return page.error();
    const json_value* const commits = page->find("commits");
    if (commits == nullptr || commits->items().empty()) break;
    for (const json_value& each : commits->items()) {
      since = std::max(since, last_event(each));
      if (last_event(each) <= upto) out.push_back(each);
    }
  }
  return out;
}

[[nodiscard]] std::string told(const std::vector<json_value>& commits) {
  std::string out;
  for (const json_value& each : commits) {
    const std::string text = each.text_of("text");
    if (!text.empty()) out += text + "\n";
  }
  return out.empty() ? "Nothing has happened.\n" : out;
}

/// From where the last session began; without one, as far back as is looked.
[[nodiscard]] read_result read_recap(const agent_table& table, std::string_view uri) {
  const auto first = read_body(uri, table.get("commits?since=0&limit=1"));
  if (!first) return first.error();
  const json_value* const end = first->find("last");
  const std::uint64_t last = end == nullptr ? 0 : end->count().value_or(0);
  std::vector<json_value> all;
  std::uint64_t begin = last;
  while (begin > 0 && last - begin < recap_events_max) {
    const std::uint64_t before = begin > page_events ? begin - page_events : 0;
    auto page = commits_between(table, uri, before, begin);
    if (!page) return std::move(page).error();
    page->insert(page->end(), all.begin(), all.end());
    all = *std::move(page);
    begin = before;
    const auto start = std::find_if(all.rbegin(), all.rend(), begins_session);
    if (start == all.rend()) continue;
    all.erase(all.begin(), std::prev(start.base()));
    break;
  }
  return contents(uri, "text/plain", told(all));
}

[[nodiscard]] read_result read_entry(const agent_table& table, std::string_view uri,
                                     std::string_view name) {
  json::writer object;
  object.open('{');
  object.key("command").text(fmt::format("look {}", remote::unescaped(name)));
  object.close('}');
  const auto body = read_body(uri, table.post_command(std::move(object).take()));
  if (!body) return body.error();
  return contents(uri, "text/plain", body->text_of("text"));
}

}  // namespace

std::string resource_list() {
  return listed("resources", "uri", resources);
}

std::string resource_template_list() {
  return listed("resourceTemplates", "uriTemplate", templates);
}

read_result read_resource(const agent_table& table, std::string_view uri) {
  constexpr std::string_view state = "dnd://campaign/state";
  constexpr std::string_view rules = "dnd://rules/";
  if (uri == state) return read_json(table, uri, "");
  if (uri == "dnd://campaign/recap") return read_recap(table, uri);
  if (uri.starts_with(state) && uri.substr(state.size()).starts_with('/')) {
    const auto seq = parse_number(uri.substr(state.size() + 1), 0, UINT64_MAX);
    if (seq) return read_json(table, uri, fmt::format("?at={}", *seq));
  }
  if (uri.starts_with(rules) && uri.size() > rules.size())
    return read_entry(table, uri, uri.substr(rules.size()));
  return nothing_there(uri, "there is no such resource");
}

}  // namespace dnd::cli::mcp
