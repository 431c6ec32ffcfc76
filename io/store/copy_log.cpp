#include "io/store/copy_log.hpp"

#include "io/store/codec/log_lines.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace dnd::io {
namespace {

/// What is written in one go.
constexpr std::size_t batch_bytes = 4 * 1024 * 1024;

[[nodiscard]] error gone_different_ways(std::string_view name, model::seq_t seq) {
  return {.code = ec::exists,
          .what = fmt::format("campaign \"{}\" is there already, and is another one by event {}",
                              name, seq),
          .todo = "Both were played on, or they never were the same: keep both, under two names.",
          .seq = seq};
}

[[nodiscard]] error is_further(std::string_view name, model::seq_t there, model::seq_t here) {
  return {.code = ec::exists,
          .what = fmt::format("campaign \"{}\" is at event {} there, and only at event {} here",
                              name, there, here),
          .todo = "Bring it the other way.",
          .seq = here};
}

[[nodiscard]] error ends_inside(model::seq_t upto, std::span<const line_view> command) {
  return {.code = ec::bad_name,
          .what = fmt::format("event {} is in the middle of a command, which has events {} to {}",
                              upto, command.front().seq, command.back().seq),
          .todo = fmt::format("Take event {} or {}.", command.front().seq - 1, command.back().seq)};
}

/// Puts commands at the end of a log that is open, many in one go.
class command_writer {
 public:
  explicit command_writer(opened_log& to) : log_(*to.log), found_(to.found) {
    is_fighting_ = found_.state.fight() != nullptr;
  }

  [[nodiscard]] result<done> take(std::span<const line_view> command) {
    std::string lines;
    for (const auto& each : command) {
      lines += each.text;
      lines += '\n';
    }
    const auto before = found_.end;
    const bool was_fighting = is_fighting_;
    if (auto replayed = replay_lines(lines, found_); !replayed) return replayed;
    is_fighting_ = found_.state.fight() != nullptr;
    const auto part = was_fighting || is_fighting_ ? log_part::fight : log_part::long_term;
    if (part != part_ || pending_.size() > batch_bytes)
      if (auto put = flush(before); !put) return put;
    part_ = part;
    pending_ += lines;
    if (!was_fighting || is_fighting_) return done{};
    if (auto put = flush(found_.end); !put) return put;
    return log_.end_fight();
  }

  [[nodiscard]] result<done> finish() {
    if (auto put = flush(found_.end); !put) return put;
    return log_.sync();
  }

 private:
  [[nodiscard]] result<done> flush(const log_position& end) {
    if (pending_.empty()) return done{};
    if (auto put = log_.append(pending_, end, part_); !put) return put;
    pending_.clear();
    return done{};
  }

  open_log& log_;
  loaded_log& found_;
  bool is_fighting_ = false;
  log_part part_ = log_part::long_term;
  std::string pending_;
};

/// That `end`, where a log stands, is a place in another one.
[[nodiscard]] result<done> check_common_past(log_store& of, const campaign_id& which,
                                             const log_position& end, std::string_view name) {
  if (end.seq == 0) return done{};
  bool is_there = false;
  bool is_same = false;
  const auto read =
      of.read_lines(which, {.first = end.seq, .last = end.seq},
                    [&](std::span<const line_view> command) -> result<bool> {
                      is_there = true;
                      is_same = command.back().seq == end.seq && command.back().sum == end.sum;
                      return false;
                    });
  if (!read) return read;
  if (is_same) return done{};
  if (is_there) return gone_different_ways(name, end.seq);
  const auto last = of.read_last(which, 1, UINT64_MAX);
  if (!last) return last.error();
  return is_further(name, end.seq, last->empty() ? 0 : last->back()->last);
}

[[nodiscard]] result<continued_log> continue_open(log_store& from, const campaign_id& source,
                                                  opened_log& to, std::string_view name,
                                                  model::seq_t upto) {
  const model::seq_t had = to.found.end.seq;
  if (auto same = check_common_past(from, source, to.found.end, name); !same) return same.error();
  command_writer writer(to);
  std::optional<error> failed;
  const auto read = from.read_lines(source, {.first = had + 1, .last = upto},
                                    [&](std::span<const line_view> command) -> result<bool> {
                                      if (command.back().seq > upto)
                                        failed = ends_inside(upto, command);
                                      auto put = failed ? done{} : writer.take(command);
                                      if (!put) failed = std::move(put).error();
                                      return !failed;
                                    });
  if (failed) return *std::move(failed);
  if (!read) return read.error();
  if (auto put = writer.finish(); !put) return std::move(put).error();
  return continued_log{.had = had, .has = to.found.end.seq};
}

}  // namespace

result<continued_log> continue_log(log_store& from, const campaign_id& source, log_store& to,
                                   const campaign_id& target, std::string_view name,
                                   model::seq_t upto) {
  auto opened = to.open(target, name);
  if (!opened) return std::move(opened).error();
  auto moved = continue_open(from, source, *opened, name, upto);
  if (moved && moved->has > moved->had) {
    // Only to make the next opening quick.
    (void)to.checkpoint(target,
                        {.at = opened->found.end,
                         .state = std::move(opened->found.state),
                         .ids = std::move(opened->found.ids)},
                        {});
  }
  opened->log->release();
  return moved;
}

}  // namespace dnd::io
