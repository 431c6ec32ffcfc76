#pragma once

#include "model/command_values.hpp"
#include "model/language/line_kind.hpp"
#include "model/one_of.hpp"
#include "model/type_list.hpp"
#include "model/verbs/attacks.hpp"
#include "model/verbs/automatic.hpp"
#include "model/verbs/character_files.hpp"
#include "model/verbs/characters.hpp"
#include "model/verbs/checks.hpp"
#include "model/verbs/conditions.hpp"
#include "model/verbs/content.hpp"
#include "model/verbs/contests.hpp"
#include "model/verbs/corrections.hpp"
#include "model/verbs/creatures.hpp"
#include "model/verbs/damage.hpp"
#include "model/verbs/escapes.hpp"
#include "model/verbs/experience.hpp"
#include "model/verbs/fights.hpp"
#include "model/verbs/first_aid.hpp"
#include "model/verbs/followers.hpp"
#include "model/verbs/gear.hpp"
#include "model/verbs/goods.hpp"
#include "model/verbs/grapples.hpp"
#include "model/verbs/groups.hpp"
#include "model/verbs/hazards.hpp"
#include "model/verbs/history.hpp"
#include "model/verbs/item_use.hpp"
#include "model/verbs/levels.hpp"
#include "model/verbs/lights.hpp"
#include "model/verbs/log_questions.hpp"
#include "model/verbs/marks.hpp"
#include "model/verbs/mounts.hpp"
#include "model/verbs/moves.hpp"
#include "model/verbs/objects.hpp"
#include "model/verbs/offhand.hpp"
#include "model/verbs/past_questions.hpp"
#include "model/verbs/program.hpp"
#include "model/verbs/questions.hpp"
#include "model/verbs/reactions.hpp"
#include "model/verbs/rests.hpp"
#include "model/verbs/rolls.hpp"
#include "model/verbs/rulings.hpp"
#include "model/verbs/secrecy.hpp"
#include "model/verbs/sessions.hpp"
#include "model/verbs/spells.hpp"
#include "model/verbs/stats.hpp"
#include "model/verbs/stealth.hpp"
#include "model/verbs/story.hpp"
#include "model/verbs/tactics.hpp"
#include "model/verbs/travel.hpp"
#include "model/verbs/treasure.hpp"
#include "model/verbs/world.hpp"
#include "model/verbs/world_questions.hpp"

#include <type_traits>
#include <variant>

/// What a person typed, checked as far as it can be without a game state: numbers are in range,
/// dice are valid notation, words of the closed lists are known. Names of creatures, content and
/// actions are still text, because only the state knows them: `decide` resolves them (see
/// model/language/resolve.hpp) and puts the column of the word into its refusals.
///
/// Each verb is a struct of a topic in `model/verbs/`, with a field for each label, and says all
/// there is to know about it:
/// - `row`: its name, labels, flags and words for help; help, completion and the reference come
///   from there;
/// - `read` and `print`: from the values of a line to its fields, and back;
/// - `decide`: the events it comes to, or why it cannot be; or `engine_decides`, for what needs the
///   past;
/// - `kind`, where it is no command but a question or a word for the program.
///
/// A `by` that was not given means whoever's turn it is where a creature must act (attack, check,
/// save, initiative), and the game master elsewhere.
namespace dnd::model {

/// All topics, in the order in which help shows them.
using verb_types = joined<
    commands::creature_verbs, commands::secrecy_verbs, commands::group_verbs, commands::fight_verbs,
    commands::automatic_verbs, commands::attack_verbs, commands::offhand_verbs,
    commands::spell_verbs, commands::reaction_verbs, commands::tactics_verbs,
    commands::item_use_verbs, commands::move_verbs, commands::mount_verbs, commands::stealth_verbs,
    commands::grapple_verbs, commands::escape_verbs, commands::first_aid_verbs,
    commands::damage_verbs, commands::condition_verbs, commands::check_verbs, commands::roll_verbs,
    commands::contest_verbs, commands::rest_verbs, commands::experience_verbs,
    commands::goods_verbs, commands::gear_verbs, commands::treasure_verbs, commands::light_verbs,
    commands::travel_verbs, commands::world_verbs, commands::world_question_verbs,
    commands::hazard_verbs, commands::object_verbs, commands::character_verbs,
    commands::character_file_verbs, commands::level_verbs, commands::correction_verbs,
    commands::mark_verbs, commands::follower_verbs, commands::ruling_verbs, commands::story_verbs,
    commands::session_verbs, commands::question_verbs, commands::log_question_verbs,
    commands::content_verbs, commands::past_question_verbs, commands::stats_verbs,
    commands::history_verbs, commands::program_verbs>;

namespace detail {

template <class Verb>
constexpr line_kind kind_of() {
  if constexpr (requires { Verb::kind; })
    return Verb::kind;
  else
    return line_kind::command;
}

template <line_kind Kind, class List>
struct of_kind;
template <line_kind Kind, class... Verbs>
struct of_kind<Kind, type_list<Verbs...>> {
  using type =
      joined<std::conditional_t<kind_of<Verbs>() == Kind, type_list<Verbs>, type_list<>>...>;
};

}  // namespace detail

using command_types = detail::of_kind<line_kind::command, verb_types>::type;
using question_types = detail::of_kind<line_kind::question, verb_types>::type;
using program_word_types = detail::of_kind<line_kind::program_word, verb_types>::type;

class command;
template <>
struct alternatives_of<command> {
  using types = command_types;
  static const operations_table<types> operations;
};

/// What goes through `decide`, or through undo, redo and discard of the engine.
class command : public one_of<command> {
 public:
  using one_of::one_of;
};

class question;
template <>
struct alternatives_of<question> {
  using types = question_types;
  static const operations_table<types> operations;
};

/// What is answered from a state or from the log, and changes nothing.
class question : public one_of<question> {
 public:
  using one_of::one_of;
};

class program_word;
template <>
struct alternatives_of<program_word> {
  using types = program_word_types;
  static const operations_table<types> operations;
};

/// What the program that holds the campaign does itself.
class program_word : public one_of<program_word> {
 public:
  using one_of::one_of;
};

namespace commands {

/// A blank line or a comment: nothing to do and nothing to log.
struct nothing {
  friend bool operator==(const nothing&, const nothing&) = default;
};

}  // namespace commands

/// One line of the command language.
using parsed_line = std::variant<commands::nothing, command, question, program_word>;

}  // namespace dnd::model
