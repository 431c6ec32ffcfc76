#include "cli/host/network.hpp"

#include "cli/host/pages.hpp"
#include "cli/host/socket_message.hpp"
#include "model/bounds.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>
#include <optional>
#include <utility>

/// A WebSocket: commands, completion and help one way, answers in their order and every commit the
/// other way.
namespace dnd::cli::host {
namespace {

namespace websocket = beast::websocket;
using beast::error_code;

/// A client of which nothing was heard for so long, not even the answer to a ping, is gone.
constexpr std::chrono::seconds patience_for_life{60};
constexpr std::chrono::seconds patience_for_handshake{10};
/// A client that has had its last message and says nothing to it is cut off.
constexpr std::chrono::seconds patience_for_goodbye{1};
/// So long a token whose time is over may go unnoticed where nothing happens.
constexpr std::chrono::seconds look_again{15};
constexpr std::size_t commits_at_once = 32;

/// A message that is answered, or will be.
struct slot {
  std::uint64_t number = 0;
  std::optional<host_answer> answer;
};

/// Everything happens on the strand of the connection. Two coroutines share it: one reads, and one
/// writes, as nothing else does.
struct socket_session {
  socket_session(connection_ptr of, std::shared_ptr<bell> for_writer)
      : client(std::move(of)),
        socket(std::move(client->stream)),
        rings(std::move(for_writer)),
        has_room(std::make_shared<bell>(socket.get_executor())) {}

  connection_ptr client;
  websocket::stream<network_stream> socket;
  /// For the writer: there is something to do.
  std::shared_ptr<bell> rings;
  /// For the reader: fewer messages wait.
  std::shared_ptr<bell> has_room;
  followed_ptr follows;
  /// How the client reads, once it has said so.
  screen_ptr screen;
  std::deque<std::shared_ptr<slot>> waiting;
  std::uint64_t messages = 0;
  bool is_gone = false;
};
using session_ptr = std::shared_ptr<socket_session>;

void ask(const session_ptr& session, std::string_view text) {
  auto place = std::make_shared<slot>();
  place->number = ++session->messages;
  session->waiting.push_back(place);
  const auto reply = [place, session, wake = session->rings->waker()](host_answer made) {
    net::post(session->socket.get_executor(), [place, wake, made = std::move(made)]() mutable {
      place->answer = std::move(made);
      wake();
    });
  };
  service& answers = *session->client->core.answers;
  auto message = read_message(text);
  if (!message)
    return reply(
        problem(400, "bad_request", message.error(),
                R"(Such as {"command":"roll 2d6"}, {"complete":"att"} or {"help":"roll"}.)"));
  switch (message->what) {
    case socket_message::kind::command:
      return answers.command(session->follows->campaign, session->follows->who,
                             std::move(message->command), session->screen, reply);
    case socket_message::kind::completion:
      return answers.complete(session->follows->campaign, session->follows->who,
                              std::move(message->text), message->cursor, reply);
    case socket_message::kind::help:
      return reply(service::help(message->text));
    case socket_message::kind::screen:
      session->screen = std::make_shared<const client_screen>(message->screen);
      return answers.greet(session->follows->campaign, session->follows->who, session->screen,
                           reply);
  }
}

net::awaitable<void> read_messages(session_ptr session) {
  beast::flat_buffer buffer(bounds::request_body_bytes_max);
  error_code failed;
  while (!failed && !session->client->is_stopping) {
    if (session->waiting.size() >= bounds::socket_messages_max) {
      co_await session->has_room->wait();
      continue;
    }
    co_await session->socket.async_read(buffer, net::redirect_error(net::use_awaitable, failed));
    if (failed || session->client->is_stopping) break;
    const auto bytes = buffer.cdata();
    ask(session, {static_cast<const char*>(bytes.data()), bytes.size()});
    buffer.consume(buffer.size());
  }
  session->is_gone = session->is_gone || static_cast<bool>(failed);
  session->rings->ring();
}

/// The next text to write; nothing when there is nothing to say now.
[[nodiscard]] std::optional<std::string> next_answer(socket_session& session) {
  if (session.waiting.empty() || !session.waiting.front()->answer) return std::nullopt;
  const auto place = std::move(session.waiting.front());
  session.waiting.pop_front();
  session.has_room->ring();
  return answer_message(place->number, *place->answer);
}

[[nodiscard]] net::awaitable<bool> write_text(socket_session& session, std::string text) {
  error_code failed;
  co_await session.socket.async_write(net::buffer(text),
                                      net::redirect_error(net::use_awaitable, failed));
  co_return !failed;
}

/// Writes what there is now. False when the client is gone.
[[nodiscard]] net::awaitable<bool> write_all(session_ptr session) {
  for (;;) {
    for (auto text = next_answer(*session); text; text = next_answer(*session)) {
      const bool is_written = co_await write_text(*session, *text);
      if (!is_written) co_return false;
    }
    const auto commits = session->follows->commits->take(commits_at_once);
    if (commits.empty()) co_return true;
    for (const model::commit_ptr& each : commits) {
      const auto seen = next_seen(*session->follows, each, session->screen);
      if (!seen) continue;
      std::string text = commit_message(*seen);
      const bool is_written = co_await write_text(*session, std::move(text));
      if (!is_written) co_return false;
    }
  }
}

/// Closes the socket, and waits for the client to do so too.
[[nodiscard]] net::awaitable<void> say_goodbye(session_ptr session, websocket::close_reason why) {
  auto& socket = session->socket;
  // Beast's own time limit would end this while the other coroutine reads, which Beast takes for
  // a broken invariant: so the limit is one of ours.
  socket.set_option(
      websocket::stream_base::timeout{.handshake_timeout = websocket::stream_base::none(),
                                      .idle_timeout = websocket::stream_base::none(),
                                      .keep_alive_pings = false});
  net::steady_timer limit(session->client->strand, patience_for_goodbye);
  limit.async_wait([session](const error_code& is_closed) {
    if (!is_closed) beast::get_lowest_layer(session->socket).close();
  });
  error_code ignored;
  co_await socket.async_close(why, net::redirect_error(net::use_awaitable, ignored));
  limit.cancel();
}

/// Writes until the client is gone, the subscription has ended or the host stops; says why.
net::awaitable<void> write_messages(session_ptr session) {
  auto& socket = session->socket;
  websocket::close_reason why(websocket::close_code::going_away);
  while (!session->is_gone) {
    // A token that was taken back shows nothing any more.
    if (!session->client->core.answers->may_go_on(*session->follows)) break;
    const bool is_written = co_await write_all(session);
    if (!is_written) break;
    const auto how = seen_status(*session->follows);
    const bool has_ended = how.end != actors::subscription_end::none;
    if (has_ended || (session->client->is_stopping && session->waiting.empty())) {
      if (how.end == actors::subscription_end::too_slow)
        why = websocket::close_reason(websocket::close_code::try_again_later);
      std::string end = end_message(how);
      const bool is_told = co_await write_text(*session, std::move(end));
      if (is_told) {
        co_await say_goodbye(session, why);
      }
      break;
    }
    const bool has_rung [[maybe_unused]] = co_await session->rings->wait(look_again);
  }
  // Whoever still reads finds that it is over.
  beast::get_lowest_layer(socket).close();
}

}  // namespace

net::awaitable<void> serve_socket(connection_ptr client, http_request asked, found_route where) {
  const auto strand = client->strand;
  const auto rings = std::make_shared<bell>(strand);
  followed_ptr follows = co_await follow_campaign(client, asked, where, rings);
  if (follows == nullptr) co_return;
  client->stream.expires_never();
  auto session = std::make_shared<socket_session>(client, rings);
  session->follows = std::move(follows);
  client->on_wake = [weak = std::weak_ptr(session)] {
    if (const auto self = weak.lock()) {
      self->rings->ring();
      self->has_room->ring();
    }
  };
  client->on_cut = [weak = std::weak_ptr(session)] {
    if (const auto self = weak.lock()) beast::get_lowest_layer(self->socket).close();
  };
  auto& socket = session->socket;
  socket.set_option(websocket::stream_base::timeout{.handshake_timeout = patience_for_handshake,
                                                    .idle_timeout = patience_for_life,
                                                    .keep_alive_pings = true});
  socket.set_option(websocket::stream_base::decorator([](websocket::response_type& answer) {
    answer.set(http::field::server, "dnd/" DND_VERSION);
  }));
  socket.read_message_max(bounds::request_body_bytes_max);
  error_code failed;
  co_await socket.async_accept(asked, net::redirect_error(net::use_awaitable, failed));
  if (failed) co_return;
  socket.text(true);
  std::string hello = hello_message(session->follows->campaign->label(), session->follows->since);
  const bool has_begun = co_await write_text(*session, std::move(hello));
  if (!has_begun) co_return;
  net::co_spawn(strand, read_messages(session), net::detached);
  co_await write_messages(session);
}

}  // namespace dnd::cli::host
