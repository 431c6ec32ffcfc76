#include "model/slug.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::tests {

BOOST_AUTO_TEST_SUITE(slug_suite)

BOOST_AUTO_TEST_CASE(names_become_lower_case_words_joined_by_dashes) {
  BOOST_TEST(model::slug_of("Giant Crocodile") == "giant-crocodile");
  BOOST_TEST(model::slug_of("giant_crocodile") == "giant-crocodile");
  BOOST_TEST(model::slug_of("Crossbow, light") == "crossbow-light");
  BOOST_TEST(model::slug_of("Succubus/Incubus") == "succubus-incubus");
  BOOST_TEST(model::slug_of("Deep Gnome (Svirfneblin)") == "deep-gnome-svirfneblin");
}

BOOST_AUTO_TEST_CASE(apostrophes_are_dropped) {
  BOOST_TEST(model::slug_of("Wren O'Tarrow") == "wren-otarrow");
  BOOST_TEST(model::slug_of("Wren O\xe2\x80\x99Tarrow") == "wren-otarrow");
}

BOOST_AUTO_TEST_CASE(punctuation_collapses_and_never_stands_at_an_end) {
  BOOST_TEST(model::slug_of("  --Ox!  of -- Doom. ") == "ox-of-doom");
  BOOST_TEST(model::slug_of("../../etc/passwd") == "etc-passwd");
  BOOST_TEST(model::slug_of("!?") == "");
}

BOOST_AUTO_TEST_CASE(other_letters_stay_and_a_slug_is_its_own_slug) {
  BOOST_TEST(model::slug_of("Zo\xc3\xab") == "zo\xc3\xab");
  for (const char* name :
       {"Giant Crocodile", "Wren O'Tarrow", "zombie-1", "ZOË", "e'\u0301", "Weiß"})
    BOOST_TEST(model::slug_of(model::slug_of(name)) == model::slug_of(name));
}

BOOST_AUTO_TEST_CASE(letters_of_any_script_lose_their_case_and_have_one_form) {
  BOOST_TEST(model::slug_of("ZOË") == "zoë");
  BOOST_TEST(model::slug_of("Zoe\u0308 the Red") == "zoë-the-red");
  BOOST_TEST(model::slug_of("Élise") == "élise");
}

BOOST_AUTO_TEST_CASE(what_looks_alike_has_one_slug) {
  BOOST_TEST(model::slug_of("Zo\u200bë\u00a0the\u2014Red") == "zoë-the-red");
  BOOST_TEST(model::slug_of("Bob “the Bear”") == model::slug_of("Bob \"the Bear\""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
