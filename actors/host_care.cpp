#include "actors/host_care.hpp"

#ifdef DND_POSTGRES
#include "io/store/postgres/database.hpp"
#include "io/store/postgres/host_register.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#else
#include "actors/store_care.hpp"
#endif

namespace dnd::actors {

#ifdef DND_POSTGRES

namespace {

using io::host_report;
using io::postgres::database;
using io::postgres::database_url;

[[nodiscard]] io::result<host_report> host_named(const std::vector<host_report>& all,
                                                 std::string_view which) {
  std::vector<host_report> found;
  for (const auto& each : all)
    if (each.url == which || (!which.empty() && each.id.starts_with(which))) found.push_back(each);
  if (found.size() == 1) return std::move(found.front());
  if (found.empty())
    return io::error{.code = io::ec::not_found,
                     .what = fmt::format("no host has the id or the address \"{}\"", which),
                     .todo = "Look at the list of hosts."};
  return io::error{.code = io::ec::bad_name,
                   .what = fmt::format("\"{}\" is the beginning of {} ids", which, found.size()),
                   .todo = "Write more of it."};
}

[[nodiscard]] io::postgres::uuid id_of(const host_report& host) {
  return io::postgres::parse_uuid(host.id).value_or(io::postgres::uuid{});
}

}  // namespace

io::result<std::vector<host_report>> list_hosts(std::string_view address) {
  const auto url = database_url::parse(address);
  if (!url) return url.error();
  database in(*url);
  return io::postgres::hosts_of(in);
}

io::result<host_report> drain_host(std::string_view address, std::string_view which) {
  const auto url = database_url::parse(address);
  if (!url) return url.error();
  database in(*url);
  const auto all = io::postgres::hosts_of(in);
  if (!all) return all.error();
  auto host = host_named(*all, which);
  if (!host) return host;
  if (!host->lease_runs)
    return io::error{.code = io::ec::not_found,
                     .what = fmt::format("the host {} has not been heard of", host->id),
                     .todo = "What it had is taken over by those that are asked for it."};
  const bool has_successor = std::ranges::any_of(*all, [&](const host_report& each) {
    return each.id != host->id && each.lease_runs && !each.drains && !each.url.empty();
  });
  if (!has_successor)
    return io::error{.code = io::ec::locked,
                     .what = "there is no other host that could play what this one gives up",
                     .todo = "Start one that has an address first; to stop this one, end it."};
  if (auto asked = io::postgres::ask_to_drain(in, id_of(*host)); !asked)
    return std::move(asked).error();
  return host;
}

io::result<asked_move> move_campaign(std::string_view address, std::string_view world,
                                     std::string_view campaign, std::string_view to) {
  const auto url = database_url::parse(address);
  if (!url) return url.error();
  database in(*url);
  const auto all = io::postgres::hosts_of(in);
  if (!all) return all.error();
  std::optional<io::postgres::uuid> target;
  if (!to.empty()) {
    const auto host = host_named(*all, to);
    if (!host) return host.error();
    target = id_of(*host);
  }
  const auto asked = io::postgres::ask_to_move(in, world, campaign, target);
  if (!asked) return asked.error();
  asked_move out;
  if (asked->from) out.from = io::postgres::render_uuid(*asked->from);
  const auto there = io::postgres::render_uuid(asked->to);
  const auto found = std::ranges::find(*all, there, &host_report::id);
  if (found != all->end()) out.to = *found;
  out.to.id = there;
  return out;
}

#else

io::result<std::vector<io::host_report>> list_hosts(std::string_view address) {
  return look_at_store(address).error();
}

io::result<io::host_report> drain_host(std::string_view address, std::string_view) {
  return look_at_store(address).error();
}

io::result<asked_move> move_campaign(std::string_view address, std::string_view, std::string_view,
                                     std::string_view) {
  return look_at_store(address).error();
}

#endif

}  // namespace dnd::actors
