#pragma once

#include "actors/disk_workers.hpp"
#include "actors/file_worker.hpp"
#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dnd::actors {

/// What a host needs to start the actors of a campaign.
struct host_setup {
  /// Both must outlive the host. `ops` is for content.
  io::log_store* store = nullptr;
  io::file_ops* ops = nullptr;
  engine_options options;
  std::shared_ptr<activity> counts;
  threading blocking = threading::own_thread;
};

/// The actors of one open campaign, who waits for its end, and who wants it next.
struct campaign_actors {
  command_handler_actor handler;
  campaign_store_actor store;
  encounter_log_actor encounters;
  snapshotter_actor snapshots;
  log_writer_actor writer;
  written_log_ptr log;
  disk_workers::disk disk = 0;
  /// Its actors are gone; the writer has to let go of the log.
  bool retiring = false;
  closed_message outcome;
  std::vector<caf::typed_response_promise<closed_message>> closing;
  std::vector<std::pair<open_message, caf::typed_response_promise<opened_message>>> opening;
};

struct campaign_host_state {
  explicit campaign_host_state(campaign_host_actor::pointer selfptr) noexcept : self(selfptr) {}

  void start(host_setup what);
  caf::typed_response_promise<opened_message> open(const open_message& what);
  caf::typed_response_promise<closed_message> close(const close_message& what);
  caf::typed_response_promise<drained_message> close_all();
  void on_down(const caf::down_msg& what);
  void stop_services();

  campaign_host_actor::pointer self;
  static inline const char* name = "host";

 private:
  void load(const open_message& what, caf::typed_response_promise<opened_message> answer);
  void finish_loading(const campaign_address& where, opened_message opened,
                      caf::typed_response_promise<opened_message> answer);
  opened_message start_campaign(const campaign_address& where, io::opened_log loaded);
  void stop_campaign(const io::campaign_id& campaign, const written_log_ptr& log,
                     closed_message outcome);
  void finish_campaign(const io::campaign_id& campaign);
  void end_actors(const campaign_actors& actors);
  [[nodiscard]] worker_setup worker() const;
  void finish_closing_all();

  host_setup setup_;
  disk_workers workers_;
  /// A handler that is not there yet: the campaign is being loaded.
  std::map<io::campaign_id, campaign_actors> campaigns_;
  std::vector<caf::typed_response_promise<drained_message>> closing_all_;
  io::result<done> worst_ = done{};
};

/// The CAMPAIGN HOST. Opens and closes campaigns by their ids. When an actor of a campaign dies,
/// the campaign is closed: everyone who waits gets an error, and it can be opened again.
///
/// Start list of a campaign: encounter_log, campaign_store, snapshotter, command_handler. Its
/// stop list is the reverse, once the handler is drained; then its writer lets go of its log.
/// File workers and log writers serve the campaigns of one disk; they start as campaigns are opened
/// and stop with the host. One that dies takes the campaigns with it that it serves, and another
/// takes its place.
campaign_host_actor::behavior_type campaign_host(
    campaign_host_actor::stateful_pointer<campaign_host_state> self, host_setup setup);

}  // namespace dnd::actors
