#pragma once

#include "io/store/log_position.hpp"
#include "tests/support/simulated_cluster.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What clients of simulated hosts were told, and whether it is so.
namespace dnd::test {

/// Something that must not be.
struct violation : std::runtime_error {
  using runtime_error::runtime_error;
};

/// The body of a row: a command of a few events, after what was there before.
struct command_body {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::uint64_t command = 0;
  std::uint64_t sum_before = 0;

  [[nodiscard]] std::string bytes() const;
  [[nodiscard]] static command_body of(std::string_view bytes);
  /// Where the log ends with it.
  [[nodiscard]] io::log_position end(const io::log_position& before) const;
};

/// Follows rows from where they have been followed to. Each goes on where the one before it ends;
/// whether it is after what it says, too, is what comes back.
[[nodiscard]] bool follow_row(io::log_position& at, std::uint64_t last, std::string_view bytes);

/// A row that was told to be written. The same command after another one is another row: after a
/// failover that took it along before anybody was told of it, it may have been given again.
struct told_row {
  std::uint64_t last = 0;
  std::uint64_t command = 0;
  /// Of its end.
  std::uint64_t sum = 0;
  friend bool operator==(const told_row&, const told_row&) = default;
};
[[nodiscard]] told_row row_of(std::string_view bytes);

class command_book {
 public:
  enum class told : std::uint8_t { nothing, written, moved, unknown, failed };

  /// `is_whole`: nothing is taken away that was on two disks.
  command_book(std::size_t campaigns, bool is_whole)
      : is_whole_(is_whole), written_(campaigns), again_(campaigns) {}

  /// A new command.
  [[nodiscard]] std::uint64_t next(std::size_t campaign);
  /// One that somebody gives again since they do not know what became of it.
  [[nodiscard]] std::optional<std::uint64_t> next_again(std::size_t campaign);

  void tell_written(const told_row& row);
  /// `in_doubt`: it may be there all the same, and so it is given again.
  void tell_moved(std::uint64_t command, bool in_doubt);
  void tell_unknown(std::uint64_t command);
  void tell_failed(std::uint64_t command);

  /// What was told to be at a place of a log.
  [[nodiscard]] const std::map<std::uint64_t, told_row>& written(std::size_t campaign) const {
    return written_.at(campaign);
  }
  /// That an epoch is a host's.
  void tell_epoch(std::size_t campaign, std::uint64_t epoch, std::uint64_t host);

  /// What is in the database in the end.
  void check(const simulated_cluster& of) const;

  [[nodiscard]] std::uint64_t count(told what) const;

 private:
  struct record {
    std::size_t campaign = 0;
    told what = told::nothing;
    bool in_doubt = false;
  };
  void check_campaign(const kept_campaign& log, std::size_t campaign,
                      std::set<std::uint64_t>& seen) const;
  void check_history(const simulated_cluster& of) const;

  bool is_whole_;
  std::vector<record> commands_;
  std::vector<std::map<std::uint64_t, told_row>> written_;
  std::vector<std::vector<std::uint64_t>> again_;
  std::map<std::pair<std::size_t, std::uint64_t>, std::uint64_t> epochs_;
};

}  // namespace dnd::test
