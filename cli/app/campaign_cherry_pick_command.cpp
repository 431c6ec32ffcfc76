#include "cli/app/commands.hpp"

#include "actors/questions.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/app/parse_number.hpp"
#include "cli/app/played_campaign.hpp"
#include "model/language/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dnd::cli {
namespace {

namespace game = model::commands;

/// The commands of these events, as they were typed, each once.
[[nodiscard]] io::result<std::vector<model::commit_ptr>> picked_commits(
    const actors::questions& from, const std::vector<model::seq_t>& events) {
  std::vector<model::commit_ptr> out;
  for (const model::seq_t seq : events) {
    model::commit_ptr found;
    const auto read =
        from.read_lines(seq, [&](const model::commit_ptr& each, std::span<const std::string>) {
          if (each->first <= seq && seq <= each->last) found = each;
          return false;
        });
    if (!read) return read.error();
    if (found == nullptr)
      return io::error{.code = io::ec::not_found,
                       .what = fmt::format("there is no event {} there", seq),
                       .todo = "`dnd campaign log` shows which there are."};
    const bool is_there = std::any_of(out.begin(), out.end(), [&](const model::commit_ptr& each) {
      return each->first == found->first;
    });
    if (!is_there) out.push_back(std::move(found));
  }
  return out;
}

/// Why a command makes no sense in another campaign; empty where it may.
[[nodiscard]] std::string why_not_elsewhere(const model::commit& what) {
  if (what.line.empty()) return "was typed by nobody";
  const auto parsed = model::parse_line(what.line);
  const auto* command = parsed ? std::get_if<model::command>(&*parsed) : nullptr;
  if (command == nullptr) return {};
  const bool takes_back =
      holds_alternative<game::undo>(*command) || holds_alternative<game::undo_to>(*command) ||
      holds_alternative<game::undo_only>(*command) || holds_alternative<game::redo>(*command) ||
      holds_alternative<game::redo_to>(*command) ||
      holds_alternative<game::discard_encounter>(*command);
  return takes_back ? "is about events of its own campaign" : "";
}

}  // namespace

exit_code campaign_cherry_pick_command(context& with) {
  std::vector<model::seq_t> events;
  for (const std::string& each : with.typed.words) {
    const auto seq = parse_number(each, 1, UINT64_MAX);
    if (!seq)
      return fail(with, usage_error{.message = fmt::format("\"{}\" is no event", each),
                                    .hint = "Numbers of events: `dnd campaign log` shows them."});
    events.push_back(*seq);
  }
  const auto from = chosen_campaign(with, with.typed.value("--from").value_or(""));
  if (!from) return fail(with, from.error());
  const auto to = chosen_campaign(with, with.typed.value("--campaign").value_or(""));
  if (!to) return fail(with, to.error());
  if (from->id == to->id)
    return fail(with,
                usage_error{.message = fmt::format("\"{}\" has these commands already", from->name),
                            .hint = "--from names another campaign than --campaign."});
  const auto commits = picked_commits(actors::questions(with.ops, *from), events);
  if (!commits) return fail(with, commits.error());
  for (const model::commit_ptr& each : *commits)
    if (const std::string why = why_not_elsewhere(*each); !why.empty())
      return fail(with, usage_error{.message = fmt::format("event {}, `{}`, {}", each->first,
                                                           each->line, why),
                                    .hint = "Nothing was done."});
  const auto played = played_campaign::open(with, *to);
  if (!played) return fail(with, played.error());
  exit_code code = exit_code::done;
  std::size_t given_count = 0;
  for (const model::commit_ptr& each : *commits) {
    const given_command given{.line = each->line};
    const line_answer made = answer_line((*played)->campaign(), given);
    const shown_answer shown = show(given, made, with.format, with.out.out(), with.out.err());
    with.out.print(shown.out);
    with.out.flush();
    if (!shown.err.empty()) with.out.complain(shown.err);
    code = worse(code, shown.code);
    // What comes after it may stand on it.
    if (shown.code != exit_code::done) break;
    ++given_count;
  }
  if (given_count < commits->size() && commits->size() > 1 && with.format == answer_format::text)
    with.out.complain(fmt::format("Given: {} of {} commands. What came before the refusal stands.",
                                  given_count, commits->size()));
  return worse(code, (*played)->close(with));
}

}  // namespace dnd::cli
