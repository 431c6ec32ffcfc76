#include "actors/backups.hpp"

#include "io/store/file/backup/backups.hpp"
#include "io/store/file/backup/restore.hpp"
#include "io/store/file/file_names.hpp"

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

[[nodiscard]] io::error kept_by_the_database(const campaign_info& which) {
  return {.code = io::ec::bad_name,
          .what = "campaign \"" + which.name + "\" is in a database, which is backed up as a whole",
          .todo = "Use the database's own means, or bring a copy of the campaign here as files."};
}

}  // namespace

io::result<std::vector<backup_info>> list_backups(io::file_ops& ops, const campaign_info& which) {
  if (which.store) return kept_by_the_database(which);
  auto all = io::list_backups(ops, which.id);
  if (!all) return std::move(all).error();
  std::vector<backup_info> out;
  for (io::backup_info& each : *all) out.push_back(plain(std::move(each)));
  return out;
}

io::result<backup_info> make_backup(io::file_ops& ops, const campaign_info& which,
                                    const io::config::settings& settings, std::int64_t now_ms) {
  if (which.store) return kept_by_the_database(which);
  const std::size_t keep =
      std::max<std::size_t>(effective(settings, which.settings).backup_keep, 1);
  auto made = io::make_backup(ops, which.id, now_ms, keep);
  if (!made) return std::move(made).error();
  return plain(*std::move(made));
}

io::result<std::uint64_t> copy_campaign(io::file_ops& ops, const campaign_info& which,
                                        const std::string& target) {
  if (which.store) return kept_by_the_database(which);
  return io::copy_to_directory(ops, which.id, target);
}

io::result<restore_report> restore_campaign(io::file_ops& ops, const campaign_info& which,
                                            std::string_view source) {
  if (which.store) return kept_by_the_database(which);
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
