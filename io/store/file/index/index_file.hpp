#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/index/log_index.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// `log.index` on disk. Whatever is wrong with it, it is the same as none.
namespace dnd::io {

struct loaded_index {
  /// Empty when there is none that can be used.
  log_index index;
  /// Why what stands there is not used, or not all of it; empty when there is nothing to say.
  std::string why_not;
  /// The file holds nothing but the chunks of `index`.
  bool is_whole = false;
};

/// Reads the index and proves its end against `log`, which is the campaign's log.jsonl. Fails only
/// when the log cannot be read.
[[nodiscard]] result<loaded_index> load_index(file_ops& ops, const std::string& directory,
                                              const log_file& log);

/// How the file of an index ends, which only one content does: each trailer has the sum of all that
/// is before it.
struct index_file_end {
  std::uint64_t size = 0;
  std::string trailer;
  friend bool operator==(const index_file_end&, const index_file_end&) = default;
};
/// Nothing when there is none, or it cannot be read.
[[nodiscard]] std::optional<index_file_end> read_index_file_end(file_ops& ops,
                                                                const std::string& directory);

/// Where the index claims to end, for little: nothing is proven. Nothing when that cannot be said.
[[nodiscard]] std::optional<log_position> peek_index_end(file_ops& ops,
                                                         const std::string& directory);

/// Adds a chunk to `known.index` and to the file: at its end, or, when other things stand there, by
/// publishing it anew. Not synced: what a loss of power leaves is seen by its sums.
result<done> add_chunk(file_ops& ops, const std::string& directory, loaded_index& known,
                       index_chunk chunk);

}  // namespace dnd::io
