#pragma once

#include "model/character_record.hpp"
#include "model/content/entry.hpp"
#include "model/effects/spell.hpp"
#include "model/item_entry.hpp"
#include "model/stat_block.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// What the rules are given besides the state: the campaign's choices and its content.
namespace dnd::model {

/// Rulings that a campaign chose when it was created, or that its game master made since. See
/// docs/rulings.md.
enum class initiative_ruling : std::uint8_t { group, individual };
/// Whether actions, bonus actions and reactions of a fight are counted.
enum class turn_ruling : std::uint8_t { counted, free };
/// Whether those who may answer something are asked. Standing orders hold either way.
enum class reaction_ruling : std::uint8_t { ask, off };
/// How players see the hit points of those whom they do not play.
enum class health_ruling : std::uint8_t { words, figures };
/// Whether the end of a fight gives experience by itself.
enum class experience_ruling : std::uint8_t { fights, table };
/// What a heavy load does: nothing before it cannot be carried, or more and more. SRD: Lifting and
/// Carrying, Variant: Encumbrance.
enum class load_ruling : std::uint8_t { capacity, variant };
/// Whether each day takes food; `half`: a ration lasts two days, which count as one without food.
/// SRD: Food Requirements.
enum class food_ruling : std::uint8_t { table, counted, half };
/// Whether each day takes water; `half`: a gallon lasts two days; `hot`: a day takes two of them.
/// SRD: Water Requirements.
enum class water_ruling : std::uint8_t { table, counted, half, hot };
/// How light it is where play is. SRD: Vision and Light.
enum class light_ruling : std::uint8_t { bright, dim, dark };
struct rulings {
  initiative_ruling initiative = initiative_ruling::group;
  turn_ruling turns = turn_ruling::counted;
  reaction_ruling reactions = reaction_ruling::ask;
  health_ruling health = health_ruling::words;
  experience_ruling experience = experience_ruling::fights;
  load_ruling load = load_ruling::capacity;
  food_ruling food = food_ruling::table;
  water_ruling water = water_ruling::table;
  light_ruling light = light_ruling::bright;
  friend bool operator==(const rulings&, const rulings&) = default;
};

/// A value that a ruling can have.
struct ruling_value {
  std::string_view word;
  /// A sentence for people.
  std::string_view meaning;
};

/// A ruling by its name. The values stand in the order of its enumeration, the usual one first.
struct known_ruling {
  std::string_view name;
  std::span<const ruling_value> values;
};

/// All of them, in the order in which they are shown.
[[nodiscard]] std::span<const known_ruling> rulings_known() noexcept;
/// Null when there is none of the name.
[[nodiscard]] const known_ruling* find_ruling(std::string_view name) noexcept;
/// Its values for a message: "`table`, `counted` or `half`".
[[nodiscard]] std::string words_of(const known_ruling& row);
/// Empty when there is none of the name.
[[nodiscard]] std::string_view value_of(const rulings& house, std::string_view name) noexcept;
/// False, and nothing is changed, when there is no such ruling or value.
bool set_value(rulings& house, std::string_view name, std::string_view value) noexcept;

class state;

/// What holds: what the game master ruled in the log, else what the campaign's file says.
[[nodiscard]] rulings in_force(const rulings& of_file, const state& now) noexcept;

/// What was looked for in the content: one of them.
struct found_content {
  stat_block_ptr creature;
  spell_ptr spell = nullptr;
  /// An entry as its file says it.
  content_entry_ptr entry = nullptr;
  /// Of a character, beside `creature`: what that is made of.
  character_record_ptr record = nullptr;
  item_ptr item = nullptr;

  found_content() = default;
  found_content(std::nullptr_t) {}  // NOLINT(google-explicit-constructor)
  found_content(stat_block_ptr found) : creature(std::move(found)) {}  // NOLINT
  found_content(spell_ptr found) : spell(std::move(found)) {}          // NOLINT
  found_content(content_entry_ptr found) : entry(std::move(found)) {}  // NOLINT
  found_content(stat_block_ptr found, character_record_ptr of)
      : creature(std::move(found)), record(std::move(of)) {}
  found_content(item_ptr found) : item(std::move(found)) {}  // NOLINT
  explicit operator bool() const noexcept { return creature || spell || entry || item; }
};

/// What a spell's name begins with where content is looked up: "spells/fireball".
inline constexpr std::string_view spell_prefix = "spells/";
/// The same of an entry as its file says it: "entry classes/wizard".
inline constexpr std::string_view entry_prefix = "entry ";
/// The same of a character that is built from its record: what follows is `lookup_text`.
inline constexpr std::string_view built_prefix = "built ";
/// And that of equipment and magic items.
inline constexpr std::string_view item_prefix = "items/";
/// And that of a character in a file of its own: what follows is the path.
inline constexpr std::string_view file_prefix = "file ";

/// Entries that a command needs, found before the rules are asked: the rules do no I/O. Answers
/// nothing when the name is unknown, which never happens for a name of `content_needed`.
using content_lookup = std::function<found_content(std::string_view name)>;

}  // namespace dnd::model
