#include "io/store/postgres/campaign_rows.hpp"

#include "io/store/codec/commit_reader.hpp"
#include "io/store/file/snapshot.hpp"
#include "io/store/postgres/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io::postgres {

namespace {

constexpr std::uint64_t page_rows = 1'024;

/// Lets a visitor end the reading. Never leaves this file.
error enough() {
  return {.code = ec::closed, .what = "enough was read"};
}

call call_of(const prepared& what, std::vector<value> values) {
  return {.name = std::string(what.name), .values = std::move(values)};
}

error rows_are_missing(model::seq_t found, model::seq_t head) {
  return {
      .code = ec::log_lost_tail,
      .what = fmt::format("the log ends with event {}, and the database says that it goes up to "
                          "event {}",
                          found, head),
      .todo = "Restore the database from a backup.",
      .seq = found + 1};
}

error head_is_missing(model::seq_t snapshot, model::seq_t head) {
  return {
      .code = ec::log_lost_tail,
      .what = fmt::format("there is a snapshot of event {}, and the log ends with event {}: "
                          "commits are lost that were made",
                          snapshot, head),
      .todo = "A server that was behind may have been made the primary: look for the other one.",
      .seq = head + 1};
}

/// The place after the last of these lines, as it says itself.
result<log_position> end_of(std::string_view lines, model::seq_t last) {
  lines.remove_suffix(lines.ends_with('\n') ? 1 : 0);
  const auto begin = lines.rfind('\n');
  const auto frame = frame_of(begin == std::string_view::npos ? lines : lines.substr(begin + 1));
  if (frame) return log_position{.offset = 0, .seq = last, .sum = frame->sum};
  return error{.code = ec::corrupt,
               .what = fmt::format("the line of event {} is not what was written", last),
               .seq = last};
}

}  // namespace

result<uuid> create_campaign(database& in, const new_campaign& what) {
  const auto ask =
      call_of(create, {text(what.world), text(what.slug), text(what.name), text(what.settings),
                       number(static_cast<std::uint64_t>(what.created_ms))});
  const auto given = in.repeat(purpose::write, {&ask, 1});
  if (given) return given->front().id(0, 0);
  if (given.error().why.code != ec::exists) return given.error().why;
  return error{
      .code = ec::exists,
      .what = fmt::format("world \"{}\" has a campaign \"{}\" already", what.world, what.slug),
      .todo = "Choose another name."};
}

result<log_position> campaign_rows::head() const {
  const auto ask = call_of(head_of, {id(which_)});
  const auto given = in_.repeat(purpose::read, {&ask, 1});
  if (!given) return given.error().why;
  const auto& row = given->front();
  if (row.rows() == 0)
    return error{.code = ec::not_found,
                 .what = fmt::format("there is no campaign {}", render_uuid(which_))};
  return log_position{.offset = row.number(0, 2), .seq = row.number(0, 0), .sum = row.number(0, 1)};
}

result<campaign_rows::page> campaign_rows::page_after(model::seq_t seq) const {
  const auto ask = call_of(rows_after, {id(which_), number(seq), number(page_rows)});
  const auto given = in_.repeat(purpose::read, {&ask, 1});
  if (!given) return given.error().why;
  const auto& rows = given->front();
  page made{.lines = {}, .last = seq};
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    made.lines += rows.cell(row, 1);
    made.last = rows.number(row, 0);
  }
  return made;
}

result<log_position> campaign_rows::read(const log_position& from, const visitor& visit) const {
  log_position at = from;
  for (;;) {
    const auto next = page_after(at.seq);
    if (!next) return next.error();
    if (next->lines.empty()) return at;
    log_position seen = at;
    const auto read =
        read_lines(next->lines, at, [&](std::span<const line_view> command) -> result<done> {
          const auto more = visit(command);
          if (!more) return more.error();
          const auto& end = command.back();
          seen = {.offset = end.offset + end.text.size() + 1, .seq = end.seq, .sum = end.sum};
          if (*more) return done{};
          return enough();
        });
    if (!read && read.error().code == ec::closed) return seen;
    if (!read) return read;
    at = *read;
  }
}

result<log_position> campaign_rows::before(model::seq_t seq) const {
  if (seq <= 1) return log_position{};
  const auto ask = call_of(rows_before, {id(which_), number(seq - 1), number(1)});
  const auto given = in_.repeat(purpose::read, {&ask, 1});
  if (!given) return given.error().why;
  const auto& row = given->front();
  if (row.rows() == 0) return log_position{};
  return end_of(row.cell(0, 1), row.number(0, 0));
}

result<std::vector<model::commit_ptr>> campaign_rows::last(std::size_t count,
                                                           model::seq_t last) const {
  std::vector<model::commit_ptr> made;
  if (count == 0 || last == 0) return made;
  // One more, whose sum the first of them follows.
  constexpr std::size_t most = 1U << 30U;
  const auto wanted = std::min(count, most) + 1;
  constexpr auto highest = static_cast<model::seq_t>(INT64_MAX);
  const auto ask =
      call_of(rows_before, {id(which_), number(std::min(last, highest)), number(wanted)});
  const auto given = in_.repeat(purpose::read, {&ask, 1});
  if (!given) return given.error().why;
  const auto& rows = given->front();
  auto left = rows.rows();
  log_position at;
  if (left == wanted) {
    const auto before = end_of(rows.cell(left - 1, 1), rows.number(left - 1, 0));
    if (!before) return before.error();
    at = *before;
    --left;
  }
  for (; left > 0; --left) {
    const auto read = read_lines(rows.cell(left - 1, 1), at,
                                 [&](std::span<const line_view> command) -> result<done> {
                                   auto commit = read_commit(command);
                                   if (!commit) return std::move(commit).error();
                                   made.push_back(*std::move(commit));
                                   return done{};
                                 });
    if (!read) return read.error();
    at = *read;
  }
  return made;
}

result<std::string> campaign_rows::lines() const {
  std::string all;
  model::seq_t at = 0;
  for (;;) {
    const auto next = page_after(at);
    if (!next) return next.error();
    if (next->lines.empty()) return all;
    all += next->lines;
    at = next->last;
  }
}

result<std::optional<std::string>> campaign_rows::snapshot_before(model::seq_t last) const {
  constexpr auto highest = static_cast<model::seq_t>(INT64_MAX);
  const auto ask =
      call_of(postgres::snapshot_before, {id(which_), number(std::min(last, highest))});
  auto given = in_.repeat(purpose::read, {&ask, 1});
  if (!given) return std::move(given).error().why;
  auto& row = given->front();
  if (row.rows() == 0) return std::optional<std::string>{};
  return std::optional(row.take(0, 0));
}

result<loaded_log> campaign_rows::load(const log_position& head) const {
  const auto newest = call_of(newest_snapshot, {id(which_)});
  const auto given = in_.repeat(purpose::read, {&newest, 1});
  if (!given) return given.error().why;
  const auto& row = given->front();
  if (row.rows() == 1 && row.number(0, 0) > head.seq) {
    // It may have been made since, by whoever plays.
    const auto now = this->head();
    if (!now) return now.error();
    if (row.number(0, 0) > now->seq) return head_is_missing(row.number(0, 0), now->seq);
  }
  const auto kept = snapshot_before(head.seq);
  if (!kept) return kept.error();
  std::vector<std::string> warnings;
  if (*kept) {
    auto parsed = parse_snapshot(**kept);
    const bool fits = parsed && (parsed->at.seq < head.seq || parsed->at == head);
    if (fits) {
      loaded_log found{.state = std::move(parsed->state),
                       .end = parsed->at,
                       .snapshot_seq = parsed->at.seq,
                       .ids = std::move(parsed->ids)};
      if (replay(found) && found.end.seq >= head.seq) return found;
    }
    if (!parsed && parsed.error().code == ec::corrupt)
      warnings.push_back("The snapshot in the database cannot be used: " + parsed.error().what +
                         ". The whole log was replayed.");
  }
  loaded_log found;
  if (auto replayed = replay(found); !replayed) return std::move(replayed).error();
  if (found.end.seq < head.seq) return rows_are_missing(found.end.seq, head.seq);
  found.warnings = std::move(warnings);
  return found;
}

result<done> campaign_rows::replay(loaded_log& onto) const {
  for (;;) {
    const auto next = page_after(onto.end.seq);
    if (!next) return next.error();
    if (next->lines.empty()) return done{};
    if (auto replayed = replay_lines(next->lines, onto); !replayed) return replayed;
  }
}

result<model::state> campaign_rows::state_from(log_position at, model::state state,
                                               model::seq_t seq) const {
  while (state.seq() < seq) {
    const auto next = page_after(at.seq);
    if (!next) return next.error();
    if (next->lines.empty()) return past_the_end(seq, state.seq());
    const auto read = replay_events(next->lines, at, seq, state);
    if (!read) return read.error();
    at = *read;
  }
  return state;
}

result<model::state> campaign_rows::state_at(model::seq_t seq) const {
  const auto there = head();
  if (!there) return there.error();
  if (seq > there->seq) return past_the_end(seq, there->seq);
  const auto kept = snapshot_before(seq);
  if (!kept) return kept.error();
  if (*kept) {
    auto parsed = parse_snapshot(**kept);
    if (parsed)
      if (auto found = state_from(parsed->at, std::move(parsed->state), seq)) return found;
  }
  return state_from({}, {}, seq);
}

}  // namespace dnd::io::postgres
