#include "io/store/file/log/recover/tail_repair.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/projections/changes_file.hpp"
#include "io/store/file/projections/figures_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace dnd::io {
namespace {

/// Only names that this program publishes: a person's own file is left alone.
bool is_leftover(const directory_entry& entry) {
  constexpr std::array<std::string_view, 7> ours = {
      log_file_name,     encounter_file_name, log_index_file_name, figures_file_name,
      changes_file_name, "snapshot.yaml",     "campaign.yaml"};
  return entry.kind == entry_kind::file && entry.name.ends_with(temporary_suffix) &&
         std::ranges::any_of(ours,
                             [&](std::string_view name) { return entry.name.starts_with(name); });
}

/// Nobody misses these bytes. More than an editor adds are looked at by a person.
result<bool> is_blank(const log_file& file, const byte_range& range) {
  constexpr std::size_t looked_at = 256;
  if (range.size() > looked_at) return false;
  std::array<char, looked_at> bytes{};
  const auto got = file.read(range.begin, std::span(bytes).first(range.size()));
  if (!got) return got.error();
  return std::all_of(bytes.begin(), bytes.begin() + *got,
                     [](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
}

}  // namespace

result<done> tail_repair::remove_leftovers() {
  const auto entries = ops_.list(directory_);
  if (!entries) return entries.error();
  for (const directory_entry& entry : *entries) {
    if (!is_leftover(entry)) continue;
    const std::string path = path_in(directory_, entry.name);
    if (mode_ == access::read_write) {
      if (auto removed = ops_.remove(path); !removed) return removed;
    }
    report_.removed.push_back(path);
  }
  return done{};
}

result<done> tail_repair::fix_tail(log_file& file, const scan_report& scan, tail_action action,
                                   std::uint64_t mark, std::uint64_t& size) {
  DND_ASSERT(action != tail_action::refuse);
  size = scan.file_bytes;
  if (action != tail_action::keep) {
    const std::uint64_t from = cut_offset(scan, action);
    if (from < scan.file_bytes) {
      if (auto cut_off = cut(file, scan, from); !cut_off) return cut_off;
    }
    size = from;
  }
  if (action == tail_action::terminate) {
    // A crash between the cut and this leaves a record without a newline: this row again.
    if (mode_ == access::read_write) {
      if (auto ended = file.append("\n"); !ended) return ended;
    }
    report_.newline_restored = true;
    size += 1;
  }
  return mode_ == access::read_write ? make_durable(file, scan, mark, size) : result<done>(done{});
}

/// Promise 15: also when nothing was wrong, since what is served may be in memory only. Promise 14:
/// whatever became of it when it was synced before.
result<done> tail_repair::make_durable(log_file& file, const scan_report& scan, std::uint64_t mark,
                                       std::uint64_t size) {
  const bool all = size >= scan.good.offset;
  const auto from = offset_after(file, mark, std::min(size, scan.good.offset),
                                 all ? scan.good.seq : scan.whole.seq);
  if (!from) return from.error();
  if (*from < size)
    if (auto written = file.rewrite(*from); !written) return written;
  return file.sync();
}

/// Saves the bytes from `from` on, then cuts them off.
result<done> tail_repair::cut(log_file& file, const scan_report& scan, std::uint64_t from) {
  const std::uint64_t first_seq = scan.what == finding::lost_newline && from + 1 == scan.good.offset
                                      ? scan.good.seq + 1
                                      : scan.whole.seq + 1;
  cut_report lost{.file = file.path(),
                  .why = scan.what,
                  .offset = from,
                  .bytes = scan.file_bytes - from,
                  .events = 0,
                  .first_seq = first_seq,
                  .kept_in = {}};
  const auto blank = is_blank(file, {from, scan.file_bytes});
  if (!blank) return blank.error();
  lost.is_blank = *blank;
  if (mode_ == access::read_write) {
    // One name for both files: their seqs never meet.
    const std::string path =
        path_in(directory_, fmt::format("{}.torn-{}", log_file_name, first_seq));
    auto kept = keep_aside(ops_, file, {from, scan.file_bytes}, directory_, path);
    if (!kept) return std::move(kept).error();
    lost.kept_in = kept->path;
    lost.events = kept->newlines;
    if (auto cut_off = file.truncate(from); !cut_off) return cut_off;
  } else {
    const auto counted = count_newlines(file, {from, scan.file_bytes});
    if (!counted) return counted.error();
    lost.events = *counted;
  }
  report_.cuts.push_back(std::move(lost));
  return done{};
}

result<done> tail_repair::finish_merge(log_file& log, const scan_report& scan,
                                       const byte_range& after, const log_file& encounter,
                                       std::uint64_t encounter_bytes) {
  report_.merge_finished = true;
  report_.merged_bytes = encounter_bytes;
  if (after.size() != 0) {
    const byte_range both{after.begin, after.begin + std::min(after.size(), encounter_bytes)};
    const auto same = first_difference(log, both, encounter, 0);
    if (!same) return same.error();
    if (*same != after.size()) {
      // Not only a piece of the copy: whatever it is, keep it.
      if (auto cut_off = cut(log, scan, after.begin); !cut_off) return cut_off;
    } else if (mode_ == access::read_write) {
      if (auto cut_off = log.truncate(after.begin); !cut_off) return cut_off;
    }
  }
  if (mode_ == access::read_only) return done{};
  if (auto copied = copy_range(encounter, {0, encounter_bytes}, log); !copied) return copied;
  return log.sync();  // Promise 5: before the only other copy is removed.
}

result<done> tail_repair::remove_encounter() {
  if (mode_ == access::read_only) return done{};
  if (auto removed = ops_.remove(path_in(directory_, encounter_file_name)); !removed) {
    return removed;
  }
  return sync_directory();
}

result<done> tail_repair::sync_directory() {
  return mode_ == access::read_write ? ops_.sync_directory(directory_) : result<done>(done{});
}

}  // namespace dnd::io
