#include "model/trial.hpp"

#include <utility>

namespace dnd::model {

trial::trial(state& table)
    : table_(table),
      fight_(table.fight_),
      play_(table.play_),
      encounters_(table.encounters_),
      past_(table.past_),
      seq_(table.seq_) {
  DND_ASSERT(table.trial_.now == nullptr);
  table.trial_.now = this;
}

trial::~trial() {
  if (table_.trial_.now != this) return;
  end();
  for (auto one = replaced_.rbegin(); one != replaced_.rend(); ++one) {
    if (one->before)
      table_.put(std::move(one->before));
    else
      table_.erase(one->id);
  }
  table_.fight_ = std::move(fight_);
  table_.play_ = std::move(play_);
  if (numbers_) table_.numbers_ = *std::move(numbers_);
  table_.encounters_ = encounters_;
  table_.past_ = past_;
  table_.seq_ = seq_;
}

void trial::keep() noexcept {
  DND_ASSERT(table_.trial_.now == this);
  end();
}

}  // namespace dnd::model
