// Asking what the content says: which entries are shown for a name, and what a search comes to.

#include "actors/content_questions.hpp"

#include "io/files/posix/disk.hpp"
#include "model/language/parse.hpp"
#include "model/state.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace dnd::tests {
namespace content_questions_suite {
namespace {

using model::refusal;
using model::refusal_code;

template <class Verb>
Verb read(const std::string& line) {
  const auto parsed = model::parse_line(line);
  BOOST_REQUIRE_MESSAGE(parsed, line);
  return get<Verb>(std::get<model::question>(*parsed));
}

struct asking {
  scratch_directory disk;
  actors::content_questions content{io::posix_file_ops(), {disk / "world"}};

  /// "spells/fireball", with a blank between several.
  std::string shown(const std::string& line) {
    const auto found = content.look(read<model::commands::look>(line));
    BOOST_REQUIRE_MESSAGE(found, line);
    BOOST_REQUIRE_MESSAGE(*found, line + (*found ? "" : (*found).error().message));
    std::string text;
    for (const auto& each : **found)
      text += (text.empty() ? "" : " ") + std::string(to_text(each.entry->kind)) + "/" +
              each.entry->slug;
    return text;
  }
  refusal refused(const std::string& line) {
    const auto found = content.look(read<model::commands::look>(line));
    BOOST_REQUIRE_MESSAGE(found, line);
    BOOST_REQUIRE_MESSAGE(!*found, line);
    return (*found).error();
  }
  actors::find_answer found(const std::string& line) {
    const auto made = content.find(read<model::commands::find>(line));
    BOOST_REQUIRE_MESSAGE(made, line);
    BOOST_REQUIRE_MESSAGE(*made, line);
    return **made;
  }
};

}  // namespace
}  // namespace content_questions_suite

BOOST_FIXTURE_TEST_SUITE(content_questions_suite, content_questions_suite::asking)

BOOST_AUTO_TEST_CASE(all_that_have_the_name_are_shown) {
  BOOST_TEST(shown("look Fireball") == "spells/fireball");
  BOOST_TEST(shown("look shield") == "spells/shield equipment/shield");
  BOOST_TEST(shown("look goblin") == "monsters/goblin languages/goblin");
}

BOOST_AUTO_TEST_CASE(beginning_of_one_name_is_enough) {
  BOOST_TEST(shown("look fireb") == "spells/fireball");
  BOOST_TEST(shown("look gobl") == "monsters/goblin languages/goblin");
  // Proficiency with it is not meant, unless there is nothing else.
  BOOST_TEST(shown("look longsw") == "equipment/longsword");
  BOOST_TEST(shown("look longsw kind: proficiency") == "proficiencies/longswords");
}

BOOST_AUTO_TEST_CASE(kind_before_the_name_or_in_its_label_chooses) {
  BOOST_TEST(shown("look spell shield") == "spells/shield");
  BOOST_TEST(shown("look shield kind: equipment") == "equipment/shield");
  BOOST_TEST(shown("look damage type fire") == "damage-types/fire");
}

BOOST_AUTO_TEST_CASE(whole_name_goes_before_a_kind_and_the_rest) {
  disk.write("world/monsters/spell-shield.yaml",
             "name: Spell Shield\narmor_class: 10\nhit_points: 1\n");
  BOOST_TEST(shown("look spell shield") == "monsters/spell-shield");
}

BOOST_AUTO_TEST_CASE(name_that_nothing_has_is_refused_with_near_ones) {
  const refusal why = refused("look firebal1");
  BOOST_TEST((why.code == refusal_code::unknown_content));
  BOOST_TEST(why.message == "nothing is called \"firebal1\"");
  BOOST_TEST(why.hint == "Did you mean fireball?");
  BOOST_TEST(why.column.value_or(0) == 5U);
  BOOST_TEST(!refused("look qqqqqqqq").hint.empty());
}

BOOST_AUTO_TEST_CASE(beginning_of_several_is_refused_with_their_names) {
  const refusal why = refused("look gian");
  BOOST_TEST(why.message.ends_with(" entries begin with \"gian\""));
  (void)refused("look zom kind: spell");
}

BOOST_AUTO_TEST_CASE(more_entries_of_a_name_than_are_shown_are_named) {
  for (const char* const kind : {"skills", "feats", "conditions", "rules", "magic-schools"})
    disk.write(
        std::string("world/") + kind + "/moon.yaml",
        std::string("name: Moon\n") + (std::string(kind) == "skills" ? "ability: wis\n" : ""));
  const refusal why = refused("look moon");
  BOOST_TEST(why.message == "5 entries are called \"moon\"");
  BOOST_TEST(why.hint.find("moon (feat)") != std::string::npos);
  BOOST_TEST(shown("look feat moon") == "feats/moon");
}

BOOST_AUTO_TEST_CASE(broken_entry_that_is_looked_up_is_an_error) {
  disk.write("world/spells/mine.yaml", "name: Mine\nlevel: ten\n");
  const auto found = content.look(read<model::commands::look>("look mine"));
  BOOST_REQUIRE(!found);
  BOOST_TEST((found.error().code == io::ec::bad_content));
}

BOOST_AUTO_TEST_CASE(search_finds_what_is_built_in_and_what_is_home_made) {
  disk.write("world/monsters/bone-king.yaml",
             "name: Bone King\narmor_class: 15\nhit_points: 60\nchallenge: 2\ntype: undead\n");
  const auto made = found("find cr: 2 type: undead");
  std::vector<std::string> names;
  for (const auto& each : made.found.rows) names.push_back(each->name);
  BOOST_TEST(std::count(names.begin(), names.end(), "Bone King") == 1);
  BOOST_TEST(std::count(names.begin(), names.end(), "Ghast") == 1);
  BOOST_TEST(std::is_sorted(names.begin(), names.end()));
  BOOST_TEST(made.broken.empty());
}

BOOST_AUTO_TEST_CASE(broken_entries_are_named_up_to_a_bound) {
  for (int i = 0; i < 12; ++i)
    disk.write("world/monsters/m" + std::to_string(i) + ".yaml", "name: M\n");
  const auto made = found("find monsters cr: 30");
  BOOST_TEST(made.broken.size() == 11U);
  BOOST_TEST(made.broken.back() == "2 more entries that cannot be read are left out");
  BOOST_TEST(!made.found.rows.empty());
}

BOOST_AUTO_TEST_CASE(search_refuses_what_nothing_has) {
  const auto made = content.find(read<model::commands::find>("find type: weather"));
  BOOST_REQUIRE(made);
  BOOST_TEST(((*made).error().code == refusal_code::bad_value));
  const auto other = content.find(read<model::commands::find>("find spells cr: 1"));
  BOOST_REQUIRE(other);
  BOOST_TEST(((*other).error().code == refusal_code::unknown_label));
}

BOOST_AUTO_TEST_CASE(completion_has_names_and_values) {
  const auto spells = content.names(model::category::spells);
  BOOST_TEST(std::count(spells.begin(), spells.end(), "fireball") == 1);
  const auto types = content.values(model::category::monsters, "type");
  BOOST_TEST(std::count(types.begin(), types.end(), "undead") == 1);
  BOOST_TEST(content.values(model::category::monsters, "weather").empty());
  BOOST_TEST(content.values(model::category::monsters, "cr").empty());
}

BOOST_AUTO_TEST_CASE(a_command_is_asked_for_step_by_step_with_the_content_of_the_campaign) {
  disk.write("world/classes/jester.yaml",
             "name: Jester\nhit_die: 8\nsaves: [dex, cha]\nlevels: [{level: 1, features: []}]\n");
  const model::state now;
  const std::string line = "character create Tam race: human";
  const auto first = content.guide(now, {}, line, {});
  BOOST_REQUIRE(first);
  BOOST_REQUIRE(*first);
  BOOST_REQUIRE((**first).next.has_value());
  const auto& options = (**first).next->options;
  const auto own = std::find_if(options.begin(), options.end(),
                                [](const auto& each) { return each.value == "jester"; });
  BOOST_REQUIRE(own != options.end());
  BOOST_TEST(own->note == "d8 hit die, saves dex and cha");
  const std::vector<model::guide::answer> answers = {{.label = "race", .values = {"martian"}},
                                                     {.label = "class", .values = {"jester"}},
                                                     {.label = "background", .values = {}},
                                                     {.label = "scores", .values = {"standard"}}};
  std::vector<model::guide::answer> more = answers;
  more.push_back({.label = "abilities", .values = {"str", "dex", "con", "int", "wis", "cha"}});
  const auto wrong = content.guide(now, {}, "character create Tam", more);
  BOOST_REQUIRE(wrong);
  BOOST_REQUIRE(!*wrong);
  BOOST_TEST((*wrong).error().message == "there is no race \"martian\"");
}

BOOST_AUTO_TEST_CASE(a_text_is_written_to_a_new_file_alone) {
  const std::string path = disk / "tam.yaml";
  BOOST_TEST(bool(content.write_file(path, "name: Tam\n")));
  const auto again = content.write_file(path, "name: Tim\n");
  BOOST_REQUIRE(!again);
  BOOST_TEST((again.error().code == io::ec::exists));
  const auto kept = io::posix_file_ops().read_all(path, 100);
  BOOST_REQUIRE(kept);
  BOOST_TEST(*kept == "name: Tam\n");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
