#include "io/store/file/history/place_finder.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/backward_reader.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io {

result<place_finder> place_finder::open(file_ops& ops, const std::string& directory,
                                        index_memory* indexes) {
  place_finder made;
  made.index_ = std::make_shared<const loaded_index>();
  auto encounter = open_if_there(ops, path_in(directory, encounter_file_name));
  if (!encounter) return std::move(encounter).error();
  made.encounter_ = *std::move(encounter);
  if (made.encounter_ != nullptr) {
    const auto first = first_seq_of(*made.encounter_);
    if (!first) return first.error();
    made.first_of_encounter_ = *first;
  }
  auto log = open_log_file_if_there(ops, directory);
  if (!log) return std::move(log).error();
  made.log_ = *std::move(log);
  if (made.log_ == nullptr) return made;
  if (indexes != nullptr) {
    auto index = indexes->load(ops, directory, *made.log_);
    if (!index) return std::move(index).error();
    made.index_ = *std::move(index);
    return made;
  }
  auto index = load_index(ops, directory, *made.log_);
  if (!index) return std::move(index).error();
  made.index_ = std::make_shared<const loaded_index>(*std::move(index));
  return made;
}

result<log_position> place_finder::proven_or_start(const log_position& place) const {
  const auto proven = proves(*log_, place, 0);
  if (!proven) return proven.error();
  return *proven ? place : log_position{};
}

result<std::optional<place_finder::stretch>> place_finder::find_stretch(
    const seq_range& range) const {
  using nothing = std::optional<stretch>;
  if (log_ == nullptr || range.first == 0) return nothing();
  const log_position* const end = index().at_or_after(range.last);
  if (end == nullptr || end->seq == 0) return nothing();
  const auto begin = proven_or_start(index().at_or_before(range.first - 1));
  if (!begin) return begin.error();
  const auto proven = proves(*log_, *end, 0);
  if (!proven) return proven.error();
  return *proven ? nothing({*begin, *end}) : nothing();
}

result<log_position> place_finder::find_indexed(model::seq_t seq) const {
  if (log_ == nullptr) return log_position{};
  return proven_or_start(index().at_or_before(before_encounter(seq)));
}

result<log_position> place_finder::find_start(model::seq_t seq) const {
  if (log_ == nullptr) return log_position{};
  const auto size = log_->size();
  if (!size) return size.error();
  const bool in_log = before_encounter(seq) == seq;
  const auto& known = index().at_or_before(before_encounter(seq));
  // What the index does not know yet is read faster than it is looked for, when it is little.
  const bool is_near = in_log && *size - std::min(known.offset, *size) <= bounds::index_chunk_bytes;
  const bool is_between = in_log && index().at_or_after(seq) != nullptr;
  if (!is_near && !is_between) {
    const auto later = find_at_end(seq);
    if (!later) return later.error();
    if (*later && (*later)->seq > known.seq) return **later;
  }
  return proven_or_start(known);
}

/// Reads backwards from the end of the last file.
result<std::optional<log_position>> place_finder::find_at_end(model::seq_t seq) const {
  using nothing = std::optional<log_position>;
  const auto log_end = last_position_of(*log_);
  if (!log_end) return log_end.error();
  if (!*log_end) return nothing();
  if (before_encounter(seq) == seq) return find_backwards(*log_, {{}, **log_end}, seq);
  // Lines of the encounter that are in the log already: it has to be looked at as a whole.
  if ((*log_end)->seq + 1 != first_of_encounter_) return nothing();
  const auto fight_end = last_position_of(*encounter_, (*log_end)->sum);
  if (!fight_end) return fight_end.error();
  if (!*fight_end) return nothing();
  auto found =
      find_backwards(*encounter_, {{0, (*log_end)->seq, (*log_end)->sum}, **fight_end}, seq);
  if (found && *found) (*found)->offset += (*log_end)->offset;
  return found;
}

}  // namespace dnd::io
