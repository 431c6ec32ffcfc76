// Which host is meant, whose token goes to it, and which of its campaigns.

#include "cli/remote/access.hpp"

#include "actors/token_file.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/workspace_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

BOOST_AUTO_TEST_SUITE(access_suite)

using namespace dnd;
using namespace dnd::cli;
using namespace dnd::cli::remote;
using io::ec;
using io::config::origin;

namespace {

const std::string token = "dnd_" + std::string(43, 'a');

struct caller : test::workspace_fixture {
  io::result<std::optional<host_access>> host() {
    context with{.ops = ops,
                 .typed = typed,
                 .settings = settings,
                 .places = places(),
                 .out = out,
                 .format = answer_format::text,
                 .seed = {}};
    return wanted_host(with);
  }
  void name_host(const std::string& url, origin from) {
    settings.host = {.value = url, .from = from, .where = "test"};
  }
  std::string put_token(const std::string& text, mode_t mode, origin from) {
    const std::string path = disk.write("token", text);
    BOOST_REQUIRE(::chmod(path.c_str(), mode) == 0);
    settings.token_file = {.value = path, .from = from, .where = "test"};
    return path;
  }
  /// The token that goes to the host.
  std::string sent() {
    const auto found = host();
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : found.error().what));
    return (*found)->token;
  }
  arguments typed;
  output out{color_setting::never};
};

hosted_campaigns campaigns(std::initializer_list<std::pair<const char*, const char*>> all,
                           std::string current = {}) {
  hosted_campaigns out;
  for (const auto& [name, label] : all) {
    out.all.emplace_back().name = name;
    out.all.back().label = label;
  }
  out.current = std::move(current);
  return out;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(no_host_is_meant_unless_one_is_named, caller) {
  BOOST_TEST(!value_of(host()));
  name_host("local", origin::flag);
  BOOST_TEST(!value_of(host()));
  name_host("http://127.0.0.1:1", origin::environment);
  BOOST_TEST(value_of(host())->where.port == 1);
  name_host("nonsense", origin::environment);
  BOOST_REQUIRE(!host());
  BOOST_TEST(host().error().what == "test: \"nonsense\" is not the address of a host");
}

BOOST_FIXTURE_TEST_CASE(what_is_to_be_encrypted_is_known_as_that, caller) {
  name_host("https://table.example", origin::flag);
  const auto found = value_of(host());
  BOOST_TEST((found->where.by == cli::remote::host_url::scheme::https));
  BOOST_TEST(found->where.port == 443);
}

BOOST_FIXTURE_TEST_CASE(a_token_goes_to_the_host_that_it_is_for, caller) {
  put_token(token + "\n", 0600, origin::user_file);
  name_host("http://127.0.0.1:1", origin::user_file);
  BOOST_TEST(sent() == token);
  // Another host, which was named by something stronger: a folder, the environment, a flag.
  for (const origin from : {origin::project_file, origin::environment, origin::flag}) {
    name_host("http://127.0.0.1:1", from);
    BOOST_TEST(sent() == "");
  }
  put_token(token, 0400, origin::flag);
  BOOST_TEST(sent() == token);
  // A folder that somebody else made names a host and the user's token.
  name_host("http://127.0.0.1:1", origin::project_file);
  put_token(token, 0600, origin::project_file);
  BOOST_TEST(sent() == "");
}

BOOST_FIXTURE_TEST_CASE(an_invitation_brings_its_own_token, caller) {
  const std::string other = "dnd_" + std::string(43, 'b');
  put_token(token, 0600, origin::user_file);
  name_host("http://127.0.0.1:1/#token=" + other, origin::flag);
  BOOST_TEST(sent() == other);
  BOOST_TEST(value_of(host())->where.token == "");
  name_host("http://127.0.0.1:1/#token=dnd_cut", origin::flag);
  BOOST_REQUIRE(!host());
  BOOST_TEST(host().error().what.find("dnd_cut") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_token_that_others_may_read_is_refused, caller) {
  for (const mode_t mode : {0644U, 0640U, 0606U, 0601U}) {
    const auto path = put_token(token, mode, origin::flag);
    const auto read = actors::read_token(ops, path);
    BOOST_REQUIRE(!read);
    BOOST_TEST(read.error().code == ec::permission);
  }
  for (const std::string& wrong :
       {std::string(), std::string("secret"), token + "x", "dnd_" + std::string(43, '/'),
        token + "\n" + token, std::string(2'000, 'x')}) {
    const auto path = put_token(wrong, 0600, origin::flag);
    BOOST_TEST(!actors::read_token(ops, path), wrong);
  }
  BOOST_TEST(!actors::read_token(ops, disk / "nothing"));
}

BOOST_AUTO_TEST_CASE(campaigns_are_found_by_name_directory_and_label) {
  const auto all = campaigns(
      {{"The Lost Mine", "Faerun/The-Lost-Mine"}, {"Home", "Faerun/Home"}, {"Home", "Krynn/Home"}});
  BOOST_TEST(all.find("the lost mine")->label == "Faerun/The-Lost-Mine");
  BOOST_TEST(all.find("The-Lost-Mine")->label == "Faerun/The-Lost-Mine");
  BOOST_TEST(all.find("krynn/home")->label == "Krynn/Home");
  BOOST_TEST(all.find("Home").error().code == ec::bad_name);
  const auto slip = all.find("The Lost Mind");
  BOOST_REQUIRE(!slip);
  BOOST_TEST(slip.error().code == ec::not_found);
  BOOST_TEST(slip.error().todo.find("The Lost Mine") != std::string::npos, slip.error().todo);
}

BOOST_AUTO_TEST_CASE(the_usual_campaign_is_the_current_one_or_the_only_one) {
  BOOST_TEST(campaigns({{"A", "W/A"}, {"B", "W/B"}}, "W/B").usual()->label == "W/B");
  BOOST_TEST(campaigns({{"A", "W/A"}}).usual()->label == "W/A");
  BOOST_TEST(campaigns({}).usual().error().what == "there is no campaign on the host");
  const auto many = campaigns({{"A", "W/A"}, {"B", "W/B"}}).usual();
  BOOST_REQUIRE(!many);
  BOOST_TEST(many.error().todo == "Name one. There are: W/A, W/B.");
}

BOOST_AUTO_TEST_SUITE_END()
