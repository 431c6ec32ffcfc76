#pragma once

#include "actors/content.hpp"
#include "actors/engine.hpp"
#include "actors/questions.hpp"
#include "actors/workspace.hpp"
#include "cli/host/job_pool.hpp"
#include "cli/host/journal.hpp"
#include "cli/host/metrics.hpp"
#include "cli/host/sightings.hpp"
#include "io/workspace/settings.hpp"
#include "model/bounds.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dnd::cli::host {

using settings_ptr = std::shared_ptr<const io::config::settings>;

/// What the host plays with. Must outlive all that is made with it.
struct surroundings {
  io::file_ops& ops;
  actors::engine& engine;
  /// Where the campaigns are; null: in files.
  std::shared_ptr<actors::shared_store> store;
  job_pool& jobs;
  journal& log;
  metrics& counts;
  /// Those of now: they may be read again while the host runs.
  std::function<settings_ptr()> settings;
  /// Of a clock that never goes back.
  std::function<std::chrono::milliseconds()> uptime;
  /// Campaigns that are open at a time, at most: as many as the engine takes.
  std::size_t open_max = bounds::open_campaigns_max;
};

/// A campaign that the host has open. For any thread.
class hosted_campaign {
 public:
  hosted_campaign(io::file_ops& ops, actors::campaign_info about,
                  const actors::campaign_address& where,
                  std::unique_ptr<actors::open_campaign> open);

  [[nodiscard]] const actors::campaign_info& about() const noexcept { return about_; }
  [[nodiscard]] const std::string& label() const noexcept { return about_.label; }
  [[nodiscard]] actors::open_campaign& campaign() noexcept { return *open_; }
  [[nodiscard]] actors::addable_creatures& addable() noexcept { return addable_; }
  /// What is known of its past. Waits for the disk.
  [[nodiscard]] actors::questions past() const { return {ops_, about_, layers_}; }
  /// Its log as players see it.
  [[nodiscard]] sightings& seen() noexcept { return seen_; }
  /// How this caller sees it, by the ruling that holds as far as is known.
  [[nodiscard]] model::views::viewer viewer_for(const caller& who) const;

  /// Another host plays it, or may do so: this one is out of date from now on.
  void mark_gone() noexcept { is_gone_ = true; }
  [[nodiscard]] bool is_gone() const noexcept { return is_gone_; }

  /// A state of not long ago: what people call those of whom a commit tells.
  [[nodiscard]] actors::state_ptr last_state() const;
  /// The newest that is noted stays. Null is no state.
  void note_state(const actors::state_ptr& now);

 private:
  io::file_ops& ops_;
  const actors::campaign_info about_;
  /// Of its content, strongest first.
  const std::vector<std::string> layers_;
  actors::addable_creatures addable_;
  const std::unique_ptr<actors::open_campaign> open_;
  sightings seen_;
  mutable std::mutex mutex_;
  actors::state_ptr last_state_;
  std::atomic<bool> is_gone_{false};
};

/// Whoever holds one keeps the campaign open.
using hosted_ptr = std::shared_ptr<hosted_campaign>;

/// The campaigns that the host has open: opened when somebody asks for one, and closed, with a
/// snapshot, when nobody has used it for as long as the setting `idle_close` says, or when another
/// one needs its place. For any thread.
class campaign_table {
 public:
  explicit campaign_table(const surroundings& with) : with_(with) {}
  /// Requires that `close_all` was called and that nobody has a campaign any more.
  ~campaign_table() = default;
  campaign_table(const campaign_table&) = delete;
  campaign_table& operator=(const campaign_table&) = delete;

  using receiver = std::function<void(io::result<hosted_ptr>)>;
  /// `label` is "World/Campaign" in any spelling that finds it. `then` is called once: at once, on
  /// this thread, when the campaign is open, else on a thread of the pool. Many that ask for one
  /// that is not open wait for the same opening. Errors: as of `workspace::find_campaign` and
  /// `engine::open`; `busy` when too much waits, and when as many are in use as may be open;
  /// `closed` after `close_all`.
  void use(const std::string& label, receiver then);

  /// Whether what is known of open campaigns is up to date: false while another host may have taken
  /// them over.
  [[nodiscard]] bool lease_runs() const {
    return with_.store == nullptr || with_.store->lease_runs();
  }
  /// The campaign when it is open and up to date; null otherwise.
  [[nodiscard]] hosted_ptr find(const std::string& label);
  /// Does what an operator has asked of this host of a store: gives up campaigns, and writes to the
  /// journal what has become of them. To be called now and then.
  void follow_wishes();
  /// Has the campaign no more: another host has, or its database failed. Who holds it lets go of it
  /// as soon as may be, and who asks for it next opens it again.
  void let_go(const hosted_ptr& which, const io::error& why);
  /// Closes those that nobody uses and nobody has used for long. To be called now and then.
  void close_idle();
  /// Opens no more, and closes each campaign as soon as nobody uses it any more: those at once that
  /// nobody uses now.
  void close_all();
  [[nodiscard]] std::size_t open_count();

 private:
  struct entry {
    hosted_ptr campaign;
    std::chrono::milliseconds last_used{};
  };

  void open(const std::string& label);
  /// What may have gone on elsewhere is not known any more. Requires the lock.
  void forget_after_lapse();
  /// Closes the one of this label, or all of them, and gives them back: others play them from now
  /// on.
  void give_up(const std::optional<std::string>& label);
  void give_up_what_is_wanted();
  [[nodiscard]] io::result<hosted_ptr> open_now(const std::string& label);
  /// Of one that is found, and that is not open as far as is known.
  [[nodiscard]] io::result<hosted_ptr> open_found(const actors::campaign_info& which,
                                                  const actors::campaign_address& where);
  /// A place for one more, which is taken by this: the one that has not been used for longest goes,
  /// if none is free. `busy` when all are in use.
  [[nodiscard]] io::result<done> take_place();
  /// The one that has not been used for longest, out of those that nobody uses. Requires the lock.
  [[nodiscard]] std::map<std::string, entry>::iterator idlest();
  void close(const hosted_ptr& which);
  /// Requires the lock.
  void close_later(std::vector<hosted_ptr> which);

  const surroundings with_;
  std::mutex mutex_;
  /// By label, as campaigns are listed.
  std::map<std::string, entry> open_;
  /// By label as it was asked for: who waits for the campaign to be open.
  std::map<std::string, std::vector<receiver>> waiting_;
  /// Those that are being opened, by label, as campaigns are listed: one may be twice, as it was
  /// spelled.
  std::multiset<std::string> opening_;
  /// Of those that are being opened.
  std::size_t places_taken_ = 0;
  /// Of those some are wanted elsewhere: given up as soon as they are open.
  std::set<std::string> wanted_elsewhere_;
  /// Those that are being closed: each has its place as long.
  std::size_t closing_ = 0;
  bool is_closing_ = false;
  std::atomic<bool> drained_{false};
  std::uint64_t lapses_seen_ = 0;
};

}  // namespace dnd::cli::host
