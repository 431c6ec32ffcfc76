// Reading backwards: the place after the last command that ends at or before an event, proven, or
// nothing; never a wrong one.

#include "io/store/file/log/read/backward_reader.hpp"

#include "model/bounds.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(backward_reader_suite)

namespace {

using io::find_backwards;

}  // namespace

BOOST_FIXTURE_TEST_CASE(every_command_end_is_found_from_every_end, written_campaign) {
  evening();
  const auto text = log();
  const text_file file(text);
  for (model::seq_t end = 0; end <= last(); ++end)
    for (model::seq_t seq = 0; seq <= last() + 1; ++seq) {
      const auto found = find_backwards(file, {{}, places[end]}, seq);
      BOOST_REQUIRE(found && *found);
      BOOST_REQUIRE((**found == places[command_end(std::min(seq, end))]));
    }
}

BOOST_FIXTURE_TEST_CASE(a_file_that_begins_later_is_read_to_its_first_line, written_campaign) {
  evening().fight("elara").wound("elara", 1).note();
  const auto text = encounter();
  const text_file file(text);
  const auto& log_end = places[20];
  const auto in_file = [&](model::seq_t seq) {
    return io::log_position{places[seq].offset - log_end.offset, seq, places[seq].sum};
  };
  for (model::seq_t seq = 20; seq <= last(); ++seq) {
    const auto found = find_backwards(file, {{0, 20, log_end.sum}, in_file(last())}, seq);
    BOOST_REQUIRE(found && *found);
    BOOST_REQUIRE((**found == in_file(command_end(seq))));
  }
  const auto before = find_backwards(file, {{0, 20, log_end.sum}, in_file(last())}, 19);
  BOOST_REQUIRE(before);
  BOOST_TEST(!before->has_value());
}

BOOST_AUTO_TEST_CASE(it_goes_as_far_back_as_it_has_to_and_no_further_than_its_bound) {
  log_maker made;
  while (made.bytes().size() < 2 * bounds::backward_bytes_max)
    made.add({.text = std::string(15'000, 'n')});
  const text_file file(made.bytes());
  const std::size_t lines = made.lines();
  for (const std::size_t back : {1U, 3U, 30U, 400U}) {
    const auto found = find_backwards(file, {{}, made.end()}, lines - back);
    BOOST_REQUIRE(found && *found);
    BOOST_TEST((**found == made.after(lines - back - 1)));
  }
  const auto too_far = find_backwards(file, {{}, made.end()}, 10);
  BOOST_REQUIRE(too_far);
  BOOST_TEST(!too_far->has_value());
}

BOOST_FIXTURE_TEST_CASE(damage_on_the_way_finds_nothing_or_what_is_proven, written_campaign) {
  evening();
  for (std::size_t at = places[12].offset; at < places[16].offset; at += 5)
    for (const char bad : {'\n', 'x', '\0'}) {
      auto text = log();
      text[at] = bad;
      const text_file file(text);
      for (model::seq_t seq = 10; seq <= 20; ++seq) {
        const auto found = find_backwards(file, {{}, places[20]}, seq);
        BOOST_REQUIRE(found);
        if (*found) BOOST_REQUIRE((**found == places[command_end(seq)]));
      }
    }
}

BOOST_FIXTURE_TEST_CASE(errors_of_the_disk_are_handed_on_and_a_short_file_is_no_place,
                        written_campaign) {
  evening();
  const auto text = log();
  text_file file(text);
  BOOST_TEST(!find_backwards(file, {{}, {text.size() + 1, 20, 0}}, 20)->has_value());
  file.broken_at = 100;
  BOOST_TEST(find_backwards(file, {{}, places[20]}, 20).error().code == io::ec::io_error);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
