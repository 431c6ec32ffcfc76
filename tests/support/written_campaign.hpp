#pragma once

#include "io/store/file/caches.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "model/event.hpp"
#include "model/state.hpp"
#include "tests/support/faulty_disk.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dnd::test {

/// A campaign whose lines are written by hand onto a disk in memory: events that can be replayed,
/// with the state after each of them. Each command says that the one before it was synced.
class written_campaign {
 public:
  written_campaign();
  written_campaign(const written_campaign&) = delete;
  written_campaign& operator=(const written_campaign&) = delete;

  /// One command. Goes to the encounter between `fight` and `peace`, else to the log.
  written_campaign& command(const std::vector<model::event>& events);
  written_campaign& note(const std::string& text = "the door creaks");
  written_campaign& session();
  /// A creature with 20 hit points.
  written_campaign& creature(const std::string& id);
  /// `amount` of damage: a command of two events.
  written_campaign& wound(const std::string& id, std::int32_t amount);
  /// A fight begins: from here on lines go to encounter.jsonl.
  written_campaign& fight(const std::string& id);
  /// It ends. `merge` moves its lines to the log; without it the merge is still to come.
  enum class merge { later, now };
  written_campaign& peace(merge when = merge::now);
  written_campaign& snapshot_after(model::seq_t seq);

  /// All that helps to find the past, of all of log.jsonl, with room for everything.
  written_campaign& caches(std::uint64_t checkpoint_every = 4);
  static io::cache_limits tight_limits(std::uint64_t checkpoint_every = 4);

  /// 20 events in 14 commands, with a session and two fights that were merged.
  written_campaign& evening();

  [[nodiscard]] std::string log() const { return disk.bytes_of(log_file); }
  [[nodiscard]] std::string encounter() const { return disk.bytes_of(encounter_file); }
  [[nodiscard]] model::seq_t last() const { return states.back().seq(); }
  /// Line of event `seq` with its newline.
  [[nodiscard]] const std::string& line(model::seq_t seq) const { return lines[seq]; }
  /// The lines of the events from `first` to `last`.
  [[nodiscard]] std::string bytes(model::seq_t first, model::seq_t last) const;
  /// Last event of the last whole command that ends at or before `seq`.
  [[nodiscard]] model::seq_t command_end(model::seq_t seq) const;

  static inline const std::string directory = "/c";
  static inline const std::string log_file = "/c/log.jsonl";
  static inline const std::string encounter_file = "/c/encounter.jsonl";
  static inline const std::string snapshot_file = "/c/snapshot.yaml";

  faulty_disk disk;
  /// By seq; the first is of the empty campaign.
  std::vector<model::state> states;
  std::vector<io::log_position> places;
  std::vector<std::string> lines;
  std::vector<bool> ends_command;

 private:
  bool fighting_ = false;
  std::uint32_t fights_ = 0;
};

/// What opening the campaign on this disk gives; the disk stays as it is.
[[nodiscard]] io::result<io::loaded_campaign> opened_copy(const faulty_disk& disk);

}  // namespace dnd::test
