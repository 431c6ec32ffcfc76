#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "model/state.hpp"

#include <string>
#include <vector>

namespace dnd::io {

/// What a verification has to say about `log.index` and `checkpoints/`: notices, since nobody
/// depends on them.
class cache_check {
 public:
  /// `log` is the campaign's log.jsonl. All must outlive this.
  cache_check(file_ops& ops, const std::string& directory, const log_file& log);

  /// Compares the kept snapshot of this event, if there is one, with the state after it. Requires
  /// that lines come in their order.
  void compare(const line_view& line, const model::state& state) {
    if (line.seq >= next_seq_) [[unlikely]]
      compare_next(line, state);
  }
  /// What was found, with all that cannot be used. Fails when the log cannot be read.
  [[nodiscard]] result<std::vector<verify_finding>> finish();

 private:
  void compare_next(const line_view& line, const model::state& state);
  void pass();
  void note(std::string kind, std::string path, model::seq_t seq, std::string what);

  file_ops& ops_;
  const std::string& directory_;
  const log_file& log_;
  std::vector<model::seq_t> kept_;
  std::size_t passed_ = 0;  ///< So many of `kept_` stand before what was compared last.
  model::seq_t next_seq_ = UINT64_MAX;
  std::vector<model::seq_t> compared_;
  std::vector<verify_finding> findings_;
};

}  // namespace dnd::io
