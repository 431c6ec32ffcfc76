#include "actors/care.hpp"

#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_reseal.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/care/settings_repair.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/workspace/campaign_settings.hpp"

#include <utility>

namespace dnd::actors {

io::result<verify_report> verify_campaign(
    io::file_ops& ops, const campaign_info& which,
    const std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>& progress) {
  auto report = io::verify_campaign(ops, which.id, progress);
  if (!report) return report;
  // What is not a part of the log was found when the campaign was.
  const auto& why = which.problem;
  if (!why || !why->path.ends_with(io::campaign_file_name)) return report;
  ++report->found;
  report->findings.insert(report->findings.begin(),
                          {.weight = io::is_damage(why->code) ? severity::damage : severity::notice,
                           .kind = "settings_unusable",
                           .path = why->path,
                           .line = why->line.value_or(0),
                           .byte = 0,
                           .seq = 0,
                           .what = why->what});
  return report;
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
  repair_summary summary = plan->summary();
  auto settings = io::settings_repair::plan(ops, which.id, now_ms);
  if (settings) summary.settings = settings->summary();
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
};

io::result<planned_reseal> planned_reseal::plan(io::file_ops& ops, const campaign_info& which,
                                                std::uint64_t from) {
  auto lock = io::lock_campaign(ops, which.id, which.name);
  if (!lock) return std::move(lock).error();
  auto plan = io::campaign_reseal::plan(ops, which.id, from);
  if (!plan) return std::move(plan).error();
  return planned_reseal(std::unique_ptr<work>(new work{*std::move(lock), *std::move(plan)}));
}

planned_reseal::planned_reseal(std::unique_ptr<work> what) : work_(std::move(what)) {}
planned_reseal::~planned_reseal() = default;
planned_reseal::planned_reseal(planned_reseal&&) noexcept = default;
planned_reseal& planned_reseal::operator=(planned_reseal&&) noexcept = default;

const reseal_summary& planned_reseal::summary() const noexcept {
  return work_->plan.summary();
}

io::result<std::vector<std::string>> planned_reseal::carry_out() {
  return work_->plan.carry_out();
}

}  // namespace dnd::actors
