#include "cli/app/commands.hpp"

#include "actors/access.hpp"
#include "actors/threads.hpp"
#include "cli/app/advice.hpp"
#include "cli/app/played_campaign.hpp"
#include "cli/app/settings_inputs.hpp"
#include "cli/host/campaign_table.hpp"
#include "cli/host/gate.hpp"
#include "cli/host/host_signals.hpp"
#include "cli/host/invitation.hpp"
#include "cli/host/journal.hpp"
#include "cli/host/last_resort.hpp"
#include "cli/host/listen_address.hpp"
#include "cli/host/server.hpp"
#include "cli/host/service.hpp"
#include "cli/host/service_manager.hpp"
#include "cli/host/tls.hpp"
#include "cli/render/envelope.hpp"
#include "model/bounds.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
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
/// What waits for disks: as many campaigns, less two, may hang before others wait for them; those
/// of one world never hold up another.
constexpr std::size_t job_threads = 10;

/// From the request to stop on: what was accepted is answered, what does not end is cut, and the
/// program ends, come what may, before whoever stopped it loses patience.
constexpr milliseconds patience_for_answers{2'000};
constexpr milliseconds patience_after_cut{300};
constexpr milliseconds patience_for_all{4'000};

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
  /// Nothing: what goes over the network is plain.
  std::optional<host::tls_paths> tls;
  /// Of a socket that was passed: then there are no others.
  std::string passed = {};

  [[nodiscard]] std::string url() const {
    if (!address) return passed;
    return (tls ? "https://" : "http://") + to_text(*address);
  }
};

[[nodiscard]] expected<places_to_listen, usage_error> wanted_places(const arguments& typed) {
  places_to_listen out{.address = {}, .socket = typed.value("--socket").value_or(""), .tls = {}};
  if (typed.has("--socket") && out.socket.empty()) return usage_error{"--socket needs a path", ""};
  if (typed.has("--tls-cert") != typed.has("--tls-key"))
    return usage_error{"a certificate and its key go together", "Use --tls-cert and --tls-key."};
  if (typed.has("--tls-cert"))
    out.tls = host::tls_paths{.certificate = *typed.value("--tls-cert"),
                              .key = *typed.value("--tls-key")};
  if (const auto text = typed.value("--listen")) {
    auto address = host::parse_listen_address(
        *text, out.tls ? host::transport::encrypted : host::transport::plain);
    if (!address) return std::move(address).error();
    out.address = *std::move(address);
  } else if (out.socket.empty()) {
    out.address = host::listen_address{};
  }
  return out;
}

/// Reads the certificate, again when it may have been renewed.
[[nodiscard]] io::result<done> use_certificate(host::server& net, const places_to_listen& where) {
  if (!where.tls) return done{};
  auto identity = host::tls_identity::load(*where.tls);
  if (!identity) return std::move(identity).error();
  net.use(*std::move(identity));
  return done{};
}

/// The sockets that a service manager opened for the host are used, and no others.
[[nodiscard]] io::result<done> adopt_doors(host::server& net, const std::vector<int>& sockets,
                                           places_to_listen& where) {
  if (auto ready = use_certificate(net, where); !ready) return ready;
  where = {.address = {}, .socket = {}, .tls = where.tls};
  for (const int each : sockets) {
    auto place = net.adopt(each);
    if (!place) return std::move(place).error();
    (place->starts_with('/') ? where.socket : where.passed) = *std::move(place);
  }
  return done{};
}

[[nodiscard]] io::result<done> open_doors(host::server& net, places_to_listen& where) {
  if (auto ready = use_certificate(net, where); !ready) return ready;

  if (where.address) {
    auto in_fact = net.listen(*where.address);
    if (!in_fact) return std::move(in_fact).error();
    where.address = *std::move(in_fact);
  }
  return where.socket.empty() ? done{} : net.listen(where.socket);
}

/// `token`: a game master's.
void tell(context& with, const places_to_listen& where, std::string_view token) {
  const std::string url = where.url();
  const std::string link = url.empty() ? "" : host::invitation_link(url, token, {});
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("url");
    url.empty() ? out.null() : out.text(url);
    out.key("link");
    link.empty() ? out.null() : out.text(link);
    out.key("socket");
    where.socket.empty() ? out.null() : out.text(where.socket);
    out.close('}');
    (void)answer(with, std::move(out).take());
  } else {
    const std::string& at = url.empty() ? where.socket : url;
    with.out.print(
        fmt::format("The host is at {}. Ctrl-C ends it; docs/host.md says how to use it.",
                    with.out.out().look.clean(at)));
    if (!link.empty())
      with.out.print(
          fmt::format("Who opens this is its game master, as long as it runs: {}", link));
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
              .store = with.places.options().store,
              .jobs = jobs_,
              .log = log,
              .counts = counts_,
              .settings = [&settings] { return settings.now(); },
              .uptime =
                  [] {
                    return std::chrono::duration_cast<milliseconds>(
                        std::chrono::steady_clock::now().time_since_epoch());
                  },
              .open_max = with.places.options().store ? bounds::open_campaigns_of_store_max
                                                      : bounds::open_campaigns_max},
        campaigns_(with_),
        place_(with.ops, with.settings.worlds_dir.value, with.places.options().store),
        tokens_(place_),
        doors_(tokens_, with_.uptime, now_ms),
        net_(network_threads, log),
        soon_(net_.soon()),
        answers_(with_, campaigns_, doors_, soon_) {
    look_at_tokens();
    counts_.watch_connections([this] { return net_.connection_count(); });
    net_.serve(answers_);
  }

  /// A token of the game master's that lives as long as the host.
  [[nodiscard]] io::result<std::string> make_link_token() {
    if (with_.store) return make_shared_link_token();
    auto made = tokens_.add_passing({.role = actors::token_role::gm}, now_ms());
    if (!made) return std::move(made).error();
    return std::move(made->token);
  }
  /// Soon, where a disk that hangs holds up nothing else.
  void look_at_tokens_soon() {
    if (is_looking_.exchange(true)) return;
    const bool is_taken = jobs_.post("tokens", [this] {
      look_at_tokens();
      is_looking_ = false;
    });
    if (!is_taken) is_looking_ = false;
  }

  [[nodiscard]] host::server& net() noexcept { return net_; }
  void close_idle() { campaigns_.close_idle(); }
  void follow_wishes() { campaigns_.follow_wishes(); }
  /// Whether the network did what it was asked to when this was called last. Asks again.
  [[nodiscard]] bool is_alive() {
    if (!has_answered_.exchange(false)) return false;
    soon_([this] { has_answered_ = true; });
    return true;
  }

  /// Answers what was accepted, and writes the snapshots.
  void stop() {
    // One attempt: it expires.
    if (!shared_link_.empty()) (void)actors::access_list(place_).revoke(shared_link_);
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
  /// For all hosts of the store: any of them may be the one that plays a campaign.
  [[nodiscard]] io::result<std::string> make_shared_link_token() {
    constexpr std::int64_t day_ms = 24 * 60 * 60 * 1000;
    auto made = actors::access_list(place_).grant({.role = actors::token_role::gm,
                                                   .name = "link of a host",
                                                   .expires_ms = now_ms() + 30 * day_ms},
                                                  now_ms());
    if (!made) return std::move(made).error();
    shared_link_ = made->about.id;
    look_at_tokens();
    return std::move(made->token);
  }

  void look_at_tokens() {
    const auto seen = tokens_.refresh();
    if (!seen)
      log_.error("tokens_not_read", {{"why", io::render(with_advice(seen.error()))}});
    else if (*seen == actors::access_table::change::none)
      return;
    else
      log_.info("tokens_read");
    net_.look_again();
  }

  host::journal& log_;
  host::metrics counts_;
  host::job_pool jobs_;
  const host::surroundings with_;
  host::campaign_table campaigns_;
  const actors::token_place place_;
  actors::access_table tokens_;
  /// The id of the token of the link, where it is kept.
  std::string shared_link_;
  host::gate doors_;
  std::atomic<bool> is_looking_{false};
  /// Outlives the threads of the network, which set it.
  std::atomic<bool> has_answered_{true};
  host::server net_;
  const host::service::runner soon_;
  host::service answers_;
};

/// What SIGHUP reads again.
struct read_again {
  shared_settings& settings;
  const places_to_listen& where;
};

/// Until somebody asks the host to stop.
void serve(context& with, running_host& host, const read_again& again, host::journal& log,
           const host::host_signals& signals, const host::service_manager& manager) {
  constexpr std::chrono::microseconds glance_at_tokens = milliseconds(200);
  // Twice as often as it has to be heard.
  const auto glance =
      std::min(glance_at_tokens, manager.watchdog().value_or(2 * glance_at_tokens) / 2);
  for (;;) {
    const int signal = signals.wait(glance);
    if (signal == SIGTERM || signal == SIGINT) return;
    if (signal == SIGHUP) {
      manager.tell_reloading();
      read_settings_again(with, again.settings, log);
      if (const auto read = use_certificate(host.net(), again.where); !read)
        log.error("certificate_not_read", {{"why", io::render(with_advice(read.error()))}});
      manager.tell_ready("The settings were read again.");
    }
    host.follow_wishes();
    host.close_idle();
    host.look_at_tokens_soon();
    if (manager.watchdog() && host.is_alive()) manager.tell_alive();
  }
}

}  // namespace

exit_code host_command(context& with) {
  auto where = wanted_places(with.typed);
  if (!where) return fail(with, where.error());
  const host::host_signals signals;
  const host::service_manager manager([](std::string_view name) -> std::optional<std::string> {
    const char* value = std::getenv(std::string(name).c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  });
  // Gone after all that it watches.
  std::optional<host::last_resort> in_time;
  if (const auto enough = actors::check_threads(1); !enough) return fail(with, enough.error());
  const bool as_json = with.typed.has("--log-json");
  host::journal log(as_json ? host::journal_format::json : host::journal_format::text, now_ms,
                    host::sink_to(STDERR_FILENO));
  shared_settings settings(with.settings);
  const auto engine = engine_for(with);
  running_host host(with, settings, *engine, log);
  const auto token = host.make_link_token();
  const bool is_activated = !manager.sockets().empty();
  io::result<done> open = token ? done{} : io::result<done>(token.error());
  if (open)
    open = is_activated ? adopt_doors(host.net(), manager.sockets(), *where)
                        : open_doors(host.net(), *where);
  // Others may send it requests as soon as it takes them.
  if (open && with.places.options().store) open = with.places.options().store->take_part();
  if (!open) {
    host.stop();
    return fail(with, open.error());
  }
  tell(with, *where, *token);
  const std::string url = where->url();
  log.info("started", {{"address", where->address ? to_text(*where->address) : url},
                       {"socket", where->socket},
                       {"version", DND_VERSION}});
  manager.tell_ready(fmt::format("At {}.", url.empty() ? where->socket : url));
  serve(with, host, {settings, *where}, log, signals, manager);
  manager.tell_stopping();
  in_time.emplace(patience_for_all);
  log.info("stopping");
  host.stop();
  log.info("stopped");
  return exit_code::done;
}

}  // namespace dnd::cli
