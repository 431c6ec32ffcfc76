#include "actors/campaign/executor.hpp"

#include "actors/campaign/event_encoding.hpp"
#include "actors/campaign/outcomes.hpp"
#include "actors/campaign/split_patch.hpp"
#include "model/apply.hpp"
#include "model/bounds.hpp"
#include "model/counted.hpp"
#include "model/language/parse.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::actors {

namespace {

namespace commands = model::commands;
using model::refusal;
using model::refusal_code;

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
refusal content_refusal(const std::string& name, const io::error& why, const model::state& now) {
  if (name.starts_with(model::built_prefix)) {
    // The record is no file: no place in it would help.
    return {.code = refusal_code::bad_content,
            .message = fmt::format("the character cannot be made so: {}", why.what),
            .hint = why.todo,
            .column = {}};
  }
  if (name.starts_with(model::entry_prefix) && why.code == io::ec::not_found)
    return {.code = refusal_code::unknown_content,
            .message = fmt::format("there is {}", why.what),
            .hint = why.todo,
            .column = {}};
  // Of a thing it says whether there is none or several: names of them have many beginnings.
  if (why.code == io::ec::not_found && name.starts_with(model::item_prefix))
    return {
        .code = refusal_code::unknown_content, .message = why.what, .hint = why.todo, .column = {}};
  // Who was made at the table has no entry.
  const model::creature* const there =
      why.code == io::ec::not_found ? now.find(model::slug_of(name)) : nullptr;
  if (there != nullptr)
    return {.code = refusal_code::name_taken,
            .message = fmt::format("{} is on the table already", there->name.view()),
            .hint = "`status` shows who is; among monsters and characters there is no other one.",
            .column = {}};
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
  return holds_alternative<model::session_saved>(what) ||
         holds_alternative<model::session_ended>(what);
}

bool ends_session(const model::event& what) {
  return holds_alternative<model::session_ended>(what);
}

/// An undo that was accepted, with the commands that it is about.
step naming(std::vector<model::commit_ptr> taken_back, step next) {
  if (auto* accepted = std::get_if<outgoing_commit>(&next))
    accepted->taken_back = std::move(taken_back);
  return next;
}

}  // namespace

void lookup_results::add(const lookup_results& more) {
  for (const auto& [name, found] : more.content) content.insert_or_assign(name, found);
  for (const auto& [seq, found] : more.commits) commits.insert_or_assign(seq, found);
  if (more.stretch) stretch = more.stretch;
  for (const auto& [range, found] : more.marks) marks.insert_or_assign(range, found);
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
  auto again = find_taken_back(*found, what);
  if (auto* instead = std::get_if<step>(&again)) return std::move(*instead);
  response answer;
  answer.how = outcome::accepted;
  answer.taken_back = std::move(*std::get_if<std::vector<model::commit_ptr>>(&again));
  answer.repeated = true;
  answer.what = found->what;
  found->before.set_rows(state_.rows());
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
  if (const auto* back = get_if<commands::undo>(&command)) return undo(back->count, what);
  if (const auto* to = get_if<commands::undo_to>(&command))
    return undo_to(static_cast<model::seq_t>(to->event), what);
  if (const auto* only = get_if<commands::undo_only>(&command))
    return undo_only(static_cast<model::seq_t>(only->event), what);
  if (const auto* again = get_if<commands::redo>(&command))
    return redo({.count = static_cast<std::size_t>(again->count)}, what);
  if (const auto* to = get_if<commands::redo_to>(&command))
    return redo({.event = static_cast<model::seq_t>(to->event)}, what);
  if (holds_alternative<commands::discard_encounter>(command)) return discard(what);
  return carry_out(command, what);
}

step executor::carry_out(const model::command& command, const given& what) {
  using found_entry = decltype(what.known.content)::value_type;
  missing_content missing;
  for (const auto& name : model::content_needed(command, state_)) {
    const auto have = what.known.content.find(name);
    if (have == what.known.content.end())
      missing.names.push_back(name);
    else if (!have->second)
      return refuse(content_refusal(name, have->second.error(), state_));
  }
  if (!missing.names.empty()) return missing;
  // What is summoned, and the shapes that are taken, are known only once the rules get there.
  const found_entry* unreadable = nullptr;
  const auto content = [&](std::string_view name) -> model::found_content {
    const auto have = what.known.content.find(std::string(name));
    if (have == what.known.content.end()) {
      missing.names.emplace_back(name);
      return nullptr;
    }
    if (have->second) return *have->second;
    if (unreadable == nullptr) unreadable = &*have;
    return nullptr;
  };
  model::trial attempt(state_);
  auto decided = model::decide(attempt, command, content, house_, dice_);
  if (!missing.names.empty()) {
    if (decided) dice_.take_back();
    return missing;
  }
  if (!decided && unreadable != nullptr)
    return refuse(content_refusal(unreadable->first, unreadable->second.error(), state_));
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

executor::commits_or_step executor::find_taken_back(const io::commit_in_place& by,
                                                    const given& what) const {
  const model::event& first = by.what->events->front();
  if (const auto* undone = get_if<model::command_undone>(&first)) {
    auto found = find_marks({.first = undone->first, .last = by.what->first - 1}, what);
    if (auto* instead = std::get_if<step>(&found))
      return commits_or_step(std::in_place_type<step>, std::move(*instead));
    return std::move(std::get_if<found_marks>(&found)->newest);
  }
  std::vector<model::commit_ptr> all;
  for (const model::event& each : *by.what->events) {
    const auto* redone = get_if<model::command_redone>(&each);
    if (redone == nullptr) continue;
    auto looked = find_commit(redone->undone, what);
    if (auto* instead = std::get_if<step>(&looked))
      return commits_or_step(std::in_place_type<step>, std::move(*instead));
    auto of = find_taken_back(*std::get_if<io::commit_in_place>(&looked), what);
    if (std::holds_alternative<step>(of)) return of;
    std::ranges::move(*std::get_if<std::vector<model::commit_ptr>>(&of), std::back_inserter(all));
  }
  return all;
}

step executor::undo(std::int32_t count, const given& what) {
  const model::seq_t newest = state_.undo_at().head;
  if (newest == 0)
    return refuse({.code = refusal_code::nothing_to_undo,
                   .message = "there is nothing to undo: the campaign stands at its beginning",
                   .hint = {},
                   .column = {}});
  auto looked_back = find_newest(static_cast<std::size_t>(count), what);
  if (auto* instead = std::get_if<step>(&looked_back)) return std::move(*instead);
  auto& taken_back = *std::get_if<std::vector<model::commit_ptr>>(&looked_back);
  if (taken_back.size() < static_cast<std::size_t>(count))
    return refuse(
        {.code = refusal_code::nothing_to_undo,
         .message = fmt::format("there {} only {} to undo", taken_back.size() == 1 ? "is" : "are",
                                model::counted(taken_back.size(), "command")),
         .hint = fmt::format("`undo {}` goes back to the beginning.", taken_back.size()),
         .column = {}});
  const auto looked = find_commit(taken_back.front()->first, what);
  if (const auto* instead = std::get_if<step>(&looked)) return *instead;
  return naming(
      std::move(taken_back),
      go_back_to(reversal::undo, *std::get_if<io::commit_in_place>(&looked), newest, what));
}

step executor::discard(const given& what) {
  if (!state_.fight())
    return refuse({.code = refusal_code::not_in_encounter,
                   .message = "no fight is on, so there is none to discard",
                   .hint = "`undo` takes back the last command, also the end of a fight.",
                   .column = {}});
  if (state_.pending()) return refuse(model::waits_for_an_answer(state_));
  const model::seq_t began = state_.fight()->began;
  const auto looked = find_commit(began, what);
  if (const auto* instead = std::get_if<step>(&looked)) return *instead;
  return go_back_to(reversal::discard, *std::get_if<io::commit_in_place>(&looked), began, what);
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
  if (auto no = encode_events(events, out.encoded)) return refuse(*std::move(no));
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
