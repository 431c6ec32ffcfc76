#pragma once

#include "io/store/file/checkpoints/retention.hpp"
#include "io/store/file/index/log_index.hpp"
#include "io/store/file/pause.hpp"

#include <cstdint>
#include <string>

namespace dnd::io {

/// Looks after `checkpoints/`: one call makes one at most. See `extend_caches`.
class checkpoint_maker {
 public:
  /// Whether each of them is looked at, or only those that something is made from.
  enum class thoroughness : std::uint8_t { usual, all };
  struct settings {
    thoroughness look = thoroughness::usual;
    std::uint64_t every = 0;
    /// Of the size of the log, for them and the index.
    std::uint64_t per_mille = 0;
  };
  /// Those in `directory`, of the log `log`, of which `index` knows the places. All must outlive
  /// this.
  checkpoint_maker(file_ops& ops, const std::string& directory, const log_file& log,
                   const log_index& index, settings what, const pause& rest);

  struct outcome {
    std::uint64_t made = 0;
    std::uint64_t removed = 0;
  };
  /// Removes those that are of no use or of too little, and makes the one that is missed most.
  [[nodiscard]] result<outcome> run();

 private:
  [[nodiscard]] result<done> remove_useless();
  [[nodiscard]] result<done> thin();
  [[nodiscard]] result<done> remove(model::seq_t seq);
  [[nodiscard]] checkpoint_situation situation() const;
  [[nodiscard]] result<done> make(const checkpoint_task& task);
  /// Bytes that they may have at a place of the log.
  [[nodiscard]] std::uint64_t allowed_at(std::uint64_t log_bytes) const;
  /// Of the index, for so much of the log.
  [[nodiscard]] std::uint64_t index_bytes_for(std::uint64_t log_bytes) const;
  /// Bytes of log that allow for so many of them.
  [[nodiscard]] std::uint64_t paid_by(std::uint64_t bytes) const;
  /// What one more is expected to take.
  [[nodiscard]] std::uint64_t expected_bytes() const;
  [[nodiscard]] std::uint64_t total() const;

  file_ops& ops_;
  const std::string& directory_;
  const log_file& log_;
  const log_index& index_;
  settings settings_;
  const pause& rest_;
  std::vector<checkpoint_info> have_;
  outcome outcome_;
  /// Size of one that there was no room for.
  std::uint64_t refused_bytes_ = 0;
};

}  // namespace dnd::io
