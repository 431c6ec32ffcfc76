#pragma once

#include "actors/engine.hpp"
#include "actors/subscription.hpp"
#include "cli/host/gate.hpp"
#include "model/views/seen_log.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

/// The log of an open campaign as those see it who are not the game master.
namespace dnd::cli::host {

/// Knows for each kind of viewer where in the log some of their numbers are, so that nobody has to
/// read all of it each time. For any thread; all but `place_of` waits for the disk.
class sightings {
 public:
  /// `campaign` must outlive it.
  explicit sightings(actors::open_campaign& campaign) : campaign_(campaign) {}

  using place = model::views::seen_log;
  using seen = std::optional<model::views::commit_view>;

  /// Just after the commit that ends with event `seq` of the log. Errors: of the subscription.
  [[nodiscard]] io::result<place> at(const model::views::viewer& whose, std::uint64_t seq);
  /// A place at or before that at which the viewer has seen event `number`, as they count.
  [[nodiscard]] place place_of(const model::views::viewer& whose, std::uint64_t number);
  /// Where event `number` is, as the viewer counts; nothing when they have not seen so many.
  /// `last` is the log's last event.
  [[nodiscard]] io::result<std::optional<std::uint64_t>> seq_of(const model::views::viewer& whose,
                                                                std::uint64_t number,
                                                                std::uint64_t last);
  /// Reads on from a place up to event `last` of the log: `take` gets each commit with what is
  /// seen of it, and ends it by false.
  using taker = std::function<bool(const model::commit_ptr&, const seen&)>;
  [[nodiscard]] io::result<place> read_on(place from, const model::views::viewer& whose,
                                          std::uint64_t last, const actors::state_ptr& names,
                                          const taker& take);

 private:
  /// The last that is not after event `seq` of the log.
  [[nodiscard]] place last_before(const model::views::viewer& whose, std::uint64_t seq);
  void keep(const model::views::viewer& whose, const place& which);

  actors::open_campaign& campaign_;
  std::mutex mutex_;
  /// In the order of the log, by what a viewer plays.
  std::map<std::string, std::vector<place>, std::less<>> places_;
};

}  // namespace dnd::cli::host
