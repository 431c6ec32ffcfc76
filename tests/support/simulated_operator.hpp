#pragma once

#include "tests/support/simulated_cluster.hpp"

namespace dnd::test {

/// Breaks the servers of a cluster, and is the tool that runs them: of those that are left the one
/// that has most is promoted, unless it is careless.
class simulated_operator {
 public:
  using duration = simulated_time::duration;

  simulated_operator(simulated_time& time, simulated_cluster& of, bool is_careless)
      : time_(time), of_(of), careless_(is_careless) {}

  /// From now on something happens now and then.
  void begin(duration until);
  /// Everything runs again, and is set as it has to be.
  void heal();

 private:
  void next();
  void kill_and_start();
  void kill_and_promote();
  void sleep_through_a_failover();
  void sleep();
  void hold_up_standbys();
  void cancel();
  void lose_what_no_standby_has();
  void promote_the_one_behind();
  void promote_another(std::size_t old);
  void repair_names(std::size_t node);
  void then(duration least, duration most, std::function<void()> what);

  simulated_time& time_;
  simulated_cluster& of_;
  bool careless_;
  bool is_busy_ = false;
  bool is_over_ = false;
  duration until_{0};
};

}  // namespace dnd::test
