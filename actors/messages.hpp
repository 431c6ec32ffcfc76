#pragma once

#include "io/files/error.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "model/event.hpp"
#include "model/refusal.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What travels between clients and the engine. Plain values without CAF, so that the command
/// line needs to know nothing of actors.
namespace dnd::actors {

/// Whether an answer brings the table along. A copy of a state is cheap, not free: programs that
/// only count answers leave it out.
enum class attach : std::uint8_t { nothing, table };

/// What a client asks for besides the command itself.
struct command_terms {
  /// The client's own id of the command: 1..`bounds::command_id_bytes_max` letters, digits and
  /// any of "-_.:"; empty for none. A command whose id is known already is not carried out again:
  /// it gets the first answer.
  std::string id = {};
  /// Refuses the command unless this is the campaign's last event.
  std::optional<model::seq_t> expect_seq = {};
};

/// One command as a client sends it.
struct request {
  /// The line as typed, at most `bounds::command_bytes_max` bytes.
  std::string line;
  attach wanted = attach::table;
  command_terms terms = {};
};

/// An event with its place in the log, as clients see it.
struct record {
  model::seq_t seq = 0;
  std::int64_t at_ms = 0;
  /// Who acted; empty on all but the first event of a command.
  std::string by;
  /// The line as typed; empty on all but the first event of a command.
  std::string command;
  model::event what;
};

/// Ways in which a command ends.
enum class outcome : std::uint8_t {
  accepted,  ///< Became events, and they are as durable as the campaign promises.
  answered,  ///< A question: nothing was stored.
  refused,   ///< The rules or the command language say no; nothing has changed.
  failed,    ///< The disk or the program could not; see `failure`.
};

/// What a question asked for, for the client to show.
enum class question : std::uint8_t { none, nothing, status, log, help, reopen, quit };

struct response {
  outcome how{};
  /// `accepted`: the command's events. A `log` question: the records asked for, oldest first.
  std::vector<record> records;
  /// `accepted`: the command's id was known, so this is the first answer again, and nothing has
  /// changed.
  bool repeated = false;
  /// `refused`.
  std::optional<model::refusal> refusal;
  /// `failed`.
  std::optional<io::error> failure;
  question asked = question::none;
  /// `status WHO`: the creature's id; empty for the whole table.
  std::string focus;
  /// `help`: the verb; empty for all.
  std::string topic;
  /// Things to tell the person besides: a snapshot that could not be written.
  std::vector<std::string> notices;
  /// The table before and after, when it was asked for, or when the question needs it.
  std::shared_ptr<const model::state> before;
  std::shared_ptr<const model::state> table;
};
using response_ptr = std::shared_ptr<const response>;

/// What opening a campaign found.
struct open_report {
  io::recovery_report recovery;
  /// Things to tell the person, one sentence each: a snapshot that was not used, `durability:
  /// encounter`, cut bytes and where they are.
  std::vector<std::string> warnings;
  /// Events that were replayed behind the snapshot.
  std::uint64_t replayed = 0;
  std::shared_ptr<const model::state> table;
};

}  // namespace dnd::actors
