#pragma once

#include "actors/campaign/recent_history.hpp"
#include "actors/messages.hpp"
#include "model/command.hpp"
#include "model/decide.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace dnd::actors {

/// Which of the two files a command's events go to, and what follows. A fight that is on before
/// or after a command owns its events; a fight that is over is merged.
enum class destination : std::uint8_t {
  log,                  ///< No fight before, none after.
  new_encounter,        ///< None before, one after: encounter.jsonl begins with this command.
  encounter,            ///< One before and after.
  encounter_and_merge,  ///< One before, none after.
};

/// A command that became events. They are applied to the live state, and not yet in a file.
struct accepted_command {
  model::seq_t first = 0;
  model::seq_t last = 0;
  std::int64_t at_ms = 0;
  std::string by;
  std::string line;
  /// The client's id of it; may be empty.
  std::string id = {};
  std::shared_ptr<const std::vector<model::event>> events;
  /// The fields of all events as they will stand in the log, and where each one's end.
  std::string fields;
  std::vector<std::size_t> field_ends;
  destination goes_to{};
  /// A snapshot is due behind this command: `session save` and `session end`.
  bool wants_snapshot = false;
  /// The campaign leaves a compressed copy of itself behind this command: `session end`.
  bool wants_backup = false;
  /// The table behind this command is going to be cached: its place in the log has to be known.
  bool is_snapshot_point = false;
  /// Promise 2: with `durability: encounter`, a sync is due all the same.
  bool ends_stretch = false;
};

/// What the executor must be given before it can go on with a command.
struct missing_content {
  std::vector<std::string> names;
};
struct missing_past {
  model::seq_t seq = 0;  ///< Of an event of the command that is looked for.
};
struct missing_records {
  std::uint64_t last = 0;  ///< How many.
};

/// What came of looking: an error is an answer to the command too.
struct found {
  std::map<std::string, io::result<model::stat_block_ptr>> content;
  std::optional<io::result<io::command_place>> place;
  std::optional<io::result<std::vector<record>>> records;
};

using step =
    std::variant<accepted_command, response, missing_content, missing_past, missing_records>;

/// The live state of a campaign and what commands do to it. Plain and synchronous: it reads
/// nothing and writes nothing; what it lacks it asks for, and is called again with it.
class executor {
 public:
  executor(const model::state& table, const model::rulings& house, std::uint64_t seed,
           io::recent_ids ids = {});

  /// Carries out a line. `known` is empty at the first call, and holds what was asked for at the
  /// next. An accepted command is applied when this returns.
  /// A command whose id is known is not carried out: its first answer comes again.
  [[nodiscard]] step execute(const std::string& line, std::int64_t now_ms, const found& known,
                             const command_terms& terms = {});

  [[nodiscard]] const model::state& table() const noexcept { return table_; }
  /// What is durable is on disk to be found; what is behind it must be remembered.
  void set_durable(model::seq_t seq) noexcept { past_.keep_behind(seq); }
  /// The ids of commands that can be answered again.
  [[nodiscard]] const io::recent_ids& ids() const noexcept { return ids_; }
  /// The table as it was when `seq` was the last event, for telling what is durable after a
  /// failure. Nothing when that is too far back.
  [[nodiscard]] std::optional<model::state> table_after(model::seq_t seq) const {
    return past_.table_after(seq);
  }

 private:
  step execute_new(const std::string& line, std::int64_t now_ms, const found& known);
  step repeat(model::seq_t first, const std::string& line, const std::string& id,
              const found& known) const;
  step carry_out(const model::command& what, const std::string& line, std::int64_t now_ms,
                 const found& known);
  /// Undo, redo and discard are one thing: the table becomes what it was before the command that
  /// event `seq` belongs to.
  enum class reversal : std::uint8_t { undo, redo, discard };
  step take_back(reversal how, model::seq_t seq, const std::string& line, std::int64_t now_ms,
                 const found& known);
  step ask(const model::question& what, const found& known);
  /// Keeps a trial that is behind its events, if they can be stored.
  step accept(model::trial& attempt, std::vector<model::event> events, const std::string& line,
              std::int64_t now_ms);
  /// The same for events that are still to be applied.
  step apply_and_accept(std::vector<model::event> events, const std::string& line,
                        std::int64_t now_ms);

  model::state table_;
  past past_;
  io::recent_ids ids_;
  model::rulings house_;
  model::dice_roller dice_;
};

}  // namespace dnd::actors
