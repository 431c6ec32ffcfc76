#include "model/effects/modifier_sources.hpp"

#include "model/effects/instance.hpp"
#include "model/stat_block.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(modifier_sources_suite)

using namespace dnd;
using namespace dnd::model;

namespace {

trait with(std::string name, modifier_key key) {
  modifier one;
  one.key = key;
  return {.name = std::move(name), .modifiers = {one}};
}

std::shared_ptr<effect_instance> lasting_one(const char* name) {
  auto made = std::make_shared<effect_instance>();
  made->name = small_text(name);
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_keys_are_those_of_what_is_in_the_list) {
  modifier_sources<trait> all;
  BOOST_TEST(!all.have(modifier_key::speed));
  all.push_back(with("Quick", modifier_key::speed));
  all.push_back(with("Quicker", modifier_key::speed));
  all.push_back(with("Tough", modifier_key::max_hp));
  BOOST_TEST(all.have(modifier_key::speed));
  BOOST_TEST(all.have(modifier_key::max_hp));
  BOOST_TEST(!all.have(modifier_key::unseen));
  all.erase(2);
  BOOST_TEST(!all.have(modifier_key::max_hp));
  all.erase_if([](const trait& has) { return has.name == "Quick"; });
  BOOST_TEST(all.have(modifier_key::speed));
  all.replace(0, with("Unseen", modifier_key::unseen));
  BOOST_TEST(!all.have(modifier_key::speed));
  BOOST_TEST(all.have(modifier_key::unseen));
  all.clear();
  BOOST_TEST(!all.have(modifier_key::unseen));
  BOOST_TEST(all.empty());
}

BOOST_AUTO_TEST_CASE(a_whole_list_is_counted_as_well) {
  const modifier_sources<trait> listed{with("Quick", modifier_key::speed)};
  BOOST_TEST(listed.have(modifier_key::speed));
  modifier_sources<trait> taken;
  taken = std::vector{with("Tough", modifier_key::max_hp)};
  BOOST_TEST(taken.have(modifier_key::max_hp));
  BOOST_TEST((listed != taken));
  BOOST_TEST(taken.at(0).name == "Tough");
}

BOOST_AUTO_TEST_CASE(effects_in_a_list_know_what_they_are_looked_at_for) {
  active_effects all;
  all.push_back({.what = lasting_one("Ward")});
  BOOST_TEST(!all.marked(effect_mark::ends_on));
  const auto held = lasting_one("Hold");
  held->concentration = true;
  held->does.ends_on = {"damage"};
  held->does.modifiers = with("Slow", modifier_key::speed).modifiers;
  all.push_back({.what = held});
  BOOST_TEST(all.marked(effect_mark::ends_on));
  BOOST_TEST(all.marked(effect_mark::concentration));
  BOOST_TEST(!all.marked(effect_mark::saves_again));
  BOOST_TEST(all[1].keys[static_cast<std::size_t>(modifier_key::speed)]);
  BOOST_TEST(all[0].keys.none());
  BOOST_TEST(all[0].name_hash != all[1].name_hash);
  const auto again = lasting_one("Ward");
  again->does.save_again.emplace_back();
  all.replace(1, {.what = again});
  BOOST_TEST(!all.marked(effect_mark::ends_on));
  BOOST_TEST(all.marked(effect_mark::saves_again));
  BOOST_TEST(all[0].name_hash == all[1].name_hash);
  all.erase(1);
  BOOST_TEST(!all.marked(effect_mark::saves_again));
  all.push_back({.what = held});
  all.clear();
  BOOST_TEST(!all.marked(effect_mark::concentration));
}

BOOST_AUTO_TEST_SUITE_END()
