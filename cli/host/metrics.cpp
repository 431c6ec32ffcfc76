#include "cli/host/metrics.hpp"

#include "cli/host/own_process.hpp"
#include "model/language/parse.hpp"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <cmath>
#include <limits>
#include <mutex>
#include <utility>
#include <vector>

namespace dnd::cli::host {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

/// Seconds: from what a disk needs to what nobody waits for.
const prometheus::Histogram::BucketBoundaries answer_times{
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};

[[nodiscard]] std::string_view result_of(unsigned status) noexcept {
  if (status < 400) return "done";
  return status < 500 ? "refused" : "failed";
}

[[nodiscard]] MetricFamily family(std::string name, std::string help, MetricType type,
                                  ClientMetric value) {
  MetricFamily made;
  made.name = std::move(name);
  made.help = std::move(help);
  made.type = type;
  made.metric.push_back(std::move(value));
  return made;
}

template <class Number>
[[nodiscard]] MetricFamily counter(std::string name, std::string help, Number value) {
  ClientMetric metric;
  metric.counter.value = static_cast<double>(value);
  return family(std::move(name), std::move(help), MetricType::Counter, std::move(metric));
}

template <class Number>
[[nodiscard]] MetricFamily gauge(std::string name, std::string help, Number value) {
  ClientMetric metric;
  metric.gauge.value = static_cast<double>(value);
  return family(std::move(name), std::move(help), MetricType::Gauge, std::move(metric));
}

/// The last size has no bound of its own.
[[nodiscard]] MetricFamily batches_of(const actors::engine::counters& engine) {
  ClientMetric metric;
  auto& out = metric.histogram;
  for (std::size_t power = 0; power < engine.batches.size(); ++power) {
    out.sample_count += engine.batches[power];
    const bool is_last = power + 1 == engine.batches.size();
    const double most = is_last ? std::numeric_limits<double>::infinity()
                                : std::ldexp(1.0, static_cast<int>(power));
    out.bucket.push_back({out.sample_count, most});
  }
  out.sample_sum = static_cast<double>(engine.appends_synced);
  return family("dnd_log_sync_appends", "Appends that shared a sync of a log.",
                MetricType::Histogram, std::move(metric));
}

void add_engine(std::vector<MetricFamily>& out, const actors::engine::counters& engine) {
  out.push_back(
      counter("dnd_engine_commands_total", "Commands that the engine took.", engine.commands));
  out.push_back(counter("dnd_log_syncs_total", "Syncs of logs to the disk.", engine.syncs));
  out.push_back(batches_of(engine));
  out.push_back(
      counter("dnd_log_written_bytes_total", "Bytes appended to logs.", engine.bytes_written));
  out.push_back(gauge("dnd_log_appends_waiting", "Appends that wait for a log writer.",
                      engine.appends_waiting));
  out.push_back(counter("dnd_snapshots_total", "Snapshots that were written.", engine.snapshots));
}

[[nodiscard]] MetricFamily commits_of(const io::store_figures& store) {
  ClientMetric metric;
  auto& out = metric.histogram;
  for (std::size_t each = 0; each < store.commits.size(); ++each) {
    out.sample_count += store.commits[each];
    const bool is_last = each == io::commit_times.size();
    out.bucket.push_back({out.sample_count, is_last ? std::numeric_limits<double>::infinity()
                                                    : io::commit_times[each]});
  }
  out.sample_sum = store.commit_seconds;
  return family("dnd_store_commit_seconds",
                "Commits of the database, from the request to the answer.", MetricType::Histogram,
                std::move(metric));
}

void add_store(std::vector<MetricFamily>& out, const io::store_figures& store, bool drains) {
  out.push_back(commits_of(store));
  out.push_back(counter("dnd_store_taken_over_total",
                        "Campaigns taken from a host whose lease had run out.", store.taken_over));
  out.push_back(counter("dnd_store_fenced_total",
                        "Writes refused because another host had the campaign.", store.fenced));
  out.push_back(counter("dnd_store_doubted_total", "Commits whose outcome had to be found out.",
                        store.doubted));
  out.push_back(counter("dnd_store_connections_total", "Connections made to the database.",
                        store.connections));
  if (store.lag_bytes)
    out.push_back(gauge("dnd_store_standby_lag_bytes", "How far the slowest standby is behind.",
                        *store.lag_bytes));
  if (store.renewed_seconds_ago)
    out.push_back(gauge("dnd_store_lease_age_seconds", "Since the host's lease was renewed.",
                        *store.renewed_seconds_ago));
  out.push_back(gauge("dnd_host_drains", "1: the host gives up its campaigns.", drains ? 1 : 0));
}

void add_process(std::vector<MetricFamily>& out) {
  const process_figures own = figures_of_process();
  out.push_back(
      gauge("process_resident_memory_bytes", "Memory of the process in RAM.", own.resident_bytes));
  out.push_back(gauge("process_open_fds", "File descriptors that are open.", own.descriptors));
  out.push_back(gauge("process_threads", "Threads of the process.", own.threads));
  out.push_back(
      counter("process_cpu_seconds_total", "Processor time, user and system.", own.cpu_seconds));
}

}  // namespace

struct metrics::counted {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& commands =
      prometheus::BuildCounter()
          .Name("dnd_commands_total")
          .Help("Commands of clients, by verb and result.")
          .Register(registry);
  prometheus::Histogram& times = prometheus::BuildHistogram()
                                     .Name("dnd_command_seconds")
                                     .Help("From a command to its answer.")
                                     .Register(registry)
                                     .Add({}, answer_times);
  prometheus::Family<prometheus::Counter>& relayed =
      prometheus::BuildCounter()
          .Name("dnd_relayed_requests_total")
          .Help("Requests for campaigns of other hosts, by result.")
          .Register(registry);
  std::mutex mutex;
  std::function<std::size_t()> connections;
};

metrics::metrics() : counted_(std::make_unique<counted>()) {}
metrics::~metrics() = default;

void metrics::note_command(std::string_view line, unsigned status, std::chrono::nanoseconds took) {
  const std::string_view verb = model::verb_of_line(line);
  counted_->commands
      .Add({{"verb", verb.empty() ? "unknown" : std::string(verb)},
            {"result", std::string(result_of(status))}})
      .Increment();
  counted_->times.Observe(std::chrono::duration<double>(took).count());
}

void metrics::note_relayed(bool is_served) {
  counted_->relayed.Add({{"result", is_served ? "done" : "failed"}}).Increment();
}

void metrics::watch_connections(std::function<std::size_t()> count) {
  const std::lock_guard lock(counted_->mutex);
  counted_->connections = std::move(count);
}

std::string metrics::text(const gauges& now) const {
  std::function<std::size_t()> connections;
  {
    const std::lock_guard lock(counted_->mutex);
    connections = counted_->connections;
  }
  std::vector<MetricFamily> all = counted_->registry.Collect();
  all.push_back(
      gauge("dnd_campaigns_open", "Campaigns that the host has open.", now.campaigns_open));
  all.push_back(gauge("dnd_subscribers", "WebSockets and event streams.", now.streams));
  all.push_back(gauge("dnd_connections", "Connections of clients.",
                      connections ? connections() : std::size_t{0}));
  all.push_back(gauge("dnd_jobs_waiting", "Jobs that wait for a thread that waits for the disk.",
                      now.jobs_waiting));
  add_engine(all, now.engine);
  if (now.store) add_store(all, *now.store, now.drains);
  add_process(all);
  return prometheus::TextSerializer().Serialize(all);
}

}  // namespace dnd::cli::host
