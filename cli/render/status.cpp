#include "cli/render/status.hpp"

#include "cli/render/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dnd::cli {
namespace {

/// Below this width there are no bars, and the order of turns stands for the initiative.
constexpr std::size_t width_for_all = 60;
constexpr std::size_t name_least = 8;

[[nodiscard]] tone health_tone(const model::creature& who) {
  if (who.life == model::vitality::dead) return tone::faint;
  const std::int32_t whole = model::effective_max_hp(who);
  if (who.hp * std::int64_t{4} <= whole) return tone::bad;
  return who.hp * std::int64_t{2} <= whole ? tone::warning : tone::good;
}

/// Everything else that is to be known of a creature: "dying (1 failure), poisoned (3 rounds)".
[[nodiscard]] std::string condition_text(const model::creature& who, bool surprised) {
  std::vector<std::string> out;
  if (std::string life = life_text(who); !life.empty()) out.push_back(std::move(life));
  for (std::string& each : condition_texts(who)) out.push_back(std::move(each));
  if (who.exhaustion > 0) out.push_back(fmt::format("exhaustion {}", who.exhaustion));
  if (surprised) out.emplace_back("surprised");
  return listed(out);
}

class status_view {
 public:
  status_view(const model::state& table, const layout& where) : table_(table), where_(where) {}

  [[nodiscard]] std::vector<std::string> lines() {
    std::vector<std::string> out{standing_text(table_, where_.look)};
    if (table_.creatures().empty()) {
      out.emplace_back("Nobody is at the table.");
      return out;
    }
    if (table_.fight() != nullptr)
      for (const model::combatant& each : table_.fight()->order)
        if (const model::creature* who = table_.find(each.id)) add(*who, &each);
    for (const auto& who : table_.creatures())
      if (table_.fight() == nullptr || table_.fight()->find(who->id) == nullptr) add(*who, nullptr);
    for (std::string& line : table_lines(columns(), rows_, where_)) out.push_back(std::move(line));
    return out;
  }

 private:
  [[nodiscard]] bool is_wide() const { return where_.width >= width_for_all; }

  [[nodiscard]] std::vector<table_column> columns() const {
    std::vector<table_column> out;
    if (table_.fight() != nullptr) {
      out.push_back({.title = ""});
      if (is_wide()) out.push_back({.title = "init", .align = alignment::right});
    }
    out.push_back({.title = "who", .least = name_least});
    if (is_wide()) out.push_back({.title = ""});
    out.push_back({.title = "hp", .align = alignment::right});
    out.push_back({.title = "temp", .align = alignment::right});
    out.push_back({.title = "ac", .align = alignment::right});
    out.push_back({.title = "conditions"});
    return out;
  }

  void add(const model::creature& who, const model::combatant* place) {
    const std::int32_t whole = model::effective_max_hp(who);
    const tone health = health_tone(who);
    table_row out;
    if (table_.fight() != nullptr) {
      const bool has_turn = place != nullptr && place == table_.fight()->turn_of();
      out.push_back({has_turn ? ">" : "", tone::strong});
      const bool has_rolled = place != nullptr && place->rolled;
      if (is_wide())
        out.push_back({has_rolled ? fmt::format("{}", place->initiative)
                                  : std::string(place == nullptr ? "" : "?")});
    }
    const bool is_dead = who.life == model::vitality::dead;
    out.push_back({where_.look.clean(called(who)), is_dead ? tone::faint : tone::plain});
    if (is_wide()) out.push_back({bar(who.hp, whole, hp_bar_cells, where_.look), health});
    out.push_back({fmt::format("{}/{}", who.hp, whole), health});
    out.push_back({who.temp_hp > 0 ? fmt::format("+{}", who.temp_hp) : std::string()});
    out.push_back({fmt::format("{}", who.block->armor_class)});
    out.push_back({condition_text(who, place != nullptr && place->surprised)});
    rows_.push_back(std::move(out));
  }

  const model::state& table_;
  const layout& where_;
  std::vector<table_row> rows_;
};

[[nodiscard]] std::string fight_text(const model::state& table, const style& look) {
  const model::encounter& fight = *table.fight();
  std::string out = fmt::format("encounter {}", fight.number);
  if (const model::combatant* place = fight.turn_of()) {
    const model::creature* who = table.find(place->id);
    const std::string name = look.clean(who == nullptr ? place->id.view() : called(*who));
    return out + fmt::format(", round {}, {}'s turn", fight.round, name);
  }
  const auto waiting = std::count_if(fight.order.begin(), fight.order.end(),
                                     [](const model::combatant& each) { return !each.rolled; });
  if (waiting > 0) out += fmt::format(", waiting for {} to roll initiative", waiting);
  return out;
}

}  // namespace

std::string standing_text(const model::state& table, const style& look) {
  std::string out = "No session";
  const model::session& play = table.play();
  if (play.running) {
    out = fmt::format("Session {}", play.count);
    if (!play.title.empty()) out += fmt::format(" ({})", look.clean(play.title));
  }
  if (table.fight() != nullptr) out += ", " + fight_text(table, look);
  return out + ".";
}

std::vector<std::string> status_lines(const model::state& table, const layout& where) {
  return status_view(table, where).lines();
}

}  // namespace dnd::cli
