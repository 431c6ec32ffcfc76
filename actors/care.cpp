#include "actors/care.hpp"

#include "io/store/codec/log_lines.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_reseal.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/care/settings_repair.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/workspace/campaign_settings.hpp"

#include <optional>
#include <span>
#include <utility>

namespace dnd::actors {

namespace {

/// Every line is read and replayed, and what is found at the end is what is opened.
[[nodiscard]] io::result<verify_report> verify_in_store(const campaign_info& which) {
  io::log_store& logs = which.store->logs();
  verify_report out;
  io::loaded_log replayed;
  std::optional<io::error> wrong;
  const auto read = logs.read_lines(
      {which.id}, {}, [&](std::span<const io::line_view> command) -> io::result<bool> {
        std::string lines;
        for (const auto& each : command) {
          lines += each.text;
          lines += '\n';
        }
        out.bytes += lines.size();
        if (auto fine = io::replay_lines(lines, replayed); !fine) {
          wrong = std::move(fine).error();
          return false;
        }
        out.events = replayed.end.seq;
        return true;
      });
  if (!read && !wrong) wrong = read.error();
  // That all rows are there, and what a snapshot makes of them. It may be ahead by now.
  if (!wrong)
    if (const auto opened = logs.load({which.id}); !opened) wrong = opened.error();
  if (!wrong) {
    const auto known = logs.state_at({which.id}, replayed.end.seq);
    if (!known)
      wrong = known.error();
    else if (io::state_hash(*known) != io::state_hash(replayed.state))
      wrong = io::error{.code = io::ec::contradiction,
                        .what = "a snapshot is not the state that the log gives"};
  }
  if (wrong && !io::is_damage(wrong->code)) return *wrong;
  if (!wrong) return out;
  out.found = 1;
  out.findings.push_back({.weight = severity::damage,
                          .kind = std::string(io::ec_name(wrong->code)),
                          .path = which.label,
                          .line = 0,
                          .byte = wrong->byte.value_or(0),
                          .seq = wrong->seq.value_or(0),
                          .what = wrong->what});
  return out;
}

/// What mends files.
[[nodiscard]] io::error is_in_a_store(const campaign_info& which) {
  return {
      .code = io::ec::bad_name,
      .what = "campaign \"" + which.name + "\" is in a database, and what is mended here are files",
      .todo =
          "Bring it here, mend it, and bring it back under another name; the database itself "
          "is backed up and restored by its own means."};
}

}  // namespace

io::result<verify_report> verify_campaign(
    io::file_ops& ops, const campaign_info& which,
    const std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>& progress) {
  if (which.store) return verify_in_store(which);
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
  if (which.store) return is_in_a_store(which);
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
  if (which.store) return is_in_a_store(which);
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
