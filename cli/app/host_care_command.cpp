#include "cli/app/commands.hpp"

#include "actors/host_care.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/table.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

/// The hosts of a store, for whoever runs them.
namespace dnd::cli {
namespace {

using io::host_report;

/// A host reads what it is asked every 3 s, and closing many campaigns takes a while.
constexpr std::chrono::seconds patience_for_host{60};
constexpr std::chrono::milliseconds glance{300};

[[nodiscard]] std::string_view doing(const host_report& host) {
  if (!host.lease_runs) return "not heard of";
  return host.drains ? "drains" : "plays";
}

void add_host(json::writer& out, const host_report& host) {
  out.open('{');
  out.key("host").text(host.id);
  out.key("url").text(host.url);
  out.key("version").text(host.version);
  out.key("alive").truth(host.lease_runs);
  out.key("drains").truth(host.drains);
  out.open("campaigns", '[');
  for (const std::string& each : host.campaigns) out.text(each);
  out.close(']');
  out.close('}');
}

[[nodiscard]] std::string named(const host_report& host, const style& look) {
  const std::string where = host.url.empty() ? "" : " at " + look.clean(host.url);
  return "Host " + host.id + where;
}

/// Asks again and again, until the campaigns of a host are such as `is_done` wants.
[[nodiscard]] io::result<bool> wait_for_host(
    const std::string& address, const std::string& id,
    const std::function<bool(const std::vector<std::string>&)>& is_done) {
  const auto until = std::chrono::steady_clock::now() + patience_for_host;
  for (;;) {
    const auto all = actors::list_hosts(address);
    if (!all) return all.error();
    const auto found = std::ranges::find(*all, id, &host_report::id);
    // One that has ended has given up all that it had.
    if (found == all->end() || !found->lease_runs || is_done(found->campaigns)) return true;
    if (std::chrono::steady_clock::now() >= until) return false;
    std::this_thread::sleep_for(glance);
  }
}

[[nodiscard]] io::error takes_long(const std::string& id) {
  return {.code = io::ec::busy,
          .what = fmt::format("host {} still has what it was asked to give up", id),
          .todo = "It does so by itself; look at `dnd host list`, and at its journal."};
}

}  // namespace

exit_code host_list_command(context& with) {
  const auto address = store_address(with);
  if (!address) return fail(with, address.error());
  const auto all = actors::list_hosts(*address);
  if (!all) return fail(with, all.error());
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.open("hosts", '[');
    for (const host_report& each : *all) add_host(out, each);
    out.close(']');
    out.close('}');
    return answer(with, std::move(out).take());
  }
  if (all->empty()) {
    with.out.print("No host runs.");
    return exit_code::done;
  }
  const layout& where = with.out.out();
  std::vector<table_row> rows;
  for (const host_report& each : *all)
    rows.push_back({{each.id, tone::strong},
                    {where.look.clean(each.version)},
                    {std::string(doing(each)), each.lease_runs ? tone::faint : tone::bad},
                    {std::to_string(each.campaigns.size())},
                    {each.url.empty() ? "without an address" : where.look.clean(each.url)}});
  auto lines =
      table_lines({{"Host"}, {"Version"}, {"State"}, {"Campaigns", alignment::right}, {"Address"}},
                  rows, where);
  if (with.typed.has("--campaigns"))
    for (const host_report& each : *all)
      for (const std::string& label : each.campaigns)
        lines.push_back(fmt::format("{}: {}", where.look.clean(label),
                                    each.url.empty() ? each.id : where.look.clean(each.url)));
  return answer(with, lines);
}

exit_code host_drain_command(context& with) {
  const auto address = store_address(with);
  if (!address) return fail(with, address.error());
  auto host = actors::drain_host(*address, with.typed.first_word());
  if (!host) return fail(with, host.error());
  const style& look = with.out.out().look;
  if (with.format != answer_format::json) {
    with.out.print(fmt::format("{} gives up {}.", named(*host, look),
                               counted(host->campaigns.size(), "campaign")));
    with.out.flush();
  }
  const auto gone = wait_for_host(*address, host->id, [](const auto& has) { return has.empty(); });
  if (!gone) return fail(with, gone.error());
  if (!*gone) return fail(with, takes_long(host->id));
  if (with.format == answer_format::json) {
    host->drains = true;
    json::writer out;
    add_host(out, *host);
    return answer(with, std::move(out).take());
  }
  with.out.print("It has none any more and takes none: it can be stopped.");
  return exit_code::done;
}

exit_code host_move_command(context& with) {
  const auto address = store_address(with);
  if (!address) return fail(with, address.error());
  const auto found = with.places.find_campaign(with.typed.first_word());
  if (!found) return fail(with, found.error());
  const auto slash = found->label.find('/');
  const std::string world = found->label.substr(0, slash);
  const std::string campaign = found->label.substr(slash + 1);
  const auto asked =
      actors::move_campaign(*address, world, campaign, with.typed.value("--to").value_or(""));
  if (!asked) return fail(with, asked.error());
  if (!asked->from.empty()) {
    const auto gone = wait_for_host(*address, asked->from, [&](const auto& has) {
      return std::ranges::find(has, found->label) == has.end();
    });
    if (!gone) return fail(with, gone.error());
    if (!*gone) return fail(with, takes_long(asked->from));
  }
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("campaign").text(found->label);
    out.key("from").text(asked->from);
    out.key("to").text(asked->to.id);
    out.key("url").text(asked->to.url);
    out.close('}');
    return answer(with, std::move(out).take());
  }
  const style& look = with.out.out().look;
  with.out.print(fmt::format("{} goes on with the next request. {} has it then.",
                             look.clean(found->label), named(asked->to, look)));
  return exit_code::done;
}

}  // namespace dnd::cli
