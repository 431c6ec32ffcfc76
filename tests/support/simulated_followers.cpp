#include "io/store/postgres/statements.hpp"
#include "tests/support/simulated_hosts.hpp"

#include <fmt/format.h>

/// Whoever follows a campaign of the simulation, and what they may see.
namespace dnd::test {

using io::postgres::call;
using io::postgres::purpose;

void simulated_hosts::follow(host& at, std::size_t campaign) {
  auto& who = followers_[campaign];
  const auto& told = book_.written(campaign);
  const call ask{.name = std::string(io::postgres::rows_after.name),
                 .values = {io::postgres::id(uuid_of_number(campaign)),
                            io::postgres::number(who.at.seq), io::postgres::number(64)}};
  const auto from = who.at;
  const auto given = at.database->repeat(purpose::read, {&ask, 1});
  // Somebody else may have followed for it meanwhile.
  if (!given || who.at != from) return;
  const auto is_told = [&](const told_row& what) {
    const auto place = told.find(what.last);
    return place != told.end() && place->second == what;
  };
  const auto& rows = given->front();
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto last = rows.number(row, 0);
    const auto body = command_body::of(rows.cell(row, 1));
    const auto seen = row_of(rows.cell(row, 1));
    const auto before = who;
    ++counts_->read;
    if (before.at.seq + 1 != body.first || !follow_row(who.at, last, rows.cell(row, 1))) {
      // What was shown before any standby had it, after a restart, may go with a failover. What was
      // told to be written may not.
      if (!is_careless_ && is_told(before.row) && is_told(seen))
        throw violation(fmt::format("campaign {}: after event {} comes one that follows another",
                                    campaign, before.at.seq));
      ++counts_->lost_tails;
      who = {};
      return;
    }
    who.row = seen;
    if (!is_careless_ && told.contains(last) && !is_told(seen))
      throw violation(fmt::format("campaign {}: whoever follows sees another command at event {}",
                                  campaign, last));
  }
}

}  // namespace dnd::test
