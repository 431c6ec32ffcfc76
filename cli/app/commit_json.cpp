#include "cli/app/commit_json.hpp"

#include "cli/app/context.hpp"
#include "cli/render/event_json.hpp"
#include "cli/render/narration.hpp"
#include "model/json/writer.hpp"

#include <utility>

namespace dnd::cli {

std::string commit_json(const model::views::commit_view& what) {
  json::writer out;
  out.open('{');
  out.open("seq", '[');
  out.count(what.first);
  out.count(what.last);
  out.close(']');
  out.key("at").text(moment_text(what.at_ms));
  out.key("by").text(what.by);
  if (!what.line.empty()) out.key("command").text(what.line);
  if (!what.id.empty()) out.key("id").text(what.id);
  out.key("text").text(text_of(narrate(what)));
  out.open("events", '[');
  for (const model::views::event_view& each : what.events) out.raw(event_object(each));
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

}  // namespace dnd::cli
