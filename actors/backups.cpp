#include "actors/backups.hpp"

#include "actors/campaign_copy.hpp"
#include "actors/care.hpp"
#include "actors/shared_store.hpp"
#include "io/store/file/backup/backups.hpp"
#include "io/store/file/backup/restore.hpp"
#include "io/store/file/file_names.hpp"
#include "io/workspace/directories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::actors {
namespace {

[[nodiscard]] backup_info plain(io::backup_info from) {
  return {.name = std::move(from.name),
          .path = std::move(from.path),
          .seq = from.seq,
          .made = std::move(from.made),
          .bytes = from.bytes};
}

/// Those of a campaign that is in a store, oldest first.
[[nodiscard]] io::result<std::vector<backup_info>> backups_in_store(const campaign_info& which) {
  const auto all = which.store->kept_of({which.id});
  if (!all) return all.error();
  std::vector<backup_info> out;
  for (const io::kept_entry& each : *all)
    if (auto parsed = io::parse_backup_name(each.name)) {
      parsed->bytes = each.bytes;
      parsed->path = each.name;
      out.push_back(plain(*std::move(parsed)));
    }
  return out;
}

/// A backup of a copy, and which others it leaves.
struct made_backup {
  backup_info about;
  io::kept_file file;
  std::vector<std::string> too_old;
};

[[nodiscard]] io::result<made_backup> back_up_copy(io::file_ops& ops, const campaign_copy& copy,
                                                   const std::vector<backup_info>& there,
                                                   std::size_t keep, std::int64_t now_ms) {
  const std::string& directory = copy.as_files().path;
  const std::string backups = io::path_in(directory, io::backup_directory_name);
  // Their names are enough to number the next one, and to know which have had their time.
  if (auto made = io::make_directories(ops, backups); !made) return std::move(made).error();
  for (const backup_info& each : there)
    if (auto put = ops.write_new(io::path_in(backups, each.name), {}); !put)
      return std::move(put).error();
  auto made = io::make_backup(ops, directory, now_ms, keep);
  if (!made) return std::move(made).error();
  auto body = ops.read_all(made->path, UINT64_MAX);
  if (!body) return std::move(body).error();
  const auto left = io::list_backups(ops, directory);
  if (!left) return left.error();
  made_backup out{
      .about = plain(*made), .file = {.name = made->name, .body = *std::move(body)}, .too_old = {}};
  out.about.path = made->name;
  for (const backup_info& each : there)
    if (std::ranges::find(*left, each.name, &io::backup_info::name) == left->end())
      out.too_old.push_back(each.name);
  return out;
}

[[nodiscard]] io::result<backup_info> back_up_in_store(io::file_ops& ops,
                                                       const campaign_info& which, std::size_t keep,
                                                       std::int64_t now_ms) {
  const auto there = backups_in_store(which);
  if (!there) return there.error();
  const auto copy = campaign_copy::to_read(ops, which);
  if (!copy) return copy.error();
  const auto made = back_up_copy(ops, *copy, *there, keep, now_ms);
  if (!made) return made.error();
  if (auto kept = which.store->keep({which.id}, made->file, made->too_old); !kept)
    return std::move(kept).error();
  return made->about;
}

/// The path of what is meant by `source`: one of its backups, brought here, or something else.
[[nodiscard]] io::result<std::string> source_for(io::file_ops& ops, const campaign_info& which,
                                                 const campaign_copy& copy,
                                                 const std::vector<backup_info>& there,
                                                 std::string_view source) {
  if (std::ranges::find(there, source, &backup_info::name) == there.end())
    return absolute_path(source);
  const auto body = which.store->read_kept({which.id}, source);
  if (!body) return body.error();
  std::string path = copy.as_files().path + ".backup.tar.zst";
  if (auto put = ops.write_new(path, *body); !put) return std::move(put).error();
  return path;
}

[[nodiscard]] io::result<restore_report> restore_in_store(io::file_ops& ops,
                                                          const campaign_info& which,
                                                          std::string_view source,
                                                          std::int64_t now_ms) {
  const auto there = backups_in_store(which);
  if (!there) return there.error();
  auto copy = campaign_copy::to_mend(ops, which);
  if (!copy) return std::move(copy).error();
  const auto path = source_for(ops, which, *copy, *there, source);
  if (!path) return path.error();
  // What is there now can be restored from its backup; what is damaged stays as lines.
  const auto seen = verify_campaign(ops, which, {});
  if (!seen) return seen.error();
  io::kept_file before{.name = fmt::format("{}.replaced-{}", io::log_file_name, now_ms),
                       .body = {}};
  if (seen->sound()) {
    auto made = back_up_copy(ops, *copy, *there, there->size() + 1, now_ms);
    if (!made) return std::move(made).error();
    before = std::move(made->file);
  } else {
    before.body = copy->lines_before();
  }
  const auto& files = copy->as_files();
  const auto restored = io::restore_campaign(ops, files.id, files.name, *path);
  if (!restored) return restored.error();
  restore_report out{.seq = restored->seq, .replaced = before.name};
  if (auto put = copy->put_back({std::move(before)}); !put) return std::move(put).error();
  return out;
}

}  // namespace

io::result<std::vector<backup_info>> list_backups(io::file_ops& ops, const campaign_info& which) {
  if (which.store) return backups_in_store(which);
  auto all = io::list_backups(ops, which.id);
  if (!all) return std::move(all).error();
  std::vector<backup_info> out;
  for (io::backup_info& each : *all) out.push_back(plain(std::move(each)));
  return out;
}

io::result<backup_info> make_backup(io::file_ops& ops, const campaign_info& which,
                                    const io::config::settings& settings, std::int64_t now_ms) {
  const std::size_t keep =
      std::max<std::size_t>(effective(settings, which.settings).backup_keep, 1);
  if (which.store) return back_up_in_store(ops, which, keep, now_ms);
  auto made = io::make_backup(ops, which.id, now_ms, keep);
  if (!made) return std::move(made).error();
  return plain(*std::move(made));
}

io::result<std::uint64_t> copy_campaign(io::file_ops& ops, const campaign_info& which,
                                        const std::string& target) {
  if (!which.store) return io::copy_to_directory(ops, which.id, target);
  const auto copy = campaign_copy::to_read(ops, which);
  if (!copy) return copy.error();
  return io::copy_to_directory(ops, copy->as_files().id, target);
}

io::result<restore_report> restore_campaign(io::file_ops& ops, const campaign_info& which,
                                            std::string_view source, std::int64_t now_ms) {
  if (which.store) return restore_in_store(ops, which, source, now_ms);
  std::string path = io::path_in(io::path_in(which.id, io::backup_directory_name), source);
  const auto own = ops.kind_of(path);
  if (!own) return own.error();
  if (*own == io::entry_kind::none) {
    auto elsewhere = absolute_path(source);
    if (!elsewhere) return std::move(elsewhere).error();
    path = *std::move(elsewhere);
  }
  auto restored = io::restore_campaign(ops, which.id, which.name, path);
  if (!restored) return std::move(restored).error();
  return restore_report{.seq = restored->seq, .replaced = std::move(restored->replaced)};
}

}  // namespace dnd::actors
