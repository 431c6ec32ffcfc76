// What a failed system call becomes: a code, and advice where there is any.

#include "io/files/posix/system_error.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <cerrno>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(system_error_suite)

namespace {

using io::code_of_errno;
using io::ec;

BOOST_AUTO_TEST_CASE(causes_that_a_person_can_do_something_about_have_codes_of_their_own) {
  BOOST_TEST(code_of_errno(ENOENT) == ec::not_found);
  BOOST_TEST(code_of_errno(EEXIST) == ec::exists);
  BOOST_TEST(code_of_errno(EACCES) == ec::permission);
  BOOST_TEST(code_of_errno(EROFS) == ec::permission);
  BOOST_TEST(code_of_errno(ENAMETOOLONG) == ec::bad_name);
  BOOST_TEST(code_of_errno(EMFILE) == ec::busy);
}

BOOST_AUTO_TEST_CASE(full_disk_a_quota_and_a_limit_on_files_are_one_thing) {
  for (const int number : {ENOSPC, EDQUOT, EFBIG})
    BOOST_TEST(code_of_errno(number) == ec::no_space);
}

BOOST_AUTO_TEST_CASE(everything_else_is_the_disk) {
  for (const int number : {EIO, EINVAL, EBADF, ENODEV, 0, -1, 9'999})
    BOOST_TEST(code_of_errno(number) == ec::io_error);
}

BOOST_AUTO_TEST_CASE(error_keeps_what_was_tried_where_and_why) {
  const auto why = io::system_error("cannot write to the file", "/c/log.jsonl", ENOSPC);
  BOOST_TEST(why.code == ec::no_space);
  BOOST_TEST(why.what == "cannot write to the file");
  BOOST_TEST(why.path == "/c/log.jsonl");
  BOOST_TEST(why.system_errno == ENOSPC);
}

BOOST_AUTO_TEST_CASE(there_is_advice_where_the_cause_can_be_mended) {
  for (const int number : {ENOSPC, EACCES, EIO, EMFILE})
    BOOST_TEST(!io::system_error("cannot", "/c", number).todo.empty());
  BOOST_TEST(io::system_error("cannot", "/c", ENOENT).todo.empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
