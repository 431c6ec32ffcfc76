#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(entry_lines_suite, dnd::tests::looked_up_scene)

BOOST_AUTO_TEST_CASE(entries_of_one_name_have_a_blank_line_between_them) {
  const auto all = lines("shield");
  BOOST_TEST(all.front().starts_with("Shield (spell): level 1 abjuration"));
  const auto blank = std::find(all.begin(), all.end(), "");
  BOOST_REQUIRE((blank != all.end()));
  BOOST_TEST((blank + 1)->starts_with("Shield (equipment): armor, shield"));
}

BOOST_AUTO_TEST_CASE(magic_item_says_how_rare_it_is) {
  disk.write("world/magic-items/moon-ring.yaml",
             "name: Moon Ring\ncategory: ring\nrarity: very rare\nattunement: true\n");
  BOOST_TEST(lines("moon ring").front() ==
             "Moon Ring (magic item): ring, very rare, needs attunement");
}

BOOST_AUTO_TEST_CASE(every_entry_that_is_built_in_has_a_page) {
  where.width = 60;
  for (std::size_t k = 0; k < dnd::model::category_count; ++k) {
    const auto kind = static_cast<dnd::model::category>(k);
    const auto names = content.names(kind);
    // One of each kind is enough: what they say is read by the same code.
    if (names.empty()) continue;
    const std::string what = names.front() + " kind: " + std::string(to_text(kind));
    BOOST_TEST(!lines(what).empty(), what);
  }
}

BOOST_AUTO_TEST_SUITE_END()
