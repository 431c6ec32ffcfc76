#pragma once

#include "io/files/error.hpp"
#include "model/commit.hpp"
#include "model/refusal.hpp"
#include "model/rulings.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What travels between clients and the engine. Plain values without CAF, so that the command
/// line needs to know nothing of actors.
namespace dnd::actors {

using state_ptr = std::shared_ptr<const model::state>;

/// Whether an answer brings the states along that a command was decided on and led to. A copy of a
/// state is cheap, not free: programs that only count answers leave it out.
enum class attach : std::uint8_t { nothing, states };

/// What a client asks for besides the command itself.
struct command_terms {
  /// The client's own id of the command: 1..`bounds::command_id_bytes_max` letters, digits and
  /// any of "-_.:"; empty for none. A command whose id is known already is not carried out again:
  /// it gets the first answer.
  std::string id = {};
  /// Refuses the command unless this is the campaign's last event.
  std::optional<model::seq_t> expect_seq = {};
};

/// One command as a client sends it. A line without a command in it (a blank one, a comment) is a
/// way to ask for the state as it is when its turn comes.
struct request {
  /// The line as typed, at most `bounds::command_bytes_max` bytes.
  std::string line;
  attach wanted = attach::states;
  command_terms terms = {};
};

/// Ways in which a command ends.
enum class outcome : std::uint8_t {
  accepted,  ///< Became events, and they are as durable as the campaign promises.
  answered,  ///< There was nothing to do, and nothing was stored.
  refused,   ///< The rules or the command language say no; nothing has changed.
  failed,    ///< The disk or the program could not; see `failure`.
};

struct response {
  outcome how{};
  /// `accepted`: the command and its events.
  model::commit_ptr what = {};
  /// `accepted` undo or redo: the commands that it took back or did again, oldest first.
  std::vector<model::commit_ptr> taken_back = {};
  /// `accepted`: the command's id was known, so this is the first answer again, and nothing has
  /// changed.
  bool repeated = false;
  /// `refused`.
  std::optional<model::refusal> refusal = {};
  /// `failed`.
  std::optional<io::error> failure = {};
  /// Warnings for the person: a snapshot that could not be written.
  std::vector<std::string> notices = {};
  /// The states before and after the command, when they were asked for. Where nothing has changed
  /// there is `after` alone.
  state_ptr before = {};
  state_ptr after = {};
};
using response_ptr = std::shared_ptr<const response>;

/// What opening a campaign found.
struct open_report {
  /// Warnings for the person, one sentence each: a snapshot that was not used, `durability:
  /// encounter`, cut bytes and where they are.
  std::vector<std::string> warnings;
  /// Events that were replayed after the snapshot.
  std::uint64_t replayed = 0;
  state_ptr state;
  /// How the campaign plays what the rules leave open.
  model::rulings house = {};
};

}  // namespace dnd::actors
