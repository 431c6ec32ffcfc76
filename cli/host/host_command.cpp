#include "cli/app/commands.hpp"

#include "actors/threads.hpp"
#include "cli/app/advice.hpp"
#include "cli/app/settings_inputs.hpp"
#include "cli/host/campaign_table.hpp"
#include "cli/host/journal.hpp"
#include "cli/host/last_resort.hpp"
#include "cli/host/listen_address.hpp"
#include "cli/host/server.hpp"
#include "cli/host/service.hpp"
#include "cli/host/service_manager.hpp"
#include "cli/render/envelope.hpp"
#include "model/bounds.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dnd::cli {
namespace {

using std::chrono::milliseconds;

/// The network alone; CAF has its own.
constexpr std::size_t network_threads = 2;
/// What waits for disks: as many campaigns may hang before others wait for them.
constexpr std::size_t job_threads = 8;

/// From the request to stop on: what was accepted is answered, what does not end is cut, and the
/// program ends, come what may, before whoever stopped it loses patience.
constexpr milliseconds patience_for_answers{2'000};
constexpr milliseconds patience_after_cut{300};
constexpr milliseconds patience_for_all{4'000};

/// The signals that the host listens to. They are kept from all threads that are started after
/// this, so that they wait for whoever asks.
class host_signals {
 public:
  host_signals() {
    ::sigemptyset(&which_);
    for (const int each : {SIGTERM, SIGINT, SIGHUP}) ::sigaddset(&which_, each);
    ::pthread_sigmask(SIG_BLOCK, &which_, &before_);
  }
  ~host_signals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  host_signals(const host_signals&) = delete;
  host_signals& operator=(const host_signals&) = delete;

  /// The next signal; 0 when none came for so long.
  [[nodiscard]] int wait(std::chrono::microseconds longest) const {
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(longest);
    const timespec limit{.tv_sec = whole.count(), .tv_nsec = (longest - whole).count() * 1'000};
    const int got = ::sigtimedwait(&which_, nullptr, &limit);
    return got < 0 ? 0 : got;
  }

 private:
  sigset_t which_{};
  sigset_t before_{};
};

/// Settings that may be read again.
class shared_settings {
 public:
  explicit shared_settings(io::config::settings first)
      : now_(std::make_shared<const io::config::settings>(std::move(first))) {}

  [[nodiscard]] host::settings_ptr now() const {
    const std::lock_guard lock(mutex_);
    return now_;
  }
  void set(io::config::settings to) {
    auto next = std::make_shared<const io::config::settings>(std::move(to));
    const std::lock_guard lock(mutex_);
    now_ = std::move(next);
  }

 private:
  mutable std::mutex mutex_;
  host::settings_ptr now_;
};

void read_settings_again(context& with, shared_settings& settings, host::journal& log) {
  auto read = io::config::load(with.ops, settings_inputs(with.typed));
  if (!read) {
    // What was good before goes on.
    log.error("settings_not_read", {{"why", io::render(with_advice(read.error()))}});
    return;
  }
  settings.set(*std::move(read));
  log.info("settings_read");
}

/// Where the host can be reached.
struct places_to_listen {
  std::optional<host::listen_address> address;
  std::string socket;
  /// By sockets that were passed: then there are no others.
  std::string url = {};
};

[[nodiscard]] expected<places_to_listen, usage_error> wanted_places(const arguments& typed) {
  places_to_listen out{.address = {}, .socket = typed.value("--socket").value_or("")};
  if (typed.has("--socket") && out.socket.empty()) return usage_error{"--socket needs a path", ""};
  if (const auto text = typed.value("--listen")) {
    auto address = host::parse_listen_address(*text);
    if (!address) return std::move(address).error();
    out.address = *std::move(address);
  } else if (out.socket.empty()) {
    out.address = host::listen_address{};
  }
  return out;
}

/// The sockets that a service manager opened for the host are used, and no others.
[[nodiscard]] io::result<done> adopt_doors(host::server& net, const std::vector<int>& sockets,
                                           places_to_listen& where) {
  where = {};
  for (const int each : sockets) {
    auto place = net.adopt(each);
    if (!place) return std::move(place).error();
    (place->starts_with('/') ? where.socket : where.url) = *std::move(place);
  }
  return done{};
}

[[nodiscard]] io::result<done> open_doors(host::server& net, places_to_listen& where) {
  if (where.address) {
    auto in_fact = net.listen(*where.address);
    if (!in_fact) return std::move(in_fact).error();
    where.address = *std::move(in_fact);
  }
  return where.socket.empty() ? done{} : net.listen(where.socket);
}

[[nodiscard]] std::string url_of(const places_to_listen& where) {
  return where.address ? "http://" + to_text(*where.address) : where.url;
}

void tell(context& with, const places_to_listen& where) {
  const std::string url = url_of(where);
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("url");
    url.empty() ? out.null() : out.text(url);
    out.key("socket");
    where.socket.empty() ? out.null() : out.text(where.socket);
    out.close('}');
    (void)answer(with, std::move(out).take());
  } else {
    const std::string& at = url.empty() ? where.socket : url;
    with.out.print(
        fmt::format("The host is at {}. Ctrl-C ends it; docs/host.md says how to use it.",
                    with.out.out().look.clean(at)));
  }
  with.out.flush();
}

/// Everything but the engine and the settings: what serves clients.
class running_host {
 public:
  running_host(context& with, shared_settings& settings, actors::engine& engine, host::journal& log)
      : log_(log),
        jobs_(job_threads, bounds::host_jobs_max),
        with_{.ops = with.ops,
              .engine = engine,
              .jobs = jobs_,
              .log = log,
              .settings = [&settings] { return settings.now(); },
              .uptime =
                  [] {
                    return std::chrono::duration_cast<milliseconds>(
                        std::chrono::steady_clock::now().time_since_epoch());
                  }},
        campaigns_(with_),
        net_(network_threads, log),
        soon_(net_.soon()),
        answers_(with_, campaigns_, soon_) {
    net_.serve(answers_);
  }

  [[nodiscard]] host::server& net() noexcept { return net_; }
  void close_idle() { campaigns_.close_idle(); }
  /// Whether the network did what it was asked to when this was called last. Asks again.
  [[nodiscard]] bool is_alive() {
    if (!has_answered_.exchange(false)) return false;
    soon_([this] { has_answered_ = true; });
    return true;
  }

  /// Answers what was accepted, and writes the snapshots.
  void stop() {
    answers_.stop();
    net_.stop();
    if (!net_.wait_for_silence(patience_for_answers)) {
      log_.warning("cut", {{"connections", net_.connection_count()}});
      net_.cut();
      (void)net_.wait_for_silence(patience_after_cut);
    }
    campaigns_.close_all();
    while (campaigns_.open_count() > 0) {
      std::this_thread::sleep_for(milliseconds(5));
      campaigns_.close_idle();
    }
    jobs_.finish();
  }

 private:
  host::journal& log_;
  host::job_pool jobs_;
  const host::surroundings with_;
  host::campaign_table campaigns_;
  /// Outlives the threads of the network, which set it.
  std::atomic<bool> has_answered_{true};
  host::server net_;
  const host::service::runner soon_;
  host::service answers_;
};

/// Until somebody asks the host to stop.
void serve(context& with, running_host& host, shared_settings& settings, host::journal& log,
           const host_signals& signals, const host::service_manager& manager) {
  constexpr std::chrono::microseconds second = std::chrono::seconds(1);
  // Twice as often as it has to be heard.
  const auto glance = std::min(second, manager.watchdog().value_or(2 * second) / 2);
  for (;;) {
    const int signal = signals.wait(glance);
    if (signal == SIGTERM || signal == SIGINT) return;
    if (signal == SIGHUP) {
      manager.tell_reloading();
      read_settings_again(with, settings, log);
      manager.tell_ready("The settings were read again.");
    }
    host.close_idle();
    if (manager.watchdog() && host.is_alive()) manager.tell_alive();
  }
}

}  // namespace

exit_code host_command(context& with) {
  auto where = wanted_places(with.typed);
  if (!where) return fail(with, where.error());
  const host_signals signals;
  const host::service_manager manager([](std::string_view name) -> std::optional<std::string> {
    const char* value = std::getenv(std::string(name).c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  });
  // Gone after all that it watches.
  std::optional<host::last_resort> in_time;
  if (const auto enough = actors::check_threads(with.settings.log_writers.value); !enough)
    return fail(with, enough.error());
  const bool as_json = with.typed.has("--log-json");
  host::journal log(as_json ? host::journal_format::json : host::journal_format::text, now_ms,
                    host::sink_to(STDERR_FILENO));
  shared_settings settings(with.settings);
  const auto engine = actors::engine::start(
      with.ops, {.log_writers = with.settings.log_writers.value, .seed = with.seed, .clock = {}});
  running_host host(with, settings, *engine, log);
  const bool is_activated = !manager.sockets().empty();
  if (const auto open = is_activated ? adopt_doors(host.net(), manager.sockets(), *where)
                                     : open_doors(host.net(), *where);
      !open) {
    host.stop();
    return fail(with, open.error());
  }
  tell(with, *where);
  log.info("started", {{"address", where->address ? to_text(*where->address) : where->url},
                       {"socket", where->socket},
                       {"version", DND_VERSION}});
  manager.tell_ready(
      fmt::format("At {}.", url_of(*where).empty() ? where->socket : url_of(*where)));
  serve(with, host, settings, log, signals, manager);
  manager.tell_stopping();
  in_time.emplace(patience_for_all);
  log.info("stopping");
  host.stop();
  log.info("stopped");
  return exit_code::done;
}

}  // namespace dnd::cli
