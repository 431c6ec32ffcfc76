// Spells as they are cast: by their effects, or by their facts.

#include "io/content/spell_reader.hpp"

#include "io/content/library.hpp"
#include "tests/support/faulty_disk.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(spell_reader_suite)

using namespace dnd;
using model::effect_kind;

namespace {

model::spell_ptr srd_spell(std::string_view name) {
  test::faulty_disk nothing;
  io::content::library library(nothing, {});
  auto found = library.castable(name);
  BOOST_REQUIRE_MESSAGE(found, name);
  return *found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_save_and_damage_by_slot_are_steps) {
  const auto fireball = srd_spell("Fireball");
  BOOST_TEST(fireball->level == 3);
  BOOST_TEST(fireball->area);
  BOOST_REQUIRE_EQUAL(fireball->effects.size(), 1U);
  const model::effect& save = fireball->effects.front();
  BOOST_TEST((save.kind == effect_kind::save));
  BOOST_TEST(save.half);
  const model::effect& damage = model::branch_of(save, "failure").front();
  BOOST_TEST(damage.by_level.size() == 7U);
}

BOOST_AUTO_TEST_CASE(darts_and_rays_come_in_numbers) {
  const auto dart = srd_spell("magic missile");
  BOOST_TEST((dart->effects.front().kind == effect_kind::missiles));
  const auto ray = srd_spell("scorching ray");
  BOOST_TEST((ray->effects.front().kind == effect_kind::missiles));
  BOOST_TEST((model::branch_of(ray->effects.front(), "each").front().kind == effect_kind::attack));
}

BOOST_AUTO_TEST_CASE(a_beginning_that_one_spell_has_names_it) {
  BOOST_TEST(srd_spell("firebal")->name == "Fireball");
  test::faulty_disk nothing;
  io::content::library library(nothing, {});
  BOOST_TEST(!library.castable("fi"));
  BOOST_TEST(!library.castable("no such spell"));
}

BOOST_AUTO_TEST_CASE(a_name_that_no_event_can_hold_is_refused) {
  const std::string text = "name: " + std::string(64, 'x') + "\nlevel: 1\n";
  BOOST_TEST(!io::content::read_content(text, "long.yaml", [](const io::content::value& root) {
    return io::content::read_castable(root, "long");
  }));
}

BOOST_AUTO_TEST_CASE(times_and_durations_are_understood) {
  BOOST_TEST((srd_spell("shield")->time == model::casting_time::reaction));
  BOOST_TEST((srd_spell("healing word")->time == model::casting_time::bonus_action));
  BOOST_TEST((srd_spell("identify")->time == model::casting_time::longer));
  BOOST_TEST(srd_spell("bless")->duration == "1 minute");
  BOOST_TEST(srd_spell("bless")->concentration);
  BOOST_TEST(srd_spell("fireball")->duration.empty());
  BOOST_TEST(srd_spell("identify")->ritual);
}

BOOST_AUTO_TEST_SUITE_END()
