#include "io/store/file/backup/restore.hpp"

#include "io/store/file/backup/archive.hpp"
#include "io/store/file/backup/backups.hpp"
#include "io/store/file/backup/copy_campaign.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "io/workspace/paths.hpp"
#include "io/workspace/temporary_directory.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::io {

namespace {

/// Beside the campaign, hidden: "/w/.restoring-The-Lost-Mine".
std::string beside(const std::string& directory, std::string_view prefix) {
  const auto parent = config::parent_directory(directory);
  return path_in(parent, fmt::format(".{}-{}", prefix, directory.substr(parent.size() + 1)));
}
/// Where the copy is made. What a crash left there is of no use.
std::string place_of_copy(const std::string& directory) {
  return beside(directory, "restoring");
}
/// Where the copy waits to change places, and where the old campaign is after that. Whatever a
/// crash left there is a whole campaign.
std::string place_of_replaced(const std::string& directory) {
  return beside(directory, "replaced");
}

/// What is wrong with a copy nothing mends: another one may do.
error of_backup(error why) {
  if (!is_damage(why.code)) return why;
  why.todo = "Take another one.";
  why.way_out = remedy::choose_backup;
  return why;
}

result<done> fill(file_ops& ops, const std::string& source, const std::string& copy) {
  const auto kind = ops.kind_of(source);
  if (!kind) return kind.error();
  if (*kind == entry_kind::none)
    return error{.code = ec::not_found,
                 .what = "there is no such backup",
                 .path = source,
                 .way_out = remedy::list_backups};
  directory_sink sink(ops, copy);
  if (*kind != entry_kind::directory) {
    auto unpacked = read_archive(ops, source, sink);
    return unpacked ? unpacked : of_backup(std::move(unpacked).error());
  }
  auto copied = copy_campaign(ops, source, sink);
  return copied ? result<done>(done{}) : of_backup(std::move(copied).error());
}

/// All that can be known about a copy, before anything depends on it.
result<model::seq_t> check(file_ops& ops, const std::string& copy) {
  const auto report = verify_campaign(ops, copy, [](std::uint64_t, std::uint64_t) {});
  if (!report) return of_backup(report.error());
  if (!report->sound()) {
    const auto& first = report->findings.front();
    return of_backup(
        {.code = ec::corrupt,
         .what = fmt::format("the backup is damaged: {} (line {}); nothing was changed", first.what,
                             first.line),
         .seq = first.seq});
  }
  const auto loaded = load_campaign(ops, copy, access::read_only);
  if (!loaded) return of_backup(loaded.error());
  return loaded->end.seq;
}

/// A campaign's name can be given again; when it was made says which one it is.
result<done> check_same(file_ops& ops, const std::string& directory, const std::string& copy) {
  const auto theirs = read_campaign_file(ops, path_in(copy, campaign_file_name));
  if (!theirs) return theirs.error();
  const auto ours = read_campaign_file(ops, path_in(directory, campaign_file_name));
  // One that is damaged may be what the restore is for.
  if (!ours || ours->created_ms == theirs->created_ms) return done{};
  return error{.code = ec::bad_content,
               .what = fmt::format("the backup is of another campaign, \"{}\"", theirs->name),
               .todo = "Name that campaign, or take another backup.",
               .way_out = remedy::restore_elsewhere};
}

/// Moves the backups of the campaign that was replaced to the one in its place. Where a link leads
/// to them they stay: nothing is taken out of a directory of somebody else's.
result<done> move_backups(file_ops& ops, const std::string& replaced, const std::string& backups) {
  const auto theirs = path_in(replaced, backup_directory_name);
  auto have = ops.kind_of(theirs);
  if (!have) return have.error();
  for (const auto& each : {replaced, theirs}) {
    const auto link = ops.is_link(each);
    if (!link) return link.error();
    if (*link) have = entry_kind::none;
  }
  const auto there = ops.kind_of(backups);
  if (!there) return there.error();
  if (*have == entry_kind::none)
    return *there == entry_kind::none ? ops.make_directory(backups) : result<done>(done{});
  if (*there == entry_kind::none) return ops.rename(theirs, backups);
  const auto entries = ops.list(theirs);
  if (!entries) return entries.error();
  for (const directory_entry& each : *entries) {
    const auto to = path_in(backups, each.name);
    const auto taken = ops.kind_of(to);
    if (!taken) return taken.error();
    if (*taken != entry_kind::none) continue;
    if (auto moved = ops.rename(path_in(theirs, each.name), to); !moved) return moved;
  }
  return done{};
}

result<std::string> free_name(file_ops& ops, const std::string& backups) {
  for (std::size_t number = 1; number <= bounds::backup_files_max; ++number) {
    auto path = path_in(backups, fmt::format("replaced-{}", number));
    const auto kind = ops.kind_of(path);
    if (!kind) return kind.error();
    if (*kind == entry_kind::none) return path;
  }
  return error{.code = ec::exists,
               .what = "there are too many replaced campaigns",
               .todo = "Remove those that nobody needs.",
               .path = backups};
}

}  // namespace

result<std::string> finish_restore(file_ops& ops, const std::string& directory) {
  const auto replaced = place_of_replaced(directory);
  const auto kind = ops.kind_of(replaced);
  if (!kind) return kind.error();
  if (*kind == entry_kind::none) return std::string();
  const auto backups = path_in(directory, backup_directory_name);
  if (auto ours = check_own_directory(ops, backups); !ours) return std::move(ours).error();
  if (auto moved = move_backups(ops, replaced, backups); !moved) return std::move(moved).error();
  // Before anything is moved into it.
  for (const auto& each : {backups, directory})
    if (auto synced = ops.sync_directory(each); !synced) return std::move(synced).error();
  auto kept = free_name(ops, backups);
  if (!kept) return kept;
  if (auto renamed = ops.rename(replaced, *kept); !renamed) return std::move(renamed).error();
  for (const auto& each : {backups, config::parent_directory(directory)})
    if (auto synced = ops.sync_directory(each); !synced) return std::move(synced).error();
  return kept;
}

result<restore_report> restore_campaign(file_ops& ops, const std::string& directory,
                                        const std::string& name, const std::string& source) {
  const auto lock = lock_campaign(ops, directory, name);
  if (!lock) return lock.error();
  if (auto finished = finish_restore(ops, directory); !finished) return std::move(finished).error();
  const auto copy = place_of_copy(directory);
  { const temporary_directory leftover(ops, copy); }
  if (auto made = ops.make_directory(copy); !made) return std::move(made).error();
  const temporary_directory staging(ops, copy);
  if (auto filled = fill(ops, source, copy); !filled) return std::move(filled).error();
  const auto seq = check(ops, copy);
  if (!seq) return seq.error();
  if (auto same = check_same(ops, directory, copy); !same) return std::move(same).error();
  // Whoever opens the campaign right after the exchange has to wait for its end as well.
  const auto lock_of_copy = lock_campaign(ops, copy, name);
  if (!lock_of_copy) return lock_of_copy.error();
  if (auto synced = ops.sync_directory(copy); !synced) return std::move(synced).error();
  const auto parent = config::parent_directory(directory);
  const auto replaced = place_of_replaced(directory);
  if (auto renamed = ops.rename(copy, replaced); !renamed) return std::move(renamed).error();
  if (auto synced = ops.sync_directory(parent); !synced) return std::move(synced).error();
  // Promise 17: the one moment in which the campaign becomes another.
  if (auto exchanged = ops.exchange(replaced, directory); !exchanged) {
    const auto undone [[maybe_unused]] = ops.rename(replaced, copy);
    return std::move(exchanged).error();
  }
  if (auto synced = ops.sync_directory(parent); !synced) return std::move(synced).error();
  auto kept = finish_restore(ops, directory);
  if (!kept) return std::move(kept).error();
  return restore_report{.seq = *seq, .replaced = *std::move(kept)};
}

}  // namespace dnd::io
