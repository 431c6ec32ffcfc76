#include "actors/log_writer.hpp"

#include "actors/scheduling.hpp"
#include "io/store/joint_log.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <exception>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// The lines of a run one after the other; those of a single order are not copied.
std::string_view lines_of_run(const std::vector<write_order>& orders,
                              std::span<const std::size_t> run, std::string& joined) {
  if (run.size() == 1) {
    const auto* only = orders[run.front()].lines.get();
    return only == nullptr ? std::string_view() : std::string_view(*only);
  }
  for (const auto index : run)
    if (orders[index].lines != nullptr) joined += *orders[index].lines;
  return joined;
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
  const auto lines = lines_of_run(orders, run, joined);
  if (!lines.empty()) {
    if (auto appended = log.append(lines, last.end, orders[run.front()].part); !appended)
      return appended;
    counts.bytes_written += lines.size();
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

/// The orders of each campaign, in the order in which the first of each came.
std::vector<order_list> by_campaign(const std::vector<write_order>& orders) {
  std::vector<order_list> campaigns;
  std::unordered_map<const written_log*, std::size_t> places;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const auto [place, is_new] = places.try_emplace(orders[i].to.get(), campaigns.size());
    if (is_new) campaigns.emplace_back();
    campaigns[place->second].push_back(i);
  }
  return campaigns;
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

/// A campaign whose log is written together with others.
struct joint_campaign {
  io::joint_log* log;
  order_list orders;
  std::size_t from = 0;

  [[nodiscard]] bool is_through() const { return from == orders.size(); }
};

/// Answers the orders of a run, and if it failed all that come after it.
void answer_run(const std::vector<write_order>& orders, joint_campaign& campaign, std::size_t count,
                const io::result<done>& written, const write_answer& answer) {
  auto& stopped = orders[campaign.orders.front()].to->stopped;
  if (!written) stopped = written.error();
  for (; count > 0; --count, ++campaign.from) {
    const auto index = campaign.orders[campaign.from];
    answer(index, written ? written_message{orders[index].end} : written_message{*stopped});
  }
  if (written) return;
  for (; !campaign.is_through(); ++campaign.from)
    answer(campaign.orders[campaign.from], written_message{*stopped});
}

/// The next run of each of the campaigns in one go.
void write_round(std::vector<write_order>& orders, std::span<joint_campaign* const> round,
                 activity& counts, const write_answer& answer) {
  std::vector<io::joint_log::addition> additions;
  std::vector<std::size_t> lengths;
  std::deque<std::string> joined;
  std::size_t all = 0;
  for (const auto* each : round) {
    const auto count = run_length(orders, each->orders, each->from);
    const auto run = std::span(each->orders).subspan(each->from, count);
    additions.push_back({.to = each->log,
                         .lines = lines_of_run(orders, run, joined.emplace_back()),
                         .end = orders[run.back()].end,
                         .part = orders[run.front()].part});
    lengths.push_back(count);
    all += count;
  }
  counts.note_sync(all);
  const auto written = round.front()->log->append_all(additions);
  for (std::size_t i = 0; i < round.size(); ++i) {
    if (written[i]) counts.bytes_written += additions[i].lines.size();
    answer_run(orders, *round[i], lengths[i], written[i], answer);
  }
}

/// Ends of fights, which wait for nothing there, and then what can be written in one go, until all
/// are through.
void write_joint(std::vector<write_order>& orders, std::vector<joint_campaign>& campaigns,
                 activity& counts, const write_answer& answer) {
  for (;;) {
    std::vector<joint_campaign*> round;
    for (auto& each : campaigns) {
      const auto is_next = [&](task what) {
        return !each.is_through() && orders[each.orders[each.from]].what == what;
      };
      while (is_next(task::end_fight)) {
        const auto run = std::span(each.orders).subspan(each.from, 1);
        answer_run(orders, each, 1, write_run(orders, run, counts), answer);
      }
      const bool fits =
          round.empty() || round.front()->log->joined_with() == each.log->joined_with();
      if (!each.is_through() && fits) round.push_back(&each);
    }
    if (round.empty()) return;
    write_round(orders, round, counts, answer);
  }
}

}  // namespace

void write_batch(std::vector<write_order>& orders, activity& counts, const write_answer& answer) {
  std::vector<joint_campaign> joint;
  for (auto& mine : by_campaign(orders)) {
    const auto& to = *orders[mine.front()].to;
    auto* const together = dynamic_cast<io::joint_log*>(to.log.get());
    if (together != nullptr && !to.stopped)
      joint.push_back({.log = together, .orders = std::move(mine)});
    else
      write_campaign(orders, mine, counts, answer);
  }
  write_joint(orders, joint, counts, answer);
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
