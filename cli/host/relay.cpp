#include "cli/host/relay.hpp"

#include "cli/remote/host_url.hpp"
#include "cli/remote/network.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <sys/socket.h>
#include <utility>

namespace dnd::cli::host {
/// Serves one client, and one request at a time.
struct owner_line {
  owner_line(const net::any_io_executor& strand, std::string to)
      : there(strand), url(std::move(to)) {}

  network_stream there;
  std::string url;
  beast::flat_buffer unread;
  std::chrono::steady_clock::time_point used;
};

namespace {

using beast::error_code;

constexpr const char* relay_mark = "Dnd-Relayed";
constexpr std::size_t piece_bytes = 16 * 1024;
/// For a piece to be taken by who is slower: after that the line is cut, and a client resumes.
constexpr std::chrono::seconds patience_for_piece{30};

/// An owner says something now and then in every stream. One whose machine is gone says nothing,
/// and no connection ends by that.
constexpr std::chrono::seconds patience_for_life{75};
/// For the first piece of an answer: an owner that is frozen takes connections, and says nothing. A
/// little longer than its lease runs, so that who asks again then is served by another.
constexpr std::chrono::seconds patience_for_owner{12};

/// Shorter than a host waits for the next request.
constexpr std::chrono::seconds kept_for{30};

/// Both ends of a line that is passed on.
struct relayed_line {
  explicit relayed_line(connection_ptr of) : there(of->strand), client(std::move(of)) {}

  network_stream there;
  connection_ptr client;

  void close() {
    there.close();
    client->stream.close();
  }
};
using line_ptr = std::shared_ptr<relayed_line>;

/// Until the one end has no more to say, says nothing for too long, or the other takes it no more.
/// At most one piece waits.
[[nodiscard]] net::awaitable<void> carry(line_ptr line, network_stream& from, network_stream& to,
                                         std::optional<std::chrono::seconds> longest_silence) {
  std::array<char, piece_bytes> piece;
  const auto room = net::buffer(piece);
  error_code failed;
  while (!failed) {
    if (longest_silence)
      from.expires_after(*longest_silence);
    else
      from.expires_never();
    const std::size_t came =
        co_await from.async_read_some(room, net::redirect_error(net::use_awaitable, failed));
    if (failed || came == 0) break;
    to.expires_after(patience_for_piece);
    co_await net::async_write(to, net::buffer(piece.data(), came),
                              net::redirect_error(net::use_awaitable, failed));
    to.expires_never();
  }
  // The other direction ends with this one: nobody speaks into a line that is half gone.
  line->close();
}

/// How an answer begins.
enum class beginning : std::uint8_t { none, turned_back, carried };

/// Carries the first piece of the answer, unless it is for this host alone.
[[nodiscard]] net::awaitable<beginning> carry_first(line_ptr line, connection_ptr client) {
  std::array<char, piece_bytes> piece;
  const auto room = net::buffer(piece);
  error_code failed;
  line->there.expires_after(patience_for_owner);
  const std::size_t came =
      co_await line->there.async_read_some(room, net::redirect_error(net::use_awaitable, failed));
  if (failed || came == 0) co_return beginning::none;
  // Such an answer is short, and written in one go.
  const std::string_view said(piece.data(), came);
  const std::string mark = fmt::format("\r\n{}: ", turned_back_mark);
  if (said.substr(0, said.find("\r\n\r\n")).find(mark) != std::string_view::npos)
    co_return beginning::turned_back;
  client->stream.expires_after(patience_for_piece);
  co_await net::async_write(client->stream, net::buffer(piece.data(), came),
                            net::redirect_error(net::use_awaitable, failed));
  if (failed) line->there.close();
  co_return beginning::carried;
}

[[nodiscard]] host_answer cannot_pass_on(const std::string& url) {
  return problem(
      503, "closed",
      fmt::format("the campaign is played by the host at {}, which does not answer", url),
      "Try again in a moment: when it is gone, another host takes over.");
}

void mark(http_request& asked, const remote::host_url& to) {
  asked.set(relay_mark, "1");
  asked.set(http::field::host, remote::host_field(to));
  // Whether a page may ask was decided here, by the name that it knows.
  asked.erase(http::field::origin);
}

[[nodiscard]] relayed not_relayed(connection& client, const std::string& url,
                                  std::string_view why) {
  client.core.log.warning("not_relayed", {{"to", url}, {"why", why}});
  return {.instead = cannot_pass_on(url)};
}

/// Nothing has left this host.
[[nodiscard]] relayed not_reached(connection& client, const std::string& url,
                                  std::string_view why) {
  relayed made = not_relayed(client, url, why);
  made.is_reached = false;
  return made;
}

[[nodiscard]] relayed turned_back(const std::string& url) {
  return {.instead = cannot_pass_on(url), .is_turned_back = true};
}

/// Whether the owner has closed it, or says what nobody has asked for.
[[nodiscard]] bool is_of_no_use(network_stream& line) {
  char next = 0;
  const auto came = ::recv(line.socket().native_handle(), &next, 1, MSG_PEEK | MSG_DONTWAIT);
  return came >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
}

/// The client's line to the host at `url`: the one that it has, or a new one. Empty, or why there
/// is none.
[[nodiscard]] net::awaitable<std::string> reach(connection_ptr client, const std::string& url,
                                                const remote::host_url& where) {
  const auto& kept = client->to_owner;
  const bool is_good = kept != nullptr && kept->url == url &&
                       std::chrono::steady_clock::now() - kept->used < kept_for &&
                       !is_of_no_use(kept->there);
  if (is_good) co_return std::string();
  client->to_owner = std::make_shared<owner_line>(client->strand, url);
  std::string why = co_await remote::connect(client->to_owner->there, where);
  co_return why;
}

}  // namespace

bool is_relayed(const http_request& asked) {
  return asked.count(relay_mark) > 0;
}

net::awaitable<relayed> relay(connection_ptr client, http_request asked, const std::string& url) {
  const auto where = remote::parse_host_url(url);
  if (!where) co_return not_reached(*client, url, "this is no address");
  const bool keeps_alive = asked.keep_alive();
  const std::string why = co_await reach(client, url, *where);
  const auto line = std::exchange(client->to_owner, nullptr);
  if (!why.empty()) {
    client->on_wake = {};
    co_return not_reached(*client, url, why);
  }
  client->on_wake = [weak = std::weak_ptr(line), stopped = client.get()] {
    if (const auto held = weak.lock(); held && stopped->is_stopping) held->there.close();
  };
  mark(asked, *where);
  asked.keep_alive(true);
  error_code failed;
  line->there.expires_after(patience_for_piece);
  co_await http::async_write(line->there, asked, net::redirect_error(net::use_awaitable, failed));
  http::response_parser<http::string_body> parser;
  // As long as the owner makes it.
  parser.body_limit(std::numeric_limits<std::uint64_t>::max());
  if (asked.method() == http::verb::head) parser.skip(true);
  if (!failed) {
    line->there.expires_after(patience_for_owner);
    co_await http::async_read_header(line->there, line->unread, parser,
                                     net::redirect_error(net::use_awaitable, failed));
  }
  if (!failed && !parser.is_done()) {
    line->there.expires_after(patience_for_life);
    co_await http::async_read(line->there, line->unread, parser,
                              net::redirect_error(net::use_awaitable, failed));
  }
  client->on_wake = {};
  if (failed) co_return not_relayed(*client, url, failed.message());
  auto answer = parser.release();
  if (answer.keep_alive()) {
    line->there.expires_never();
    line->used = std::chrono::steady_clock::now();
    client->to_owner = line;
  }
  if (answer.count(turned_back_mark) > 0) co_return turned_back(url);
  const bool goes_on = keeps_alive && !client->is_stopping;
  answer.keep_alive(goes_on);
  client->stream.expires_after(patience_for_piece);
  co_await http::async_write(client->stream, answer,
                             net::redirect_error(net::use_awaitable, failed));
  co_return relayed{.status = answer.result_int(), .goes_on = goes_on && !failed};
}

net::awaitable<relayed> relay_stream(connection_ptr client, http_request asked,
                                     const std::string& url) {
  const auto where = remote::parse_host_url(url);
  if (!where) co_return not_reached(*client, url, "this is no address");
  auto line = std::make_shared<relayed_line>(client);
  client->on_wake = [weak = std::weak_ptr(line), stopped = client.get()] {
    if (const auto held = weak.lock(); held && stopped->is_stopping) held->close();
  };
  const std::string why = co_await remote::connect(line->there, *where);
  if (!why.empty()) {
    client->on_wake = {};
    co_return not_reached(*client, url, why);
  }
  mark(asked, *where);
  if (!beast::websocket::is_upgrade(asked)) asked.keep_alive(false);
  error_code failed;
  line->there.expires_after(patience_for_piece);
  co_await http::async_write(line->there, asked, net::redirect_error(net::use_awaitable, failed));
  if (failed) co_return not_relayed(*client, url, failed.message());
  // Before this there is somebody to answer when the owner does not.
  const beginning first = co_await carry_first(line, client);
  if (first != beginning::carried) {
    client->on_wake = {};
    line->there.close();
    if (first == beginning::turned_back) co_return turned_back(url);
    co_return not_relayed(*client, url, "it does not answer");
  }
  net::co_spawn(client->strand, carry(line, client->stream, line->there, std::nullopt),
                net::detached);
  co_await carry(line, line->there, client->stream, patience_for_life);
  client->on_wake = {};
  co_return relayed{};
}

}  // namespace dnd::cli::host
