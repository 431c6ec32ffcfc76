#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/index/index_memory.hpp"
#include "io/store/log_store.hpp"
#include "model/event.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

/// Where to begin reading the past of a campaign. Nothing in here changes what is read: a place
/// that cannot be proven is not used, and then the reading begins at the start.
namespace dnd::io {

/// A campaign's files as a reader finds them, and its index.
class place_finder {
 public:
  /// Opens the encounter first, then the log: a writer that merges meanwhile moves lines from the
  /// one to the other. `indexes`: those that were read before; may be null. Errors: the disk's. A
  /// log that is missing is not one: nothing is found then.
  [[nodiscard]] static result<place_finder> open(file_ops& ops, const std::string& directory,
                                                 index_memory* indexes = nullptr);

  /// Null when it is missing.
  [[nodiscard]] const log_file* log() const noexcept { return log_.get(); }
  [[nodiscard]] bool has_encounter() const noexcept { return encounter_ != nullptr; }
  [[nodiscard]] const log_index& index() const noexcept { return index_->index; }
  /// `seq`, or the last event before the encounter: a reader that begins there meets all lines of
  /// the encounter, wherever a writer has moved them by then.
  [[nodiscard]] model::seq_t before_encounter(model::seq_t seq) const noexcept {
    return first_of_encounter_ == 0 ? seq : std::min(seq, first_of_encounter_ - 1);
  }

  /// A stretch of log.jsonl that both ends of are proven, and that has all commands of a range.
  struct stretch {
    log_position begin;
    log_position end;
  };
  /// Nothing when the index does not go so far.
  [[nodiscard]] result<std::optional<stretch>> find_stretch(const seq_range& range) const;
  /// The last place that the index knows at or before event `seq`, before the encounter.
  [[nodiscard]] result<log_position> find_indexed(model::seq_t seq) const;
  /// The last place at which a command ends at or before event `seq`, as far as one can be found
  /// quickly. Offsets count through both files.
  [[nodiscard]] result<log_position> find_start(model::seq_t seq) const;

 private:
  place_finder() = default;
  [[nodiscard]] result<log_position> proven_or_start(const log_position& place) const;
  [[nodiscard]] result<std::optional<log_position>> find_at_end(model::seq_t seq) const;

  std::unique_ptr<log_file> encounter_;
  std::unique_ptr<log_file> log_;
  model::seq_t first_of_encounter_ = 0;  ///< 0: it has no whole line.
  /// Never null.
  std::shared_ptr<const loaded_index> index_;
};

}  // namespace dnd::io
