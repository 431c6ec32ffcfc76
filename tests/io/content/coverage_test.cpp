// How much of the content of SRD 5.1 is carried out, counted, and docs/coverage.md says the same.
// DND_WRITE_COVERAGE=1 writes the page.

#include "io/content/effect_reader.hpp"
#include "io/content/library.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/spell_reader.hpp"
#include "model/slug.hpp"
#include "tests/support/faulty_disk.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(coverage_suite)

using namespace dnd;
using namespace dnd::io::content;
using model::effect;
using model::effect_kind;
using model::effect_list;

namespace {

constexpr std::string_view page_path = DND_SOURCE_DIR "/docs/coverage.md";

/// What of an entry is carried out, and what is told to the game master.
struct parts {
  bool carried_out = false;
  bool told = false;
  bool scene = false;

  void add(const parts& other) {
    carried_out = carried_out || other.carried_out;
    told = told || other.told;
    scene = scene || other.scene;
  }
};

parts parts_of(const effect_list& steps);

parts parts_of(const effect& step) {
  parts all;
  if (step.kind == effect_kind::tell)
    (step.scene ? all.scene : all.told) = true;
  else
    all.carried_out = true;
  for (const model::effect_branch& branch : step.branches) all.add(parts_of(branch.steps));
  for (const model::lasting& does : step.lasts) {
    for (const model::effect_branch& moment : does.moments) all.add(parts_of(moment.steps));
    for (const model::action& action : does.actions) all.add(parts_of(action.effects));
  }
  return all;
}

parts parts_of(const effect_list& steps) {
  parts all;
  for (const effect& step : steps) all.add(parts_of(step));
  return all;
}

parts parts_of(const model::action& action) {
  parts all = parts_of(action.effects);
  for (const model::effect_branch& branch : action.branches) all.add(parts_of(branch.steps));
  if (action.attack || !action.damage.empty() || !action.multiattack.empty())
    all.carried_out = true;
  return all;
}

/// A row of the page.
struct row {
  std::string_view what;
  std::size_t whole = 0;
  std::size_t in_part = 0;
  std::size_t told = 0;
  std::size_t scene = 0;
  std::size_t nothing = 0;

  void add(const parts& one) {
    if (one.carried_out)
      ++(one.told ? in_part : whole);
    else
      ++(one.told ? told : one.scene ? scene : nothing);
  }
  [[nodiscard]] std::size_t all() const { return whole + in_part + told + scene + nothing; }
  [[nodiscard]] std::string text() const {
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", what, all(), whole, scene, nothing,
                       in_part, told);
  }
};

/// An entry of a kind whose modifiers, triggers, actions and effects stand at its top.
parts parts_of_entry(const value& root) {
  fields from(root);
  parts all = parts_of(read_effects(from.optional("effects")));
  if (!read_modifiers(from.optional("modifiers")).empty()) all.carried_out = true;
  for (const model::trigger& one : read_triggers(from.optional("triggers")))
    all.add(parts_of(one.effects));
  if (!read_pools(from.optional("pools")).empty()) all.carried_out = true;
  if (const value actions = from.optional("actions"))
    actions.each([&](const value& item) { all.add(parts_of(read_given_action(item).effects)); });
  return all;
}

row row_of_entries(library& srd, category kind, std::string_view what) {
  row made{.what = what};
  for (const std::string& slug : srd.slugs(kind)) {
    const auto text = srd.text(kind, slug);
    BOOST_REQUIRE_MESSAGE(text, slug);
    const auto read = read_content(*text, slug, parts_of_entry);
    BOOST_REQUIRE_MESSAGE(read, slug);
    made.add(*read);
  }
  return made;
}

/// What the traits of a monster say besides their modifiers and triggers: steps that tell, and
/// actions, of their own or of the shared trait of that name.
std::map<std::string, parts> told_by_traits(library& srd, const std::string& monster) {
  std::map<std::string, parts> all;
  const auto text = srd.text(category::monsters, monster);
  BOOST_REQUIRE_MESSAGE(text, monster);
  const auto read = read_content(*text, monster, [&](const value& root) {
    fields from(root);
    const value list = from.optional("traits");
    if (!list) return 0;
    list.each([&](const value& item) {
      if (item.is(yaml_kind::mapping)) {
        fields own(item);
        all[own.required("name").text()] = parts_of(read_effects(own.optional("effects")));
        return;
      }
      const std::string name = item.text();
      const auto shared = srd.text(category::traits, model::slug_of(name));
      if (!shared) return;
      const auto parts_of_it = read_content(*shared, name, parts_of_entry);
      if (parts_of_it) all[name] = *parts_of_it;
    });
    return 0;
  });
  BOOST_REQUIRE_MESSAGE(read, monster);
  return all;
}

std::vector<row> counted_rows() {
  test::faulty_disk nothing;
  library srd(nothing, {});
  row actions{.what = "actions of monsters"};
  row traits{.what = "traits of monsters"};
  for (const std::string& slug : srd.slugs(category::monsters)) {
    const auto block = srd.creature(slug);
    BOOST_REQUIRE_MESSAGE(block, slug);
    for (const model::action& one : (*block)->actions) actions.add(parts_of(one));
    const auto says = told_by_traits(srd, slug);
    for (const model::trait& one : (*block)->traits) {
      parts all;
      if (const auto own = says.find(one.name); own != says.end()) all = own->second;
      all.carried_out = all.carried_out || !one.modifiers.empty();
      for (const model::trigger& each : one.triggers) all.add(parts_of(each.effects));
      traits.add(all);
    }
  }
  row spells{.what = "spells"};
  for (const std::string& slug : srd.slugs(category::spells)) {
    const auto spell = srd.castable(slug);
    BOOST_REQUIRE_MESSAGE(spell, slug);
    spells.add(parts_of((*spell)->effects));
  }
  return {actions,
          traits,
          spells,
          row_of_entries(srd, category::features, "features of classes"),
          row_of_entries(srd, category::traits, "traits of races, and shared ones"),
          row_of_entries(srd, category::conditions, "conditions"),
          row_of_entries(srd, category::magic_items, "magic items")};
}

std::string page(const std::vector<row>& rows) {
  std::string text =
      "# How much of the content is carried out\n\n"
      "Counted by a test from the content that is built in. *Whole*: everything is carried out, "
      "and position\nand choice alone are the game master's. *Scene*: nothing in it is counted; "
      "where who is, what is seen,\nheard and said. *Nothing*: figures alone, that other fields "
      "hold, or nothing that the game counts.\n*In part*: something besides is told, in a sentence "
      "that says what to type. *Told*: such a sentence alone.\n\n"
      "| what | all | whole | scene | nothing | in part | told |\n"
      "| --- | --- | --- | --- | --- | --- | --- |\n";
  for (const row& one : rows) text += one.text();
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_page_says_what_is_carried_out) {
  const std::string counted = page(counted_rows());
  if (std::getenv("DND_WRITE_COVERAGE") != nullptr) {
    std::ofstream file{std::string(page_path), std::ios::binary};
    file << counted;
    BOOST_REQUIRE(file.good());
  }
  std::ifstream file{std::string(page_path), std::ios::binary};
  const std::string written((std::istreambuf_iterator<char>(file)), {});
  BOOST_TEST(written == counted);
}

// What is whole, what is a scene and what has no numbers leaves nothing to the game master but
// position and choice.
BOOST_AUTO_TEST_CASE(little_is_left_to_be_typed) {
  for (const row& one : counted_rows()) {
    const std::size_t left = one.in_part + one.told;
    BOOST_TEST_CONTEXT(one.what) {
      if (one.what == "actions of monsters") BOOST_TEST(left * 100 <= one.all() * 3);
      if (one.what == "traits of monsters") BOOST_TEST(left * 10 <= one.all());
      if (one.what == "spells") BOOST_TEST(one.all() - left >= 250U);
      if (one.what == "features of classes") BOOST_TEST(left * 10 <= one.all());
      // Of those with numbers.
      if (one.what == "magic items") BOOST_TEST(left * 10 <= one.whole + left);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_spell_does_something_or_says_what_it_leaves) {
  test::faulty_disk nothing;
  library srd(nothing, {});
  for (const std::string& slug : srd.slugs(category::spells)) {
    const auto spell = srd.castable(slug);
    BOOST_REQUIRE_MESSAGE(spell, slug);
    const parts all = parts_of((*spell)->effects);
    BOOST_TEST((all.carried_out || all.told || all.scene), slug);
  }
}

BOOST_AUTO_TEST_SUITE_END()
