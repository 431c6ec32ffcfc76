#include "tests/support/log_fixture.hpp"

#include "model/json/text.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace dnd::test {

std::uint64_t seed_of_test(std::uint64_t usual) {
  const char* const given = std::getenv("DND_SEED");
  const std::uint64_t seed = given == nullptr ? usual : std::strtoull(given, nullptr, 10);
  // Always, and not only where messages are shown: a failure has to name it.
  std::printf("seed %llu (DND_SEED=N for another)\n", static_cast<unsigned long long>(seed));
  return seed;
}

log_maker& log_maker::add(const made_event& event) {
  const std::size_t begin = bytes_.size();
  seq_ += 1;
  io::append_head(bytes_, {.seq = seq_,
                           .at_ms = 1'795'374'251'120 + static_cast<std::int64_t>(seq_),
                           .synced = event.synced,
                           .by = "gm",
                           .command = event.text,
                           .type = event.type});
  bytes_ += ",\"text\":";
  json::append_string(bytes_, event.text);
  if (event.more) io::append_more(bytes_);
  sum_ = io::append_sum(bytes_, begin, sum_);
  sums_.push_back(sum_);
  starts_.push_back(bytes_.size());
  return *this;
}

log_maker& log_maker::add_commands(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) add({.synced = seq_});
  return *this;
}

std::string log_maker::line(std::size_t index) const {
  return bytes_.substr(starts_[index], starts_[index + 1] - starts_[index]);
}

io::log_position log_maker::after(std::size_t index) const {
  const std::uint64_t first_seq = seq_ - sums_.size() + 1;
  return {starts_[index + 1], first_seq + index, sums_[index]};
}

io::result<done> line_collector::take(std::span<const io::line_view> command) {
  if (command.empty()) BOOST_FAIL("a command without events");
  for (const io::line_view& line : command) {
    if (line.seq == refuse_seq) {
      return io::error{.code = io::ec::unknown_event, .what = "no such event", .seq = line.seq};
    }
    // Checked by hand: the framework's checks cost more than all else in these tests.
    if (last_seq != 0 && line.seq != last_seq + 1) BOOST_FAIL("seq " << line.seq);
    if (line.more != (&line != &command.back())) BOOST_FAIL("more at seq " << line.seq);
    last_seq = line.seq;
    lines.push_back(std::string(line.text) + '\n');
    if (line.type == "encounter_started") fight_on = true;
    if (line.type == "encounter_ended") fight_on = false;
  }
  ++commands;
  return done{};
}

std::string line_collector::bytes() const {
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

io::result<opened> open_campaign(io::file_ops& ops, io::access mode,
                                 const std::optional<io::log_position>& snapshot,
                                 const std::string& directory) {
  opened campaign;
  auto checked = io::check_snapshot(ops, directory, snapshot);
  if (!checked) return std::move(checked).error();
  campaign.checked = *std::move(checked);
  io::log_recovery recovery(ops, directory, mode);
  const auto tail = recovery.replay(campaign.checked, campaign.sink);
  if (!tail) return tail.error();
  auto report = recovery.settle(campaign.sink.fight_on ? io::fight::on : io::fight::over);
  if (!report) return std::move(report).error();
  campaign.report = *std::move(report);
  return campaign;
}

}  // namespace dnd::test
