#pragma once

#include "io/files/error.hpp"
#include "io/store/log_store.hpp"
#include "io/workspace/content_file.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

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

  /// The address of the other host that plays a campaign, by their directories. Empty when there is
  /// none, or it has none.
  [[nodiscard]] virtual io::result<std::string> owner_elsewhere(std::string_view world,
                                                                std::string_view campaign) = 0;
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
