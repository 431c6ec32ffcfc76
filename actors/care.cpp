#include "actors/care.hpp"

#include "actors/campaign_copy.hpp"
#include "actors/shared_store.hpp"
#include "io/store/codec/log_lines.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_reseal.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/care/settings_repair.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/workspace/campaign_settings.hpp"

#include <fmt/format.h>

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
  // What is there at least, before the lines are read: they may be more by then.
  const auto opened = logs.load({which.id});
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
  if (!wrong && !opened) wrong = opened.error();
  if (!wrong && replayed.end.seq < opened->end.seq)
    wrong =
        io::error{.code = io::ec::corrupt,
                  .what = fmt::format("the lines end with event {}, and the campaign goes up to "
                                      "event {}",
                                      replayed.end.seq, opened->end.seq),
                  .seq = replayed.end.seq + 1};
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

/// The files that `paths` name, by what they are called in the campaign.
[[nodiscard]] io::result<std::vector<io::kept_file>> read_originals(
    io::file_ops& ops, const std::vector<std::string>& paths) {
  std::vector<io::kept_file> out;
  for (const std::string& path : paths) {
    auto body = ops.read_all(path, UINT64_MAX);
    if (!body) return std::move(body).error();
    out.push_back({.name = path.substr(path.rfind('/') + 1), .body = *std::move(body)});
  }
  return out;
}

/// What was done to the files of a copy goes back to where it is from. Returns what is kept there
/// now, by name.
[[nodiscard]] io::result<std::vector<std::string>> put_back(io::file_ops& ops, campaign_copy& copy,
                                                            const std::vector<std::string>& paths) {
  auto originals = read_originals(ops, paths);
  if (!originals) return std::move(originals).error();
  std::vector<std::string> names;
  for (const auto& each : *originals) names.push_back(each.name);
  if (auto put = copy.put_back(*std::move(originals)); !put) return std::move(put).error();
  return names;
}

/// A copy of a campaign of a store, that is to be mended; nothing for one that is files.
[[nodiscard]] io::result<std::optional<campaign_copy>> copy_of(io::file_ops& ops,
                                                               const campaign_info& which) {
  if (!which.store) return std::optional<campaign_copy>();
  auto copy = campaign_copy::to_mend(ops, which);
  if (!copy) return std::move(copy).error();
  return std::optional<campaign_copy>(*std::move(copy));
}

/// Its files are those of the copy, which is gone soon.
void name_as_in_store(const campaign_copy& copy, repair_summary& what) {
  if (what.damage) what.damage->path = copy.shown(what.damage->path);
  for (auto& each : what.dropped.events) each.path = copy.shown(each.path);
  if (what.settings) {
    what.settings->damage.path = copy.shown(what.settings->damage.path);
    what.settings->backup = copy.shown(what.settings->backup);
  }
}

/// Files may end with lines that were never answered, which the next open cuts off. Of rows each
/// was answered: what is no line any more is damage, and so are rows that are missing at the end.
[[nodiscard]] io::result<done> look_at_rows(const campaign_info& which, const campaign_copy& copy,
                                            repair_summary& what) {
  if (what.needed) return done{};
  const auto read = verify_in_store(which);
  if (!read) return read.error();
  if (read->sound()) return done{};
  const auto& found = read->findings.front();
  what.needed = true;
  what.damage =
      io::error{.code = io::ec::corrupt, .what = found.what, .path = found.path, .seq = found.seq};
  if (copy.last_row() > what.kept.last)
    what.lost = {.first = what.kept.last + 1, .last = copy.last_row()};
  return done{};
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
  io::file_ops& ops;
  /// Of a campaign that is in a store. Freed last.
  std::optional<campaign_copy> copy;
  std::unique_ptr<io::file_lock> lock;
  io::campaign_repair plan;
  std::optional<io::settings_repair> settings;
  repair_summary summary;
};

io::result<planned_repair> planned_repair::plan(io::file_ops& ops, const campaign_info& which,
                                                std::optional<std::uint64_t> truncate_at,
                                                std::int64_t now_ms) {
  auto copy = copy_of(ops, which);
  if (!copy) return std::move(copy).error();
  const std::string directory = *copy ? (*copy)->as_files().id : which.id;
  auto lock = io::lock_campaign(ops, directory, which.name);
  if (!lock) return std::move(lock).error();
  auto plan = io::campaign_repair::plan(ops, directory, {.truncate_at = truncate_at});
  if (!plan) return std::move(plan).error();
  repair_summary summary = plan->summary();
  auto settings = io::settings_repair::plan(ops, directory, now_ms);
  if (settings) summary.settings = settings->summary();
  summary.needed = summary.needed || settings;
  if (*copy) {
    name_as_in_store(**copy, summary);
    if (auto fine = look_at_rows(which, **copy, summary); !fine) return std::move(fine).error();
  }
  return planned_repair(
      std::unique_ptr<work>(new work{ops, *std::move(copy), *std::move(lock), *std::move(plan),
                                     std::move(settings), std::move(summary)}));
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
  if (work_->settings) {
    auto kept = work_->settings->carry_out();
    if (!kept) return std::move(kept).error();
    if (!kept->empty()) originals.push_back(*std::move(kept));
  }
  if (!work_->copy) return originals;
  if (!originals.empty()) return put_back(work_->ops, *work_->copy, originals);
  // What was wrong is no matter of the files.
  std::string name = fmt::format("{}.damaged-{}", io::log_file_name, work_->summary.kept.last + 1);
  if (auto put = work_->copy->put_back({{.name = name, .body = work_->copy->lines_before()}}); !put)
    return std::move(put).error();
  return std::vector<std::string>{std::move(name)};
}

// -- planned_reseal --------------------------------------------------------------

struct planned_reseal::work {
  io::file_ops& ops;
  /// Of a campaign that is in a store. Freed last.
  std::optional<campaign_copy> copy;
  std::unique_ptr<io::file_lock> lock;
  io::campaign_reseal plan;
  reseal_summary summary;
};

io::result<planned_reseal> planned_reseal::plan(io::file_ops& ops, const campaign_info& which,
                                                std::uint64_t from) {
  auto copy = copy_of(ops, which);
  if (!copy) return std::move(copy).error();
  const std::string directory = *copy ? (*copy)->as_files().id : which.id;
  auto lock = io::lock_campaign(ops, directory, which.name);
  if (!lock) return std::move(lock).error();
  auto plan = io::campaign_reseal::plan(ops, directory, from);
  if (!plan) return std::move(plan).error();
  reseal_summary summary = plan->summary();
  if (*copy)
    for (auto& each : summary.changed) each.path = (*copy)->shown(each.path);
  return planned_reseal(std::unique_ptr<work>(
      new work{ops, *std::move(copy), *std::move(lock), *std::move(plan), std::move(summary)}));
}

planned_reseal::planned_reseal(std::unique_ptr<work> what) : work_(std::move(what)) {}
planned_reseal::~planned_reseal() = default;
planned_reseal::planned_reseal(planned_reseal&&) noexcept = default;
planned_reseal& planned_reseal::operator=(planned_reseal&&) noexcept = default;

const reseal_summary& planned_reseal::summary() const noexcept {
  return work_->summary;
}

io::result<std::vector<std::string>> planned_reseal::carry_out() {
  auto originals = work_->plan.carry_out();
  if (!originals || !work_->copy) return originals;
  return put_back(work_->ops, *work_->copy, *originals);
}

}  // namespace dnd::actors
