// The file of where values changed: what was written is read back, and what is not of this log is
// not used.

#include "io/store/file/projections/changes_file.hpp"

#include "io/store/codec/line_format.hpp"
#include "tests/io/store/file/projections/changes_promises.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <string>
#include <string_view>

BOOST_FIXTURE_TEST_SUITE(changes_file_suite, dnd::test::noted_evening)

using namespace dnd;
using namespace dnd::test;

namespace {

/// The file with another head, which is proven by its sum all the same.
std::string with_head(const std::string& text, std::string_view from, std::string_view to) {
  const auto end = text.find('\n');
  std::string head = text.substr(0, end - io::line_tail_bytes);
  const auto at = head.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  head.replace(at, from.size(), to);
  io::append_sum(head, 0, 0);
  return head + text.substr(end + 1);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back) {
  const auto all = expected(last());
  BOOST_REQUIRE(all.stretches.size() > 3);
  const auto& at = places[all.last()];
  BOOST_REQUIRE(io::save_changes(disk, directory, all, at));
  const auto found = loaded(disk);
  BOOST_TEST((found.index == all));
  BOOST_TEST((found.at == at));
  BOOST_TEST(found.why_not.empty());
  const auto mark = io::peek_changes(disk, directory);
  BOOST_REQUIRE(mark);
  BOOST_TEST(mark->seq == at.seq);
  BOOST_TEST(mark->offset == at.offset);
  BOOST_TEST(mark->bytes == disk.bytes_of(file).size());
  BOOST_TEST(!disk.has(file + ".tmp"));
  answers_are_right(disk.after_kill());
}

BOOST_AUTO_TEST_CASE(every_line_is_an_object_that_other_programs_read) {
  keep();
  const auto text = disk.bytes_of(file);
  BOOST_TEST(text.starts_with("{\"changes\":1,\"seq\":"));
  simdjson::ondemand::parser parser;
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < text.size(); ++count) {
    const auto end = text.find('\n', begin);
    BOOST_REQUIRE(end != std::string::npos);
    const auto line = simdjson::padded_string(text.substr(begin, end - begin));
    auto document = parser.iterate(line);
    BOOST_REQUIRE(!document.get_object().error());
    begin = end + 1;
  }
  BOOST_TEST(count == loaded(disk).index.stretches.size() + 1);
}

BOOST_AUTO_TEST_CASE(nothing_is_found_where_there_is_none) {
  BOOST_TEST(loaded(disk).at.seq == 0U);
  BOOST_TEST(loaded(disk).why_not.empty());
  BOOST_TEST(!io::peek_changes(disk, directory));
  BOOST_TEST(changes_of(disk, "grog").known_to == 0U);
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
    BOOST_REQUIRE_EQUAL(changes_of(disk, "grog").known_to, 0U);
    disk.put(file, good.substr(0, at));
    BOOST_REQUIRE_EQUAL(loaded(disk).at.seq, 0U);
    BOOST_REQUIRE_EQUAL(changes_of(disk, "grog").known_to, 0U);
  }
}

BOOST_AUTO_TEST_CASE(that_of_another_log_and_of_another_version_is_not_used) {
  noted_evening other;
  for (std::size_t i = 0; i < stretch; ++i) other.note("elsewhere");
  other.keep();
  keep();
  const auto good = disk.bytes_of(file);
  disk.put(file, other.disk.bytes_of(file));
  BOOST_TEST(loaded(disk).at.seq == 0U);
  BOOST_TEST(loaded(disk).why_not == "its end is not a place of the log");
  // Sound in themselves: of a format that is to come, and of a program with other values.
  disk.put(file, with_head(good, "\"changes\":1", "\"changes\":2"));
  BOOST_TEST(loaded(disk).at.seq == 0U);
  BOOST_TEST(!io::peek_changes(disk, directory));
  const auto values = good.substr(good.find("\"values\":\"") + 10, 16);
  disk.put(file, with_head(good, values, "0123456789abcdef"));
  BOOST_TEST(loaded(disk).at.seq == 0U);
  // And one that is as it was.
  disk.put(file, with_head(good, values, values));
  BOOST_TEST(loaded(disk).at.seq > 0U);
}

BOOST_AUTO_TEST_CASE(a_body_that_does_not_fit_its_head_is_not_used) {
  auto all = expected(last());
  const auto& at = places[all.last()];
  const auto refused = [&](const model::views::change_index& index) {
    BOOST_REQUIRE(io::save_changes(disk, directory, index, at));
    BOOST_TEST(loaded(disk).at.seq == 0U);
    BOOST_TEST(!loaded(disk).why_not.empty());
  };
  auto of_no_name = all;
  of_no_name.stretches.back().subjects = {
      {.id = "grog", .figures = {static_cast<std::uint32_t>(all.names.size())}}};
  refused(of_no_name);
  BOOST_TEST(changes_of(disk, "grog").known_to == 0U);
  auto not_in_order = all;
  std::swap(not_in_order.stretches[0], not_in_order.stretches[1]);
  refused(not_in_order);
  BOOST_TEST(changes_of(disk, "grog").known_to == 0U);
}

BOOST_AUTO_TEST_CASE(a_name_in_quotes_finds_itself_alone) {
  auto all = expected(last());
  all.stretches.back().subjects.push_back({.id = "z\"id\":\"grog\"", .figures = {0}});
  BOOST_REQUIRE(io::save_changes(disk, directory, all, places[all.last()]));
  BOOST_TEST(changes_of(disk, "z\"id\":\"grog\"").stretches.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
