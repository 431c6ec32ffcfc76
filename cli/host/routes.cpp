#include "cli/host/routes.hpp"

#include "model/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace dnd::cli::host {
namespace {

using std::string_view;

constexpr std::array<string_view, 1> help_query{"topic"};
constexpr std::array<string_view, 1> show_query{"at"};
constexpr std::array<string_view, 2> commits_query{"since", "limit"};
constexpr std::array<string_view, 2> completion_query{"line", "cursor"};
constexpr std::array<string_view, 1> since_query{"since"};

constexpr std::array<string_view, 1> options_query{"creature"};
constexpr std::array<string_view, 1> addable_query{"text"};

constexpr std::array table{
    route_spec{route::page, "GET", "/", {}, route_access::everybody},
    route_spec{route::page, "GET", "/app.js", {}, route_access::everybody},
    route_spec{route::page, "GET", "/app.css", {}, route_access::everybody},
    route_spec{route::page, "GET", "/favicon.svg", {}, route_access::everybody},
    route_spec{route::health, "GET", "/healthz", {}, route_access::everybody},
    route_spec{route::ready, "GET", "/readyz", {}, route_access::everybody},
    route_spec{route::metrics, "GET", "/metrics", {}, route_access::monitor},
    route_spec{route::session, "GET", "/v1/session"},
    route_spec{route::log_in, "POST", "/v1/session", {}, route_access::everybody},
    route_spec{route::log_out, "DELETE", "/v1/session", {}, route_access::everybody},
    route_spec{route::help, "GET", "/v1/help", help_query},
    route_spec{route::sample, "POST", "/v1/sample", {}, route_access::gm},
    route_spec{route::list, "GET", "/v1/campaigns"},
    route_spec{route::create, "POST", "/v1/campaigns", {}, route_access::gm},
    route_spec{route::show, "GET", "/v1/campaigns/{world}/{campaign}", show_query},
    route_spec{route::command, "POST", "/v1/campaigns/{world}/{campaign}/commands"},
    route_spec{route::commits, "GET", "/v1/campaigns/{world}/{campaign}/commits", commits_query},
    route_spec{route::completion, "GET", "/v1/campaigns/{world}/{campaign}/completion",
               completion_query},
    route_spec{route::table, "GET", "/v1/campaigns/{world}/{campaign}/table", show_query},
    route_spec{route::options, "GET", "/v1/campaigns/{world}/{campaign}/options", options_query},
    route_spec{route::addable, "GET", "/v1/campaigns/{world}/{campaign}/addable", addable_query},
    route_spec{route::events, "GET", "/v1/campaigns/{world}/{campaign}/events", since_query},
    route_spec{route::socket, "GET", "/v1/campaigns/{world}/{campaign}/socket", since_query},
};

/// Whether the path is one of this kind; `label` gets the campaign that it names.
[[nodiscard]] bool fits(string_view pattern, const std::vector<std::string>& path,
                        std::string& label) {
  if (pattern == "/") return path.empty();
  std::string named;
  for (const std::string& part : path) {
    if (!pattern.starts_with('/')) return false;
    pattern.remove_prefix(1);
    const string_view wanted = pattern.substr(0, pattern.find('/'));
    pattern.remove_prefix(wanted.size());
    if (wanted.starts_with('{'))
      named += (named.empty() ? "" : "/") + part;
    else if (wanted != part)
      return false;
  }
  if (!pattern.empty()) return false;
  label = std::move(named);
  return true;
}

[[nodiscard]] found_route not_found(string_view target) {
  return {.spec = nullptr,
          .target = {},
          .label = {},
          .status = 404,
          .why = fmt::format("there is nothing at \"{}\"", target.substr(0, target.find('?'))),
          .allow = {}};
}

/// What is wrong with the words after the "?", if anything is.
[[nodiscard]] std::optional<std::string> wrong_query(const route_spec& spec,
                                                     const request_target& target) {
  for (const auto& [name, value] : target.query) {
    if (std::find(spec.query.begin(), spec.query.end(), name) != spec.query.end()) continue;
    const std::vector<string_view> known(spec.query.begin(), spec.query.end());
    const std::string hint = model::did_you_mean(name, known);
    return fmt::format("\"{}\" means nothing here{}", name, hint.empty() ? "" : ". " + hint);
  }
  return std::nullopt;
}

}  // namespace

std::span<const route_spec> route_table() noexcept {
  return table;
}

found_route find_route(string_view method, string_view target) {
  auto read = read_target(target);
  if (!read) {
    found_route wrong = not_found(target);
    wrong.status = 400;
    wrong.why = std::move(read).error();
    return wrong;
  }
  // An answer to HEAD is that to GET, without its body.
  const string_view wanted = method == "HEAD" ? "GET" : method;
  std::string allow;
  for (const route_spec& each : table) {
    std::string label;
    if (!fits(each.path, read->path, label)) continue;
    if (each.method != wanted) {
      allow += (allow.empty() ? "" : ", ") + std::string(each.method);
      continue;
    }
    if (auto why = wrong_query(each, *read)) {
      found_route wrong = not_found(target);
      wrong.status = 400;
      wrong.why = *std::move(why);
      return wrong;
    }
    return {.spec = &each,
            .target = *std::move(read),
            .label = std::move(label),
            .status = 200,
            .why = {},
            .allow = {}};
  }
  found_route wrong = not_found(target);
  if (allow.empty()) return wrong;
  wrong.status = 405;
  wrong.why = fmt::format("{} is not for this: use {}", method, allow);
  wrong.allow = std::move(allow);
  return wrong;
}

}  // namespace dnd::cli::host
