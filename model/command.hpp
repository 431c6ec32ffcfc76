#pragma once

#include "model/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What a person typed, checked as far as it can be without a game state: numbers are in range,
/// dice are valid notation, words of the closed lists are known. Names of creatures, content and
/// actions are still text, because only the state knows them: `decide` resolves them (see
/// model/language/resolve.hpp) and puts the column of the word into its refusals.
namespace dnd::model {

/// A name as it was typed, one space between its words, never empty.
struct word {
  std::string text;
  /// Byte offset in the command line, from 0.
  std::size_t column = 0;
  /// Where a word stood is not part of what it says.
  friend bool operator==(const word& a, const word& b) { return a.text == b.text; }
};

/// Dice notation that `parse_dice` accepts, as it was typed: "9", "2d4+2".
struct dice_text {
  std::string text;
  /// Byte offset in the command line, from 0: add it to the column of a dice refusal.
  std::size_t column = 0;
  friend bool operator==(const dice_text& a, const dice_text& b) { return a.text == b.text; }
};

/// `rolled: 3,5`: faces of dice rolled at the table, in the order in which the command would roll
/// them. Each is in -1..die_faces_max (a fate die shows -1, 0 or 1); whether its die can show it is
/// known when it is rolled. At most dice_per_roll_max. Empty when nothing was given: the engine
/// rolls.
struct rolled_faces {
  std::vector<int> faces;
  std::size_t column = 0;
  friend bool operator==(const rolled_faces& a, const rolled_faces& b) {
    return a.faces == b.faces;
  }
};

/// Advantage and disadvantage as the game master granted them; the rules add their own sources.
/// Both together are a straight roll, however many sources there are. SRD: Advantage and
/// Disadvantage.
struct advantage_flags {
  bool advantage = false;
  bool disadvantage = false;
  friend bool operator==(const advantage_flags&, const advantage_flags&) = default;
};

/// +2 or +5 to AC and to Dexterity saving throws. SRD: Cover.
enum class cover_degree : std::uint8_t { none, half, three_quarters };

/// "none", "half" or "three-quarters".
[[nodiscard]] std::string_view to_text(cover_degree value) noexcept;

/// One struct for each thing that can be asked for. A `by` that was not given means whoever's turn
/// it is where a creature must act (attack, check, save, initiative), and the game master
/// elsewhere.
namespace commands {

/// A blank line or a comment: nothing to do and nothing to log.
struct nothing {
  friend bool operator==(const nothing&, const nothing&) = default;
};

// -- the table -------------------------------------------------------------

/// `add zombie [and: goblin]… [count: 3] [as: NAME] [hp: 30 | hp: roll] [rolled: …]`
struct add {
  /// 1..targets_max names of content entries.
  std::vector<word> content;
  /// How many of each, 1..add_count_max.
  std::int32_t count = 1;
  /// Only with one content entry; at most creature_name_bytes_max bytes.
  std::optional<word> as;
  /// Hit points of each, 1..hit_points_max, in place of those of the stat block.
  std::optional<std::int32_t> hit_points;
  /// `hp: roll`: roll the stat block's hit dice for each. Never together with `hit_points`.
  bool roll_hit_points = false;
  /// Hit dice first, then initiative when a fight is on, creature by creature.
  rolled_faces rolled;
  friend bool operator==(const add&, const add&) = default;
};

/// `remove WHO [and: WHO]…`
struct remove {
  std::vector<word> who;
  friend bool operator==(const remove&, const remove&) = default;
};

// -- fights ----------------------------------------------------------------

/// `encounter start [with: WHO [and: WHO]…] [surprised: WHO [and: WHO]…] [rolled: …]`
struct start_encounter {
  /// Who takes part; empty: everyone on the table.
  std::vector<word> with;
  std::vector<word> surprised;
  rolled_faces rolled;
  friend bool operator==(const start_encounter&, const start_encounter&) = default;
};

/// `encounter end`
struct end_encounter {
  friend bool operator==(const end_encounter&, const end_encounter&) = default;
};

/// `encounter discard`: the fight never happened.
struct discard_encounter {
  friend bool operator==(const discard_encounter&, const discard_encounter&) = default;
};

/// `initiative [by: WHO] [rolled: 14] [advantage|disadvantage]`
struct initiative {
  std::optional<word> by;
  advantage_flags flags;
  rolled_faces rolled;
  friend bool operator==(const initiative&, const initiative&) = default;
};

/// `turn [rolled: …]`: ends the current turn. What the next turn rolls at its start (recharge)
/// takes its faces from `rolled`.
struct turn {
  rolled_faces rolled;
  friend bool operator==(const turn&, const turn&) = default;
};

/// `attack [by: WHO] with: WHAT to: WHOM [and: WHOM]… [cover: half] [distance: 30]
/// [rolled: …] [advantage|disadvantage]`
struct attack {
  std::optional<word> by;
  word with;
  /// 1..targets_max.
  std::vector<word> to;
  cover_degree cover = cover_degree::none;
  /// Feet, 0..distance_ft_max; not known when it was not given.
  std::optional<std::int32_t> distance_ft;
  advantage_flags flags;
  rolled_faces rolled;
  friend bool operator==(const attack&, const attack&) = default;
};

// -- the game master's hand ------------------------------------------------

struct damage_amount {
  dice_text amount;
  damage_type type{};
  friend bool operator==(const damage_amount&, const damage_amount&) = default;
};

/// `damage to: WHOM [and: WHOM]… amount: 9 type: slashing [amount: 3 type: fire]… [by: SOURCE]
/// [rolled: …] [critical] [magical]`
struct damage {
  std::vector<word> to;
  /// 1..damage_parts_max. Rolled once for all targets. SRD: Damage Rolls.
  std::vector<damage_amount> parts;
  std::optional<word> by;
  /// From a critical hit: two failures at 0 hit points. The amounts are as given, not doubled.
  bool critical = false;
  /// Counts as magical against resistances to nonmagical damage.
  bool magical = false;
  rolled_faces rolled;
  friend bool operator==(const damage&, const damage&) = default;
};

/// `heal to: WHOM [and: WHOM]… amount: 2d4+2 [by: WHO] [rolled: …]`
struct heal {
  std::vector<word> to;
  dice_text amount;
  std::optional<word> by;
  rolled_faces rolled;
  friend bool operator==(const heal&, const heal&) = default;
};

/// `temp to: WHOM [and: WHOM]… amount: 1d4+4 [by: WHO] [rolled: …]`: temporary hit points.
struct grant_temporary {
  std::vector<word> to;
  dice_text amount;
  std::optional<word> by;
  rolled_faces rolled;
  friend bool operator==(const grant_temporary&, const grant_temporary&) = default;
};

/// `condition add poisoned to: WHO [and: WHO]… [rounds: 10] [by: SOURCE]`. Exhaustion goes up by
/// one level.
struct add_condition {
  condition what{};
  std::vector<word> to;
  /// 1..condition_rounds_max; until it is removed when it was not given.
  std::optional<std::int32_t> rounds;
  std::optional<word> by;
  friend bool operator==(const add_condition&, const add_condition&) = default;
};

/// `condition remove poisoned from: WHO [and: WHO]…` (`to:` is the same). Exhaustion goes down by
/// one level.
struct remove_condition {
  condition what{};
  std::vector<word> from;
  friend bool operator==(const remove_condition&, const remove_condition&) = default;
};

// -- rolls -----------------------------------------------------------------

/// `check athletics [by: WHO [and: WHO]…] [dc: 15] [rolled: …] [advantage|disadvantage]`
struct check {
  /// A skill, or an ability for a plain ability check.
  std::variant<skill, ability> what;
  /// Empty: whoever's turn it is. 0..targets_max; each rolls for itself.
  std::vector<word> by;
  /// 0..difficulty_max; without it there is a total and no verdict.
  std::optional<std::int32_t> dc;
  advantage_flags flags;
  rolled_faces rolled;
  friend bool operator==(const check&, const check&) = default;
};

/// `save dex [by: WHO [and: WHO]…] [dc: 13] [rolled: …] [advantage|disadvantage]`
struct save {
  ability with{};
  /// Empty: whoever's turn it is. 0..targets_max; each rolls for itself.
  std::vector<word> by;
  std::optional<std::int32_t> dc;
  advantage_flags flags;
  rolled_faces rolled;
  friend bool operator==(const save&, const save&) = default;
};

/// `save death [by: WHO] [rolled: …] [advantage|disadvantage]`. SRD: Death Saving Throws.
struct death_save {
  std::optional<word> by;
  advantage_flags flags;
  rolled_faces rolled;
  friend bool operator==(const death_save&, const death_save&) = default;
};

/// `roll 2d6+3 [by: WHO] [rolled: …] [# label]`
struct roll {
  dice_text dice;
  std::optional<word> by;
  rolled_faces rolled;
  /// What stood behind `#`, trimmed: "fire". Often empty.
  std::string label;
  friend bool operator==(const roll&, const roll&) = default;
};

// -- the story, sessions, history ------------------------------------------

/// `note TEXT`: the rest of the line, trimmed, as it is: labels, quotes and `#` in it are text.
struct note {
  std::string text;
  friend bool operator==(const note&, const note&) = default;
};

/// `session start [TITLE]`; the title has at most title_bytes_max bytes and may be empty.
struct start_session {
  std::string title;
  friend bool operator==(const start_session&, const start_session&) = default;
};

/// `session end`
struct end_session {
  friend bool operator==(const end_session&, const end_session&) = default;
};

/// `session save`: a snapshot now.
struct save_session {
  friend bool operator==(const save_session&, const save_session&) = default;
};

struct undo {
  friend bool operator==(const undo&, const undo&) = default;
};
struct redo {
  friend bool operator==(const redo&, const redo&) = default;
};

// -- questions, which change nothing ---------------------------------------

/// `status [WHO]`
struct status {
  std::optional<word> who;
  friend bool operator==(const status&, const status&) = default;
};

/// `log [last: 20]`
struct log {
  /// 1..log_last_max.
  std::int32_t last = 20;
  friend bool operator==(const log&, const log&) = default;
};

/// `help [VERB]`
struct help {
  /// The name of a verb, such as "attack"; empty: all of them.
  std::string verb;
  friend bool operator==(const help&, const help&) = default;
};

/// `reopen`: close the campaign and open it from disk again.
struct reopen {
  friend bool operator==(const reopen&, const reopen&) = default;
};

struct quit {
  friend bool operator==(const quit&, const quit&) = default;
};

}  // namespace commands

using command =
    std::variant<commands::nothing, commands::add, commands::remove, commands::start_encounter,
                 commands::end_encounter, commands::discard_encounter, commands::initiative,
                 commands::turn, commands::attack, commands::damage, commands::heal,
                 commands::grant_temporary, commands::add_condition, commands::remove_condition,
                 commands::check, commands::save, commands::death_save, commands::roll,
                 commands::note, commands::start_session, commands::end_session,
                 commands::save_session, commands::undo, commands::redo, commands::status,
                 commands::log, commands::help, commands::reopen, commands::quit>;

/// True for what only asks: help, status, log, reopen, quit and nothing. Such a command makes no
/// event.
[[nodiscard]] bool is_question(const command& value) noexcept;

}  // namespace dnd::model
