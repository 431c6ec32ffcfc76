#include "actors/care.hpp"

#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_reseal.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/care/settings_repair.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/workspace/campaign_settings.hpp"

#include <utility>

namespace dnd::actors {
namespace {

[[nodiscard]] verify_finding plain(io::verify_finding from) {
  return {.weight = from.weight == io::severity::damage ? severity::damage : severity::notice,
          .kind = std::move(from.kind),
          .path = std::move(from.path),
          .line = from.line,
          .byte = from.byte,
          .seq = from.seq,
          .what = std::move(from.what)};
}

[[nodiscard]] event_span plain(const io::event_span& from) {
  return {.first = from.first,
          .last = from.last,
          .commands = from.commands,
          .sessions = from.sessions,
          .first_at = from.first_at,
          .last_at = from.last_at};
}

[[nodiscard]] repair_summary plain(const io::repair_summary& from) {
  std::vector<dropped_event> dropped;
  for (const io::dropped_event& each : from.dropped.events)
    dropped.push_back({.seq = each.seq,
                       .at = each.at,
                       .by = each.by,
                       .command = each.command,
                       .type = each.type,
                       .path = each.path});
  return {.needed = from.needed,
          .torn_bytes = from.torn_bytes,
          .torn_is_blank = from.torn_is_blank,
          .damage = from.damage,
          .kept = plain(from.kept),
          .lost = plain(from.lost),
          .lost_whole = from.lost_whole,
          .dropped = std::move(dropped),
          .dropped_count = from.dropped.count,
          .other_bytes = from.dropped.other_bytes,
          .settings = {}};
}

[[nodiscard]] settings_repair plain(const io::settings_repair_summary& from) {
  return {.damage = from.damage,
          .name = from.name,
          .created_ms = from.created_ms,
          .backup = from.backup};
}

[[nodiscard]] reseal_summary plain(const io::reseal_summary& from) {
  reseal_summary out{.needed = from.needed,
                     .from = from.from,
                     .last = from.last,
                     .lines = from.lines,
                     .changed = {},
                     .changed_count = from.changed_count};
  for (const io::changed_line& each : from.changed)
    out.changed.push_back({.seq = each.seq,
                           .path = each.path,
                           .line = each.line,
                           .byte = each.byte,
                           .sum_before = each.sum_before,
                           .sum_after = each.sum_after,
                           .before = each.before,
                           .after = each.after});
  return out;
}

}  // namespace

io::result<verify_report> verify_campaign(
    io::file_ops& ops, const campaign_info& which,
    const std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>& progress) {
  auto report = io::verify_campaign(ops, which.id, progress);
  if (!report) return std::move(report).error();
  verify_report out{.sound = report->sound(),
                    .findings = {},
                    .found = report->found,
                    .events = report->events,
                    .bytes = report->bytes};
  for (io::verify_finding& each : report->findings) out.findings.push_back(plain(std::move(each)));
  // What is not a part of the log was found when the campaign was.
  const auto& why = which.problem;
  if (!why || !why->path.ends_with(io::campaign_file_name)) return out;
  const bool is_damaged = io::is_damage(why->code);
  out.sound = out.sound && !is_damaged;
  ++out.found;
  out.findings.insert(out.findings.begin(),
                      {.weight = is_damaged ? severity::damage : severity::notice,
                       .kind = "settings_unusable",
                       .path = why->path,
                       .line = why->line.value_or(0),
                       .byte = 0,
                       .seq = 0,
                       .what = why->what});
  return out;
}

// -- planned_repair --------------------------------------------------------------

struct planned_repair::work {
  /// Freed last.
  std::unique_ptr<io::file_lock> lock;
  io::campaign_repair plan;
  std::optional<io::settings_repair> settings;
  repair_summary summary;
};

io::result<planned_repair> planned_repair::plan(io::file_ops& ops, const campaign_info& which,
                                                std::optional<std::uint64_t> truncate_at,
                                                std::int64_t now_ms) {
  auto lock = io::lock_campaign(ops, which.id, which.name);
  if (!lock) return std::move(lock).error();
  auto plan = io::campaign_repair::plan(ops, which.id, {.truncate_at = truncate_at});
  if (!plan) return std::move(plan).error();
  repair_summary summary = plain(plan->summary());
  auto settings = io::settings_repair::plan(ops, which.id, now_ms);
  if (settings) summary.settings = plain(settings->summary());
  summary.needed = summary.needed || settings;
  return planned_repair(std::unique_ptr<work>(
      new work{*std::move(lock), *std::move(plan), std::move(settings), std::move(summary)}));
}

planned_repair::planned_repair(std::unique_ptr<work> what) : work_(std::move(what)) {}
planned_repair::~planned_repair() = default;
planned_repair::planned_repair(planned_repair&&) noexcept = default;
planned_repair& planned_repair::operator=(planned_repair&&) noexcept = default;

const repair_summary& planned_repair::summary() const noexcept {
  return work_->summary;
}

io::result<std::vector<std::string>> planned_repair::carry_out() {
  std::vector<std::string> originals;
  if (work_->plan.summary().needed) {
    auto kept = work_->plan.carry_out();
    if (!kept) return kept;
    originals = *std::move(kept);
  }
  // Last: until it is there, the campaign is refused.
  if (!work_->settings) return originals;
  auto kept = work_->settings->carry_out();
  if (!kept) return std::move(kept).error();
  if (!kept->empty()) originals.push_back(*std::move(kept));
  return originals;
}

// -- planned_reseal --------------------------------------------------------------

struct planned_reseal::work {
  /// Freed last.
  std::unique_ptr<io::file_lock> lock;
  io::campaign_reseal plan;
  reseal_summary summary;
};

io::result<planned_reseal> planned_reseal::plan(io::file_ops& ops, const campaign_info& which,
                                                std::uint64_t from) {
  auto lock = io::lock_campaign(ops, which.id, which.name);
  if (!lock) return std::move(lock).error();
  auto plan = io::campaign_reseal::plan(ops, which.id, from);
  if (!plan) return std::move(plan).error();
  reseal_summary summary = plain(plan->summary());
  return planned_reseal(
      std::unique_ptr<work>(new work{*std::move(lock), *std::move(plan), std::move(summary)}));
}

planned_reseal::planned_reseal(std::unique_ptr<work> what) : work_(std::move(what)) {}
planned_reseal::~planned_reseal() = default;
planned_reseal::planned_reseal(planned_reseal&&) noexcept = default;
planned_reseal& planned_reseal::operator=(planned_reseal&&) noexcept = default;

const reseal_summary& planned_reseal::summary() const noexcept {
  return work_->summary;
}

io::result<std::vector<std::string>> planned_reseal::carry_out() {
  return work_->plan.carry_out();
}

}  // namespace dnd::actors
