#include "cli/host/invitation.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(invitation_suite)

using dnd::cli::host::invitation_link;

BOOST_AUTO_TEST_CASE(the_token_stands_where_browsers_send_it_to_nobody) {
  BOOST_TEST(invitation_link("http://127.0.0.1:7667", "dnd_x", "") ==
             "http://127.0.0.1:7667/#token=dnd_x");
  BOOST_TEST(invitation_link("https://table.example/", "dnd_x", "W/The-Mine") ==
             "https://table.example/#token=dnd_x&campaign=W/The-Mine");
}

BOOST_AUTO_TEST_CASE(a_campaign_of_any_name_stays_one_value) {
  BOOST_TEST(invitation_link("http://h", "t", "W/a&b=c d#Zoë") ==
             "http://h/#token=t&campaign=W/a%26b%3Dc%20d%23Zo%C3%AB");
}

BOOST_AUTO_TEST_SUITE_END()
