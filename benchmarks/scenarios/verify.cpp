#include "benchmarks/scenarios/scenarios.hpp"
#include "io/store/file/care/campaign_verifier.hpp"

#include <fmt/format.h>

namespace dnd::bench {

namespace {

/// Larger logs would only take longer.
constexpr std::uint64_t events_most = 1'000'000;

/// Megabytes a second.
io::result<double> verify_rate(workbench& bench, const made_campaign& campaign) {
  io::result<io::verify_report> found = io::error{};
  const auto seconds =
      seconds_of([&] { found = io::verify_campaign(bench.ops(), campaign.where.path, nullptr); });
  if (!found) return found.error();
  if (!found->sound() || found->events != campaign.events)
    return io::error{.code = io::ec::internal, .what = "the verification found damage"};
  return static_cast<double>(campaign.bytes) / 1e6 / seconds;
}

}  // namespace

io::result<done> run_verify(workbench& bench) {
  std::vector<contestant> all;
  std::vector<std::uint64_t> events;
  for (const auto size : bench.sizes()) {
    if (size > events_most) break;
    const auto campaign = bench.campaign(size);
    if (!campaign) return campaign.error();
    events.push_back((*campaign)->events);
    all.push_back({.run = [&bench, made = *campaign] { return verify_rate(bench, *made); }});
  }
  if (auto ran = take_turns(bench, "verifying", all); !ran) return ran;
  for (std::size_t i = 0; i < all.size(); ++i)
    bench.results().points.push_back({.plot = "verify",
                                      .what = "verification, warm",
                                      .unit = "MB/s",
                                      .size = static_cast<double>(events[i]),
                                      .value = spread_of(all[i].values)});
  bench.results().figures.push_back(
      measured({.id = "verify.rate",
                .what = fmt::format("verification of {} events, warm", events.back()),
                .unit = "MB/s",
                .must = 500},
               all.back().values));
  return done{};
}

}  // namespace dnd::bench
