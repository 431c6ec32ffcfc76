#include "tests/support/sample_events.hpp"

namespace dnd::test {

namespace {

template <class... Events>
std::vector<model::event> empty_of_each(model::type_list<Events...>) {
  std::vector<model::event> all;
  (all.emplace_back(Events{}), ...);
  return all;
}

}  // namespace

std::vector<model::event> minimal_events() {
  return empty_of_each(model::event_types{});
}

std::vector<model::event> maximal_events() {
  auto all = minimal_events();
  unsigned start = 1;
  for (auto& what : all) {
    field_filler filler(start += 7);
    visit([&](auto& event) { filler.fill(event); }, what);
  }
  return all;
}

model::state maximal_state() {
  field_filler filler;
  model::state state;
  for (int i = 0; i < 2; ++i) {
    auto who = std::make_shared<model::creature>();
    filler.fill(*who);
    state.put(std::move(who));
  }
  auto fight = std::make_shared<model::encounter>();
  filler.fill(*fight);
  fight->current = 1;
  state.set_fight(std::move(fight));
  filler.fill(state.edit_play());
  state.set_encounters(3);
  state.set_number("goblin", 4);
  state.set_number("zombie", 12);
  state.set_group({.name = "pack", .members = {"wolf-1", "wolf-2"}});
  auto pending = std::make_shared<model::pending_decision>();
  filler.fill(*pending);
  state.set_pending(std::move(pending));
  state.set_ruling("turns", "free");
  model::holding has;
  filler.fill(has);
  state.set_holding(std::move(has));
  model::life known;
  filler.fill(known);
  state.set_life(std::move(known));
  model::fact said;
  filler.fill(said);
  state.set_fact(std::move(said));
  state.set_dates({.months = {{"Hammer", 30}, {"Alturiak", 20}}, .year = -5, .month = 2, .day = 3});
  state.set_undo_at({40, 39});
  state.set_seq(41);
  return state;
}

}  // namespace dnd::test
