#include "cli/app/commands.hpp"

#include "actors/care.hpp"
#include "cli/app/progress_to.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

namespace dnd::cli {
namespace {

/// Below this a log is read before a bar could be seen.
constexpr std::uint64_t progress_bytes_min = 16 * 1024 * 1024;

[[nodiscard]] std::string_view weight_text(actors::severity weight) noexcept {
  return weight == actors::severity::damage ? "damage" : "notice";
}

[[nodiscard]] std::string json_of(const actors::campaign_info& which,
                                  const actors::verify_report& report) {
  json::writer out;
  out.open('{');
  out.key("world").text(which.world);
  out.key("campaign").text(which.name);
  out.key("sound").truth(report.sound());
  out.key("events").count(report.events);
  out.key("bytes").count(report.bytes);
  out.key("found").count(report.found);
  out.open("findings", '[');
  for (const auto& each : report.findings) {
    out.open('{');
    out.key("weight").text(weight_text(each.weight));
    out.key("kind").text(each.kind);
    out.key("path").text(each.path);
    out.key("line").count(each.line);
    out.key("byte").count(each.byte);
    out.key("seq").count(each.seq);
    out.key("what").text(each.what);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

[[nodiscard]] std::vector<std::string> lines_of(const actors::campaign_info& which,
                                                const actors::verify_report& report,
                                                const style& look) {
  std::vector<std::string> lines;
  for (const auto& each : report.findings) {
    std::string where = each.path;
    if (each.line > 0) where += fmt::format(", line {}", each.line);
    where += fmt::format(", byte {}", each.byte);
    if (each.seq > 0) where += fmt::format(", seq {}", each.seq);
    const auto tint = each.weight == actors::severity::damage ? tone::bad : tone::faint;
    lines.push_back(fmt::format("{} {} at {}: {}", look.paint(tint, weight_text(each.weight)),
                                each.kind, look.clean(where), look.clean(each.what)));
  }
  if (report.found > report.findings.size())
    lines.push_back(fmt::format("… and {} more.", report.found - report.findings.size()));
  lines.push_back(fmt::format("{} \"{}\": {} in {}.",
                              report.sound() ? "Sound:" : "Damaged:", look.clean(which.name),
                              counted(report.events, "event"), counted(report.bytes, "byte")));
  return lines;
}

}  // namespace

exit_code campaign_verify_command(context& with) {
  const auto which = damaged_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  std::optional<progress_bar> bar;
  const auto report =
      actors::verify_campaign(with.ops, *which, [&](std::uint64_t done, std::uint64_t all) {
        if (all < progress_bytes_min) return;
        if (!bar) bar.emplace(progress_to(with), "Verifying", all);
        bar->update(done);
      });
  if (!report) return fail(with, report.error());
  if (bar) bar->finish();
  if (with.format == answer_format::json)
    (void)answer(with, json_of(*which, *report));
  else
    (void)answer(with, lines_of(*which, *report, with.out.out().look));
  return report->sound() ? exit_code::done : exit_code::damaged;
}

}  // namespace dnd::cli
