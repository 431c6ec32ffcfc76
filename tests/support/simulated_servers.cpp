#include "tests/support/simulated_servers.hpp"

#include <algorithm>
#include <utility>

namespace dnd::test {

namespace {

using namespace std::chrono_literals;
using io::postgres::arrival;
using io::postgres::call;
using io::postgres::connection;
using io::postgres::deadline;
using io::postgres::failure;
using io::postgres::failure_of;
using duration = simulated_time::duration;

/// One clock shows another time than the next, as that of another machine would.
deadline on_its_clock(const simulated_process& of, duration time) {
  return deadline{} + time + of.clock;
}

duration from_its_clock(const simulated_process& of, deadline time) {
  return std::chrono::duration_cast<duration>(time.time_since_epoch()) - of.clock;
}

/// Until it is so, or the time is over. Whoever is frozen notices nothing.
template <class Ready>
bool wait_for(simulated_time& time, const simulated_process& who, duration until, Ready ready) {
  for (;;) {
    if (who.is_dead) throw process_is_gone{};
    if (time.now() >= who.frozen_until) {
      if (ready()) return true;
      if (time.now() >= until) return false;
    }
    time.step(std::max(until, who.frozen_until));
  }
}

class simulated_connection final : public connection {
 public:
  simulated_connection(simulated_time& time, simulated_cluster& of,
                       std::shared_ptr<simulated_process> as, session_ptr on)
      : time_(time), of_(of), as_(std::move(as)), on_(std::move(on)) {}
  ~simulated_connection() override {
    note_doubt();
    on_->is_cut = true;
  }

  std::optional<failure> send(std::span<const call> calls) override {
    note_doubt();
    if (on_->is_cut) return failure_of("", "cut");
    request_ = as_->number << 32U | ++as_->requests;
    for (const auto& each : calls)
      if (each.name == "append" && each.sql.empty())
        for (const auto row : elements_in(each.values.back())) rows_.emplace_back(row);
    of_.send(on_, {calls.begin(), calls.end()}, request_);
    return std::nullopt;
  }

  arrival next(deadline until) override {
    const bool is_there = wait_for(time_, *as_, from_its_clock(*as_, until), [&] {
      return on_->is_cut || !on_->inbox.empty() || is_replaced();
    });
    if (!is_there || on_->inbox.empty()) {
      note_doubt();
      return {.what = arrival::kind::lost,
              .why = failure_of("", on_->is_cut ? "cut" : "the database does not answer")};
    }
    auto given = std::move(on_->inbox.front());
    on_->inbox.pop_front();
    if (!given.warning.empty()) {
      note_doubt();
      warn(given.warning);
    }
    if (given.what.why && given.what.why->how == io::postgres::fate::unknown) note_doubt();
    if (given.what.what == arrival::kind::sync_point) {
      if (given.warning.empty()) as_->answered.insert(request_);
      rows_.clear();
    }
    return std::move(given.what);
  }

  bool finish() override { return !on_->is_cut; }

 private:
  void note_doubt() {
    as_->doubtful.insert(rows_.begin(), rows_.end());
    rows_.clear();
  }

  simulated_time& time_;
  simulated_cluster& of_;
  std::shared_ptr<simulated_process> as_;
  session_ptr on_;
  std::uint64_t request_ = 0;
  std::vector<std::string> rows_;
};

class servers_of_a_process final : public io::postgres::servers {
 public:
  servers_of_a_process(simulated_time& time, simulated_cluster& of,
                       std::shared_ptr<simulated_process> as)
      : time_(time), of_(of), as_(std::move(as)) {}

  std::size_t count() const override { return simulated_cluster::nodes; }
  const std::string& shown() const override { return shown_; }
  deadline now() const override { return on_its_clock(*as_, time_.now()); }
  void pause(std::chrono::milliseconds how_long) override { wait(how_long); }

  expected<std::unique_ptr<connection>, failure> open(std::size_t which) override {
    wait(time_.between(100us, 2ms));
    switch (of_.knock(which)) {
      case simulated_cluster::door::closed:
        return failure_of("", "refused");
      case simulated_cluster::door::no_answer:
        wait(200ms);
        return failure_of("", "no answer");
      case simulated_cluster::door::standby:
        // As libpq says it, which was told to go to primaries alone.
        return failure_of("", "a standby");
      case simulated_cluster::door::primary:
        break;
    }
    return std::unique_ptr<connection>(
        std::make_unique<simulated_connection>(time_, of_, as_, of_.connect(which, as_->number)));
  }

 private:
  void wait(duration how_long) {
    static_cast<void>(wait_for(time_, *as_, time_.now() + how_long, [] { return false; }));
  }

  simulated_time& time_;
  simulated_cluster& of_;
  std::shared_ptr<simulated_process> as_;
  std::string shown_ = "simulated";
};

}  // namespace

std::unique_ptr<io::postgres::servers> servers_for(simulated_time& time, simulated_cluster& of,
                                                   std::shared_ptr<simulated_process> as) {
  return std::make_unique<servers_of_a_process>(time, of, std::move(as));
}

}  // namespace dnd::test
