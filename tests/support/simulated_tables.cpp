#include "tests/support/simulated_tables.hpp"

#include <algorithm>
#include <stdexcept>

namespace dnd::test {

namespace {

using io::postgres::call;
using io::postgres::reply;
using kind = statement_terms::kind;

void put_number(reply& to, std::uint64_t what) {
  to.cells.emplace_back(io::postgres::number(what).bytes);
}

void put_id(reply& to, std::size_t campaign) {
  to.cells.emplace_back(io::postgres::id(uuid_of_number(campaign)).bytes);
}

void put_head(reply& to, const io::log_position& head) {
  put_number(to, head.seq);
  put_number(to, head.sum);
  put_number(to, head.offset);
}

std::size_t campaign_in(std::string_view bytes) {
  return static_cast<std::size_t>(number_of_uuid(uuid_in(bytes)));
}

bool lease_runs(const simulated_tables& in, std::uint64_t host, simulated_time::duration clock) {
  const auto found = in.leases.find(host);
  return found != in.leases.end() && found->second > clock;
}

campaign_change change_of(std::size_t which, const kept_campaign& from, kind what) {
  return {.which = which,
          .what = what,
          .owner = from.owner,
          .epoch = from.epoch,
          .head = from.head,
          .added = {}};
}

void append_rows(const simulated_tables& in, const statement_terms& terms, const call& what,
                 effect_of_call& made) {
  std::vector<std::vector<std::string_view>> columns;
  for (const auto& each : what.values) columns.push_back(elements_in(each));
  made.given.columns = 1;
  for (std::size_t i = 0; i < columns[0].size(); ++i) {
    const auto which = campaign_in(columns[0][i]);
    const auto& now = in.campaigns.at(which);
    const auto epoch = number_in(columns[1][i]);
    if (terms.epoch && now.epoch != epoch) continue;
    if (terms.head &&
        (now.head.seq != number_in(columns[2][i]) || now.head.sum != number_in(columns[3][i])))
      continue;
    auto change = change_of(which, now, kind::append);
    change.head = {.offset = number_in(columns[6][i]),
                   .seq = number_in(columns[4][i]),
                   .sum = number_in(columns[5][i])};
    for (std::size_t row = 0; row < columns[7].size(); ++row)
      if (campaign_in(columns[7][row]) == which)
        change.added.push_back({.last = number_in(columns[8][row]),
                                .body = std::string(columns[9][row]),
                                .writer = made.does.by,
                                .said_epoch = epoch,
                                .was_epoch = now.epoch});
    made.does.campaigns.push_back(std::move(change));
    put_id(made.given, which);
  }
}

void take_campaign(const simulated_tables& in, const statement_terms& terms, const call& what,
                   simulated_time::duration clock, effect_of_call& made) {
  const auto which = campaign_in(what.values[0].bytes);
  const auto me = number_of_uuid(uuid_in(what.values[1].bytes));
  const auto& now = in.campaigns.at(which);
  made.given.columns = 6;
  if (terms.lease && now.owner && *now.owner != me && lease_runs(in, *now.owner, clock)) return;
  auto change = change_of(which, now, kind::take);
  change.owner = me;
  ++change.epoch;
  put_number(made.given, change.epoch);
  put_head(made.given, change.head);
  made.given.cells.emplace_back();
  made.given.cells.emplace_back();
  made.does.campaigns.push_back(std::move(change));
}

void resolve_doubts(const simulated_tables& in, const statement_terms& terms, const call& what,
                    effect_of_call& made) {
  const auto ids = elements_in(what.values[0]);
  const auto lows = elements_in(what.values[1]);
  const auto highs = elements_in(what.values[2]);
  const auto me = number_of_uuid(uuid_in(what.values[3].bytes));
  made.given.columns = 5;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto which = campaign_in(ids[i]);
    const auto& now = in.campaigns.at(which);
    if (terms.owner && now.owner != me) continue;
    if (terms.epoch && (now.epoch < number_in(lows[i]) || now.epoch > number_in(highs[i])))
      continue;
    auto change = change_of(which, now, kind::resolve);
    if (terms.writes) ++change.epoch;
    put_id(made.given, which);
    put_number(made.given, change.epoch);
    put_head(made.given, change.head);
    if (terms.writes) made.does.campaigns.push_back(std::move(change));
  }
}

void release_campaign(const simulated_tables& in, const statement_terms& terms, const call& what,
                      effect_of_call& made) {
  const auto which = campaign_in(what.values[0].bytes);
  const auto& now = in.campaigns.at(which);
  if (terms.epoch && now.epoch != number_in(what.values[1].bytes)) return;
  auto change = change_of(which, now, kind::release);
  change.owner.reset();
  made.does.campaigns.push_back(std::move(change));
  made.given.affected = 1;
}

void read_rows(const simulated_tables& in, const call& what, reply& given) {
  const auto& rows = in.campaigns.at(campaign_in(what.values[0].bytes)).rows;
  const auto after = number_in(what.values[1].bytes);
  auto left = number_in(what.values[2].bytes);
  given.columns = 2;
  auto at = std::ranges::upper_bound(rows, after, {}, &kept_row::last);
  for (; at != rows.end() && left > 0; ++at, --left) {
    put_number(given, at->last);
    given.cells.emplace_back(at->body);
  }
}

}  // namespace

io::postgres::uuid uuid_of_number(std::uint64_t what) {
  io::postgres::uuid made{};
  for (std::size_t i = 0; i < 8; ++i)
    made[15 - i] = static_cast<unsigned char>(what >> (8 * i) & 255U);
  return made;
}

std::uint64_t number_of_uuid(const io::postgres::uuid& what) {
  std::uint64_t made = 0;
  for (std::size_t i = 8; i < 16; ++i) made = made << 8U | what[i];
  return made;
}

void apply(simulated_tables& to, const transaction& what) {
  for (const auto& each : what.campaigns) {
    auto& campaign = to.campaigns.at(each.which);
    campaign.owner = each.owner;
    campaign.epoch = each.epoch;
    campaign.head = each.head;
    campaign.rows.insert(campaign.rows.end(), each.added.begin(), each.added.end());
  }
  if (what.lease) to.leases[what.by] = *what.lease;
  if (what.ended) to.leases.erase(*what.ended);
}

effect_of_call carry_out(const simulated_tables& in, const statement_terms& terms, const call& what,
                         std::uint64_t by, simulated_time::duration clock) {
  effect_of_call made;
  made.does.by = by;
  switch (terms.what) {
    case kind::append:
      append_rows(in, terms, what, made);
      break;
    case kind::take:
      take_campaign(in, terms, what, clock, made);
      break;
    case kind::resolve:
      resolve_doubts(in, terms, what, made);
      break;
    case kind::release:
      release_campaign(in, terms, what, made);
      break;
    case kind::owner_of: {
      const auto& owner = in.campaigns.at(campaign_in(what.values[0].bytes)).owner;
      made.given.columns = 1;
      if (owner && lease_runs(in, *owner, clock))
        made.given.cells.emplace_back("http://host-" + std::to_string(*owner));
      break;
    }
    case kind::head_of:
      made.given.columns = 3;
      put_head(made.given, in.campaigns.at(campaign_in(what.values[0].bytes)).head);
      break;
    case kind::rows_after:
      read_rows(in, what, made.given);
      break;
    case kind::renew:
      made.does.lease = clock + std::chrono::milliseconds(number_in(what.values[3].bytes));
      made.given.columns = 2;
      made.given.cells.emplace_back(std::string(1, '\0'));
      put_number(made.given, 0);
      break;
    case kind::end_lease:
      made.does.ended = number_of_uuid(uuid_in(what.values[0].bytes));
      made.given.affected = 1;
      break;
    case kind::not_simulated:
      throw std::logic_error("the simulated database does not know " + what.name);
  }
  return made;
}

}  // namespace dnd::test
