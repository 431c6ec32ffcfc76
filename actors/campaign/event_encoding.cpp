#include "actors/campaign/event_encoding.hpp"

#include "io/store/codec/event_codec.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace dnd::actors {

namespace {

using model::refusal;
using model::refusal_code;

/// At most: what a line has besides the fields of its event, and who typed what, every byte of it
/// escaped, on a command's first.
constexpr std::size_t line_frame_bytes = 256;
constexpr std::size_t line_command_bytes =
    6 * (bounds::command_bytes_max + 64) + bounds::command_id_bytes_max;

refusal too_many(std::string message, std::string hint) {
  return {.code = refusal_code::too_many,
          .message = std::move(message),
          .hint = std::move(hint),
          .column = {}};
}

}  // namespace

std::optional<refusal> encode_events(const std::vector<model::event>& events,
                                     io::encoded_events& into) {
  if (events.size() > bounds::command_events_max)
    return too_many(fmt::format("the command comes to {} events, and {} is the most", events.size(),
                                bounds::command_events_max),
                    "Do it in several commands.");
  constexpr std::size_t fields_bytes_usual = 192;
  into.fields.reserve(events.size() * fields_bytes_usual);
  into.ends.reserve(events.size());
  for (const auto& event : events) {
    const auto before = into.fields.size();
    io::append_event_fields(into.fields, event);
    const auto bytes = into.fields.size() - before;
    // A creature has to fit the line of an undo too, with its conditions and all.
    const bool has_block = holds_alternative<model::creature_added>(event) ||
                           holds_alternative<model::character_changed>(event) ||
                           holds_alternative<model::shape_taken>(event);
    const auto most =
        has_block ? bounds::creature_fields_bytes_max : bounds::event_fields_bytes_max;
    if (bytes > most)
      return too_many(fmt::format("the event {} would take {} bytes in the log, and {} is the most",
                                  model::type_name(event), bytes, most),
                      "Make it smaller: fewer dice, or a shorter stat block.");
    into.ends.push_back(into.fields.size());
  }
  // A log is never written that its own reader would take for damaged.
  const auto bytes = into.fields.size() + events.size() * line_frame_bytes + line_command_bytes;
  if (bytes <= bounds::command_lines_bytes_max) return std::nullopt;
  return too_many(fmt::format("the command would take {} bytes in the log, and {} is the most",
                              bytes, bounds::command_lines_bytes_max),
                  "Do it in several commands.");
}

}  // namespace dnd::actors
