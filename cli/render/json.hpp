#pragma once

#include "cli/render/envelope.hpp"
#include "io/files/error.hpp"
#include "model/refusal.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/state_view.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The answers of `--json` to commands of the game, and what there is to say of a campaign. Each is
/// one line without its newline.
namespace dnd::cli {

/// The events that a command became, both ends included.
struct seq_range {
  model::seq_t first = 0;
  model::seq_t last = 0;
};

/// What an undo or a redo came to.
struct turned_back {
  struct command {
    seq_range seq;
    std::string by;
    /// As it was typed.
    std::string line;
    /// What it did, in a few words.
    std::string text;
  };
  /// "undone" or "redone".
  std::string_view what;
  /// Oldest first.
  std::vector<command> commands;
  model::views::standing_view stands;
};

/// What goes with the answer to a command, where there is any of it.
struct answer_extras {
  /// As the client gave it: `"id":"…"`.
  std::string_view id = {};
  /// `"repeated":true`: the first answer again.
  bool repeated = false;
  /// `"undone":[{"seq":[41,43],"by":"gm","command":"…","text":"…"}],"encounter":2,"turn":"grog"`,
  /// or `"redone"`. `encounter` is null without a fight, `turn` when it is nobody's.
  const turned_back* back = nullptr;
  /// `"warnings":["…"]`: sentences.
  std::span<const std::string> warnings = {};
  /// What a question was answered with, as data: members of the answer, JSON already.
  std::string_view data = {};
  /// What a command waits for from now on: `"pending":{…}`; null when none does.
  const std::optional<model::views::pending_view>* pending = nullptr;
};

/// `{"ok":true,"kind":"damage","seq":[41,43],"text":"…","events":[…]}`. `events` are whole JSON
/// objects. `seq` is always a list: an empty one when there is no event (`status`, `help`, `log`).
[[nodiscard]] std::string json_done(std::string_view kind, std::optional<seq_range> seq,
                                    std::string_view text, std::span<const std::string> events,
                                    const answer_extras& extras = {});

[[nodiscard]] std::string json_failed(std::string_view kind, const model::refusal& why,
                                      const answer_extras& extras);
[[nodiscard]] std::string json_failed(std::string_view kind, const io::error& why,
                                      const answer_extras& extras);

/// What is known of a campaign beside its state.
struct campaign_facts {
  std::string_view world;
  std::string_view campaign;
  /// As hex digits, quoted like the sums of the log; empty: left out.
  std::string_view state_hash;
};

/// What `campaign show --json` prints in its envelope:
///
///     {"world","campaign","seq","state_hash",
///      "session":null|{"number","title"},"sessions":N,
///      "encounter":null|{"number","round","turn":null|ID,"order":[ID…]},
///      "creatures":[{"id","name","kind","slug","hp","max_hp","temp_hp","ac","life",
///        "conditions":["poisoned"…],
///        "condition_details":[{"name","rounds":null|N,"source":null|ID}…],
///        "exhaustion","death_saves":{"successes","failures"},
///        "initiative":null|N,"surprised","spent":[{"pool","spent"}…],
///        "effects":[{"name","source":null|ID,"concentration","text"}…],"inspired":true}…]}
///
/// `effects` and `inspired` are left out where there are none, and so is `time`, before
/// `creatures`, as long as none has passed: {"rounds","day","clock":"08:00"}.
/// `max_hp` is what exhaustion leaves of it. `conditions` are those in effect, implied ones
/// included, by their names in alphabetical order; `condition_details` are those that were
/// imposed. `order` names the combatants in the order of their turns, those who have not rolled
/// last; `turn` is null before the first turn. What the viewer may not see is null (`slug`, `hp`,
/// `max_hp`, `temp_hp`, `ac`, `death_saves`), and `life` is then how the creature looks.
[[nodiscard]] std::string json_campaign(const campaign_facts& facts,
                                        const model::views::state_view& now);

/// The same of a state whose campaign goes without saying: from `seq` on, but no `state_hash`. With
/// a `focus` that creature, by its id, is the only one.
[[nodiscard]] std::string json_state(const model::views::state_view& now, std::string_view focus);

}  // namespace dnd::cli
