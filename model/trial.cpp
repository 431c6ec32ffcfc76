#include "model/trial.hpp"

#include <utility>

namespace dnd::model {

trial::trial(state& now) : now_(now) {
  DND_ASSERT(now.trial_.now == nullptr);
  remember_parts();
  now.trial_.now = this;
}

void trial::remember_parts() {
  fight_ = now_.fight_;
  play_ = now_.play_;
  groups_ = now_.groups_;
  pending_ = now_.pending_;
  rulings_ = now_.rulings_;
  books_ = now_.books_;
  encounters_ = now_.encounters_;
  effects_given_ = now_.effects_given_;
  time_ = now_.time_;
  undo_at_ = now_.undo_at_;
  seq_ = now_.seq_;
}

trial::~trial() {
  if (now_.trial_.now != this) return;
  take_back();
  end();
}

void trial::take_back() {
  DND_ASSERT(now_.trial_.now == this);
  end();
  for (auto one = replaced_.rbegin(); one != replaced_.rend(); ++one) {
    if (one->before)
      now_.put(std::move(one->before));
    else
      now_.erase(one->id);
  }
  replaced_.clear();
  newest_ = nullptr;
  now_.fight_ = fight_;
  now_.play_ = play_;
  now_.groups_ = groups_;
  now_.pending_ = pending_;
  now_.rulings_ = rulings_;
  now_.books_ = books_;
  if (numbers_) now_.numbers_ = *std::move(numbers_);
  numbers_.reset();
  now_.encounters_ = encounters_;
  now_.effects_given_ = effects_given_;
  now_.time_ = time_;
  now_.undo_at_ = undo_at_;
  now_.seq_ = seq_;
  now_.trial_.now = this;
}

void trial::keep() noexcept {
  DND_ASSERT(now_.trial_.now == this);
  end();
}

void trial::begin_anew() {
  DND_ASSERT(now_.trial_.now == this);
  replaced_.clear();
  newest_ = nullptr;
  numbers_.reset();
  remember_parts();
}

}  // namespace dnd::model
