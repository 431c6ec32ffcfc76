#include "io/workspace/setting_keys.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(keys_suite)

using namespace dnd::io::config;

BOOST_AUTO_TEST_CASE(one_name_makes_the_key_and_the_variable) {
  BOOST_TEST(name_of(key::worlds_dir) == "worlds_dir");
  BOOST_TEST(environment_name(key::worlds_dir) == "DND_WORLDS_DIR");
  BOOST_TEST(environment_name(key::world) == "DND_WORLD");
  BOOST_TEST(environment_name(key::snapshot_every) == "DND_SNAPSHOT_EVERY");
}

BOOST_AUTO_TEST_CASE(every_key_is_found_by_its_exact_name) {
  for (std::size_t i = 0; i < key_count; ++i) {
    const auto which = static_cast<key>(i);
    BOOST_TEST(key_of(name_of(which)) == which);
    BOOST_TEST(key_names()[i] == name_of(which));
  }
  BOOST_TEST(!key_of("Worlds_Dir"));
  BOOST_TEST(!key_of(""));
}

BOOST_AUTO_TEST_SUITE_END()
