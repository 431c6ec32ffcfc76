#include "model/dice/operators.hpp"
#include "tests/model/dice/dice_support.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(operators_suite)

using namespace dnd::model;
using namespace dnd::model::dice_tests;

BOOST_AUTO_TEST_CASE(every_operator_is_read_and_printed) {
  for (const std::string_view text :
       {"4d6kh3",  "4d6kl1",         "4d6dh1",       "4d6dl3",    "2d6r1",       "2d6r<3",
        "2d6rr1",  "2d6rr<=2",       "2d6x",         "2d6x5",     "2d6x>=5",     "2d6xo",
        "2d6xo>4", "1d20min10",      "1d20max10",    "5d10cs>=8", "5d10cs10cf1", "4d6r1kh3",
        "4dFr=-1", "4dFcs>=1cf<=-1", "4dFmin0",      "4dFmax-1",  "4dFx=-1",     "1d6r<=6",
        "2d6xkh2", "2d6xkh1000",     "9d9xor2rr3kh2"}) {
    BOOST_TEST(canonical(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(one_meaning_has_one_text) {
  BOOST_TEST(canonical("2d6R=1") == "2d6r1");
  BOOST_TEST(canonical("2d6x6") == "2d6x");
  BOOST_TEST(canonical("2d6X=6") == "2d6x");
  BOOST_TEST(canonical("4dFx1") == "4dFx");
  BOOST_TEST(canonical("4dFr-1") == "4dFr=-1");
  BOOST_TEST(canonical("4d6 kh3 r1") == "4d6kh3r1");
}

BOOST_AUTO_TEST_CASE(an_optional_comparison_does_not_eat_a_subtraction) {
  BOOST_TEST(canonical("2d6x-1") == "2d6x-1");
  BOOST_TEST(parsed("2d6x-1").steps.size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_other_programs_read_in_other_ways_is_refused) {
  check_refused({
      {"2d20k1", 4, "write kh1 or kl1"},
      {"2d20 k", 5, "write kh1 or kl1"},
      {"4d6k3", 3, "write kh3 or kl3"},
      {"4d6d1", 3, "write dl1 or dh1"},
      {"4d6p1", 3, "write dl1 or dh1"},
      {"2d6!", 3, "write x"},
      {"2d6e6", 3, "write x"},
      {"2d6mi2", 3, "min2"},
      {"2d6ma2", 3, "max5"},
      {"2d6>=4", 3, "cs>=5"},
      {"2d6<4", 3, "cs>=5"},
      {"2d6=4", 3, "cs>=5"},
      {"2d6ro1", 4, "only once"},
      {"(2d6)kh1", 5, "+ - * or /"},
  });
}

BOOST_AUTO_TEST_CASE(operators_without_their_number_are_refused) {
  check_refused({
      {"2d6kh", 5, "write kh1"},
      {"2d6kl", 5, "write kl1"},
      {"2d6dh", 5, "write dh1"},
      {"2d6dl", 5, "write dl1"},
      {"2d6kh>1", 5, "write kh1"},
      {"2d6r", 4, "r<3"},
      {"2d6rr", 5, "rr<3"},
      {"2d6r>", 5, "r<3"},
      {"2d6r>=", 6, "r<3"},
      {"2d6r==1", 5, "r<3"},
      {"2d6x>", 5, "x>=5"},
      {"2d6xo<", 6, "xo>=5"},
      {"2d6min", 6, "min2"},
      {"2d6max", 6, "max5"},
      {"2d6cs", 5, "cs>=5"},
      {"2d6cf", 5, "cf<=2"},
      {"2d6kh 1", 5, "write kh1"},
  });
}

BOOST_AUTO_TEST_CASE(operators_that_keep_nothing_or_more_than_there_is_are_refused) {
  check_refused({
      {"2d6kh0", 3, "kh1"},
      {"2d6dl0", 3, "dl1"},
      {"2d6kh3", 3, "2 dice are left"},
      {"1d6kl2", 3, "1 die is left"},
      {"2d6dl2", 3, "2 dice are left"},
      {"4d6kh2dl2", 6, "2 dice are left"},
      {"4d6dh1kh4", 6, "3 dice are left"},
      {"4d6dl1dl1dl2", 9, "2 dice are left"},
      {"2d6xdl2", 4, "2 dice are left"},
  });
}

BOOST_AUTO_TEST_CASE(comparisons_that_no_face_meets_are_refused) {
  check_refused({
      {"2d6r7", 3, "1 to 6"},
      {"2d6r0", 3, "1 to 6"},
      {"2d6rr>6", 3, "1 to 6"},
      {"2d6x>=7", 3, "1 to 6"},
      {"2d6xo<1", 3, "1 to 6"},
      {"2d6cs<=0", 3, "1 to 6"},
      {"2d6cf>99999999999", 3, "1 to 6"},
      {"2d6r-1", 3, "1 to 6"},
      {"4dFr2", 3, "-1 to 1"},
      {"2d6min7", 3, "1 to 6"},
      {"2d6min0", 3, "1 to 6"},
      {"2d6max7", 3, "1 to 6"},
      {"4dFmin-2", 3, "-1 to 1"},
  });
}

BOOST_AUTO_TEST_CASE(dice_that_never_end_are_refused) {
  check_refused({
      {"1d6rr<=6", 3, "write r"},
      {"1d6rr>0", 3, "write r"},
      {"1d1rr1", 3, "write r"},
      {"1d6x>=1", 3, "write xo"},
      {"1d1x", 3, "write xo"},
      {"4dFx>=-1", 3, "write xo"},
  });
  BOOST_TEST(canonical("1d1xo") == "1d1xo");
}

BOOST_AUTO_TEST_CASE(relations_compare_as_they_read) {
  const auto met = [](relation compare) {
    std::string faces;
    for (std::int32_t face = 1; face <= 3; ++face) {
      if (matches({dice_operator_kind::reroll_once, compare, 2}, face))
        faces += static_cast<char>('0' + face);
    }
    return faces;
  };
  BOOST_TEST(met(relation::equal) == "2");
  BOOST_TEST(met(relation::greater) == "3");
  BOOST_TEST(met(relation::at_least) == "23");
  BOOST_TEST(met(relation::less) == "1");
  BOOST_TEST(met(relation::at_most) == "12");
}

BOOST_AUTO_TEST_SUITE_END()
