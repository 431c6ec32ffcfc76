#include "io/store/file/projections/kept_figures.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/projections/figures_builder.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::io {
namespace {

/// What is not counted yet is counted for each question.
constexpr projection_growth growth_of_figures{.least = figures_chunk_bytes,
                                              .most = std::uint64_t{16} * 1024 * 1024};

}  // namespace

result<bool> keep_figures(file_ops& ops, const std::string& directory, const log_position& durable,
                          cache_pace pace, const pause& rest) {
  const auto mark = peek_figures(ops, directory).value_or(projection_mark{});
  if (pace == cache_pace::when_due && !is_write_due(mark, durable, growth_of_figures)) return false;
  auto opened = open_log_file_if_there(ops, directory);
  if (!opened) return std::move(opened).error();
  const std::unique_ptr<log_file> log = *std::move(opened);
  if (log == nullptr) return false;
  const auto size = log->size();
  if (!size) return size.error();
  auto known = load_figures(ops, directory, *log);
  if (!known) return std::move(known).error();
  // What begins well may be damaged all the same: that is seen here, and made again.
  if (known->at.seq == durable.seq) return false;
  if (known->account.last() > durable.seq) *known = {};
  const model::seq_t before = known->account.last();
  const auto is_whole = count_log(ops, directory, *log,
                                  {.seq = durable.seq,
                                   .end = std::min(durable.offset, *size),
                                   .events_max = figures_piece_events,
                                   .threads = projection_threads},
                                  *known, rest);
  if (!is_whole) return is_whole.error();
  // Nothing new that is in the long-term log, or nothing that can be had of it.
  if (known->account.last() == before || known->at.seq == 0) return false;
  if (auto saved = save_figures(ops, directory, known->account, known->at); !saved)
    return std::move(saved).error();
  return !*is_whole;
}

result<done> remove_figures(file_ops& ops, const std::string& directory) {
  return remove_projection(ops, path_in(directory, figures_file_name));
}

}  // namespace dnd::io
