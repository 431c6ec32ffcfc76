#include "io/store/counting.hpp"

#include <utility>

namespace dnd::io {

result<model::figures::account> count_commits(model::seq_t last, const range_reader& read) {
  model::figures::account out;
  if (last == 0) return out;
  const auto each_of_them = [&](auto see) {
    return read({.first = 1, .last = last}, [&](const model::commit_ptr& each) {
      see(*each);
      return true;
    });
  };
  model::views::undone_finder finder;
  if (auto looked = each_of_them([&](const model::commit& each) { finder.read(each); }); !looked)
    return std::move(looked).error();
  const model::views::undone_events idle = finder.find_idle();
  model::figures::counter counting(out, idle);
  if (auto read_all = each_of_them([&](const model::commit& each) { counting.read(each); });
      !read_all)
    return std::move(read_all).error();
  return out;
}

result<model::figures::account> log_store::figures(const campaign_id& which, model::seq_t last) {
  return count_commits(last, [&](const seq_range& range, const commit_visitor& visit) {
    return read(which, range, visit);
  });
}

}  // namespace dnd::io
