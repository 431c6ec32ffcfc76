#include "cli/app/commands.hpp"

#include "actors/care.hpp"
#include "cli/app/shown_time.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
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
  text += fmt::format(": {}", counted(span.commands, "command"));
  if (span.sessions > 0) {
    text += fmt::format(", {}", counted(span.sessions, "session"));
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

void add_settings(json::writer& out, const std::optional<actors::settings_repair_summary>& what) {
  out.key("settings");
  if (!what) {
    out.null();
    return;
  }
  out.open('{');
  out.key("damage").text(io::render(what->damage));
  out.key("name").text(what->name);
  out.key("created").text(time_text(what->created_ms));
  out.key("backup");
  what->backup.empty() ? out.null() : out.text(what->backup);
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
  out.key("sound").truth(!what.damage && !what.settings);
  out.key("repaired").truth(originals.has_value());
  out.key("damage");
  what.damage ? out.text(io::render(*what.damage)) : out.null();
  add_span(out, "keeps", what.kept);
  add_span(out, "drops", what.lost);
  out.open("dropped", '[');
  for (const actors::dropped_event& each : what.dropped.events) {
    out.open('{');
    out.key("seq").count(each.seq);
    out.key("at").text(each.at);
    out.key("by").text(each.by);
    out.key("command").text(each.command);
    out.key("type").text(each.type);
    out.key("path").text(each.path);
    out.close('}');
  }
  out.close(']');
  out.key("dropped_count").count(what.dropped.count);
  out.key("other_bytes").count(what.dropped.other_bytes);
  add_settings(out, what.settings);
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
  std::vector<std::string> lines{fmt::format("Sound: \"{}\" has {}. Nothing was changed.",
                                             look.clean(which.name),
                                             counted(what.kept.events(), "event"))};
  if (what.torn_bytes == 0) return lines;
  const bool is_one = what.torn_bytes == 1;
  const std::string bytes = counted(what.torn_bytes, "byte");
  const std::string_view them = is_one ? "it" : "them";
  lines.push_back(look.paint(
      tone::faint,
      what.torn_is_blank
          ? fmt::format("{} after the last whole command {} a blank line, as editors add it; the "
                        "next open cuts {} off and keeps {}.",
                        bytes, is_one ? "is" : "are", them, them)
          : fmt::format("{} after the last whole command {} never answered; the next open cuts {} "
                        "off and keeps {}.",
                        bytes, is_one ? "was" : "were", them, them)));
  return lines;
}

/// Each event that is whole and does not go on, so that nobody agrees to lose it unknowingly.
void add_dropped(std::vector<std::string>& lines, const actors::repair_summary& what,
                 const style& look) {
  for (const actors::dropped_event& each : what.dropped.events) {
    const std::string what_it_is =
        each.command.empty() ? fmt::format("({})", each.type) : each.command;
    lines.push_back(fmt::format("       event {}: {}", each.seq, look.clean(what_it_is)));
  }
  if (what.dropped.count > what.dropped.events.size())
    lines.push_back(
        fmt::format("       and {} more", what.dropped.count - what.dropped.events.size()));
}

void add_settings(std::vector<std::string>& lines, const actors::settings_repair_summary& what,
                  const style& look) {
  lines.push_back(
      fmt::format("{} {}", look.paint(tone::bad, "Damage:"), look.clean(render(what.damage))));
  const std::string source =
      what.backup.empty()
          ? "called so after its folder; settings as for a new campaign, change them as you like"
          : "as it is in " + what.backup;
  lines.push_back(fmt::format("{}  campaign.yaml anew: \"{}\", created {}, {}",
                              look.paint(tone::good, "Makes"), look.clean(what.name),
                              shown_time(what.created_ms, {.clock = clock_kind::local}),
                              look.clean(source)));
}

/// "events 3 to 4: …", of a second branch "3 whole events that do not go on", and what else there
/// is.
[[nodiscard]] std::string dropped_text(const actors::repair_summary& what) {
  const auto branch = what.dropped.count - std::min(what.dropped.count, what.lost_whole);
  std::vector<std::string> parts;
  if (what.lost.first != 0) parts.push_back(span_text(what.lost));
  if (branch > 0)
    parts.push_back(fmt::format("{} that {} not go on from the one before",
                                counted(branch, "whole event"), branch == 1 ? "does" : "do"));
  if (what.dropped.other_bytes > 0)
    parts.push_back(fmt::format("{} that {} no whole event",
                                counted(what.dropped.other_bytes, "byte"),
                                what.dropped.other_bytes == 1 ? "is" : "are"));
  return parts.empty() ? "nothing" : joined(parts);
}

[[nodiscard]] std::vector<std::string> plan_lines(const actors::repair_summary& what,
                                                  const style& look) {
  std::vector<std::string> lines;
  if (what.settings) add_settings(lines, *what.settings, look);
  if (what.damage) {
    lines.push_back(
        fmt::format("{} {}", look.paint(tone::bad, "Damage:"), look.clean(render(*what.damage))));
  }
  lines.push_back(
      fmt::format("{}  {}", look.paint(tone::good, "Keeps"), look.clean(span_text(what.kept))));
  lines.push_back(
      fmt::format("{}  {}", look.paint(tone::bad, "Drops"), look.clean(dropped_text(what))));
  add_dropped(lines, what, look);
  if (what.damage && what.lost_whole > 0) {
    lines.push_back(look.paint(
        tone::faint,
        fmt::format("{} whole, but nothing proves {} without the ones before. If the log was "
                    "edited on purpose, see `dnd help campaign reseal`.",
                    what.lost_whole == 1 ? "1 of these is"
                                         : fmt::format("{} of these are", what.lost_whole),
                    what.lost_whole == 1 ? "it" : "them")));
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
  std::vector<std::string> lines{fmt::format("Repaired: \"{}\" has {}.", look.clean(which.name),
                                             counted(plan.summary().kept.events(), "event"))};
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
  auto plan = actors::planned_repair::plan(with.ops, *which, *at, now_ms());
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
  return not_done(with, json_of(*which, plan->summary(), {}));
}

}  // namespace dnd::cli
