#include "io/store/file/projections/figures_builder.hpp"

#include "io/files/json/time.hpp"
#include "io/store/codec/event_codec.hpp"
#include "io/store/counting.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/history/place_finder.hpp"
#include "io/store/file/history/replaying_sink.hpp"
#include "io/store/file/log/read/decoded_blocks.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "model/assert.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::io {
namespace {

using model::figures::account;

/// Which commands of a log are looked at: those after the account's last one.
class piece_sink : public line_sink {
 public:
  piece_sink(model::seq_t after, const figures_piece& what, const pause& rest)
      : next_(after + 1), what_(what), rest_(rest) {
    const bool is_bounded = what.events_max < UINT64_MAX - after;
    stop_ = is_bounded ? after + what.events_max : UINT64_MAX;
  }

  /// The last command that was looked at; seq 0: none was.
  [[nodiscard]] const log_position& end() const noexcept { return end_; }
  [[nodiscard]] bool is_cut() const noexcept { return is_cut_; }

 protected:
  /// False: not of the piece, `enough` after its end.
  [[nodiscard]] result<bool> wants(std::span<const line_view> command) {
    const line_view& last = command.back();
    if (last.seq < next_) return false;
    if (command.front().seq != next_) return changed_meanwhile(command.front());
    if (last.seq > what_.seq) return enough();
    if (end_.seq >= stop_) {
      is_cut_ = true;
      return enough();
    }
    next_ = last.seq + 1;
    end_ = {.offset = last.offset + last.text.size() + 1, .seq = last.seq, .sum = last.sum};
    constexpr std::uint64_t commands_between_rests = 64;
    if (++commands_ % commands_between_rests == 0 && !goes_on(rest_)) return given_up();
    return true;
  }

 private:
  model::seq_t next_;
  model::seq_t stop_;
  const figures_piece& what_;
  const pause& rest_;
  log_position end_;
  std::uint64_t commands_ = 0;
  bool is_cut_ = false;
};

/// What is taken back: reads little of each line.
class reach_sink final : public piece_sink {
 public:
  reach_sink(const account& from, const figures_piece& what, const pause& rest)
      : piece_sink(from.last(), what, rest), finder_(from) {}

  result<done> take(std::span<const line_view> command) override {
    const auto wanted = wants(command);
    if (!wanted) return wanted.error();
    if (!*wanted) return done{};
    for (const line_view& line : command) {
      if (!model::figures::reach_finder::may_tell(line.type)) continue;
      if (auto read = read_event(line, event_); !read) return read;
      finder_.read(line.seq, event_);
    }
    return done{};
  }
  [[nodiscard]] const model::figures::reach_finder& finder() const noexcept { return finder_; }

 private:
  model::figures::reach_finder finder_;
  model::event event_;
};

/// Counts, with events that were read ahead on other threads.
class counting_sink final : public piece_sink {
 public:
  counting_sink(account& into, const model::views::undone_events& undone, const figures_piece& what,
                const pause& rest)
      : piece_sink(into.last(), what, rest), counting_(into, undone) {}

  result<done> take(std::span<const line_view> command) override {
    return count(command, [](std::size_t) { return nullptr; });
  }
  void prepare(std::size_t slot, std::span<const line_view> lines) override {
    prepared_.prepare(slot, lines);
  }
  result<done> take_block(std::size_t slot, std::span<const line_view> lines) override {
    std::size_t begin = 0;
    for (auto rest = lines; !rest.empty();) {
      const auto command = first_command(rest);
      rest = rest.subspan(command.size());
      const auto counted =
          count(command, [&](std::size_t index) { return prepared_.find(slot, begin + index); });
      if (!counted) return counted;
      begin += command.size();
    }
    return done{};
  }

 private:
  template <class Find>
  result<done> count(std::span<const line_view> command, Find find) {
    const auto wanted = wants(command);
    if (!wanted) return wanted.error();
    if (!*wanted) return done{};
    const line_view& first = command.front();
    counting_.begin_command(first.seq, json::parse_time(first.at).value_or(0));
    for (std::size_t i = 0; i < command.size(); ++i) {
      const model::event* event = find(i);
      if (event == nullptr) {
        if (auto read = read_event(command[i], event_); !read) return read;
        event = &event_;
      }
      counting_.read(command[i].seq, *event);
    }
    return done{};
  }

  model::figures::counter counting_;
  model::event event_;
  decoded_blocks prepared_;
};

/// Lets a sink see the log from a place on.
result<done> scan_piece(const log_file& log, const log_position& start, const figures_piece& what,
                        piece_sink& sink) {
  const auto scanned =
      scan_log(log, {.start = start, .end = what.end, .threads = what.threads}, sink);
  if (!scanned && !was_enough(scanned.error())) return scanned.error();
  return done{};
}

/// A place to read from that has all commands after event `after`.
result<log_position> place_before(file_ops& ops, const std::string& directory,
                                  const loaded_figures& from) {
  if (from.at.seq == from.account.last()) return from.at;
  if (from.account.last() == 0) return log_position{};
  const auto places = place_finder::open(ops, directory);
  if (!places) return places.error();
  return places->find_indexed(from.account.last());
}

}  // namespace

result<bool> count_log(file_ops& ops, const std::string& directory, const log_file& log,
                       const figures_piece& what, loaded_figures& into, const pause& rest) {
  model::views::undone_events undone;
  log_position start;
  figures_piece piece = what;
  bool is_cut = false;
  for (int attempt = 1;; ++attempt) {
    const auto place = place_before(ops, directory, into);
    if (!place) return place.error();
    start = *place;
    reach_sink looking(into.account, piece, rest);
    if (auto looked = scan_piece(log, start, piece, looking); !looked)
      return std::move(looked).error();
    if (looking.end().seq == 0) return true;
    is_cut = is_cut || looking.is_cut();
    const auto reach = looking.finder().reach();
    // However far it goes back: what is looked at ends where it ended the first time.
    piece.seq = std::min(piece.seq, looking.end().seq);
    if (!reach) {
      undone = looking.finder().undone();
      break;
    }
    piece.events_max = UINT64_MAX;
    // What is told together would all be counted again.
    if (*reach <= into.together) {
      auto all = load_figures(ops, directory, log, {.upto = into.account.last()});
      if (!all) return std::move(all).error();
      into = *std::move(all);
    }
    into.account.go_back_before(attempt < reach_attempts ? *reach : 1);
  }
  counting_sink counting(into.account, undone, piece, rest);
  if (auto counted = scan_piece(log, start, piece, counting); !counted)
    return std::move(counted).error();
  into.at = counting.end();
  DND_ASSERT(into.at.seq == into.account.last());
  return !is_cut;
}

result<account> figures_upto(file_ops& ops, const std::string& directory, model::seq_t last,
                             figures_choice wanted) {
  loaded_figures known;
  auto opened = open_log_file_if_there(ops, directory);
  if (!opened) return std::move(opened).error();
  if (const std::unique_ptr<log_file>& log = *opened; log != nullptr) {
    wanted.upto = last;
    auto loaded = load_figures(ops, directory, *log, wanted);
    if (!loaded) return std::move(loaded).error();
    known = *std::move(loaded);
    const auto size = log->size();
    if (!size) return size.error();
    // Damage is told by the reading below, which meets it as well.
    const account before = known.account;
    const auto counted = count_log(ops, directory, *log, {.seq = last, .end = *size}, known);
    if (!counted) known.account = before;
  }
  auto rest =
      count_on(known.account, last, [&](const seq_range& range, const commit_visitor& visit) {
        return read_commits(ops, directory, range, visit);
      });
  if (!rest) return std::move(rest).error();
  return std::move(known.account);
}

}  // namespace dnd::io
