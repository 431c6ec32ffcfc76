#pragma once

#include "model/content/category.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The rows of the command language: what each verb takes. The parser, the printer's quoting, help,
/// completion and docs/commands.md all come from them: a verb, label or flag that is in no row does
/// not exist. Each row stands with its verb, in `model/verbs/`.
namespace dnd::model::language {

/// What stands in a value; completion offers, and the reader accepts, by kind.
enum class value_kind : std::uint8_t {
  creature,     ///< id, name or prefix; resolved against the state
  content,      ///< name of a content entry; resolved against the library
  action,       ///< name of an action of the one who acts
  spell,        ///< name of a spell
  name,         ///< a new name, at most creature_name_bytes_max bytes
  group,        ///< name of a group that the state has
  hit_points,   ///< a number, or `roll`
  number,       ///< a whole number in the label's range
  repetitions,  ///< the same, and in the short form `6x`
  dice,         ///< dice notation
  bonus,        ///< a number or plain dice, with a sign or without: `1d4`, `-2`
  time,         ///< a number and a unit: `10 minutes`
  faces,        ///< `3,5`: faces of dice
  damage_type,
  condition,
  skill_or_ability,
  ability,
  cover,
  policy,        ///< how `encounter auto` chooses
  fight_end,     ///< how far it plays: `end`, `round 3`
  title,         ///< words up to a comment, labels included; at most title_bytes_max bytes
  text,          ///< the rest of the line as it is
  topic,         ///< name of a verb or of a page of help
  entry,         ///< name of an entry of any kind of content
  content_kind,  ///< "monsters", "spell": a kind of content
  sought,        ///< what `find` looks for: a range, a word or a part of a text
  item,          ///< coins or things that somebody has, or that the content has
  holder,        ///< who has something: a creature, the stash, the ground, a container
  fact,          ///< name of something that the books know
};

enum class need : std::uint8_t { optional, required };

/// How often: once with one value, once with a list that goes on with `and:`, or again and again.
enum class arity : std::uint8_t { one, list, repeated };

struct number_range {
  std::int32_t least = 0;
  std::int32_t most = 0;
};

/// One label of a verb, or its subject: what stands between the verb and the first label.
struct label_spec {
  std::string_view name = {};   ///< without ':'; empty for a subject
  std::string_view alias = {};  ///< another name for the same; often empty
  value_kind kind{};
  need needed = need::optional;
  arity times = arity::one;
  std::string_view placeholder = {};  ///< "WHOM"
  std::string_view help = {};
  number_range range = {};               ///< of `number` and `hit_points`
  std::optional<category> entries = {};  ///< of a name that is one of content, for completion

  [[nodiscard]] constexpr bool is_subject() const noexcept { return name.empty(); }
};

struct flag_spec {
  std::string_view name = {};
  std::string_view help = {};
  std::string_view alias = {};  ///< a shorter word for the same; often empty
};

struct verb_spec {
  std::string_view name = {};  ///< one or two words: "encounter start"
  /// Other words for it, the best first: "dmg". One that ends in '-' touches the word after it; one
  /// in two parts that ends in ':' is the first of them before any label of the row: "help to:".
  std::span<const std::string_view> shorts = {};
  std::optional<label_spec> subject = {};
  std::span<const label_spec> labels = {};
  std::span<const flag_spec> flags = {};
  /// The short form: values that may stand before the first label without labels of their own, in
  /// this order. Each is the name of a label; the subject is "". At most one of them takes names of
  /// creatures: it gets what the others leave.
  std::span<const std::string_view> places = {};
  /// `group kobolds: …`: a label that is none ends the subject, and the first label's value
  /// follows.
  bool subject_ends_in_colon = false;
  /// `goblin count: 6 and: bugbear`: after the label of this name `and:` goes on with the subject,
  /// which is a list; empty: after none.
  std::string_view list_goes_on_after = {};
  /// On a terminal what the line lacks is asked for, step by step. Its `read` takes a line without
  /// labels that are required.
  bool asks_for_rest = false;
  /// A beginning that one other verb shares means that one: what people type all the time stays as
  /// short as it was before there was this.
  bool gives_way = false;
  /// What stands in the usage for labels that are too many for it; often empty.
  std::string_view labels_in_usage = {};
  /// Whether a label makes sense with a subject and other labels, for completion; nullptr: each
  /// does.
  bool (*label_fits)(std::string_view subject, std::span<const std::string> labels,
                     std::string_view label) = nullptr;
  std::string_view summary = {};                    ///< one line
  std::string_view details = {};                    ///< sentences; may be empty
  std::span<const std::string_view> examples = {};  ///< empty where the usage is one
};

/// All verbs in the order in which help shows them.
[[nodiscard]] std::span<const verb_spec> verbs() noexcept;

/// Where a row stands among `verbs()`, from 0. Requires one of them.
[[nodiscard]] std::size_t index_of(const verb_spec& verb) noexcept;

/// By full name ("encounter start") or a short word, in any case; nullptr when there is none.
[[nodiscard]] const verb_spec* find_verb(std::string_view name) noexcept;
/// The same for a verb of two words.
[[nodiscard]] const verb_spec* find_verb(std::string_view first, std::string_view second) noexcept;

/// True for "encounter", "condition" and "session": first words of verbs of two words that are
/// no verbs themselves.
[[nodiscard]] bool is_verb_group(std::string_view first_word) noexcept;

/// Leaves out what gives way, where one name alone is left then.
void prefer_usual(std::vector<std::string>& names);

/// By name or alias, in any case; nullptr when the verb has no such label.
[[nodiscard]] const label_spec* find_label(const verb_spec& verb, std::string_view name) noexcept;
[[nodiscard]] const flag_spec* find_flag(const verb_spec& verb, std::string_view name) noexcept;

/// The label, or subject, of one of the row's places. Requires that there is one.
[[nodiscard]] const label_spec& label_of_place(const verb_spec& verb,
                                               std::string_view place) noexcept;

/// A page of help that is no verb.
inline constexpr std::string_view dice_topic = "dice";

/// True when some verb has a flag of this name: such a word is quoted where it is a value.
[[nodiscard]] bool is_flag_word(std::string_view name) noexcept;

/// True when some verb has a label of this name or alias.
[[nodiscard]] bool is_label_word(std::string_view name) noexcept;

/// "heal to: WHOM [and: WHOM]… amount: DICE [by: WHO] [rolled: FACES]"
[[nodiscard]] std::string usage(const verb_spec& verb);

/// "dmg WHOM DICE [TYPE]": its shortest word and its places; empty for a verb without either.
[[nodiscard]] std::string short_usage(const verb_spec& verb);

}  // namespace dnd::model::language
