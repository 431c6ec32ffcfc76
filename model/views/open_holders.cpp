#include "model/views/open_holders.hpp"

namespace dnd::model::views {

bool sees_goods_of(const ledger& books, std::string_view holder, const viewer& whose) {
  if (whose.sees_all() || holder == stash_holder || holder == ground_holder) return true;
  const holding* const has = books.holdings.find(holder);
  if (has && has->is_container())
    return has->within.empty() || sees_goods_of(books, has->within.view(), whose);
  return whose.sees_whole(holder);
}

}  // namespace dnd::model::views
