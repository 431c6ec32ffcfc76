#include "model/effects/condition_rows.hpp"

#include <utility>

namespace dnd::model {

condition_rows::condition_rows(std::array<condition_row, condition_count> rows)
    : rows_(std::move(rows)), by_key_() {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    for (const condition_modifier& one : rows_[i].modifiers)
      by_key_[static_cast<std::size_t>(one.does.key)].insert(static_cast<condition>(i));
  // As often as a chain of them can be long.
  for (std::size_t round = 0; round < rows_.size(); ++round)
    for (condition_row& row : rows_)
      for (std::size_t i = 0; i < rows_.size(); ++i)
        if (row.implies.contains(static_cast<condition>(i)))
          row.implies = condition_set(row.implies.bits() | rows_[i].implies.bits());
}

}  // namespace dnd::model
