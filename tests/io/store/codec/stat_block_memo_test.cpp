#include "io/store/codec/stat_block_memo.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(stat_block_memo_suite)

namespace {

BOOST_AUTO_TEST_CASE(same_text_is_the_same_block_and_longer_text_may_follow) {
  io::stat_block_memo memo;
  const auto wolf = std::make_shared<const model::stat_block>();
  memo.remember(R"({"slug":"wolf"})", wolf);
  std::size_t bytes = 0;
  BOOST_TEST(memo.find(R"({"slug":"wolf"},"hp":11)", bytes) == wolf);
  BOOST_TEST(bytes == 15U);
  BOOST_TEST(memo.find(R"({"slug":"wolf)", bytes) == nullptr);
  BOOST_TEST(memo.find(R"({"slug":"wolves"})", bytes) == nullptr);
  BOOST_TEST(memo.find("", bytes) == nullptr);
}

BOOST_AUTO_TEST_CASE(only_the_last_few_are_kept) {
  io::stat_block_memo memo;
  std::size_t bytes = 0;
  for (char name = 'a'; name <= 'z'; ++name)
    memo.remember(std::string("{") + name + '}', std::make_shared<const model::stat_block>());
  BOOST_TEST(memo.find("{a}", bytes) == nullptr);
  BOOST_TEST(memo.find("{z}", bytes) != nullptr);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
