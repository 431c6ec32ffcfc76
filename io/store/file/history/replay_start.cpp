#include "io/store/file/history/replay_start.hpp"

#include "io/store/file/history/replaying_sink.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "io/store/file/snapshot.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace dnd::io {
namespace {

void warn_unless_missing(const error& why, std::vector<std::string>& warnings) {
  if (why.code == ec::not_found) return;
  warnings.push_back(fmt::format("snapshot.yaml was not used: {}.", why.what));
}

}  // namespace

result<replay_start> find_replay_start(file_ops& ops, const std::string& directory,
                                       model::seq_t seq_max) {
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
    start.state = std::move(cached->state);
    start.ids = std::move(cached->ids);
  }
  return start;
}

result<done> replay_with(file_ops& ops, const std::string& directory, const replay_start& start,
                         line_sink& sink) {
  log_recovery recovery(ops, directory, access::read_only);
  const auto tail = recovery.replay(start.checked, sink);
  if (tail || was_enough(tail.error())) return done{};
  return tail.error();
}

}  // namespace dnd::io
