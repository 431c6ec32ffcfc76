// docs/log-format.md against the program. Goal: another program can be written from the page alone.
// Method: its tables are compared with the descriptions of the stored structures, whole; its
// example lines are checked as a log.

#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/enum_text.hpp"
#include "model/event_fields.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <concepts>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(log_format_doc_suite)

namespace {

using namespace dnd::model;

// -- what the page must say ----------------------------------------------------

template <class T>
struct name_of;

#define DND_NAME_OF(type)                            \
  template <>                                        \
  struct name_of<type> {                             \
    static constexpr std::string_view value = #type; \
  }
DND_NAME_OF(roll_mode);
DND_NAME_OF(vitality);
DND_NAME_OF(condition_end);
DND_NAME_OF(save_effect);
DND_NAME_OF(attack_form);
DND_NAME_OF(action_group);
DND_NAME_OF(usage_kind);
DND_NAME_OF(defence_kind);
DND_NAME_OF(ability);
DND_NAME_OF(damage_type);
DND_NAME_OF(weapon_property);
DND_NAME_OF(creature_group);
DND_NAME_OF(condition);
DND_NAME_OF(skill);
DND_NAME_OF(creature_size);
DND_NAME_OF(creature_kind);
DND_NAME_OF(state_patch);
DND_NAME_OF(creature_part);
DND_NAME_OF(creature_change);
DND_NAME_OF(encounter_change);
DND_NAME_OF(number_part);
DND_NAME_OF(creature);
DND_NAME_OF(condition_instance);
DND_NAME_OF(pool_use);
DND_NAME_OF(encounter);
DND_NAME_OF(combatant);
DND_NAME_OF(session);
DND_NAME_OF(ruling_choice);
DND_NAME_OF(pending_decision);
DND_NAME_OF(reaction_choice);
DND_NAME_OF(reaction_answer);
DND_NAME_OF(standing_order);
DND_NAME_OF(reaction_moment);
DND_NAME_OF(reaction_order);
DND_NAME_OF(casting_time);
DND_NAME_OF(spell);
DND_NAME_OF(stat_block);
DND_NAME_OF(speeds);
DND_NAME_OF(senses);
DND_NAME_OF(damage_defence);
DND_NAME_OF(action);
DND_NAME_OF(attack_profile);
DND_NAME_OF(damage_part);
DND_NAME_OF(saving_throw);
DND_NAME_OF(multiattack_step);
DND_NAME_OF(usage_limit);
DND_NAME_OF(trait);
DND_NAME_OF(spellcasting);
DND_NAME_OF(known_spell);
DND_NAME_OF(class_level);
DND_NAME_OF(modifier);
DND_NAME_OF(level_dice);
DND_NAME_OF(effect);
DND_NAME_OF(effect_branch);
DND_NAME_OF(effect_filter);
DND_NAME_OF(damage_dice);
DND_NAME_OF(thing);
DND_NAME_OF(repeated_save);
DND_NAME_OF(lasting);
DND_NAME_OF(trigger);
DND_NAME_OF(pool);
DND_NAME_OF(roll_term);
DND_NAME_OF(lifetime);
DND_NAME_OF(effect_instance);
DND_NAME_OF(active_effect);
DND_NAME_OF(own_shape);
DND_NAME_OF(turn_use);
DND_NAME_OF(once_use);
DND_NAME_OF(multiattack_choice);
DND_NAME_OF(modifier_key);
DND_NAME_OF(roll_kind);
DND_NAME_OF(weapon_kind);
DND_NAME_OF(deed);
DND_NAME_OF(effect_kind);
DND_NAME_OF(effect_aim);
DND_NAME_OF(turn_boundary);
DND_NAME_OF(lasting_kind);
DND_NAME_OF(effect_end);
DND_NAME_OF(rest_kind);
DND_NAME_OF(character_record);
DND_NAME_OF(level_record);
DND_NAME_OF(subclass_record);
DND_NAME_OF(spells_record);
DND_NAME_OF(spell_record);
DND_NAME_OF(weapon_record);
DND_NAME_OF(item_record);
DND_NAME_OF(counted_record);
DND_NAME_OF(kept_field);
DND_NAME_OF(stat_block_change);
DND_NAME_OF(item_stack);
DND_NAME_OF(spent_charges);
DND_NAME_OF(holding);
DND_NAME_OF(life);
DND_NAME_OF(fact);
DND_NAME_OF(fact_kind);
DND_NAME_OF(goods_reason);
DND_NAME_OF(calendar);
DND_NAME_OF(calendar_month);
DND_NAME_OF(attendance);
#undef DND_NAME_OF

/// How the page spells the kind of a value.
template <class T>
struct kind_of {
  static std::string text() { return std::string(name_of<T>::value); }
};
template <>
struct kind_of<bool> {
  static std::string text() { return "bool"; }
};
template <std::integral T>
struct kind_of<T> {
  static std::string text() { return "number"; }
};
template <>
struct kind_of<std::string> {
  static std::string text() { return "text"; }
};
template <>
struct kind_of<small_text> {
  static std::string text() { return "text"; }
};
template <class T>
struct kind_of<change<T>> {
  static std::string text() { return "[before, after] " + kind_of<T>::text(); }
};
template <class T>
struct list_kind {
  static std::string text() { return "list of " + kind_of<T>::text(); }
};
template <class T>
struct kind_of<std::vector<T>> : list_kind<T> {};
template <class T>
struct kind_of<modifier_sources<T>> : list_kind<T> {};
template <class T, std::size_t N>
struct kind_of<std::array<T, N>> : list_kind<T> {};
template <class T, std::size_t N>
struct kind_of<inline_list<T, N>> : list_kind<T> {};
template <class E, std::size_t N>
struct kind_of<enum_set<E, N>> : list_kind<E> {};
template <class T>
struct kind_of<std::optional<T>> : kind_of<T> {};
template <class T>
struct kind_of<std::shared_ptr<T>> {
  static std::string text() { return kind_of<std::remove_const_t<T>>::text() + " or null"; }
};
/// A creature that is added has one; in a snapshot it stands elsewhere.
template <>
struct kind_of<stat_block_ptr> : kind_of<stat_block> {};

/// Writes a row of the page for each field.
class row_writer {
 public:
  row_writer(std::string& out, std::string_view owner) : out_(out), owner_(owner) {}

  template <class T>
  void field(std::string_view name, const T&) {
    row(name, kind_of<T>::text(), "yes");
  }
  template <class T>
  void optional(std::string_view name, const T&) {
    row(name, kind_of<T>::text(), "no");
  }
  template <class T>
  void optional(std::string_view name, const T& value, const T&) {
    optional(name, value);
  }
  /// Null is how it is left out.
  template <class T>
  void optional(std::string_view name, const std::shared_ptr<T>&) {
    row(name, kind_of<std::remove_const_t<T>>::text(), "no");
  }

 private:
  void row(std::string_view name, std::string_view kind, std::string_view always) {
    for (const std::string_view part : {std::string_view("| `"), owner_, std::string_view("` | `"),
                                        name, std::string_view("` | "), kind,
                                        std::string_view(" | "), always, std::string_view(" |\n")})
      out_ += part;
  }
  std::string& out_;
  std::string_view owner_;
};

template <class T>
void add_rows(std::string& out, std::string_view owner) {
  row_writer writer(out, owner);
  const T sample{};
  fields<T>::visit(sample, writer);
}

template <class... Structs>
std::string rows_of_structures() {
  std::string out;
  (add_rows<Structs>(out, name_of<Structs>::value), ...);
  return out;
}

template <class... Events>
std::string rows_of_events(type_list<Events...>) {
  std::string out;
  (add_rows<Events>(out, Events::stored_as), ...);
  return out;
}
constexpr event_types every_event;

template <class Enum>
void add_words(std::string& out, std::size_t count) {
  out += "| `" + std::string(name_of<Enum>::value) + "` | ";
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out += ", ";
    out += '`' + std::string(stored_name(static_cast<Enum>(i))) + '`';
  }
  out += " |\n";
}

/// All words of an enumeration.
template <class Enum>
void add_words(std::string& out) {
  add_words<Enum>(out, enum_text<Enum>::names.size());
}

/// Of one whose words are elsewhere, up to the last.
template <class Enum>
void add_words_upto(std::string& out, Enum last) {
  add_words<Enum>(out, static_cast<std::size_t>(last) + 1);
}

std::string rows_of_words() {
  std::string out;
  add_words<roll_mode>(out);
  add_words<vitality>(out);
  add_words<condition_end>(out);
  add_words_upto(out, ability::cha);
  add_words_upto(out, skill::survival);
  add_words_upto(out, damage_type::thunder);
  add_words_upto(out, weapon_property::versatile);
  add_words_upto(out, condition::unconscious);
  add_words_upto(out, creature_kind::character);
  add_words_upto(out, creature_size::gargantuan);
  add_words<defence_kind>(out);
  add_words<action_group>(out);
  add_words<attack_form>(out);
  add_words<save_effect>(out);
  add_words<usage_kind>(out);
  add_words<modifier_key>(out);
  add_words<roll_kind>(out);
  add_words<weapon_kind>(out);
  add_words<deed>(out);
  add_words<effect_kind>(out);
  add_words<effect_aim>(out);
  add_words<turn_boundary>(out);
  add_words<lasting_kind>(out);
  add_words<effect_end>(out);
  add_words<reaction_moment>(out);
  add_words<reaction_order>(out);
  add_words<casting_time>(out);
  add_words<fact_kind>(out);
  add_words<goods_reason>(out);
  add_words<rest_kind>(out);
  return out;
}

// -- what it says --------------------------------------------------------------

std::string page() {
  std::ifstream file(DND_SOURCE_DIR "/docs/log-format.md", std::ios::binary);
  BOOST_REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The lines after `<!-- NAME -->`, up to the next blank one, that begin with `begin`.
std::string lines_after(std::string_view name, std::string_view begin) {
  const std::string text = page();
  const std::string mark = "<!-- " + std::string(name) + " -->\n";
  std::size_t at = text.find(mark);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, "docs/log-format.md has no " << mark);
  std::string found;
  for (at += mark.size(); at < text.size() && text[at] != '\n';) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (text.compare(at, begin.size(), begin) == 0) found += text.substr(at, end - at);
    at = end;
  }
  return found;
}

/// DND_WRITE_LOG_FORMAT=1 writes the rows after `<!-- NAME -->` where they differ.
void write_if_wanted(std::string_view name, const std::string& rows) {
  const std::string is = lines_after(name, "| `");
  if (std::getenv("DND_WRITE_LOG_FORMAT") == nullptr || is == rows) return;
  std::string text = page();
  const std::size_t from = text.find("<!-- " + std::string(name) + " -->\n");
  const std::size_t at = text.find("\n| `", from) + 1;
  text.replace(at, is.size(), rows);
  std::ofstream(DND_SOURCE_DIR "/docs/log-format.md", std::ios::binary) << text;
}

BOOST_AUTO_TEST_CASE(every_type_of_event_is_told_of_in_order) {
  std::string told;
  const std::string rows = lines_after("types", "| `");
  for (std::size_t at = 0; at < rows.size(); at = rows.find('\n', at) + 1)
    told += rows.substr(at + 3, rows.find('`', at + 3) - at - 3) + '\n';
  std::string types;
  for (std::size_t i = 0; i < event_types::size; ++i) types += std::string(type_name(i)) + '\n';
  BOOST_TEST(told == types);
}

BOOST_AUTO_TEST_CASE(the_fields_of_events_are_those_of_the_program) {
  write_if_wanted("fields of events", rows_of_events(every_event));
  BOOST_TEST(lines_after("fields of events", "| `") == rows_of_events(every_event));
}

BOOST_AUTO_TEST_CASE(the_fields_of_structures_are_those_of_the_program) {
  const std::string structures = rows_of_structures<
      state_patch, creature_part, creature_change, encounter_change, creature_group, ruling_choice,
      pending_decision, reaction_choice, reaction_answer, standing_order, number_part, creature,
      condition_instance, pool_use, encounter, combatant, session, stat_block, speeds, senses,
      damage_defence, action, attack_profile, damage_part, saving_throw, multiattack_step,
      usage_limit, trait, spellcasting, known_spell, spell, class_level, multiattack_choice,
      modifier, level_dice, effect, effect_filter, damage_dice, thing, effect_branch, lasting,
      repeated_save, trigger, pool, effect_instance, lifetime, active_effect, own_shape, turn_use,
      once_use, roll_term, character_record, level_record, subclass_record, spells_record,
      spell_record, weapon_record, item_record, counted_record, kept_field, stat_block_change,
      item_stack, spent_charges, holding, life, fact, calendar, calendar_month, attendance>();
  write_if_wanted("fields of structures", structures);
  BOOST_TEST(lines_after("fields of structures", "| `") == structures);
}

BOOST_AUTO_TEST_CASE(the_words_are_those_of_the_program) {
  write_if_wanted("words", rows_of_words());
  BOOST_TEST(lines_after("words", "| `") == rows_of_words());
}

BOOST_AUTO_TEST_CASE(the_example_is_a_log_that_verifies) {
  const std::string log = lines_after("example", "{");
  std::uint64_t seq = 0;
  std::uint64_t sum = 0;
  std::string scratch;
  for (std::size_t at = 0; at < log.size(); at = log.find('\n', at) + 1) {
    const std::string text = log.substr(at, log.find('\n', at) - at);
    const auto line = io::parse_line(text, scratch);
    const auto frame = io::frame_of(text);
    BOOST_REQUIRE_MESSAGE(line && frame, text);
    BOOST_TEST(line->seq == ++seq);
    BOOST_TEST(io::line_sum(frame->body, sum) == line->sum, text);
    event what;
    const auto read = io::read_event(*line, what);
    BOOST_TEST(read.has_value(), text);
    sum = line->sum;
  }
  BOOST_TEST(seq >= 4U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
