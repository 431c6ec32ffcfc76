#include "cli/app/commands.hpp"

#include "actors/care.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

namespace dnd::cli {
namespace {

/// More edited lines than this are counted, not shown.
constexpr std::size_t lines_shown = 20;

/// No originals: it was not done.
[[nodiscard]] std::string json_of(const actors::campaign_info& which,
                                  const actors::reseal_summary& what,
                                  const std::optional<std::vector<std::string>>& originals) {
  json::writer out;
  out.open('{');
  out.key("world").text(which.world);
  out.key("campaign").text(which.name);
  out.key("sound").truth(!what.needed);
  out.key("resealed").truth(originals.has_value());
  out.key("from").count(what.from);
  out.key("last").count(what.last);
  out.key("lines").count(what.lines);
  out.key("edited").count(what.changed_count);
  out.open("changes", '[');
  for (const actors::changed_line& each : what.changed) {
    out.open('{');
    out.key("seq").count(each.seq);
    out.key("path").text(each.path);
    out.key("line").count(each.line);
    out.key("byte").count(each.byte);
    out.key("sum_before").text(fmt::format("{:016x}", each.sum_before));
    out.key("sum_after").text(fmt::format("{:016x}", each.sum_after));
    out.key("before");
    each.before ? out.text(*each.before) : out.null();
    out.key("after").text(each.after);
    out.close('}');
  }
  out.close(']');
  out.open("originals", '[');
  if (originals) {
    for (const std::string& path : *originals) out.text(path);
  }
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

[[nodiscard]] std::vector<std::string> plan_lines(const actors::reseal_summary& what,
                                                  const style& look) {
  std::vector<std::string> lines;
  for (const actors::changed_line& each : what.changed) {
    if (lines.size() >= 3 * lines_shown) break;
    lines.push_back(
        look.paint(tone::faint,
                   fmt::format("event {} at {}, line {}: sum {:016x} becomes {:016x}", each.seq,
                               look.clean(each.path), each.line, each.sum_before, each.sum_after)));
    const std::string before = each.before ? look.clean(*each.before)
                                           : "(the line as it was is in no file beside the log)";
    lines.push_back(fmt::format("{} {}", look.paint(tone::bad, "-"), before));
    lines.push_back(fmt::format("{} {}", look.paint(tone::good, "+"), look.clean(each.after)));
  }
  const std::uint64_t shown = lines.size() / 3;
  if (shown < what.changed_count) {
    lines.push_back(fmt::format("… and {} more.", what.changed_count - shown));
  }
  lines.push_back(fmt::format(
      "{} edited, and replays without a contradiction. {} from event {} on {} a new sum.",
      what.changed_count == 1 ? "1 line was" : fmt::format("{} lines were", what.changed_count),
      counted(what.lines, "line"), what.from, what.lines == 1 ? "gets" : "get"));
  return lines;
}

exit_code reseal(context& with, const actors::campaign_info& which, actors::planned_reseal& plan) {
  const auto originals = plan.carry_out();
  if (!originals) return fail(with, originals.error());
  if (with.format == answer_format::json) {
    return answer(with, json_of(which, plan.summary(), *originals));
  }
  const style& look = with.out.out().look;
  std::vector<std::string> lines{fmt::format("Sealed: \"{}\" has {}.", look.clean(which.name),
                                             counted(plan.summary().last, "event"))};
  for (const std::string& path : *originals) {
    lines.push_back(fmt::format("Kept as it was: {}", look.clean(path)));
  }
  return answer(with, lines);
}

}  // namespace

exit_code campaign_reseal_command(context& with) {
  const auto from = number_of(with.typed, "--from", 1, UINT64_MAX);
  if (!from) return fail(with, from.error());
  if (!*from) {
    return fail(with, usage_error{"--from is missing",
                                  "Say which event is the first that was edited: `dnd campaign "
                                  "verify` names the line."});
  }
  const auto which = damaged_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  auto plan = actors::planned_reseal::plan(with.ops, *which, **from);
  if (!plan) return fail(with, plan.error());
  const bool as_json = with.format == answer_format::json;
  const style& look = with.out.out().look;
  if (!plan->summary().needed) {
    if (as_json) return answer(with, json_of(*which, plan->summary(), {}));
    const std::vector<std::string> lines{
        fmt::format("All sums of \"{}\" fit. Nothing was changed.", look.clean(which->name))};
    return answer(with, lines);
  }
  if (!as_json) (void)answer(with, plan_lines(plan->summary(), look));
  const consent agreed =
      ask(with, fmt::format("Seal \"{}\" with this? The files as they are now are kept.",
                            with.out.err().look.clean(which->name)));
  if (agreed == consent::given) return reseal(with, *which, *plan);
  if (!as_json) return not_done(with, agreed);
  (void)answer(with, json_of(*which, plan->summary(), {}));
  return exit_code::refused;
}

}  // namespace dnd::cli
