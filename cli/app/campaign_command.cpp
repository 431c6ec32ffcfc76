#include "cli/app/commands.hpp"

#include "actors/engine.hpp"
#include "actors/questions.hpp"
#include "actors/state_hash.hpp"
#include "cli/app/advice.hpp"
#include "cli/app/campaign_listing.hpp"
#include "cli/app/shown_time.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/json.hpp"
#include "cli/render/status.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::cli {
namespace {

[[nodiscard]] exit_code show_state(context& with, const actors::campaign_info& which,
                                   const model::state& then) {
  const auto now = view_of(then, model::views::viewer::gm());
  if (with.format == answer_format::json) {
    const std::string hash = actors::state_hash_text(then);
    return answer(
        with,
        json_campaign({.world = which.world, .campaign = which.name, .state_hash = hash}, now));
  }
  const layout& where = with.out.out();
  with.out.print(
      where.look.paint(tone::strong, where.look.clean(which.name)) +
      where.look.paint(tone::faint, fmt::format(" ({}), {}", where.look.clean(which.label),
                                                counted(now.seq, "event"))));
  return answer(with, status_lines(now, where));
}

/// Now, or after event `at`.
[[nodiscard]] io::result<std::shared_ptr<const model::state>> read_state(
    context& with, const actors::campaign_info& which, std::optional<std::uint64_t> at = {}) {
  const actors::questions about(with.ops, which,
                                with.places.address_of(which, with.settings).content);
  if (at) return about.state_at(*at);
  auto known = about.state();
  if (!known) return std::move(known).error();
  warn(with, known->warnings);
  return std::move(known->now);
}

/// No other campaign of its world has its name. A copied folder has.
[[nodiscard]] bool is_told_apart(const actors::campaign_info& each,
                                 const std::vector<actors::campaign_info>& all) {
  return std::ranges::count_if(all, [&](const actors::campaign_info& other) {
           return other.name == each.name && other.world == each.world;
         }) == 1;
}

enum class naming { by_name, by_label_too };

[[nodiscard]] table_row campaign_row(const actors::campaign_info& each, bool is_current, naming how,
                                     const layout& where) {
  const style& look = where.look;
  table_cell state{each.fight ? "in a fight" : "", tone::accent};
  if (each.problem) state = {look.clean(io::render(with_advice(*each.problem))), tone::bad};
  return {{is_current ? "*" : "", tone::good},
          {look.clean(how == naming::by_name ? each.name
                                             : fmt::format("{} ({})", each.name, each.label)),
           tone::strong},
          {look.clean(each.world)},
          {std::to_string(each.last_seq)},
          {shown_time(each.last_at, where), tone::faint},
          state};
}

}  // namespace

exit_code campaign_create_command(context& with) {
  const auto made = with.places.start_campaign(with.typed.first_word(), now_ms());
  if (!made) return fail(with, made.error());
  if (with.format == answer_format::json) {
    return answer(with, made_campaign_data(*made, true));
  }
  const style& look = with.out.out().look;
  std::vector<std::string> lines;
  const auto tell = [&](std::string_view what, const auto& thing) {
    const auto& store = with.places.options().store;
    lines.push_back(fmt::format("Made the {} \"{}\" in {}.", what, look.clean(thing.name),
                                look.clean(store ? store->shown() : thing.path)));
  };
  if (made->world) tell("world", *made->world);
  tell("campaign", made->campaign);
  lines.emplace_back("It is the current campaign: the one that is meant when none is named.");
  lines.push_back(look.paint(tone::faint, "Next: dnd to play it, or dnd exec 'COMMAND'."));
  return answer(with, lines);
}

exit_code campaign_load_command(context& with) {
  const auto which = chosen_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  const auto now = read_state(with, *which);
  if (!now) return fail(with, now.error());
  if (const auto done = with.places.set_current(*which); !done) return fail(with, done.error());
  return show_state(with, *which, **now);
}

exit_code campaign_list_command(context& with) {
  std::vector<io::error> unreadable;
  const auto all = with.places.list_campaigns(with.places.options().world, &unreadable);
  if (!all) return fail(with, all.error());
  // The current one may be among those that cannot be looked at.
  const auto found = with.places.current_campaign();
  const auto current = found ? *found : std::nullopt;
  if (with.format == answer_format::json) {
    return answer(with, campaign_list_data(*all, unreadable, current));
  }
  warn(with, unreadable);
  const layout& where = with.out.out();
  if (all->empty()) {
    with.out.print("There is no campaign yet.");
    with.out.print(where.look.paint(tone::faint, "Next: dnd campaign create NAME"));
    return exit_code::done;
  }
  std::vector<table_row> rows;
  for (const actors::campaign_info& each : *all)
    rows.push_back(campaign_row(each, is_same(current, each),
                                is_told_apart(each, *all) ? naming::by_name : naming::by_label_too,
                                where));
  return answer(with, table_lines({{""},
                                   {"Campaign", alignment::left, 12},
                                   {"World", alignment::left, 8},
                                   {"Events", alignment::right},
                                   {"Last event"},
                                   {"State"}},
                                  rows, where));
}

exit_code campaign_show_command(context& with) {
  const auto at = number_of(with.typed, "--at", 0, UINT64_MAX);
  if (!at) return fail(with, at.error());
  const auto which = chosen_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  const auto then = read_state(with, *which, *at);
  if (!then) return fail(with, then.error());
  return show_state(with, *which, **then);
}

}  // namespace dnd::cli
