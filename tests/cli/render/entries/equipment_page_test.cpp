#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(equipment_page_suite, dnd::tests::looked_up_scene)

BOOST_AUTO_TEST_CASE(weapon_has_its_damage_properties_cost_and_weight) {
  BOOST_TEST(page("longsword")
                 .starts_with("Longsword (equipment): weapon, martial melee\n"
                              "Damage          1d8 slashing, 1d10 slashing with two hands\n"
                              "Reach           5 ft.\n"
                              "Properties      Versatile\n"
                              "Cost            15 gp\n"
                              "Weight          3 lb.\n"));
  BOOST_TEST(page("longbow").find("Range           150/600 ft.\n") != std::string::npos);
  BOOST_TEST(page("handaxe").find("Thrown          20/60 ft.\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(armor_has_its_class_and_what_it_takes) {
  const std::string plate = page("plate armor kind: equipment");
  BOOST_TEST(plate.find("Armor class     18\n") != std::string::npos);
  BOOST_TEST(plate.find("Strength        15\n") != std::string::npos);
  BOOST_TEST(plate.find("Stealth         disadvantage\n") != std::string::npos);
  BOOST_TEST(page("leather armor kind: equipment").find("Armor class     11 + DEX\n") !=
             std::string::npos);
  BOOST_TEST(page("half plate armor kind: equipment").find("15 + DEX (at most 2)\n") !=
             std::string::npos);
  BOOST_TEST(page("equipment shield").find("Armor class     +2\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(other_fields_stand_as_they_are) {
  BOOST_TEST(page("burglars pack").find("Contents        ") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
