#include "io/store/file/backup/point_in_time.hpp"

#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/recover/recovery_table.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"

#include <utility>

namespace dnd::io {

namespace {

/// How often the files are read again when a writer changed them meanwhile.
constexpr int copying_attempts_max = 5;

/// Remembers where the last two commands end.
class end_finder final : public line_sink {
 public:
  explicit end_finder(const log_position& start) : last_(start), before_(start) {}

  result<done> take(std::span<const line_view> command) override {
    const line_view& line = command.back();
    before_ = std::exchange(last_, {line.offset + line.text.size() + 1, line.seq, line.sum});
    return done{};
  }
  /// A newline may still be on its way.
  [[nodiscard]] const log_position& end(std::uint64_t file_bytes) const {
    return last_.offset <= file_bytes ? last_ : before_;
  }

 private:
  log_position last_;
  log_position before_;
};

struct scanned {
  log_position end;
  std::optional<log_position> watched;
};

/// The whole commands of a file. A tail that is being written is left out.
result<scanned> scan_whole(const log_file& file, const scan_options& options) {
  end_finder ends(options.start);
  const auto report = scan_log(file, options, ends);
  if (!report) return report.error();
  if (action_for(*report, loss::after_mark) == tail_action::refuse)
    return damaged(*report, file.path(), report->mark);
  return scanned{ends.end(report->file_bytes), report->watched};
}

error changed(const std::string& directory) {
  return {.code = ec::busy,
          .what = "the campaign's files changed again and again while they were read",
          .todo = "Try again.",
          .path = directory};
}

/// Adds what the encounter holds after the log. False when the two do not fit (yet).
result<bool> add_encounter(point_in_time& cut, std::unique_ptr<log_file> encounter,
                           std::uint64_t first, const scanned& log) {
  log_position before = log.end;
  if (first <= log.end.seq) {
    // A merge, under way or over. Its lines are taken from where they are whole.
    if (!log.watched) return false;
    before = *log.watched;
  } else if (first != log.end.seq + 1) {
    return false;
  }
  const auto fight =
      scan_whole(*encounter, {.start = {0, before.seq, before.sum}, .first_seq = before.seq + 1});
  if (!fight) return fight.error();
  if (fight->end.seq <= log.end.seq) return true;
  cut.log_bytes = before.offset;
  cut.log_sum = before.sum;
  cut.encounter = std::move(encounter);
  cut.encounter_bytes = fight->end.offset;
  cut.end = {before.offset + fight->end.offset, fight->end.seq, fight->end.sum};
  return true;
}

/// One attempt; nothing when the files did not fit together.
result<std::optional<point_in_time>> try_cut(file_ops& ops, const std::string& directory) {
  // The encounter first: a merge moves its lines to the log.
  auto encounter = open_if_there(ops, path_in(directory, encounter_file_name));
  if (!encounter) return std::move(encounter).error();
  auto log = open_log_file(ops, directory, open_mode::read_only);
  if (!log) return std::move(log).error();
  std::uint64_t first = 0;
  if (*encounter != nullptr) {
    const auto seq = first_seq_of(**encounter);
    if (!seq) return seq.error();
    first = *seq;
  }
  const auto found = scan_whole(**log, {.watch_seq = first});
  if (!found) return found.error();
  point_in_time cut{.log = *std::move(log),
                    .log_bytes = found->end.offset,
                    .encounter = nullptr,
                    .encounter_bytes = 0,
                    .end = found->end,
                    .log_sum = found->end.sum};
  if (first != 0) {
    const auto fits = add_encounter(cut, *std::move(encounter), first, *found);
    if (!fits) return fits.error();
    if (!*fits) return std::optional<point_in_time>();
  }
  // A fight that is on has a file of its own; else what was read is the first half of a merge.
  const auto state = state_at(ops, directory, cut.end.seq);
  if (!state) return state.error();
  if (state->fight() != nullptr && cut.encounter == nullptr) return std::optional<point_in_time>();
  if (cut.encounter != nullptr)
    if (auto synced = cut.encounter->sync(); !synced) return std::move(synced).error();
  if (auto synced = cut.log->sync(); !synced) return std::move(synced).error();
  const auto holds = still_holds(cut);
  if (!holds) return holds.error();
  return *holds ? std::optional(std::move(cut)) : std::nullopt;
}

}  // namespace

result<point_in_time> find_point_in_time(file_ops& ops, const std::string& directory) {
  error why = changed(directory);
  for (int attempt = 0; attempt < copying_attempts_max; ++attempt) {
    auto cut = try_cut(ops, directory);
    if (cut && *cut) return **std::move(cut);
    if (cut) continue;
    why = cut.error();
    // Files that change while they are read look damaged, or as if something were missing.
    if (!is_damage(why.code) && why.code != ec::not_found && why.code != ec::io_error) return why;
    if (why.system_errno != 0) return why;
  }
  return why;
}

result<bool> still_holds(const point_in_time& cut) {
  const log_position log_end{cut.log_bytes, cut.end.seq, cut.log_sum};
  if (cut.encounter == nullptr) return proves(*cut.log, log_end, 0);
  return proves(*cut.encounter, {cut.encounter_bytes, cut.end.seq, cut.end.sum}, cut.log_sum);
}

}  // namespace dnd::io
