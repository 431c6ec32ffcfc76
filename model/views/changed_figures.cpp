#include "model/views/changed_figures.hpp"

#include "model/assert.hpp"
#include "model/effects/modifiers.hpp"
#include "model/enum_text.hpp"
#include "model/views/figure_collector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model::views {
namespace {

/// Where the fields of an object are, in the order of its description.
class field_places {
 public:
  template <class T>
  void field(std::string_view, const T& value) {
    DND_ASSERT(count_ < places_.size());
    places_[count_++] = &value;
  }
  template <class T>
  void optional(std::string_view name, const T& value) {
    field(name, value);
  }
  template <class T>
  void optional(std::string_view name, const T& value, const T&) {
    field(name, value);
  }
  [[nodiscard]] const void* operator[](std::size_t at) const noexcept { return places_[at]; }

 private:
  /// Not initialized: this is made for every event.
  std::array<const void*, 128> places_;
  std::size_t count_ = 0;
};

/// Goes over the fields of the object after the change.
class field_comparison {
 public:
  field_comparison(const field_places& before, std::string_view prefix,
                   const figure_name_visitor& visit)
      : before_(before), prefix_(prefix), visit_(visit) {}

  template <class T>
  void field(std::string_view name, const T& now) {
    compare(name, *static_cast<const T*>(before_[next_++]), now);
  }
  template <class T>
  void optional(std::string_view name, const T& now) {
    field(name, now);
  }
  template <class T>
  void optional(std::string_view name, const T& now, const T&) {
    field(name, now);
  }

 private:
  template <class T>
  void compare(std::string_view name, const T& had, const T& has) {
    if (had == has) return;
    if (prefix_.empty())
      visit_(name);
    else
      visit_(std::string(prefix_).append(name));
  }
  void compare(std::string_view name, const std::vector<pool_use>& had,
               const std::vector<pool_use>& has) {
    if (had == has) return;
    for (const auto* all : {&had, &has})
      for (const pool_use& each : *all)
        if (std::ranges::count(had, each) != std::ranges::count(has, each))
          visit_(fmt::format("{}.{}", name, each.pool.view()));
  }
  void compare(std::string_view name, const turn_use& had, const turn_use& has);
  // Looked at by themselves.
  void compare(std::string_view, const stat_block_ptr&, const stat_block_ptr&) {}
  void compare(std::string_view, const character_record_ptr&, const character_record_ptr&) {}

  const field_places& before_;
  std::size_t next_ = 0;
  std::string_view prefix_;
  const figure_name_visitor& visit_;
};

template <class Part>
void compare_fields(const Part& before, const Part& after, std::string_view prefix,
                    const figure_name_visitor& visit) {
  field_places places;
  fields<Part>::visit(before, places);
  field_comparison comparison(places, prefix, visit);
  fields<Part>::visit(after, comparison);
}

void field_comparison::compare(std::string_view name, const turn_use& had, const turn_use& has) {
  if (!(had == has)) compare_fields(had, has, fmt::format("{}{}.", prefix_, name), visit_);
}

/// A part that both have, and that neither shares with the other.
template <class Part>
bool is_another(const std::shared_ptr<const Part>& before,
                const std::shared_ptr<const Part>& after) {
  return before != after && before != nullptr && after != nullptr;
}

void compare_creatures(const creature& before, const creature& after,
                       const figure_name_visitor& visit) {
  bool is_of_sheet = false;
  compare_fields(before, after, {}, [&](std::string_view name) {
    // Of what is used up in a turn only the way that was gone is in any condition of a modifier.
    is_of_sheet = is_of_sheet || !name.starts_with("turn.") || name.ends_with("_ft");
    visit(name);
  });
  if (!is_of_sheet || before.block == nullptr || after.block == nullptr) return;
  if (armor_class_of(before) != armor_class_of(after)) visit("ac");
  if (walking_speed_of(before) != walking_speed_of(after)) visit("speed");
}

/// What comes or goes as a whole, and the large parts, are rare: their texts are looked at.
bool is_rare(const subject_parts& before, const subject_parts& after) {
  const auto one_alone = [](const auto& a, const auto& b) { return !a != !b; };
  if (one_alone(before.who, after.who) || one_alone(before.known, after.known) ||
      one_alone(before.goods, after.goods))
    return true;
  return before.who != nullptr &&
         (before.who->block != after.who->block || before.who->record != after.who->record);
}

/// Visits those that are not the same, by their keys: what there was and what there is, one of
/// them null where there is none.
template <class List, class KeyOf, class Visitor>
void visit_different(const List& before, const List& after, KeyOf key_of, Visitor visit) {
  const typename List::value_type none;
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    const bool both = a != before.end() && b != after.end();
    if (both && *a == *b) {
      ++a;
      ++b;
      continue;
    }
    const auto order = !both ? (b == after.end() ? -1 : 1) : key_of(**a).compare(key_of(**b));
    const auto& had = order <= 0 ? *a++ : none;
    const auto& has = order >= 0 ? *b++ : none;
    visit(key_of(had == nullptr ? *has : *had), had, has);
  }
}

template <class Visitor>
void visit_different_books(const state& before, const state& after, Visitor visit) {
  const auto key_of = [](const auto& each) { return each.key().view(); };
  visit_different(before.books().lives.all(), after.books().lives.all(), key_of, visit);
  visit_different(before.books().holdings.all(), after.books().holdings.all(), key_of, visit);
}

void compare_fights(const encounter* before, const encounter* after,
                    const figure_name_visitor& visit) {
  const auto turn_of = [](const encounter* fight) {
    const combatant* const turn = fight->turn_of();
    return turn == nullptr ? creature_id() : turn->id;
  };
  const bool is_other = before == nullptr || after == nullptr;
  if (is_other || before->number != after->number) visit("fight");
  if (is_other || before->round != after->round) visit("round");
  if (is_other || turn_of(before) != turn_of(after)) visit("turn");
  if (is_other || before->order != after->order) visit("order");
  const auto fallen_in = [](const encounter* fight) {
    return fight == nullptr ? 0 : fight->fallen;
  };
  if (fallen_in(before) != fallen_in(after)) visit("fallen_experience");
}

/// Whether something is different that has names of its own.
bool named_things_differ(const state& before, const state& after) {
  if (!before.shares_groups_with(after) || before.rulings_made() != after.rulings_made())
    return true;
  if (before.books_pointer() == after.books_pointer()) return false;
  const auto had = before.books().facts.all();
  const auto has = after.books().facts.all();
  return !std::equal(had.begin(), had.end(), has.begin(), has.end()) ||
         !(before.books().dates == after.books().dates);
}

}  // namespace

std::string life_became(vitality now) {
  return fmt::format("life={}", stored_name(now));
}

void visit_changed_figures(const subject_parts& before, const subject_parts& after,
                           const figure_name_visitor& visit) {
  if (before == after) return;
  if (before.who && after.who && before.who->life != after.who->life)
    visit(life_became(after.who->life));
  if (is_rare(before, after)) {
    for (const figure_change& each : changes_between({}, before, after)) visit(each.figure);
    return;
  }
  if (is_another(before.who, after.who)) compare_creatures(*before.who, *after.who, visit);
  if (is_another(before.known, after.known)) compare_fields(*before.known, *after.known, {}, visit);
  if (is_another(before.goods, after.goods))
    compare_fields(*before.goods, *after.goods, {}, [&](std::string_view name) {
      // As `figures_of` calls it.
      visit(name == "name" ? "container" : name);
    });
}

void visit_changed_figures(const state& before, const state& after,
                           const figure_name_visitor& visit) {
  if (before.play_pointer() != after.play_pointer())
    compare_fields(before.play(), after.play(), "session.", visit);
  if (before.fight_pointer() != after.fight_pointer())
    compare_fights(before.fight(), after.fight(), visit);
  if (before.encounters() != after.encounters()) visit("encounters");
  if (!(before.time() == after.time())) visit("time");
  if (before.pending_pointer() != after.pending_pointer()) visit("waits");
  if (!named_things_differ(before, after)) return;
  for (const figure_change& each : changes_between_campaigns(before, after)) visit(each.figure);
}

void visit_changed_subjects(const state& before, const state& after, const subject_visitor& visit) {
  const auto id_of = [](const creature& each) { return each.id.view(); };
  if (before.books_pointer() == after.books_pointer()) {
    visit_different(before.creatures(), after.creatures(), id_of,
                    [&](std::string_view id, const auto& had, const auto& has) {
                      visit(id, {.who = had, .known = {}, .goods = {}},
                            {.who = has, .known = {}, .goods = {}});
                    });
    return;
  }
  std::set<std::string> subjects;
  const auto add = [&](std::string_view id, const auto&, const auto&) { subjects.emplace(id); };
  visit_different(before.creatures(), after.creatures(), id_of, add);
  visit_different_books(before, after, add);
  for (const std::string& id : subjects) visit(id, parts_of(before, id), parts_of(after, id));
}

void visit_changed_subjects(const trial& step, const state& campaign_before,
                            const subject_visitor& visit) {
  const state& now = step.now();
  if (campaign_before.books_pointer() == now.books_pointer()) {
    step.visit_replaced([&](const creature_id& id, const std::shared_ptr<creature>& before) {
      visit(id.view(), {.who = before, .known = {}, .goods = {}},
            {.who = now.find_shared(id), .known = {}, .goods = {}});
    });
    return;
  }
  std::set<std::string> subjects;
  std::map<std::string_view, std::shared_ptr<const creature>> replaced;
  step.visit_replaced([&](const creature_id& id, const std::shared_ptr<creature>& before) {
    replaced.emplace(*subjects.emplace(id.view()).first, before);
  });
  visit_different_books(campaign_before, now, [&](std::string_view id, const auto&, const auto&) {
    subjects.emplace(id);
  });
  for (const std::string& id : subjects) {
    const subject_parts has = parts_of(now, id);
    subject_parts had = parts_of(campaign_before, id);
    const auto was = replaced.find(id);
    had.who = was == replaced.end() ? has.who : was->second;
    visit(id, had, has);
  }
}

}  // namespace dnd::model::views
