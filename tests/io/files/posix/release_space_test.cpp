// What a removed file took up is given back without anybody losing what they read.

#include "io/files/posix/release_space.hpp"

#include "io/files/file_ops.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <string>

namespace dnd::test {
namespace {

/// A file of several steps that has lost its name.
struct removed_file {
  tests::scratch_directory scratch;
  std::string path = scratch.path() + "/large";
  std::string bytes = std::string(9 * 1024 * 1024 + 5, 'x');
  std::optional<io::descriptor> file;

  removed_file() {
    file = open(O_RDWR | O_CREAT | O_APPEND);
    BOOST_REQUIRE(io::write_all(*file, path, bytes).has_value());
  }
  [[nodiscard]] io::descriptor open(int flags) const {
    auto opened = io::open_file(path, flags);
    BOOST_REQUIRE(opened.has_value());
    return *std::move(opened);
  }
  void remove() const { BOOST_REQUIRE(::unlink(path.c_str()) == 0); }
};

BOOST_FIXTURE_TEST_SUITE(release_space, removed_file)

BOOST_AUTO_TEST_CASE(file_of_nobody_else_is_cut_down_to_nothing) {
  remove();
  BOOST_TEST(io::cut_in_steps(*file));
  struct ::stat about {};
  BOOST_REQUIRE(::fstat(file->number(), &about) == 0);
  BOOST_TEST(about.st_size == 0);
}

BOOST_AUTO_TEST_CASE(file_that_someone_reads_is_left_to_them) {
  const auto reader = open(O_RDONLY);
  remove();
  BOOST_TEST(!io::cut_in_steps(*file));
  io::release_space(*std::move(file));
  std::string read(bytes.size() + 1, '\0');
  const auto got = io::read_at(reader, path, 0, read);
  BOOST_REQUIRE(got.has_value());
  BOOST_TEST(*got == bytes.size());
  read.resize(*got);
  BOOST_TEST((read == bytes));
}

BOOST_AUTO_TEST_CASE(reader_that_closes_last_cuts_nothing) {
  const auto reader = open(O_RDONLY);
  file.reset();
  remove();
  BOOST_TEST(!io::cut_in_steps(reader));
}

BOOST_AUTO_TEST_CASE(many_at_once_are_closed_all_the_same) {
  auto& ops = io::posix_file_ops();
  for (int i = 0; i < 10; ++i) {
    const std::string name = scratch.path() + "/" + std::to_string(i);
    auto one = ops.open(name, io::open_mode::append_or_create);
    BOOST_REQUIRE(one.has_value());
    BOOST_REQUIRE((*one)->append(bytes).has_value());
    BOOST_REQUIRE(ops.remove(name).has_value());
    BOOST_TEST(*(*one)->size() == bytes.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dnd::test
