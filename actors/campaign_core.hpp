#pragma once

#include "actors/file_worker.hpp"
#include "actors/interfaces.hpp"

#include <caf/actor_system.hpp>
#include <caf/scoped_actor.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace dnd::actors {

/// The actors that serve those who follow campaigns. They are started when the first one wants
/// them.
class feed_services {
 public:
  feed_services(caf::actor_system& system, worker_setup with)
      : system_(system), with_(std::move(with)) {}
  ~feed_services();
  feed_services(const feed_services&) = delete;
  feed_services& operator=(const feed_services&) = delete;

  /// A subscription from event `from` on.
  [[nodiscard]] io::result<std::unique_ptr<subscription>> follow(
      const io::campaign_id& campaign, std::uint64_t disk, const std::shared_ptr<commit_feed>& feed,
      model::seq_t from, subscriber who);

 private:
  [[nodiscard]] file_worker_actor start(std::uint64_t disk);

  caf::actor_system& system_;
  worker_setup with_;
  std::mutex mutex_;
  /// By the disk that they wait for.
  std::map<std::uint64_t, file_worker_actor> readers_;
  feed_notifier_actor notifier_;
};

/// What the clients of an open campaign share. The last one that leaves closes the campaign.
class campaign_core {
 public:
  campaign_core(caf::actor_system& system, campaign_host_actor host, feed_services& services,
                campaign_address where);

  enum class entry : std::uint8_t {
    too_late,  ///< The last client has left meanwhile: another core has to be made.
    opened,    ///< The campaign was opened for this client.
    joined,    ///< It was open already.
  };
  /// One more client.
  [[nodiscard]] io::result<entry> enter();
  /// One client less.
  io::result<done> leave();
  /// True when nobody has it: it takes nobody in any more.
  [[nodiscard]] bool is_left() const;

  [[nodiscard]] open_report report() const;
  void submit(request what, std::function<void(response_ptr)> done);
  [[nodiscard]] io::result<std::unique_ptr<subscription>> subscribe(model::seq_t from,
                                                                    subscriber who);
  io::result<done> reopen();
  [[nodiscard]] std::vector<std::string> take_notices();
  /// Keeps notices for whoever takes them next.
  void keep_notices(const std::vector<std::string>& notices);
  [[nodiscard]] const campaign_address& where() const noexcept { return where_; }

 private:
  /// Require that `mutex_` is held.
  io::result<done> open_now();
  io::result<done> close_now();

  const campaign_address where_;
  feed_services& services_;
  /// Held while the campaign is opened and closed.
  mutable std::mutex mutex_;
  caf::scoped_actor self_;
  campaign_host_actor host_;
  std::size_t clients_ = 0;
  bool is_left_ = false;

  /// Guards what is below, which commands need; held for a moment only.
  mutable std::mutex handles_mutex_;
  command_handler_actor handler_;
  std::shared_ptr<command_inbox> inbox_;
  std::shared_ptr<commit_feed> feed_;
  std::uint64_t disk_ = 0;
  open_report report_;
  std::vector<std::string> notices_;
};

}  // namespace dnd::actors
