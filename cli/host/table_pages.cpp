#include "cli/host/table_pages.hpp"

#include "actors/content_questions.hpp"
#include "actors/known_spells.hpp"
#include "cli/host/players.hpp"
#include "cli/render/envelope.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/table_json.hpp"
#include "model/assert.hpp"
#include "model/enum_text.hpp"
#include "model/json/writer.hpp"
#include "model/slug.hpp"
#include "model/views/turn_card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace dnd::cli::host {
namespace {

using model::views::viewer;

constexpr std::size_t addable_shown_max = 16;

[[nodiscard]] host_answer shown_table(const hosted_campaign& campaign, const numbered_state& shown,
                                      const viewer& whose) {
  auto seen = view_of(*shown.now, whose);
  seen.seq = shown.seq;
  const auto turn = turn_card_of(*shown.now, whose);
  return {.status = 200,
          .body = json_answer("table", json_table({.world = campaign.about().world,
                                                   .campaign = campaign.about().name,
                                                   .now = seen,
                                                   .turn = turn}))};
}

/// The game master's: after any event of the log.
[[nodiscard]] io::result<numbered_state> whole_state(hosted_campaign& campaign,
                                                     std::optional<std::uint64_t> at) {
  const auto now = campaign.campaign().state();
  if (!now) return now.error();
  campaign.note_state(*now);
  if (!at || *at == (*now)->seq()) return numbered_state{.now = *now, .seq = (*now)->seq()};
  const auto then = campaign.past().state_at(*at);
  if (!then) return then.error();
  return numbered_state{.now = *then, .seq = *at};
}

/// How well a slug fits what was typed: 0 for all of it, 1 for its beginning, 2 for the beginning
/// of a word, 3 for somewhere within; nothing when it does not.
[[nodiscard]] std::optional<int> distance_of(std::string_view slug, std::string_view typed) {
  if (slug == typed) return 0;
  const auto at = slug.find(typed);
  if (at == std::string_view::npos) return std::nullopt;
  if (at == 0) return 1;
  return slug[at - 1] == '-' ? 2 : 3;
}

[[nodiscard]] std::string about_text(const model::stat_block& block) {
  if (block.kind != model::creature_kind::monster) return kind_text(block);
  return fmt::format("{} {}", model::to_text(block.size), block.type);
}

void add_found(json::writer& out, const model::looked_up& what) {
  const model::stat_block& block = *what.block;
  out.open('{');
  out.key("slug").text(what.entry->slug);
  out.key("name").text(what.entry->name);
  out.key("kind").text(model::to_text(block.kind));
  out.key("about").text(about_text(block));
  out.key("hp").number(block.hit_points);
  out.key("ac").number(block.armor_class);
  out.key("cr");
  block.classes.empty() ? out.text(challenge_text(block.challenge_eighths)) : out.null();
  out.close('}');
}

/// As `add` would take it: a character before a monster. Nothing for what cannot be read: `add`
/// says what is wrong with it.
[[nodiscard]] std::optional<model::looked_up> entry_of(actors::content_questions& content,
                                                       const std::string& slug) {
  for (const auto kind : {model::category::characters, model::category::monsters}) {
    const auto answer = content.look({.what = {.text = slug}, .of = kind});
    if (!answer || !*answer) continue;
    for (const model::looked_up& each : **answer)
      if (each.block != nullptr && each.entry->slug == slug) return each;
  }
  return std::nullopt;
}

[[nodiscard]] std::vector<std::string> fitting(std::vector<std::string> slugs,
                                               std::string_view typed) {
  std::vector<std::pair<int, std::string>> found;
  for (std::string& each : slugs)
    if (const auto distance = distance_of(each, typed)) found.emplace_back(*distance, each);
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (auto& each : found) out.push_back(std::move(each.second));
  return out;
}

}  // namespace

host_answer page_answer(std::string_view path) {
  for (const page_file& each : page_files())
    if (each.path == path)
      return {.status = 200, .body = std::string(each.text), .allow = {}, .file = &each};
  DND_ASSERT(false);
}

host_answer table_page(hosted_campaign& campaign, std::optional<std::uint64_t> at,
                       const caller& who) {
  const auto shown = who.is_gm() ? whole_state(campaign, at) : state_seen_by(campaign, who, at);
  return shown ? shown_table(campaign, *shown, campaign.viewer_for(who))
               : problem("table", shown.error());
}

host_answer options_page(hosted_campaign& campaign, const std::string& creature,
                         const caller& who) {
  const auto shown = who.is_gm() ? whole_state(campaign, std::nullopt)
                                 : state_seen_by(campaign, who, std::nullopt);
  if (!shown) return problem("options", shown.error());
  const viewer whose = campaign.viewer_for(who);
  if (shown->now->find(creature) == nullptr || !whose.sees_whole(creature))
    return problem(404, "unknown_creature", fmt::format("you play no \"{}\" here", creature));
  actors::known_spells spells(campaign.campaign().content());
  const model::content_lookup content = [&](std::string_view name) { return spells.find(name); };
  const auto options =
      options_of(*shown->now, creature, whose,
                 {.content = content, .house = campaign.campaign().report().house});
  return {.status = 200,
          .body = json_answer("options", json_options(creature, shown->seq, options))};
}

host_answer addable_page(hosted_campaign& campaign, const std::string& text, const caller& who) {
  json::writer out;
  out.open('{');
  out.open("found", '[');
  std::size_t more = 0;
  if (who.is_gm()) {
    auto& content = campaign.campaign().content();
    // Before anything is typed: those who play.
    const std::vector<std::string> slugs =
        text.empty() ? content.names(model::category::characters)
                     : fitting(campaign.addable().slugs(), model::slug_of(text));
    const std::size_t count = std::min(slugs.size(), addable_shown_max);
    more = slugs.size() - count;
    for (std::size_t i = 0; i < count; ++i)
      if (const auto found = entry_of(content, slugs[i])) add_found(out, *found);
  }
  out.close(']');
  out.key("more").count(more);
  out.close('}');
  return {.status = 200, .body = json_answer("addable", std::move(out).take())};
}

// -- of the service --------------------------------------------------------------

void service::on_table(const found_route& where, const caller_ptr& who, reply then) {
  const auto at = number_in(where, "at", 0, UINT64_MAX);
  if (!at) return then(at.error());
  with_campaign("table", where.label, who, then,
                [this, who, at = *at, then](const hosted_ptr& campaign) {
                  later(campaign->label(), then,
                        [campaign, who, at] { return table_page(*campaign, at, *who); });
                });
}

void service::on_options(const found_route& where, const caller_ptr& who, reply then) {
  const std::string creature(where.target.value("creature").value_or(""));
  with_campaign(
      "options", where.label, who, then, [this, who, creature, then](const hosted_ptr& campaign) {
        later(campaign->label(), then,
              [campaign, who, creature] { return options_page(*campaign, creature, *who); });
      });
}

void service::on_addable(const found_route& where, const caller_ptr& who, reply then) {
  const std::string text(where.target.value("text").value_or(""));
  with_campaign("addable", where.label, who, then,
                [this, who, text, then](const hosted_ptr& campaign) {
                  later(campaign->label(), then,
                        [campaign, who, text] { return addable_page(*campaign, text, *who); });
                });
}

}  // namespace dnd::cli::host
