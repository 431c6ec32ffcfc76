#pragma once

#include "io/store/postgres/batch_writer.hpp"
#include "io/store/rewritable_log.hpp"

#include <memory>

namespace dnd::io::postgres {

/// All rows of a campaign as they are, without a look at what is in them. `ec::not_found`;
/// `ec::too_large` past 1 GiB.
[[nodiscard]] result<raw_log> read_raw(database& in, const uuid& which);

/// Puts other lines in the place of some, in one transaction. Requires that `what` was taken.
[[nodiscard]] result<done> rewrite(database& in, const owned_campaign& what,
                                   const log_replacement& with);

/// What a campaign keeps of itself, by name. In the order of names.
[[nodiscard]] result<std::vector<kept_entry>> kept_of(database& in, const uuid& which);
/// `ec::not_found`.
[[nodiscard]] result<std::string> read_kept(database& in, const uuid& which, std::string_view name);
/// Keeps one more, and drops others, in one transaction.
[[nodiscard]] result<done> keep(database& in, const uuid& which, const kept_file& file,
                                const std::vector<std::string>& drop);

}  // namespace dnd::io::postgres
