#pragma once

#include "actors/shared_store.hpp"
#include "io/files/error.hpp"
#include "io/workspace/settings.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::io {
class file_ops;
class workspace;
}  // namespace dnd::io

/// Worlds and campaigns as a program sees them: making, listing and finding them. Plain values; how
/// and where they are kept is not said.
namespace dnd::actors {

struct campaign_address;

/// A campaign as a listing shows it. Everything that is done with a campaign takes one of these.
struct campaign_info {
  /// Tells this campaign from all others. Not for people, and not to be looked into.
  std::string id;
  /// As typed when it was made.
  std::string name;
  /// The world's short name.
  std::string world;
  /// "Faerun/The-Lost-Mine": finds this campaign and no other.
  std::string label;
  /// Where it is kept, for people to read and copy.
  std::string path;
  /// UTC, milliseconds since 1970.
  std::int64_t created_ms = 0;
  /// Of the last whole event, and its time as the log has it, `2026-11-22T19:04:11.120Z`; 0 and
  /// empty before the first. Not verified.
  std::uint64_t last_seq = 0;
  std::string last_at;
  /// A fight is on.
  bool fight = false;
  /// Why the campaign cannot be opened, as far as a short look shows.
  std::optional<io::error> problem;
  /// What it says itself about how it is played.
  io::campaign_settings settings;
  /// Where its log is, with `id`; null: in files.
  std::shared_ptr<shared_store> store;
};

struct world_info {
  /// As typed.
  std::string name;
  /// Its short name: what `--world` takes, whatever the name has in it.
  std::string directory;
  /// Where it is kept, for people.
  std::string path;
  /// How many entries of content it has of its own, by category ("monsters"); only those above 0.
  std::vector<std::pair<std::string, std::size_t>> entries;
  std::size_t campaigns = 0;
  /// What is wrong with it.
  std::optional<io::error> problem;
};

/// A campaign that was made, and is the current one.
struct started_campaign {
  campaign_info campaign;
  /// Its world, if that was made for it.
  std::optional<world_info> world;
};

struct workspace_options {
  /// Absolute.
  std::string worlds_dir;
  /// Whether `worlds_dir`, where it has to be made, is its owner's alone.
  bool is_private = false;
  /// Absolute; empty: none.
  std::string data_dir;
  /// The world that the user named; empty for none.
  std::string world = {};
  /// Worlds and campaigns are in there, and `worlds_dir` says nothing; null: they are files.
  std::shared_ptr<shared_store> store = {};
};

/// All worlds and their campaigns. Holds no state but its options, so every answer is what is true
/// now. Blocks while the disk works. For one thread; several processes may each have one.
///
/// What is made is there whole and durable, or not at all (promises 7 and 17).
class workspace {
 public:
  /// `ops` must outlive the workspace.
  workspace(io::file_ops& ops, workspace_options options);
  ~workspace();
  workspace(const workspace&) = delete;
  workspace& operator=(const workspace&) = delete;

  [[nodiscard]] const workspace_options& options() const noexcept { return options_; }

  // -- worlds ----------------------------------------------------------------

  /// Errors: `bad_name`, `exists`, `locked`, and the disk's.
  io::result<world_info> create_world(std::string_view name);
  /// Sorted. One that is damaged does not hide the rest: see `world_info::problem`.
  io::result<std::vector<world_info>> list_worlds();
  /// By its name in any case. Errors: `not_found` with the nearest spellings; `bad_name` when
  /// several answer.
  io::result<world_info> find_world(std::string_view name);
  /// The world for a new campaign: the one that the user named, that of the current campaign, or
  /// the only one that can be meant. `not_found` when none or several can.
  io::result<world_info> default_world();
  /// Writes a file of content into a world, such as "characters/grog.yaml". `path` is relative.
  io::result<done> add_content(const world_info& world, std::string_view path,
                               std::string_view text);

  /// The files of content of a world's own, and its world.yaml.
  io::result<content_files> content_of(const world_info& world);
  /// Those of a campaign's own.
  io::result<content_files> content_of(const campaign_info& campaign);
  /// Puts files in the place of those of their paths.
  io::result<done> put_content(const world_info& world, const content_files& files);
  io::result<done> put_content(const campaign_info& campaign, const content_files& files);

  // -- campaigns -------------------------------------------------------------

  /// In the world `world`; empty means `default_world`. `now_ms`: UTC, milliseconds since 1970.
  /// Errors: as for `create_world` and `find_world`.
  io::result<campaign_info> create_campaign(std::string_view world, std::string_view name,
                                            std::int64_t now_ms,
                                            const io::campaign_settings& settings = {});
  /// Makes a campaign beside another one that begins with its events up to `at`, which ends a
  /// command; without it with all of them. It has the same settings and content, and a fight that
  /// was on then is on. The other one may be being played. Errors: as above; `not_found` past the
  /// end, `bad_name` for an event in the middle of a command; damage of the log.
  io::result<campaign_info> fork_campaign(const campaign_info& from, std::string_view name,
                                          std::optional<std::uint64_t> at, std::int64_t now_ms);
  /// Has the log of a fork in one file, which it shares with no other campaign: false when that was
  /// so. Errors: `locked` while it is played, and the disk's.
  io::result<bool> flatten_campaign(const campaign_info& which);
  /// Leaves a campaign with all that it takes to play on elsewhere in the directory `target`, which
  /// is made: one of worlds, with the campaign's world in it. Whole or not at all; the campaign may
  /// be being played. `target` is absolute. Returns the last event. Errors: `exists`; the disk's;
  /// damage of the log. `note` says how to play on.
  io::result<std::uint64_t> make_bundle(const campaign_info& campaign, const std::string& target,
                                        std::string note);
  /// Makes a campaign in the default world and makes it the current one. Makes that world too where
  /// there is none of the user's own: the one that `workspace_options` names, else `Default`. After
  /// an end in its middle the next try works. Errors: as above.
  io::result<started_campaign> start_campaign(std::string_view name, std::int64_t now_ms);
  /// Of one world, or of all when `world` is empty. Damaged ones are in the list. Folders that
  /// cannot be looked into hide no other: `unreadable`, if given, gets why.
  io::result<std::vector<campaign_info>> list_campaigns(
      std::string_view world = {}, std::vector<io::error>* unreadable = nullptr);
  /// By name, directory or label, in any case; an empty name means the current campaign. Errors:
  /// `not_found` with the nearest spellings; `bad_name` when several answer. Damage is in
  /// `problem`, for those who look at it and mend it.
  io::result<campaign_info> locate_campaign(std::string_view name);
  /// As `locate_campaign`, with its `problem` as the error: for everything that plays.
  io::result<campaign_info> find_campaign(std::string_view name);

  /// The campaign that commands mean when they name none. Nothing when none was chosen, or when it
  /// is gone since.
  io::result<std::optional<campaign_info>> current_campaign();
  /// Remembers it, durably.
  io::result<done> set_current(const campaign_info& campaign);
  /// Gives a new user something to play: when there is no campaign at all and the world `Sample` is
  /// there, makes one in it. Nothing otherwise.
  io::result<std::optional<campaign_info>> ensure_sample(std::int64_t now_ms);

  /// How `engine::open` finds a campaign and its content, and how it is to be played: by what it
  /// says itself and by the program's settings, of which the stronger counts.
  [[nodiscard]] campaign_address address_of(const campaign_info& campaign,
                                            const io::config::settings& settings) const;

 private:
  [[nodiscard]] io::result<done> refresh();
  /// What `name` may mean; all of it, if that is not clear.
  [[nodiscard]] io::result<done> refresh_for(std::string_view name);
  template <class T>
  [[nodiscard]] auto answer(T from) const;
  io::result<campaign_info> fork_in_store(const campaign_info& from, std::string_view name,
                                          std::uint64_t at, std::int64_t now_ms);

  io::file_ops& ops_;
  workspace_options options_;
  std::unique_ptr<io::workspace> inside_;
};

/// The store that has a campaign's log, for as long as it is held. `ops` must outlive it.
[[nodiscard]] std::shared_ptr<io::log_store> logs_of(io::file_ops& ops,
                                                     const campaign_info& campaign);

/// Where the program was started; empty when that directory is gone.
[[nodiscard]] std::string working_directory();

/// A path as a shell would see it from the working directory: absolute, without "." and "..".
/// `not_found` for a relative one when that directory is gone.
[[nodiscard]] io::result<std::string> absolute_path(std::string_view typed);

}  // namespace dnd::actors
