#include "model/effects/modifier_sources.hpp"
#include "model/stat_block.hpp"

#include <boost/test/unit_test.hpp>

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

BOOST_AUTO_TEST_SUITE_END()
