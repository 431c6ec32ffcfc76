#include "io/store/file/campaign_reader.hpp"

#include "io/store/codec/commit_reader.hpp"
#include "io/store/codec/event_codec.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/decoded_blocks.hpp"
#include "model/apply.hpp"

#include <fmt/format.h>

#include <deque>
#include <utility>

namespace dnd::io {

namespace {

/// Lets a sink end a scan early. Never leaves this file.
error enough() {
  return error{.code = ec::closed, .what = "enough was read"};
}
bool was_enough(const error& why) {
  return why.code == ec::closed;
}

/// Applies every line to a state. `before_command` and `on_event` may end the replay.
class replaying_sink : public line_sink {
 public:
  explicit replaying_sink(model::state& table, recent_ids* ids = nullptr) noexcept
      : table_(table), ids_(ids) {}

  result<done> take(std::span<const line_view> command) override {
    if (auto go_on = begin(command); !go_on) return go_on;
    for (const auto& line : command) {
      if (auto read = read_event(line, event_); !read) return read;
      if (auto applied = apply(line, event_); !applied) return applied;
    }
    return done{};
  }
  void prepare(std::size_t slot, std::span<const line_view> lines) override {
    prepared_.prepare(slot, lines);
  }
  result<done> take_block(std::size_t slot, std::span<const line_view> lines) override {
    std::size_t index = 0;
    for (auto rest = lines; !rest.empty();) {
      const auto command = first_command(rest);
      rest = rest.subspan(command.size());
      if (auto go_on = begin(command); !go_on) return go_on;
      for (const auto& line : command) {
        const model::event* event = prepared_.find(slot, index++);
        if (event == nullptr) {
          if (auto read = read_event(line, event_); !read) return read;
          event = &event_;
        }
        if (auto applied = apply(line, *event); !applied) return applied;
      }
    }
    return done{};
  }

  [[nodiscard]] std::uint64_t replayed() const noexcept { return replayed_; }

 protected:
  virtual result<done> before_command(std::span<const line_view>) { return done{}; }
  virtual result<done> on_event(const line_view&, const model::event&) { return done{}; }

  model::state& table_;

 private:
  result<done> begin(std::span<const line_view> command) {
    const line_view& first = command.front();
    if (!first.id.empty() && ids_ != nullptr && is_command_id(first.id))
      ids_->remember(first.id, first.seq);
    if (first.seq != table_.seq() + 1) [[unlikely]]
      return changed_meanwhile(first);
    return before_command(command);
  }

  result<done> apply(const line_view& line, const model::event& what) {
    const auto applied = model::apply(table_, what, line.seq);
    if (!applied.ok()) return contradiction(line, applied.contradiction());
    ++replayed_;
    return on_event(line, what);
  }

  /// A writer works on the files while they are only read.
  static error changed_meanwhile(const line_view& line) {
    return error{.code = ec::io_error,
                 .what = "the log changed while it was read",
                 .todo = "Try again.",
                 .line = line.line,
                 .byte = line.offset,
                 .seq = line.seq};
  }

  static error contradiction(const line_view& line, const char* why) {
    return error{.code = ec::contradiction,
                 .what = fmt::format("the log contradicts itself at {}: {}", line.type, why),
                 .todo = "The line was changed or its place was.",
                 .line = line.line,
                 .byte = line.offset,
                 .seq = line.seq,
                 .way_out = remedy::look_before};
  }

  /// Reused, so that a replay does not build 300 bytes anew for each event.
  model::event event_;
  decoded_blocks prepared_;
  std::uint64_t replayed_ = 0;
  /// Where the ids of commands are remembered, if they are.
  recent_ids* ids_;
};

/// Where a replay begins: the snapshot if it is good and not behind `seq_max`, else the start.
struct replay_start {
  model::state table;
  recent_ids ids;
  snapshot_check checked;
  std::vector<std::string> warnings;
};

void warn_unless_missing(const error& why, std::vector<std::string>& warnings) {
  if (why.code == ec::not_found) return;
  warnings.push_back(fmt::format("snapshot.yaml was not used: {}.", why.what));
}

result<replay_start> find_start(file_ops& ops, const std::string& directory, model::seq_t seq_max) {
  replay_start start;
  auto cached = load_snapshot(ops, directory);
  std::optional<log_position> at;
  if (cached)
    at = cached->at;
  else
    warn_unless_missing(cached.error(), start.warnings);
  auto checked = check_snapshot(ops, directory, at);
  if (!checked) return checked.error();
  start.checked = *std::move(checked);
  if (at && !start.checked.start)
    start.warnings.push_back(fmt::format("snapshot.yaml was not used: {}.", start.checked.why_not));
  if (start.checked.start && at->seq > seq_max) {
    start.checked.start.reset();
  } else if (start.checked.start) {
    start.table = std::move(cached->table);
    start.ids = std::move(cached->ids);
  }
  return start;
}

/// The rows of the recovery table that end in "tell the user".
void warn_of_cuts(const recovery_report& recovery, std::vector<std::string>& warnings) {
  for (const auto& cut : recovery.cuts) {
    auto text = fmt::format(
        "{} bytes at the end of {} were cut off: a command that was never answered (from event "
        "{}, {} whole lines).",
        cut.bytes, cut.file, cut.first_seq, cut.events);
    if (!cut.kept_in.empty()) text += fmt::format(" The bytes are in {}.", cut.kept_in);
    warnings.push_back(std::move(text));
  }
  if (recovery.newline_restored)
    warnings.push_back("The log had lost its last newline; it was put back.");
  if (recovery.merge_finished)
    warnings.push_back("The last fight's log was not merged yet; that is finished now.");
}

/// Replays with `sink` from `start`; ending early is a success.
result<done> replay_with(file_ops& ops, const std::string& directory, const replay_start& start,
                         line_sink& sink) {
  log_recovery recovery(ops, directory, access::read_only);
  const auto tail = recovery.replay(start.checked, sink);
  if (tail || was_enough(tail.error())) return done{};
  return tail.error();
}

class command_finder final : public replaying_sink {
 public:
  command_finder(model::state& table, model::seq_t wanted) noexcept
      : replaying_sink(table), wanted_(wanted) {}
  std::optional<commit_in_place> found;
  /// Its first event is not where the replay begins, in the middle of it.
  bool is_whole = false;

 private:
  result<done> before_command(std::span<const line_view> command) override {
    if (command.back().seq < wanted_) return done{};
    is_whole = !command.front().by.empty();
    auto made = read_commit(command);
    if (!made) return std::move(made).error();
    found = commit_in_place{*std::move(made), table_};
    return enough();
  }

  model::seq_t wanted_;
};

/// Shows commits without a state.
class commit_sink final : public line_sink {
 public:
  commit_sink(const seq_range& range, const commit_visitor& visit) noexcept
      : range_(range), visit_(visit) {}
  result<done> take(std::span<const line_view> command) override {
    if (command.back().seq < range_.first) return done{};
    if (command.front().seq > range_.last) return enough();
    auto made = read_commit(command);
    if (!made) return std::move(made).error();
    if (visit_(*made)) return done{};
    return enough();
  }

 private:
  const seq_range& range_;
  const commit_visitor& visit_;
};

class state_finder final : public replaying_sink {
 public:
  state_finder(model::state& table, model::seq_t wanted) noexcept
      : replaying_sink(table), wanted_(wanted) {}

 private:
  result<done> on_event(const line_view& line, const model::event&) override {
    if (line.seq < wanted_) return done{};
    return enough();
  }

  model::seq_t wanted_;
};

class record_sink final : public replaying_sink {
 public:
  record_sink(model::state& table, const record_visitor& visit) noexcept
      : replaying_sink(table), visit_(visit) {}

 private:
  result<done> on_event(const line_view& line, const model::event& what) override {
    if (visit_({.line = line, .what = what})) return done{};
    return enough();
  }

  const record_visitor& visit_;
};

error past_the_end(model::seq_t wanted, model::seq_t last) {
  return error{
      .code = ec::not_found,
      .what = fmt::format("there is no event {}: the log ends with event {}", wanted, last),
      .todo = fmt::format("Choose a number from 0 to {}.", last)};
}

}  // namespace

result<loaded_campaign> load_campaign(file_ops& ops, const std::string& directory, access mode) {
  auto start = find_start(ops, directory, UINT64_MAX);
  if (!start) return start.error();
  loaded_campaign loaded{.table = std::move(start->table),
                         .recovery = {},
                         .end = {},
                         .snapshot_seq = start->checked.start ? start->checked.start->seq : 0,
                         .ids = std::move(start->ids),
                         .warnings = std::move(start->warnings)};
  replaying_sink sink(loaded.table, &loaded.ids);
  log_recovery recovery(ops, directory, mode);
  const auto tail = recovery.replay(start->checked, sink);
  if (!tail) return tail.error();
  auto settled = recovery.settle(loaded.table.fight() ? fight::on : fight::over);
  if (!settled) return settled.error();
  loaded.recovery = *std::move(settled);
  loaded.end = loaded.recovery.tail.end;
  loaded.replayed = sink.replayed();
  DND_ASSERT(loaded.end.seq == loaded.table.seq());
  warn_of_cuts(loaded.recovery, loaded.warnings);
  return loaded;
}

result<commit_in_place> find_command(file_ops& ops, const std::string& directory,
                                     model::seq_t seq) {
  DND_ASSERT(seq > 0);
  auto start = find_start(ops, directory, seq - 1);
  if (!start) return start.error();
  command_finder finder(start->table, seq);
  auto replayed = replay_with(ops, directory, *start, finder);
  if (!replayed) return replayed.error();
  if (!finder.found) return past_the_end(seq, start->table.seq());
  if (finder.is_whole && finder.found->what->first <= seq) return *std::move(finder.found);
  // The snapshot stands inside of the command: begin at the start of the campaign.
  replay_start whole;
  command_finder again(whole.table, seq);
  replayed = replay_with(ops, directory, whole, again);
  if (!replayed) return replayed.error();
  DND_ASSERT(again.found && again.found->what->first <= seq);
  return *std::move(again.found);
}

result<model::state> state_at(file_ops& ops, const std::string& directory, model::seq_t seq) {
  auto start = find_start(ops, directory, seq);
  if (!start) return start.error();
  if (start->table.seq() == seq) return std::move(start->table);
  state_finder finder(start->table, seq);
  const auto replayed = replay_with(ops, directory, *start, finder);
  if (!replayed) return replayed.error();
  if (start->table.seq() != seq) return past_the_end(seq, start->table.seq());
  return std::move(start->table);
}

result<done> read_commits(file_ops& ops, const std::string& directory, const seq_range& range,
                          const commit_visitor& visit) {
  commit_sink sink(range, visit);
  return replay_with(ops, directory, replay_start{}, sink);
}

result<std::vector<model::commit_ptr>> last_commits(file_ops& ops, const std::string& directory,
                                                    std::size_t count, model::seq_t last) {
  std::deque<model::commit_ptr> kept;
  const auto read = read_commits(ops, directory, {1, last}, [&](const model::commit_ptr& each) {
    if (each->last > last) return false;
    kept.push_back(each);
    if (kept.size() > count) kept.pop_front();
    return true;
  });
  if (!read) return read.error();
  return std::vector<model::commit_ptr>(kept.begin(), kept.end());
}

result<done> read_records(file_ops& ops, const std::string& directory,
                          const record_visitor& visit) {
  replay_start start;
  record_sink sink(start.table, visit);
  return replay_with(ops, directory, start, sink);
}

}  // namespace dnd::io
