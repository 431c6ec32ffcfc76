#include "io/store/postgres/sql_errors.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(sql_errors_suite)

using namespace dnd;
using io::postgres::failure_of;
using io::postgres::fate;

BOOST_AUTO_TEST_CASE(a_server_that_goes_away_leaves_the_outcome_unknown) {
  for (const auto* state : {"", "08006", "57P01", "57P02", "57014", "25006", "58030", "XX000"})
    BOOST_TEST((failure_of(state, "gone").how == fate::unknown), state);
}

BOOST_AUTO_TEST_CASE(what_is_said_is_one_line) {
  BOOST_TEST(failure_of("", "no server\n\tIs it running?\n").why.what ==
             "there is no connection to the database: no server Is it running?");
}

BOOST_AUTO_TEST_CASE(what_could_not_be_put_in_order_is_tried_again) {
  BOOST_TEST((failure_of("40001", "serialization").how == fate::again));
  BOOST_TEST((failure_of("40P01", "deadlock").how == fate::again));
}

BOOST_AUTO_TEST_CASE(what_is_refused_says_which_error_it_is) {
  const auto check = [](const char* state, io::ec code) {
    const auto made = failure_of(state, "it says so\n");
    BOOST_TEST((made.how == fate::refused), state);
    BOOST_TEST(made.why.code == code);
    BOOST_TEST(made.why.what.find("it says so (") != std::string::npos, made.why.what);
  };
  check("53100", io::ec::no_space);
  check("23505", io::ec::exists);
  check("42P01", io::ec::not_found);
  check("42703", io::ec::unknown_version);
  check("42501", io::ec::permission);
  check("28P01", io::ec::permission);
  check("22003", io::ec::io_error);
}

BOOST_AUTO_TEST_SUITE_END()
