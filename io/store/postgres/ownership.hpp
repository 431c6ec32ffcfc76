#pragma once

#include "io/store/postgres/batch_writer.hpp"

#include <string_view>

/// Who writes a campaign: taken, and given back.
namespace dnd::io::postgres {

/// From now on only this host can write it, and what it has to follow is known. `ec::moved` when
/// another one has it whose lease runs.
[[nodiscard]] result<done> take_over(database& in, const uuid& host, owned_campaign& what,
                                     std::string_view name);

/// Anybody may take it. One attempt: the lease of the host ends by itself.
void give_back(database& in, const owned_campaign& what);

}  // namespace dnd::io::postgres
