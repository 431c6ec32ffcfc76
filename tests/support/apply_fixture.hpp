#pragma once

#include "model/apply.hpp"

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace dnd::test {

using namespace dnd::model;

inline stat_block_ptr block() {
  static const auto shared = std::make_shared<const stat_block>();
  return shared;
}

inline event initiative(std::string_view id, std::int16_t total = 0, std::uint64_t tie_break = 0) {
  initiative_rolled what;
  what.creature = id;
  what.total = total;
  what.tie_break = tie_break;
  return what;
}

inline state_patch count_of_fights(std::uint32_t count) {
  state_patch patch;
  patch.encounters = count;
  return patch;
}

/// A state to put events on.
struct apply_fixture {
  state now;

  apply_fixture& does(const event& what) {
    const auto seq = now.seq() + 1;
    const auto applied = apply(now, what, seq);
    BOOST_REQUIRE_MESSAGE(applied.ok(),
                          type_name(what) << ": " << (applied.ok() ? "" : applied.contradiction()));
    BOOST_TEST(now.seq() == seq);
    return *this;
  }
  /// The event does not fit; the log's place does not move.
  void contradicts(const event& what, std::string_view why) {
    const auto before = now;
    const auto applied = apply(now, what, now.seq() + 1);
    BOOST_REQUIRE_MESSAGE(!applied.ok(), type_name(what) << " was applied");
    BOOST_TEST(std::string_view(applied.contradiction()).find(why) != std::string_view::npos,
               applied.contradiction());
    BOOST_TEST(now.seq() == before.seq());
    BOOST_TEST((now.undo_at() == before.undo_at()));
  }
  apply_fixture& adds(std::string_view id, std::uint32_t number = 0) {
    return does(creature_added{.creature = id,
                               .name = id,
                               .number = number,
                               .hp = 20,
                               .max_hp = 20,
                               .hp_dice = {},
                               .block = block()});
  }
  apply_fixture& fights(std::initializer_list<std::string_view> ids) {
    for (const auto id : ids) adds(id);
    does(encounter_started{.number = now.encounters() + 1});
    for (const auto id : ids) does(combatant_joined{.creature = id});
    return *this;
  }
  apply_fixture& rolls(std::string_view id, std::int16_t total, std::uint64_t tie_break) {
    return does(initiative(id, total, tie_break));
  }
  /// a, b, c and d in this order, b's turn in round 1.
  apply_fixture& in_the_turn_of_b() {
    fights({"a", "b", "c", "d"});
    rolls("a", 20, 4).rolls("b", 15, 3).rolls("c", 10, 2).rolls("d", 5, 1);
    return does(round_started{.round = {0, 1}}).does(turn_started{.creature = "b", .round = 1});
  }

  const creature& at(std::string_view id) { return *now.find(id); }
  std::string order() {
    std::string ids;
    for (const auto& one : now.fight()->order) ids += one.id.str();
    return ids;
  }
  std::string turn() {
    const auto* whose = now.fight()->turn_of();
    return whose ? whose->id.str() : "nobody";
  }
};

inline constexpr auto nobody_there = "not there";
inline constexpr auto none_is_on = "none is on";

}  // namespace dnd::test
