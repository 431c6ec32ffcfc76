// The descriptions of stored structures are complete: no member is without a field, no field
// without a name of its own. What the encoder, the decoder and the state hash do not see would
// be lost without a word.

#include "model/event_fields.hpp"

#include "model/enum_text.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(event_fields_suite)

using namespace dnd::model;

namespace {

struct member {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t alignment = 1;
};

/// Where in an object its described members lie.
class layout {
 public:
  explicit layout(const void* object) noexcept : object_(static_cast<const char*>(object)) {}

  template <class T>
  void field(std::string_view name, T& value) {
    BOOST_TEST(names_.insert(std::string(name)).second, "the field " << name << " is there twice");
    BOOST_TEST(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
               std::string_view::npos);
    const auto at = static_cast<std::size_t>(reinterpret_cast<const char*>(&value) - object_);
    members_.push_back({at, at + sizeof(T), alignof(T)});
  }
  template <class T>
  void optional(std::string_view name, T& value) {
    field(name, value);
  }
  template <class T>
  void optional(std::string_view name, T& value, const T&) {
    field(name, value);
  }

  /// Members follow each other with nothing between but what alignment needs.
  [[nodiscard]] bool covers(std::size_t size, std::size_t alignment) {
    std::ranges::sort(members_, {}, &member::begin);
    std::size_t at = 0;
    for (const auto& one : members_) {
      if (one.begin != up_to(at, one.alignment)) return false;
      at = one.end;
    }
    return up_to(at, alignment) == size;
  }
  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  static std::size_t up_to(std::size_t at, std::size_t alignment) {
    return (at + alignment - 1) / alignment * alignment;
  }
  const char* object_;
  std::vector<member> members_;
  std::set<std::string> names_;
};

template <class T>
void is_whole(std::string_view name) {
  static_assert(std::is_same_v<typename fields<T>::described, T>);
  T object{};
  layout seen(&object);
  fields<T>::visit(object, seen);
  // `condition_instance` ends in padding, into which its neighbours of an event do not move.
  BOOST_TEST(seen.covers(sizeof(T), alignof(T)), "a member of " << name << " has no field");
}

/// All but the rows of its conditions, which are content.
void a_creature_is_whole() {
  creature object;
  layout seen(&object);
  fields<creature>::visit(object, seen);
  seen.field("rows", object.rows);
  BOOST_TEST(seen.covers(sizeof(creature), alignof(creature)), "a member of creature has no field");
}

/// All but what is at hand of its instance.
void an_active_effect_is_whole() {
  active_effect object;
  layout seen(&object);
  fields<active_effect>::visit(object, seen);
  seen.field("marks", object.marks);
  seen.field("name_hash", object.name_hash);
  seen.field("keys", object.keys);
  BOOST_TEST(seen.covers(sizeof(active_effect), alignof(active_effect)),
             "a member of active_effect has no field");
}

template <class... Events>
void all_events_are_whole(type_list<Events...>) {
  (is_whole<Events>(Events::stored_as), ...);
}

template <class... Events>
void no_event_uses_names_of_the_line(type_list<Events...>) {
  const auto check = [](auto object, std::string_view type) {
    layout seen(&object);
    fields<decltype(object)>::visit(object, seen);
    for (const auto* own : {"seq", "at", "synced", "by", "command", "id", "type", "more", "sum"})
      BOOST_TEST(!seen.names().contains(own), type << " has a field " << own);
  };
  (check(Events{}, Events::stored_as), ...);
}

constexpr event_types every_event;

template <class Enum>
void names_read_back(int count) {
  std::set<std::string_view> names;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    const auto name = stored_name(value);
    BOOST_TEST(names.insert(name).second);
    BOOST_TEST(from_stored_name<Enum>(name) == value);
    BOOST_TEST((!from_stored_name<Enum>(std::string(name) + "x").has_value()));
  }
  BOOST_TEST((!from_stored_name<Enum>("").has_value()));
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_member_of_every_event_is_described) {
  all_events_are_whole(every_event);
}

BOOST_AUTO_TEST_CASE(every_member_of_every_part_of_a_state_is_described) {
  a_creature_is_whole();
  is_whole<encounter>("encounter");
  is_whole<combatant>("combatant");
  is_whole<session>("session");
  is_whole<condition_instance>("condition_instance");
  is_whole<pool_use>("pool_use");
  is_whole<creature_part>("creature_part");
  is_whole<creature_change>("creature_change");
  is_whole<encounter_change>("encounter_change");
  is_whole<number_part>("number_part");
  is_whole<state_patch>("state_patch");
}

BOOST_AUTO_TEST_CASE(every_member_of_every_part_of_a_stat_block_is_described) {
  is_whole<stat_block>("stat_block");
  is_whole<action>("action");
  is_whole<attack_profile>("attack_profile");
  is_whole<saving_throw>("saving_throw");
  is_whole<damage_part>("damage_part");
  is_whole<usage_limit>("usage_limit");
  is_whole<multiattack_step>("multiattack_step");
  is_whole<damage_defence>("damage_defence");
  is_whole<speeds>("speeds");
  is_whole<senses>("senses");
  is_whole<known_spell>("known_spell");
  is_whole<spellcasting>("spellcasting");
  is_whole<class_level>("class_level");
  is_whole<trait>("trait");
  is_whole<multiattack_choice>("multiattack_choice");
}

BOOST_AUTO_TEST_CASE(every_member_of_every_part_of_an_effect_is_described) {
  is_whole<modifier>("modifier");
  is_whole<level_dice>("level_dice");
  is_whole<effect>("effect");
  is_whole<effect_filter>("effect_filter");
  is_whole<damage_dice>("damage_dice");
  is_whole<effect_branch>("effect_branch");
  is_whole<repeated_save>("repeated_save");
  is_whole<lasting>("lasting");
  is_whole<trigger>("trigger");
  is_whole<pool>("pool");
  is_whole<effect_instance>("effect_instance");
  is_whole<lifetime>("lifetime");
  an_active_effect_is_whole();
  is_whole<turn_use>("turn_use");
  is_whole<once_use>("once_use");
  is_whole<roll_term>("roll_term");
}

BOOST_AUTO_TEST_CASE(names_of_the_line_itself_are_not_names_of_fields) {
  no_event_uses_names_of_the_line(every_event);
}

BOOST_AUTO_TEST_CASE(event_names_are_distinct_and_stored_in_snake_case) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < event_types::size; ++i) {
    BOOST_TEST(names.insert(type_name(i)).second);
    BOOST_TEST(type_name(i).find_first_not_of("abcdefghijklmnopqrstuvwxyz_") ==
               std::string_view::npos);
  }
}

BOOST_AUTO_TEST_CASE(stored_names_of_enumerations_read_back) {
  names_read_back<roll_mode>(3);
  names_read_back<vitality>(4);
  names_read_back<condition_end>(3);
  names_read_back<save_effect>(2);
  names_read_back<attack_form>(3);
  names_read_back<action_group>(5);
  names_read_back<usage_kind>(4);
  names_read_back<defence_kind>(3);
  names_read_back<ability>(ability_count);
  names_read_back<damage_type>(damage_type_count);
  names_read_back<condition>(condition_count);
  names_read_back<skill>(skill_count);
  names_read_back<creature_size>(6);
  names_read_back<creature_kind>(2);
}

BOOST_AUTO_TEST_SUITE_END()
