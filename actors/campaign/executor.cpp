#include "actors/campaign/executor.hpp"

#include "actors/campaign/split_patch.hpp"
#include "io/store/codec/event_codec.hpp"
#include "model/apply.hpp"
#include "model/bounds.hpp"
#include "model/language/parse.hpp"

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

response nothing_to_do() {
  response answer;
  answer.how = outcome::answered;
  return answer;
}

refusal is_no_command() {
  return {.code = refusal_code::bad_request,
          .message = "this asks, and changes nothing: it is no command of a campaign",
          .hint = "Whoever sends commands answers it.",
          .column = {}};
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
  // What to do about it is the hint.
  io::error headline = why;
  headline.todo.clear();
  return {.code = refusal_code::bad_content,
          .message = fmt::format("\"{}\" cannot be used: {}", name, io::render(headline)),
          .hint = why.todo,
          .column = {}};
}

bool is_session_mark(const model::event& what) {
  return std::holds_alternative<model::session_saved>(what) ||
         std::holds_alternative<model::session_ended>(what);
}

bool ends_session(const model::event& what) {
  return std::holds_alternative<model::session_ended>(what);
}

/// One event with the first part of a patch, and the rest after it.
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
std::optional<refusal> encode(const std::vector<model::event>& events, io::encoded_events& into) {
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
    const auto most = std::holds_alternative<model::creature_added>(event)
                          ? bounds::creature_fields_bytes_max
                          : bounds::event_fields_bytes_max;
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

}  // namespace

void lookup_results::add(const lookup_results& more) {
  for (const auto& [name, found] : more.content) content.insert_or_assign(name, found);
  for (const auto& [seq, found] : more.commits) commits.insert_or_assign(seq, found);
}

executor::executor(const model::state& found, const model::rulings& house, std::uint64_t seed,
                   io::recent_ids ids)
    : state_(found), history_(found), ids_(std::move(ids)), house_(house), dice_(seed) {}

step executor::execute(const std::string& line, std::int64_t now_ms, const lookup_results& known,
                       const command_terms& terms) {
  const given what{line, terms.id, now_ms, known};
  if (!terms.id.empty()) {
    if (!io::is_command_id(terms.id)) return refuse(bad_id(terms.id));
    if (const auto first = ids_.find(terms.id)) return repeat(*first, what);
  }
  if (terms.expect_seq && *terms.expect_seq != state_.seq())
    return refuse({.code = refusal_code::moved_on,
                   .message = fmt::format("the campaign stands at event {}, not at {}",
                                          state_.seq(), *terms.expect_seq),
                   .hint = "Look at what happened since (`log`) before you repeat the command.",
                   .column = {}});
  auto next = execute_new(what);
  if (const auto* accepted = std::get_if<outgoing_commit>(&next); accepted && !terms.id.empty())
    ids_.remember(terms.id, accepted->what->first);
  return next;
}

step executor::repeat(model::seq_t first, const given& what) const {
  auto looked = find_commit(first, what);
  if (auto* instead = std::get_if<step>(&looked)) return std::move(*instead);
  io::commit_in_place* const found = std::get_if<io::commit_in_place>(&looked);
  if (found->what->line != what.line)
    return refuse({.code = refusal_code::id_reused,
                   .message = fmt::format("the id \"{}\" belongs to another command, of event {}: "
                                          "\"{}\"",
                                          what.id, first, found->what->line),
                   .hint = "Give every command an id of its own.",
                   .column = {}});
  response answer;
  answer.how = outcome::accepted;
  answer.repeated = true;
  answer.what = found->what;
  auto after = std::make_shared<model::state>(found->before);
  for (const auto& event : *found->what->events) {
    const auto applied = model::apply(*after, event, after->seq() + 1);
    DND_ASSERT(applied.ok());
  }
  answer.before = std::make_shared<model::state>(std::move(found->before));
  answer.after = std::move(after);
  return answer;
}

step executor::execute_new(const given& what) {
  auto parsed = model::parse_line(what.line);
  if (!parsed) return refuse(std::move(parsed).error());
  if (std::holds_alternative<commands::nothing>(*parsed)) return nothing_to_do();
  if (!std::holds_alternative<model::command>(*parsed)) return refuse(is_no_command());
  const auto& command = *std::get_if<model::command>(&*parsed);
  if (const auto* back = std::get_if<commands::undo>(&command)) return undo(back->count, what);
  if (std::holds_alternative<commands::redo>(command)) {
    if (state_.undo_at().redo == 0)
      return refuse({.code = refusal_code::nothing_to_redo,
                     .message = "there is nothing to redo: no command was undone since the last "
                                "new one",
                     .hint = {},
                     .column = {}});
    return take_back(reversal::redo, state_.undo_at().redo, what);
  }
  if (std::holds_alternative<commands::discard_encounter>(command)) {
    if (!state_.fight())
      return refuse({.code = refusal_code::not_in_encounter,
                     .message = "no fight is on, so there is none to discard",
                     .hint = "`undo` takes back the last command, also the end of a fight.",
                     .column = {}});
    return take_back(reversal::discard, state_.fight()->began, what);
  }
  return carry_out(command, what);
}

step executor::carry_out(const model::command& command, const given& what) {
  missing_content missing;
  for (const auto& name : model::content_needed(command)) {
    const auto have = what.known.content.find(name);
    if (have == what.known.content.end())
      missing.names.push_back(name);
    else if (!have->second)
      return refuse(content_refusal(name, have->second.error()));
  }
  if (!missing.names.empty()) return missing;
  const auto content = [&](std::string_view name) -> model::stat_block_ptr {
    const auto have = what.known.content.find(std::string(name));
    return have == what.known.content.end() ? nullptr : *have->second;
  };
  model::trial attempt(state_);
  auto decided = model::decide(attempt, command, content, house_, dice_);
  if (!decided) return refuse(std::move(decided).error());
  auto outcome = decided->events.empty() ? step{nothing_to_do()}
                                         : accept(attempt, std::move(decided->events), what);
  if (!std::holds_alternative<outgoing_commit>(outcome)) dice_.take_back();
  return outcome;
}

executor::commit_or_step executor::find_commit(model::seq_t seq, const given& what) const {
  if (auto recent = history_.find(seq)) return *std::move(recent);
  const auto known = what.known.commits.find(seq);
  // Made in place: g++ 12 takes a moved variant's other members for used.
  if (known == what.known.commits.end())
    return commit_or_step(std::in_place_type<step>, missing_commit{seq});
  if (!known->second) return commit_or_step(std::in_place_type<step>, fail(known->second.error()));
  return *known->second;
}

step executor::undo(std::int32_t count, const given& what) {
  const model::seq_t newest = state_.undo_at().head;
  if (newest == 0)
    return refuse({.code = refusal_code::nothing_to_undo,
                   .message = "there is nothing to undo: the campaign stands at its beginning",
                   .hint = {},
                   .column = {}});
  model::seq_t seq = newest;
  for (std::int32_t taken = 1;; ++taken) {
    const auto looked = find_commit(seq, what);
    if (const auto* instead = std::get_if<step>(&looked)) return *instead;
    const auto& found = *std::get_if<io::commit_in_place>(&looked);
    if (taken == count) return go_back_to(reversal::undo, found, newest, what);
    seq = found.before.undo_at().head;
    if (seq == 0)
      return refuse(
          {.code = refusal_code::nothing_to_undo,
           .message = fmt::format("there {} only {} to undo", taken == 1 ? "is" : "are",
                                  taken == 1 ? "1 command" : fmt::format("{} commands", taken)),
           .hint = fmt::format("`undo {}` goes back to the beginning.", taken),
           .column = {}});
  }
}

step executor::take_back(reversal how, model::seq_t seq, const given& what) {
  const auto looked = find_commit(seq, what);
  if (const auto* instead = std::get_if<step>(&looked)) return *instead;
  return go_back_to(how, *std::get_if<io::commit_in_place>(&looked), seq, what);
}

step executor::go_back_to(reversal how, const io::commit_in_place& found, model::seq_t last,
                          const given& what) {
  const model::undo_position now = state_.undo_at();
  const model::undo_position then = found.before.undo_at();
  auto patch = model::diff(state_, found.before);
  if (how == reversal::discard) {
    // A session is not part of a fight: one that began meanwhile goes on.
    patch.play = nullptr;
    return apply_and_accept(
        with_patch(model::encounter_discarded{.number = state_.fight()->number, .restored = {}},
                   std::move(patch)),
        what);
  }
  if (how == reversal::redo)
    return apply_and_accept(with_patch(model::command_redone{.undone = last,
                                                             .head = {now.head, then.head},
                                                             .redo = {now.redo, then.redo},
                                                             .restored = {}},
                                       std::move(patch)),
                            what);
  return apply_and_accept(with_patch(model::command_undone{.first = found.what->first,
                                                           .last = last,
                                                           .head = {now.head, then.head},
                                                           .redo = {now.redo, state_.seq() + 1},
                                                           .restored = {}},
                                     std::move(patch)),
                          what);
}

step executor::apply_and_accept(std::vector<model::event> events, const given& what) {
  model::trial attempt(state_);
  for (const auto& event : events) {
    const auto applied = model::apply(state_, event, state_.seq() + 1);
    DND_ASSERT(applied.ok());
  }
  return accept(attempt, std::move(events), what);
}

step executor::accept(model::trial& attempt, std::vector<model::event> events, const given& what) {
  outgoing_commit out;
  if (auto no = encode(events, out.encoded)) return refuse(*std::move(no));
  attempt.keep();
  const bool was_fight = attempt.fight_before() != nullptr;
  const bool is_fight = state_.fight() != nullptr;
  out.part = was_fight || is_fight ? io::log_part::fight : io::log_part::long_term;
  out.begins_fight = is_fight && !was_fight;
  out.ends_fight = was_fight && !is_fight;
  out.wants_snapshot = std::ranges::any_of(events, is_session_mark);
  out.wants_backup = std::ranges::any_of(events, ends_session);
  out.ends_stretch = out.wants_snapshot || out.ends_fight;
  auto made = std::make_shared<model::commit>();
  made->first = attempt.seq_before() + 1;
  made->last = state_.seq();
  made->at_ms = what.now_ms;
  // Who acted, for the story in the log.
  const std::string_view actor = model::actor_of(events.front());
  made->by = actor.empty() ? "gm" : actor;
  made->line = what.line;
  made->id = what.id;
  made->events = std::make_shared<const std::vector<model::event>>(std::move(events));
  out.what = std::move(made);
  history_.remember(out.what, state_);
  return out;
}

}  // namespace dnd::actors
