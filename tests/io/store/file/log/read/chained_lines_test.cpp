// Lines put in their order by number and sum, wherever they stand.

#include "io/store/file/log/read/chained_lines.hpp"

#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(chained_lines_suite)

namespace {

using io::chained_line_reader;

struct six_lines {
  six_lines() { made.add_commands(6); }
  [[nodiscard]] std::string line(std::size_t index) const { return made.line(index); }
  [[nodiscard]] std::string lines(std::size_t first, std::size_t last) const {
    std::string all;
    for (auto i = first; i <= last; ++i) all += line(i);
    return all;
  }
  log_maker made;
};

/// "0:1 1:2": file and number of each line that the chain has, in its order.
std::string chain(chained_line_reader& reader) {
  std::string out;
  for (;;) {
    const auto link = reader.next();
    BOOST_REQUIRE(link);
    if (!*link) return out;
    if (!out.empty()) out += ' ';
    out += std::to_string((*link)->file) + ':' + std::to_string((*link)->line.seq);
  }
}
std::string chain_of(const std::string& first, const std::string& second = "") {
  const text_file one(first);
  const text_file two(second);
  chained_line_reader reader({&one, &two});
  return chain(reader);
}

BOOST_FIXTURE_TEST_CASE(sound_file_is_read_in_order_without_gathering_anything, six_lines) {
  const text_file file(made.bytes());
  chained_line_reader reader({&file});
  for (std::size_t i = 0; i < 6; ++i) {
    const auto link = reader.next();
    BOOST_REQUIRE((link && *link));
    BOOST_TEST((*link)->line.seq == i + 1);
    BOOST_TEST((*link)->bytes.begin == made.starts()[i]);
    BOOST_TEST((*link)->bytes.end == made.starts()[i + 1] - 1);
    BOOST_TEST((*link)->has_newline);
    BOOST_TEST((*link)->line.offset == made.starts()[i]);
    BOOST_TEST(reader.seq() == i + 1);
    BOOST_TEST(reader.sum() == made.after(i).sum);
    BOOST_TEST(reader.strays().empty());
  }
  BOOST_TEST(chain(reader).empty());
}

BOOST_FIXTURE_TEST_CASE(lines_are_found_behind_junk_out_of_order_and_twice, six_lines) {
  BOOST_TEST(chain_of(line(0) + "junk\n" + lines(1, 5)) == "0:1 0:2 0:3 0:4 0:5 0:6");
  BOOST_TEST(chain_of(line(0) + line(2) + line(1) + lines(3, 5)) == "0:1 0:2 0:3 0:4 0:5 0:6");
  BOOST_TEST(chain_of(lines(0, 2) + lines(1, 5)) == "0:1 0:2 0:3 0:4 0:5 0:6");
}

BOOST_FIXTURE_TEST_CASE(line_that_one_file_lost_is_taken_from_another, six_lines) {
  BOOST_TEST(chain_of(lines(0, 1) + lines(3, 5), lines(2, 3)) == "0:1 0:2 1:3 0:4 0:5 0:6");
}

BOOST_FIXTURE_TEST_CASE(file_that_goes_on_where_the_first_ends_is_part_of_the_chain, six_lines) {
  BOOST_TEST(chain_of(lines(0, 2), lines(3, 5)) == "0:1 0:2 0:3 1:4 1:5 1:6");
}

BOOST_FIXTURE_TEST_CASE(chain_ends_before_a_line_that_is_nowhere, six_lines) {
  BOOST_TEST(chain_of(lines(0, 1) + lines(3, 5)) == "0:1 0:2");
  BOOST_TEST(chain_of(lines(1, 5)).empty());
}

BOOST_FIXTURE_TEST_CASE(of_two_lines_of_one_number_the_one_that_follows_is_taken, six_lines) {
  log_maker other;
  other.add({.text = "another log"}).add({.text = "another log"});
  BOOST_TEST(chain_of(line(0) + other.line(1) + lines(1, 5)) == "0:1 0:2 0:3 0:4 0:5 0:6");
}

BOOST_FIXTURE_TEST_CASE(end_of_a_file_may_lack_its_newline, six_lines) {
  auto bytes = lines(0, 1);
  bytes.pop_back();
  const text_file file(bytes);
  chained_line_reader reader({&file});
  BOOST_REQUIRE(reader.next());
  const auto link = reader.next();
  BOOST_REQUIRE((link && *link));
  BOOST_TEST((*link)->line.seq == 2U);
  BOOST_TEST(!(*link)->has_newline);
}

BOOST_FIXTURE_TEST_CASE(stray_line_knows_whether_its_newline_is_there, six_lines) {
  auto bytes = line(0) + "junk\n" + line(1) + line(2);
  bytes.pop_back();
  const text_file file(bytes);
  chained_line_reader reader({&file});
  BOOST_REQUIRE(reader.next());
  const auto second = reader.next();
  BOOST_REQUIRE((second && *second));
  BOOST_TEST((*second)->has_newline);
  BOOST_TEST((*second)->line.line == 0U);
  const auto third = reader.next();
  BOOST_REQUIRE((third && *third));
  BOOST_TEST(!(*third)->has_newline);
}

BOOST_FIXTURE_TEST_CASE(whole_lines_after_the_damage_and_of_other_files_are_known_by_number,
                        six_lines) {
  const auto bytes = line(0) + "junk\n" + line(5) + line(4);
  const auto others = line(0);
  const text_file file(bytes);
  const text_file other(others);
  chained_line_reader reader({&file, &other});
  BOOST_TEST(chain(reader) == "0:1");
  std::string seqs;
  for (const auto& each : reader.strays())
    seqs += std::to_string(each.file) + ':' + std::to_string(each.seq) + ' ';
  BOOST_TEST(seqs == "1:1 0:5 0:6 ");
}

BOOST_FIXTURE_TEST_CASE(disk_error_is_no_end_of_the_chain, six_lines) {
  const auto bytes = line(0) + "junk\n" + lines(1, 5);
  const auto more = lines(0, 5);
  text_file file(bytes);
  text_file other(more);
  other.broken_at = more.size() - 1;
  chained_line_reader reader({&file, &other});
  BOOST_REQUIRE(reader.next());
  const auto link = reader.next();
  BOOST_REQUIRE(!link);
  BOOST_TEST(link.error().code == io::ec::io_error);
}

BOOST_FIXTURE_TEST_CASE(lines_are_gathered_in_the_order_of_the_file_with_their_text, six_lines) {
  const auto bytes = "junk" + line(3) + "more\n" + line(1).substr(0, 20) + line(2);
  const text_file file(bytes);
  std::vector<io::stray_line> found;
  BOOST_REQUIRE(io::gather_lines(file, 0, 7, found));
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].seq == 4U);
  BOOST_TEST(found[0].file == 7U);
  BOOST_TEST(found[1].seq == 3U);
  const auto text = io::text_of(file, found[0]);
  BOOST_REQUIRE(text);
  BOOST_TEST(*text + '\n' == line(3));
}

BOOST_FIXTURE_TEST_CASE(gathering_begins_where_it_is_told_to, six_lines) {
  const text_file file(made.bytes());
  std::vector<io::stray_line> found;
  BOOST_REQUIRE(io::gather_lines(file, made.starts()[4], 0, found));
  BOOST_TEST(found.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(line_across_two_pieces_of_a_long_stretch_is_gathered, six_lines) {
  // No newline anywhere: the reader gives such a stretch in pieces, which end within some line.
  const auto one = line(0).substr(0, line(0).size() - 1);
  std::string bytes;
  std::size_t count = 0;
  for (; bytes.size() < 3 * bounds::read_line_bytes_max; ++count) bytes += one;
  const text_file file(bytes);
  std::vector<io::stray_line> found;
  BOOST_REQUIRE(io::gather_lines(file, 0, 0, found));
  BOOST_TEST(found.size() == count);
}

BOOST_FIXTURE_TEST_CASE(line_past_the_bound_is_not_gathered, six_lines) {
  log_maker large;
  large.add({.text = std::string(bounds::read_line_bytes_max, 'x')}).add();
  const text_file file(large.bytes());
  std::vector<io::stray_line> found;
  BOOST_REQUIRE(io::gather_lines(file, 0, 0, found));
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].seq == 2U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
