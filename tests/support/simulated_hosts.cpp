#include "tests/support/simulated_hosts.hpp"

#include "io/store/postgres/ownership.hpp"
#include "io/store/postgres/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <list>
#include <utility>

namespace dnd::test {

using namespace std::chrono_literals;
using io::postgres::call;
using io::postgres::pending_write;
using io::postgres::purpose;

namespace {

// All times are a fraction of the real ones: more happens in a second.
constexpr auto lasts = 2'500ms;
constexpr auto lease_runs = 1'500ms;
constexpr auto lease_renewed = 600ms;

}  // namespace

/// What goes to a writer at once.
struct simulated_hosts::batch {
  struct command {
    std::uint64_t number;
    std::uint64_t last;
    std::string bytes;
  };
  struct part {
    std::size_t campaign = 0;
    open_campaign what;
    std::list<command> commands;
    pending_write write;
  };
  std::list<part> parts;
};

simulated_hosts::simulated_hosts(std::uint64_t seed)
    : time_(seed),
      is_careless_(time_.pick(6) == 0),
      campaigns_(time_.pick(12) == 0 ? 5 + time_.pick(56) : 2 + time_.pick(7)),
      cluster_(time_, campaigns_),
      operator_(time_, cluster_, is_careless_),
      book_(campaigns_, !is_careless_),
      hosts_(3),
      followers_(campaigns_) {
  options_.answer_within = std::chrono::milliseconds(200 + time_.pick(600));
  options_.known_within = std::chrono::milliseconds(500 + time_.pick(3'000));
  options_.pause = std::chrono::milliseconds(50);
  cluster_.set_trouble(time_.pick(3) == 0 ? 0 : time_.pick(80));
  for (std::size_t i = 0; i < simulated_cluster::nodes; ++i)
    cluster_.set_clock(i, time_.between(0s, 60s));
}

void simulated_hosts::run(simulation_tally& counts) {
  counts_ = &counts;
  operator_.begin(lasts);
  for (auto& each : hosts_) {
    start(each);
    turn(each);
  }
  while (time_.now() < lasts) time_.step(lasts);
  finish();
  book_.check(cluster_);
  counts.written += book_.count(command_book::told::written);
  counts.moved += book_.count(command_book::told::moved);
  counts.unknown += book_.count(command_book::told::unknown);
  counts.failed += book_.count(command_book::told::failed);
}

void simulated_hosts::finish() {
  is_over_ = true;
  operator_.heal();
  for (auto& each : hosts_) each.process->frozen_until = duration{0};
  // What is under way ends, and so do the leases.
  const auto until = time_.now() + 2 * options_.known_within + 65s;
  while (time_.now() < until) time_.step(until);
  // Whoever comes now can play.
  auto& last = hosts_.front();
  if (last.process->is_dead) start(last);
  last.open.clear();
  cluster_.set_trouble(0);
  for (std::size_t tries = 0; tries < 8; ++tries) take(last, time_.pick(campaigns_));
  if (last.open.empty()) throw violation("in the end nobody can open a campaign");
  const auto there = last.open.size();
  append(last, there);
  if (last.open.size() != there) throw violation("in the end nobody can write");
}

// -- processes --------------------------------------------------------------

void simulated_hosts::start(host& which) {
  which.open.clear();
  which.process = std::make_shared<simulated_process>();
  which.process->number = ++processes_;
  which.process->clock = time_.between(-60s, 60s);
  which.database = std::make_shared<io::postgres::database>(
      servers_for(time_, cluster_, which.process), options_);
  which.writer = std::make_unique<io::postgres::batch_writer>(
      which.database, uuid_of_number(which.process->number));
  keep_lease(which, which.process->number);
}

void simulated_hosts::die(host& which) {
  ++counts_->deaths;
  which.process->is_dead = true;
  start_again(which);
}

void simulated_hosts::start_again(host& which) {
  time_.after(time_.between(10ms, 2s), [this, &which] {
    if (is_over_) return;
    // What it was at has to notice first.
    if (which.frames > 0) return start_again(which);
    const auto former = which.process->number;
    start(which);
    // Where it is certain that the former one has ended nobody waits for the end of its lease.
    if (time_.pick(2) == 0) return;
    time_.after(time_.between(0ms, 5ms), [this, &which, former, number = which.process->number] {
      if (is_over_ || which.process->number != number) return;
      in_process(which, [&] {
        if (io::postgres::end_lease_of(*which.database, uuid_of_number(former), ""))
          ++counts_->successions;
      });
    });
  });
}

void simulated_hosts::in_process(host& which, const std::function<void()>& what) {
  const auto number = which.process->number;
  if (which.process->is_dead || which.process->frozen_until > time_.now()) return;
  ++which.frames;
  try {
    what();
  } catch (const process_is_gone&) {
    // Whatever waits of it below notices by itself.
  }
  --which.frames;
  if (which.process->number != number) throw std::logic_error("a process ended under its work");
}

void simulated_hosts::keep_lease(host& which, std::uint64_t number) {
  time_.after(time_.between(0ms, 20ms), [this, &which, number] {
    if (is_over_ || which.process->number != number) return;
    in_process(which, [&] {
      const call ask{.name = std::string(io::postgres::renew.name),
                     .values = {io::postgres::id(uuid_of_number(number)), io::postgres::text(""),
                                io::postgres::text(""),
                                io::postgres::number(static_cast<std::uint64_t>(
                                    std::chrono::milliseconds(lease_runs).count()))}};
      // As `host_lease` does it.
      if (auto on = which.database->take(purpose::write))
        static_cast<void>(
            io::postgres::run(**on, {&ask, 1}, which.database->now() + lease_renewed));
    });
    time_.after(lease_renewed, [this, &which, number] { keep_lease(which, number); });
  });
}

void simulated_hosts::turn(host& which) {
  time_.after(time_.between(5ms, 350ms), [this, &which] {
    if (is_over_) return;
    if (!which.is_busy) {
      which.is_busy = true;
      in_process(which, [&] { act(which); });
      which.is_busy = false;
    }
    turn(which);
  });
}

void simulated_hosts::act(host& which) {
  const auto any = static_cast<std::size_t>(time_.pick(campaigns_));
  const auto what = time_.pick(100);
  if (what < 16) {
    for (auto count = 1 + time_.pick(1 + campaigns_ / 4); count > 0; --count)
      take(which, static_cast<std::size_t>(time_.pick(campaigns_)));
  } else if (what < 80) {
    append(which, 1 + time_.pick(50));
    // And the next of the same campaigns.
    if (time_.pick(3) == 0) append(which, 50);
  } else if (what < 88) {
    if (which.open.contains(any)) give_back(which, any);
  } else if (what < 95) {
    follow(which, any);
  } else if (what < 98) {
    ++counts_->freezes;
    // In the middle of something, most of the time.
    time_.after(time_.between(0ms, 10ms), [this, &which] {
      which.process->frozen_until = time_.now() + time_.between(10ms, 3s);
    });
    append(which, 50);
  } else {
    time_.after(time_.between(0ms, 10ms), [this, &which, number = which.process->number] {
      if (!is_over_ && which.process->number == number && !which.process->is_dead) die(which);
    });
    append(which, 50);
  }
}

// -- campaigns --------------------------------------------------------------

void simulated_hosts::take(host& at, std::size_t campaign) {
  if (at.open.contains(campaign)) return;
  open_campaign made{
      .what = std::make_shared<io::postgres::owned_campaign>(), .since = time_.now(), .known = {}};
  made.what->id = uuid_of_number(campaign);
  const auto& told = book_.written(campaign);
  const auto told_before = told.empty() ? 0 : told.rbegin()->first;
  const auto taken = io::postgres::take_over(*at.database, uuid_of_number(at.process->number),
                                             *made.what, "campaign");
  if (!taken) {
    ++counts_->refused;
    return;
  }
  ++counts_->taken;
  // From when it was carried out: what others did before that is no business of this one's.
  for (const auto& each : cluster_.traces(campaign))
    if (each.by == at.process->number && each.what == statement_terms::kind::take &&
        at.process->answered.contains(each.request))
      made.since = std::max(made.since, each.at);
  book_.tell_epoch(campaign, made.what->epoch, at.process->number);
  if (!is_careless_) {
    if (told_before > made.what->head.seq)
      throw violation(
          fmt::format("campaign {}: event {} was told to be written, and who takes it "
                      "over is told that it ends with {}",
                      campaign, told_before, made.what->head.seq));
  }
  if (read_log(at, campaign, made)) {
    at.open.emplace(campaign, std::move(made));
    return;
  }
  ++counts_->stale_opens;
  io::postgres::give_back(*at.database, *made.what);
}

/// Whether the rows are those of the head.
bool simulated_hosts::read_log(host& at, std::size_t campaign, open_campaign& into) {
  const auto& told = book_.written(campaign);
  io::log_position end;
  for (;;) {
    const call ask{.name = std::string(io::postgres::rows_after.name),
                   .values = {io::postgres::id(into.what->id), io::postgres::number(end.seq),
                              io::postgres::number(64)}};
    const auto given = at.database->repeat(purpose::read, {&ask, 1});
    if (!given) return false;
    const auto& rows = given->front();
    if (rows.rows() == 0) return end == into.what->head;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      const auto last = rows.number(row, 0);
      // Read in the middle of a failover, it may be of two servers.
      if (!follow_row(end, last, rows.cell(row, 1))) return false;
      const auto seen = row_of(rows.cell(row, 1));
      const auto place = told.find(last);
      if (!is_careless_ && place != told.end() && place->second != seen)
        throw violation(fmt::format("campaign {}: event {} is read as another row than was told",
                                    campaign, last));
      into.known.emplace(seen.command, seen);
    }
  }
}

void simulated_hosts::append(host& at, std::size_t most) {
  batch all;
  for (auto& [campaign, open] : at.open) {
    if (all.parts.size() >= most) break;
    if (most < at.open.size() && time_.pick(2) == 0) continue;
    auto& part = all.parts.emplace_back();
    part.campaign = campaign;
    part.what = open;
    part.write.to = open.what;
    part.write.end = open.what->head;
    for (auto count = 1 + time_.pick(2); count > 0; --count) {
      const auto again = book_.next_again(campaign);
      if (again && open.known.contains(*again)) {
        // The owner knows the command by its number: it is not carried out again.
        book_.tell_written(open.known.at(*again));
        continue;
      }
      const auto number = again ? *again : book_.next(campaign);
      const auto first = part.write.end.seq + 1;
      const command_body body{.first = first,
                              .last = first + time_.pick(3),
                              .command = number,
                              .sum_before = part.write.end.sum};
      part.write.end = body.end(part.write.end);
      const auto& kept =
          part.commands.emplace_back(batch::command{number, body.last, body.bytes()});
      part.write.rows.push_back({.last = kept.last, .lines = kept.bytes});
    }
    if (part.commands.empty()) all.parts.pop_back();
  }
  if (all.parts.empty()) return;
  // Another thread of it closes one meanwhile.
  std::optional<std::size_t> closed;
  if (time_.pick(12) == 0 && !is_over_) {
    const auto& part = all.parts.front();
    closed = part.campaign;
    time_.after(time_.between(0ms, 8ms),
                [this, &at, number = at.process->number, what = part.what.what] {
                  if (at.process->number == number)
                    in_process(at, [&] { io::postgres::give_back(*at.database, *what); });
                });
  }
  std::vector<pending_write*> writes;
  for (auto& each : all.parts) writes.push_back(&each.write);
  at.writer->write(writes);
  settle(at, all);
  if (closed) at.open.erase(*closed);
}

void simulated_hosts::settle(host& at, const batch& what) {
  for (const auto& part : what.parts) {
    const auto& how = *part.write.outcome;
    const auto was_in_doubt = [&](const batch::command& each) {
      return at.process->doubtful.contains(each.bytes);
    };
    if (!is_careless_) book_.tell_epoch(part.campaign, part.what.what->epoch, at.process->number);
    for (const auto& each : part.commands) {
      if (how) {
        const auto row = row_of(each.bytes);
        book_.tell_written(row);
        at.open.at(part.campaign).known.emplace(row.command, row);
      } else if (how.error().code == io::ec::moved) {
        book_.tell_moved(each.number, was_in_doubt(each));
      } else if (how.error().what.find("nobody knows") != std::string::npos) {
        book_.tell_unknown(each.number);
      } else {
        book_.tell_failed(each.number);
      }
    }
    if (how) continue;
    if (how.error().code == io::ec::moved) check_moved(at, part.campaign, part.what);
    // Nothing more is written until it is opened again.
    at.open.erase(part.campaign);
  }
  // Closed, sooner or later.
  for (const auto& part : what.parts)
    if (!*part.write.outcome && time_.pick(2) == 0)
      io::postgres::give_back(*at.database, *part.what.what);
}

/// That a campaign is another's now has to have a reason: somebody has taken it, it was given back,
/// or something of this host's came through of which it was never told.
void simulated_hosts::check_moved(const host& at, std::size_t campaign,
                                  const open_campaign& what) const {
  if (is_careless_) return;
  for (const auto& each : cluster_.traces(campaign)) {
    if (each.at < what.since || each.what == statement_terms::kind::append) continue;
    const bool is_told =
        each.by == at.process->number && at.process->answered.contains(each.request);
    if (!is_told || each.what == statement_terms::kind::release) return;
  }
  throw violation(
      fmt::format("campaign {}: it is told to have moved, and nobody has taken it", campaign));
}

void simulated_hosts::give_back(host& at, std::size_t campaign) {
  const auto what = at.open.at(campaign).what;
  at.open.erase(campaign);
  io::postgres::give_back(*at.database, *what);
}

}  // namespace dnd::test
