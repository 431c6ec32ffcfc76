#include "cli/host/network.hpp"

#include "cli/host/turned_away.hpp"

#include <optional>
#include <utility>

/// What both kinds of streams do before their first event.
namespace dnd::cli::host {
namespace {

using follow_result = expected<followed_ptr, host_answer>;

/// What the service makes of it, waited for without a thread.
[[nodiscard]] net::awaitable<follow_result> ask_to_follow(connection_ptr client,
                                                          wanted_stream wanted,
                                                          std::shared_ptr<bell> rings) {
  struct waiting {
    std::shared_ptr<bell> is_open;
    std::optional<follow_result> made;
  };
  service& answers = *client->core.answers;
  const auto who = answers.admit(wanted.from);
  if (!who) co_return who.error();
  auto state = std::make_shared<waiting>();
  state->is_open = std::make_shared<bell>(client->strand);
  answers.follow(wanted.label, *who, wanted.since, rings->waker(),
                 [state, wake = state->is_open->waker()](follow_result made) {
                   state->made = std::move(made);
                   wake();
                 });
  co_await state->is_open->wait();
  co_return std::move(*state->made);
}

[[nodiscard]] std::string_view plain(beast::string_view text) noexcept {
  return {text.data(), text.size()};
}

}  // namespace

credentials credentials_of(const connection& client, const http_request& asked) {
  if (client.by == arrived_by::file_system) return {.by = credentials::way::socket};
  return read_credentials(plain(asked[http::field::authorization]),
                          plain(asked[http::field::cookie]));
}

expected<wanted_stream, host_answer> read_wanted_stream(const connection& client,
                                                        const http_request& asked,
                                                        const found_route& where) {
  auto since = number_in(where, "since", 0, UINT64_MAX - 1);
  if (!since) return std::move(since).error();
  wanted_stream out{.label = where.label, .since = *since, .from = credentials_of(client, asked)};
  const auto resumed = plain(asked["Last-Event-ID"]);
  if (resumed.empty()) return out;
  out.since = parse_number(resumed, 0, UINT64_MAX - 1);
  if (!out.since) return problem(400, "usage", "Last-Event-ID is no event's number");
  return out;
}

net::awaitable<followed_ptr> follow_campaign(connection_ptr client, const http_request& asked,
                                             const found_route& where,
                                             std::shared_ptr<bell> rings) {
  auto wanted = read_wanted_stream(*client, asked, where);
  std::optional<host_answer> refused;
  if (wanted) {
    auto made = co_await ask_to_follow(client, *std::move(wanted), std::move(rings));
    if (made) co_return *std::move(made);
    refused = std::move(made).error();
  } else {
    refused = std::move(wanted).error();
  }
  const bool is_told [[maybe_unused]] =
      co_await write_answer(*client, asked, *std::move(refused), false);
  co_return nullptr;
}

}  // namespace dnd::cli::host
