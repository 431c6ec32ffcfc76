#include "benchmarks/peers/raw_log.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <atomic>
#include <optional>
#include <thread>
#include <vector>

/// Durable commands of a host with many campaigns, one in flight in each.
namespace dnd::bench {

namespace {

constexpr std::size_t campaigns = 1'000;
constexpr std::size_t crowd_size = 4;
constexpr std::size_t few_writers = 2;
constexpr double seconds_a_run = 2;
/// About what a command comes to in the log.
constexpr std::size_t bytes_a_command = 350;

/// Rate of one engine with a thousand campaigns.
contestant engine_of(engine_client& client) {
  return {.run = [&client]() -> io::result<double> {
    const auto load = client.keep_in_flight(campaigns, seconds_a_run);
    if (!load) return load.error();
    return static_cast<double>(load->commands) / load->seconds;
  }};
}

/// The machine: as many files, each written and synced by one of as many threads.
class bare_logs {
 public:
  static io::result<bare_logs> open(const std::string& directory) {
    bare_logs made;
    for (std::size_t i = 0; i < campaigns; ++i) {
      auto one = raw_log::open(fmt::format("{}/raw-{}.log", directory, i));
      if (!one) return one.error();
      made.logs_.push_back(*std::move(one));
    }
    return made;
  }

  io::result<double> rate(std::size_t threads) {
    std::atomic<std::uint64_t> written{0};
    std::atomic<bool> is_over{false};
    std::vector<std::optional<io::error>> failures(threads);
    const double seconds = seconds_of([&] {
      std::vector<std::jthread> all;
      for (std::size_t thread = 0; thread < threads; ++thread)
        all.emplace_back([&, thread] {
          for (std::size_t i = thread; !is_over; i = next(i, thread, threads)) {
            const auto took = logs_[i].write(1, bytes_a_command);
            if (!took) {
              failures[thread] = took.error();
              return;
            }
            ++written;
          }
        });
      std::this_thread::sleep_for(std::chrono::duration<double>(seconds_a_run));
      is_over = true;
    });
    for (const auto& failure : failures)
      if (failure) return *failure;
    return static_cast<double>(written) / seconds;
  }

 private:
  [[nodiscard]] std::size_t next(std::size_t i, std::size_t thread, std::size_t threads) const {
    return i + threads < logs_.size() ? i + threads : thread;
  }

  std::vector<raw_log> logs_;
};

io::result<done> open_all(workbench& bench, engine_client& client, const std::string& name) {
  const auto first = bench.crowd(name, crowd_size);
  if (!first) return first.error();
  auto progress = bench.bar(fmt::format("opening {}", name), campaigns);
  for (std::size_t i = 0; i < campaigns; ++i) {
    const auto crowd = bench.clone(*first, fmt::format("{} {}", name, i));
    if (!crowd) return crowd.error();
    if (auto opened = client.open(*crowd, usual_options()); !opened) return opened;
    progress.update(i + 1);
  }
  progress.finish();
  return done{};
}

}  // namespace

io::result<done> run_campaigns(workbench& bench) {
  engine_client usual(bench);
  engine_client few(bench, few_writers);
  if (auto opened = open_all(bench, usual, "Many"); !opened) return opened;
  if (auto opened = open_all(bench, few, "Two writers"); !opened) return opened;
  auto bare = bare_logs::open(bench.scratch());
  if (!bare) return bare.error();
  std::vector<contestant> all{engine_of(usual), engine_of(few), {.run = [&] {
                                return bare->rate(bounds::log_writers_default);
                              }}};
  if (auto taken = take_turns(bench, "a thousand campaigns", all); !taken) return taken;
  const auto what =
      fmt::format("durable commands of {} campaigns, one in flight in each", campaigns);
  auto& figures = bench.results().figures;
  figures.push_back(compared({.id = "campaigns.two_writers",
                              .what = what,
                              .unit = "/s",
                              .peer = fmt::format("the same with {} log writers", few_writers),
                              .must = 3.0},
                             all[0].values, all[1].values));
  figures.push_back(compared({.id = "campaigns.raw",
                              .what = "the same",
                              .unit = "/s",
                              .peer = fmt::format("write + fdatasync of {} bytes by {} threads",
                                                  bytes_a_command, bounds::log_writers_default),
                              .aim = 0.5},
                             all[0].values, all[2].values));
  return done{};
}

}  // namespace dnd::bench
