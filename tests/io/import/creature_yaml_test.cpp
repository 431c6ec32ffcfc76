// What is written from a creature is read back as the same creature: tried with all built-in ones.

#include "io/import/creature_yaml.hpp"

#include "io/content/creature_reader.hpp"
#include "io/content/library.hpp"
#include "io/import/yaml_writer.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include <string>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(creature_yaml_suite)

namespace {

using namespace io::imports;
namespace content = io::content;

imported_creature imported_from(model::stat_block block) {
  imported_creature made;
  for (const model::action& each : block.actions)
    made.actions.push_back({each, "Some words.\nMore."});
  for (const model::trait& each : block.traits)
    made.traits.push_back({each, "#: - \"odd\" 'words'"});
  block.actions.clear();
  block.traits.clear();
  made.block = std::move(block);
  made.description =
      "Words of any length, longer than a line of YAML has room for, so that they are "
      "folded into several of them.\nAnd a second paragraph: with a colon.";
  return made;
}

/// As a file has it: its spells are no actions, and its shared lists are sorted by group.
io::result<model::stat_block> read_entry(const std::string& text, std::string_view slug) {
  auto read = content::read_content(text, "f.yaml", [&](const content::value& root) {
    return content::read_monster(root, slug).block;
  });
  return read;
}

}  // namespace

/// What it does besides its figures is nothing that other tools' files hold.
void leave_figures(model::stat_block& block) {
  for (model::action& one : block.actions) {
    one.effects.clear();
    one.branches.clear();
    one.ranged_damage.clear();
    one.properties = {};
    one.on.clear();
    one.on_weapon = {};
    one.on_types = {};
    one.free = false;
    one.of_dead = false;
    one.on_with = {};
    one.on_against.clear();
    one.on_level_at_most = 0;
    one.on_alone = false;
    if (one.usage.kind == model::usage_kind::at_will) one.usage.pool = {};
    std::erase_if(one.multiattack, [](const model::multiattack_step& step) {
      return !step.choose.empty() || !step.if_hit.empty() || !step.count_of.empty();
    });
  }
  block.pools.clear();
  // An entry may have a bonus action among its special ones; written, it stands among its like.
  std::ranges::stable_sort(block.actions, {}, &model::action::group);
  std::vector<model::trait> traits = block.traits.all();
  for (model::trait& one : traits) {
    one.modifiers.clear();
    one.triggers.clear();
  }
  block.traits = std::move(traits);
}

BOOST_AUTO_TEST_CASE(every_built_in_monster_comes_back_as_it_was) {
  content::library srd(io::posix_file_ops(), {});
  std::size_t read = 0;
  for (const std::string& slug : srd.slugs(content::category::monsters)) {
    const auto text = srd.text(content::category::monsters, slug);
    BOOST_REQUIRE(text.has_value());
    auto block = read_entry(*text, slug);
    BOOST_REQUIRE(block.has_value());
    leave_figures(*block);
    auto again = read_entry(monster_yaml(imported_from(*block), "From a test."), slug);
    BOOST_REQUIRE_MESSAGE(again.has_value(), slug);
    std::ranges::stable_sort(again->actions, {}, &model::action::group);
    BOOST_CHECK_MESSAGE(*again == *block, slug);
    ++read;
  }
  BOOST_TEST(read == 334U);
}

BOOST_AUTO_TEST_CASE(descriptions_come_back_word_by_word) {
  imported_creature made;
  made.block.name = "Ox";
  made.block.type = "beast";
  made.description = "One: \"two\" # three.\n- Four\n" + std::string(200, 'x') + " five";
  const std::string text = monster_yaml(made, "From a test.");
  const auto read = content::read_content(text, "f.yaml", [](const content::value& root) {
    content::fields from(root);
    return content::read_description(from);
  });
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(*read == made.description);
}

BOOST_AUTO_TEST_CASE(scalars_are_quoted_where_they_have_to_be) {
  BOOST_TEST(yaml_scalar("Mill Warden") == "Mill Warden");
  BOOST_TEST(yaml_scalar("60 ft. cone") == "60 ft. cone");
  for (const char* text : {"null", "12", "a: b", "a #b", "- a", "", "it, that", "\xC3\x9C"})
    BOOST_TEST(yaml_scalar(text).front() == '"');
  BOOST_TEST(yaml_scalar("say \"a\\b\"") == R"("say \"a\\b\"")");
  yaml_writer out;
  out.text(0, "languages", "Common, Giant");
  out.text(0, "empty", "");
  BOOST_TEST(out.take() == "languages: Common, Giant\n");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
