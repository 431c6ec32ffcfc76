#include "io/store/file/care/campaign_verifier.hpp"

#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/care/cache_check.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/decoded_blocks.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/snapshot.hpp"
#include "model/apply.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io {

namespace {

constexpr std::size_t compared_bytes = 1024 * 1024;

/// The name of a finding as one word, for programs.
std::string kind_of(finding what) {
  std::string word(finding_name(what));
  std::ranges::replace(word, ' ', '_');
  return word;
}

/// Findings of a scan that the next open mends by itself, as the recovery table says. A tail
/// above the mark was never acknowledged.
severity weight_of(const scan_report& scan, std::uint64_t mark) {
  switch (scan.what) {
    case finding::clean:
    case finding::torn:
    case finding::lost_newline:
    case finding::zeros:
      return severity::notice;
    case finding::bad_tail:
    case finding::hole:
      return scan.bad && scan.bad->seq > mark ? severity::notice : severity::damage;
    case finding::bad_middle:
    case finding::broken_chain:
      return severity::damage;
  }
  return severity::damage;
}

/// Decodes every line, and applies it as long as the state is known.
class checking_sink final : public line_sink {
 public:
  checking_sink(verify_report& report, const verify_progress& progress) noexcept
      : report_(report), progress_(progress) {}

  std::string path;
  std::string snapshot_path;
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_all = 0;
  /// False after damage: what follows cannot be applied, only decoded.
  bool state_known = true;
  model::state state;
  /// Compared with the state at its place; empty when there is none or it cannot be used.
  const snapshot* cached = nullptr;
  cache_check* caches = nullptr;

  result<done> take(std::span<const line_view> command) override {
    for (const auto& line : command) read_and_check(line);
    report_progress(command.back());
    return done{};
  }
  void prepare(std::size_t slot, std::span<const line_view> lines) override {
    prepared_.prepare(slot, lines);
  }
  result<done> take_block(std::size_t slot, std::span<const line_view> lines) override {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (const auto* const event = prepared_.find(slot, i))
        check(lines[i], *event);
      else
        read_and_check(lines[i]);
    }
    report_progress(lines.back());
    return done{};
  }

  void add(verify_finding what) {
    ++report_.found;
    if (what.path.empty()) what.path = path;
    if (report_.findings.size() < bounds::verify_findings_max)
      report_.findings.push_back(std::move(what));
  }

 private:
  void report_progress(const line_view& last) const {
    if (progress_) progress_(bytes_before + last.offset + last.text.size() + 1, bytes_all);
  }

  void read_and_check(const line_view& line) {
    const auto read = read_event(line, event_);
    if (read) return check(line, event_);
    ++report_.events;
    complain(line, read.error());
  }

  void check(const line_view& line, const model::event& what) {
    ++report_.events;
    if (!state_known) return;
    const auto applied = model::apply(state, what, line.seq);
    if (!applied.ok()) {
      return complain(line, {.code = ec::contradiction, .what = applied.contradiction()});
    }
    if (cached != nullptr && line.seq == cached->at.seq) compare_snapshot(line);
    if (caches != nullptr) caches->compare(line, state);
  }

  /// A snapshot of another log is not used. One that belongs to this log and says something else
  /// would be believed by every open.
  void compare_snapshot(const line_view& line) {
    verify_finding finding{
        .weight = severity::notice,
        .kind = "snapshot_unusable",
        .path = snapshot_path,
        .line = 0,
        .byte = 0,
        .seq = line.seq,
        .what = "its sum is not that of the log; the whole log is replayed instead"};
    if (line.sum == cached->at.sum) {
      if (cached->state == state && cached->state.undo_at() == state.undo_at()) return;
      finding.weight = severity::damage;
      finding.kind = "snapshot_disagrees";
      finding.what = "its state is not what the log gives; delete it, it is only a cache";
    }
    add(std::move(finding));
  }

  void complain(const line_view& line, const error& why) {
    state_known = false;
    add({.weight = severity::damage,
         .kind = std::string(ec_name(why.code)),
         .path = path,
         .line = line.line,
         .byte = line.offset,
         .seq = line.seq,
         .what = why.what});
  }

  verify_report& report_;
  const verify_progress& progress_;
  model::event event_;
  decoded_blocks prepared_;
};

/// One file from `start` to its end, going on after each damage. Returns the place after the
/// last good line.
result<scan_report> check_file(const log_file& file, scan_options options, checking_sink& sink) {
  sink.path = file.path();
  std::uint64_t mark = 0;
  for (;;) {
    auto scan = scan_log(file, options, sink);
    if (!scan) return scan;
    mark = std::max(mark, scan->mark);
    if (scan->bad) {
      const auto& bad = *scan->bad;
      sink.add({.weight = weight_of(*scan, mark),
                .kind = kind_of(scan->what),
                .path = {},
                .line = bad.line,
                .byte = bad.offset,
                .seq = bad.seq,
                .what = fmt::format("expected {}, found {}", bad.expected, bad.found)});
    }
    if (scan->good.seq != scan->whole.seq && !scan->survivor)
      sink.add({.weight = severity::notice,
                .kind = "unfinished_command",
                .path = {},
                .line = 0,
                .byte = scan->whole.offset,
                .seq = scan->whole.seq + 1,
                .what = "the last command is not whole; the next open leaves it out"});
    if (!scan->survivor || scan->survivor->offset <= options.start.offset) return scan;
    sink.state_known = false;
    options.start = *scan->survivor;
    options.first_seq = std::min(options.first_seq, options.start.seq + 1);
  }
}

/// Whether the encounter's bytes are those that the log holds from `at` on, as far as both go.
result<bool> repeats(const log_file& log, std::uint64_t at, const log_file& encounter) {
  std::string of_log(compared_bytes, '\0');
  std::string of_encounter(compared_bytes, '\0');
  for (std::uint64_t done_bytes = 0;;) {
    const auto a = log.read(at + done_bytes, of_log);
    if (!a) return a.error();
    const auto b = encounter.read(done_bytes, of_encounter);
    if (!b) return b.error();
    const auto both = std::min(*a, *b);
    if (both == 0) return true;
    if (of_log.compare(0, both, of_encounter, 0, both) != 0) return false;
    done_bytes += both;
  }
}

/// Its lines carry on from the log, or (a merge that was cut) repeat its tail.
result<done> check_encounter(const log_file& log, const log_file& encounter,
                             const scan_report& log_scan, checking_sink& sink) {
  const auto first = first_seq_of(encounter);
  if (!first) return first.error();
  log_position before = log_scan.good;
  if (*first != 0 && *first <= log_scan.good.seq) {
    verify_report unused;
    const verify_progress quiet;
    checking_sink no_notes(unused, quiet);
    no_notes.state_known = false;
    auto again = scan_log(log, {.watch_seq = *first}, no_notes);
    if (!again) return again.error();
    if (again->watched) before = *again->watched;
    const auto same = repeats(log, before.offset, encounter);
    if (!same) return same.error();
    sink.add({.weight = *same ? severity::notice : severity::damage,
              .kind = *same ? "merge_was_cut" : "encounter_disagrees",
              .path = encounter.path(),
              .line = 0,
              .byte = 0,
              .seq = *first,
              .what = *same ? "the merge of the last fight was cut; the next open finishes it"
                            : "its lines are not those that the log holds under their numbers"});
    sink.state_known = false;
  } else if (*first != 0 && *first != log_scan.good.seq + 1) {
    sink.add({.weight = severity::damage,
              .kind = "encounter_disagrees",
              .path = encounter.path(),
              .line = 1,
              .byte = 0,
              .seq = *first,
              .what = fmt::format("the log ends with event {}, and the fight begins with event {}",
                                  log_scan.good.seq, *first)});
    sink.state_known = false;
  }
  const scan_options options{.start = {.offset = 0, .seq = before.seq, .sum = before.sum},
                             .first_seq = before.seq + 1};
  auto scan = check_file(encounter, options, sink);
  if (!scan) return scan.error();
  return done{};
}

void check_snapshot(const result<snapshot>& cached, const std::string& directory,
                    std::uint64_t last_seq, verify_report& report, checking_sink& sink) {
  if (!cached && cached.error().code == ec::not_found) return;
  verify_finding what{.weight = severity::notice,
                      .kind = "snapshot_unusable",
                      .path = path_in(directory, snapshot_file_name),
                      .line = 0,
                      .byte = 0,
                      .seq = 0,
                      .what = {}};
  if (!cached) {
    what.what = cached.error().what + "; the whole log is replayed instead";
    return sink.add(std::move(what));
  }
  what.seq = cached->at.seq;
  if (cached->at.seq > last_seq && report.sound()) {
    what.weight = severity::damage;
    what.kind = "log_lost_tail";
    what.what = fmt::format(
        "the snapshot stands at event {}, the log ends with event {}: {} "
        "events are gone",
        cached->at.seq, last_seq, cached->at.seq - last_seq);
    sink.add(std::move(what));
  }
}

}  // namespace

result<verify_report> verify_campaign(file_ops& ops, const std::string& directory,
                                      const verify_progress& progress) {
  verify_report report;
  checking_sink sink(report, progress);
  auto log = open_log_file_if_there(ops, directory);
  if (!log) return log.error();
  auto encounter = open_if_there(ops, path_in(directory, encounter_file_name));
  if (!encounter) return encounter.error();
  if (!*log) {
    sink.add({.weight = severity::damage,
              .kind = "corrupt",
              .path = path_in(directory, log_file_name),
              .line = 0,
              .byte = 0,
              .seq = 0,
              .what = "the log is missing"});
    return report;
  }
  const auto cached = load_snapshot(ops, directory);
  if (cached) sink.cached = &*cached;
  cache_check caches(ops, directory, **log);
  sink.caches = &caches;
  sink.snapshot_path = path_in(directory, snapshot_file_name);
  const auto log_bytes = (*log)->size();
  if (!log_bytes) return log_bytes.error();
  const auto encounter_bytes = *encounter ? (*encounter)->size() : std::uint64_t{0};
  if (!encounter_bytes) return encounter_bytes.error();
  report.bytes = *log_bytes + *encounter_bytes;
  sink.bytes_all = report.bytes;
  auto scan = check_file(**log, {}, sink);
  if (!scan) return scan.error();
  if (*encounter) {
    sink.bytes_before = *log_bytes;
    auto checked = check_encounter(**log, **encounter, *scan, sink);
    if (!checked) return checked.error();
  }
  check_snapshot(cached, directory, std::max(scan->good.seq, sink.state.seq()), report, sink);
  auto notices = caches.finish();
  if (!notices) return std::move(notices).error();
  for (auto& notice : *notices) sink.add(std::move(notice));
  return report;
}

}  // namespace dnd::io
