#include "tests/support/command_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace dnd::test {

std::string command_body::bytes() const {
  std::string made(sizeof(command_body), '\0');
  std::memcpy(made.data(), this, sizeof(command_body));
  return made;
}

command_body command_body::of(std::string_view bytes) {
  command_body made;
  if (bytes.size() != sizeof(command_body)) throw violation("a row has other bytes than were sent");
  std::memcpy(&made, bytes.data(), sizeof(command_body));
  return made;
}

io::log_position command_body::end(const io::log_position& before) const {
  auto sum = sum_before ^ command * 0x9e3779b97f4a7c15ULL ^ last << 40U;
  sum = (sum ^ sum >> 30U) * 0xbf58476d1ce4e5b9ULL;
  return {.offset = before.offset + sizeof(command_body), .seq = last, .sum = sum ^ sum >> 31U};
}

bool follow_row(io::log_position& at, std::uint64_t last, std::string_view bytes) {
  const auto row = command_body::of(bytes);
  if (row.last != last || row.first != at.seq + 1)
    throw violation(fmt::format("after event {} comes a row of {} to {}", at.seq, row.first, last));
  const bool fits = row.sum_before == at.sum;
  at = row.end(at);
  return fits;
}

std::uint64_t command_book::next(std::size_t campaign) {
  commands_.push_back({.campaign = campaign});
  return commands_.size() - 1;
}

std::optional<std::uint64_t> command_book::next_again(std::size_t campaign) {
  auto& waiting = again_[campaign];
  if (waiting.empty()) return std::nullopt;
  const auto command = waiting.back();
  waiting.pop_back();
  return command;
}

told_row row_of(std::string_view bytes) {
  const auto body = command_body::of(bytes);
  return {.last = body.last, .command = body.command, .sum = body.end({}).sum};
}

void command_book::tell_written(const told_row& row) {
  auto& entry = commands_[row.command];
  entry.what = told::written;
  const auto [at, is_new] = written_[entry.campaign].emplace(row.last, row);
  if (is_whole_ && !is_new && at->second != row)
    throw violation(fmt::format("campaign {}: event {} is told to be of two rows, of {} and {}",
                                entry.campaign, row.last, at->second.command, row.command));
}

void command_book::tell_moved(std::uint64_t command, bool in_doubt) {
  auto& entry = commands_[command];
  entry.what = told::moved;
  entry.in_doubt = entry.in_doubt || in_doubt;
  if (entry.in_doubt) again_[entry.campaign].push_back(command);
}

void command_book::tell_unknown(std::uint64_t command) {
  auto& entry = commands_[command];
  entry.what = told::unknown;
  entry.in_doubt = true;
  again_[entry.campaign].push_back(command);
}

void command_book::tell_failed(std::uint64_t command) {
  auto& entry = commands_[command];
  entry.what = told::failed;
  // It may have been given before.
  if (entry.in_doubt) again_[entry.campaign].push_back(command);
}

void command_book::tell_epoch(std::size_t campaign, std::uint64_t epoch, std::uint64_t host) {
  const auto [at, is_new] = epochs_.emplace(std::pair(campaign, epoch), host);
  if (is_whole_ && !is_new && at->second != host)
    throw violation(fmt::format("campaign {}: epoch {} is told to be of hosts {} and {}", campaign,
                                epoch, at->second, host));
}

std::uint64_t command_book::count(told what) const {
  return static_cast<std::uint64_t>(std::ranges::count(commands_, what, &record::what));
}

void command_book::check(const simulated_cluster& of) const {
  std::set<std::uint64_t> seen;
  const auto& campaigns = of.tables().campaigns;
  for (std::size_t i = 0; i < campaigns.size(); ++i) check_campaign(campaigns[i], i, seen);
  if (is_whole_) check_history(of);
}

void command_book::check_campaign(const kept_campaign& log, std::size_t campaign,
                                  std::set<std::uint64_t>& seen) const {
  io::log_position at;
  std::map<std::uint64_t, told_row> places;
  for (const auto& row : log.rows) {
    const auto body = command_body::of(row.body);
    if (!follow_row(at, row.last, row.body))
      throw violation(fmt::format("campaign {}: event {} follows another event than the one before",
                                  campaign, row.last));
    if (!seen.insert(body.command).second)
      throw violation(
          fmt::format("campaign {}: command {} is there twice", campaign, body.command));
    const auto& entry = commands_.at(body.command);
    if (entry.campaign != campaign)
      throw violation(fmt::format("command {} is in another campaign", body.command));
    if (!entry.in_doubt && (entry.what == told::moved || entry.what == told::failed))
      throw violation(fmt::format("campaign {}: command {} was told to have {}, and it is there",
                                  campaign, body.command,
                                  entry.what == told::moved ? "moved" : "failed"));
    places.emplace(row.last, row_of(row.body));
  }
  if (at != log.head)
    throw violation(fmt::format("campaign {}: the rows end with event {}, the head is {}", campaign,
                                at.seq, log.head.seq));
  if (!is_whole_) return;
  for (const auto& [last, row] : written_[campaign]) {
    const auto found = places.find(last);
    if (found == places.end() || found->second != row)
      throw violation(fmt::format(
          "campaign {}: command {} was told to be written as event {}, and it is not there",
          campaign, row.command, last));
  }
}

/// One owner an epoch, no epoch twice, and every row under the epoch that was its writer's.
void command_book::check_history(const simulated_cluster& of) const {
  struct turn {
    std::uint64_t epoch = 0;
    std::uint64_t host = 0;
  };
  std::map<std::size_t, turn> now;
  for (const auto& each : of.history())
    for (const auto& change : each->campaigns) {
      auto& turn = now[change.which];
      using kind = statement_terms::kind;
      if (change.epoch < turn.epoch)
        throw violation(fmt::format("campaign {}: the epoch goes down", change.which));
      if (change.what == kind::take || change.what == kind::resolve) {
        if (change.epoch == turn.epoch)
          throw violation(fmt::format("campaign {}: epoch {} twice", change.which, change.epoch));
        turn = {.epoch = change.epoch, .host = each->by};
        const auto given = epochs_.find({change.which, change.epoch});
        if (given != epochs_.end() && given->second != each->by)
          throw violation(fmt::format("campaign {}: epoch {} is of host {}, and host {} has it",
                                      change.which, change.epoch, each->by, given->second));
      }
      for (const auto& row : change.added)
        if (row.said_epoch != row.was_epoch || row.was_epoch != turn.epoch ||
            row.writer != turn.host)
          throw violation(
              fmt::format("campaign {}: host {} wrote under epoch {}, it was at {} of "
                          "host {}",
                          change.which, row.writer, row.said_epoch, turn.epoch, turn.host));
    }
  for (const auto& [which, host] : epochs_)
    if (now[which.first].epoch < which.second)
      throw violation(
          fmt::format("campaign {}: epoch {} was told, and is no more", which.first, which.second));
}

}  // namespace dnd::test
