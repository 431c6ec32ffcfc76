#include "io/store/file/projections/figures_builder.hpp"

#include "io/files/json/time.hpp"
#include "io/store/codec/event_codec.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/history/replaying_sink.hpp"
#include "io/store/file/log/read/decoded_blocks.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "model/assert.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace dnd::io {
namespace {

using model::figures::account;
using model::figures::counter;
using model::views::undo_mark;
using model::views::undone_events;

/// Counts the commands after the account's last one that begin before some event, with events that
/// were read ahead on other threads.
class counting_sink final : public line_sink {
 public:
  counting_sink(counter& counting, const account& into, model::seq_t stop, const pause& rest)
      : counting_(counting), into_(into), stop_(stop), rest_(rest) {}

  /// After the last command that was counted; seq 0: none was.
  [[nodiscard]] const log_position& end() const noexcept { return end_; }

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
    const line_view& first = command.front();
    const line_view& last = command.back();
    if (last.seq <= into_.last()) return done{};
    if (first.seq >= stop_) return enough();
    if (first.seq != into_.last() + 1) return changed_meanwhile(first);
    constexpr std::uint64_t commands_between_rests = 64;
    if (++commands_ % commands_between_rests == 0 && !goes_on(rest_)) return given_up();
    counting_.begin_command(first.seq, json::parse_time(first.at).value_or(0));
    for (std::size_t i = 0; i < command.size(); ++i) {
      const model::event* event = find(i);
      if (event == nullptr) {
        if (auto read = read_event(command[i], event_); !read) return read;
        event = &event_;
      }
      counting_.read(command[i].seq, *event);
    }
    end_ = {.offset = last.offset + last.text.size() + 1, .seq = last.seq, .sum = last.sum};
    return done{};
  }

  counter& counting_;
  const account& into_;
  model::seq_t stop_;
  const pause& rest_;
  log_position end_;
  std::uint64_t commands_ = 0;
  model::event event_;
  decoded_blocks prepared_;
};

/// Counts on in a log, stretch by stretch.
class log_counting {
 public:
  log_counting(const place_finder& places, const figures_piece& what, const undone_events& idle,
               counted_figures& into, const pause& rest)
      : places_(places), what_(what), idle_(idle), into_(into), rest_(rest) {}

  /// Up to event `last`, where a command ends; less far where the log ends before.
  [[nodiscard]] result<done> count_to(model::seq_t last) {
    counter counting(into_.account, idle_);
    for (const undone_events::range& each : idle_.ranges()) {
      const model::seq_t next = counted() + 1;
      if (each.first > last) break;
      const model::seq_t from = std::max(each.first, next);
      if (each.last < from || each.last - from + 1 < what_.skipped_least) continue;
      if (auto before = scan(counting, each.first); !before) return before;
      if (counted() + 1 < each.first) return done{};
      const auto there = places_.find_indexed(std::min(each.last, last));
      if (!there) return there.error();
      if (there->seq <= counted()) continue;
      counting.skip_to(there->seq);
      into_.at = *there;
    }
    return scan(counting, last + 1);
  }

  /// Goes on after stretches that are known, when counting has come to where they were counted
  /// from.
  [[nodiscard]] bool take(later_figures& known) {
    account& into = into_.account;
    const model::figures::segment& first = known.segments.front();
    if (into.last() + 1 != first.first || into.now != first.before) return false;
    const model::figures::segment& here = into.segments.back();
    if (here.first != known.previous_first || here.session != known.previous_session) return false;
    into.segments.insert(into.segments.end(), std::make_move_iterator(known.segments.begin()),
                         std::make_move_iterator(known.segments.end()));
    into.now = std::move(known.after);
    return true;
  }

 private:
  [[nodiscard]] model::seq_t counted() const noexcept { return into_.account.last(); }

  /// The commands that begin before event `stop`.
  [[nodiscard]] result<done> scan(counter& counting, model::seq_t stop) {
    if (counted() + 1 >= stop) return done{};
    log_position start = into_.at;
    if (start.seq != counted()) {
      const auto known = places_.find_indexed(counted());
      if (!known) return known.error();
      start = *known;
    }
    counting_sink sink(counting, into_.account, stop, rest_);
    const auto scanned = scan_log(
        *places_.log(), {.start = start, .end = what_.end, .threads = what_.threads}, sink);
    if (!scanned && !was_enough(scanned.error())) return scanned.error();
    if (sink.end().seq != 0) into_.at = sink.end();
    return done{};
  }

  const place_finder& places_;
  const figures_piece& what_;
  const undone_events& idle_;
  counted_figures& into_;
  const pause& rest_;
};

}  // namespace

result<usable_figures> find_usable_figures(file_ops& ops, const std::string& directory,
                                           const log_file& log, model::seq_t last,
                                           figures_choice wanted, index_memory* indexes) {
  // A file that takes the place of the one that was looked at says other things.
  constexpr int attempts = 3;
  usable_figures out;
  for (int attempt = 1; attempt <= attempts; ++attempt) {
    const auto mark = peek_figures(ops, directory).value_or(projection_mark{});
    const auto marks =
        undo_marks_in(ops, directory, {.first = 1, .last = std::max(last, mark.seq)}, indexes);
    if (!marks) return marks.error();
    const auto idle_at = [&](model::seq_t seq) {
      const auto end = std::ranges::upper_bound(*marks, seq, {}, &undo_mark::seq);
      return model::views::idle_by(std::span(marks->begin(), end));
    };
    out.idle = idle_at(last);
    wanted.outdated = out.idle.differences(idle_at(mark.seq));
    auto loaded = load_figures(ops, directory, log, wanted);
    if (!loaded) return std::move(loaded).error();
    if (loaded->at.seq != 0 && loaded->at.seq != mark.seq) continue;
    out.known = *std::move(loaded);
    break;
  }
  return out;
}

result<counted_figures> count_log(const place_finder& places, const figures_piece& what,
                                  usable_figures from, const pause& rest) {
  counted_figures into;
  into.account = std::move(from.known.account);
  if (into.account.last() == from.known.at.seq) into.at = from.known.at;
  log_counting counting(places, what, from.idle, into, rest);
  for (later_figures& each : from.known.later) {
    if (auto counted = counting.count_to(each.segments.front().first - 1); !counted)
      return std::move(counted).error();
    if (!counting.take(each)) break;
    if (into.account.last() == from.known.at.seq) into.at = from.known.at;
  }
  if (auto counted = counting.count_to(what.last); !counted) return std::move(counted).error();
  if (into.at.seq != into.account.last()) into.at = {};
  return into;
}

result<account> figures_upto(file_ops& ops, const std::string& directory, model::seq_t last,
                             figures_choice wanted, index_memory* indexes) {
  account counted;
  if (last == 0) return counted;
  const auto places = place_finder::open(ops, directory, indexes);
  if (!places) return places.error();
  undone_events idle;
  if (places->log() != nullptr) {
    wanted.upto = places->before_encounter(last);
    auto usable = find_usable_figures(ops, directory, *places->log(), last, wanted, indexes);
    if (!usable) return std::move(usable).error();
    idle = usable->idle;
    const auto size = places->log()->size();
    if (!size) return size.error();
    auto known = count_log(*places, {.last = wanted.upto, .end = *size}, *std::move(usable));
    // Damage is reported by the reading below, which meets it as well.
    if (known) counted = std::move(known->account);
  }
  if (counted.last() >= last) return counted;
  counter counting(counted, idle);
  auto rest = read_commits(
      ops, directory, {.first = counted.last() + 1, .last = last},
      [&](const model::commit_ptr& each) {
        counting.read(*each);
        return true;
      },
      indexes);
  if (!rest) return std::move(rest).error();
  return counted;
}

}  // namespace dnd::io
