// Ten files of each format, made in the shape that the tool writes: what is read is what was
// written, what comes out of it is sound content, and each creature fights.

#include "io/import/entries.hpp"

#include "io/content/library.hpp"
#include "io/files/file_ops.hpp"
#include "model/slug.hpp"
#include "tests/support/game.hpp"
#include "tests/support/import_samples.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(import_entries_suite)

namespace {

namespace imports = io::imports;
using io::content::category;
using model::stat_block;

io::content::library& srd_content() {
  static io::content::library only_built_in(io::posix_file_ops(), {});
  return only_built_in;
}

io::result<imports::imported_file> read(
    const std::string& text, imports::import_kind as = imports::import_kind::as_it_says) {
  return imports::read_import(text, "own/file", as, [](category kind, const std::string& slug) {
    return srd_content().knows(kind, slug);
  });
}

/// The one creature of a file, read back from what would be written.
struct read_back {
  imports::imported_entry entry;
  stat_block block;
};

read_back only_creature(const std::string& text,
                        imports::import_kind as = imports::import_kind::as_it_says) {
  auto file = read(text, as);
  BOOST_REQUIRE_MESSAGE(file.has_value(), text);
  BOOST_REQUIRE_EQUAL(file->entries.size(), 1U);
  read_back out{std::move(file->entries.front()), {}};
  const io::content::entry_source made{out.entry.slug, out.entry.slug + ".yaml", out.entry.yaml,
                                       false};
  for (const auto& wrong : srd_content().inspect(out.entry.kind, made).wrong)
    BOOST_ERROR(io::render(wrong.why) + "\n" + out.entry.yaml);
  if (out.entry.kind == category::monsters) {
    auto block = io::content::read_content(out.entry.yaml, made.path, [&](const auto& root) {
      return io::content::read_monster(root, out.entry.slug).block;
    });
    BOOST_REQUIRE(block.has_value());
    out.block = std::move(*block);
  }
  return out;
}

const model::action* action_of(const stat_block& block, std::string_view name) {
  const auto found = std::find_if(block.actions.begin(), block.actions.end(),
                                  [&](const auto& each) { return each.name == name; });
  return found == block.actions.end() ? nullptr : &*found;
}

model::damage_type_set types_of(const stat_block& block, model::defence_kind kind) {
  model::damage_type_set types;
  for (const auto& each : block.defences)
    if (each.kind == kind) types = each.types;
  return types;
}

model::damage_type_set set_of(const std::string& type) {
  model::damage_type_set types;
  if (!type.empty()) types.insert(*model::parse_damage_type(type));
  return types;
}

void check_figures(const stat_block& block, const sample_creature& of) {
  BOOST_TEST(block.name == of.name);
  BOOST_TEST(model::to_text(block.size) == model::to_text(*model::parse_creature_size(of.size)));
  BOOST_TEST(block.type == of.type + (of.subtype.empty() ? "" : " (" + of.subtype + ")"));
  BOOST_TEST(block.alignment == of.alignment);
  BOOST_TEST(block.armor_class == of.armor_class);
  BOOST_TEST(block.hit_points == of.hit_points());
  BOOST_TEST(block.hit_dice == of.hit_dice());
  BOOST_TEST(block.speed.walk == of.walk);
  BOOST_TEST(block.speed.fly == of.fly);
  BOOST_TEST(block.speed.hover == (of.fly > 0));
  for (std::size_t i = 0; i < of.scores.size(); ++i) BOOST_TEST(block.abilities[i] == of.scores[i]);
  BOOST_TEST(block.saves[2] == of.constitution_save());
  BOOST_TEST(block.saves[0] == of.modifier(0));
  BOOST_TEST(block.skills[static_cast<std::size_t>(model::skill::perception)] == of.perception());
  BOOST_TEST(block.sight.darkvision == of.darkvision);
  BOOST_TEST(block.sight.passive_perception == 10 + of.perception());
  BOOST_TEST((types_of(block, model::defence_kind::resistance) == set_of(of.resistance)));
  BOOST_TEST((types_of(block, model::defence_kind::immunity) == set_of(of.immunity)));
  model::condition_set conditions;
  if (!of.condition.empty()) conditions.insert(*model::parse_condition(of.condition));
  BOOST_TEST((block.condition_immunities == conditions));
  BOOST_TEST(block.proficiency_bonus == of.proficiency);
  BOOST_REQUIRE(block.traits.size() == 1U);
  BOOST_TEST(block.traits.front().name == of.trait);
}

void check_actions(const stat_block& block, const sample_creature& of) {
  const model::action* weapon = action_of(block, of.weapon);
  BOOST_REQUIRE(weapon != nullptr);
  BOOST_REQUIRE(weapon->attack.has_value());
  BOOST_TEST(weapon->attack->to_hit == of.to_hit());
  BOOST_TEST(weapon->attack->reach_ft == 5);
  BOOST_REQUIRE(weapon->damage.size() == 2U);
  BOOST_TEST(weapon->damage[0].dice == of.weapon_dice());
  BOOST_TEST(model::to_text(weapon->damage[0].type) == of.weapon_type);
  BOOST_TEST(weapon->damage[1].dice == "1d4");
  BOOST_TEST(model::to_text(weapon->damage[1].type) == "fire");
  const model::action* breath = action_of(block, "Frost Breath");
  BOOST_REQUIRE(breath != nullptr);
  BOOST_REQUIRE(breath->save.has_value());
  BOOST_TEST(model::to_text(breath->save->with) == "dex");
  BOOST_TEST(breath->save->dc == of.breath_dc());
  BOOST_TEST((breath->save->on_success == model::save_effect::half));
  BOOST_REQUIRE(breath->damage.size() == 1U);
  BOOST_TEST(breath->damage[0].dice == "3d6");
  BOOST_TEST(breath->area == "15 ft. cone");
  BOOST_TEST((breath->usage.kind == model::usage_kind::recharge));
  BOOST_TEST(breath->usage.value == 5);
  const model::action* both = action_of(block, "Multiattack");
  BOOST_REQUIRE(both != nullptr);
  BOOST_REQUIRE(both->multiattack.size() == 1U);
  BOOST_TEST(both->multiattack[0].action.view() == of.weapon);
  BOOST_TEST(both->multiattack[0].count == 2);
}

/// Adds it, and has it attack with what it has.
void check_fights(const stat_block& block, const sample_creature& of) {
  test::game g;
  g.knows(block);
  g.say("add " + block.slug.str());
  g.say("add target");
  g.say("encounter start");
  const std::string who = block.slug.str() + "-1";
  g.say("attack by: " + who + " with: " + of.weapon + " to: target-1");
  BOOST_TEST(g.count<model::attack_rolled>() == 1U);
}

}  // namespace

BOOST_AUTO_TEST_CASE(ten_files_of_each_format_are_read_as_they_were_meant_and_fight) {
  BOOST_TEST(sample_formats().size() == 11U);
  for (const sample_format& format : sample_formats()) {
    BOOST_TEST(sample_creatures().size() == 10U);
    for (const sample_creature& of : sample_creatures()) {
      BOOST_TEST_CONTEXT(format.name << ": " << of.name) {
        const read_back got = only_creature(format.file(of));
        BOOST_TEST(got.entry.format == format.name);
        BOOST_TEST(got.entry.slug == model::slug_of(of.name));
        check_figures(got.block, of);
        check_actions(got.block, of);
        check_fights(got.block, of);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_creature_can_be_a_character_too) {
  for (const sample_format& format : sample_formats()) {
    const sample_creature& of = sample_creatures().front();
    BOOST_TEST_CONTEXT(format.name) {
      const read_back got = only_creature(format.file(of), imports::import_kind::character);
      BOOST_TEST(io::content::to_text(got.entry.kind) == "characters");
      BOOST_TEST(got.entry.yaml.find("armor_class: " + std::to_string(of.armor_class)) !=
                 std::string::npos);
      BOOST_TEST(!got.entry.notes.guessed.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_read_is_named) {
  const read_back got = only_creature(
      R"json({"name": "Ox", "ac": 12, "hp": "15 (2d10 + 4)", "stats": [18, 10, 14, 2, 10, 4],
        "cr": "1/4", "colour": "red",
        "actions": [{"name": "Gore", "desc": "The ox does what oxen do."}]})json");
  const auto& left = got.entry.notes.left_out;
  BOOST_TEST((std::find(left.begin(), left.end(), "field colour") != left.end()));
  const auto& guessed = got.entry.notes.guessed;
  BOOST_TEST((std::find(guessed.begin(), guessed.end(), "speed 30 ft.") != guessed.end()));
  BOOST_TEST(got.entry.yaml.find("The ox does what oxen do.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_party_of_dndme_becomes_characters) {
  const auto file = read(
      "[Sariel]\nname = \"Sariel\"\nrace = \"Elf\"\ncclass = \"Ranger\"\nlevel = 4\nmax_hp = 32\n"
      "ac = 16\ninitiative_mod = 4\n[Sariel.senses]\nperception = 15\ndarkvision = 60\n"
      "[Pip]\nname = \"Pip\"\nrace = \"Gnoll\"\ncclass = \"Tinker\"\nlevel = 2\nmax_hp = 9\n"
      "ac = 12\n");
  BOOST_REQUIRE(file.has_value());
  BOOST_REQUIRE(file->entries.size() == 2U);
  for (const auto& entry : file->entries)
    BOOST_TEST(io::content::to_text(entry.kind) == "characters");
  // Sorted by name.
  const auto& sariel = file->entries[1];
  BOOST_TEST(sariel.yaml.find("race: elf\nclass: ranger\nlevel: 4\n") != std::string::npos);
  BOOST_TEST(sariel.yaml.find("initiative: 4\n") != std::string::npos);
  const auto& guessed = file->entries[0].notes.guessed;
  BOOST_TEST((std::find(guessed.begin(), guessed.end(), "race human, because there is no gnoll") !=
              guessed.end()));
}

BOOST_AUTO_TEST_CASE(spells_that_the_content_has_are_known_and_others_are_left_out) {
  const read_back got = only_creature(
      R"json({"name": "Hedge Mage", "ac": 12, "hp": 9, "stats": [8, 12, 10, 16, 10, 10],
        "traits": [{"name": "Spellcasting", "desc": "It is a 3rd-level spellcaster. Its )json"
      R"json(spellcasting ability is Intelligence (spell save DC 13, +5 to hit with spell )json"
      R"json(attacks). It knows:\n\nCantrips (at will): fire bolt, mage hand\n)json"
      R"json(1st level (4 slots): magic missile, summon turnip"}]})json");
  BOOST_REQUIRE(got.block.casting.size() == 1U);
  const model::spellcasting& casting = got.block.casting.front();
  BOOST_TEST(casting.save_dc == 13);
  BOOST_TEST(casting.to_hit == 5);
  BOOST_TEST(casting.caster_level == 3);
  BOOST_TEST(casting.slots[0] == 4);
  BOOST_REQUIRE(casting.spells.size() == 3U);
  BOOST_TEST(casting.spells[2].spell == "magic-missile");
  BOOST_TEST(casting.spells[2].level == 1);
  const auto& left = got.entry.notes.left_out;
  BOOST_TEST((std::find(left.begin(), left.end(),
                        "the spell summon-turnip, which the content does not have") != left.end()));
}

BOOST_AUTO_TEST_CASE(twins_in_a_file_get_file_names_of_their_own) {
  const std::string ox = R"({"name": "Ox", "ac": 12, "hp": 15, "stats": [1,1,1,1,1,1]})";
  const auto file = read("[" + ox + ", " + ox + "]");
  BOOST_REQUIRE(file.has_value());
  BOOST_REQUIRE(file->entries.size() == 2U);
  BOOST_TEST(file->entries[0].slug == "ox");
  BOOST_TEST(file->entries[1].slug == "ox-2");
}

BOOST_AUTO_TEST_CASE(a_file_of_another_shape_says_what_it_looks_like) {
  const auto says = [](const std::string& text) {
    const auto file = read(text);
    return file ? std::string("read") : file.error().what;
  };
  BOOST_TEST(says(R"([{"index": "a", "name": "Acid", "url": "/api/2014/spells/a"}])")
                 .ends_with("spells of 5e-bits/5e-database"));
  BOOST_TEST(says(R"({"_meta": {"sources": []}, "spell": [{"name": "x"}]})")
                 .find("5etools homebrew without a monster") != std::string::npos);
  BOOST_TEST(says(R"({"name": "Rope", "type": "loot", "system": {}})").find("type loot") !=
             std::string::npos);
  BOOST_TEST(says("name: Ox\narmor_class: 10\nhit_points: 15\n").find("of this program") !=
             std::string::npos);
  BOOST_TEST(says(R"({"a": 1, "b": 2})").find("a record with the fields a, b") !=
             std::string::npos);
  BOOST_TEST(says("<compendium><item><name>Rope</name></item></compendium>")
                 .find("Fight Club without a monster") != std::string::npos);
  BOOST_TEST(says("just words").find("a text, not records") != std::string::npos);
  BOOST_TEST(says("") == "the file is empty");
  BOOST_TEST(says("[1, 2").starts_with("not valid JSON"));
  BOOST_TEST(says("<a><b></a>").starts_with("not valid XML"));
  BOOST_TEST(says("a = [1\nb = ").starts_with("not valid TOML"));
  BOOST_TEST(says("name: \xe9\n") == "this is not UTF-8 text");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
