#include "cli/app/commands.hpp"

#include "actors/campaign_difference.hpp"
#include "actors/engine.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"
#include "model/views/past_view.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace dnd::cli {
namespace {

using actors::compared_value;
using actors::made_by;

/// "Road: event 31, grog: attack …"; nothing where nobody knows.
[[nodiscard]] std::string maker_text(const made_by& made, std::string_view of) {
  if (made.what == nullptr) return {};
  return fmt::format("{}: event {}, {}", of, made.seq, model::views::command_text(*made.what));
}

[[nodiscard]] std::string value_line(const compared_value& each, const std::string& first,
                                     const std::string& second) {
  std::string text = model::views::difference_text(each.change);
  std::vector<std::string> makers;
  for (std::string maker : {maker_text(each.in_first, first), maker_text(each.in_second, second)})
    if (!maker.empty()) makers.push_back(std::move(maker));
  if (!makers.empty())
    text += fmt::format(" ({}{}{})", makers.front(), makers.size() > 1 ? "; " : "",
                        makers.size() > 1 ? makers.back() : "");
  return text;
}

void add_maker(json::writer& out, std::string_view name, const made_by& made) {
  out.key(name);
  if (made.what == nullptr) {
    out.null();
    return;
  }
  out.open('{');
  out.key("seq").count(made.seq);
  out.key("by").text(made.what->by);
  out.key("command").text(made.what->line);
  out.close('}');
}

[[nodiscard]] std::string comparison_data(const actors::campaign_comparison& found) {
  json::writer out;
  out.open('{');
  out.key("common").count(found.common);
  out.open("last", '[');
  out.count(found.first_last);
  out.count(found.second_last);
  out.close(']');
  out.open("diff", '[');
  for (const compared_value& each : found.values) {
    out.open('{');
    out.key("subject").text(each.change.subject);
    out.key("figure").text(each.change.figure);
    out.key("before").text(each.change.before);
    out.key("after").text(each.change.after);
    add_maker(out, "made_before", each.in_first);
    add_maker(out, "made_after", each.in_second);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

[[nodiscard]] std::string what_is_common(const actors::campaign_comparison& found) {
  if (found.common == 0) return "They have no event in common.";
  return fmt::format("They are alike up to event {}; then come {} and {}.", found.common,
                     counted(found.first_last - found.common, "event"),
                     counted(found.second_last - found.common, "event"));
}

}  // namespace

exit_code campaign_diff_command(context& with) {
  const auto first = chosen_campaign(with, with.typed.words.front());
  if (!first) return fail(with, first.error());
  const auto second = chosen_campaign(with, with.typed.words.back());
  if (!second) return fail(with, second.error());
  const auto side = [&](const actors::campaign_info& which) {
    return actors::compared_campaign{
        .about = which, .content = with.places.address_of(which, with.settings).content};
  };
  const auto found = actors::compare_campaigns(with.ops, side(*first), side(*second));
  if (!found) return fail(with, found.error());
  if (with.format == answer_format::json) return answer(with, comparison_data(*found));
  const style& look = with.out.out().look;
  std::vector<std::string> lines{what_is_common(*found)};
  for (const compared_value& each : found->values) {
    if (!model::views::is_news(each.change)) continue;
    lines.push_back(look.clean(value_line(each, first->name, second->name)));
  }
  if (found->values.empty()) lines.emplace_back("Nothing is different.");
  return answer(with, lines);
}

}  // namespace dnd::cli
