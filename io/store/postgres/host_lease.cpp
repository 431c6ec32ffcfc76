#include "io/store/postgres/host_lease.hpp"

#include "io/store/postgres/statements.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace dnd::io::postgres {

host_lease::host_lease(std::shared_ptr<database> at, lease_options options, const uuid& host)
    : at_(std::move(at)), options_(std::move(options)), host_(host) {}

result<std::unique_ptr<host_lease>> host_lease::begin(std::shared_ptr<database> at,
                                                      lease_options options) {
  const call ask{.name = std::string(new_host.name)};
  const auto given = at->repeat(purpose::read, {&ask, 1});
  if (!given) return given.error().why;
  std::unique_ptr<host_lease> made(
      new host_lease(std::move(at), std::move(options), given->front().id(0, 0)));
  const auto first = made->renewal();
  const auto sent = made->at_->now();
  if (const auto renewed = made->at_->repeat(purpose::write, {&first, 1}); !renewed)
    return renewed.error().why;
  made->runs_until_ = (sent + made->options_.runs).time_since_epoch().count();
  made->at_->seen().note_renewed(sent);
  try {
    made->keeper_ = std::thread([self = made.get()] { self->keep(); });
    made->lookout_ = std::thread([self = made.get()] { self->look_out(); });
  } catch (const std::system_error&) {
    return error{.code = ec::internal,
                 .what = "there is no thread left that would renew the lease",
                 .todo = "Allow the program more threads."};
  }
  made->at_->on_slow([self = made.get()] {
    const std::lock_guard lock(self->mutex_);
    self->is_slow_ = true;
    self->wake_.notify_all();
  });
  return made;
}

void host_lease::note_renewed(std::chrono::steady_clock::time_point sent) noexcept {
  const auto until = (sent + options_.runs).time_since_epoch().count();
  // First the count: whoever sees that it runs again sees that it did not.
  if (sent.time_since_epoch().count() >= runs_until_.load()) ++lapses_;
  runs_until_ = until;
  at_->seen().note_renewed(sent);
}

void host_lease::note_lag() {
  const call ask{.name = std::string(standby_lag.name)};
  auto on = at_->take(purpose::read);
  if (!on) return;
  const auto given = run(**on, {&ask, 1}, soon());
  if (!given || given->front().rows() == 0 || given->front().is_null(0, 0))
    return at_->seen().note_lag({});
  at_->seen().note_lag(given->front().number(0, 0));
}

void host_lease::note_wishes(const reply& row) {
  drains_ = row.truth(0, 0);
  const std::uint64_t asked = row.number(0, 1);
  if (asked == asked_) return;
  const call ask{.name = std::string(to_give_up.name), .values = {id(host_)}};
  auto on = at_->take(purpose::read);
  if (!on) return;
  auto given = run(**on, {&ask, 1}, soon());
  if (!given) return;
  asked_ = asked;
  auto& found = given->front();
  const std::lock_guard lock(mutex_);
  for (std::size_t each = 0; each < found.rows(); ++each)
    wanted_.emplace_back(found.take(each, 0), found.take(each, 1));
}

std::vector<std::pair<std::string, std::string>> host_lease::take_wanted() {
  const std::lock_guard lock(mutex_);
  return std::exchange(wanted_, {});
}

host_lease::~host_lease() {
  at_->on_slow({});
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  wake_.notify_all();
  if (lookout_.joinable()) lookout_.join();
  if (!keeper_.joinable()) return;
  keeper_.join();
  const call bye{.name = std::string(leave.name), .values = {id(host_)}};
  // One attempt: the lease ends by itself.
  if (auto on = at_->take(purpose::write)) static_cast<void>(run(**on, {&bye, 1}, soon()));
}

call host_lease::renewal() const {
  return {.name = std::string(renew.name),
          .values = {id(host_), text(options_.url), text(options_.version),
                     number(static_cast<std::uint64_t>(options_.runs.count()))}};
}

void host_lease::look_out() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return ends_ || is_slow_; });
    if (ends_) return;
    is_slow_ = false;
    lock.unlock();
    at_->look_beyond();
    lock.lock();
  }
}

deadline host_lease::soon() const {
  return std::min(at_->now() + options_.renewed_every, at_->answer_deadline());
}

void host_lease::keep() {
  const auto ask = renewal();
  auto pause = options_.renewed_every;
  auto patience = options_.renewed_every;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, pause, [&] { return ends_; })) {
    lock.unlock();
    // One attempt each time. A lease that ran out is there again with the next one that succeeds;
    // what was taken over meanwhile is fenced. A server that says nothing may sleep while another
    // is promoted: then this finds the other, and with it all who wait for the one that sleeps. One
    // that takes a connection and does not write waits for a standby: that is waited for.
    const auto sent = at_->now();
    std::optional<reply> row;
    bool is_there = false;
    if (auto on = at_->take(purpose::write)) {
      is_there = true;
      if (auto given = run(**on, {&ask, 1}, at_->now() + patience)) {
        note_renewed(sent);
        row = std::move(given->front());
      }
    }
    const bool was_patient = is_there && patience == options_.runs;
    pause = row || was_patient ? options_.renewed_every
                               : std::min(options_.again_after, options_.renewed_every);
    if (is_there) patience = row ? options_.renewed_every : options_.runs;
    if (row) {
      note_wishes(*row);
      note_lag();
    }
    lock.lock();
  }
}

}  // namespace dnd::io::postgres
