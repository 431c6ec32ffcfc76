#include "benchmarks/peers/child.hpp"
#include "benchmarks/peers/process_memory.hpp"
#include "benchmarks/peers/socket_crowd.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "io/files/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>
#include <string>
#include <vector>

/// The headless host under load: many campaigns, each with its followers, and commands at a steady
/// rate from outside.
namespace dnd::bench {

namespace {

constexpr std::size_t campaigns = 200;
constexpr std::size_t followers_each = 5;
constexpr std::size_t crowd_size = 4;
constexpr double commands_a_second = 1'000;
constexpr double seconds_a_run = 3;

/// Run by run.
struct latencies {
  series p50_us;
  series p99_us;
};

void add(latencies& to, series& seconds) {
  to.p50_us.push_back(1e6 * quantile(seconds, 0.50));
  to.p99_us.push_back(1e6 * quantile(seconds, 0.99));
}

/// "42" in `…"seq":[42,43]…`; nothing for what is no commit.
struct numbers {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};
std::optional<numbers> numbers_of(std::string_view text) {
  constexpr std::string_view mark = R"("seq":[)";
  if (!text.starts_with(R"({"type":"commit")")) return std::nullopt;
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  numbers found;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data() + at + mark.size(), end, found.first);
  if (std::from_chars(first.ptr + 1, end, found.last).ec != std::errc()) return std::nullopt;
  return found;
}

/// What the clients of a server see of one stretch of commands.
class watch {
 public:
  explicit watch(std::size_t sockets) : due_(sockets), last_(sockets, 0) {}

  void on_due(std::size_t socket, socket_crowd::clock::time_point when) {
    due_[socket].push_back(when);
  }
  void on_message(std::size_t socket, std::string_view text) {
    if (text.starts_with(R"({"type":"answer")")) {
      const auto took = socket_crowd::clock::now() - due_[socket].front();
      due_[socket].pop_front();
      seconds.push_back(std::chrono::duration<double>(took).count());
      if (text.find(R"("ok":false)") != std::string_view::npos) failure = std::string(text);
    } else if (const auto seq = numbers_of(text)) {
      if (last_[socket] != 0 && seq->first != last_[socket] + 1)
        failure = fmt::format("a gap after event {}: {}", last_[socket], text);
      last_[socket] = seq->last;
      ++commits;
    } else if (!text.starts_with(R"({"type":"hello")")) {
      ++commits;
    }
  }

  series seconds;
  std::size_t commits = 0;
  std::optional<std::string> failure;

 private:
  std::vector<std::deque<socket_crowd::clock::time_point>> due_;
  std::vector<std::uint64_t> last_;
};

std::size_t sender_of(std::size_t which) {
  return which % campaigns * followers_each;
}

/// Sends commands of every campaign in turn; all followers have to get all of them.
io::result<series> drive(socket_crowd& clients, const std::vector<std::string>& lines) {
  const auto count = static_cast<std::size_t>(commands_a_second * seconds_a_run);
  watch seen(campaigns * followers_each);
  const socket_crowd::plan plan{
      .messages = count,
      .a_second = commands_a_second,
      .make =
          [&](std::size_t which) {
            const std::string& line = lines[which / campaigns % lines.size()];
            return socket_crowd::message{sender_of(which), R"({"command":")" + line + R"("})"};
          },
      .on_due = [&](std::size_t which, auto when) { seen.on_due(sender_of(which), when); },
      .on_message = [&](std::size_t socket,
                        std::string_view text) { seen.on_message(socket, text); },
      .is_over =
          [&] {
            return seen.failure ||
                   (seen.seconds.size() == count && seen.commits == count * followers_each);
          }};
  if (auto ran = clients.run(plan); !ran) return ran.error();
  if (seen.failure) return io::error{.code = io::ec::internal, .what = *seen.failure};
  return std::move(seen.seconds);
}

std::vector<std::string> targets_of(const std::vector<made_campaign>& all, std::size_t each) {
  std::vector<std::string> targets;
  for (const made_campaign& one : all)
    for (std::size_t i = 0; i < each; ++i)
      targets.push_back(fmt::format("/v1/campaigns/{}/socket", one.where.label()));
  return targets;
}

struct found {
  latencies hosted;
  latencies in_process;
  latencies bare;
  series campaign_kib;
  series follower_kib;
};

io::result<done> measure_host(workbench& bench, const std::vector<made_campaign>& all,
                              const std::vector<std::string>& lines, found& into) {
  const std::string path = bench.scratch() + "/host.sock";
  auto host = child::start(
      {bench.options().dnd, "--worlds-dir", bench.scratch(), "host", "--socket", path});
  if (!host) return host.error();
  // The first campaign brings what all share into memory.
  auto first = socket_crowd::connect(path, {targets_of(all, 1).front()});
  if (!first) return first.error();
  const auto empty = memory_of(host->id());
  auto openers = socket_crowd::connect(path, targets_of(all, 1));
  if (!openers) return openers.error();
  openers->reset();
  const auto open = memory_of(host->id());
  auto clients = socket_crowd::connect(path, targets_of(all, followers_each));
  if (!clients) return clients.error();
  const auto followed = memory_of(host->id());
  if (!empty || !open || !followed)
    return empty ? open ? followed.error() : open.error() : empty.error();
  auto seconds = drive(**clients, lines);
  if (!seconds) return seconds.error();
  add(into.hosted, *seconds);
  into.campaign_kib.push_back((*open - *empty) / (campaigns - 1));
  into.follower_kib.push_back((*followed - *open) / (campaigns * followers_each));
  return done{};
}

io::result<done> measure_bare(workbench& bench, const std::vector<made_campaign>& all,
                              const std::vector<std::string>& lines, found& into) {
  const std::string path = bench.scratch() + "/rooms.sock";
  auto server = child::start({bench.options().self, "serve-rooms", path});
  if (!server) return server.error();
  auto clients = socket_crowd::connect(path, targets_of(all, followers_each));
  if (!clients) return clients.error();
  auto seconds = drive(**clients, lines);
  if (!seconds) return seconds.error();
  add(into.bare, *seconds);
  std::remove(path.c_str());
  return done{};
}

io::result<done> measure_in_process(workbench& bench, const std::vector<made_campaign>& all,
                                    found& into) {
  engine_client client(bench);
  for (const made_campaign& one : all)
    if (auto opened = client.open(one, usual_options()); !opened) return opened;
  auto seconds = client.at_rate(commands_a_second, seconds_a_run);
  if (!seconds) return seconds.error();
  add(into.in_process, *seconds);
  return done{};
}

void report_host(report& results, const found& all) {
  const auto what =
      fmt::format("answer of the host, {} campaigns, {} WebSockets, {} commands a second",
                  campaigns, campaigns * followers_each, commands_a_second);
  const auto add_figure = [&](figure one, const series& ours, const series& theirs) {
    one.unit = "us";
    one.way = better::lower;
    results.figures.push_back(compared(std::move(one), ours, theirs));
  };
  add_figure({.id = "host.p50",
              .what = what + ", p50",
              .peer = "the same commands in process",
              .must = 2.0},
             all.hosted.p50_us, all.in_process.p50_us);
  add_figure({.id = "host.p99", .what = "the same, p99", .peer = "the same commands in process"},
             all.hosted.p99_us, all.in_process.p99_us);
  add_figure({.id = "host.bare",
              .what = "the same, p50",
              .peer = "a bare Beast server that hands messages on, with as many WebSockets"},
             all.hosted.p50_us, all.bare.p50_us);
  const auto add_memory = [&](figure one, const series& kib) {
    one.unit = "KiB";
    one.way = better::lower;
    results.figures.push_back(measured(std::move(one), kib));
  };
  add_memory({.id = "host.campaign",
              .what = "memory of the host for an idle open campaign, its state included",
              .must = 1'024},
             all.campaign_kib);
  add_memory({.id = "host.follower", .what = "memory of the host for a WebSocket", .must = 64},
             all.follower_kib);
}

}  // namespace

io::result<done> run_host(workbench& bench) {
  std::vector<made_campaign> all;
  const auto first = bench.crowd("Hosted", crowd_size);
  if (!first) return first.error();
  for (std::size_t i = 0; i < campaigns; ++i) {
    auto made = bench.clone(*first, fmt::format("Hosted-{}", i));
    if (!made) return made.error();
    all.push_back(*std::move(made));
  }
  const auto lines = lines_for(*first, 1);
  found into;
  auto progress = bench.bar("the host under load", bench.options().runs + 1);
  for (std::size_t run = 0; run <= bench.options().runs; ++run) {
    if (run == 1) into = {};  // The first does not count.
    if (auto ran = measure_host(bench, all, lines, into); !ran) return ran;
    if (auto ran = measure_bare(bench, all, lines, into); !ran) return ran;
    if (auto ran = measure_in_process(bench, all, into); !ran) return ran;
    progress.update(run + 1);
  }
  progress.finish();
  report_host(bench.results(), into);
  return done{};
}

}  // namespace dnd::bench
