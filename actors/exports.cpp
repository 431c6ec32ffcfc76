#include "actors/exports.hpp"

#include "io/export/database.hpp"
#include "io/files/file_ops.hpp"
#include "model/views/roster.hpp"

#include <optional>
#include <utility>

namespace dnd::actors {
namespace {

[[nodiscard]] io::error is_there_already(const std::string& path) {
  return {.code = io::ec::exists,
          .what = "there is something of this name already",
          .todo = "Name another place.",
          .path = path};
}

[[nodiscard]] io::result<done> check_place(io::file_ops& ops, const std::string& path,
                                           existing_file there) {
  const auto kind = ops.kind_of(path);
  if (!kind) return kind.error();
  if (*kind == io::entry_kind::none) return done{};
  if (*kind == io::entry_kind::file && there == existing_file::is_replaced) return done{};
  return is_there_already(path);
}

/// All of a campaign up to `last`, into a database that is not finished yet.
[[nodiscard]] io::result<database_counts> fill(io::database_writer& into, const questions& about,
                                               const campaign_info& which,
                                               const model::state& now) {
  const model::seq_t last = now.seq();
  const auto undone = about.undone(last);
  if (!undone) return undone.error();
  const auto sessions = about.sessions();
  if (!sessions) return sessions.error();
  for (const auto& [name, value] :
       {std::pair("campaign", which.name), std::pair("world", which.world),
        std::pair("events", std::to_string(last))})
    if (auto added = into.add_about(name, value); !added) return std::move(added).error();
  for (const model::views::session_info& each : *sessions) {
    if (auto added = into.add_session(each); !added) return std::move(added).error();
    if (each.ended_ms == 0 || each.last > last) continue;
    const auto then = about.state_at(each.last);
    if (!then) return then.error();
    if (auto added = into.add_creatures(model::views::roster_of(**then), each.number); !added)
      return std::move(added).error();
  }
  if (auto added = into.add_creatures(model::views::roster_of(now), {}); !added)
    return std::move(added).error();
  database_counts counts;
  std::optional<io::error> problem;
  const auto read = about.read([&](const model::commit_ptr& each) {
    if (each->last > last) return false;
    auto added =
        into.add_commit(*each, undone->contains(each->first), session_at(*sessions, each->first));
    if (!added) {
      problem = std::move(added).error();
      return false;
    }
    ++counts.commits;
    counts.events += each->events->size();
    return each->last < last;
  });
  if (problem) return *std::move(problem);
  if (!read) return read.error();
  const auto figures = about.figures(last);
  if (!figures) return figures.error();
  if (auto added = into.add_figures(*figures); !added) return std::move(added).error();
  return counts;
}

}  // namespace

std::uint32_t session_at(const std::vector<model::views::session_info>& all,
                         model::seq_t seq) noexcept {
  for (const model::views::session_info& each : all)
    if (each.first <= seq && seq <= each.last) return each.number;
  return 0;
}

io::result<done> write_export(io::file_ops& ops, const std::string& path, std::string_view text,
                              existing_file there) {
  if (auto free = check_place(ops, path, there); !free) return free;
  return io::publish(ops, path, text);
}

io::result<done> write_exports(io::file_ops& ops, const std::string& directory,
                               const std::vector<named_text>& files, existing_file there) {
  const auto kind = ops.kind_of(directory);
  if (!kind) return kind.error();
  if (*kind != io::entry_kind::none && *kind != io::entry_kind::directory)
    return is_there_already(directory);
  if (*kind == io::entry_kind::none)
    if (auto made = ops.make_directory(directory); !made) return made;
  for (const named_text& each : files)
    if (auto free = check_place(ops, directory + "/" + each.name, there); !free) return free;
  for (const named_text& each : files)
    if (auto written = io::publish(ops, directory + "/" + each.name, each.text); !written)
      return written;
  return done{};
}

io::result<database_counts> export_database(io::file_ops& ops, const questions& about,
                                            const campaign_info& which, const std::string& path,
                                            existing_file there) {
  if (auto free = check_place(ops, path, there); !free) return std::move(free).error();
  const auto known = about.state();
  if (!known) return known.error();
  const std::string aside = path + ".tmp";
  const auto left = ops.kind_of(aside);
  if (!left) return left.error();
  if (*left == io::entry_kind::file)
    if (auto removed = ops.remove(aside); !removed) return std::move(removed).error();
  auto counts = [&]() -> io::result<database_counts> {
    auto made = io::database_writer::create(aside);
    if (!made) return std::move(made).error();
    auto filled = fill(*made, about, which, *known->now);
    if (!filled) return filled;
    if (auto ended = made->finish(); !ended) return std::move(ended).error();
    return filled;
  }();
  if (!counts) {
    const auto removed [[maybe_unused]] = ops.remove(aside);
    return counts;
  }
  if (auto named = ops.rename(aside, path); !named) return std::move(named).error();
  const auto slash = path.find_last_of('/');
  const std::string parent = slash == 0 ? "/" : path.substr(0, slash);
  if (auto synced = ops.sync_directory(parent); !synced) return std::move(synced).error();
  return counts;
}

}  // namespace dnd::actors
