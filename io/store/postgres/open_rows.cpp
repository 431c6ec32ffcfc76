#include "io/store/postgres/open_rows.hpp"

#include "io/store/codec/log_lines.hpp"
#include "io/store/postgres/ownership.hpp"
#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::io {

result<postgres::uuid> postgres_store::core::take_part() {
  const std::lock_guard lock(joining_);
  if (lease_ != nullptr) return lease_->host();
  auto begun = postgres::host_lease::begin(database, options_);
  if (!begun) return std::move(begun).error();
  lease_ = *std::move(begun);
  writer_.emplace(database, lease_->host());
  return lease_->host();
}

postgres::host_lease* postgres_store::core::lease() {
  const std::lock_guard lock(joining_);
  return lease_.get();
}

bool postgres_store::core::begin(const std::shared_ptr<postgres::owned_campaign>& what) {
  const std::lock_guard lock(mutex_);
  return open_.emplace(what->id, what).second;
}

void postgres_store::core::end(const postgres::uuid& id) {
  const std::lock_guard lock(mutex_);
  open_.erase(id);
}

std::shared_ptr<postgres::owned_campaign> postgres_store::core::find(const postgres::uuid& id) {
  const std::lock_guard lock(mutex_);
  const auto found = open_.find(id);
  return found == open_.end() ? nullptr : found->second;
}

namespace postgres {

result<done> open_rows::state_of_log() const {
  if (!failed_) return done{};
  return error{.code = ec::poisoned,
               .what = "nothing more is written since: " + render(*failed_),
               .todo = "Open the campaign again."};
}

result<pending_write> open_rows::prepare(std::string_view lines, const log_position& end) const {
  pending_write made{.to = what_, .rows = {}, .end = end};
  const auto read =
      read_lines(lines, what_->head, [&](std::span<const line_view> command) -> result<done> {
        const auto from = command.front().offset - what_->head.offset;
        const auto& last = command.back();
        const auto to = last.offset + last.text.size() + 1 - what_->head.offset;
        if (to - from > bounds::read_command_bytes_max)
          return error{.code = ec::too_large,
                       .what = fmt::format("the lines of the command have {} bytes, {} are allowed",
                                           to - from, bounds::read_command_bytes_max)};
        made.rows.push_back({.last = last.seq, .lines = lines.substr(from, to - from)});
        return done{};
      });
  if (!read) return read.error();
  // What is written is what will be read.
  DND_ASSERT(*read == end);
  return made;
}

result<done> open_rows::settled(const pending_write& written, log_part part) {
  DND_ASSERT(written.outcome);
  if (*written.outcome)
    is_fighting_ = part == log_part::fight;
  else
    failed_ = written.outcome->error();
  return *written.outcome;
}

result<done> open_rows::append(std::string_view lines, const log_position& end, log_part part) {
  const addition only{.to = this, .lines = lines, .end = end, .part = part};
  return std::move(append_all({&only, 1}).front());
}

std::vector<result<done>> open_rows::append_all(std::span<const addition> what) {
  std::vector<result<pending_write>> prepared;
  prepared.reserve(what.size());
  std::vector<pending_write*> writes;
  for (const auto& each : what) {
    DND_ASSERT(each.to->joined_with() == joined_with());
    auto& log = static_cast<open_rows&>(*each.to);
    if (auto fine = log.state_of_log(); !fine)
      prepared.emplace_back(std::move(fine).error());
    else
      prepared.push_back(log.prepare(each.lines, each.end));
    if (prepared.back() && !prepared.back()->rows.empty()) writes.push_back(&*prepared.back());
  }
  of_->writer().write(writes);
  std::vector<result<done>> outcomes;
  for (std::size_t i = 0; i < what.size(); ++i) {
    if (!prepared[i])
      outcomes.emplace_back(prepared[i].error());
    else if (prepared[i]->rows.empty())
      outcomes.emplace_back(done{});
    else
      outcomes.push_back(static_cast<open_rows&>(*what[i].to).settled(*prepared[i], what[i].part));
  }
  return outcomes;
}

result<done> open_rows::sync() {
  // What was appended is committed.
  return state_of_log();
}

result<done> open_rows::end_fight() {
  if (auto fine = state_of_log(); !fine) return fine;
  DND_ASSERT(is_fighting_);
  is_fighting_ = false;
  return done{};
}

void open_rows::release() noexcept {
  if (std::exchange(is_released_, true)) return;
  failed_ = error{.code = ec::closed, .what = "the campaign was closed"};
  try {
    give_back(*of_->database, *what_);
    of_->end(what_->id);
  } catch (const std::exception&) {
    // Without memory. The host keeps it until it ends.
  }
}

}  // namespace postgres
}  // namespace dnd::io
