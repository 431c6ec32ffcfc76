#include "io/access/token.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

BOOST_AUTO_TEST_SUITE(token_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(tokens_have_their_form_and_no_two_are_the_same) {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const auto made = io::make_token();
    BOOST_REQUIRE(made);
    BOOST_TEST(io::is_token(*made), *made);
    BOOST_TEST(seen.insert(*made).second);
  }
  // Every letter that there is comes up: 200 times 43 of 64.
  std::set<char> letters;
  for (const auto& each : seen) letters.insert(each.begin() + 4, each.end());
  BOOST_TEST(letters.size() == 64U);
}

BOOST_AUTO_TEST_CASE(what_is_no_token_is_none) {
  const std::string good = "dnd_" + std::string(43, 'A');
  BOOST_TEST(io::is_token(good));
  for (const std::string& bad :
       {std::string(), good + "A", good.substr(1), "dnd_" + std::string(42, 'A') + "=",
        "DND_" + std::string(43, 'A'), "dnd_" + std::string(42, 'A') + "\n"})
    BOOST_TEST(!io::is_token(bad), bad);
}

// The values are those of FIPS 180-2, appendix B, and of the empty text.
BOOST_AUTO_TEST_CASE(sums_are_sha_256) {
  BOOST_TEST(io::to_text(io::sum_of_token("abc")) ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(io::to_text(io::sum_of_token("")) ==
             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

BOOST_AUTO_TEST_CASE(sums_are_read_as_they_are_written) {
  const io::token_sum sum = io::sum_of_token("abc");
  const auto read = io::parse_token_sum(io::to_text(sum));
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(io::is_same_sum(*read, sum));
  for (std::size_t at : {std::size_t{0}, sum.size() - 1}) {
    io::token_sum other = sum;
    other[at] ^= 1U;
    BOOST_TEST(!io::is_same_sum(other, sum));
  }
  std::string text = io::to_text(sum);
  text.front() = 'B';
  BOOST_TEST(!io::parse_token_sum(text));
  BOOST_TEST(!io::parse_token_sum(text.substr(1)));
}

BOOST_AUTO_TEST_SUITE_END()
