#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "model/state.hpp"

#include <string>

namespace dnd::io {

struct restore_report {
  /// The campaign's last event now.
  model::seq_t seq = 0;
  /// Where the campaign is that was there before; it can be restored from there.
  std::string replaced;
};

/// Puts a backup in the place of a campaign: `source` is an archive, or a directory that holds a
/// campaign, by absolute path. The copy is made aside and verified to the last event before
/// anything is replaced, then the two change places at once: a crash leaves the one or the other.
/// What was there before goes to `backups/replaced-N` in the campaign's directory.
///
/// `directory` is the campaign's; it takes its lock. Errors: `ec::locked`; `ec::corrupt` and the
/// like for a backup that is damaged; `ec::bad_content` for one of another campaign; the disk's.
[[nodiscard]] result<restore_report> restore_campaign(file_ops& ops, const std::string& directory,
                                                      const std::string& name,
                                                      const std::string& source);

/// Finishes a restore that was cut short after its one important moment: what was replaced goes
/// where it belongs. Returns where that is; empty when there was nothing to do. Requires the
/// campaign's lock.
[[nodiscard]] result<std::string> finish_restore(file_ops& ops, const std::string& directory);

}  // namespace dnd::io
