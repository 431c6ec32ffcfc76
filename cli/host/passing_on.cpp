#include "cli/host/passing_on.hpp"

#include "cli/host/relay.hpp"

#include <utility>

namespace dnd::cli::host {
namespace {

/// Waited for without a thread.
[[nodiscard]] net::awaitable<actors::campaign_place> place_of(connection_ptr client,
                                                              const found_route& where) {
  struct waiting {
    std::shared_ptr<bell> rings;
    actors::campaign_place place;
  };
  auto state = std::make_shared<waiting>();
  state->rings = std::make_shared<bell>(client->strand);
  client->core.answers->find_place(
      where, [state, wake = state->rings->waker()](actors::campaign_place found) {
        state->place = std::move(found);
        wake();
      });
  co_await state->rings->wait();
  co_return std::move(state->place);
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

}  // namespace

net::awaitable<passed_on> pass_on(connection_ptr client, const found_route& where,
                                  const http_request& asked) {
  std::string last;
  for (int looks = 0; looks < looks_for_it; ++looks) {
    const actors::campaign_place place = co_await place_of(client, where);
    if (place.elsewhere.empty()) co_return passed_on{};
    last = place.elsewhere;
    // Whoever has passed it on looks again.
    if (is_relayed(asked)) break;
    relayed done;
    if (is_stream(where))
      done = co_await relay_stream(client, asked, place.elsewhere);
    else
      done = co_await relay(client, asked, place.elsewhere);
    client->core.answers->note_relayed(!done.instead);
    if (!done.instead)
      co_return passed_on{.is_served = true, .status = done.status, .goes_on = done.goes_on};
    if (done.is_turned_back) continue;
    if (!done.is_reached && !place.is_owned) co_return passed_on{};
    co_return passed_on{.answer = std::move(done.instead)};
  }
  co_return passed_on{.answer = played_elsewhere(last)};
}

}  // namespace dnd::cli::host
