#include "cli/remote/http_client.hpp"

#include "cli/remote/network.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <optional>
#include <utility>

namespace dnd::cli::remote {
namespace {

namespace http = beast::http;

constexpr std::uint64_t answer_bytes_max = 64 * 1024 * 1024;

[[nodiscard]] http::request<http::string_body> request_of(const host_access& host,
                                                          const http_question& what) {
  http::request<http::string_body> out;
  out.method_string({what.method.data(), what.method.size()});
  out.target(what.target);
  out.version(11);
  out.set(http::field::host, host_field(host.where));
  out.set(http::field::user_agent, "dnd/" DND_VERSION);
  out.set(http::field::accept, "application/json");
  if (!host.token.empty()) out.set(http::field::authorization, "Bearer " + host.token);
  out.keep_alive(false);
  if (!what.body.empty()) {
    out.set(http::field::content_type, "application/json");
    out.body() = what.body;
    out.prepare_payload();
  }
  return out;
}

struct exchange_result {
  /// Why there was no connection.
  std::string unreachable = {};
  error_code failed = {};
  http_answer answer = {};
};

template <class Stream>
net::awaitable<void> exchange(Stream& stream, const http::request<http::string_body>& asked,
                              exchange_result& into) {
  auto use = net::redirect_error(net::use_awaitable, into.failed);
  co_await http::async_write(stream, asked, use);
  if (into.failed) co_return;
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(answer_bytes_max);
  co_await http::async_read(stream, buffer, parser, use);
  if (into.failed) co_return;
  into.answer.status = parser.get().result_int();
  into.answer.body = std::move(parser.get().body());
  while (into.answer.body.ends_with('\n')) into.answer.body.pop_back();
}

net::awaitable<void> connect_and_ask(net::io_context& context, const host_access& host,
                                     const http_question& what, std::chrono::milliseconds longest,
                                     exchange_result& into) {
  plain_stream stream(context);
  into.unreachable = co_await connect(stream, host.where);
  if (!into.unreachable.empty()) co_return;
  stream.expires_after(longest);
  const auto asked = request_of(host, what);
  co_await exchange(stream, asked, into);
}

}  // namespace

io::result<http_answer> ask_host(const host_access& host, const http_question& what,
                                 std::chrono::milliseconds longest) {
  net::io_context context{1};
  exchange_result out;
  net::co_spawn(context, connect_and_ask(context, host, what, longest, out), net::detached);
  context.run();
  if (!out.unreachable.empty()) return unreachable(host.where, out.unreachable);
  if (out.failed) return unreachable(host.where, out.failed.message());
  return std::move(out.answer);
}

}  // namespace dnd::cli::remote
