#include "tests/support/simulated_cluster.hpp"

#include "io/store/postgres/schema.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace dnd::test {

using namespace std::chrono_literals;
using io::postgres::arrival;
using io::postgres::call;

namespace {

constexpr std::uint64_t host_locks = 1ULL << 32U;

std::vector<std::uint64_t> locks_of(const transaction& what) {
  std::vector<std::uint64_t> found;
  for (const auto& each : what.campaigns) found.push_back(each.which);
  if (what.lease) found.push_back(host_locks + what.by);
  if (what.ended) found.push_back(host_locks + *what.ended);
  return found;
}

arrival failed(std::string_view state, bool is_last) {
  return {.what = arrival::kind::failed,
          .why = io::postgres::failure_of(state, "as the simulation wants it"),
          .is_last = is_last};
}

}  // namespace

simulated_cluster::simulated_cluster(simulated_time& time, std::size_t campaigns)
    : time_(time), campaigns_(campaigns), nodes_(nodes), traces_(campaigns) {
  nodes_[0].is_primary = true;
  for (std::size_t i = 0; i < nodes; ++i) rebuild(i);
}

simulated_cluster::duration simulated_cluster::latency() {
  return time_.between(100us, 1'500us);
}

void simulated_cluster::on_node(std::size_t which, duration delay, std::function<void()> what) {
  time_.after(delay, [this, which, life = nodes_[which].life, what = std::move(what)]() mutable {
    auto& at = nodes_[which];
    if (at.life != life) return;
    if (!at.is_frozen) return what();
    at.deferred.push_back([this, which, life, what = std::move(what)] {
      if (nodes_[which].life == life) what();
    });
  });
}

simulated_cluster::door simulated_cluster::knock(std::size_t which) const {
  const auto& at = nodes_.at(which);
  if (!at.is_up) return door::closed;
  if (at.is_frozen) return door::no_answer;
  return at.is_primary ? door::primary : door::standby;
}

session_ptr simulated_cluster::connect(std::size_t which, std::uint64_t by) {
  auto made = std::make_shared<simulated_session>();
  made->node = which;
  made->node_life = nodes_.at(which).life;
  made->by = by;
  auto& sessions = nodes_[which].sessions;
  std::erase_if(sessions, [](const auto& each) { return each.expired(); });
  sessions.push_back(made);
  return made;
}

void simulated_cluster::send(const session_ptr& on, std::vector<call> calls,
                             std::uint64_t request) {
  if (nodes_[on->node].life != on->node_life) return;
  auto delay = latency();
  if (time_.chance(trouble_)) {
    switch (time_.pick(4)) {
      case 0:  // Lost before it arrives.
        on->is_cut = true;
        return;
      case 1:  // Lost at any moment of it.
        time_.after(time_.between(0us, 8ms), [on] { on->is_cut = true; });
        break;
      case 2:  // It is carried out, and the answer is lost.
        on->is_deaf = true;
        break;
      default:  // It is on its way for long, and its client has given up.
        delay += time_.between(100ms, 2s);
        time_.after(time_.between(0us, 200ms), [on] { on->is_cut = true; });
    }
  }
  on_node(on->node, delay,
          [this, on, calls = std::move(calls), request] { receive(on, calls, request); });
}

void simulated_cluster::answer(const session_ptr& on, arrival what, std::string warning) {
  if (on->is_cut || on->is_deaf) return;
  const auto at = std::max(on->last_arrival, time_.now() + latency());
  on->last_arrival = at;
  time_.after(at - time_.now(), [on, what = std::move(what), warning = std::move(warning)] {
    if (!on->is_cut && !on->is_deaf) on->inbox.push_back({what, warning});
  });
}

void simulated_cluster::answer_all(const session_ptr& on, std::vector<arrival> what) {
  if (on->is_cut || on->is_deaf) return;
  const auto at = std::max(on->last_arrival, time_.now() + latency());
  on->last_arrival = at;
  time_.after(at - time_.now(), [on, what = std::move(what)] {
    if (on->is_cut || on->is_deaf) return;
    for (const auto& each : what) on->inbox.push_back({each});
  });
}

io::postgres::reply simulated_cluster::look(std::size_t which, const std::string& sql) const {
  const auto& at = nodes_[which];
  const auto truth = [](bool is) { return std::string(1, is ? '\1' : '\0'); };
  io::postgres::reply made;
  if (sql.find("pg_is_in_recovery()") != std::string::npos) {
    made.columns = 6;
    made.cells = {truth(!at.is_primary),
                  truth(true),
                  truth(true),
                  "on",
                  at.names_set ? "ANY 1 (n1,n2,n3)" : "",
                  io::postgres::number(at.is_primary ? at.timeline : 0).bytes};
  } else {
    made.columns = 4;
    made.cells = {io::postgres::number(io::postgres::schema_format).bytes,
                  io::postgres::id(uuid_of_number(7)).bytes, io::postgres::number(2).bytes,
                  io::postgres::number(io::postgres::schema_format).bytes};
  }
  return made;
}

void simulated_cluster::receive(const session_ptr& on, const std::vector<call>& calls,
                                std::uint64_t request) {
  const auto& first = calls.front();
  if (first.name.empty() || !first.sql.empty()) {
    // Preparing, and looking at the server.
    std::vector<arrival> answers;
    for (const auto& each : calls) {
      const bool is_new = !each.name.empty() && !prepared_.contains(each.name);
      if (is_new) prepared_.emplace(each.name, terms_of(each.name, each.sql));
      on->is_prepared = on->is_prepared || !each.name.empty();
      answers.push_back(
          {.what = arrival::kind::answer,
           .given = each.name.empty() ? look(on->node, each.sql) : io::postgres::reply{}});
    }
    answers.push_back({.what = arrival::kind::sync_point});
    answer_all(on, std::move(answers));
    return;
  }
  if (!on->is_prepared) throw std::logic_error(first.name + " was not prepared");
  // The store plays one statement at a time: what is one transaction is one statement.
  if (calls.size() != 1) throw std::logic_error("the simulated database knows no transactions");
  work mine{.on = on, .what = first, .request = request};
  if (!trips(mine)) begin(std::move(mine));
}

/// Refused without a reason of its own.
bool simulated_cluster::trips(const work& what) {
  if (!time_.chance(trouble_ / 4)) return false;
  constexpr const char* states[] = {"40P01", "40P01", "40001", "53100", "58030", "25006", "22000"};
  answer(what.on, failed(states[time_.pick(std::size(states))], false));
  answer(what.on, {.what = arrival::kind::sync_point});
  return true;
}

void simulated_cluster::begin(work what) {
  auto& at = nodes_[what.on->node];
  const auto& terms = prepared_.at(what.what.name);
  auto effect = carry_out(at.db, terms, what.what, what.on->by, time_.now() + at.clock);
  auto locks = locks_of(effect.does);
  const auto is_locked = [&](std::uint64_t each) { return at.locked.contains(each); };
  if (std::ranges::any_of(locks, is_locked)) {
    at.blocked.push_back(std::move(what));
    return;
  }
  answer(what.on, {.what = arrival::kind::answer, .given = std::move(effect.given)});
  if (locks.empty()) {
    answer(what.on, {.what = arrival::kind::sync_point});
    return;
  }
  at.locked.insert(locks.begin(), locks.end());
  effect.does.request = what.request;
  for (const auto& each : effect.does.campaigns)
    traces_[each.which].push_back(
        {.at = time_.now(), .what = each.what, .by = what.on->by, .request = what.request});
  auto shared = std::make_shared<const transaction>(std::move(effect.does));
  on_node(what.on->node, time_.between(50us, 2ms),
          [this, on = what.on, shared, locks = std::move(locks)] { commit(on, shared, locks); });
}

void simulated_cluster::commit(const session_ptr& on, std::shared_ptr<const transaction> what,
                               std::vector<std::uint64_t> locks) {
  auto& at = nodes_[on->node];
  at.log.push_back(what);
  waiting_commit mine{
      .on = on, .what = std::move(what), .place = at.log.size(), .locks = std::move(locks)};
  if (at.names_set)
    at.waiting.push_back(std::move(mine));
  else
    release(on->node, mine, {});
  replicate(on->node);
}

void simulated_cluster::release(std::size_t which, const waiting_commit& what,
                                std::string warning) {
  auto& at = nodes_[which];
  apply(at.db, *what.what);
  for (const auto each : what.locks) at.locked.erase(each);
  answer(what.on, {.what = arrival::kind::sync_point}, std::move(warning));
  try_blocked(which);
}

void simulated_cluster::release_up_to(std::size_t which, std::size_t length) {
  auto& waiting = nodes_[which].waiting;
  while (!waiting.empty() && waiting.front().place <= length) {
    const auto next = std::move(waiting.front());
    waiting.erase(waiting.begin());
    release(which, next, {});
  }
}

void simulated_cluster::try_blocked(std::size_t which) {
  auto again = std::exchange(nodes_[which].blocked, {});
  for (auto& each : again) begin(std::move(each));
}

void simulated_cluster::replicate(std::size_t from) {
  for (std::size_t i = 0; i < nodes; ++i)
    if (i != from && !nodes_[i].is_primary && nodes_[i].follows == from)
      on_node(i, latency(), [this, i, from] { pull(i, from); });
}

void simulated_cluster::pull(std::size_t standby, std::size_t from) {
  auto& to = nodes_[standby];
  const auto& source = nodes_[from];
  const bool is_fed = to.is_up && !to.is_primary && to.follows == from && source.is_up &&
                      source.is_primary && !source.is_frozen;
  if (!is_fed || to.stalled_until > time_.now() || to.log.size() >= source.log.size()) return;
  to.log.insert(to.log.end(), source.log.begin() + static_cast<std::ptrdiff_t>(to.log.size()),
                source.log.end());
  on_node(from, latency(), [this, from, length = to.log.size()] { release_up_to(from, length); });
}

void simulated_cluster::rebuild(std::size_t which) {
  auto& at = nodes_[which];
  at.db = {};
  at.db.campaigns.resize(campaigns_);
  for (const auto& each : at.log) apply(at.db, *each);
}

void simulated_cluster::kill(std::size_t which, bool says_so) {
  auto& at = nodes_[which];
  if (says_so)
    for (const auto& each : at.waiting) answer(each.on, failed("57P01", true));
  const bool is_silent = !says_so && time_.pick(3) == 0;
  for (const auto& each : at.sessions)
    if (const auto on = each.lock(); on && !is_silent)
      time_.after(time_.between(1ms, 4ms), [on] { on->is_cut = true; });
  at.sessions.clear();
  at.waiting.clear();
  at.blocked.clear();
  at.locked.clear();
  at.deferred.clear();
  at.is_up = at.is_frozen = false;
  ++at.life;
}

void simulated_cluster::start(std::size_t which) {
  auto& at = nodes_[which];
  at.is_up = true;
  if (!at.is_primary) return;
  rebuild(which);
  replicate(which);
}

void simulated_cluster::freeze(std::size_t which, bool is_frozen) {
  auto& at = nodes_[which];
  at.is_frozen = is_frozen;
  if (is_frozen) return;
  for (const auto& each : std::exchange(at.deferred, {})) each();
  if (at.is_primary) replicate(which);
}

void simulated_cluster::stall(std::size_t which, duration how_long) {
  auto& at = nodes_[which];
  at.stalled_until = std::max(at.stalled_until, time_.now() + how_long);
  on_node(which, how_long + 1us, [this, which] { pull(which, nodes_[which].follows); });
}

void simulated_cluster::end_stalls() {
  for (auto& each : nodes_) each.stalled_until = duration{0};
  replicate(leader_);
}

void simulated_cluster::cancel_waits(std::size_t which) {
  if (nodes_[which].is_frozen) return;
  for (const auto& each : std::exchange(nodes_[which].waiting, {}))
    release(which, each, "committed locally, but might not have been replicated");
}

void simulated_cluster::cut_sessions(bool of_all) {
  for (auto& at : nodes_)
    for (const auto& each : at.sessions)
      if (const auto on = each.lock(); on && (of_all || time_.pick(2) == 0)) on->is_cut = true;
}

void simulated_cluster::promote(std::size_t which) {
  auto& at = nodes_[which];
  leader_ = which;
  at.is_primary = true;
  at.timeline = ++highest_timeline_;
  rebuild(which);
  // Those that run and are standbys follow it; what they have is a beginning of what it has, or
  // they are made anew.
  for (std::size_t i = 0; i < nodes; ++i) {
    auto& other = nodes_[i];
    if (i == which || other.is_primary || !other.is_up) continue;
    other.follows = which;
    if (other.log.size() > at.log.size()) other.log = at.log;
    pull(i, which);
  }
}

void simulated_cluster::follow(std::size_t which) {
  if (which == leader_) return;
  if (nodes_[which].is_up) kill(which, false);
  auto& at = nodes_[which];
  at.is_up = true;
  at.is_primary = false;
  at.follows = leader_;
  at.log = nodes_[leader_].log;
  at.db = {};
  on_node(leader_, latency(),
          [this, length = at.log.size(), from = leader_] { release_up_to(from, length); });
}

}  // namespace dnd::test
