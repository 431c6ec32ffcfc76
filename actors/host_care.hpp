#pragma once

#include "io/files/error.hpp"
#include "io/store/host_report.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The hosts of a store, of which a program knows the address: looked at, and asked to give up what
/// they play. A host knows what it is asked within the time between two renewals of its lease, 3 s.
/// Errors of all: as of store_care.hpp.
namespace dnd::actors {

/// Those whose lease runs first.
[[nodiscard]] io::result<std::vector<io::host_report>> list_hosts(std::string_view address);

/// Asks a host to give up all campaigns, and to take none any more. `which`: its id, the beginning
/// of it that no other one has, or its address. Returns the host as it was. `not_found`; `bad_name`
/// when several begin so; `locked` when no other host could take what it gives up.
[[nodiscard]] io::result<io::host_report> drain_host(std::string_view address,
                                                     std::string_view which);

struct asked_move {
  /// That had the campaign; empty when nobody had it.
  std::string from;
  /// That is to have it.
  io::host_report to;
};

/// Asks for a campaign to be played by another host than now. `to` as `which` above; empty: the one
/// that would have it without its owner. Errors as above; `exists` when it is there already.
[[nodiscard]] io::result<asked_move> move_campaign(std::string_view address, std::string_view world,
                                                   std::string_view campaign, std::string_view to);

}  // namespace dnd::actors
