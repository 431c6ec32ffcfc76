#include "io/store/file/history/commit_reader.hpp"

#include "io/store/codec/commit_reader.hpp"
#include "io/store/codec/event_codec.hpp"
#include "io/store/file/history/replaying_sink.hpp"
#include "io/store/file/index/index_builder.hpp"
#include "io/store/file/log/read/block_pipeline.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "io/store/file/log/recover/recovery_table.hpp"
#include "io/store/undo_marks.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <utility>

namespace dnd::io {
namespace {

/// How often the files are read again when a writer changed them meanwhile.
constexpr int read_attempts_max = 3;

/// How far the reading of a range has come, however often the files are read for it.
class range_progress {
 public:
  explicit range_progress(const seq_range& range)
      : first_(std::max<model::seq_t>(range.first, 1)), last_(range.last), next_(first_) {}

  /// The files are read again, for what was not shown yet.
  void begin_again() noexcept { expected_ = 0; }
  [[nodiscard]] bool is_over() const noexcept { return next_ > last_; }
  [[nodiscard]] seq_range rest() const noexcept { return {next_, last_}; }
  [[nodiscard]] model::seq_t first() const noexcept { return first_; }
  [[nodiscard]] model::seq_t last() const noexcept { return last_; }

  /// Whether the command, which comes next in the files, is to be shown. `enough` after the range.
  [[nodiscard]] result<bool> wants(std::span<const line_view> command) {
    const line_view& first = command.front();
    const bool may_be_cut = expected_ == 0 && first.seq != 1;
    if (expected_ != 0 && first.seq != expected_) return changed_meanwhile(first);
    expected_ = command.back().seq + 1;
    if (command.back().seq < next_) return false;
    if (first.seq > last_) return enough();
    // Somebody gave the lines of a command another order, and its end looked like one of another.
    if (may_be_cut && !begins_command(first)) return changed_meanwhile(first);
    return true;
  }
  /// Of a command that was wanted: it is not shown again.
  void pass(std::span<const line_view> command) noexcept { next_ = command.back().seq + 1; }

 private:
  model::seq_t first_;
  model::seq_t last_;
  model::seq_t next_;
  model::seq_t expected_ = 0;  ///< 0: any may be the first.
};

/// Makes commits of the lines of a range, on the threads that read them.
class commit_sink final : public line_sink {
 public:
  commit_sink(range_progress& progress, const commit_visitor& visit)
      : progress_(progress), visit_(visit) {}

  result<done> take(std::span<const line_view> command) override {
    return show(command, model::commit_ptr());
  }

  void prepare(std::size_t slot, std::span<const line_view> lines) override {
    prepared& block = blocks_[slot];
    block.commits.clear();
    for (; !lines.empty(); lines = lines.subspan(block.size)) {
      const auto command = first_command(lines);
      block.size = command.size();
      if (command.back().seq < progress_.first()) continue;
      if (command.front().seq > progress_.last()) return;
      auto made = read_commit(command, &block.memo);
      // What is wrong with it is found when its turn comes.
      if (!made) return;
      block.commits.push_back(*std::move(made));
    }
  }

  result<done> take_block(std::size_t slot, std::span<const line_view> lines) override {
    auto ready = std::exchange(blocks_[slot].commits, {});
    std::size_t index = 0;
    while (!lines.empty()) {
      const auto command = first_command(lines);
      lines = lines.subspan(command.size());
      model::commit_ptr made;
      if (index < ready.size() && ready[index]->first == command.front().seq)
        made = std::move(ready[index++]);
      if (auto shown = show(command, std::move(made)); !shown) return shown;
    }
    return done{};
  }

 private:
  struct prepared {
    std::vector<model::commit_ptr> commits;
    stat_block_memo memo;
    std::size_t size = 0;  ///< Of the command that is being made.
  };

  result<done> show(std::span<const line_view> command, model::commit_ptr made) {
    const auto wanted = progress_.wants(command);
    if (!wanted) return wanted.error();
    if (!*wanted) return done{};
    if (made == nullptr) {
      auto read = read_commit(command);
      if (!read) return std::move(read).error();
      made = *std::move(read);
    }
    progress_.pass(command);
    return visit_(made) ? result<done>(done{}) : result<done>(enough());
  }

  range_progress& progress_;
  const commit_visitor& visit_;
  std::array<prepared, block_pipeline::slots_max> blocks_;
};

/// Shows the lines of a range as they are.
class command_line_sink final : public line_sink {
 public:
  command_line_sink(range_progress& progress, const command_line_visitor& visit)
      : progress_(progress), visit_(visit) {}

  result<done> take(std::span<const line_view> command) override {
    const auto wanted = progress_.wants(command);
    if (!wanted) return wanted.error();
    if (!*wanted) return done{};
    const auto wants_more = visit_(command);
    // Not passed then: reading again must not leave it out.
    if (!wants_more) return wants_more.error();
    progress_.pass(command);
    return *wants_more ? result<done>(done{}) : result<done>(enough());
  }

 private:
  range_progress& progress_;
  const command_line_visitor& visit_;
};

/// Reads both files from `start` on as an open does, and refuses what an open refuses.
result<done> read_to_the_end(file_ops& ops, const std::string& directory, const log_position& start,
                             line_sink& sink) {
  snapshot_check checked;
  if (start.seq != 0) checked.start = start;
  const auto tail = log_recovery(ops, directory, access::read_only).replay(checked, sink);
  return tail ? result<done>(done{}) : result<done>(tail.error());
}

result<done> read_stretch(const log_file& log, const place_finder::stretch& where,
                          line_sink& sink) {
  const auto scanned = scan_log(log, {.start = where.begin, .end = where.end.offset}, sink);
  if (!scanned) return scanned.error();
  if (scanned->bad) return damaged(*scanned, log.path(), scanned->mark);
  if (scanned->whole == where.end) return done{};
  return error{.code = ec::io_error,
               .what = "the log's index names a place inside of a command",
               .todo = "Delete log.index: it is only a cache.",
               .path = log.path(),
               .byte = where.end.offset};
}

result<done> read_once(file_ops& ops, const std::string& directory, const seq_range& range,
                       line_sink& sink, bool from_the_start, index_memory* indexes) {
  if (from_the_start) return read_to_the_end(ops, directory, {}, sink);
  const auto places = place_finder::open(ops, directory, indexes);
  if (!places) return places.error();
  const auto stretch = places->find_stretch(range);
  if (!stretch) return stretch.error();
  if (*stretch) return read_stretch(*places->log(), **stretch, sink);
  const auto start = places->find_start(range.first - 1);
  if (!start) return start.error();
  return read_to_the_end(ops, directory, *start, sink);
}

/// Whether reading once more may help: a merge that went on meanwhile may look like damage.
bool may_be_passing(const error& why) noexcept {
  return why.system_errno == 0 && (why.code == ec::io_error || why.code == ec::corrupt);
}

result<done> read_range(file_ops& ops, const std::string& directory, range_progress& progress,
                        line_sink& sink, index_memory* indexes) {
  for (int attempt = 1;; ++attempt) {
    if (progress.is_over()) return done{};
    progress.begin_again();
    const bool is_last = attempt == read_attempts_max;
    auto read = read_once(ops, directory, progress.rest(), sink, is_last, indexes);
    if (read || was_enough(read.error())) return done{};
    if (is_last || !may_be_passing(read.error())) return read;
  }
}

}  // namespace

result<done> read_commits(file_ops& ops, const std::string& directory, const seq_range& range,
                          const commit_visitor& visit, index_memory* indexes) {
  range_progress progress(range);
  commit_sink sink(progress, visit);
  return read_range(ops, directory, progress, sink, indexes);
}

result<done> read_command_lines(file_ops& ops, const std::string& directory, const seq_range& range,
                                const command_line_visitor& visit, index_memory* indexes) {
  range_progress progress(range);
  command_line_sink sink(progress, visit);
  return read_range(ops, directory, progress, sink, indexes);
}

result<std::vector<model::views::undo_mark>> undo_marks_in(file_ops& ops,
                                                           const std::string& directory,
                                                           const seq_range& range,
                                                           index_memory* indexes) {
  std::vector<model::views::undo_mark> out;
  seq_range rest = range;
  {
    const auto places = place_finder::open(ops, directory, indexes);
    if (!places) return places.error();
    const auto known = places->find_indexed(range.last);
    if (!known) return known.error();
    const auto marks = places->index().undo_marks();
    using model::views::undo_mark;
    auto from = std::ranges::lower_bound(marks, range.first, {}, &undo_mark::seq);
    const auto to = std::ranges::upper_bound(marks, known->seq, {}, &undo_mark::seq);
    // The rest of an undo is none without its beginning.
    while (from < to && from != marks.begin() && from->what == undo_mark::kind::restored &&
           std::prev(from)->seq + 1 == from->seq)
      --from;
    if (from < to) out.assign(from, to);
    rest.first = std::max(rest.first, known->seq + 1);
  }
  if (rest.first > rest.last) return out;
  const auto look = [&](std::span<const line_view> command) -> result<bool> {
    if (auto added = add_undo_marks(command, out); !added) return std::move(added).error();
    return true;
  };
  if (auto read = read_command_lines(ops, directory, rest, look, indexes); !read)
    return std::move(read).error();
  return out;
}

result<std::vector<model::commit_ptr>> last_commits(file_ops& ops, const std::string& directory,
                                                    std::size_t count, model::seq_t upto,
                                                    index_memory* indexes) {
  std::deque<model::commit_ptr> last;
  if (count == 0 || upto == 0) return std::vector<model::commit_ptr>();
  const auto places = place_finder::open(ops, directory, indexes);
  if (!places) return places.error();
  // All that is after is read in any case.
  const auto end = places->find_start(upto);
  if (!end) return end.error();
  constexpr model::seq_t events_per_commit = 4;
  for (auto span = events_per_commit * count;; span *= events_per_commit) {
    last.clear();
    const seq_range range{end->seq > span ? end->seq - span + 1 : 1, upto};
    auto read = read_commits(
        ops, directory, range,
        [&](const model::commit_ptr& each) {
          last.push_back(each);
          if (last.size() > count) last.pop_front();
          return true;
        },
        indexes);
    if (!read) return std::move(read).error();
    if (last.size() == count || range.first == 1) break;
  }
  return std::vector<model::commit_ptr>(std::make_move_iterator(last.begin()),
                                        std::make_move_iterator(last.end()));
}

namespace {

class session_sink final : public mark_sink {
 public:
  session_sink(model::views::session_list& into, model::seq_t upto) noexcept
      : into_(into), upto_(upto) {}

  result<done> take(std::span<const line_view> command) override {
    return command.back().seq > upto_ ? result<done>(enough()) : mark_sink::take(command);
  }

 private:
  void on_mark(model::views::session_mark mark) override { into_.take(mark); }
  void on_command(const log_position& end) override { into_.pass(end.seq); }

  model::views::session_list& into_;
  model::seq_t upto_;
};

result<std::vector<model::views::session_info>> list_once(file_ops& ops,
                                                          const std::string& directory,
                                                          model::seq_t upto, bool from_the_start,
                                                          index_memory* indexes) {
  model::views::session_list sessions;
  log_position start;
  if (!from_the_start) {
    const auto places = place_finder::open(ops, directory, indexes);
    if (!places) return places.error();
    const auto known = places->find_indexed(upto);
    if (!known) return known.error();
    start = *known;
    for (const model::views::session_mark& mark : places->index().marks())
      if (mark.seq <= start.seq) sessions.take(mark);
    sessions.pass(start.seq);
  }
  session_sink sink(sessions, upto);
  const auto read = read_to_the_end(ops, directory, start, sink);
  if (!read && !was_enough(read.error())) return read.error();
  return std::vector<model::views::session_info>(sessions.sessions().begin(),
                                                 sessions.sessions().end());
}

}  // namespace

result<std::vector<model::views::session_info>> list_sessions(file_ops& ops,
                                                              const std::string& directory,
                                                              model::seq_t upto,
                                                              index_memory* indexes) {
  for (int attempt = 1;; ++attempt) {
    const bool is_last = attempt == read_attempts_max;
    auto listed = list_once(ops, directory, upto, is_last, indexes);
    if (listed || is_last || !may_be_passing(listed.error())) return listed;
  }
}

}  // namespace dnd::io
