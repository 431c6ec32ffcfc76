#include "io/store/postgres/ownership.hpp"

#include "io/store/postgres/campaign_rows.hpp"
#include "io/store/postgres/statements.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace dnd::io::postgres {

result<done> take_over(database& in, const uuid& host, owned_campaign& what,
                       std::string_view name) {
  const call ask{.name = std::string(postgres::take.name), .values = {id(what.id), id(host)}};
  const auto given = in.repeat(purpose::write, {&ask, 1});
  if (!given) return given.error().why;
  const auto& row = given->front();
  if (row.rows() == 1) {
    what.epoch = row.number(0, 0);
    what.head = {.offset = row.number(0, 3), .seq = row.number(0, 1), .sum = row.number(0, 2)};
    // Whoever gives a campaign back leaves no owner.
    if (!row.is_null(0, 4) && row.id(0, 4) != host)
      in.seen().note(
          {.what = store_notice::kind::taken_over,
           .campaign = std::string(name),
           .about = row.cell(0, 5).empty() ? render_uuid(row.id(0, 4)) : row.cell(0, 5)});
    return done{};
  }
  // It is not there, or another host has it.
  if (auto there = campaign_rows(in, what.id).head(); !there) return std::move(there).error();
  const call who{.name = std::string(owner_of.name), .values = {id(what.id)}};
  const auto owner = in.repeat(purpose::read, {&who, 1});
  const auto where =
      owner && owner->front().rows() == 1 ? owner->front().cell(0, 0) : std::string();
  return error{.code = ec::moved,
               .what = fmt::format("campaign \"{}\" is open on another host{}", name,
                                   where.empty() ? "" : ": " + where),
               .todo = "Play it there, or close it there first."};
}

result<done> end_lease_of(database& in, const uuid& former, std::string_view url) {
  const call ask{.name = std::string(end_lease.name), .values = {id(former), text(url)}};
  const auto given = in.repeat(purpose::write, {&ask, 1});
  if (!given) return given.error().why;
  return done{};
}

void give_back(database& in, const owned_campaign& what) {
  const call ask{.name = std::string(release.name), .values = {id(what.id), number(what.epoch)}};
  if (auto on = in.take(purpose::write))
    static_cast<void>(run(**on, {&ask, 1}, in.answer_deadline()));
}

}  // namespace dnd::io::postgres
