// Checking what people wrote: everything that is wrong is found at once, what nothing reads is
// named, and renaming changes names alone.

#include "io/content/check.hpp"

#include "io/content/rename_fields.hpp"
#include "model/bounds.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

namespace dnd::tests {
namespace check_suite {
namespace {

namespace content = io::content;
using content::check_kind;

constexpr std::string_view sound = "name: Ox\narmor_class: 10\nhit_points: 15\n";

struct world {
  scratch_directory disk;

  content::check_report check(const std::string& place = "w") {
    auto report = content::check_content(io::posix_file_ops(), {{disk / "w"}, {disk / place}});
    BOOST_REQUIRE(report.has_value());
    return std::move(*report);
  }

  /// "wrong monsters/ox.yaml 2:1 …" of each finding.
  std::vector<std::string> lines(const std::string& place = "w") {
    std::vector<std::string> all;
    for (const content::check_finding& each : check(place).findings) {
      std::string line = each.kind == check_kind::wrong ? "wrong " : "unread ";
      line += each.what.why.path.substr((disk / "w/").size());
      if (each.what.why.line)
        line +=
            " " + std::to_string(*each.what.why.line) + ":" + std::to_string(*each.what.why.column);
      all.push_back(line + " " + each.what.why.what);
    }
    return all;
  }
  bool tells(std::string_view part, const std::string& place = "w") {
    const auto all = lines(place);
    for (const auto& line : all) BOOST_TEST_MESSAGE(line);
    return std::any_of(all.begin(), all.end(), [&](const std::string& line) {
      return line.find(part) != std::string::npos;
    });
  }
};

}  // namespace
}  // namespace check_suite

BOOST_FIXTURE_TEST_SUITE(check_suite, check_suite::world)

BOOST_AUTO_TEST_CASE(all_that_is_wrong_is_found_in_all_files_at_once) {
  disk.write("w/monsters/a.yaml", "name: A\nac: 10\nhp: 3\nsize: hgue\n");
  disk.write("w/monsters/b.yaml", "name: B\narmor_class: ten\nhit_points: 0\n");
  disk.write("w/monsters/c.yaml", sound);
  disk.write("w/spells/d.yaml", "name: D\nlevel: 12\n");
  const auto report = check();
  BOOST_TEST(report.files == 4U);
  BOOST_TEST(tells("wrong monsters/a.yaml 2:1 field ac: is not known here"));
  BOOST_TEST(tells("wrong monsters/a.yaml 3:1 field hp: is not known here"));
  BOOST_TEST(tells("wrong monsters/a.yaml 4:7 field size"));
  BOOST_TEST(tells("wrong monsters/b.yaml 2:14 field armor_class"));
  BOOST_TEST(tells("wrong monsters/b.yaml 3:13 field hit_points"));
  BOOST_TEST(tells("field level"));
  BOOST_TEST(tells("field school: is missing"));
  // What stands under another name is not missing besides.
  BOOST_TEST(!tells("monsters/a.yaml 1:1"));
}

BOOST_AUTO_TEST_CASE(names_of_entries_have_to_lead_somewhere) {
  disk.write("w/monsters/mage.yaml",
             std::string(sound) +
                 "spellcasting:\n  - {with: int, dc: 12, to_hit: 4, spells: {3: [firebal]}}\n");
  BOOST_TEST(
      tells("wrong monsters/mage.yaml 5:49 field spellcasting[0].spells.3[0]: there is no "
            "\"firebal\" among the spells"));
}

BOOST_AUTO_TEST_CASE(what_nothing_reads_is_named) {
  disk.write("w/world.yaml", "name: W\nformat: 1\n");
  disk.write("w/monsters/ox.yaml", sound);
  disk.write("w/monsters/Ox.yaml", sound);
  disk.write("w/monsters/elk.json", "{}");
  disk.write("w/monsters/Elk.YAML", sound);
  disk.write("w/monsters/elk.yaml~", sound);
  disk.write("w/monsters/notes", "");
  disk.write("w/monsters/.elk.yaml.swp", "");
  disk.write("w/monsters/old/elk.yaml", sound);
  disk.write("w/monsters/bear (1).yaml", sound);
  disk.write("w/monsters/bear.sync-conflict-20261128-1015-AB.yaml", sound);
  disk.write("w/monster/elk.yaml", sound);
  disk.write("w/elk.yaml", sound);
  disk.write("w/readme.txt", "");
  BOOST_TEST(tells("unread monsters/Ox.yaml is not read: ox.yaml stands for the same name, ox"));
  BOOST_TEST(tells("unread monsters/elk.json is not read: entries are YAML"));
  BOOST_TEST(tells("unread monsters/Elk.YAML is not read: its ending is not in lower case"));
  BOOST_TEST(tells("unread monsters/elk.yaml~ is not read: it looks like what a program left"));
  BOOST_TEST(tells("unread monsters/notes is not read: the names of entries end in .yaml"));
  BOOST_TEST(tells("unread monsters/old nothing reads a folder in here"));
  BOOST_TEST(tells("unread monsters/bear (1).yaml looks like the copy of bear"));
  BOOST_TEST(tells("unread monsters/bear.sync-conflict-20261128-1015-AB.yaml looks like the copy"));
  BOOST_TEST(tells("unread monster nothing reads a folder of this name"));
  BOOST_TEST(tells("unread elk.yaml nothing reads a file here"));
  BOOST_TEST(!tells(".swp"));
  BOOST_TEST(!tells("world.yaml"));
  BOOST_TEST(!tells("readme"));
  BOOST_TEST(check().wrong == 0U);
}

BOOST_AUTO_TEST_CASE(files_that_are_not_text_are_wrong_at_their_place) {
  disk.write("w/monsters/zoe.yaml", "name: Ox\nalignment: Zo\xeb\n");
  disk.write("w/monsters/tabs.yaml", "name: Ox\n\tsize: huge\n");
  disk.write("w/monsters/---.yaml", sound);
  BOOST_TEST(tells("wrong monsters/zoe.yaml 2:14 this is not UTF-8 text"));
  BOOST_TEST(tells("wrong monsters/tabs.yaml"));
  BOOST_TEST(tells("wrong monsters/---.yaml the name of this file has no letter"));
}

BOOST_AUTO_TEST_CASE(a_folder_and_a_file_can_be_checked_alone) {
  disk.write("w/monsters/a.yaml", "name: A\nac: 10\n");
  disk.write("w/monsters/b.yaml", sound);
  disk.write("w/loose/b.yaml", sound);
  BOOST_TEST(check("w/monsters").files == 2U);
  BOOST_TEST(check("w/monsters/b.yaml").files == 1U);
  BOOST_TEST(check("w/monsters/b.yaml").wrong == 0U);
  BOOST_TEST(tells("nothing says what this entry is", "w/loose/b.yaml"));
  const auto missing = content::check_content(io::posix_file_ops(), {{}, {disk / "nowhere"}});
  BOOST_REQUIRE(!missing.has_value());
  BOOST_TEST((missing.error().code == io::ec::not_found));
  disk.write("w/spells", "");
  BOOST_TEST(tells("wrong spells content is kept in a directory of this name"));
}

BOOST_AUTO_TEST_CASE(renaming_changes_names_alone_and_goes_on_below_them) {
  disk.write("w/monsters/a.yaml",
             "name: A # ac of a\n\"ac\": 10\nhp: 3\nspecial_abilities: []\nactions:\n"
             "  - {name: Bite, attack: melee, attack_bonus: 4, dmg: [1d4 piercing]}\n"
             "reaction:\n  - {name: Hide, desc: \"hp: ac\"}\n");
  const auto report = check();
  BOOST_REQUIRE(report.renames.size() == 1U);
  const auto& plan = report.renames.front();
  BOOST_TEST(plan.after ==
             "name: A # ac of a\n\"armor_class\": 10\nhit_points: 3\ntraits: []\nactions:\n"
             "  - {name: Bite, attack: melee, to_hit: 4, damage: [1d4 piercing]}\n"
             "reactions:\n  - {name: Hide, description: \"hp: ac\"}\n");
  BOOST_TEST(plan.names.size() == 7U);
  const auto lines = content::changed_lines(plan.before, plan.after);
  BOOST_REQUIRE(lines.size() == 6U);
  BOOST_TEST(lines[0].line == 2U);
  BOOST_TEST(lines[0].before == "\"ac\": 10");
  BOOST_TEST(lines[0].after == "\"armor_class\": 10");
}

BOOST_AUTO_TEST_CASE(a_name_that_is_taken_is_not_given_twice) {
  disk.write("w/monsters/a.yaml", std::string(sound) + "ac: 12\n");
  const auto report = check();
  BOOST_TEST(report.renames.empty());
  BOOST_TEST(report.wrong == 1U);
}

BOOST_AUTO_TEST_CASE(findings_are_bounded_and_all_are_counted) {
  std::string many(sound);
  for (std::size_t i = 0; i < bounds::findings_per_file_max + 5; ++i)
    many += "zzz" + std::to_string(i) + ": 1\n";
  const std::size_t files = bounds::check_findings_max / bounds::findings_per_file_max + 1;
  for (std::size_t i = 0; i < files; ++i)
    disk.write("w/monsters/m" + std::to_string(i) + ".yaml", many);
  const auto report = check();
  BOOST_TEST(report.findings.size() == bounds::check_findings_max);
  BOOST_TEST(report.wrong == files * bounds::findings_per_file_max);
}

BOOST_AUTO_TEST_CASE(renaming_ends_after_its_rounds) {
  std::size_t asked = 0;
  const auto renamed = content::rename_fields("a: 1\n", [&](const std::string& text) {
    ++asked;
    const std::string name = text.substr(0, 1);
    content::finding what{io::error{}, name,
                          content::renaming{1, 1, name, name == "a" ? "b" : "a"}};
    return std::vector<content::finding>{what};
  });
  BOOST_TEST(asked == bounds::fix_rounds_max);
  BOOST_TEST(renamed.names.size() == bounds::fix_rounds_max);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
