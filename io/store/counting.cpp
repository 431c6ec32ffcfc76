#include "io/store/counting.hpp"

#include <utility>

namespace dnd::io {

result<done> count_on(model::figures::account& into, model::seq_t last, const range_reader& read) {
  model::views::undone_events undone;
  for (int attempt = 1;; ++attempt) {
    if (into.last() >= last) return done{};
    model::figures::reach_finder finder(into);
    const auto looked =
        read({.first = into.last() + 1, .last = last}, [&](const model::commit_ptr& each) {
          finder.read(*each);
          return true;
        });
    if (!looked) return looked;
    const auto reach = finder.reach();
    if (!reach) {
      undone = finder.undone();
      break;
    }
    into.go_back_before(attempt < reach_attempts ? *reach : 1);
  }
  model::figures::counter counting(into, undone);
  return read({.first = into.last() + 1, .last = last}, [&](const model::commit_ptr& each) {
    counting.read(*each);
    return true;
  });
}

result<model::figures::account> log_store::figures(const campaign_id& which, model::seq_t last) {
  model::figures::account out;
  auto counted = count_on(out, last, [&](const seq_range& range, const commit_visitor& visit) {
    return read(which, range, visit);
  });
  if (!counted) return std::move(counted).error();
  return out;
}

}  // namespace dnd::io
