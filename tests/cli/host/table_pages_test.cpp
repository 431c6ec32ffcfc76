// What the page asks for besides commits.

#include "cli/host/table_pages.hpp"

#include "tests/cli/host/hosting.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(table_pages_suite)

using namespace dnd;
using namespace dnd::cli::host;
using model::views::viewer;

namespace {

struct table_set : test::hosting {
  table_set() : open(value_of(use("W/C"))) {
    say("add zombie count: 2");
    say("damage to: zombie-1 amount: 5");
  }
  void say(const std::string& line) {
    const auto answer = open->campaign().execute({.line = line, .wanted = {}, .terms = {}});
    BOOST_REQUIRE(answer->how == actors::outcome::accepted);
  }
  hosted_ptr open;
};

const caller gm;
const caller elara{.role = actors::token_role::player, .characters = {"Elara"}};
const caller spectator{.role = actors::token_role::spectator};

bool has(const host_answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_table_is_that_of_now_or_of_then, table_set) {
  const auto now = table_page(*open, {}, gm);
  BOOST_TEST(now.status == 200U);
  BOOST_TEST(has(now, R"("hp":17,"max_hp":22)"), now.body);
  const auto then = table_page(*open, 2, gm);
  BOOST_TEST(!has(then, R"("hp":17)"), then.body);
  BOOST_TEST(has(then, R"("seq":2)"), then.body);
  BOOST_TEST(table_page(*open, 99, gm).status == 404U);
}

BOOST_FIXTURE_TEST_CASE(options_are_for_who_plays_the_creature, table_set) {
  const auto options = options_page(*open, "zombie-1", gm);
  BOOST_TEST(options.status == 200U);
  BOOST_TEST(has(options, R"("name":"Slam")"), options.body);
  BOOST_TEST(options_page(*open, "zombie-1", elara).status == 404U);
  BOOST_TEST(options_page(*open, "nobody", gm).status == 404U);
}

BOOST_FIXTURE_TEST_CASE(what_can_be_added_is_found_by_its_name, table_set) {
  const auto found = addable_page(*open, "Giant Cr", gm);
  BOOST_TEST(has(found, R"("slug":"giant-crocodile","name":"Giant Crocodile","kind":"monster")"),
             found.body);
  BOOST_TEST(has(found, R"("cr":"5")"), found.body);
  const auto zombie = addable_page(*open, "zombie", gm);
  BOOST_TEST(zombie.body.find(R"("slug":"zombie")") < zombie.body.find(R"("slug":"ogre-zombie")"));
  BOOST_TEST(!has(addable_page(*open, "dragon", gm), R"("more":0)"));
  BOOST_TEST(has(addable_page(*open, "xyzzy", gm), R"("found":[],"more":0)"));
  // What there is to be met is no player's business.
  BOOST_TEST(has(addable_page(*open, "zombie", spectator), R"("found":[])"));
}

BOOST_AUTO_TEST_CASE(the_files_of_the_page_are_in_the_program) {
  for (const page_file& each : page_files()) {
    BOOST_TEST(!each.text.empty(), each.path);
    BOOST_TEST(each.etag.size() == 34U, each.path);
    BOOST_TEST(page_answer(each.path).file == &each, each.path);
  }
}

BOOST_AUTO_TEST_SUITE_END()
