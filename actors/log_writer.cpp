#include "actors/log_writer.hpp"

#include "actors/scheduling.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <utility>

namespace dnd::actors {

namespace {

using task = write_order::task;
using syncing = write_order::syncing;

/// The orders of one campaign in a batch, by index, in the order in which they came.
using order_list = std::vector<std::size_t>;

std::size_t bytes_of(const write_order& order) {
  return order.lines == nullptr ? 0 : order.lines->size();
}

/// Orders that can share a write and a sync: lines of one part of the log. The end of a fight
/// stands alone.
std::size_t run_length(const std::vector<write_order>& orders, const order_list& mine,
                       std::size_t from) {
  const auto& first = orders[mine[from]];
  if (first.what == task::end_fight) return 1;
  std::size_t at = from;
  std::size_t bytes = 0;
  for (; at < mine.size(); ++at) {
    const auto& order = orders[mine[at]];
    if (order.what == task::end_fight) break;
    if (order.lines != nullptr && order.part != first.part) break;
    bytes += bytes_of(order);
    if (at > from && bytes > bounds::batch_bytes_max) break;
  }
  return at - from;
}

io::result<done> write_run(std::vector<write_order>& orders, std::span<const std::size_t> run,
                           activity& counts) {
  auto& log = *orders[run.front()].to->log;
  const auto& last = orders[run.back()];
  if (last.what == task::end_fight) {
    // Of the fight's file, and of the log that it becomes part of.
    ++counts.syncs;
    counts.note_sync(1);
    return log.end_fight();
  }
  std::string joined;
  const std::string* bytes = orders[run.front()].lines.get();
  if (run.size() > 1) {
    for (const auto index : run)
      if (orders[index].lines != nullptr) joined += *orders[index].lines;
    bytes = &joined;
  }
  if (bytes != nullptr && !bytes->empty()) {
    if (auto appended = log.append(*bytes, last.end, orders[run.front()].part); !appended)
      return appended;
    counts.bytes_written += bytes->size();
  }
  const bool sync_now = std::ranges::any_of(
      run, [&](std::size_t index) { return orders[index].sync == syncing::now; });
  if (!sync_now) return done{};
  counts.note_sync(run.size());
  return log.sync();
}

/// The log writers of this process that have orders in hand.
std::atomic<int> writers_at_work{0};

/// Looks for the next order without sleeping, where hardly anybody else is at work: with many
/// campaigns the threads that look for work would take the time of those that have some, and there
/// the next order is not what this thread wrote last.
template <class Ready>
void spin_among_few(Ready ready) {
  constexpr int most = 2;
  const auto others_work = [] { return writers_at_work.load(std::memory_order_relaxed) >= most; };
  if (!others_work()) spin_until([&] { return ready() || others_work(); });
}

io::error poisoned(const io::error& why) {
  return {.code = io::ec::poisoned,
          .what = "nothing more is written since: " + io::render(why),
          .todo = "Open the campaign again."};
}

void write_campaign(std::vector<write_order>& orders, const order_list& mine, activity& counts,
                    const write_answer& answer) {
  auto& stopped = orders[mine.front()].to->stopped;
  if (stopped) {
    for (const auto index : mine) answer(index, written_message{poisoned(*stopped)});
    return;
  }
  for (std::size_t from = 0; from < mine.size();) {
    const auto count = run_length(orders, mine, from);
    const auto run = std::span(mine).subspan(from, count);
    const auto written = write_run(orders, run, counts);
    // Nothing may follow a failure, now or in a later batch: it would leave a gap.
    if (!written) stopped = written.error();
    for (const auto index : run)
      answer(index, written ? written_message{orders[index].end} : written_message{*stopped});
    from += count;
    if (written) continue;
    for (; from < mine.size(); ++from) answer(mine[from], written_message{*stopped});
  }
}

}  // namespace

void write_batch(std::vector<write_order>& orders, activity& counts, const write_answer& answer) {
  std::vector<char> handled(orders.size(), 0);
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (handled[i]) continue;
    order_list mine;
    for (std::size_t j = i; j < orders.size(); ++j) {
      if (orders[j].to != orders[i].to) continue;
      handled[j] = 1;
      mine.push_back(j);
    }
    write_campaign(orders, mine, counts, answer);
  }
}

log_writer_state::~log_writer_state() {
  for (auto& promise : promises)
    promise.deliver(written_message{io::error{
        .code = io::ec::closed, .what = "the log writer has stopped", .todo = "Open again."}});
}

caf::typed_response_promise<written_message> log_writer_state::collect(const write_order& order) {
  orders.push_back(order);
  ++counts->orders_waiting;
  promises.push_back(self->make_response_promise<written_message>());
  if (!std::exchange(flush_is_due, true)) self->send(self, flush_message{});
  return promises.back();
}

void log_writer_state::flush() {
  flush_is_due = false;
  auto batch = std::exchange(orders, {});
  auto waiting = std::exchange(promises, {});
  counts->orders_waiting -= batch.size();
  writers_at_work.fetch_add(1, std::memory_order_relaxed);
  try {
    write_batch(batch, *counts, [&](std::size_t which, written_message how) {
      waiting[which].deliver(std::move(how));
    });
  } catch (const std::exception& why) {
    for (auto& promise : waiting)
      if (promise.pending())
        promise.deliver(
            written_message{io::error{.code = io::ec::internal,
                                      .what = std::string("the log writer failed: ") + why.what(),
                                      .todo = "Open the campaign again."}});
  }
  writers_at_work.fetch_sub(1, std::memory_order_relaxed);
}

void log_writer_state::retire(const retire_message& what) {
  if (!what.log->stopped)
    what.log->stopped = io::error{.code = io::ec::closed, .what = "the campaign was closed"};
  what.log->log->release();
}

log_writer_actor::behavior_type log_writer(
    log_writer_actor::stateful_pointer<log_writer_state> self, std::shared_ptr<activity> counts) {
  self->state.counts = std::move(counts);
  return {
      [self](const write_order& order) -> caf::result<written_message> {
        return self->state.collect(order);
      },
      [self](const flush_message&) {
        self->state.flush();
        // The next order is often on its way. On a shared thread others would wait for it too.
        if (self->getf(caf::abstract_actor::is_detached_flag))
          spin_among_few([self] { return !self->mailbox().empty(); });
      },
      [self](const retire_message& what) {
        self->state.retire(what);
        return retired_message{};
      },
  };
}

}  // namespace dnd::actors
