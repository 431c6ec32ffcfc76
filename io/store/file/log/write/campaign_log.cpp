#include "io/store/file/log/write/campaign_log.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/log/write/copy.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::io {
namespace {

/// A file that was opened, if it has as many bytes as are known of it.
result<std::unique_ptr<log_file>> with_size(result<std::unique_ptr<log_file>> file,
                                            std::uint64_t bytes) {
  if (!file) return file;
  const auto size = (*file)->size();
  if (!size) return size.error();
  if (auto same = check_size((*file)->path(), *size, bytes); !same) return std::move(same).error();
  return file;
}

}  // namespace

campaign_log::campaign_log(file_ops& ops, std::string directory, const log_tail& tail)
    : ops_(&ops),
      directory_(std::move(directory)),
      log_bytes_(tail.log_bytes),
      encounter_bytes_(tail.encounter_bytes),
      end_(tail.end),
      durable_(tail.end) {
  DND_ASSERT(tail.end.offset == log_bytes_ + encounter_bytes_);
  DND_ASSERT(tail.has_encounter || encounter_bytes_ == 0);
}

result<campaign_log> campaign_log::open(file_ops& ops, const std::string& directory,
                                        const log_tail& tail) {
  campaign_log log(ops, directory, tail);
  auto file = with_size(open_log_file(ops, directory, open_mode::append_existing), tail.log_bytes);
  if (!file) return std::move(file).error();
  log.log_ = *std::move(file);
  if (tail.has_encounter) {
    auto encounter =
        with_size(ops.open(path_in(directory, encounter_file_name), open_mode::append_existing),
                  tail.encounter_bytes);
    if (!encounter) return std::move(encounter).error();
    log.encounter_ = *std::move(encounter);
  }
  return log;
}

result<done> campaign_log::append(std::string_view lines, std::uint64_t last_seq,
                                  std::uint64_t last_sum) {
  if (auto usable = check_open(); !usable) return usable;
  DND_ASSERT(lines.ends_with('\n') && last_seq > end_.seq);
  state_ = state::writing;
  if (auto written = current().append(lines); !written) {
    return cut_back(current(), current_bytes(), std::move(written).error());
  }
  state_ = state::open;
  (has_encounter() ? encounter_bytes_ : log_bytes_) += lines.size();
  end_ = {end_.offset + lines.size(), last_seq, last_sum};
  return done{};
}

result<done> campaign_log::sync() {
  if (auto usable = check_open(); !usable) return usable;
  state_ = state::syncing;
  if (auto synced = current().sync_whole(current_bytes()); !synced) {
    return fail(std::move(synced).error());
  }
  if (directory_changed_) {
    if (auto synced = ops_->sync_directory(directory_); !synced) {
      return fail(std::move(synced).error());
    }
    directory_changed_ = false;
  }
  state_ = state::open;
  move_durable(end_);
  return done{};
}

result<done> campaign_log::begin_encounter() {
  if (auto usable = check_open(); !usable) return usable;
  DND_ASSERT(!has_encounter());
  // What is in log.jsonl comes before the fight: it is durable before any line of the fight is.
  if (auto synced = sync(); !synced) return synced;
  auto file = ops_->open(path_in(directory_, encounter_file_name), open_mode::append_or_create);
  if (!file) return std::move(file).error();
  const auto size = (*file)->size();
  if (!size) return size.error();
  if (*size != 0) {
    return fail({.code = ec::corrupt,
                 .what = "an encounter is there that was not when the campaign was opened",
                 .todo = "Open the campaign again.",
                 .path = (*file)->path()});
  }
  encounter_ = *std::move(file);
  encounter_bytes_ = 0;
  directory_changed_ = true;
  return done{};
}

result<done> campaign_log::merge() {
  if (auto usable = check_open(); !usable) return usable;
  DND_ASSERT(has_encounter());
  // Promise 5: each step rests on the one before it being durable.
  if (auto synced = sync(); !synced) return synced;
  // In the fight nothing was written here. Before the copy, so that it is in order after a repair.
  const auto size = log_->size();
  if (!size) return fail(size.error());
  if (auto same = check_size(log_->path(), *size, log_bytes_); !same) {
    return fail(std::move(same).error());
  }
  if (auto copied = copy_encounter(); !copied) return copied;
  state_ = state::syncing;
  if (auto synced = log_->sync_whole(log_bytes_ + encounter_bytes_); !synced) {
    return fail(std::move(synced).error());
  }
  const std::string path = path_in(directory_, encounter_file_name);
  if (auto removed = ops_->remove(path); !removed) return fail(std::move(removed).error());
  // Before anything is appended to log.jsonl: an encounter that came back would be after it.
  if (auto synced = ops_->sync_directory(directory_); !synced) {
    return fail(std::move(synced).error());
  }
  // Closed only now: whoever closes the file last frees its blocks, which takes its time.
  encounter_.reset();
  state_ = state::open;
  log_bytes_ += encounter_bytes_;
  encounter_bytes_ = 0;
  DND_ASSERT(end_.offset == log_bytes_);
  return done{};
}

result<done> campaign_log::copy_encounter() {
  state_ = state::writing;
  if (auto copied = copy_range(*encounter_, {0, encounter_bytes_}, *log_); !copied) {
    auto undone = cut_back(*log_, log_bytes_, std::move(copied).error());
    if (state_ != state::open) return undone;
    // The fight may go on after an undo: then no line of it may come back in log.jsonl.
    state_ = state::syncing;
    if (auto synced = log_->sync(); !synced) return fail(std::move(synced).error());
    state_ = state::open;
    return undone;
  }
  return done{};
}

log_file& campaign_log::current() noexcept {
  return has_encounter() ? *encounter_ : *log_;
}

std::uint64_t campaign_log::current_bytes() const noexcept {
  return has_encounter() ? encounter_bytes_ : log_bytes_;
}

result<done> campaign_log::check_open() const {
  if (state_ == state::open) return done{};
  DND_ASSERT(state_ == state::failed && failure_);
  return error{.code = ec::poisoned,
               .what = "nothing more is written since an earlier failure: " + render(*failure_),
               .todo = "Open the campaign again.",
               .path = directory_};
}

/// Removes what a failed write left behind. If that fails too, nothing is known about the file.
result<done> campaign_log::cut_back(log_file& file, std::uint64_t bytes, error why) {
  DND_ASSERT(state_ == state::writing);
  if (!file.truncate(bytes)) return fail(std::move(why));
  const auto size = file.size();
  if (!size || *size != bytes) return fail(std::move(why));
  state_ = state::open;
  return why;
}

error campaign_log::fail(error why) {
  state_ = state::failed;
  failure_ = why;
  return why;
}

void campaign_log::move_durable(const log_position& to) {
  DND_ASSERT(to.seq >= durable_.seq && to.offset >= durable_.offset);
  DND_ASSERT(to.offset == log_bytes_ + encounter_bytes_);
  durable_ = to;
}

result<std::unique_ptr<file_lock>> lock_campaign(file_ops& ops, const std::string& directory,
                                                 std::string_view name) {
  auto lock = ops.lock(path_in(directory, lock_file_name));
  if (lock || lock.error().code != ec::locked) return lock;
  error why = std::move(lock).error();
  why.what = fmt::format("campaign \"{}\" is {}", name, why.what);
  why.path.clear();
  return why;
}

}  // namespace dnd::io
