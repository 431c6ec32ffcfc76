#include "io/store/counting.hpp"

#include <utility>

namespace dnd::io {

result<done> count_on(model::figures::account& into, model::seq_t last, const range_reader& read) {
  if (into.last() >= last) return done{};
  model::views::undone_finder finder;
  model::views::undone_events known;
  const auto looked = read({.first = 1, .last = last}, [&](const model::commit_ptr& each) {
    if (each->first == into.last() + 1) known = finder.find_idle();
    finder.read(*each);
    return true;
  });
  if (!looked) return looked;
  const model::views::undone_events idle = finder.find_idle();
  if (const auto outdated = idle.differences(known); !outdated.empty())
    into.go_back_before(outdated.front().first);
  model::figures::counter counting(into, idle);
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
