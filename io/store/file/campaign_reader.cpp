#include "io/store/file/campaign_reader.hpp"

#include "io/store/file/history/replay_start.hpp"
#include "io/store/file/history/replaying_sink.hpp"
#include "model/assert.hpp"
#include "model/counted.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::io {

namespace {

/// The rows of the recovery table that end in a warning.
void warn_of_cuts(const recovery_report& recovery, std::vector<std::string>& warnings) {
  for (const auto& cut : recovery.cuts) {
    if (cut.is_blank) {
      warnings.push_back(fmt::format(
          "{} at the end of {}, a blank line as editors add it, {} cut off.",
          model::counted(cut.bytes, "byte"), cut.file, cut.bytes == 1 ? "was" : "were"));
      continue;
    }
    auto text = fmt::format(
        "{} at the end of {} {} cut off: a command that was never answered (from event {}, {}).",
        model::counted(cut.bytes, "byte"), cut.file, cut.bytes == 1 ? "was" : "were", cut.first_seq,
        model::counted(cut.events, "whole line"));
    if (!cut.kept_in.empty()) text += fmt::format(" The bytes are in {}.", cut.kept_in);
    warnings.push_back(std::move(text));
  }
  if (recovery.newline_restored)
    warnings.push_back("The log had lost its last newline; it was put back.");
  if (recovery.merge_finished)
    warnings.push_back("The last fight's log was not merged yet; that is finished now.");
}

}  // namespace

result<loaded_campaign> load_campaign(file_ops& ops, const std::string& directory, access mode) {
  auto start = find_replay_start(ops, directory, UINT64_MAX);
  if (!start) return start.error();
  loaded_campaign loaded{.state = std::move(start->state),
                         .recovery = {},
                         .end = {},
                         .snapshot_seq = start->checked.start ? start->checked.start->seq : 0,
                         .ids = std::move(start->ids),
                         .warnings = std::move(start->warnings)};
  replaying_sink sink(loaded.state, &loaded.ids);
  log_recovery recovery(ops, directory, mode);
  const auto tail = recovery.replay(start->checked, sink);
  if (!tail) return tail.error();
  auto settled = recovery.settle(loaded.state.fight() ? fight::on : fight::over);
  if (!settled) return settled.error();
  loaded.recovery = *std::move(settled);
  loaded.end = loaded.recovery.tail.end;
  loaded.replayed = sink.replayed();
  DND_ASSERT(loaded.end.seq == loaded.state.seq());
  warn_of_cuts(loaded.recovery, loaded.warnings);
  return loaded;
}

}  // namespace dnd::io
