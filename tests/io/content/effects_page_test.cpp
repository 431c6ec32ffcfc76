// docs/effects.md names every word that content can use, and no modifier that there is not.

#include "model/enum_text.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(effects_page_suite)

using namespace dnd::model;

namespace {

std::string effects_page() {
  std::ifstream file(DND_SOURCE_DIR "/docs/effects.md", std::ios::binary);
  BOOST_REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Whether the word stands there between back-ticks, alone or with a value.
bool names(const std::string& page, std::string_view word) {
  for (const char* const after : {"`", ":", ",", "]"})
    for (const char* const before : {"`", " ", "\n", "["})
      if (page.find(before + std::string(word) + after) != std::string::npos) return true;
  return false;
}

template <class Enum>
void names_all(const std::string& page) {
  for (const std::string_view word : enum_text<Enum>::names) BOOST_TEST(names(page, word), word);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_word_of_steps_modifiers_and_filters_is_on_the_page) {
  const std::string page = effects_page();
  names_all<effect_kind>(page);
  names_all<modifier_key>(page);
  names_all<roll_kind>(page);
  names_all<weapon_kind>(page);
  names_all<deed>(page);
  names_all<effect_aim>(page);
}

BOOST_AUTO_TEST_CASE(the_table_of_modifiers_has_keys_that_there_are) {
  const std::string page = effects_page();
  std::size_t at = page.find("| key | value |");
  BOOST_REQUIRE(at != std::string::npos);
  const std::size_t end = page.find("\n## ", at);
  std::size_t rows = 0;
  for (at = page.find("\n| `", at); at < end; at = page.find("\n| `", at + 1)) {
    const std::string key = page.substr(at + 4, page.find('`', at + 4) - at - 4);
    const auto& known = enum_text<modifier_key>::names;
    BOOST_TEST((std::find(known.begin(), known.end(), key) != known.end()), key);
    ++rows;
  }
  BOOST_TEST(rows > 20U);
}

BOOST_AUTO_TEST_SUITE_END()
