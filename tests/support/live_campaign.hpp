#pragma once

#include "actors/campaign/executor.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "tests/support/faulty_disk.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

inline const std::string live_directory = "/campaign";
inline const std::string live_log = "/campaign/log.jsonl";
inline const std::string live_encounter = "/campaign/encounter.jsonl";
inline const std::string live_snapshot = "/campaign/snapshot.yaml";

/// A campaign that is played without actors: executor, line maker and store in one thread, on a
/// disk in memory. Every accepted command is synced before `say` returns. Fails the test when a
/// file does what it should not.
class live_campaign {
 public:
  /// A new campaign with an empty log. Knows the creatures of `bestiary()`.
  explicit live_campaign(std::uint64_t seed = 1);
  ~live_campaign();
  live_campaign(const live_campaign&) = delete;
  live_campaign& operator=(const live_campaign&) = delete;

  /// Carries out a line to its end: looks up content and the past, and writes what came of it.
  actors::outcome say(std::string_view line);
  /// Must be accepted.
  const model::commit& accept(std::string_view line);
  /// Must be refused by the rules.
  model::refusal refused(std::string_view line);

  /// Puts an entry where `add` finds it.
  void knows(model::stat_block block);

  /// Writes a snapshot of the state as it is.
  void take_snapshot();
  /// The process ends, or is killed, and the campaign is opened again.
  void reopen();
  /// The power goes, comes back, and the campaign is opened again.
  void lose_power(crash_mode mode, std::uint64_t seed);
  /// What opening a copy of the disk finds; the campaign goes on.
  [[nodiscard]] io::loaded_campaign load() const;
  [[nodiscard]] io::loaded_campaign load_without_snapshot() const;

  [[nodiscard]] const model::state& state() const { return engine_->state(); }
  [[nodiscard]] std::uint64_t hash() const;
  [[nodiscard]] bool fight_is_on() const { return state().fight() != nullptr; }
  [[nodiscard]] faulty_disk& disk() { return disk_; }
  [[nodiscard]] const faulty_disk& disk() const { return disk_; }
  [[nodiscard]] const io::log_position& end() const { return lines_->end(); }
  /// Bytes of both files, one after the other.
  [[nodiscard]] std::string bytes() const;
  /// All lines since the campaign was made, as they were handed to the log.
  [[nodiscard]] const std::string& handed_out() const { return handed_out_; }
  /// How often the past had to be read from the disk.
  [[nodiscard]] std::uint64_t looks_back() const { return looks_back_; }
  [[nodiscard]] const std::optional<actors::outgoing_commit>& last() const { return last_; }
  [[nodiscard]] const actors::response& answer() const { return answer_; }
  [[nodiscard]] actors::executor& engine() { return *engine_; }

 private:
  void open();
  void write(const actors::outgoing_commit& commit);

  faulty_disk disk_;
  std::uint64_t seed_;
  std::map<std::string, model::stat_block_ptr, std::less<>> content_;
  std::unique_ptr<actors::executor> engine_;
  std::unique_ptr<io::line_maker> lines_;
  std::shared_ptr<io::open_log> log_;
  std::string handed_out_;
  std::uint64_t looks_back_ = 0;
  std::int64_t now_ms_ = 1'795'374'251'120;
  std::optional<actors::outgoing_commit> last_;
  actors::response answer_;
};

}  // namespace dnd::test
