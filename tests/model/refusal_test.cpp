#include "model/refusal.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(refusal_suite)

using namespace dnd::model;

namespace {

/// The enumerators as they stand in the header: a new one cannot be forgotten here.
std::vector<std::string> codes_in_header() {
  std::ifstream header(std::string(DND_SOURCE_DIR) + "/model/refusal.hpp");
  std::vector<std::string> codes;
  bool inside = false;
  for (std::string line; std::getline(header, line);) {
    if (line.starts_with("enum class refusal_code")) {
      inside = true;
    } else if (line.starts_with("};")) {
      inside = false;
    } else if (inside && line.ends_with(',') && line.starts_with("  ")) {
      codes.push_back(line.substr(2, line.size() - 3));
    }
  }
  return codes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_code_has_its_own_name) {
  const auto codes = codes_in_header();
  BOOST_TEST_REQUIRE(codes.size() >= 30U);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    BOOST_TEST(refusal_name(static_cast<refusal_code>(i)) == codes[i]);
    BOOST_TEST(seen.insert(codes[i]).second, codes[i] << " stands there twice");
  }
}

BOOST_AUTO_TEST_CASE(names_that_scripts_match_on_stay) {
  BOOST_TEST(refusal_name(refusal_code::unknown_creature) == "unknown_creature");
  BOOST_TEST(refusal_name(refusal_code::bad_dice) == "bad_dice");
  BOOST_TEST(refusal_name(refusal_code::too_many_dice) == "too_many_dice");
  BOOST_TEST(refusal_name(refusal_code::bad_rolled) == "bad_rolled");
  BOOST_TEST(refusal_name(refusal_code::busy) == "busy");
}

BOOST_AUTO_TEST_SUITE_END()
