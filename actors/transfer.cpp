#include "actors/transfer.hpp"

#include "io/store/copy_log.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::actors {
namespace {

/// Those of `wanted` that are not there in this form.
[[nodiscard]] content_files changed_files(content_files wanted, const content_files& there) {
  std::erase_if(wanted,
                [&](const auto& each) { return std::ranges::find(there, each) != there.end(); });
  return wanted;
}

template <class Thing>
[[nodiscard]] io::result<std::size_t> bring_content(workspace& from, const Thing& source,
                                                    workspace& to, const Thing& target) {
  auto wanted = from.content_of(source);
  if (!wanted) return std::move(wanted).error();
  const auto there = to.content_of(target);
  if (!there) return there.error();
  const auto changed = changed_files(*std::move(wanted), *there);
  if (auto put = to.put_content(target, changed); !put) return std::move(put).error();
  return changed.size();
}

/// The world of this directory in `of`; nothing when there is none.
[[nodiscard]] io::result<std::optional<world_info>> world_in(workspace& of,
                                                             const std::string& directory) {
  const auto all = of.list_worlds();
  if (!all) return all.error();
  const auto found = std::ranges::find(*all, directory, &world_info::directory);
  if (found == all->end()) return std::optional<world_info>{};
  return std::optional<world_info>(*found);
}

/// The campaign of this label; nothing when there is none.
[[nodiscard]] io::result<std::optional<campaign_info>> campaign_in(workspace& of,
                                                                   const campaign_info& like) {
  const auto all = of.list_campaigns(like.world);
  if (!all) return all.error();
  const auto found = std::ranges::find(*all, like.label, &campaign_info::label);
  if (found == all->end()) return std::optional<campaign_info>{};
  if (found->problem) return *found->problem;
  return std::optional<campaign_info>(*found);
}

}  // namespace

io::result<transferred_world> bring_world(workspace& from, const world_info& which, workspace& to) {
  auto there = world_in(to, which.directory);
  if (!there) return std::move(there).error();
  transferred_world out;
  out.is_new = !*there;
  if (out.is_new) {
    // By its directory: the name as it was typed is in its world.yaml, which comes with the
    // content.
    auto made = to.create_world(which.directory);
    if (!made) return std::move(made).error();
    *there = *std::move(made);
  }
  const auto brought = bring_content(from, which, to, **there);
  if (!brought) return brought.error();
  out.files = *brought;
  auto now = to.find_world(which.directory);
  if (!now) return std::move(now).error();
  out.world = *std::move(now);
  return out;
}

io::result<transferred_campaign> bring_campaign(io::file_ops& ops, workspace& from,
                                                const campaign_info& which, workspace& to) {
  auto world = world_in(to, which.world);
  if (!world) return std::move(world).error();
  if (!*world) {
    const auto own = from.find_world(which.world);
    if (!own) return own.error();
    if (auto made = bring_world(from, *own, to); !made) return std::move(made).error();
  }
  auto there = campaign_in(to, which);
  if (!there) return std::move(there).error();
  transferred_campaign out;
  out.is_new = !*there;
  if (out.is_new) {
    auto made = to.create_campaign(which.world, which.name, which.created_ms, which.settings);
    if (!made) return std::move(made).error();
    *there = *std::move(made);
  }
  const auto files = bring_content(from, which, to, **there);
  if (!files) return files.error();
  out.files = *files;
  const auto source = logs_of(ops, which);
  const auto target = logs_of(ops, **there);
  const auto moved = io::continue_log(*source, {which.id}, *target, {(*there)->id}, (*there)->name);
  if (!moved) return moved.error();
  out.had = moved->had;
  out.has = moved->has;
  auto now = to.find_campaign(which.label);
  if (!now) return std::move(now).error();
  out.campaign = *std::move(now);
  return out;
}

}  // namespace dnd::actors
