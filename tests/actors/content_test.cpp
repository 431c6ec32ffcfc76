#include "actors/content.hpp"

#include "tests/support/workspace_fixture.hpp"

#include <algorithm>

namespace dnd::test {
BOOST_FIXTURE_TEST_SUITE(content_suite, workspace_fixture)

namespace {

bool names(const std::vector<std::string>& all, std::string_view slug) {
  return std::ranges::count(all, slug) == 1;
}

}  // namespace

BOOST_AUTO_TEST_CASE(characters_are_nobodys_built_in_content) {
  const auto all = actors::builtin_categories();
  BOOST_TEST(all.size() == 25U);
  BOOST_TEST(std::ranges::is_sorted(all));
  BOOST_TEST(std::ranges::count(all, "monsters") == 1);
  BOOST_TEST(std::ranges::count(all, "characters") == 0);
}

BOOST_AUTO_TEST_CASE(built_in_content_of_the_kinds_that_are_wanted_is_written) {
  std::size_t told = 0;
  const actors::builtin_options options{
      .categories = {"conditions", "skills"},
      .progress = [&told](std::size_t done, std::size_t) { told = done; }};
  const auto first = value_of(actors::write_builtin(ops, disk / "data", options));
  BOOST_TEST(first.written > 10U);
  BOOST_TEST(first.skipped == 0U);
  BOOST_TEST(told == first.written);
  BOOST_TEST(disk.has("data/conditions/prone.yaml"));
  BOOST_TEST(!disk.has("data/monsters/zombie.yaml"));
}

BOOST_AUTO_TEST_CASE(content_that_is_there_is_overwritten_only_when_told_to) {
  actors::builtin_options options{.categories = {"conditions"}, .progress = {}};
  const auto first = value_of(actors::write_builtin(ops, disk / "data", options));
  BOOST_TEST(value_of(actors::write_builtin(ops, disk / "data", options)).skipped == first.written);
  options.existing = actors::existing_files::overwrite;
  BOOST_TEST(value_of(actors::write_builtin(ops, disk / "data", options)).written == first.written);
}

BOOST_AUTO_TEST_CASE(what_can_be_added_is_looked_up_anew_each_time) {
  const auto which = campaign();
  actors::addable_creatures creatures(ops, places().address_of(which, settings));
  const auto before = creatures.slugs();
  BOOST_TEST(std::ranges::is_sorted(before));
  BOOST_TEST(names(before, "zombie"));
  BOOST_TEST(!names(before, "ada"));
  disk.write("worlds/W/characters/ada.yaml", "name: Ada\n");
  disk.write("worlds/W/C/monsters/zombie.yaml", "name: Zombie\n");
  const auto after = creatures.slugs();
  BOOST_TEST(names(after, "ada"));
  BOOST_TEST(names(after, "zombie"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
