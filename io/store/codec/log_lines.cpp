#include "io/store/codec/log_lines.hpp"

#include "io/store/codec/commit_reader.hpp"
#include "io/store/codec/event_codec.hpp"
#include "model/apply.hpp"

#include <fmt/format.h>

#include <deque>
#include <string>
#include <utility>

namespace dnd::io {

namespace {

/// Lets a visitor end the reading. Never leaves this file.
error enough() {
  return {.code = ec::closed, .what = "enough was read"};
}

/// A success also when the visitor had enough.
result<done> ended(const result<log_position>& read) {
  if (read || read.error().code == ec::closed) return done{};
  return read.error();
}

error not_the_next(const log_position& at) {
  return {.code = ec::corrupt,
          .what = fmt::format("the line of event {} is not there, or is not what was written",
                              at.seq + 1),
          .byte = at.offset,
          .seq = at.seq + 1};
}

/// The line at the front, when it follows `at`, which moves on.
std::optional<line_view> take_line(std::string_view& rest, log_position& at, std::string& scratch) {
  const auto end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto text = rest.substr(0, end);
  const auto frame = frame_of(text);
  if (!frame || line_sum(frame->body, at.sum) != frame->sum) return std::nullopt;
  auto line = parse_framed(text, *frame, scratch);
  if (!line || line->seq != at.seq + 1) return std::nullopt;
  line->offset = at.offset;
  line->line = line->seq;
  rest.remove_prefix(end + 1);
  at = {at.offset + end + 1, line->seq, line->sum};
  return line;
}

result<done> apply_line(const line_view& line, model::state& to) {
  model::event what;
  if (auto read = read_event(line, what); !read) return read;
  const auto applied = model::apply(to, what, line.seq);
  if (applied.ok()) return done{};
  return error{.code = ec::contradiction,
               .what = fmt::format("the log contradicts itself at {}: {}", line.type,
                                   applied.contradiction()),
               .byte = line.offset,
               .seq = line.seq};
}

}  // namespace

error past_the_end(model::seq_t wanted, model::seq_t last) {
  return {.code = ec::not_found,
          .what = fmt::format("there is no event {}: the log ends with event {}", wanted, last),
          .todo = fmt::format("Choose a number from 0 to {}.", last)};
}

error before_the_first() {
  return {.code = ec::not_found,
          .what = "there is no event 0: the first one is event 1",
          .todo = "Choose a number from 1."};
}

result<log_position> read_lines(std::string_view lines, const log_position& before,
                                const command_visitor& visit) {
  log_position at = before;
  std::vector<line_view> command;
  // For lines that are not in the usual order: views of a command point into these.
  std::deque<std::string> scratch;
  while (!lines.empty()) {
    auto line = take_line(lines, at, scratch.emplace_back());
    if (!line) return not_the_next(at);
    command.push_back(*line);
    if (line->more) continue;
    if (auto taken = visit(command); !taken) return std::move(taken).error();
    command.clear();
    scratch.clear();
  }
  // A command whose last line is missing.
  if (!command.empty()) return not_the_next(at);
  return at;
}

result<done> replay_lines(std::string_view lines, loaded_log& onto) {
  const auto read =
      read_lines(lines, onto.end, [&](std::span<const line_view> command) -> result<done> {
        const auto& first = command.front();
        if (!first.id.empty() && is_command_id(first.id)) onto.ids.remember(first.id, first.seq);
        for (const auto& line : command)
          if (auto applied = apply_line(line, onto.state); !applied) return applied;
        onto.replayed += command.size();
        return done{};
      });
  if (!read) return read.error();
  onto.end = *read;
  return done{};
}

result<log_position> replay_events(std::string_view lines, const log_position& before,
                                   model::seq_t last, model::state& onto) {
  log_position at = before;
  const auto read =
      read_lines(lines, before, [&](std::span<const line_view> command) -> result<done> {
        for (const auto& line : command) {
          if (line.seq > last) return enough();
          if (auto applied = apply_line(line, onto); !applied) return applied;
        }
        const auto& end = command.back();
        at = {.offset = end.offset + end.text.size() + 1, .seq = end.seq, .sum = end.sum};
        return done{};
      });
  if (const auto fine = ended(read); !fine) return fine.error();
  return at;
}

result<done> read_command_lines_of(std::string_view lines, const seq_range& range,
                                   const command_line_visitor& visit) {
  return ended(read_lines(lines, {}, [&](std::span<const line_view> command) -> result<done> {
    if (command.back().seq < range.first) return done{};
    if (command.front().seq > range.last) return enough();
    const auto more = visit(command);
    if (!more) return more.error();
    if (*more) return done{};
    return enough();
  }));
}

result<done> read_commits_of(std::string_view lines, const seq_range& range,
                             const commit_visitor& visit) {
  return read_command_lines_of(lines, range,
                               [&](std::span<const line_view> command) -> result<bool> {
                                 auto made = read_commit(command);
                                 if (!made) return std::move(made).error();
                                 return visit(*made);
                               });
}

result<std::vector<model::commit_ptr>> last_commits_of(std::string_view lines, std::size_t count,
                                                       model::seq_t last) {
  std::deque<model::commit_ptr> kept;
  const auto read = read_commits_of(lines, {1, last}, [&](const model::commit_ptr& each) {
    if (each->last > last) return false;
    kept.push_back(each);
    if (kept.size() > count) kept.pop_front();
    return true;
  });
  if (!read) return read.error();
  return std::vector<model::commit_ptr>(kept.begin(), kept.end());
}

result<std::vector<model::views::session_info>> sessions_of(std::string_view lines) {
  model::views::session_list found;
  const auto read = read_commits_of(lines, {}, [&](const model::commit_ptr& each) {
    found.read(*each);
    return true;
  });
  if (!read) return read.error();
  return std::vector<model::views::session_info>(found.sessions().begin(), found.sessions().end());
}

result<commit_in_place> find_commit_in(std::string_view lines, model::seq_t seq) {
  if (seq == 0) return before_the_first();
  commit_in_place found;
  const auto read = read_lines(lines, {}, [&](std::span<const line_view> command) -> result<done> {
    if (command.back().seq >= seq) {
      auto made = read_commit(command);
      if (!made) return std::move(made).error();
      found.what = *std::move(made);
      return enough();
    }
    for (const auto& line : command)
      if (auto applied = apply_line(line, found.before); !applied) return applied;
    return done{};
  });
  if (const auto fine = ended(read); !fine) return fine.error();
  if (found.what == nullptr) return past_the_end(seq, found.before.seq());
  return found;
}

result<model::state> state_in(std::string_view lines, model::seq_t seq) {
  model::state found;
  const auto read = replay_events(lines, {}, seq, found);
  if (!read) return read.error();
  if (found.seq() != seq) return past_the_end(seq, found.seq());
  return found;
}

}  // namespace dnd::io
