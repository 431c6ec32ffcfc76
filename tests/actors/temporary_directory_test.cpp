#include "actors/temporary_directory.hpp"

#include "io/files/file_ops.hpp"
#include "tests/support/scratch_directory.hpp"

#include <utility>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(temporary_directory_suite)

BOOST_AUTO_TEST_CASE(it_goes_with_all_that_is_in_it) {
  const tests::scratch_directory disk;
  std::string path;
  {
    auto made = actors::temporary_directory::make(io::posix_file_ops(), disk.path(), "x");
    BOOST_REQUIRE(made);
    const actors::temporary_directory kept = *std::move(made);
    path = kept.path();
    BOOST_TEST(path.starts_with(disk / "x-"));
    std::filesystem::create_directories(path + "/a/b");
  }
  BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(it_is_not_made_where_nothing_is) {
  const tests::scratch_directory disk;
  const auto made = actors::temporary_directory::make(io::posix_file_ops(), disk / "none", "x");
  BOOST_TEST(!made.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
