#include "io/store/postgres/batch_writer.hpp"

#include "io/store/postgres/statements.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io::postgres {

namespace {

constexpr std::size_t batch_campaigns = 4'096;
constexpr std::size_t batch_bytes = 64 * 1024 * 1024;

std::size_t bytes_of(const pending_write& what) {
  std::size_t all = 0;
  for (const auto& each : what.rows) all += each.lines.size();
  return all;
}

void settle(pending_write& what, result<done> how) {
  if (how) what.to->head = what.end;
  what.outcome = std::move(how);
}

void drop_settled(std::vector<pending_write*>& open) {
  std::erase_if(open, [](const pending_write* each) { return each->outcome.has_value(); });
}

call append_call(std::span<pending_write* const> open) {
  std::vector<uuid> campaigns, row_campaigns;
  std::vector<std::uint64_t> epochs, seqs, sums, lasts, last_sums, sizes, row_lasts;
  std::vector<std::string_view> bodies;
  for (const auto* each : open) {
    const auto& to = *each->to;
    campaigns.push_back(to.id);
    epochs.push_back(to.epoch);
    seqs.push_back(to.head.seq);
    sums.push_back(to.head.sum);
    lasts.push_back(each->end.seq);
    last_sums.push_back(each->end.sum);
    sizes.push_back(each->end.offset);
    for (const auto& row : each->rows) {
      row_campaigns.push_back(to.id);
      row_lasts.push_back(row.last);
      bodies.push_back(row.lines);
    }
  }
  return {.name = std::string(append.name),
          .values = {ids(campaigns), numbers(epochs), numbers(seqs), numbers(sums), numbers(lasts),
                     numbers(last_sums), numbers(sizes), ids(row_campaigns), numbers(row_lasts),
                     byte_strings(bodies)}};
}

/// `open` is in the order of ids.
pending_write* find_campaign(std::span<pending_write* const> open, const uuid& id) {
  const auto id_of = [](const pending_write* each) -> const uuid& { return each->to->id; };
  const auto found = std::ranges::lower_bound(open, id, {}, id_of);
  return found == open.end() || id_of(*found) != id ? nullptr : *found;
}

error not_known(const error& why) {
  error made = why;
  made.code = ec::io_error;
  made.what = fmt::format("nobody knows whether it was written: {}", why.what);
  made.todo = "Open the campaign again; a command with an id may be given again.";
  return made;
}

}  // namespace

error moved(std::string_view where) {
  return {.code = ec::moved,
          .what = where.empty() ? std::string("another host writes the campaign now")
                                : fmt::format("another host writes the campaign now: {}", where),
          .todo = "Go on there, or open it again."};
}

void batch_writer::write(std::span<pending_write* const> what) {
  std::unique_lock lock(mutex_);
  waiting_.insert(waiting_.end(), what.begin(), what.end());
  const auto is_done = [&] { return std::ranges::all_of(what, &pending_write::is_settled); };
  while (!is_done()) {
    if (is_writing_) {
      settled_.wait(lock);
      continue;
    }
    is_writing_ = true;
    const auto mine = take_batch();
    lock.unlock();
    carry_out(mine);
    lock.lock();
    for (auto* each : mine) each->is_settled = true;
    is_writing_ = false;
    settled_.notify_all();
  }
}

batch_writer::batch batch_writer::take_batch() {
  std::size_t count = 0;
  std::size_t bytes = 0;
  while (count < waiting_.size() && count < batch_campaigns) {
    bytes += bytes_of(*waiting_[count]);
    if (count > 0 && bytes > batch_bytes) break;
    ++count;
  }
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
  batch taken(waiting_.begin(), end);
  waiting_.erase(waiting_.begin(), end);
  // In one order everywhere: two hosts that write the same rows do not wait for each other.
  std::ranges::sort(taken, {}, [](const pending_write* each) { return each->to->id; });
  return taken;
}

void batch_writer::carry_out(batch open) {
  const auto until = to_->now() + to_->options().known_within;
  // How often it was tried to find out: each time may have raised the epoch.
  std::uint64_t attempts = 0;
  bool in_doubt = false;
  bool is_connected = false;
  while (!open.empty()) {
    const auto failed = [&]() -> std::optional<failure> {
      auto on = to_->take(purpose::write);
      is_connected = !!on;
      if (!on) return std::move(on).error();
      if (in_doubt) {
        ++attempts;
        if (auto why = resolve(**on, open, attempts, until)) return why;
        in_doubt = false;
        attempts = 0;
        drop_settled(open);
        if (open.empty()) return std::nullopt;
      }
      auto why = send(**on, open, until);
      in_doubt = why && why->how == fate::unknown;
      if (in_doubt) to_->seen().note({.what = store_notice::kind::doubted, .about = why->why.what});
      return why;
    }();
    drop_settled(open);
    if (!failed) continue;
    const bool is_over = to_->now() >= until;
    // While something is in doubt, a server that is refused is not the last one there may be.
    if (failed->how == fate::refused && !in_doubt) {
      if (is_connected && open.size() > 1 && failed->why.code != ec::no_space) {
        for (auto* each : open) carry_out({each});
      } else {
        for (auto* each : open) settle(*each, failed->why);
      }
      return;
    }
    if (is_over) {
      for (auto* each : open) settle(*each, in_doubt ? not_known(failed->why) : failed->why);
      return;
    }
    to_->pause();
  }
}

std::optional<failure> batch_writer::send(connection& on, batch& open, deadline until) {
  const auto ask = append_call(open);
  const auto begun = to_->now();
  const auto given = run(on, {&ask, 1}, std::min(until, to_->answer_deadline()));
  if (!given) return given.error();
  to_->seen().note_commit(to_->now() - begun);
  const auto& named = given->front();
  for (std::size_t row = 0; row < named.rows(); ++row)
    if (auto* const each = find_campaign(open, named.id(row, 0))) settle(*each, done{});
  drop_settled(open);
  if (open.empty()) return std::nullopt;
  if (auto why = to_->refuse_replaced(on)) return why;
  settle_fenced(open);
  return std::nullopt;
}

std::optional<failure> batch_writer::resolve(connection& on, batch& open, std::uint64_t attempts,
                                             deadline until) {
  std::vector<uuid> campaigns;
  std::vector<std::uint64_t> lows, highs;
  for (const auto* each : open) {
    campaigns.push_back(each->to->id);
    lows.push_back(each->to->epoch);
    highs.push_back(each->to->epoch + attempts - 1);
  }
  const call ask{.name = std::string(postgres::resolve.name),
                 .values = {ids(campaigns), numbers(lows), numbers(highs), id(host_)}};
  const auto given = to_->ask(on, {&ask, 1}, std::min(until, to_->answer_deadline()));
  if (!given) return given.error();
  const auto& found = given->front();
  batch fenced = open;
  for (std::size_t row = 0; row < found.rows(); ++row) {
    auto* const each = find_campaign(open, found.id(row, 0));
    DND_ASSERT(each != nullptr);
    each->to->epoch = found.number(row, 1);
    const log_position head{
        .offset = found.number(row, 4), .seq = found.number(row, 2), .sum = found.number(row, 3)};
    if (head == each->end) settle(*each, done{});
    if (head == each->end || head == each->to->head) std::erase(fenced, each);
  }
  settle_fenced(fenced);
  return std::nullopt;
}

void batch_writer::settle_fenced(const batch& fenced) {
  for (auto* each : fenced) {
    const call ask{.name = std::string(owner_of.name), .values = {id(each->to->id)}};
    std::string where;
    // What is said of it is of use, but not needed: nothing is waited for.
    if (auto on = to_->take(purpose::write)) {
      const auto given = to_->ask(**on, {&ask, 1}, to_->answer_deadline());
      if (given && given->front().rows() == 1) where = given->front().cell(0, 0);
    }
    to_->seen().note({.what = store_notice::kind::fenced, .about = where});
    settle(*each, moved(where));
  }
}

}  // namespace dnd::io::postgres
