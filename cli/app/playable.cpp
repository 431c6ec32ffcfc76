#include "cli/app/playable.hpp"

#include "cli/app/local_game.hpp"
#include "cli/remote/access.hpp"
#include "cli/remote/remote_game.hpp"

#include <utility>

namespace dnd::cli {
namespace {

using actors::campaign_info;
using game_ptr = std::unique_ptr<played_game>;

template <class Game>
[[nodiscard]] io::result<game_ptr> as_game(io::result<std::unique_ptr<Game>> made) {
  if (!made) return std::move(made).error();
  return game_ptr(*std::move(made));
}

[[nodiscard]] playable here(context& with) {
  return {.find = [&with](std::string_view name) { return with.places.find_campaign(name); },
          .usual = [&with] { return chosen_campaign(with, ""); },
          .usual_for_player = [&with]() -> io::result<campaign_info> {
            auto sample = with.places.ensure_sample(now_ms());
            if (!sample) return std::move(sample).error();
            if (*sample) return **std::move(sample);
            return chosen_campaign(with, "");
          },
          .all = [&with]() -> io::result<std::vector<campaign_info>> {
            const std::string& world = with.places.options().world;
            if (!world.empty())
              if (const auto found = with.places.find_world(world); !found) return found.error();
            return with.places.list_campaigns(world);
          },
          .open = [&with](const campaign_info& which,
                          reading how) { return as_game(local_game::open(with, which, how)); }};
}

[[nodiscard]] io::result<playable> on_host(context& with, const remote::host_access& host) {
  auto listed = remote::list_campaigns(host);
  if (!listed) return std::move(listed).error();
  const auto known = std::make_shared<const remote::hosted_campaigns>(*std::move(listed));
  const auto usual = [known, invited = host.where.campaign] {
    return invited.empty() ? known->usual() : known->find(invited);
  };
  return playable{.find = [known](std::string_view name) { return known->find(name); },
                  .usual = usual,
                  .usual_for_player = usual,
                  .all = [known]() -> io::result<std::vector<campaign_info>> { return known->all; },
                  .open =
                      [&with, host](const campaign_info& which, reading how) {
                        return as_game(remote::remote_game::open(with, host, which.label, how));
                      }};
}

}  // namespace

io::result<playable> playable_campaigns(context& with) {
  auto host = remote::wanted_host(with);
  if (!host) return std::move(host).error();
  return *host ? on_host(with, **host) : io::result<playable>(here(with));
}

}  // namespace dnd::cli
