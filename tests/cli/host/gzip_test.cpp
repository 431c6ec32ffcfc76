#include "cli/host/gzip.hpp"

#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

BOOST_AUTO_TEST_SUITE(gzip_suite)

using namespace dnd;
using namespace dnd::cli::host;

namespace {

/// As the program of that name reads it.
std::string unpacked(const std::string& bytes) {
  const tests::scratch_directory place;
  (void)place.write("text.gz", bytes);
  const bool done = std::system(("gzip -dq " + (place / "text.gz")).c_str()) == 0;  // NOLINT
  std::ifstream in(place / "text", std::ios::binary);
  return done ? std::string((std::istreambuf_iterator<char>(in)), {}) : "not read";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_text_comes_back_as_it_was) {
  std::string text;
  for (int i = 0; i < 2'000; ++i)
    text += "{\"seq\":" + std::to_string(i) + ",\"name\":\"Zombie\"}\n";
  const auto packed = gzipped(text);
  BOOST_REQUIRE(packed.has_value());
  BOOST_TEST(packed->size() < text.size() / 4);
  BOOST_TEST((unpacked(*packed) == text));
}

BOOST_AUTO_TEST_CASE(what_would_not_get_smaller_stays) {
  std::mt19937 chance(7);
  std::string noise;
  for (int i = 0; i < 5'000; ++i) noise += static_cast<char>(chance());
  BOOST_TEST(!gzipped(noise).has_value());
  BOOST_TEST(!gzipped("").has_value());
  BOOST_TEST(!gzipped("{}").has_value());
}

BOOST_AUTO_TEST_CASE(a_client_says_whether_it_takes_it) {
  for (const auto* text : {"gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.5", "deflate , gzip ",
                           "gzip;q=0.001", "identity,gzip;q=1"})
    BOOST_TEST(takes_gzip(text), text);
  for (const auto* text : {"", "br", "gzip;q=0", "gzip; q=0.000", "x-gzip2", "gzipped", ",,", "*"})
    BOOST_TEST(!takes_gzip(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
