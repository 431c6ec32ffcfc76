#pragma once

#include "io/store/postgres/wire.hpp"

#include <span>
#include <string>

/// Which host the first request for a campaign goes to.
namespace dnd::io::postgres {

/// One that campaigns may go to.
struct taker {
  uuid id{};
  std::string url;
};

/// By rendezvous hashing: each pair of a host and a campaign has a weight, and the heaviest host
/// has the campaign. All hosts choose the same without asking each other, campaigns spread evenly,
/// and one host more or less moves only those that it has. Null without hosts. The weights are the
/// same in every version of the program, for hosts of two versions serve side by side.
[[nodiscard]] const taker* chosen_for(const uuid& campaign, std::span<const taker> hosts) noexcept;

}  // namespace dnd::io::postgres
