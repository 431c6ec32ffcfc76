#include "tests/support/simulated_operator.hpp"

#include <utility>

namespace dnd::test {

using namespace std::chrono_literals;

void simulated_operator::begin(duration until) {
  until_ = until;
  // One that was cloned before the names were set, in some clusters.
  if (time_.pick(3) == 0) of_.set_names(1 + time_.pick(2), false);
  next();
}

void simulated_operator::then(duration least, duration most, std::function<void()> what) {
  time_.after(time_.between(least, most), [this, what = std::move(what)] {
    if (!is_over_) what();
  });
}

void simulated_operator::next() {
  then(20ms, 700ms, [this] {
    if (time_.now() >= until_) return;
    if (!is_busy_) {
      switch (time_.pick(9)) {
        case 0:
          kill_and_start();
          break;
        case 1:
          kill_and_promote();
          break;
        case 2:
          sleep_through_a_failover();
          break;
        case 3:
          sleep();
          break;
        case 4:
          hold_up_standbys();
          break;
        case 5:
          cancel();
          break;
        case 6:
        case 7:
          careless_ ? promote_the_one_behind() : lose_what_no_standby_has();
          break;
        default:
          of_.cut_sessions(time_.pick(2) == 0);
      }
    }
    next();
  });
}

void simulated_operator::kill_and_start() {
  is_busy_ = true;
  const auto old = of_.leader();
  of_.kill(old, time_.pick(2) == 0);
  then(20ms, 800ms, [this, old] {
    of_.start(old);
    is_busy_ = false;
  });
}

void simulated_operator::kill_and_promote() {
  is_busy_ = true;
  const auto old = of_.leader();
  of_.kill(old, time_.pick(2) == 0);
  then(20ms, 600ms, [this, old] {
    promote_another(old);
    then(10ms, 1s, [this, old] {
      of_.follow(old);
      is_busy_ = false;
    });
  });
}

void simulated_operator::sleep_through_a_failover() {
  is_busy_ = true;
  const auto old = of_.leader();
  of_.freeze(old, true);
  then(50ms, 700ms, [this, old] {
    promote_another(old);
    then(50ms, 1'500ms, [this, old] {
      of_.freeze(old, false);
      // It takes connections, and says that it is the primary.
      then(50ms, 1'500ms, [this, old] {
        of_.follow(old);
        is_busy_ = false;
      });
    });
  });
}

void simulated_operator::sleep() {
  is_busy_ = true;
  const auto old = of_.leader();
  of_.freeze(old, true);
  then(20ms, 1'500ms, [this, old] {
    of_.freeze(old, false);
    is_busy_ = false;
  });
}

void simulated_operator::hold_up_standbys() {
  const auto how_long = time_.between(50ms, 1'500ms);
  const auto one = time_.pick(simulated_cluster::nodes + 1);
  for (std::size_t i = 0; i < simulated_cluster::nodes; ++i)
    if (i != one) of_.stall(i, how_long);
}

void simulated_operator::cancel() {
  for (std::size_t i = 0; i < simulated_cluster::nodes; ++i)
    of_.stall(i, time_.between(50ms, 400ms));
  then(5ms, 300ms, [this] { of_.cancel_waits(of_.leader()); });
}

/// The standbys get nothing, the primary goes on, perhaps it is started again meanwhile or its
/// waits are cancelled, and then it is lost.
void simulated_operator::lose_what_no_standby_has() {
  is_busy_ = true;
  const auto old = of_.leader();
  for (std::size_t i = 0; i < simulated_cluster::nodes; ++i) of_.stall(i, 10s);
  then(10ms, 600ms, [this, old] {
    switch (time_.pick(3)) {
      case 0:
        of_.cancel_waits(old);
        break;
      case 1:
        of_.kill(old, time_.pick(2) == 0);
        of_.start(old);
        break;
      default:
        break;
    }
    then(10ms, 600ms, [this, old] {
      of_.kill(old, false);
      promote_another(old);
      of_.end_stalls();
      then(10ms, 500ms, [this, old] {
        of_.follow(old);
        is_busy_ = false;
      });
    });
  });
}

/// One standby has what was told to be written, and the other is promoted.
void simulated_operator::promote_the_one_behind() {
  is_busy_ = true;
  const auto old = of_.leader();
  const auto behind = (old + 1) % simulated_cluster::nodes;
  of_.stall(behind, 10s);
  then(100ms, 900ms, [this, old, behind] {
    of_.kill(old, false);
    of_.promote(behind);
    repair_names(behind);
    of_.end_stalls();
    then(10ms, 500ms, [this, old] {
      of_.follow(old);
      is_busy_ = false;
    });
  });
}

void simulated_operator::promote_another(std::size_t old) {
  constexpr auto count = simulated_cluster::nodes;
  const auto a = (old + 1) % count, b = (old + 2) % count;
  const bool a_has_more =
      of_.length(a) > of_.length(b) || (of_.length(a) == of_.length(b) && time_.pick(2) == 0);
  const bool wrong = careless_ && time_.pick(2) == 0;
  of_.promote(a_has_more != wrong ? a : b);
  repair_names(of_.leader());
}

void simulated_operator::repair_names(std::size_t node) {
  then(200ms, 2s, [this, node] { of_.set_names(node, true); });
}

void simulated_operator::heal() {
  is_over_ = true;
  of_.end_stalls();
  for (std::size_t i = 0; i < simulated_cluster::nodes; ++i) {
    of_.set_names(i, true);
    if (i == of_.leader()) {
      of_.freeze(i, false);
      if (of_.knock(i) == simulated_cluster::door::closed) of_.start(i);
    }
  }
  for (std::size_t i = 0; i < simulated_cluster::nodes; ++i) of_.follow(i);
  of_.end_stalls();
}

}  // namespace dnd::test
