// The scheduler of the program, with its threads.

#include "actors/scheduling.hpp"

#include <boost/test/unit_test.hpp>

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/event_based_actor.hpp>
#include <caf/scheduler/coordinator.hpp>
#include <caf/scoped_actor.hpp>

#include <chrono>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(scheduling_suite)

namespace {

struct config : caf::actor_system_config {
  explicit config(std::uint64_t threads) {
    set("scheduler.max-threads", threads);
    set("scheduler.max-throughput", std::uint64_t{4});
    load<caf::scheduler::coordinator<actors::local_first>>();
  }
};

/// Hands a number on until it is 0, and tells `last`.
caf::behavior link(caf::event_based_actor* self, caf::actor next) {
  return {[self, next](int left, const caf::actor& last) {
    if (left == 0)
      self->send(last, 0);
    else if (next)
      self->send(next, left - 1, last);
    else
      self->send(self, left - 1, last);
  }};
}

constexpr std::chrono::seconds patience{60};

void expect(caf::scoped_actor& self, int count) {
  for (int i = 0; i < count; ++i) {
    bool came = false;
    self->receive([&](int) { came = true; }, caf::after(patience) >> [] {});
    BOOST_REQUIRE(came);
  }
}

BOOST_AUTO_TEST_CASE(chains_of_actors_end_on_one_thread_and_on_several) {
  for (const std::uint64_t threads : {1U, 2U, 5U}) {
    config how(threads);
    caf::actor_system system(how);
    caf::scoped_actor self(system);
    std::vector<caf::actor> chain{system.spawn(link, caf::actor{})};
    for (int i = 0; i < 20; ++i) chain.push_back(system.spawn(link, chain.back()));
    for (int i = 0; i < 50; ++i) self->send(chain.back(), 200, caf::actor_cast<caf::actor>(self));
    expect(self, 50);
    for (const auto& one : chain) self->send_exit(one, caf::exit_reason::user_shutdown);
  }
}

// An actor that sends to itself without end is a chain without end.
BOOST_AUTO_TEST_CASE(chain_without_an_end_lets_others_run) {
  config how(1);
  caf::actor_system system(how);
  caf::scoped_actor self(system);
  const auto busy = system.spawn(link, caf::actor{});
  const auto twin = system.spawn(link, busy);
  self->send(busy, 1'000'000'000, caf::actor_cast<caf::actor>(self));
  for (int i = 0; i < 10; ++i) {
    const auto other = system.spawn(link, caf::actor{});
    self->send(other, 3, caf::actor_cast<caf::actor>(self));
    expect(self, 1);
    self->send_exit(other, caf::exit_reason::user_shutdown);
  }
  self->send_exit(twin, caf::exit_reason::kill);
  self->send_exit(busy, caf::exit_reason::kill);
}

// A round trip after a pause: the workers sleep, and have to be woken.
BOOST_AUTO_TEST_CASE(sleeping_workers_are_woken_for_every_message) {
  config how(2);
  caf::actor_system system(how);
  caf::scoped_actor self(system);
  const auto echo = system.spawn(link, caf::actor{});
  for (int i = 0; i < 200; ++i) {
    const auto wake = std::chrono::steady_clock::now() + (i % 4) * actors::idle_spin / 2;
    while (std::chrono::steady_clock::now() < wake) std::this_thread::yield();
    self->send(echo, 0, caf::actor_cast<caf::actor>(self));
    expect(self, 1);
  }
  self->send_exit(echo, caf::exit_reason::user_shutdown);
}

BOOST_AUTO_TEST_CASE(spinning_ends_when_nothing_comes) {
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(!actors::spin_until([] { return false; }));
  BOOST_TEST(actors::spin_until([] { return true; }));
  int asked = 0;
  if (std::thread::hardware_concurrency() > 1)
    BOOST_TEST(actors::spin_until([&] { return ++asked == 2; }));
  BOOST_TEST((std::chrono::steady_clock::now() - begin < patience));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
