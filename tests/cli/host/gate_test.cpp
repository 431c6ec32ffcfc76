#include "cli/host/gate.hpp"

#include "model/bounds.hpp"
#include "tests/support/stand_in_store.hpp"
#include "tests/support/workspace_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(gate_suite)

using namespace dnd;
using namespace dnd::cli::host;
using actors::token_role;

namespace {

struct guarded : test::workspace_fixture {
  credentials with_token(actors::access_terms terms) {
    auto made = value_of(tokens.add_passing(std::move(terms), now_ms));
    return {.by = credentials::way::bearer, .token = std::move(made.token)};
  }
  caller_ptr admitted(const credentials& shown) {
    const auto who = doors.admit(shown);
    BOOST_REQUIRE(who.has_value());
    return *who;
  }

  std::chrono::milliseconds uptime{1'000};
  std::int64_t time = now_ms;
  actors::access_table tokens{{ops, disk / "worlds"}};
  gate doors{tokens, [this] { return uptime; }, [this] { return time; }};
  const credentials wrong{.by = credentials::way::bearer, .token = "dnd_" + std::string(43, 'A')};
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(who_shows_a_token_is_whom_it_names, guarded) {
  const auto who =
      admitted(with_token({.role = token_role::player, .characters = {"Elara", "Old Snapper"}}));
  BOOST_TEST(!who->is_gm());
  BOOST_TEST((who->viewer().role() == model::views::viewer_role::player));
  BOOST_TEST(who->viewer().sees_whole("elara"));
  BOOST_TEST(who->viewer().sees_whole("old-snapper"));
  BOOST_TEST(!who->viewer().sees_whole("grog"));
  BOOST_TEST(admitted({.by = credentials::way::socket})->is_gm());
  const auto watcher = admitted(with_token({.role = token_role::spectator}));
  BOOST_TEST(!watcher->may_monitor());
  BOOST_TEST((watcher->viewer().role() == model::views::viewer_role::spectator));
}

BOOST_FIXTURE_TEST_CASE(who_looks_after_the_host_sees_no_campaign, guarded) {
  const auto monitor = admitted(with_token({.role = token_role::monitor}));
  BOOST_TEST(monitor->may_monitor());
  BOOST_TEST(!monitor->is_gm());
  BOOST_TEST(!monitor->may_see("W/C"));
  BOOST_TEST(admitted(with_token({.role = token_role::gm}))->may_monitor());
  BOOST_TEST(!admitted(with_token({.role = token_role::gm, .campaigns = {"W/C"}}))->may_monitor());
}

BOOST_FIXTURE_TEST_CASE(streams_that_are_taken_are_counted, guarded) {
  const auto one = admitted(with_token({.role = token_role::spectator}));
  const auto other = admitted(with_token({.role = token_role::gm}));
  BOOST_TEST(doors.stream_count() == 0U);
  auto first = doors.take_stream(*one);
  const auto second = doors.take_stream(*other);
  BOOST_TEST(doors.stream_count() == 2U);
  first.reset();
  BOOST_TEST(doors.stream_count() == 1U);
}

BOOST_FIXTURE_TEST_CASE(who_shows_none_or_a_wrong_one_is_told_so, guarded) {
  BOOST_TEST((doors.admit({}).error() == turned_away::no_token));
  BOOST_TEST((doors.admit(wrong).error() == turned_away::bad_token));
  BOOST_TEST((doors.admit({.by = credentials::way::broken}).error() == turned_away::bad_token));
  const auto shown = with_token({.role = token_role::gm, .expires_ms = now_ms + 5});
  const auto who = admitted(shown);
  BOOST_TEST(doors.is_still_good(*who));
  time += 5;
  BOOST_TEST((doors.admit(shown).error() == turned_away::expired));
  BOOST_TEST(!doors.is_still_good(*who));
}

BOOST_FIXTURE_TEST_CASE(many_wrong_tokens_shut_nobody_else_out, guarded) {
  const auto good = with_token({.role = token_role::gm});
  for (std::uint32_t i = 0; i < bounds::wrong_tokens_max; ++i)
    BOOST_TEST((doors.admit(wrong).error() == turned_away::bad_token));
  BOOST_TEST((doors.admit(wrong).error() == turned_away::too_many));
  BOOST_TEST(doors.admit(good).has_value());
  uptime += std::chrono::seconds(1);
  for (std::uint32_t i = 0; i < bounds::wrong_tokens_a_second_max; ++i)
    BOOST_TEST((doors.admit(wrong).error() == turned_away::bad_token));
  BOOST_TEST((doors.admit(wrong).error() == turned_away::too_many));
}

BOOST_FIXTURE_TEST_CASE(while_nobody_can_be_asked_no_token_is_wrong, guarded) {
  const auto shared = std::make_shared<test::stand_in_store>(ops);
  actors::access_table unread({ops, disk / "worlds", shared});
  gate at(
      unread, [this] { return uptime; }, [this] { return time; });
  shared->is_gone = true;
  BOOST_TEST(!unread.refresh());
  for (std::size_t i = 0; i <= bounds::wrong_tokens_max; ++i)
    BOOST_TEST((at.admit(wrong).error() == turned_away::not_known));
  shared->is_gone = false;
  BOOST_TEST(unread.refresh().has_value());
  BOOST_TEST((at.admit(wrong).error() == turned_away::bad_token));
}

BOOST_FIXTURE_TEST_CASE(what_has_the_form_of_a_token_may_become_known_and_nothing_else, guarded) {
  BOOST_TEST(doors.may_become_known(wrong));
  BOOST_TEST(!doors.may_become_known(with_token({.role = token_role::gm})));
  BOOST_TEST(!doors.may_become_known({}));
  BOOST_TEST(!doors.may_become_known({.by = credentials::way::bearer, .token = "dnd_short"}));
  // Asking counts nothing.
  for (std::uint32_t i = 0; i <= bounds::wrong_tokens_max; ++i)
    BOOST_TEST(doors.may_become_known(wrong));
  BOOST_TEST((doors.admit(wrong).error() == turned_away::bad_token));
}

BOOST_FIXTURE_TEST_CASE(commands_are_counted_for_each_token, guarded) {
  const auto one = admitted(with_token({.role = token_role::spectator}));
  const auto other = admitted(with_token({.role = token_role::spectator}));
  for (std::uint32_t i = 0; i < bounds::token_commands_max; ++i)
    BOOST_TEST(doors.may_command(*one));
  BOOST_TEST(!doors.may_command(*one));
  BOOST_TEST(doors.may_command(*other));
  uptime += std::chrono::seconds(1);
  for (std::uint32_t i = 0; i < bounds::token_commands_a_second_max; ++i)
    BOOST_TEST(doors.may_command(*one));
  BOOST_TEST(!doors.may_command(*one));
  const auto master = admitted(with_token({.role = token_role::gm}));
  for (std::uint32_t i = 0; i < bounds::gm_commands_max; ++i)
    BOOST_REQUIRE(doors.may_command(*master));
  BOOST_TEST(!doors.may_command(*master));
}

BOOST_FIXTURE_TEST_CASE(streams_have_places_that_are_given_back, guarded) {
  const auto who = admitted(with_token({.role = token_role::player, .characters = {"Elara"}}));
  std::vector<std::shared_ptr<void>> places;
  for (std::uint32_t i = 0; i < bounds::token_streams_max; ++i) {
    places.push_back(doors.take_stream(*who));
    BOOST_TEST((places.back() != nullptr));
  }
  BOOST_TEST((doors.take_stream(*who) == nullptr));
  BOOST_TEST((doors.take_stream(*socket_owner()) != nullptr));
  places.pop_back();
  BOOST_TEST((doors.take_stream(*who) != nullptr));
}

BOOST_AUTO_TEST_CASE(a_token_for_some_campaigns_shows_no_other) {
  const caller all{};
  BOOST_TEST(all.may_see("W/C"));
  const caller some{.role = token_role::gm, .campaigns = {"W/The-Mine"}};
  BOOST_TEST(some.may_see("W/The-Mine"));
  BOOST_TEST(some.may_see("w/the mine"));
  BOOST_TEST(!some.may_see("W/C"));
  BOOST_TEST(!some.may_see("The-Mine"));
  BOOST_TEST(!some.may_see(""));
}

BOOST_AUTO_TEST_SUITE_END()
