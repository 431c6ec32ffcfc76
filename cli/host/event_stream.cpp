#include "cli/host/network.hpp"

#include "cli/host/pages.hpp"
#include "cli/host/socket_message.hpp"
#include "model/bounds.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <fmt/format.h>

#include <optional>
#include <utility>

/// Server-sent events: commits for those who only watch, in the form that browsers read by
/// themselves and resume by themselves (HTML, "Server-sent events").
namespace dnd::cli::host {
namespace {

using boost::system::error_code;

constexpr std::chrono::seconds patience_for_event{30};
/// Something is written at least this often, so that a client that is gone is noticed.
constexpr std::chrono::seconds heartbeat{15};
constexpr std::size_t commits_a_write = 32;

[[nodiscard]] net::awaitable<bool> write_text(connection& client, std::string text) {
  client.stream.expires_after(patience_for_event);
  error_code failed;
  co_await net::async_write(client.stream, net::buffer(text),
                            net::redirect_error(net::use_awaitable, failed));
  co_return !failed;
}

/// As one chunk of an answer whose length is not known.
[[nodiscard]] net::awaitable<bool> write_chunk(connection& client, std::string_view text) {
  std::string chunk = fmt::format("{:x}\r\n{}\r\n", text.size(), text);
  const bool is_written = co_await write_text(client, std::move(chunk));
  co_return is_written;
}

/// Writes commits until somebody has enough; what is said at the end, if anything can be.
[[nodiscard]] net::awaitable<std::string> write_commits(connection_ptr client, followed_ptr follows,
                                                        std::shared_ptr<bell> rings) {
  for (;;) {
    const auto commits = follows->commits->take(commits_a_write);
    const auto how = follows->commits->status();
    std::string text;
    for (const model::commit_ptr& each : commits)
      text += fmt::format("id: {}\nevent: commit\ndata: {}\n\n", each->last,
                          seen_commit(*follows->campaign, each, nullptr).commit);
    const bool is_over = how.end != actors::subscription_end::none || client->is_stopping;
    if (commits.empty() && is_over)
      co_return fmt::format("event: end\ndata: {}\n\n", end_message(how));
    if (commits.empty()) {
      const bool has_rung = co_await rings->wait(heartbeat);
      if (has_rung) continue;
      text = ": still here\n\n";
    }
    const bool is_written = co_await write_chunk(*client, text);
    if (!is_written) co_return std::string();
  }
}

}  // namespace

net::awaitable<void> serve_events(connection_ptr client, const http_request& asked,
                                  const found_route& where) {
  auto since = number_in(where, "since", 0, UINT64_MAX - 1);
  const auto resumed = asked["Last-Event-ID"];
  if (!resumed.empty()) {
    const auto number = parse_number({resumed.data(), resumed.size()}, 0, UINT64_MAX - 1);
    since = number ? expected<std::optional<std::uint64_t>, host_answer>(number)
                   : problem(400, "usage", "Last-Event-ID is no event's number");
  }
  auto rings = std::make_shared<bell>(client->strand);
  std::optional<host_answer> refused;
  followed_ptr follows;
  if (!since) {
    refused = since.error();
  } else {
    auto made = co_await follow_campaign(client, where.label, *since, rings);
    if (made)
      follows = *std::move(made);
    else
      refused = std::move(made).error();
  }
  if (refused) {
    const bool is_told [[maybe_unused]] = co_await write_answer(*client, asked, *refused, false);
    co_return;
  }
  client->on_stop = [weak = std::weak_ptr(rings)] {
    if (const auto bell = weak.lock()) bell->ring();
  };
  std::string header =
      "HTTP/1.1 200 OK\r\nServer: dnd/" DND_VERSION
      "\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
      "X-Content-Type-Options: nosniff\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
  const bool has_begun = co_await write_text(*client, std::move(header));
  if (!has_begun || asked.method() == http::verb::head) co_return;
  const std::string last = co_await write_commits(client, follows, rings);
  if (last.empty()) co_return;
  const bool goes_on = co_await write_chunk(*client, last);
  if (!goes_on) co_return;
  std::string end = "0\r\n\r\n";
  const bool has_ended [[maybe_unused]] = co_await write_text(*client, std::move(end));
}

}  // namespace dnd::cli::host
