#include "io/workspace/campaign_settings.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace campaign_settings_suite {
namespace {

using namespace dnd;
using io::ec;

struct yaml_file {
  tests::scratch_directory disk;

  io::result<io::campaign_file> read(std::string_view text) {
    return io::read_campaign_file(io::posix_file_ops(), disk.write("campaign.yaml", text));
  }
  /// The head that every whole file has, and `more` after it.
  io::result<io::campaign_file> read_with(std::string_view more) {
    std::string text = "name: \"The Lost Mine\"\nformat: 1\ncreated: 2026-11-22T19:04:11.120Z\n";
    return read(text += more);
  }
  void check_error(const io::result<io::campaign_file>& got, ec code, std::string_view what,
                   std::uint64_t line) {
    BOOST_REQUIRE(!got);
    const io::error& why = got.error();
    BOOST_TEST(why.code == code, io::render(why));
    BOOST_TEST(why.what.find(what) != std::string::npos, why.what);
    BOOST_TEST(why.path == disk / "campaign.yaml");
    BOOST_TEST(why.line.value_or(0) == line);
    BOOST_TEST(!why.todo.empty());
  }
};

}  // namespace
}  // namespace campaign_settings_suite

BOOST_FIXTURE_TEST_SUITE(campaign_settings_suite, campaign_settings_suite::yaml_file)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
  io::campaign_file file{
      .name = "Xar'thal: \"Zweite\" Reise #2", .created_ms = 1'795'374'251'120, .settings = {}};
  auto got = read(io::render_campaign_file(file));
  BOOST_REQUIRE(got);
  BOOST_TEST((*got == file));
  file.name = "123";
  file.settings = {.durable = io::durability::encounter,
                   .snapshot_every = 1,
                   .checkpoint_every = 1'024,
                   .checkpoint_per_mille = 0,
                   .house = {model::initiative_ruling::individual}};
  got = read(io::render_campaign_file(file));
  BOOST_REQUIRE(got);
  BOOST_TEST((*got == file));
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_left_to_the_program) {
  const auto got = read_with("");
  BOOST_REQUIRE(got);
  BOOST_TEST(got->name == "The Lost Mine");
  BOOST_TEST(!got->settings.durable);
  BOOST_TEST(!got->settings.snapshot_every);
  BOOST_TEST(got->settings.house.initiative == model::initiative_ruling::group);
}

BOOST_AUTO_TEST_CASE(settings_are_read) {
  const auto got =
      read_with("durability: encounter\nsnapshot_every: 12\nrulings: {initiative: individual}\n");
  BOOST_REQUIRE(got);
  BOOST_TEST(got->settings.durable == io::durability::encounter);
  BOOST_TEST(got->settings.snapshot_every.value() == 12U);
  BOOST_TEST(got->settings.house.initiative == model::initiative_ruling::individual);
  BOOST_TEST(!got->settings.checkpoint_every);
  const auto kept = read_with("checkpoints:\n  every: 2000\n  per_mille: 1000\n");
  BOOST_REQUIRE(kept);
  BOOST_TEST(kept->settings.checkpoint_every.value() == 2'000U);
  BOOST_TEST(kept->settings.checkpoint_per_mille.value() == 1'000U);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_not_found) {
  const auto got = io::read_campaign_file(io::posix_file_ops(), disk / "campaign.yaml");
  BOOST_REQUIRE(!got);
  BOOST_TEST(got.error().code == ec::not_found);
}

BOOST_AUTO_TEST_CASE(a_newer_format_is_an_unknown_version_whatever_else_is_in_it) {
  check_error(read("format: 2\nname: [a]\n"), ec::unknown_version, "has format 2", 1);
  check_error(read("dragons: many\nformat: 2\n"), ec::unknown_version, "has format 2", 2);
}

BOOST_AUTO_TEST_CASE(a_file_without_what_dnd_wrote_is_corrupt) {
  check_error(read(""), ec::corrupt, "format is missing", 0);
  check_error(read("format: one\n"), ec::corrupt, "\"one\" is no format", 1);
  check_error(read("format: 0\n"), ec::corrupt, "\"0\" is no format", 1);
  check_error(read("format: 1\n"), ec::corrupt, "name is missing", 0);
  check_error(read("format: 1\nname: a/b\n"), ec::corrupt, "path separator", 2);
  check_error(read("format: 1\nname: a\n"), ec::corrupt, "time of creation is missing", 0);
  check_error(read("format: 1\nname: a\ncreated: today\n"), ec::corrupt, "\"today\"", 3);
  check_error(read("format: 1\nname: a\ncreated: 2026-02-30T00:00:00.000Z\n"), ec::corrupt,
              "no time of creation", 3);
}

BOOST_AUTO_TEST_CASE(an_unknown_field_is_refused_with_the_nearest_spelling) {
  const auto got = read_with("durabilty: command\n");
  check_error(got, ec::bad_content, "\"durabilty\"", 4);
  BOOST_TEST(got.error().todo.find("durability") != std::string::npos);
  check_error(read_with("rulings:\n  intiative: group\n"), ec::bad_content, "\"rulings.intiative\"",
              5);
}

BOOST_AUTO_TEST_CASE(a_bad_setting_is_refused_with_its_place) {
  check_error(read_with("durability: maybe\n"), ec::bad_content, "cannot be \"maybe\"", 4);
  check_error(read_with("snapshot_every: 0\n"), ec::bad_content, "cannot be \"0\"", 4);
  check_error(read_with("snapshot_every: 1000001\n"), ec::bad_content, "\"1000001\"", 4);
  check_error(read_with("checkpoints:\n  every: 1023\n"), ec::bad_content, "\"1023\"", 5);
  check_error(read_with("checkpoints:\n  every: 10000001\n"), ec::bad_content, "\"10000001\"", 5);
  check_error(read_with("checkpoints:\n  per_mille: 1001\n"), ec::bad_content, "\"1001\"", 5);
  check_error(read_with("rulings:\n  initiative: side\n"), ec::bad_content, "\"side\"", 5);
  check_error(read_with("rulings:\n  reactions: maybe\n"), ec::bad_content, "\"maybe\"", 5);
  check_error(read_with("durability: [command]\n"), ec::bad_content, "takes one value", 4);
  check_error(read_with("rulings: {initiative: {a: b}}\n"), ec::bad_content, "takes one value", 4);
  static_assert(bounds::snapshot_every_max == 1'000'000);
  static_assert(bounds::checkpoint_every_min == 1'024);
  static_assert(bounds::checkpoint_every_max == 10'000'000);
  static_assert(bounds::cache_per_mille_max == 1'000);
}

BOOST_AUTO_TEST_CASE(text_that_is_no_yaml_is_refused_by_the_reader) {
  const auto got = read("name: {a\n");
  BOOST_REQUIRE(!got);
  BOOST_TEST(got.error().code == ec::bad_yaml);
  const auto large = read(std::string(bounds::yaml_bytes_max + 1, '#'));
  BOOST_REQUIRE(!large);
  BOOST_TEST(large.error().code == ec::too_large);
}

BOOST_AUTO_TEST_SUITE_END()
