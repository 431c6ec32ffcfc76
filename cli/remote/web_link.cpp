#include "cli/remote/web_link.hpp"

#include "cli/remote/network.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>
#include <functional>
#include <thread>
#include <utility>

namespace dnd::cli::remote {
namespace {

namespace websocket = beast::websocket;
namespace http = beast::http;

/// A host of which nothing was heard for so long, not even the answer to a ping, is gone.
constexpr std::chrono::seconds patience_for_life{30};
/// An answer may be the log of a campaign; nothing is longer than this.
constexpr std::size_t message_bytes_max = 64 * 1024 * 1024;

}  // namespace

/// Everything happens on the link's thread.
struct link_core {
  link_core(host_url to, std::string with, link_user& of)
      : where(std::move(to)), token(std::move(with)), user(of), pause(context) {}

  const host_url where;
  const std::string token;
  link_user& user;
  net::io_context context{1};
  net::steady_timer pause;
  /// Of the connection that there is, or that there was last.
  std::uint64_t epoch = 0;
  /// What is to be written, and what begins writing; null while there is no connection.
  std::deque<std::string> texts;
  std::function<void()> write;
  std::thread thread;
};

namespace {

template <class Stream>
struct link_session {
  explicit link_session(Stream stream) : socket(std::move(stream)) {}
  websocket::stream<Stream> socket;
  bool is_writing = false;
};

template <class Stream>
net::awaitable<void> write_texts(link_core& core, std::shared_ptr<link_session<Stream>> session) {
  const std::uint64_t epoch = core.epoch;
  error_code failed;
  while (!failed && epoch == core.epoch && !core.texts.empty()) {
    const std::string text = std::move(core.texts.front());
    core.texts.pop_front();
    co_await session->socket.async_write(net::buffer(text),
                                         net::redirect_error(net::use_awaitable, failed));
  }
  session->is_writing = false;
  // Whoever reads finds that it is over.
  if (failed) beast::get_lowest_layer(session->socket).close();
}

template <class Stream>
net::awaitable<link_loss> begin(link_core& core, websocket::stream<Stream>& socket) {
  beast::get_lowest_layer(socket).expires_never();
  socket.set_option(websocket::stream_base::timeout{.handshake_timeout = patience_for_connection,
                                                    .idle_timeout = patience_for_life,
                                                    .keep_alive_pings = true});
  socket.set_option(
      websocket::stream_base::decorator([token = core.token](websocket::request_type& asked) {
        asked.set(http::field::user_agent, "dnd/" DND_VERSION);
        if (!token.empty()) asked.set(http::field::authorization, "Bearer " + token);
      }));
  socket.read_message_max(message_bytes_max);
  websocket::response_type answer;
  const std::string host = host_field(core.where);
  const std::string target = core.user.target();
  error_code failed;
  co_await socket.async_handshake(answer, host, target,
                                  net::redirect_error(net::use_awaitable, failed));
  if (!failed) co_return link_loss{};
  if (failed == websocket::error::upgrade_declined)
    co_return link_loss{.why = "the host refuses it",
                        .status = answer.result_int(),
                        .body = std::move(answer.body())};
  co_return link_loss{.why = failed.message()};
}

/// One connection, from its beginning to its end.
template <class Stream>
net::awaitable<link_loss> talk(link_core& core, Stream stream) {
  auto session = std::make_shared<link_session<Stream>>(std::move(stream));
  auto& socket = session->socket;
  link_loss loss = co_await begin(core, socket);
  if (!loss.why.empty()) co_return loss;
  socket.text(true);
  core.texts.clear();
  core.write = [&core, session] {
    if (std::exchange(session->is_writing, true)) return;
    net::co_spawn(core.context, write_texts(core, session), net::detached);
  };
  core.user.on_up(++core.epoch);
  beast::flat_buffer buffer;
  error_code failed;
  while (!failed) {
    co_await socket.async_read(buffer, net::redirect_error(net::use_awaitable, failed));
    if (failed) break;
    const auto bytes = buffer.cdata();
    core.user.on_text({static_cast<const char*>(bytes.data()), bytes.size()});
    buffer.consume(buffer.size());
  }
  core.write = nullptr;
  core.texts.clear();
  ++core.epoch;
  beast::get_lowest_layer(socket).close();
  co_return link_loss{.why = failed == websocket::error::closed ? "the host has closed it"
                                                                : failed.message()};
}

net::awaitable<link_loss> connect_and_talk(link_core& core) {
  plain_stream stream(core.context);
  std::string unreachable = co_await connect(stream, core.where);
  if (!unreachable.empty()) co_return link_loss{.why = std::move(unreachable)};
  link_loss loss = co_await talk(core, std::move(stream));
  co_return loss;
}

net::awaitable<void> keep_up(link_core& core) {
  for (;;) {
    const link_loss loss = co_await connect_and_talk(core);
    const auto pause = core.user.on_down(loss);
    if (!pause) co_return;
    core.pause.expires_after(*pause);
    error_code ignored;
    co_await core.pause.async_wait(net::redirect_error(net::use_awaitable, ignored));
  }
}

}  // namespace

web_link::web_link(const host_url& where, std::string token, link_user& user)
    : core_(std::make_unique<link_core>(where, std::move(token), user)) {
  net::co_spawn(core_->context, keep_up(*core_), net::detached);
  core_->thread = std::thread([core = core_.get()] { core->context.run(); });
}

web_link::~web_link() {
  // What is under way is gone with the context. The host takes it as the end that it is.
  core_->context.stop();
  core_->thread.join();
}

void web_link::send(std::string text, std::uint64_t epoch) {
  net::post(core_->context, [core = core_.get(), epoch, text = std::move(text)]() mutable {
    if (epoch != core->epoch || !core->write) return;
    core->texts.push_back(std::move(text));
    core->write();
  });
}

}  // namespace dnd::cli::remote
