#pragma once

#include "io/files/error.hpp"
#include "io/store/log_store.hpp"
#include "io/store/rewritable_log.hpp"
#include "io/store/store_activity.hpp"
#include "io/workspace/content_file.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io {
class file_ops;
}

/// Worlds and campaigns that are in a database, which several hosts and programs share. For any
/// thread.
namespace dnd::actors {

struct store_address {
  /// As it was given.
  std::string text;
  /// Where copies of content are kept. Absolute.
  std::string cache;
  /// Where other hosts send those who want a campaign of this one; may be empty.
  std::string advertised = {};
};

using io::content_files;

struct campaign_place {
  /// False: the store has no campaign of this name.
  bool is_known = false;
  /// The address of the other host that has it, or that is to have it; empty: that is this one, or
  /// one without an address.
  std::string elsewhere = {};
  /// Some host has it now.
  bool is_owned = false;
};

class shared_store {
 public:
  /// Looks whether there is a store, and whether it keeps commits as it should. `ops` must outlive
  /// it. Errors: `bad_name` for what is no address; what is wrong with the database; `internal` for
  /// a program that was built without databases.
  [[nodiscard]] static io::result<std::shared_ptr<shared_store>> open(io::file_ops& ops,
                                                                      const store_address& where);
  virtual ~shared_store() = default;

  /// Of all campaigns; takes part as a host from the first one on that is opened.
  [[nodiscard]] virtual io::log_store& logs() noexcept = 0;
  /// A copy of all but the logs: worlds as directories. Up to date after `refresh`.
  [[nodiscard]] virtual const std::string& directory() const noexcept = 0;
  /// For people, without a password.
  [[nodiscard]] virtual const std::string& shown() const noexcept = 0;

  [[nodiscard]] virtual io::result<done> refresh() = 0;
  /// One campaign and its world, by their directories.
  [[nodiscard]] virtual io::result<done> refresh(std::string_view world,
                                                 std::string_view campaign) = 0;
  /// `about`: its world.yaml. `ec::exists`.
  [[nodiscard]] virtual io::result<done> add_world(std::string_view world,
                                                   std::string_view about) = 0;
  /// An empty one. `about`: its campaign.yaml. `ec::exists`.
  [[nodiscard]] virtual io::result<io::campaign_id> add_campaign(std::string_view world,
                                                                 std::string_view directory,
                                                                 std::string_view name,
                                                                 std::string_view about,
                                                                 std::int64_t now_ms) = 0;
  /// Of a world, or of one campaign; all or none.
  [[nodiscard]] virtual io::result<done> put(std::string_view world, std::string_view campaign,
                                             const content_files& files) = 0;
  [[nodiscard]] virtual io::result<content_files> content_of(std::string_view world,
                                                             std::string_view campaign) = 0;

  // -- mending ---------------------------------------------------------------

  /// Nobody else writes a campaign as long as what is returned lives. `ec::moved` when another host
  /// plays it.
  [[nodiscard]] virtual io::result<std::unique_ptr<io::rewritable_log>> take_in_hand(
      const io::campaign_id& which, std::string_view name) = 0;
  /// All lines as they are, damaged or not.
  [[nodiscard]] virtual io::result<io::raw_log> raw_lines(const io::campaign_id& which) = 0;
  /// What the campaign keeps of itself: backups, and lines that were replaced.
  [[nodiscard]] virtual io::result<std::vector<io::kept_entry>> kept_of(
      const io::campaign_id& which) = 0;
  [[nodiscard]] virtual io::result<std::string> read_kept(const io::campaign_id& which,
                                                          std::string_view name) = 0;
  /// Keeps one more, and drops others: all or nothing.
  [[nodiscard]] virtual io::result<done> keep(const io::campaign_id& which,
                                              const io::kept_file& file,
                                              const std::vector<std::string>& drop) = 0;

  // -- hosts -----------------------------------------------------------------

  /// From now on this is one of the hosts of the store, and others may send it requests.
  [[nodiscard]] virtual io::result<done> take_part() = 0;
  /// Where the requests for a campaign belong, by their directories.
  [[nodiscard]] virtual io::result<campaign_place> place_of(std::string_view world,
                                                            std::string_view campaign) = 0;
  /// The host at this address, which an operator wants to have the campaign, cannot be reached: the
  /// wish is dropped.
  [[nodiscard]] virtual io::result<done> forget_wish(std::string_view world,
                                                     std::string_view campaign,
                                                     std::string_view url) = 0;
  /// An operator wants this host to give up all campaigns that it has.
  [[nodiscard]] virtual bool drains() const = 0;
  /// Campaigns that an operator wants another host to have: each is given once, as
  /// "world/campaign" by their directories.
  [[nodiscard]] virtual std::vector<std::string> take_wanted() = 0;
  [[nodiscard]] virtual io::store_figures figures() const = 0;
  /// What has happened since this was asked last.
  [[nodiscard]] virtual std::vector<io::store_notice> take_notices() = 0;

  /// False while another host may have taken over what is open here: then nothing is answered from
  /// memory.
  [[nodiscard]] virtual bool lease_runs() const = 0;
  /// How often that was so: what was open before may have gone on elsewhere.
  [[nodiscard]] virtual std::uint64_t lapses() const = 0;

  /// See `io::read_tokens`.
  [[nodiscard]] virtual io::result<std::string> tokens() = 0;
  /// Replaces them, if they still are what was read: `ec::busy` otherwise.
  [[nodiscard]] virtual io::result<done> replace_tokens(std::string_view read,
                                                        std::string_view now) = 0;
};

}  // namespace dnd::actors
