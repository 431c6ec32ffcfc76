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

/// "2026-11-22 19:04:11" of "2026-11-22T19:04:11.120Z".
[[nodiscard]] std::string moment(const std::string& at) {
  if (at.size() < 19) return "an unknown time";
  std::string text = at.substr(0, 19);
  text[10] = ' ';
  return text;
}

[[nodiscard]] std::string span_text(const actors::event_span& span) {
  if (span.first == 0) return "nothing";
  std::string text = span.first == span.last
                         ? fmt::format("event {}", span.first)
                         : fmt::format("events {} to {}", span.first, span.last);
  if (span.first_at.empty()) return text + ", none of which can be read";
  text += fmt::format(": {}", counted(static_cast<std::int64_t>(span.commands), "command"));
  if (span.sessions > 0) {
    text += fmt::format(", {}", counted(static_cast<std::int64_t>(span.sessions), "session"));
  }
  return text + fmt::format(", {} to {} UTC", moment(span.first_at), moment(span.last_at));
}

void add_span(json::writer& out, std::string_view name, const actors::event_span& span) {
  out.open(name, '{');
  out.key("first").count(span.first);
  out.key("last").count(span.last);
  out.key("events").count(span.events());
  out.key("commands").count(span.commands);
  out.key("sessions").count(span.sessions);
  out.key("first_at").text(span.first_at);
  out.key("last_at").text(span.last_at);
  out.close('}');
}

/// What is known before, and after it was done. No originals: it was not done.
[[nodiscard]] std::string json_of(const actors::campaign_info& which,
                                  const actors::repair_summary& what,
                                  const std::optional<std::vector<std::string>>& originals) {
  json::writer out;
  out.open('{');
  out.key("world").text(which.world);
  out.key("campaign").text(which.name);
  out.key("sound").truth(!what.damage);
  out.key("repaired").truth(originals.has_value());
  out.key("damage");
  what.damage ? out.text(io::render(*what.damage)) : out.null();
  add_span(out, "keeps", what.kept);
  add_span(out, "drops", what.lost);
  out.open("originals", '[');
  if (originals) {
    for (const std::string& path : *originals) out.text(path);
  }
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

[[nodiscard]] std::vector<std::string> sound_lines(const actors::campaign_info& which,
                                                   const actors::repair_summary& what,
                                                   const style& look) {
  std::vector<std::string> lines{
      fmt::format("Sound: \"{}\" has {}. Nothing was changed.", look.clean(which.name),
                  counted(static_cast<std::int64_t>(what.kept.events()), "event"))};
  if (what.torn_bytes > 0) {
    lines.push_back(look.paint(
        tone::faint, fmt::format("{} after the last whole command were never answered; the next "
                                 "open cuts them off and keeps them.",
                                 counted(static_cast<std::int64_t>(what.torn_bytes), "byte"))));
  }
  return lines;
}

[[nodiscard]] std::vector<std::string> plan_lines(const actors::repair_summary& what,
                                                  const style& look) {
  std::vector<std::string> lines;
  if (what.damage) {
    lines.push_back(
        fmt::format("{} {}", look.paint(tone::bad, "Damage:"), look.clean(render(*what.damage))));
  }
  lines.push_back(
      fmt::format("{}  {}", look.paint(tone::good, "Keeps"), look.clean(span_text(what.kept))));
  lines.push_back(
      fmt::format("{}  {}", look.paint(tone::bad, "Drops"), look.clean(span_text(what.lost))));
  if (what.damage && what.lost_whole > 0) {
    lines.push_back(look.paint(
        tone::faint, fmt::format("{} of these are whole, but nothing proves them without the ones "
                                 "before. If the log was edited on purpose, see `dnd help campaign "
                                 "reseal`.",
                                 what.lost_whole)));
  }
  return lines;
}

/// Carries out a plan that was agreed to.
exit_code repair(context& with, const actors::campaign_info& which, actors::planned_repair& plan) {
  const auto originals = plan.carry_out();
  if (!originals) return fail(with, originals.error());
  if (with.format == answer_format::json) {
    return answer(with, json_of(which, plan.summary(), *originals));
  }
  const style& look = with.out.out().look;
  std::vector<std::string> lines{
      fmt::format("Repaired: \"{}\" has {}.", look.clean(which.name),
                  counted(static_cast<std::int64_t>(plan.summary().kept.events()), "event"))};
  for (const std::string& path : *originals) {
    lines.push_back(fmt::format("Kept as it was: {}", look.clean(path)));
  }
  return answer(with, lines);
}

}  // namespace

exit_code campaign_repair_command(context& with) {
  const auto at = number_of(with.typed, "--truncate-at", 0, UINT64_MAX);
  if (!at) return fail(with, at.error());
  const auto which = damaged_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  auto plan = actors::planned_repair::plan(with.ops, *which, *at);
  if (!plan) return fail(with, plan.error());
  const bool as_json = with.format == answer_format::json;
  const style& look = with.out.out().look;
  if (!plan->summary().needed) {
    if (as_json) return answer(with, json_of(*which, plan->summary(), {}));
    return answer(with, sound_lines(*which, plan->summary(), look));
  }
  if (!as_json) (void)answer(with, plan_lines(plan->summary(), look));
  const consent agreed = ask(with, fmt::format("Repair \"{}\"? The files as they are now are kept.",
                                               with.out.err().look.clean(which->name)));
  if (agreed == consent::given) return repair(with, *which, *plan);
  if (!as_json) return not_done(with, agreed);
  (void)answer(with, json_of(*which, plan->summary(), {}));
  return exit_code::refused;
}

}  // namespace dnd::cli
