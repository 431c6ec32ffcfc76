#include "io/store/file/backup/backups.hpp"

#include "io/files/json/text.hpp"
#include "io/files/json/time.hpp"
#include "io/store/file/backup/archive.hpp"
#include "io/store/file/backup/copy_campaign.hpp"
#include "io/store/file/file_names.hpp"
#include "io/workspace/directories.hpp"
#include "io/workspace/paths.hpp"
#include "io/workspace/temporary_directory.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io {

namespace {

constexpr std::string_view suffix = ".tar.zst";
constexpr std::string_view seq_key = "-seq-";
/// "20261122T190411Z"
constexpr std::size_t stamp_bytes = 16;

std::string stamp_of(std::int64_t ms) {
  std::string text;
  json::append_time(text, ms);
  // Of "2026-11-22T19:04:11.120Z".
  text.resize(19);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text + "Z";
}

/// Nothing when it is no stamp.
std::optional<std::string> time_of(std::string_view stamp) {
  if (stamp.size() != stamp_bytes) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t size) { return stamp.substr(at, size); };
  auto text = fmt::format("{}-{}-{}T{}:{}:{}Z", part(0, 4), part(4, 2), part(6, 2), part(9, 2),
                          part(11, 2), part(13, 2));
  const auto whole = text.substr(0, text.size() - 1) + ".000Z";
  if (stamp[8] != 'T' || stamp[15] != 'Z' || !json::parse_time(whole)) return std::nullopt;
  return text;
}

/// What a crash, or a full disk, left of a backup that was being made.
result<done> remove_unfinished_backups(file_ops& ops, const std::string& backups) {
  const auto entries = ops.list(backups);
  if (!entries) return entries.error();
  for (const directory_entry& each : *entries) {
    if (each.kind != entry_kind::file || !each.name.ends_with(temporary_suffix)) continue;
    if (!parse_backup_name(each.name.substr(0, each.name.size() - temporary_suffix.size())))
      continue;
    if (auto removed = ops.remove(path_in(backups, each.name)); !removed) return removed;
  }
  return done{};
}

result<done> make_room(file_ops& ops, const std::string& directory, std::size_t keep) {
  const auto all = list_backups(ops, directory);
  if (!all) return all.error();
  for (std::size_t i = 0; i + keep < all->size(); ++i)
    if (auto removed = ops.remove((*all)[i].path); !removed) return removed;
  return done{};
}

/// Writes the archive under a name that nobody takes for one.
result<log_position> write_archive(file_ops& ops, const std::string& directory,
                                   const std::string& path, std::int64_t now_ms) {
  const auto file = ops.open(path, open_mode::append_or_create);
  if (!file) return file.error();
  archive_sink sink(**file, now_ms);
  const auto end = copy_campaign(ops, directory, sink);
  if (!end) return end.error();
  if (auto synced = (*file)->sync(); !synced) return std::move(synced).error();
  return *end;
}

}  // namespace

std::optional<backup_info> parse_backup_name(std::string_view name) {
  if (!name.ends_with(suffix)) return std::nullopt;
  backup_info info{.name = std::string(name), .path = {}, .made = {}};
  auto rest = name.substr(0, name.size() - suffix.size());
  while (rest.starts_with('0') && !rest.starts_with("0-")) rest.remove_prefix(1);
  const auto number = json::take_uint(rest);
  if (!number || !rest.starts_with(seq_key)) return std::nullopt;
  rest.remove_prefix(seq_key.size());
  const auto seq = json::take_uint(rest);
  if (!seq || !rest.starts_with('-')) return std::nullopt;
  auto made = time_of(rest.substr(1));
  if (!made) return std::nullopt;
  info.number = *number;
  info.seq = *seq;
  info.made = *std::move(made);
  return info;
}

result<std::vector<backup_info>> list_backups(file_ops& ops, const std::string& directory) {
  const auto backups = path_in(directory, backup_directory_name);
  const auto entries = ops.list(backups);
  std::vector<backup_info> all;
  if (!entries && entries.error().code == ec::not_found) return all;
  if (!entries) return entries.error();
  for (const directory_entry& each : *entries) {
    auto info = each.kind == entry_kind::file ? parse_backup_name(each.name) : std::nullopt;
    if (!info) continue;
    info->path = path_in(backups, each.name);
    const auto file = ops.open(info->path, open_mode::read_only);
    if (!file) return file.error();
    const auto size = (*file)->size();
    if (!size) return size.error();
    info->bytes = *size;
    all.push_back(*std::move(info));
  }
  std::ranges::sort(all, {}, &backup_info::number);
  return all;
}

result<backup_info> make_backup(file_ops& ops, const std::string& directory, std::int64_t now_ms,
                                std::size_t keep) {
  DND_ASSERT(keep > 0);
  const auto backups = path_in(directory, backup_directory_name);
  if (auto ours = check_own_directory(ops, backups); !ours) return std::move(ours).error();
  if (auto made = make_directories(ops, backups); !made) return std::move(made).error();
  if (auto removed = remove_unfinished_backups(ops, backups); !removed)
    return std::move(removed).error();
  const auto all = list_backups(ops, directory);
  if (!all) return all.error();
  const auto number = all->empty() ? 1 : all->back().number + 1;
  // Where it ends is known when it is written.
  const auto unfinished = path_in(backups, fmt::format("{:06}{}0-{}{}{}", number, seq_key,
                                                       stamp_of(now_ms), suffix, temporary_suffix));
  const auto end = write_archive(ops, directory, unfinished, now_ms);
  if (!end) {
    // Not heeded: the next backup removes what is left, and the first error is the one to report.
    const auto removed [[maybe_unused]] = ops.remove(unfinished);
    return end.error();
  }
  const auto name =
      fmt::format("{:06}{}{}-{}{}", number, seq_key, end->seq, stamp_of(now_ms), suffix);
  auto info = parse_backup_name(name);
  DND_ASSERT(info.has_value());
  info->path = path_in(backups, name);
  // Promise 17: whole under its name or not there, and old ones go only when it is safe.
  if (auto renamed = ops.rename(unfinished, info->path); !renamed)
    return std::move(renamed).error();
  if (auto synced = ops.sync_directory(backups); !synced) return std::move(synced).error();
  if (auto removed = make_room(ops, directory, keep); !removed) return std::move(removed).error();
  return *std::move(info);
}

result<model::seq_t> copy_to_directory(file_ops& ops, const std::string& directory,
                                       const std::string& target) {
  const auto kind = ops.kind_of(target);
  if (!kind) return kind.error();
  if (*kind != entry_kind::none)
    return error{.code = ec::exists,
                 .what = "there is something of this name already",
                 .todo = "Name a directory that does not exist yet: it is made.",
                 .path = target};
  const auto parent = config::parent_directory(target);
  if (auto made = make_directories(ops, parent); !made) return std::move(made).error();
  // Hidden, so that it is no campaign yet. What a crash left of an earlier attempt goes first.
  const auto path = path_in(parent, ".backup-" + target.substr(target.rfind('/') + 1));
  { const temporary_directory leftover(ops, path); }
  if (auto made = ops.make_directory(path); !made) return std::move(made).error();
  const temporary_directory unfinished(ops, path);
  directory_sink sink(ops, path);
  const auto end = copy_campaign(ops, directory, sink);
  if (!end) return end.error();
  if (auto renamed = ops.rename(path, target); !renamed) return std::move(renamed).error();
  if (auto synced = ops.sync_directory(parent); !synced) return std::move(synced).error();
  return end->seq;
}

}  // namespace dnd::io
