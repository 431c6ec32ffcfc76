#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/campaign_directory.hpp"
#include "io/workspace/directories.hpp"
#include "io/workspace/world_directory.hpp"
#include "model/event_values.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::io {

struct workspace_options {
  std::string worlds_dir;
  /// Of `worlds_dir`, where it has to be made.
  meant_for worlds_for = meant_for::everyone;
  std::string data_dir;
  /// The world that the user named (`--world`, `DND_WORLD`, configuration); empty for none.
  std::string world = {};
  /// How long a create waits for another process that is creating something.
  std::chrono::milliseconds lock_wait{2'000};
  /// Bytes of a log that a fork shares with the campaign that it is made of, at least; of shorter
  /// ones it has a copy.
  std::uint64_t share_from = std::uint64_t{1024} * 1024;
};

/// Worlds and campaigns as directories: making, listing and finding them. Holds no state but its
/// options, so every answer is what the disk says now. Blocking: belongs off the actor system's
/// workers. Usable from one thread; several processes may each have one.
///
/// Making is atomic and durable (promises 7 and 17): a new directory is built as `.tmp-NAME`
/// beside its place, with every file and the directory itself synced, renamed into place, and
/// the parent synced. What a crash leaves behind is removed by the next create or listing, under
/// the lock `<worlds_dir>/.lock`, so that nobody removes what another process is making.
class workspace {
 public:
  /// `ops` must outlive the workspace.
  workspace(file_ops& ops, workspace_options options);

  [[nodiscard]] const workspace_options& options() const noexcept { return options_; }

  // -- worlds ----------------------------------------------------------------

  /// Makes the world with `world.yaml` and an empty directory for each kind of content, and
  /// `worlds_dir` itself if need be. Errors: `bad_name`, `exists`, `locked`, and the disk's.
  result<world_info> create_world(std::string_view name);
  /// Sorted by directory. None when `worlds_dir` does not exist. One damaged `world.yaml` does
  /// not hide the rest: see `world_info::problem`.
  result<std::vector<world_info>> list_worlds();
  /// By name as typed or directory name; the exact spelling first, then in any case.
  /// Errors: `not_found` with the nearest spellings; `bad_name` when several answer.
  result<world_info> find_world(std::string_view name);
  /// The world for a new campaign, first of these that is there: the one that the user named
  /// (`options().world`; an error if it does not exist), the world of the current campaign, the
  /// only world, the only one besides those that ship with the program, the shipped `srd` when
  /// there are none besides. Otherwise `not_found`, listing the worlds. Where several can be meant,
  /// a folder that cannot be looked into, or that a file system makes, is none of them.
  result<world_info> default_world();

  // -- campaigns -------------------------------------------------------------

  /// Makes the campaign with `campaign.yaml`, an empty `log.jsonl` and an empty directory for
  /// each kind of content. `world` is found as by `find_world`; empty means `default_world`.
  /// `now_ms`: UTC, milliseconds since 1970. Errors: as for `create_world`.
  result<campaign_info> create_campaign(std::string_view world, std::string_view name,
                                        std::int64_t now_ms,
                                        const campaign_settings& settings = {});
  /// Makes a campaign beside another one that begins with its events up to `at`, which ends a
  /// command; without it with all of them. It has the settings and the content of the other one,
  /// and a fight that was on then is on. The other one may be being played, and stays as it is.
  /// A long log is shared with it, up to the fight: see `io/store/file/log/shared_past.hpp`. It is
  /// copied while the other one is played, and where the file system knows no second names.
  /// Errors: as above; `not_found` past the end, `bad_name` for an event in the middle of a
  /// command; damage of the log, located.
  result<campaign_info> fork_campaign(const campaign_info& from, std::string_view name,
                                      std::optional<model::seq_t> at, std::int64_t now_ms);
  /// Has the campaign's log in one file, which it shares with no other: false when that was so.
  /// Nothing else changes. Errors: `locked` while it is played, and the disk's; the log is as it
  /// was then.
  result<bool> flatten_campaign(const campaign_info& which);
  /// Of one world, or of all when `world` is empty; by world, then directory, in natural order.
  /// Damaged campaigns are in the list: see `campaign_info::problem`. Folders that cannot be looked
  /// into, such as a `lost+found` or one of somebody else, hide no other: `unreadable`, if given,
  /// gets why. A `world` that was named has to be readable.
  result<std::vector<campaign_info>> list_campaigns(std::string_view world = {},
                                                    std::vector<error>* unreadable = nullptr);
  /// By name as typed, directory name, or `World/Campaign`; the exact spelling first, then in
  /// any case. An empty name means the current campaign. `world` (or else `options().world`)
  /// narrows the search. Errors: `not_found` with the nearest spellings; `bad_name` when several
  /// answer, listing each as `World/Campaign`. Damage is in `problem`, for verify and repair.
  result<campaign_info> locate_campaign(std::string_view name, std::string_view world = {});
  /// As `locate_campaign`, with its `problem` as the error: for everything that plays.
  result<campaign_info> find_campaign(std::string_view name, std::string_view world = {});

  /// The campaign that `campaign load` chose, kept in `<worlds_dir>/.current.yaml`. Nothing when
  /// none was chosen, it is gone since, or the file makes no sense: it is only a memory.
  result<std::optional<campaign_info>> current_campaign();
  /// Remembers it, durably.
  result<done> set_current(const campaign_info& campaign);

  /// Gives a new user something to play: when there is no campaign at all and the shipped world
  /// `Sample` is there, makes the campaign `First Evening` in it. Nothing otherwise.
  result<std::optional<campaign_info>> ensure_sample(std::int64_t now_ms);

  /// Where a campaign's content is looked up, strongest first: campaign, world, `data_dir`.
  [[nodiscard]] std::vector<std::string> content_directories(const campaign_info& campaign) const;

 private:
  std::string world_path(std::string_view world) const;
  void count(world_info& world);
  void clean_up(const std::string& parent);
  result<std::vector<std::string>> world_names();
  result<std::string> world_directory(std::string_view name);
  result<std::string> default_world_directory();
  std::vector<std::string> usable_worlds(const std::vector<std::string>& names);
  result<std::vector<campaign_info>> campaigns_of(const std::string& world,
                                                  std::vector<error>* unreadable = nullptr);
  result<std::vector<campaign_info>> matching(std::string_view name,
                                              const std::vector<std::string>& worlds);
  error no_such_campaign(std::string_view name, const std::vector<std::string>& worlds);

  file_ops& ops_;
  workspace_options options_;
};

}  // namespace dnd::io
