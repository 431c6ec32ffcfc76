#include "io/store/file/log/recover/recovery.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/log/recover/recovery_table.hpp"
#include "io/store/file/log/recover/tail_repair.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/log/write/copy.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io {

/// What a replay found, and the handles through which it did.
struct log_recovery::files {
  file_ops* ops;
  std::string directory;
  access mode;

  std::unique_ptr<log_file> log = {};
  std::unique_ptr<log_file> encounter = {};  ///< Empty: there is none.
  scan_report log_scan = {};
  scan_report encounter_scan = {};
  std::uint64_t first_seq = 0;        ///< Of the encounter.
  std::uint64_t encounter_begin = 0;  ///< Where its first line belongs in log.jsonl.
  std::uint64_t mark = 0;
  log_position end = {};
  bool replayed = false;

  result<done> open_files();
  result<done> scan_long_term(const snapshot_check& checked, line_sink& sink);
  result<done> scan_encounter(const snapshot_check& checked, line_sink& sink);
  result<done> place_encounter(log_position& before);
  result<done> check_copy() const;
  result<done> judge() const;
  /// The encounter has whole lines.
  [[nodiscard]] bool has_fight() const {
    return encounter != nullptr && encounter_scan.whole.seq >= first_seq;
  }
  /// Some of the encounter's lines are in log.jsonl.
  [[nodiscard]] bool copied() const { return has_fight() && first_seq <= log_scan.good.seq; }
  /// What follows the good lines of log.jsonl is in the encounter.
  [[nodiscard]] bool covered() const {
    return has_fight() && log_scan.good.seq < encounter_scan.whole.seq;
  }
  [[nodiscard]] loss lost() const { return mark > end.seq ? loss::before_mark : loss::after_mark; }
  [[nodiscard]] result<tail_action> log_action(fight state) const;
  result<done> repair(fight state, tail_action log_tail, recovery_report& report);
  result<done> end_encounter(tail_repair& hands, recovery_report& report);
};

result<done> log_recovery::files::open_files() {
  auto opened = open_log_files(
      *ops, directory,
      "Put it back from a backup; it is not made anew, so that nothing is written over.");
  if (!opened) return std::move(opened).error();
  log = std::move(opened->log);
  encounter = std::move(opened->encounter);
  return done{};
}

result<done> log_recovery::files::scan_long_term(const snapshot_check& checked, line_sink& sink) {
  const auto size = log->size();
  if (!size) return size.error();
  if (encounter != nullptr) {
    const auto first = first_seq_of(*encounter);
    if (!first) return first.error();
    first_seq = *first;
  }
  scan_options options{.watch_seq = first_seq};
  if (checked.start && checked.start->offset <= *size) options.start = *checked.start;
  if (checked.start && checked.start->offset > *size) {
    // The snapshot is from the fight: the check looked at the end of the log, which seeds it.
    const auto last = last_position_of(*log);
    if (!last) return last.error();
    if (!*last || encounter == nullptr || (*last)->offset != *size) {
      return error{.code = ec::io_error,
                   .what = "the log changed while it was opened",
                   .todo = "Try again.",
                   .path = log->path()};
    }
    options.start = **last;
    // A writer may be moving the fight's lines there meanwhile.
    options.deliver_after = checked.start->seq;
  }
  auto scanned = scan_log(*log, options, sink);
  if (!scanned) return std::move(scanned).error();
  log_scan = *std::move(scanned);
  return done{};
}

/// Finds what the encounter's first line follows. Fails when it follows nothing in the log.
result<done> log_recovery::files::place_encounter(log_position& before) {
  const bool is_void = first_seq == 0;
  if (is_void) first_seq = log_scan.whole.seq + 1;
  if (first_seq == log_scan.whole.seq + 1) {
    before = log_scan.whole;
  } else if (first_seq <= log_scan.good.seq && log_scan.watched) {
    before = *log_scan.watched;
  } else if (log_scan.bad) {
    return damaged(log_scan, log->path(), std::max(log_scan.mark, first_seq - 1));
  } else {
    return error{.code = ec::corrupt,
                 .what = fmt::format("the log ends with event {}, the encounter begins with "
                                     "event {}: they do not belong together",
                                     log_scan.whole.seq, first_seq),
                 .todo = std::string(damage_advice),
                 .path = encounter->path(),
                 .line = 1,
                 .byte = 0,
                 .seq = first_seq,
                 .way_out = remedy::repair};
  }
  encounter_begin = before.offset;
  return done{};
}

/// Lines that are in both files have to be the same bytes.
result<done> log_recovery::files::check_copy() const {
  const std::uint64_t log_end = std::min(log_scan.good.offset, log_scan.file_bytes);
  const auto size = encounter->size();
  if (!size) return size.error();
  if (encounter_begin >= log_end) return done{};
  const byte_range both{encounter_begin,
                        encounter_begin + std::min(log_end - encounter_begin, *size)};
  const auto same = first_difference(*log, both, *encounter, 0);
  if (!same) return same.error();
  if (*same == both.size()) return done{};
  return error{.code = ec::corrupt,
               .what = fmt::format("the encounter and the log hold different lines for the same "
                                   "events, from byte {} of the log on",
                                   encounter_begin + *same),
               .todo = std::string(damage_advice),
               .path = encounter->path(),
               .byte = *same,
               .seq = first_seq,
               .way_out = remedy::repair};
}

result<done> log_recovery::files::scan_encounter(const snapshot_check& checked, line_sink& sink) {
  log_position before;
  if (auto placed = place_encounter(before); !placed) return placed;
  if (auto same = check_copy(); !same) return same;
  scan_options options{.start = {0, before.seq, before.sum},
                       .first_seq = before.seq + 1,
                       .deliver_after = log_scan.whole.seq};
  if (checked.start && checked.start->seq > before.seq) {
    options.start = {checked.start->offset - encounter_begin, checked.start->seq,
                     checked.start->sum};
  }
  auto scanned = scan_log(*encounter, options, sink);
  if (!scanned) return std::move(scanned).error();
  encounter_scan = *std::move(scanned);
  return done{};
}

/// What is refused whether or not a fight is on.
result<done> log_recovery::files::judge() const {
  const bool log_refused = !covered() && action_for(log_scan, lost()) == tail_action::refuse;
  const bool encounter_refused =
      encounter != nullptr && action_for(encounter_scan, lost()) == tail_action::refuse;
  // Damage that was found says more than lines that are not there.
  if (encounter_refused && (encounter_scan.bad || !log_refused)) {
    return damaged(encounter_scan, encounter->path(), mark);
  }
  if (log_refused) return damaged(log_scan, log->path(), mark);
  return done{};
}

/// What is done with the end of log.jsonl once it is known whether a fight is on.
result<tail_action> log_recovery::files::log_action(fight state) const {
  if (!covered()) return action_for(log_scan, lost());
  if (state == fight::over && !may_be_cut_merge(log_scan)) {
    return damaged(log_scan, log->path(), mark);
  }
  if (state == fight::over) {
    // The newline of the line before the fight is not in the encounter.
    const bool no_newline = log_scan.what == finding::lost_newline && !copied();
    return no_newline ? tail_action::terminate : tail_action::keep;  // See `end_encounter`.
  }
  if (copied() && mode == access::read_write) {
    return error{.code = ec::corrupt,
                 .what = "lines of the encounter are in the log, but the fight is still on",
                 .todo = std::string(damage_advice),
                 .path = encounter->path(),
                 .seq = first_seq,
                 .way_out = remedy::repair};
  }
  const tail_action action = action_for(log_scan, loss::after_mark);
  if (action == tail_action::refuse) return damaged(log_scan, log->path(), mark);
  return action;
}

result<done> log_recovery::files::repair(fight state, tail_action log_tail,
                                         recovery_report& report) {
  tail_repair hands(*ops, directory, mode, report);
  if (mode == access::read_write) {
    for (auto* const file : {&log, &encounter}) {
      if (*file == nullptr) continue;
      auto writable = file == &log ? open_log_file(*ops, directory, open_mode::append_existing)
                                   : ops->open((*file)->path(), open_mode::append_existing);
      if (!writable) return std::move(writable).error();
      *file = *std::move(writable);
    }
  }
  if (auto removed = hands.remove_leftovers(); !removed) return removed;
  if (auto fixed = hands.fix_tail(*log, log_scan, log_tail, mark, report.tail.log_bytes); !fixed) {
    return fixed;
  }
  if (encounter != nullptr) {
    const tail_action action = action_for(encounter_scan, lost());
    report.tail.has_encounter = true;
    if (auto fixed =
            hands.fix_tail(*encounter, encounter_scan, action, mark, report.tail.encounter_bytes);
        !fixed) {
      return fixed;
    }
  }
  if (encounter == nullptr && state == fight::on && mode == access::read_write) {
    // Somebody cut the log inside of a fight that had been merged: it goes on as fights do.
    auto begun = ops->open(path_in(directory, encounter_file_name), open_mode::append_or_create);
    if (!begun) return std::move(begun).error();
    report.tail.has_encounter = true;
  }
  // Promise 15 for names: a file that was made before the crash.
  if (auto synced = hands.sync_directory(); !synced) return synced;
  if (encounter == nullptr || state == fight::on) return done{};
  return end_encounter(hands, report);
}

/// The fight is over: its lines go to log.jsonl, those that are not there yet.
result<done> log_recovery::files::end_encounter(tail_repair& hands, recovery_report& report) {
  if (has_fight() && log_scan.good.seq <= encounter_scan.whole.seq) {
    // All of it, also what was copied already: a sync of that copy may have failed, and then it
    // is in memory only, where no later sync sees that it has to be written.
    auto merged = hands.finish_merge(*log, log_scan, {encounter_begin, report.tail.log_bytes},
                                     *encounter, report.tail.encounter_bytes);
    if (!merged) return merged;
    report.tail.log_bytes = encounter_begin + report.tail.encounter_bytes;
  }
  report.merge_finished = true;
  if (auto removed = hands.remove_encounter(); !removed) return removed;
  report.tail.has_encounter = false;
  report.tail.encounter_bytes = 0;
  return done{};
}

log_recovery::log_recovery(file_ops& ops, std::string directory, access mode)
    : files_(std::make_unique<files>(
          files{.ops = &ops, .directory = std::move(directory), .mode = mode})) {}
log_recovery::~log_recovery() = default;
log_recovery::log_recovery(log_recovery&&) noexcept = default;
log_recovery& log_recovery::operator=(log_recovery&&) noexcept = default;

result<log_tail> log_recovery::replay(const snapshot_check& checked, line_sink& sink) {
  files& state = *files_;
  DND_ASSERT(!state.replayed);
  if (auto opened = state.open_files(); !opened) return std::move(opened).error();
  if (auto scanned = state.scan_long_term(checked, sink); !scanned) {
    return std::move(scanned).error();
  }
  state.end = state.log_scan.whole;
  if (state.encounter != nullptr) {
    if (auto scanned = state.scan_encounter(checked, sink); !scanned) {
      return std::move(scanned).error();
    }
    const log_position& last = state.encounter_scan.whole;
    if (last.seq > state.end.seq) {
      state.end = {state.encounter_begin + last.offset, last.seq, last.sum};
    }
  }
  state.mark = std::max({state.log_scan.mark, state.encounter_scan.mark, checked.snapshot_seq});
  if (auto fine = state.judge(); !fine) return std::move(fine).error();
  state.replayed = true;
  return log_tail{.end = state.end,
                  .log_bytes = state.log_scan.file_bytes,
                  .encounter_bytes = state.encounter_scan.file_bytes,
                  .has_encounter = state.encounter != nullptr};
}

result<recovery_report> log_recovery::settle(fight state) {
  DND_ASSERT(files_->replayed);
  const auto log_tail = files_->log_action(state);
  if (!log_tail) return log_tail.error();
  recovery_report report;
  if (auto repaired = files_->repair(state, *log_tail, report); !repaired) {
    return std::move(repaired).error();
  }
  report.tail.end = files_->end;
  if (files_->mode == access::read_write) {
    DND_ASSERT(report.tail.log_bytes + report.tail.encounter_bytes == report.tail.end.offset);
  }
  return report;
}

}  // namespace dnd::io
