#include "model/views/own_past.hpp"

#include "model/assert.hpp"
#include "model/coins.hpp"
#include "model/enum_text.hpp"

#include <memory>
#include <string>
#include <utility>

namespace dnd::model::views {
namespace {

/// Collects what one event says of a subject. A kind of event that is not named here says nothing.
class change_collector {
 public:
  change_collector(std::string_view subject, const event_view& from)
      : subject_(subject), from_(from) {}

  template <class Event>
  void operator()(const Event& e) {
    if constexpr (requires { tell(e); }) tell(e);
  }
  [[nodiscard]] std::vector<figure_change> take() { return std::move(out_); }

 private:
  void tell(const damage_dealt& e) {
    if (!is_it(e.target)) return;
    numbers("hp", e.hp, "hp");
    numbers("temp_hp", e.temp_hp, "temp_hp");
  }
  void tell(const healed& e) {
    if (is_it(e.target)) numbers("hp", e.hp, "hp");
  }
  void tell(const temporary_hp_gained& e) {
    if (is_it(e.target)) numbers("temp_hp", e.temp_hp, "temp_hp");
  }
  void tell(const vitality_changed& e) {
    if (is_it(e.creature))
      texts("life", std::string(stored_name(e.state.before)),
            std::string(stored_name(e.state.after)));
  }
  void tell(const creature_revived& e) {
    if (!is_it(e.creature)) return;
    texts("life", "dead", "conscious");
    numbers("hp", e.hp, "hp");
  }
  void tell(const exhaustion_changed& e) {
    if (!is_it(e.creature)) return;
    numbers("exhaustion", e.level, "level");
    numbers("hp", e.hp, "hp");
  }
  void tell(const condition_added& e) {
    if (is_it(e.creature)) texts("conditions", "", std::string(to_text(e.instance.kind)));
  }
  void tell(const condition_removed& e) {
    if (is_it(e.creature)) texts("conditions", std::string(to_text(e.instance.kind)), "");
  }
  void tell(const death_save_rolled& e) {
    if (!is_it(e.creature)) return;
    numbers("death_successes", e.successes, "successes");
    numbers("death_failures", e.failures, "failures");
  }
  void tell(const experience_gained& e) {
    if (is_it(e.creature)) numbers("experience", e.experience, "experience");
  }
  void tell(const inspiration_changed& e) {
    if (is_it(e.creature)) texts("inspired", e.held ? "no" : "yes", e.held ? "yes" : "no");
  }
  void tell(const character_changed& e) {
    if (!is_it(e.creature)) return;
    numbers("hp", e.hp, "hp");
    numbers("max_hp", e.max_hp, "max_hp");
  }
  void tell(const coins_changed& e) {
    if (is_it(e.holder)) coins(e.coins, "coins");
  }
  void tell(const coins_moved& e) {
    if (is_it(e.from)) coins(e.from_has, "from_has");
    if (is_it(e.to)) coins(e.to_has, "to_has");
  }
  void tell(const creature_added& e) {
    if (is_it(e.creature)) texts(present_figure, "", "yes", true);
  }
  void tell(const creature_removed& e) {
    if (is_it(e.creature)) texts(present_figure, "yes", "", true);
  }

  [[nodiscard]] bool is_it(const small_text& id) const { return id.view() == subject_; }

  void texts(std::string_view figure, std::string before, std::string after, bool moves = false) {
    if (before != after)
      out_.push_back({.subject = std::string(subject_),
                      .figure = std::string(figure),
                      .before = std::move(before),
                      .after = std::move(after),
                      .moves = moves});
  }
  template <class Change>
  void numbers(std::string_view figure, const Change& of, std::string_view field) {
    if (!from_.hides(field)) texts(figure, std::to_string(of.before), std::to_string(of.after));
  }
  void coins(const change<std::int64_t>& of, std::string_view field) {
    if (!from_.hides(field)) texts("coins", coins_text(of.before), coins_text(of.after));
  }

  std::string_view subject_;
  const event_view& from_;
  std::vector<figure_change> out_;
};

}  // namespace

commit_ptr commit_seen(const commit_view& what) {
  DND_ASSERT(!what.events.empty());
  auto out = std::make_shared<commit>();
  out->first = what.events.front().seq;
  out->last = what.events.back().seq;
  out->at_ms = what.at_ms;
  out->by = what.by;
  auto events = std::make_shared<std::vector<event>>();
  for (const event_view& each : what.events) events->push_back(each.what());
  DND_ASSERT(events->size() == out->last - out->first + 1);
  out->events = std::move(events);
  return out;
}

std::vector<event_change> changes_seen(const commit_view& what, std::string_view subject) {
  std::vector<event_change> out;
  commit_ptr seen;
  for (const event_view& each : what.events) {
    change_collector collect(subject, each);
    visit(collect, each.what());
    for (figure_change& one : collect.take()) {
      if (seen == nullptr) seen = commit_seen(what);
      out.push_back({.seq = each.seq, .what = seen, .change = std::move(one)});
    }
  }
  return out;
}

}  // namespace dnd::model::views
