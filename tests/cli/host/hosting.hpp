#pragma once

#include "cli/host/campaign_table.hpp"
#include "cli/host/gate.hpp"
#include "cli/host/service.hpp"
#include "tests/support/workspace_fixture.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace dnd::test {

/// What a host plays with, with a clock that stands still: worlds on the real disk, among them W
/// with the campaign C.
struct hosting : workspace_fixture {
  explicit hosting(std::shared_ptr<actors::shared_store> of = nullptr) : store(std::move(of)) {
    settings.worlds_dir.value = disk / "worlds";
    settings.data_dir.value = disk / "data";
    settings.idle_close.value = std::chrono::seconds(60);
    (void)campaign();
  }
  ~hosting() {
    campaigns.close_all();
    jobs.finish();
  }
  hosting(const hosting&) = delete;
  hosting& operator=(const hosting&) = delete;

  io::result<cli::host::hosted_ptr> use(const std::string& label) {
    std::promise<io::result<cli::host::hosted_ptr>> opened;
    campaigns.use(label,
                  [&](io::result<cli::host::hosted_ptr> got) { opened.set_value(std::move(got)); });
    return opened.get_future().get();
  }
  /// The answer to a request, waited for.
  cli::host::host_answer ask(const cli::host::credentials& from, std::string_view method,
                             const std::string& target, std::string body = {},
                             std::string type = "application/json") {
    std::promise<cli::host::host_answer> answered;
    answers.answer(cli::host::find_route(method, target),
                   {.method = std::string(method),
                    .target = target,
                    .content_type = std::move(type),
                    .body = std::move(body),
                    .from = from},
                   [&](cli::host::host_answer got) { answered.set_value(std::move(got)); });
    return answered.get_future().get();
  }
  /// What is under way, of this campaign.
  void wait_for_jobs(const std::string& key) {
    std::promise<void> through;
    jobs.post_surely(key, [&] { through.set_value(); });
    through.get_future().wait();
  }
  std::string journal_text() {
    const std::lock_guard lock(mutex);
    return written;
  }

  /// Whether the journal says this, or does in a moment: a thread of its own writes it.
  bool journal_says(std::string_view text) {
    for (int attempt = 0; attempt < 500; ++attempt) {
      if (journal_text().find(text) != std::string::npos) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  /// All that was said until now.
  std::string whole_journal() {
    log.info("all_of_it_is_written");
    BOOST_REQUIRE(journal_says("all_of_it_is_written"));
    return journal_text();
  }

  /// Null: campaigns are files.
  const std::shared_ptr<actors::shared_store> store;
  std::mutex mutex;
  std::string written;
  std::atomic<std::int64_t> seconds = 0;
  std::unique_ptr<actors::engine> engine = actors::engine::start(ops, {.seed = 1, .clock = {}});
  cli::host::journal log{cli::host::journal_format::text, [] { return now_ms; },
                         [this](std::string_view text) {
                           const std::lock_guard lock(mutex);
                           written += text;
                         }};
  cli::host::job_pool jobs{4, 100};
  cli::host::metrics counts;
  cli::host::surroundings with{
      .ops = ops,
      .engine = *engine,
      .store = store,
      .jobs = jobs,
      .log = log,
      .counts = counts,
      .settings = [this] { return std::make_shared<const io::config::settings>(settings); },
      .uptime = [this] { return std::chrono::seconds(seconds.load()); }};
  cli::host::campaign_table campaigns{with};
  actors::access_table tokens{{ops, disk / "worlds"}};
  cli::host::gate doors{tokens, with.uptime, [] { return now_ms; }};
  /// Does what is soon to be done at once.
  cli::host::service answers{with, campaigns, doors,
                             [](const std::function<void()>& what) { what(); }};
};

}  // namespace dnd::test
