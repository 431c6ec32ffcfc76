// What the host's answers tell programs by their status.

#include "cli/host/answers.hpp"

#include "cli/host/service.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(answers_suite)

using namespace dnd;
using namespace dnd::cli::host;

BOOST_AUTO_TEST_CASE(an_error_has_the_status_of_its_kind) {
  const auto is = [](io::ec code, unsigned status) {
    return status_of(io::error{.code = code, .what = {}}) == status;
  };
  BOOST_TEST(is(io::ec::not_found, 404));
  BOOST_TEST(is(io::ec::exists, 409));
  BOOST_TEST(is(io::ec::bad_name, 400));
  BOOST_TEST(is(io::ec::too_large, 413));
  BOOST_TEST(is(io::ec::locked, 423));
  BOOST_TEST(is(io::ec::moved, 423));
  BOOST_TEST(is(io::ec::busy, 503));
  BOOST_TEST(is(io::ec::poisoned, 503));
  BOOST_TEST(is(io::ec::no_space, 507));
  BOOST_TEST(is(io::ec::corrupt, 500));
  BOOST_TEST(is(io::ec::internal, 500));
}

BOOST_AUTO_TEST_CASE(a_refusal_has_the_status_of_its_kind) {
  const auto status = [](model::refusal_code code) {
    actors::response how{.how = actors::outcome::refused};
    how.refusal = model::refusal{.code = code, .message = {}, .hint = {}, .column = {}};
    return status_of(how);
  };
  BOOST_TEST(status(model::refusal_code::unknown_verb) == 422U);
  BOOST_TEST(status(model::refusal_code::bad_request) == 400U);
  BOOST_TEST(status(model::refusal_code::id_reused) == 409U);
  BOOST_TEST(status(model::refusal_code::moved_on) == 409U);
  BOOST_TEST(status(model::refusal_code::busy) == 503U);
  BOOST_TEST(status_of(actors::response{.how = actors::outcome::accepted}) == 200U);
  BOOST_TEST(status_of(actors::response{.how = actors::outcome::answered}) == 200U);
}

BOOST_AUTO_TEST_CASE(a_problem_says_what_and_what_to_do) {
  const auto answer = problem(404, "not_found", "there is nothing", "Look elsewhere.");
  BOOST_TEST(answer.status == 404U);
  BOOST_TEST(answer.body == R"({"ok":false,"kind":"host","error":{"code":"not_found",)"
                            R"("message":"there is nothing","hint":"Look elsewhere."}})");
}

BOOST_AUTO_TEST_SUITE_END()
