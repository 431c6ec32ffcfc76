#include "cli/host/network.hpp"

#include "cli/host/pages.hpp"
#include "cli/host/socket_message.hpp"
#include "model/bounds.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <fmt/format.h>

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
    // A token that was taken back shows nothing any more.
    if (!client->core.answers->may_go_on(*follows)) co_return std::string();
    const auto commits = follows->commits->take(commits_a_write);
    const auto how = seen_status(*follows);
    std::string text;
    for (const model::commit_ptr& each : commits)
      if (const auto seen = next_seen(*follows, each, nullptr))
        text += fmt::format("id: {}\nevent: commit\ndata: {}\n\n", seen->last, seen->commit);
    if (!commits.empty() && text.empty()) continue;
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
  auto rings = std::make_shared<bell>(client->strand);
  const followed_ptr follows = co_await follow_campaign(client, asked, where, rings);
  if (follows == nullptr) co_return;
  client->on_wake = [weak = std::weak_ptr(rings)] {
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
