#include "cli/render/creature_table.hpp"

#include "cli/render/bar.hpp"
#include "cli/render/creature_text.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/text_width.hpp"
#include "model/natural_order.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <span>
#include <string_view>
#include <utility>

namespace dnd::cli {
namespace {

using model::views::combatant_view;
using model::views::creature_view;
using model::views::health;
using model::views::state_view;

/// Below this width there are no bars, and the order of turns stands for the initiative.
constexpr std::size_t width_for_all = 60;
constexpr std::string_view name_title = "who";
constexpr std::size_t name_least = 8;
/// Conditions have this much room before names are cut.
constexpr std::size_t conditions_least = 14;

[[nodiscard]] tone health_tone(const creature_view& who) {
  if (who.looks == health::dead) return tone::faint;
  if (who.hp) {
    if (who.hp->now * std::int64_t{4} <= who.hp->most) return tone::bad;
    return who.hp->now * std::int64_t{2} <= who.hp->most ? tone::warning : tone::good;
  }
  if (who.looks == health::dying) return tone::bad;
  return who.looks == health::bloodied ? tone::warning : tone::good;
}

/// How much is told of a condition: "poisoned (3 rounds)", "poisoned (3)", "poisoned".
enum class detail : std::uint8_t { whole, numbers, names };

/// What a table has room for.
struct table_shape {
  bool bars = true;
  bool initiative = true;
  bool temporary = true;
  bool armor = true;
  detail conditions = detail::whole;
};

/// From the widest to the narrowest; some are for lines below `width_for_all` too.
constexpr std::array<table_shape, 7> shapes{{
    {},
    {.bars = false},
    {.bars = false, .initiative = false},
    {.bars = false, .initiative = false, .conditions = detail::numbers},
    {.bars = false, .initiative = false, .temporary = false, .conditions = detail::numbers},
    {.bars = false, .initiative = false, .temporary = false, .conditions = detail::names},
    {.bars = false,
     .initiative = false,
     .temporary = false,
     .armor = false,
     .conditions = detail::names},
}};
constexpr std::size_t first_narrow_shape = 2;

[[nodiscard]] std::string in_detail(std::string text, detail how) {
  if (how == detail::whole) return text;
  if (how == detail::names) return text.substr(0, text.find(" ("));
  for (const std::string_view word : {" rounds)", " round)"})
    if (text.ends_with(word)) text.replace(text.size() - word.size(), word.size(), ")");
  return text;
}

[[nodiscard]] std::vector<std::string> in_detail(std::vector<std::string> texts, detail how) {
  for (std::string& each : texts) each = in_detail(std::move(each), how);
  return texts;
}

/// As much of them as fits; at last as many, and how many more there are: "prone, stunned, +2".
[[nodiscard]] std::string fitted(const std::vector<std::string>& texts, std::size_t width,
                                 const style& look) {
  for (const detail how : {detail::whole, detail::numbers}) {
    std::string out = listed(in_detail(texts, how));
    if (model::display_width(out) <= width) return out;
  }
  const std::vector<std::string> names = in_detail(texts, detail::names);
  for (std::size_t count = names.size(); count > 0; --count) {
    std::string out = listed(std::span(names).first(count));
    if (count < names.size()) out += fmt::format(", +{}", names.size() - count);
    if (model::display_width(out) <= width) return out;
    if (count == 1) return shortened(out, width, look);
  }
  return {};
}

/// Who stands in a row.
struct table_entry {
  const creature_view* who;
  /// Of one who does not fight, null.
  const combatant_view* place;
};

[[nodiscard]] std::vector<table_entry> entries_of(const state_view& now) {
  std::vector<table_entry> out;
  if (now.fight)
    for (const combatant_view& each : now.fight->order)
      if (const creature_view* who = now.find(each.id)) out.push_back({who, &each});
  const auto fighting = static_cast<std::ptrdiff_t>(out.size());
  for (const creature_view& who : now.creatures)
    if (!now.fight || now.fight->find(who.id) == nullptr) out.push_back({&who, nullptr});
  std::sort(out.begin() + fighting, out.end(), [](const table_entry& a, const table_entry& b) {
    return model::natural_less(a.who->id.view(), b.who->id.view());
  });
  return out;
}

/// Makes the lines of the table of creatures.
class creature_table {
 public:
  creature_table(const state_view& now, const layout& where)
      : now_(now), where_(where), entries_(entries_of(now)) {}

  [[nodiscard]] std::vector<std::string> lines() {
    const std::size_t first = where_.width < width_for_all ? first_narrow_shape : 0;
    if (!where_.is_screen()) {
      take(shapes[first]);
      return table_lines(columns(), rows_, where_);
    }
    // The word takes more room than most of what stands under it.
    const std::string_view title = std::exchange(title_, "");
    for (std::size_t i = first; i < shapes.size(); ++i) {
      take(shapes[i]);
      if (table_width(columns(), rows_) <= where_.width) break;
    }
    fit();
    title_ = title;
    if (table_width(columns(), rows_) > where_.width) title_ = "";
    return table_lines(columns(), rows_, where_);
  }

 private:
  void take(const table_shape& shape) {
    shape_ = shape;
    rows_.clear();
    for (const table_entry& each : entries_) add(each);
  }

  [[nodiscard]] std::vector<table_column> columns() const {
    std::vector<table_column> out;
    if (now_.fight) {
      out.push_back({.title = ""});
      if (shape_.initiative) out.push_back({.title = "init", .align = alignment::right});
    }
    out.push_back({.title = std::string(name_title), .least = name_least});
    if (shape_.bars) out.push_back({.title = ""});
    out.push_back({.title = "hp", .align = alignment::right});
    if (shape_.temporary) out.push_back({.title = "temp", .align = alignment::right});
    if (shape_.armor) out.push_back({.title = "ac", .align = alignment::right});
    out.push_back({.title = std::string(title_)});
    return out;
  }

  void add(const table_entry& each) {
    const creature_view& who = *each.who;
    table_row out;
    if (now_.fight) add_turn(out, each.place);
    const tone name_tone = who.looks == health::dead ? tone::faint : tone::plain;
    out.push_back({where_.look.clean(who.called), name_tone});
    add_hit_points(out, who);
    if (shape_.armor)
      out.push_back({who.armor_class ? fmt::format("{}", *who.armor_class) : std::string()});
    out.push_back({listed(in_detail(conditions_of(each), shape_.conditions))});
    rows_.push_back(std::move(out));
  }

  /// Everything else that is to be known of a creature: "dying (1 failure)", "poisoned (3 rounds)".
  [[nodiscard]] std::vector<std::string> conditions_of(const table_entry& each) const {
    std::vector<std::string> out = state_texts(*each.who);
    if (each.place != nullptr && each.place->surprised) out.emplace_back("surprised");
    return out;
  }

  void add_turn(table_row& out, const combatant_view* place) const {
    const bool has_turn = place != nullptr && place == now_.fight->turn_of();
    out.push_back({has_turn ? ">" : "", tone::strong});
    if (!shape_.initiative) return;
    const bool has_rolled = place != nullptr && place->initiative;
    out.push_back({has_rolled ? fmt::format("{}", *place->initiative)
                              : std::string(place == nullptr ? "" : "?")});
  }

  void add_hit_points(table_row& out, const creature_view& who) const {
    const tone colour = health_tone(who);
    if (!who.hp) {
      if (shape_.bars) out.push_back({""});
      out.push_back({std::string(to_text(who.looks)), colour});
      if (shape_.temporary) out.push_back({""});
      return;
    }
    const auto [now, most, temporary] = *who.hp;
    if (shape_.bars) out.push_back({bar(now, most, hp_bar_cells, where_.look), colour});
    out.push_back({fmt::format("{}/{}", now, most), colour});
    if (shape_.temporary)
      out.push_back({temporary > 0 ? fmt::format("+{}", temporary) : std::string()});
  }

  /// Names give way first where even the narrowest shape is too wide. Then each creature's
  /// conditions are told in as much detail as there is room for.
  void fit() {
    const std::size_t at_name = now_.fight ? 1 + (shape_.initiative ? 1 : 0) : 0;
    std::size_t names = 0;
    std::size_t conditions = 0;
    for (const table_row& each : rows_) {
      names = std::max(names, model::display_width(each[at_name].text));
      conditions = std::max(conditions, model::display_width(each.back().text));
    }
    names = std::max(names, model::display_width(name_title));
    const std::size_t others = table_width(columns(), rows_) - names - conditions;
    const std::size_t wanted = others + std::min(conditions, conditions_least);
    const std::size_t room = where_.width > wanted ? where_.width - wanted : 0;
    names = std::min(names, std::max(room, name_least));
    const std::size_t rest = where_.width - std::min(where_.width, others + names);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i][at_name].text = shortened(rows_[i][at_name].text, names, where_.look);
      rows_[i].back().text = fitted(conditions_of(entries_[i]), rest, where_.look);
    }
  }

  const state_view& now_;
  const layout& where_;
  std::vector<table_entry> entries_;
  table_shape shape_;
  std::string_view title_ = "conditions";
  std::vector<table_row> rows_;
};

}  // namespace

std::vector<std::string> creature_table_lines(const state_view& now, const layout& where) {
  return creature_table(now, where).lines();
}

}  // namespace dnd::cli
