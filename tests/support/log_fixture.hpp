#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "io/store/file/log/write/campaign_log.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Logs for tests: made line by line, read back, opened as a campaign would.
namespace dnd::test {

/// The seed of a randomized test: DND_SEED in the environment, else `usual`. Prints it.
std::uint64_t seed_of_test(std::uint64_t usual = 1);

/// One event of a made-up log.
struct made_event {
  std::string type = "note_added";
  std::string text = "the door creaks";
  bool more = false;
  std::uint64_t synced = 0;
};

/// A log's bytes as they grow. Sums and numbers are right; a test damages the bytes afterwards.
class log_maker {
 public:
  log_maker() = default;
  /// Goes on after another log: an encounter, or a foreign log.
  explicit log_maker(const io::log_position& before) : seq_(before.seq), sum_(before.sum) {}

  log_maker& add(const made_event& event = {});
  /// `count` commands of one event, each of which says that the one before it was synced.
  log_maker& add_commands(std::size_t count);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  /// Offsets of the lines; the last is the size of all.
  [[nodiscard]] const std::vector<std::size_t>& starts() const { return starts_; }
  [[nodiscard]] std::size_t lines() const { return sums_.size(); }
  /// The line at `index`, its newline included.
  [[nodiscard]] std::string line(std::size_t index) const;
  [[nodiscard]] io::log_position end() const { return {bytes_.size(), seq_, sum_}; }
  /// The position after the line at `index`.
  [[nodiscard]] io::log_position after(std::size_t index) const;

 private:
  std::string bytes_;
  std::vector<std::size_t> starts_ = {0};
  std::vector<std::uint64_t> sums_;
  std::uint64_t seq_ = 0;
  std::uint64_t sum_ = 0;
};

/// Keeps the lines it is given, and fails the test when they are not whole commands in order.
class line_collector : public io::line_sink {
 public:
  io::result<done> take(std::span<const io::line_view> command) override;

  /// Refuses the command that holds this seq.
  std::optional<std::uint64_t> refuse_seq;
  std::vector<std::string> lines;  ///< With their newlines.
  std::uint64_t commands = 0;
  std::uint64_t last_seq = 0;
  bool fight_on = false;  ///< After the last `encounter_started` or `encounter_ended`.

  [[nodiscard]] std::string bytes() const;
};

/// A campaign's directory on some disk.
inline const std::string campaign_path = "/campaign";
inline const std::string log_path = "/campaign/log.jsonl";
inline const std::string encounter_path = "/campaign/encounter.jsonl";

/// What came of opening a campaign.
struct opened {
  line_collector sink;
  io::snapshot_check checked;
  io::recovery_report report;
};
io::result<opened> open_campaign(io::file_ops& ops, io::access mode = io::access::read_write,
                                 const std::optional<io::log_position>& snapshot = {},
                                 const std::string& directory = campaign_path);

}  // namespace dnd::test
