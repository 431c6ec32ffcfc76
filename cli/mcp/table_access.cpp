#include "cli/mcp/table_access.hpp"

#include "actors/engine.hpp"
#include "actors/threads.hpp"
#include "cli/app/played_campaign.hpp"
#include "cli/host/campaign_table.hpp"
#include "cli/host/service.hpp"
#include "model/bounds.hpp"

#include <chrono>
#include <future>
#include <utility>

namespace dnd::cli::mcp {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t job_threads = 2;

class far final : public table_access {
 public:
  explicit far(remote::host_access host) : host_(std::move(host)) {}
  io::result<remote::http_answer> ask(const remote::http_question& what) override {
    return remote::ask_host(host_, what);
  }

 private:
  const remote::host_access host_;
};

/// A host without a network.
class near final : public table_access {
 public:
  explicit near(context& with)
      : settings_(std::make_shared<const io::config::settings>(with.settings)),
        engine_(engine_for(with)),
        with_{.ops = with.ops,
              .engine = *engine_,
              .store = with.places.options().store,
              .jobs = jobs_,
              .log = log_,
              .counts = counts_,
              .settings = [this] { return settings_; },
              .uptime =
                  [] {
                    return std::chrono::duration_cast<milliseconds>(
                        std::chrono::steady_clock::now().time_since_epoch());
                  }},
        campaigns_(with_),
        tokens_({with.ops, with.settings.worlds_dir.value, with.places.options().store}),
        doors_(tokens_, with_.uptime, now_ms),
        answers_(with_, campaigns_, doors_, [](const std::function<void()>& what) { what(); }) {}
  ~near() override {
    answers_.stop();
    campaigns_.close_all();
    jobs_.finish();
  }
  near(const near&) = delete;
  near& operator=(const near&) = delete;

  /// From now on in this role: before the first question.
  io::result<done> sit_down(actors::access_terms terms) {
    auto made = tokens_.add_passing(std::move(terms), now_ms());
    if (!made) return std::move(made).error();
    seat_ = {.by = host::credentials::way::bearer, .token = std::move(made->token)};
    return done{};
  }

  io::result<remote::http_answer> ask(const remote::http_question& what) override {
    std::promise<host::host_answer> answered;
    answers_.answer(host::find_route(what.method, what.target),
                    {.method = std::string(what.method),
                     .target = what.target,
                     .content_type = "application/json",
                     .body = what.body,
                     .from = seat_},
                    [&answered](host::host_answer made) { answered.set_value(std::move(made)); });
    host::host_answer made = answered.get_future().get();
    return remote::http_answer{.status = made.status, .body = std::move(made.body)};
  }

 private:
  const host::settings_ptr settings_;
  /// Nobody reads it: what goes wrong is answered to who asked.
  host::journal log_{host::journal_format::text, now_ms, [](std::string_view) {}};
  std::unique_ptr<actors::engine> engine_;
  host::metrics counts_;
  host::job_pool jobs_{job_threads, bounds::host_jobs_max};
  const host::surroundings with_;
  host::campaign_table campaigns_;
  actors::access_table tokens_;
  host::gate doors_;
  host::service answers_;
  host::credentials seat_;
};

}  // namespace

std::unique_ptr<table_access> far_table(remote::host_access host) {
  return std::make_unique<far>(std::move(host));
}

io::result<std::unique_ptr<table_access>> near_table(context& with, actors::access_terms terms) {
  if (auto enough = actors::check_threads(1); !enough) return std::move(enough).error();
  auto made = std::make_unique<near>(with);
  if (auto seated = made->sit_down(std::move(terms)); !seated) return std::move(seated).error();
  return std::unique_ptr<table_access>(std::move(made));
}

}  // namespace dnd::cli::mcp
