#include "io/store/file/history/past_states.hpp"

#include "io/store/codec/commit_reader.hpp"
#include "io/store/codec/log_lines.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/history/place_finder.hpp"
#include "io/store/file/history/replay_start.hpp"
#include "io/store/file/history/replaying_sink.hpp"
#include "io/store/file/log/recover/recovery_table.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace dnd::io {
namespace {

class state_finder final : public replaying_sink {
 public:
  state_finder(model::state& state, model::seq_t wanted) noexcept
      : replaying_sink(state), wanted_(wanted) {}

 private:
  result<done> on_event(const line_view& line, const model::event&) override {
    return line.seq < wanted_ ? result<done>(done{}) : result<done>(enough());
  }

  model::seq_t wanted_;
};

class commit_finder final : public replaying_sink {
 public:
  commit_finder(model::state& state, model::seq_t wanted) noexcept
      : replaying_sink(state), wanted_(wanted) {}

  std::optional<commit_in_place> found;
  /// Its first event is not where the replay begins, in the middle of it.
  bool is_whole = false;

 private:
  result<done> before_command(std::span<const line_view> command) override {
    if (command.back().seq < wanted_) return done{};
    is_whole = begins_command(command.front());
    auto made = read_commit(command);
    if (!made) return std::move(made).error();
    found = commit_in_place{.what = *std::move(made), .before = state_};
    return enough();
  }

  model::seq_t wanted_;
};

/// Uses the nearest kept snapshot at or before event `seq`, when that is better than what `start`
/// has.
void begin_at_checkpoint(file_ops& ops, const std::string& directory, const place_finder& places,
                         model::seq_t seq, replay_start& start) {
  if (places.log() == nullptr) return;
  auto kept = nearest_checkpoint(ops, directory, *places.log(), places.before_encounter(seq));
  if (!kept || kept->at.seq <= start.state.seq()) return;
  start.state = std::move(kept->state);
  start.checked.start = kept->at;
}

/// Replays into `state` from the best place at or before event `begin_max` until `sink`, which
/// looks for event `wanted`, has enough. Reads the stretch of log.jsonl that has this event, when
/// the index knows it, else all that is after the place.
template <class Sink>
result<done> replay_to(file_ops& ops, const std::string& directory, model::seq_t begin_max,
                       model::seq_t wanted, model::state& state, Sink& sink,
                       index_memory* indexes) {
  const auto places = place_finder::open(ops, directory, indexes);
  if (!places) return places.error();
  const auto stretch = places->find_stretch({wanted, wanted});
  if (!stretch) return stretch.error();
  if (*stretch) {
    log_position begin;
    if (auto kept = nearest_checkpoint(ops, directory, *places->log(), begin_max)) {
      begin = kept->at;
      state = std::move(kept->state);
    }
    if (state.seq() == wanted) return done{};
    const auto scanned =
        scan_log(*places->log(), {.start = begin, .end = (*stretch)->end.offset}, sink);
    if (!scanned && !was_enough(scanned.error())) return scanned.error();
    if (scanned && scanned->bad) return damaged(*scanned, places->log()->path(), scanned->mark);
    return done{};
  }
  auto start = find_replay_start(ops, directory, begin_max);
  if (!start) return start.error();
  begin_at_checkpoint(ops, directory, *places, begin_max, *start);
  state = std::move(start->state);
  if (state.seq() == wanted) return done{};
  return replay_with(ops, directory, *start, sink);
}

}  // namespace

result<model::state> state_at(file_ops& ops, const std::string& directory, model::seq_t seq,
                              index_memory* indexes) {
  model::state state;
  state_finder finder(state, seq);
  const auto replayed = replay_to(ops, directory, seq, seq, state, finder, indexes);
  if (!replayed) return replayed.error();
  if (state.seq() != seq) return past_the_end(seq, state.seq());
  return state;
}

result<commit_in_place> find_commit(file_ops& ops, const std::string& directory, model::seq_t seq,
                                    index_memory* indexes) {
  DND_ASSERT(seq > 0);
  model::state state;
  commit_finder finder(state, seq);
  auto replayed = replay_to(ops, directory, seq - 1, seq, state, finder, indexes);
  if (!replayed) return replayed.error();
  if (!finder.found) return past_the_end(seq, state.seq());
  if (finder.is_whole && finder.found->what->first <= seq) return *std::move(finder.found);
  // The snapshot stands inside of the command: begin at the start of the campaign.
  replay_start whole;
  commit_finder again(whole.state, seq);
  replayed = replay_with(ops, directory, whole, again);
  if (!replayed) return replayed.error();
  DND_ASSERT(again.found && again.found->what->first <= seq);
  return *std::move(again.found);
}

}  // namespace dnd::io
