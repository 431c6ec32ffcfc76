#pragma once

#include "io/store/postgres/batch_writer.hpp"

#include <string_view>

/// Who writes a campaign: taken, and given back.
namespace dnd::io::postgres {

/// From now on only this host can write it, and what it has to follow is known. `ec::moved` when
/// another one has it whose lease runs.
[[nodiscard]] result<done> take_over(database& in, const uuid& host, owned_campaign& what,
                                     std::string_view name);

/// The lease of a host ends that was at this address and has surely ended: its campaigns may be
/// taken over at once.
[[nodiscard]] result<done> end_lease_of(database& in, const uuid& former, std::string_view url);

/// Anybody may take it. One attempt: the lease of the host ends by itself.
void give_back(database& in, const owned_campaign& what);

}  // namespace dnd::io::postgres
