#include "benchmarks/scenarios/memory.hpp"

#include "benchmarks/peers/child.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "io/store/file/campaign_reader.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

/// How much memory a replay takes. Measured in a process of its own: what the harness has used
/// before would hide it.
namespace dnd::bench {

namespace {

constexpr std::string_view status_path = "/proc/self/status";
constexpr std::uint64_t small_file_bytes = 64 * 1024;

io::error unreadable() {
  return {.code = io::ec::internal, .what = "the memory of the process cannot be read"};
}

/// A line of /proc/self/status, in KiB.
std::optional<std::uint64_t> status_kib(std::string_view status, std::string_view name) {
  const auto at = status.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  auto rest = status.substr(at + name.size());
  rest.remove_prefix(std::min(rest.find_first_of("0123456789"), rest.size()));
  std::uint64_t value = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (read.ec != std::errc{}) return std::nullopt;
  return value;
}

io::result<std::uint64_t> own_kib(io::file_ops& ops, std::string_view name) {
  const auto status = ops.read_all(std::string(status_path), small_file_bytes);
  if (!status) return status.error();
  const auto value = status_kib(*status, name);
  if (!value) return unreadable();
  return *value;
}

/// MiB that a replay of the campaign adds to a process at its peak.
io::result<double> peak_mib(workbench& bench, const made_campaign& campaign) {
  const auto answer = bench.scratch() + "/memory.txt";
  auto probe = child::start({"/proc/self/exe", "probe-memory", campaign.where.path, answer});
  if (!probe) return probe.error();
  if (auto ended = probe->wait(); !ended) return ended.error();
  const auto text = bench.ops().read_all(answer, small_file_bytes);
  if (!text) return text.error();
  std::uint64_t kib = 0;
  if (std::from_chars(text->data(), text->data() + text->size(), kib).ec != std::errc{})
    return unreadable();
  return static_cast<double>(kib) / 1024;
}

}  // namespace

io::result<done> probe_memory(const std::string& campaign, const std::string& answer) {
  auto& ops = io::posix_file_ops();
  const auto before = own_kib(ops, "VmRSS:");
  if (!before) return before.error();
  const auto loaded = io::load_campaign(ops, campaign, io::access::read_only);
  if (!loaded) return loaded.error();
  const auto peak = own_kib(ops, "VmHWM:");
  if (!peak) return peak.error();
  return ops.write_new(answer, fmt::format("{}", *peak - *before));
}

io::result<done> run_memory(workbench& bench) {
  std::vector<contestant> all;
  std::vector<std::uint64_t> events;
  for (const auto size : bench.sizes()) {
    const auto campaign = bench.campaign(size);
    if (!campaign) return campaign.error();
    events.push_back((*campaign)->events);
    all.push_back({.run = [&bench, made = *campaign] { return peak_mib(bench, *made); }});
  }
  if (auto ran = take_turns(bench, "measuring the memory of a replay", all); !ran) return ran;
  for (std::size_t i = 0; i < all.size(); ++i)
    bench.results().points.push_back({.plot = "memory",
                                      .what = "memory that a replay adds, at its peak",
                                      .unit = "MiB",
                                      .size = static_cast<double>(events[i]),
                                      .value = spread_of(all[i].values)});
  bench.results().figures.push_back(
      measured({.id = "memory.peak",
                .what = fmt::format("memory that a replay of {} events adds", events.back()),
                .unit = "MiB",
                .way = better::lower,
                .must = 64,
                .aim = 16},
               all.back().values));
  return done{};
}

}  // namespace dnd::bench
