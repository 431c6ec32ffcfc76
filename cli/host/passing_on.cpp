#include "cli/host/passing_on.hpp"

#include "cli/host/relay.hpp"

#include <utility>

namespace dnd::cli::host {
namespace {

/// Waited for without a thread.
[[nodiscard]] net::awaitable<service::found_place> place_of(connection_ptr client,
                                                            const found_route& where,
                                                            service::place_is how) {
  struct waiting {
    std::shared_ptr<bell> rings;
    service::found_place place;
  };
  auto state = std::make_shared<waiting>();
  state->rings = std::make_shared<bell>(client->strand);
  client->core.answers->find_place(
      where, how, [state, wake = state->rings->waker()](service::found_place found) {
        state->place = std::move(found);
        wake();
      });
  co_await state->rings->wait();
  co_return std::move(state->place);
}

/// The host that is only to have the campaign is not there. Waited for without a thread.
[[nodiscard]] net::awaitable<void> give_up_on(connection_ptr client, const found_route& where,
                                              std::string url) {
  auto rings = std::make_shared<bell>(client->strand);
  client->core.answers->give_up_on(where, url, [wake = rings->waker()] { wake(); });
  co_await rings->wait();
}

/// What does not end with an answer.
[[nodiscard]] bool is_stream(const found_route& where) {
  return where.spec != nullptr &&
         (where.spec->what == route::events || where.spec->what == route::socket);
}

/// While it is given from one host to another it may be at neither for a moment.
constexpr int looks_for_it = 5;

[[nodiscard]] host_answer played_elsewhere(const std::string& url) {
  host_answer made = problem("host", {.code = io::ec::moved,
                                      .what = "the campaign is played by another host: " + url,
                                      .todo = "Ask there."});
  made.is_elsewhere = true;
  return made;
}

[[nodiscard]] net::awaitable<relayed> relay_to(connection_ptr client, const found_route& where,
                                               const http_request& asked, const std::string& url) {
  if (is_stream(where)) co_return co_await relay_stream(client, asked, url);
  co_return co_await relay(client, asked, url);
}

}  // namespace

net::awaitable<passed_on> pass_on(connection_ptr client, const found_route& where,
                                  const http_request& asked) {
  using place_is = service::place_is;
  std::string last;
  // Whoever has passed it on may know what is not so any more: here it is looked up.
  auto how = is_relayed(asked) ? place_is::asked : place_is::known;
  for (int looks = 0; looks < looks_for_it; ++looks) {
    const service::found_place found = co_await place_of(client, where, how);
    const actors::campaign_place& place = found.what;
    if (place.elsewhere.empty()) co_return passed_on{};
    last = place.elsewhere;
    // Whoever has passed it on looks again.
    if (is_relayed(asked)) break;
    relayed done = co_await relay_to(client, where, asked, place.elsewhere);
    client->core.answers->note_relayed(!done.instead);
    if (!done.instead)
      co_return passed_on{.is_served = true, .status = done.status, .goes_on = done.goes_on};
    how = place_is::asked;
    if (done.is_turned_back) continue;
    // It may have another owner by now.
    if (!done.is_reached && found.is_remembered) continue;
    client->core.answers->forget_owner(where);
    if (!done.is_reached && !place.is_owned) {
      co_await give_up_on(client, where, place.elsewhere);
      co_return passed_on{};
    }
    co_return passed_on{.answer = std::move(done.instead)};
  }
  co_return passed_on{.answer = played_elsewhere(last)};
}

}  // namespace dnd::cli::host
