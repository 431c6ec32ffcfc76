#include "model/views/open_holders.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(open_holders_suite)

using namespace dnd::model;
using namespace dnd::model::views;

BOOST_AUTO_TEST_CASE(players_see_into_what_is_theirs_and_into_what_is_everybodys) {
  ledger books;
  books.holdings.set({.holder = "container/chest", .name = "Chest", .within = "ground"});
  books.holdings.set({.holder = "container/pouch", .name = "Pouch", .within = "elara"});
  books.holdings.set({.holder = "container/hoard", .name = "Hoard", .within = "dragon-1"});
  books.holdings.set({.holder = "container/inner", .name = "Inner", .within = "container/hoard"});
  const viewer ann = viewer::player({"elara"});
  for (const auto* holder : {"stash", "ground", "elara", "container/chest", "container/pouch"})
    BOOST_TEST(sees_goods_of(books, holder, ann), holder);
  for (const auto* holder : {"grog", "dragon-1", "container/hoard", "container/inner"})
    BOOST_TEST(!sees_goods_of(books, holder, ann), holder);
  for (const auto* holder : {"stash", "container/chest"})
    BOOST_TEST(sees_goods_of(books, holder, viewer::spectator()), holder);
  BOOST_TEST(!sees_goods_of(books, "container/pouch", viewer::spectator()));
  BOOST_TEST(sees_goods_of(books, "container/inner", viewer::gm()));
}

BOOST_AUTO_TEST_SUITE_END()
