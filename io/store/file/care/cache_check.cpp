#include "io/store/file/care/cache_check.hpp"

#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/index/index_file.hpp"
#include "io/store/file/projections/changes_file.hpp"
#include "io/store/file/projections/figures_file.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io {

cache_check::cache_check(file_ops& ops, const std::string& directory, const log_file& log)
    : ops_(ops), directory_(directory), log_(log), kept_(list_checkpoints(ops, directory)) {
  if (!kept_.empty()) next_seq_ = kept_.front();
}

void cache_check::pass() {
  ++passed_;
  next_seq_ = passed_ < kept_.size() ? kept_[passed_] : UINT64_MAX;
}

void cache_check::compare_next(const line_view& line, const model::state& state) {
  while (next_seq_ < line.seq) pass();
  if (next_seq_ != line.seq) return;
  pass();
  const auto kept = load_checkpoint(ops_, directory_, log_, line.seq);
  if (!kept) return;
  compared_.push_back(line.seq);
  if (kept->state == state && kept->state.undo_at() == state.undo_at()) return;
  note("checkpoint_disagrees", checkpoint_path(directory_, line.seq), line.seq,
       "its state is not what the log gives; delete it, it is only a cache");
}

void cache_check::note(std::string kind, std::string path, model::seq_t seq, std::string what) {
  findings_.push_back({.weight = severity::notice,
                       .kind = std::move(kind),
                       .path = std::move(path),
                       .line = 0,
                       .byte = 0,
                       .seq = seq,
                       .what = std::move(what)});
}

result<std::vector<verify_finding>> cache_check::finish() {
  const auto index = load_index(ops_, directory_, log_);
  if (!index) return index.error();
  if (!index->why_not.empty())
    note("index_unusable", path_in(directory_, log_index_file_name), 0,
         index->why_not + "; it is made again while the campaign is played");
  const auto figures = load_figures(ops_, directory_, log_);
  if (!figures) return figures.error();
  if (!figures->why_not.empty())
    note("figures_unusable", path_in(directory_, figures_file_name), 0,
         figures->why_not + "; it is made again while the campaign is played");
  const auto changes = load_changes(ops_, directory_, log_);
  if (!changes) return changes.error();
  if (!changes->why_not.empty())
    note("changes_unusable", path_in(directory_, changes_file_name), 0,
         changes->why_not + "; it is made again while the campaign is played");
  for (const auto seq : kept_) {
    if (std::ranges::binary_search(compared_, seq)) continue;
    const auto kept = load_checkpoint(ops_, directory_, log_, seq);
    if (kept || kept.error().code == ec::not_found) continue;
    note("checkpoint_unusable", checkpoint_path(directory_, seq), seq,
         kept.error().what + "; an older one is used instead");
  }
  return std::move(findings_);
}

}  // namespace dnd::io
