#include "cli/app/exported_campaign.hpp"

#include "actors/exports.hpp"
#include "cli/render/event_json.hpp"
#include "cli/render/narration.hpp"
#include "model/views/commit_view.hpp"

#include <utility>

namespace dnd::cli {
namespace {

using model::views::viewer;

[[nodiscard]] told_command told(const model::commit_ptr& what, bool undone, std::uint32_t session,
                                const model::state& now) {
  model::views::commit_part part{.what = what, .seqs = {}, .undone = undone};
  for (model::seq_t seq = what->first; seq <= what->last; ++seq) part.seqs.push_back(seq);
  const auto seen = view_of(part, viewer::gm(), {.before = nullptr, .after = &now});
  told_command out;
  out.seq = what->first;
  out.at_ms = what->at_ms;
  out.by = what->by;
  out.line = what->line;
  out.undone = undone;
  out.session = session;
  out.told = narrate(seen, style());
  for (const model::views::event_view& each : seen.events) {
    out.events.push_back(event_object(each));
    out.types.emplace_back(model::type_name(each.what()));
  }
  return out;
}

}  // namespace

io::result<exported_campaign> exported(const actors::questions& about,
                                       const actors::campaign_info& which) {
  exported_campaign out;
  out.name = which.name;
  out.world = which.world;
  const auto known = about.state();
  if (!known) return known.error();
  const model::state& now = *known->now;
  out.last = now.seq();
  auto sessions = about.sessions();
  if (!sessions) return std::move(sessions).error();
  out.sessions = *std::move(sessions);
  const auto undone = about.undone(out.last);
  if (!undone) return undone.error();
  const auto read = about.read([&](const model::commit_ptr& each) {
    if (each->last > out.last) return false;
    out.commands.push_back(told(each, undone->contains(each->first),
                                actors::session_at(out.sessions, each->first), now));
    return each->last < out.last;
  });
  if (!read) return read.error();
  for (const model::views::session_info& each : out.sessions) {
    if (each.ended_ms == 0 || each.last > out.last) continue;
    const auto then = about.state_at(each.last);
    if (!then) return then.error();
    out.rosters.push_back({.session = each.number, .rows = model::views::roster_of(**then)});
  }
  out.rosters.push_back({.session = 0, .rows = model::views::roster_of(now)});
  for (const auto& who : now.creatures())
    if (who->block->kind == model::creature_kind::character)
      out.sheets.push_back(model::views::sheet_of(*who));
  auto figures = about.figures(out.last);
  if (!figures) return std::move(figures).error();
  out.figures = figures->sum();
  return out;
}

}  // namespace dnd::cli
