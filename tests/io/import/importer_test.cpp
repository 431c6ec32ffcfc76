// Files and folders of other tools: what is written where, and what stays as it is.

#include "io/import/importer.hpp"

#include "model/bounds.hpp"
#include "tests/support/import_samples.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>

namespace dnd::tests {
namespace importer_suite {
namespace {

using namespace io::imports;
namespace content = io::content;

struct desk {
  scratch_directory disk;
  content::library names{io::posix_file_ops(), {disk / "world"}};

  desk() { std::filesystem::create_directories(disk / "world"); }

  io::result<import_plan> plan(const std::string& from, bool overwrites = false) {
    return plan_import(io::posix_file_ops(), names,
                       {disk / from, import_kind::as_it_says, disk / "world", overwrites});
  }
  std::size_t import(const std::string& from, bool overwrites = false) {
    const auto what = plan(from, overwrites);
    BOOST_REQUIRE(what.has_value());
    const auto written = write_import(io::posix_file_ops(), *what, disk / "world");
    BOOST_REQUIRE(written.has_value());
    return *written;
  }
  /// One creature in the shape of one format.
  static std::string sample(std::size_t format, std::size_t creature) {
    return sample_formats().at(format).file(sample_creatures().at(creature));
  }
};

}  // namespace
}  // namespace importer_suite

BOOST_FIXTURE_TEST_SUITE(importer_suite, importer_suite::desk)

BOOST_AUTO_TEST_CASE(a_folder_is_read_with_all_folders_in_it) {
  disk.write("in/a.json", sample(0, 0));
  disk.write("in/deep/b.xml", sample(8, 1));
  disk.write("in/deep/c.toml", sample(9, 2));
  disk.write("in/picture.png", "");
  disk.write("in/wrong.json", "{");
  disk.write("in/.hidden.json", "{");
  const auto what = plan("in");
  BOOST_REQUIRE(what.has_value());
  BOOST_TEST(what->items.size() == 3U);
  BOOST_REQUIRE(what->failures.size() == 1U);
  BOOST_TEST(what->failures[0].path == disk / "in/wrong.json");
  BOOST_REQUIRE(what->notes.size() == 1U);
  BOOST_TEST(what->notes[0].path == disk / "in/picture.png");
  BOOST_TEST(import("in") == 3U);
  BOOST_TEST(disk.has("world/monsters/mill-warden.yaml"));
  BOOST_TEST(disk.has("world/monsters/bog-lurker.yaml"));
  BOOST_TEST(names.creature("Mill Warden").has_value());
}

BOOST_AUTO_TEST_CASE(planning_writes_nothing) {
  disk.write("in/a.json", sample(0, 0));
  BOOST_REQUIRE(plan("in/a.json").has_value());
  BOOST_TEST(!disk.has("world/monsters"));
}

BOOST_AUTO_TEST_CASE(what_is_there_stays_unless_it_is_to_be_overwritten) {
  disk.write("in/a.json", sample(0, 0));
  disk.write("world/monsters/Mill Warden.yaml", "name: Mine\narmor_class: 1\nhit_points: 1\n");
  BOOST_TEST(import("in/a.json") == 0U);
  BOOST_TEST(disk.read("world/monsters/Mill Warden.yaml").starts_with("name: Mine"));
  BOOST_TEST(import("in/a.json", true) == 1U);
  BOOST_TEST(disk.read("world/monsters/Mill Warden.yaml").starts_with("# Imported from a.json"));
  BOOST_TEST(!disk.has("world/monsters/mill-warden.yaml"));
}

BOOST_AUTO_TEST_CASE(two_files_with_one_name_get_files_of_their_own) {
  disk.write("in/a.json", sample(0, 0));
  disk.write("in/b.json", sample(1, 0));
  BOOST_TEST(import("in") == 2U);
  BOOST_TEST(disk.has("world/monsters/mill-warden.yaml"));
  BOOST_TEST(disk.has("world/monsters/mill-warden-2.yaml"));
}

BOOST_AUTO_TEST_CASE(a_place_that_is_not_there_is_an_error) {
  const auto what = plan("nowhere");
  BOOST_REQUIRE(!what.has_value());
  BOOST_TEST((what.error().code == io::ec::not_found));
}

BOOST_AUTO_TEST_CASE(the_number_of_files_is_bounded) {
  for (std::size_t i = 0; i <= bounds::import_files_max; ++i)
    disk.write("in/" + std::to_string(i) + ".json", "");
  const auto what = plan("in");
  BOOST_REQUIRE(!what.has_value());
  BOOST_TEST((what.error().code == io::ec::too_large));
}

BOOST_AUTO_TEST_CASE(the_number_of_creatures_of_a_file_is_bounded) {
  std::string many = "[";
  for (std::size_t i = 0; i <= bounds::import_entries_max; ++i)
    many += std::string(i == 0 ? "" : ",") + R"({"name":"O","ac":1,"hp":1,"stats":[]})";
  const auto file = read_import(many + "]", "f", import_kind::monster,
                                [](content::category, const std::string&) { return true; });
  BOOST_REQUIRE(file.has_value());
  BOOST_TEST(file->entries.size() == bounds::import_entries_max);
  BOOST_REQUIRE(file->others.size() == 1U);
  BOOST_TEST(file->others[0].find("more creatures than") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(damaged_files_are_refused_or_give_sound_entries) {
  std::mt19937 dice(7);
  std::size_t read = 0;
  for (std::size_t format = 0; format < sample_formats().size(); ++format) {
    for (std::size_t run = 0; run < 150; ++run) {
      std::string text = sample(format, run % 10);
      const std::size_t at = dice() % text.size();
      switch (run % 4) {
        case 0:
          text.resize(at);
          break;
        case 1:
          text[at] = static_cast<char>(dice() % 128);
          break;
        case 2:
          text.erase(at, dice() % 40);
          break;
        default:
          text.insert(at, text.substr(dice() % text.size(), dice() % 60));
          break;
      }
      const auto file = read_import(
          text, "f", static_cast<import_kind>(run % 3),
          [&](content::category kind, const std::string& slug) { return names.knows(kind, slug); });
      if (!file) continue;
      for (const imported_entry& entry : file->entries) {
        ++read;
        const auto checked =
            names.inspect(entry.kind, {entry.slug, "f.yaml", entry.yaml, false}).wrong;
        for (const auto& wrong : checked) BOOST_ERROR(io::render(wrong.why) + "\n" + entry.yaml);
      }
    }
  }
  BOOST_TEST(read > 100U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
