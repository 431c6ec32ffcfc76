#pragma once

#include "io/store/host_report.hpp"
#include "io/store/postgres/database.hpp"
#include "io/store/postgres/placement.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The hosts of a store as whoever runs them sees them, and what they are asked to do. A host reads
/// what it is asked with the next renewal of its lease.
namespace dnd::io::postgres {

/// Those whose lease runs first. With the campaigns that each one has.
[[nodiscard]] result<std::vector<host_report>> hosts_of(database& in);

/// The host is to give up all that it has, and to take nothing any more. `ec::not_found` without
/// it.
[[nodiscard]] result<done> ask_to_drain(database& in, const uuid& host);

struct move_asked {
  /// Who has the campaign; nothing when nobody has it.
  std::optional<uuid> from;
  uuid to{};
};

/// The campaign is to be played by `to`, without it by the host that would have it if its owner
/// were not there; the owner gives it up. `ec::not_found` without such a campaign or host;
/// `ec::exists` when it is there already.
[[nodiscard]] result<move_asked> ask_to_move(database& in, std::string_view world,
                                             std::string_view slug, const std::optional<uuid>& to);

/// The host at `url`, which is wanted to have the campaign, cannot be reached: it is placed like
/// any other again.
[[nodiscard]] result<done> forget_wish(database& in, std::string_view world, std::string_view slug,
                                       std::string_view url);

/// Where the requests for a campaign belong.
struct place_of_campaign {
  /// False: there is no campaign of this name.
  bool is_known = false;
  /// Of the host that has it, or that is to have it; empty when that is nobody, or has no address.
  std::string url = {};
  /// That is `self`, or nobody.
  bool is_here = true;
  /// It has it already.
  bool is_owned = false;
};

/// `self`: the host that asks; nothing when it is none.
[[nodiscard]] result<place_of_campaign> place_of(database& in, const std::optional<uuid>& self,
                                                 std::string_view world, std::string_view slug);

}  // namespace dnd::io::postgres
