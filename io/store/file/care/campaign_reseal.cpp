#include "io/store/file/care/campaign_reseal.hpp"

#include "io/store/file/caches.hpp"
#include "io/store/file/care/reseal_pass.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/chained_lines.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io {

struct campaign_reseal::work {
  file_ops* ops;
  std::string directory;
  std::uint64_t from;
  reseal_summary summary = {};

  std::unique_ptr<log_file> log = {};
  std::unique_ptr<log_file> encounter = {};  ///< Empty: there is none.
  bool log_changes = false;
  bool encounter_changes = false;

  result<done> open_files();
  result<done> look();
  result<done> find_originals(const reseal_pass& pass);
  result<done> find_originals_in(const log_file& file, const reseal_pass& pass);
  result<done> drop_snapshot();
  [[nodiscard]] std::string aside(std::string_view name) const {
    return fmt::format("{}.edited-{}", name, from);
  }
};

result<done> campaign_reseal::work::open_files() {
  auto opened = open_log_files(*ops, directory, "Put it back from a backup.");
  if (!opened) return std::move(opened).error();
  log = std::move(opened->log);
  encounter = std::move(opened->encounter);
  return done{};
}

result<done> campaign_reseal::work::look() {
  reseal_pass pass(from, summary);
  if (auto passed = pass.pass(*log, nullptr); !passed) return passed;
  log_changes = pass.lines_changed() > 0;
  if (encounter != nullptr) {
    if (auto passed = pass.pass(*encounter, nullptr); !passed) return passed;
    encounter_changes = pass.lines_changed() > 0;
  }
  if (auto finished = pass.finish(); !finished) return finished;
  summary.needed = log_changes || encounter_changes;
  summary.from = from;
  return find_originals(pass);
}

/// Looks for the lines as they were before the edit, in what is kept beside the log: one whose
/// bytes give the sum that the edited line still states was in its place.
result<done> campaign_reseal::work::find_originals(const reseal_pass& pass) {
  if (summary.changed.empty()) return done{};
  const auto entries = ops->list(directory);
  if (!entries) return entries.error();
  for (const directory_entry& entry : *entries) {
    const bool ours =
        entry.name.starts_with(log_file_name) || entry.name.starts_with(encounter_file_name);
    const bool live = entry.name == log_file_name || entry.name == encounter_file_name;
    if (entry.kind != entry_kind::file || !ours || live) continue;
    const auto file = ops->open(path_in(directory, entry.name), open_mode::read_only);
    if (!file) continue;  // Only to show more.
    if (auto found = find_originals_in(**file, pass); !found) return found;
  }
  return done{};
}

result<done> campaign_reseal::work::find_originals_in(const log_file& file,
                                                      const reseal_pass& pass) {
  std::vector<stray_line> lines;
  if (auto gathered = gather_lines(file, 0, 0, lines); !gathered) return gathered;
  for (const stray_line& each : lines) {
    const auto wanted = std::ranges::lower_bound(summary.changed, each.seq, {}, &changed_line::seq);
    if (wanted == summary.changed.end() || wanted->seq != each.seq || wanted->before) continue;
    auto text = text_of(file, each);
    if (!text) return std::move(text).error();
    const auto frame = frame_of(*text);
    const auto index = static_cast<std::size_t>(wanted - summary.changed.begin());
    if (!frame || frame->sum != wanted->sum_before) continue;
    if (line_sum(frame->body, pass.stated_before(index)) != frame->sum) continue;
    wanted->before = *std::move(text);
  }
  return done{};
}

/// A snapshot of what an edited event led to is of another campaign now.
result<done> campaign_reseal::work::drop_snapshot() {
  const auto cached = load_snapshot(*ops, directory);
  if (cached && cached->at.seq < from) return done{};
  if (!cached && cached.error().code == ec::not_found) return done{};
  if (auto removed = ops->remove(path_in(directory, snapshot_file_name)); !removed) return removed;
  return ops->sync_directory(directory);
}

campaign_reseal::campaign_reseal(std::unique_ptr<work> what) : work_(std::move(what)) {}
campaign_reseal::~campaign_reseal() = default;
campaign_reseal::campaign_reseal(campaign_reseal&&) noexcept = default;
campaign_reseal& campaign_reseal::operator=(campaign_reseal&&) noexcept = default;

result<campaign_reseal> campaign_reseal::plan(file_ops& ops, const std::string& directory,
                                              std::uint64_t from) {
  auto what = std::make_unique<work>(work{.ops = &ops, .directory = directory, .from = from});
  if (auto opened = what->open_files(); !opened) return std::move(opened).error();
  if (auto looked = what->look(); !looked) return std::move(looked).error();
  return campaign_reseal(std::move(what));
}

const reseal_summary& campaign_reseal::summary() const noexcept {
  return work_->summary;
}

result<std::vector<std::string>> campaign_reseal::carry_out() {
  work& plan = *work_;
  DND_ASSERT(plan.summary.needed);
  std::vector<std::string> originals;
  if (auto removed = remove_caches(*plan.ops, plan.directory); !removed) {
    return std::move(removed).error();
  }
  const auto keep = [&](const log_file& file, std::string_view name) -> result<done> {
    auto kept = copy_aside(*plan.ops, file, plan.directory, plan.aside(name));
    if (!kept) return std::move(kept).error();
    originals.push_back(*std::move(kept));
    return done{};
  };
  if (plan.log_changes) {
    if (auto kept = keep(*plan.log, log_file_name); !kept) return std::move(kept).error();
  }
  if (plan.encounter_changes) {
    if (auto kept = keep(*plan.encounter, encounter_file_name); !kept) {
      return std::move(kept).error();
    }
  }
  if (auto dropped = plan.drop_snapshot(); !dropped) return std::move(dropped).error();
  std::optional<file_replacement> fresh_log;
  if (plan.log_changes) {
    auto begun = file_replacement::begin(*plan.ops, plan.directory, log_file_name);
    if (!begun) return std::move(begun).error();
    fresh_log.emplace(*std::move(begun));
  }
  reseal_summary again;
  reseal_pass pass(plan.from, again);
  if (auto passed = pass.pass(*plan.log, fresh_log ? &*fresh_log : nullptr); !passed) {
    return std::move(passed).error();
  }
  if (plan.encounter_changes) {
    auto fresh_fight = file_replacement::begin(*plan.ops, plan.directory, encounter_file_name);
    if (!fresh_fight) return std::move(fresh_fight).error();
    if (auto passed = pass.pass(*plan.encounter, &*fresh_fight); !passed) {
      return std::move(passed).error();
    }
    if (auto published = fresh_fight->publish(); !published) return std::move(published).error();
  }
  if (fresh_log) {
    if (auto published = fresh_log->publish(); !published) return std::move(published).error();
    if (auto removed = remove_shared_past(*plan.ops, plan.directory); !removed)
      return std::move(removed).error();
  }
  return originals;
}

}  // namespace dnd::io
