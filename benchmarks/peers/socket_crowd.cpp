#include "benchmarks/peers/socket_crowd.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>
#include <map>
#include <optional>
#include <thread>
#include <utility>

namespace dnd::bench {

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using local = net::local::stream_protocol;
using failure = boost::system::error_code;

constexpr std::chrono::seconds patience{10};

io::error network_error(std::string_view what, const failure& why) {
  return {.code = io::ec::io_error, .what = std::string(what) + ": " + why.message()};
}

/// One WebSocket with what waits to be sent.
struct one_socket {
  explicit one_socket(net::io_context& context) : stream(context) {}
  websocket::stream<local::socket> stream;
  beast::flat_buffer read;
  std::deque<std::string> to_send;
};

class crowd final : public socket_crowd {
 public:
  io::result<done> connect_all(const std::string& path, const std::vector<std::string>& targets) {
    for (const std::string& target : targets) {
      auto one = std::make_unique<one_socket>(context_);
      if (auto connected = connect_one(*one, path); !connected) return connected;
      failure why;
      one->stream.handshake("localhost", target, why);
      if (why) return network_error("no WebSocket at " + target, why);
      sockets_.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < sockets_.size(); ++i) read(i);
    return done{};
  }

  io::result<done> run(const plan& what) override {
    plan_ = &what;
    begin_ = clock::now();
    sent_ = 0;
    last_sent_ = begin_;
    context_.restart();
    send_next();
    while (!failed_ && !(sent_ == what.messages && what.is_over())) {
      context_.run_one_for(patience);
      if (sent_ == what.messages && clock::now() - last_sent_ > patience)
        return io::error{.code = io::ec::busy, .what = "answers or commits did not come"};
    }
    plan_ = nullptr;
    if (failed_) return *failed_;
    return done{};
  }

 private:
  static io::result<done> connect_one(one_socket& one, const std::string& path) {
    const auto until = clock::now() + patience;
    while (true) {
      failure why;
      one.stream.next_layer().connect(local::endpoint(path), why);
      if (!why) return done{};
      if (clock::now() > until) return network_error("nobody listens at " + path, why);
      one.stream.next_layer().close(why);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  void read(std::size_t which) {
    one_socket& one = *sockets_[which];
    one.stream.async_read(one.read, [this, which, &one](const failure& why, std::size_t) {
      if (why) return fail("a socket has ended", why);
      if (plan_) {
        const auto bytes = one.read.cdata();
        plan_->on_message(which, {static_cast<const char*>(bytes.data()), bytes.size()});
      }
      one.read.clear();
      read(which);
    });
  }

  void send_next() {
    if (sent_ == plan_->messages) return;
    const auto due =
        begin_ + std::chrono::duration_cast<clock::duration>(
                     std::chrono::duration<double>(static_cast<double>(sent_) / plan_->a_second));
    timer_.expires_at(due);
    timer_.async_wait([this, due](const failure& why) {
      if (why || !plan_) return;
      message next = plan_->make(sent_);
      plan_->on_due(sent_, due);
      ++sent_;
      last_sent_ = clock::now();
      one_socket& one = *sockets_[next.socket];
      one.to_send.push_back(std::move(next.text));
      if (one.to_send.size() == 1) write(one);
      send_next();
    });
  }

  void write(one_socket& one) {
    one.stream.async_write(net::buffer(one.to_send.front()),
                           [this, &one](const failure& why, std::size_t) {
                             if (why) return fail("a message could not be sent", why);
                             one.to_send.pop_front();
                             if (!one.to_send.empty()) write(one);
                           });
  }

  void fail(std::string_view what, const failure& why) {
    if (!failed_) failed_ = network_error(what, why);
  }

  net::io_context context_{1};
  net::steady_timer timer_{context_};
  std::vector<std::unique_ptr<one_socket>> sockets_;
  const plan* plan_ = nullptr;
  clock::time_point begin_;
  clock::time_point last_sent_;
  std::size_t sent_ = 0;
  std::optional<io::error> failed_;
};

/// A connection of the bare server.
struct guest {
  explicit guest(local::socket socket) : stream(std::move(socket)) {}
  websocket::stream<local::socket> stream;
  beast::flat_buffer head;
  beast::flat_buffer read;
  boost::beast::http::request<boost::beast::http::string_body> asked;
  std::deque<std::shared_ptr<const std::string>> to_send;
};
using guest_ptr = std::shared_ptr<guest>;

class room_server {
 public:
  io::result<done> serve(const std::string& path) {
    failure why;
    doors_.open(local(), why);
    if (!why) doors_.bind(local::endpoint(path), why);
    if (!why) doors_.listen(net::socket_base::max_listen_connections, why);
    if (why) return network_error("cannot listen at " + path, why);
    accept();
    context_.run();
    return done{};
  }

 private:
  void accept() {
    doors_.async_accept([this](const failure& why, local::socket socket) {
      if (!why) greet(std::make_shared<guest>(std::move(socket)));
      accept();
    });
  }

  void greet(const guest_ptr& who) {
    boost::beast::http::async_read(who->stream.next_layer(), who->head, who->asked,
                                   [this, who](const failure& why, std::size_t) {
                                     if (why) return;
                                     who->stream.async_accept(
                                         who->asked, [this, who](const failure& wrong) {
                                           if (wrong) return;
                                           rooms_[std::string(who->asked.target())].push_back(who);
                                           listen(who);
                                         });
                                   });
  }

  void listen(const guest_ptr& who) {
    who->stream.async_read(who->read, [this, who](const failure& why, std::size_t) {
      if (why) return;
      const auto text =
          std::make_shared<const std::string>(beast::buffers_to_string(who->read.cdata()));
      who->read.clear();
      static const auto answer = std::make_shared<const std::string>(R"({"type":"answer"})");
      send(who, answer);
      for (const guest_ptr& each : rooms_[std::string(who->asked.target())]) send(each, text);
      listen(who);
    });
  }

  void send(const guest_ptr& to, std::shared_ptr<const std::string> text) {
    to->to_send.push_back(std::move(text));
    if (to->to_send.size() == 1) write(to);
  }

  void write(const guest_ptr& to) {
    to->stream.async_write(net::buffer(*to->to_send.front()),
                           [this, to](const failure& why, std::size_t) {
                             to->to_send.pop_front();
                             if (!why && !to->to_send.empty()) write(to);
                           });
  }

  net::io_context context_{1};
  local::acceptor doors_{context_};
  std::map<std::string, std::vector<guest_ptr>> rooms_;
};

}  // namespace

io::result<std::unique_ptr<socket_crowd>> socket_crowd::connect(
    const std::string& path, const std::vector<std::string>& targets) {
  auto made = std::make_unique<crowd>();
  if (auto connected = made->connect_all(path, targets); !connected) return connected.error();
  return std::unique_ptr<socket_crowd>(std::move(made));
}

io::result<done> serve_rooms(const std::string& path) {
  room_server server;
  return server.serve(path);
}

}  // namespace dnd::bench
