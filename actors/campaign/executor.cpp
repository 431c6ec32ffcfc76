#include "actors/campaign/executor.hpp"

#include "actors/campaign/split_patch.hpp"
#include "io/store/codec/event_codec.hpp"
#include "model/apply.hpp"
#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::actors {

namespace {

namespace commands = model::commands;
using model::refusal;
using model::refusal_code;

/// At most: what a line has besides the fields of its event, and who typed what, every byte of it
/// escaped, on a command's first.
constexpr std::size_t line_frame_bytes = 256;
constexpr std::size_t line_command_bytes =
    6 * (bounds::command_bytes_max + 64) + bounds::command_id_bytes_max;

response refuse(refusal why) {
  response answer;
  answer.how = outcome::refused;
  answer.refusal = std::move(why);
  return answer;
}

response fail(io::error why) {
  response answer;
  answer.how = outcome::failed;
  answer.failure = std::move(why);
  return answer;
}

response answer_to(question what) {
  response answer;
  answer.how = outcome::answered;
  answer.asked = what;
  return answer;
}

refusal bad_id(std::string_view id) {
  return {.code = refusal_code::bad_request,
          .message = fmt::format("\"{}\" cannot be the id of a command", id),
          .hint = fmt::format("Use 1 to {} letters, digits and any of \"-_.:\".",
                              bounds::command_id_bytes_max),
          .column = {}};
}

/// Content that is missing or malformed refuses the command: the campaign itself is sound.
refusal content_refusal(const std::string& name, const io::error& why) {
  if (why.code == io::ec::not_found)
    return {.code = refusal_code::unknown_content,
            .message = fmt::format("there is no \"{}\" among monsters and characters", name),
            .hint = why.todo,
            .column = {}};
  return {.code = refusal_code::bad_content,
          .message = fmt::format("\"{}\" cannot be used: {}", name, io::render(why)),
          .hint = why.todo,
          .column = {}};
}

destination destination_of(bool fight_before, bool fight_after) {
  if (fight_before) return fight_after ? destination::encounter : destination::encounter_and_merge;
  return fight_after ? destination::new_encounter : destination::log;
}

bool is_session_mark(const model::event& what) {
  return std::holds_alternative<model::session_saved>(what) ||
         std::holds_alternative<model::session_ended>(what);
}

bool ends_session(const model::event& what) {
  return std::holds_alternative<model::session_ended>(what);
}

/// One event with the first part of a patch, and the rest behind it.
template <class Event>
std::vector<model::event> with_patch(Event first, model::state_patch patch) {
  auto parts = split_patch(std::move(patch));
  first.restored = std::move(parts.front());
  std::vector<model::event> events;
  events.emplace_back(std::move(first));
  for (auto part = parts.begin() + 1; part != parts.end(); ++part)
    events.emplace_back(model::state_restored{.restored = std::move(*part)});
  return events;
}

refusal too_many(std::string message, std::string hint) {
  return {.code = refusal_code::too_many,
          .message = std::move(message),
          .hint = std::move(hint),
          .column = {}};
}

/// The fields of the events as they will stand in the log; a refusal when they do not fit.
std::optional<refusal> write_fields(const std::vector<model::event>& events,
                                    accepted_command& into) {
  if (events.size() > bounds::command_events_max)
    return too_many(fmt::format("the command comes to {} events, and {} is the most", events.size(),
                                bounds::command_events_max),
                    "Do it in several commands.");
  constexpr std::size_t fields_bytes_usual = 192;
  into.fields.reserve(events.size() * fields_bytes_usual);
  into.field_ends.reserve(events.size());
  for (const auto& event : events) {
    const auto before = into.fields.size();
    io::append_event_fields(into.fields, event);
    const auto bytes = into.fields.size() - before;
    // A creature has to fit the line of an undo too, with its conditions and all.
    const auto most = std::holds_alternative<model::creature_added>(event)
                          ? bounds::creature_fields_bytes_max
                          : bounds::event_fields_bytes_max;
    if (bytes > most)
      return too_many(fmt::format("the event {} would take {} bytes in the log, and {} is the most",
                                  model::type_name(event), bytes, most),
                      "Make it smaller: fewer dice, or a shorter stat block.");
    into.field_ends.push_back(into.fields.size());
  }
  // A log is never written that its own reader would take for damaged.
  const auto bytes = into.fields.size() + events.size() * line_frame_bytes + line_command_bytes;
  if (bytes <= bounds::command_lines_bytes_max) return std::nullopt;
  return too_many(fmt::format("the command would take {} bytes in the log, and {} is the most",
                              bytes, bounds::command_lines_bytes_max),
                  "Do it in several commands.");
}

}  // namespace

executor::executor(const model::state& table, const model::rulings& house, std::uint64_t seed,
                   io::recent_ids ids)
    : table_(table), past_(table), ids_(std::move(ids)), house_(house), dice_(seed) {}

step executor::execute(const std::string& line, std::int64_t now_ms, const found& known,
                       const command_terms& terms) {
  if (!terms.id.empty()) {
    if (!io::is_command_id(terms.id)) return refuse(bad_id(terms.id));
    if (const auto first = ids_.find(terms.id)) return repeat(*first, line, terms.id, known);
  }
  if (terms.expect_seq && *terms.expect_seq != table_.seq())
    return refuse({.code = refusal_code::moved_on,
                   .message = fmt::format("the campaign stands at event {}, not at {}",
                                          table_.seq(), *terms.expect_seq),
                   .hint = "Look at what happened since (`log`) before you repeat the command.",
                   .column = {}});
  auto next = execute_new(line, now_ms, known);
  if (auto* accepted = std::get_if<accepted_command>(&next); accepted && !terms.id.empty()) {
    accepted->id = terms.id;
    ids_.remember(terms.id, accepted->first);
  }
  return next;
}

step executor::repeat(model::seq_t first, const std::string& line, const std::string& id,
                      const found& known) const {
  std::optional<io::command_place> place = past_.find_command(first);
  if (!place) {
    if (!known.place) return missing_past{first};
    if (!*known.place) return fail(known.place->error());
    place = **known.place;
  }
  if (place->line != line)
    return refuse({.code = refusal_code::id_reused,
                   .message = fmt::format("the id \"{}\" belongs to another command, of event {}: "
                                          "\"{}\"",
                                          id, first, place->line),
                   .hint = "Give every command an id of its own.",
                   .column = {}});
  response answer;
  answer.how = outcome::accepted;
  answer.repeated = true;
  auto after = std::make_shared<model::state>(place->before);
  for (const auto& event : *place->events) {
    const auto seq = after->seq() + 1;
    const auto applied = model::apply(*after, event, seq);
    DND_ASSERT(applied.ok());
    answer.records.push_back(
        {.seq = seq, .at_ms = place->at_ms, .by = {}, .command = {}, .what = event});
  }
  answer.records.front().by = place->by;
  answer.records.front().command = place->line;
  answer.before = std::make_shared<model::state>(std::move(place->before));
  answer.table = std::move(after);
  return answer;
}

step executor::execute_new(const std::string& line, std::int64_t now_ms, const found& known) {
  auto parsed = model::parse_line(line);
  if (!parsed) return refuse(std::move(parsed).error());
  if (const auto* asked = std::get_if<model::question>(&*parsed)) return ask(*asked, known);
  if (const auto* word = std::get_if<model::program_word>(&*parsed))
    return answer_to(std::holds_alternative<commands::reopen>(*word) ? question::reopen
                                                                     : question::quit);
  if (std::holds_alternative<commands::nothing>(*parsed)) return answer_to(question::nothing);
  const model::command& what = *std::get_if<model::command>(&*parsed);
  if (std::holds_alternative<commands::undo>(what)) {
    if (table_.undo_at().head == 0)
      return refuse({.code = refusal_code::nothing_to_undo,
                     .message = "there is nothing to undo: the campaign stands at its beginning",
                     .hint = {},
                     .column = {}});
    return take_back(reversal::undo, table_.undo_at().head, line, now_ms, known);
  }
  if (std::holds_alternative<commands::redo>(what)) {
    if (table_.undo_at().redo == 0)
      return refuse({.code = refusal_code::nothing_to_redo,
                     .message = "there is nothing to redo: no command was undone since the last "
                                "new one",
                     .hint = {},
                     .column = {}});
    return take_back(reversal::redo, table_.undo_at().redo, line, now_ms, known);
  }
  if (std::holds_alternative<commands::discard_encounter>(what)) {
    if (!table_.fight())
      return refuse({.code = refusal_code::not_in_encounter,
                     .message = "no fight is on, so there is none to discard",
                     .hint = "`undo` takes back the last command, also the end of a fight.",
                     .column = {}});
    return take_back(reversal::discard, table_.fight()->began, line, now_ms, known);
  }
  return carry_out(what, line, now_ms, known);
}

step executor::carry_out(const model::command& what, const std::string& line, std::int64_t now_ms,
                         const found& known) {
  missing_content missing;
  for (const auto& name : model::content_needed(what)) {
    const auto have = known.content.find(name);
    if (have == known.content.end())
      missing.names.push_back(name);
    else if (!have->second)
      return refuse(content_refusal(name, have->second.error()));
  }
  if (!missing.names.empty()) return missing;
  const auto content = [&](std::string_view name) -> model::stat_block_ptr {
    const auto have = known.content.find(std::string(name));
    return have == known.content.end() ? nullptr : *have->second;
  };
  model::trial attempt(table_);
  auto decided = model::decide(attempt, what, content, house_, dice_);
  if (!decided) return refuse(std::move(decided).error());
  auto outcome = decided->events.empty()
                     ? step{answer_to(question::nothing)}
                     : accept(attempt, std::move(decided->events), line, now_ms);
  if (!std::holds_alternative<accepted_command>(outcome)) dice_.take_back();
  return outcome;
}

step executor::take_back(reversal how, model::seq_t seq, const std::string& line,
                         std::int64_t now_ms, const found& known) {
  std::optional<io::command_place> place = past_.find_command(seq);
  if (!place) {
    if (!known.place) return missing_past{seq};
    if (!*known.place) return fail(known.place->error());
    place = **known.place;
  }
  const model::undo_position now = table_.undo_at();
  const model::undo_position then = place->before.undo_at();
  auto patch = model::diff(table_, place->before);
  if (how == reversal::discard) {
    // A session is not part of a fight: one that began meanwhile goes on.
    patch.play = nullptr;
    return apply_and_accept(
        with_patch(model::encounter_discarded{.number = table_.fight()->number, .restored = {}},
                   std::move(patch)),
        line, now_ms);
  }
  if (how == reversal::redo)
    return apply_and_accept(with_patch(model::command_redone{.undone = seq,
                                                             .head = {now.head, then.head},
                                                             .redo = {now.redo, then.redo},
                                                             .restored = {}},
                                       std::move(patch)),
                            line, now_ms);
  return apply_and_accept(with_patch(model::command_undone{.first = place->first,
                                                           .last = place->last,
                                                           .head = {now.head, then.head},
                                                           .redo = {now.redo, table_.seq() + 1},
                                                           .restored = {}},
                                     std::move(patch)),
                          line, now_ms);
}

step executor::ask(const model::question& what, const found& known) {
  if (const auto* status = std::get_if<commands::status>(&what)) {
    auto answer = answer_to(question::status);
    answer.table = std::make_shared<model::state>(table_);
    if (status->who) {
      const auto who = model::resolve_creature(*status->who, table_);
      if (!who) return refuse(who.error());
      answer.focus = (*who)->id.str();
    }
    return answer;
  }
  if (const auto* log = std::get_if<commands::log>(&what)) {
    if (!known.records) return missing_records{static_cast<std::uint64_t>(log->last)};
    if (!*known.records) return fail(known.records->error());
    auto answer = answer_to(question::log);
    answer.records = **known.records;
    answer.table = std::make_shared<model::state>(table_);
    return answer;
  }
  auto answer = answer_to(question::help);
  answer.topic = std::get_if<commands::help>(&what)->verb;
  return answer;
}

step executor::apply_and_accept(std::vector<model::event> events, const std::string& line,
                                std::int64_t now_ms) {
  model::trial attempt(table_);
  for (const auto& event : events) {
    const auto applied = model::apply(table_, event, table_.seq() + 1);
    DND_ASSERT(applied.ok());
  }
  return accept(attempt, std::move(events), line, now_ms);
}

step executor::accept(model::trial& attempt, std::vector<model::event> events,
                      const std::string& line, std::int64_t now_ms) {
  accepted_command command;
  if (auto no = write_fields(events, command)) return refuse(*std::move(no));
  attempt.keep();
  command.first = attempt.seq_before() + 1;
  command.last = table_.seq();
  command.at_ms = now_ms;
  // Who acted, for the story in the log.
  const std::string_view actor = model::actor_of(events.front());
  command.by = actor.empty() ? "gm" : actor;
  command.line = line;
  command.goes_to = destination_of(attempt.fight_before() != nullptr, table_.fight() != nullptr);
  command.wants_snapshot = std::ranges::any_of(events, is_session_mark);
  command.wants_backup = std::ranges::any_of(events, ends_session);
  command.ends_stretch =
      command.wants_snapshot || command.goes_to == destination::encounter_and_merge;
  command.events = std::make_shared<const std::vector<model::event>>(std::move(events));
  past_.remember(command.events, table_, {command.at_ms, command.by, command.line});
  return command;
}

}  // namespace dnd::actors
