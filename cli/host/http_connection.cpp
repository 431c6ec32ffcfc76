#include "cli/host/gzip.hpp"
#include "cli/host/network.hpp"
#include "cli/host/passing_on.hpp"
#include "cli/host/relay.hpp"

#include "model/bounds.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace dnd::cli::host {
namespace {

using beast::error_code;
using http_parser = http::request_parser<http::string_body>;

/// For the next request of a client that has sent none yet.
constexpr std::chrono::seconds patience_between_requests{75};
/// From the first byte of a request to the last of its header, of its body, and of its answer: a
/// client that is slower than this is cut off.
constexpr std::chrono::seconds patience_for_header{10};
constexpr std::chrono::seconds patience_for_body{20};
constexpr std::chrono::seconds patience_for_answer{30};
/// A client that still sends when it has its answer may read it before the connection is cut.
constexpr std::chrono::seconds patience_at_the_end{1};
constexpr std::size_t last_bytes_max = 256 * 1024;

[[nodiscard]] std::string_view view(beast::string_view text) noexcept {
  return {text.data(), text.size()};
}

/// What cannot be read, as far as there is something to say to the client.
[[nodiscard]] std::optional<host_answer> unreadable(const error_code& why) {
  if (why == http::error::header_limit)
    return problem(431, "too_large", "the header of the request is too large",
                   fmt::format("{} bytes are allowed.", bounds::request_header_bytes_max));
  if (why == http::error::body_limit)
    return problem(413, "too_large", "the body of the request is too large",
                   fmt::format("{} bytes are allowed.", bounds::request_body_bytes_max));
  if (why.category() == make_error_code(http::error::bad_method).category() &&
      why != http::error::end_of_stream && why != http::error::partial_message)
    return problem(400, "usage", fmt::format("this is no request: {}", why.message()));
  return std::nullopt;
}

/// Whether the name that the client knows the host by is one of this machine. A page of another
/// site that has its own name point here is not served. Of an encrypted connection the certificate
/// says whether the name is right.
[[nodiscard]] bool is_meant(const connection& client, const http_request& asked) {
  return client.by != arrived_by::plain || is_loopback(host_of(view(asked[http::field::host])));
}

/// A page of another site may have the user's browser ask for something.
[[nodiscard]] bool is_of_this_origin(const connection& client, const http_request& asked) {
  const auto origin = view(asked[http::field::origin]);
  const std::string_view scheme = client.by == arrived_by::encrypted ? "https" : "http";
  return origin.empty() || origin == fmt::format("{}://{}", scheme, view(asked[http::field::host]));
}

[[nodiscard]] std::optional<host_answer> unfit(const connection& client,
                                               const http_request& asked) {
  const auto fields = std::distance(asked.begin(), asked.end());
  if (static_cast<std::size_t>(fields) > bounds::request_fields_max)
    return problem(431, "too_large", "the request has too many header fields",
                   fmt::format("{} are allowed.", bounds::request_fields_max));
  const auto packed = view(asked[http::field::content_encoding]);
  if (!packed.empty() && packed != "identity")
    return problem(415, "usage", "the body of a request may not be compressed",
                   "Send it without Content-Encoding.");
  if (!is_meant(client, asked))
    return problem(421, "usage",
                   fmt::format("\"{}\" is not this host", view(asked[http::field::host])),
                   "It answers to localhost, 127.0.0.1 and [::1].");
  if (!is_of_this_origin(client, asked))
    return problem(
        403, "usage",
        fmt::format("pages of {} may not use this host", view(asked[http::field::origin])), "");
  return std::nullopt;
}

/// What the service makes of it, waited for without a thread.
[[nodiscard]] net::awaitable<host_answer> answer_to(connection_ptr client, const found_route& where,
                                                    const http_request& asked) {
  struct waiting {
    std::shared_ptr<bell> rings;
    std::optional<host_answer> answer;
  };
  auto state = std::make_shared<waiting>();
  state->rings = std::make_shared<bell>(client->strand);
  client->core.answers->answer(
      where,
      {.method = std::string(view(asked.method_string())),
       .target = {},
       .content_type = std::string(view(asked[http::field::content_type])),
       .body = asked.body(),
       .from = credentials_of(*client, asked),
       .cookies = client->by == arrived_by::encrypted ? cookie_way::encrypted : cookie_way::plain},
      [state, wake = state->rings->waker()](host_answer made) {
        state->answer = std::move(made);
        wake();
      });
  co_await state->rings->wait();
  co_return std::move(*state->answer);
}

void note(connection& client, const http_request& asked, unsigned status,
          std::chrono::steady_clock::time_point since) {
  const auto target = view(asked.target());
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - since);
  // What stands after the "?" may be a line that is being typed.
  const std::string path = without_tokens(target.substr(0, target.find('?')));

  client.core.log.info("request", {{"method", view(asked.method_string())},
                                   {"path", path},
                                   {"status", std::uint64_t{status}},
                                   {"us", static_cast<std::uint64_t>(took.count())}});
}

/// Reads a request. False when the connection is of no more use.
[[nodiscard]] net::awaitable<bool> read_request(connection& client, beast::flat_buffer& buffer,
                                                http_parser& into) {
  error_code failed;
  auto use = net::redirect_error(net::use_awaitable, failed);
  client.is_idle = true;
  if (buffer.size() == 0) {
    client.stream.expires_after(patience_between_requests);
    const auto room = buffer.prepare(4096);
    const std::size_t came = co_await client.stream.async_read_some(room, use);
    buffer.commit(came);
    if (failed || client.is_stopping) co_return false;
  }
  client.stream.expires_after(patience_for_header);
  co_await http::async_read_header(client.stream, buffer, into, use);
  if (!failed && !into.is_done()) {
    if (beast::iequals(into.get()[http::field::expect], "100-continue")) {
      constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await net::async_write(client.stream, net::buffer(go_on), use);
    }
    client.stream.expires_after(patience_for_body);
    if (!failed) {
      co_await http::async_read(client.stream, buffer, into, use);
    }
  }
  client.is_idle = false;
  if (!failed) co_return true;
  if (auto why = unreadable(failed)) {
    client.core.log.warning("bad_request", {{"status", std::uint64_t{why->status}}});
    const bool is_told [[maybe_unused]] = co_await write_answer(client, into.get(), *why, false);
  }
  co_return false;
}

/// Closes so that what was written still comes through.
[[nodiscard]] net::awaitable<void> say_goodbye(connection& client) {
  error_code failed;
  client.stream.socket().shutdown(net::socket_base::shutdown_send, failed);
  client.stream.expires_after(patience_at_the_end);
  std::array<char, 4096> unread;
  const auto room = net::buffer(unread);
  std::size_t seen = 0;
  while (!failed && seen < last_bytes_max) {
    const std::size_t came = co_await client.stream.async_read_some(
        room, net::redirect_error(net::use_awaitable, failed));
    seen += came;
  }
  client.stream.close();
}

/// A token that was made elsewhere is known here as soon as the tokens were read again.
[[nodiscard]] net::awaitable<void> wait_for_token(connection_ptr client, credentials shown) {
  constexpr int looks = 10;
  constexpr std::chrono::milliseconds between{100};
  const auto& answers = *client->core.answers;
  for (int look = 0; look < looks && answers.may_become_known(shown); ++look) {
    net::steady_timer pause(client->strand, between);
    error_code cut_short;
    co_await pause.async_wait(net::redirect_error(net::use_awaitable, cut_short));
    if (client->is_stopping) break;
  }
}

/// Answers one request. False when it was the last.
[[nodiscard]] net::awaitable<bool> serve_request(connection_ptr client, http_request asked) {
  const auto since = std::chrono::steady_clock::now();
  bool keeps_alive = asked.keep_alive();
  std::optional<host_answer> answer = unfit(*client, asked);
  const found_route where = find_route(view(asked.method_string()), view(asked.target()));
  // Who comes over the socket in the file system has no token to show elsewhere.
  const bool may_be_elsewhere = !answer && !where.label.empty() && !client->is_stopping &&
                                client->by != arrived_by::file_system &&
                                client->core.answers->is_one_of_many();
  // Who is nobody costs no question of the database, and no line to another host.
  if (may_be_elsewhere) {
    const credentials shown = credentials_of(*client, asked);
    co_await wait_for_token(client, shown);
    if (auto who = client->core.answers->admit(shown); !who) answer = std::move(who).error();
  }
  if (may_be_elsewhere && !answer) {
    passed_on passed = co_await pass_on(client, where, asked);
    if (passed.is_served) {
      note(*client, asked, passed.status, since);
      co_return passed.goes_on;
    }
    answer = std::move(passed.answer);
  }
  const bool streams = !answer && where.spec != nullptr && !client->is_stopping &&
                       (where.spec->what == route::events || where.spec->what == route::socket);
  if (streams && where.spec->what == route::events) {
    co_await serve_events(client, asked, where);
    note(*client, asked, 200, since);
    co_return false;
  }
  if (streams && beast::websocket::is_upgrade(asked)) {
    note(*client, asked, 101, since);
    co_await serve_socket(client, std::move(asked), where);
    co_return false;
  }
  if (streams)
    answer =
        problem(426, "usage", "this is a WebSocket", "Ask for it with \"Upgrade: websocket\".");
  else if (!answer && client->is_stopping)
    answer = problem(503, "closed", "the host is stopping", "Try again when it runs again.");
  if (!answer) {
    host_answer made = co_await answer_to(client, where, asked);
    answer = std::move(made);
  }
  // It went to another host meanwhile: nothing of what was asked for was done here.
  if (answer->is_elsewhere && may_be_elsewhere && !is_relayed(asked)) {
    passed_on passed = co_await pass_on(client, where, asked);
    if (passed.is_served) {
      note(*client, asked, passed.status, since);
      co_return passed.goes_on;
    }
    if (!passed.answer) passed.answer = co_await answer_to(client, where, asked);
    answer = std::move(passed.answer);
  }
  keeps_alive = keeps_alive && !client->is_stopping;
  const unsigned status = answer->status;
  const bool goes_on = co_await write_answer(*client, asked, *answer, keeps_alive);
  note(*client, asked, status, since);
  co_return goes_on&& keeps_alive;
}

/// Of a file of the page. Who has it already gets no body.
void set_page_fields(http::response<http::string_body>& out, const page_file& file,
                     std::string_view known) {
  // The same page, compressed or not: a "weak" tag says that much.
  if (known.starts_with("W/")) known.remove_prefix(2);
  out.set(http::field::content_type, beast::string_view(file.type.data(), file.type.size()));
  out.set(http::field::cache_control, "no-cache");
  out.set(http::field::etag, beast::string_view(file.etag.data(), file.etag.size()));
  out.set("Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
  out.set("Referrer-Policy", "no-referrer");
  if (known == file.etag) out.result(http::status::not_modified);
}

/// What is large, for who takes it so. Streams are left as they are: each would need a window of
/// its own, of more memory than a subscriber has.
void compress(http::response<http::string_body>& out, const http_request& asked,
              std::string& body) {
  if (body.size() < bounds::compressed_bytes_min) return;
  out.set(http::field::vary, "Accept-Encoding");
  if (!takes_gzip(view(asked[http::field::accept_encoding]))) return;
  auto smaller = gzipped(body);
  if (!smaller) return;
  body = *std::move(smaller);
  out.set(http::field::content_encoding, "gzip");
  const std::string tag(view(out[http::field::etag]));
  if (!tag.empty()) out.set(http::field::etag, "W/" + tag);
}

}  // namespace

net::awaitable<bool> write_answer(connection& to, const http_request& asked, host_answer what,
                                  bool keeps_alive) {
  http::response<http::string_body> out{http::int_to_status(what.status),
                                        asked.version() < 10 ? 11 : asked.version()};
  out.set(http::field::server, "dnd/" DND_VERSION);
  out.set("X-Content-Type-Options", "nosniff");
  if (what.file != nullptr) {
    set_page_fields(out, *what.file, view(asked[http::field::if_none_match]));
  } else {
    const std::string_view type = what.type.empty() ? "application/json" : what.type;
    out.set(http::field::content_type, beast::string_view(type.data(), type.size()));
    out.set(http::field::cache_control, "no-store");
    if (what.type.empty()) what.body += '\n';
  }
  if (!what.allow.empty()) out.set(http::field::allow, what.allow);
  if (!what.set_cookie.empty()) out.set(http::field::set_cookie, what.set_cookie);
  if (what.is_elsewhere) out.set(turned_back_mark, "1");
  if (what.status == 401) out.set(http::field::www_authenticate, "Bearer");
  if (what.status == 429) out.set(http::field::retry_after, "1");
  if (what.status == 426) out.set(http::field::upgrade, "websocket");
  if (what.status == 503) out.set(http::field::retry_after, "1");
  out.keep_alive(keeps_alive);
  const bool is_known = out.result() == http::status::not_modified;
  if (!is_known) {
    compress(out, asked, what.body);
    out.content_length(what.body.size());
  }
  if (asked.method() != http::verb::head && !is_known) out.body() = std::move(what.body);
  to.stream.expires_after(patience_for_answer);
  error_code failed;
  co_await http::async_write(to.stream, out, net::redirect_error(net::use_awaitable, failed));
  co_return !failed;
}

net::awaitable<void> serve_client(connection_ptr client) {
  beast::flat_buffer buffer(bounds::request_header_bytes_max + bounds::request_body_bytes_max);
  while (!client->is_stopping) {
    http_parser parser;
    parser.header_limit(static_cast<std::uint32_t>(bounds::request_header_bytes_max));
    parser.body_limit(bounds::request_body_bytes_max);
    const bool is_read = co_await read_request(*client, buffer, parser);
    if (!is_read) break;
    http_request asked = parser.release();
    const bool goes_on = co_await serve_request(client, std::move(asked));
    if (!goes_on) break;
  }
  // A stream may have taken the socket along.
  if (!client->stream.socket().is_open()) co_return;
  co_await say_goodbye(*client);
}

}  // namespace dnd::cli::host
