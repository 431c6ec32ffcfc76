// The file of the figures: what was written is read back, and what is not of this log is not used.

#include "io/store/file/projections/figures_file.hpp"

#include "tests/io/store/file/projections/figures_promises.hpp"

#include <functional>
#include <random>
#include <vector>

BOOST_FIXTURE_TEST_SUITE(figures_file_suite, dnd::test::counted_evening)

using namespace dnd;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back) {
  const auto all = expected();
  BOOST_REQUIRE(io::save_figures(disk, directory, all, places.back()));
  const auto found = loaded(disk);
  BOOST_TEST((found.account == all));
  BOOST_TEST((found.at == places.back()));
  BOOST_TEST(found.why_not.empty());
  const auto mark = io::peek_figures(disk, directory);
  BOOST_REQUIRE(mark);
  BOOST_TEST(mark->seq == last());
  BOOST_TEST(mark->offset == places.back().offset);
  BOOST_TEST(mark->bytes == disk.bytes_of(file).size());
  BOOST_TEST(!disk.has(file + ".tmp"));
}

BOOST_AUTO_TEST_CASE(it_is_one_object_that_other_programs_read) {
  BOOST_REQUIRE(io::save_figures(disk, directory, expected(), places.back()));
  const auto text = disk.bytes_of(file);
  BOOST_TEST(text.starts_with("{\"figures\":1,\"seq\":"));
  BOOST_TEST(text.ends_with("\"}\n"));
  BOOST_TEST(text.find('\n') == text.size() - 1);
}

BOOST_AUTO_TEST_CASE(nothing_is_found_where_there_is_none) {
  BOOST_TEST(loaded(disk).at.seq == 0U);
  BOOST_TEST(loaded(disk).why_not.empty());
  BOOST_TEST(!io::peek_figures(disk, directory));
}

BOOST_AUTO_TEST_CASE(every_flipped_bit_and_every_cut_is_seen) {
  keep();
  const auto good = disk.bytes_of(file);
  for (std::size_t at = 0; at < good.size(); ++at) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ (1 << at % 8));
    disk.put(file, bad);
    BOOST_REQUIRE_EQUAL(loaded(disk).at.seq, 0U);
    BOOST_REQUIRE(!loaded(disk).why_not.empty());
    disk.put(file, good.substr(0, at));
    BOOST_REQUIRE_EQUAL(loaded(disk).at.seq, 0U);
  }
}

BOOST_AUTO_TEST_CASE(figures_of_another_log_and_of_another_version_are_not_used) {
  counted_evening other;
  other.note("elsewhere");
  other.keep();
  keep();
  const auto good = disk.bytes_of(file);
  disk.put(file, other.disk.bytes_of(file));
  BOOST_TEST(loaded(disk).at.seq == 0U);
  // Sound in itself, and of a format that is to come.
  std::string text = good.substr(0, good.size() - 1 - io::line_tail_bytes);
  text.replace(text.find("\"figures\":1"), 11, "\"figures\":2");
  io::append_sum(text, 0, 0);
  disk.put(file, text);
  BOOST_TEST(loaded(disk).at.seq == 0U);
  BOOST_TEST(!io::peek_figures(disk, directory));
  answers_are_right(disk.after_kill());
}

BOOST_AUTO_TEST_SUITE_END()
