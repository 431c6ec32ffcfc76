#include "cli/app/commands.hpp"

#include "actors/store_care.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace dnd::cli {
namespace {

[[nodiscard]] std::string json_of_store(const io::database_report& what) {
  json::writer out;
  out.open('{');
  out.key("address").text(what.address);
  out.key("server").text(what.server_version);
  out.key("store").text(what.store_id);
  out.key("format").count(what.format);
  out.key("disks").count(what.disks_asked);
  out.key("kept_on").count(what.disks_found);
  out.key("sound").truth(what.problems.empty());
  out.open("settings", '{');
  out.key("fsync").truth(what.fsync);
  out.key("full_page_writes").truth(what.full_page_writes);
  out.key("synchronous_commit").text(what.synchronous_commit);
  out.key("synchronous_standby_names").text(what.standbys);
  out.close('}');
  out.key("campaigns").count(what.campaigns);
  out.key("open").count(what.open);
  out.key("event_count").count(what.events);
  out.key("bytes").count(what.bytes);
  out.open("hosts", '[');
  for (const auto& each : what.hosts) {
    out.open('{');
    out.key("url").text(each.url);
    out.key("version").text(each.version);
    out.key("alive").truth(each.is_alive);
    out.close('}');
  }
  out.close(']');
  for (const auto& [key, sentences] :
       {std::pair("problems", &what.problems), std::pair("remarks", &what.remarks)}) {
    out.open(key, '[');
    for (const std::string& each : *sentences) out.text(each);
    out.close(']');
  }
  out.close('}');
  return std::move(out).take();
}

/// What is wrong, and what should be known.
void add_findings(std::vector<std::string>& lines, const io::database_report& what,
                  const style& look) {
  for (const std::string& each : what.problems)
    lines.push_back(fmt::format("{} {}", look.paint(tone::bad, "Problem:"), look.clean(each)));
  for (const std::string& each : what.remarks)
    lines.push_back(fmt::format("{} {}", look.paint(tone::faint, "Note:"), look.clean(each)));
}

[[nodiscard]] std::string first_line(const io::database_report& what, const style& look) {
  return fmt::format(
      "Store {} at {}: PostgreSQL {}, format {}. A commit counts when it is on {}; "
      "here it is on {}.",
      what.store_id, look.clean(what.address), look.clean(what.server_version), what.format,
      counted(what.disks_asked, "disk"), what.disks_found);
}

[[nodiscard]] io::error not_sound() {
  return {.code = io::ec::io_error,
          .what = "the store is not as it has to be",
          .todo = "Mend what is named, on every server, then check again."};
}

}  // namespace

exit_code store_init_command(context& with) {
  const auto disks = number_of(with.typed, "--disks", 0, 2);
  if (!disks) return fail(with, disks.error());
  const auto address = store_address(with);
  if (!address) return fail(with, address.error());
  const auto made = actors::make_store(*address, *disks);
  if (!made) return fail(with, made.error());
  if (with.format == answer_format::json) return answer(with, json_of_store(*made));
  const style& look = with.out.out().look;
  std::vector<std::string> lines{first_line(*made, look)};
  add_findings(lines, *made, look);
  return answer(with, lines);
}

exit_code store_upgrade_command(context& with) {
  const auto address = store_address(with);
  if (!address) return fail(with, address.error());
  const auto now = actors::upgrade_store(*address);
  if (!now) return fail(with, now.error());
  if (with.format == answer_format::json) return answer(with, json_of_store(*now));
  with.out.print(fmt::format("The store has format {}, which this program knows.", now->format));
  return exit_code::done;
}

exit_code store_check_command(context& with) {
  const auto address = store_address(with);
  if (!address) return fail(with, address.error());
  const auto found = actors::look_at_store(*address);
  if (!found) return fail(with, found.error());
  if (with.format == answer_format::json)
    return found->problems.empty() ? answer(with, json_of_store(*found))
                                   : answer(with, json_of_store(*found), not_sound());
  const style& look = with.out.out().look;
  std::vector<std::string> lines{first_line(*found, look)};
  add_findings(lines, *found, look);
  if (found->problems.empty()) lines.push_back("Sound.");
  (void)answer(with, lines);
  return found->problems.empty() ? exit_code::done : exit_code::refused;
}

exit_code store_status_command(context& with) {
  const auto address = store_address(with);
  if (!address) return fail(with, address.error());
  const auto found = actors::look_at_store(*address);
  if (!found) return fail(with, found.error());
  if (with.format == answer_format::json) return answer(with, json_of_store(*found));
  const style& look = with.out.out().look;
  std::vector<std::string> lines{
      first_line(*found, look),
      fmt::format("{}, {} of them open: {}, {}.", counted(found->campaigns, "campaign"),
                  found->open, counted(found->events, "event"), counted(found->bytes, "byte"))};
  for (const auto& each : found->hosts)
    lines.push_back(fmt::format(
        "Host {}, version {}: {}.", each.url.empty() ? "without an address" : look.clean(each.url),
        look.clean(each.version), each.is_alive ? "its lease runs" : "not heard of"));
  if (found->hosts.empty()) lines.emplace_back("No host runs.");
  add_findings(lines, *found, look);
  return answer(with, lines);
}

}  // namespace dnd::cli
