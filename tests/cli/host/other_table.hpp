#pragma once

#include "cli/host/campaign_table.hpp"
#include "tests/cli/host/hosting.hpp"

#include <cstddef>
#include <future>
#include <memory>
#include <string>
#include <utility>

namespace dnd::test {

/// Another table of the same host, for which something is different.
struct other_table {
  explicit other_table(hosting& in, actors::engine& engine, std::size_t open_max)
      : with{.ops = in.with.ops,
             .engine = engine,
             .store = in.with.store,
             .jobs = in.with.jobs,
             .log = in.with.log,
             .counts = in.with.counts,
             .settings = in.with.settings,
             .uptime = in.with.uptime,
             .open_max = open_max},
        campaigns(with),
        of(in) {}
  ~other_table() {
    campaigns.close_all();
    of.jobs.finish();
  }
  other_table(const other_table&) = delete;
  other_table& operator=(const other_table&) = delete;

  std::future<io::result<cli::host::hosted_ptr>> ask(const std::string& label) {
    auto opened = std::make_shared<std::promise<io::result<cli::host::hosted_ptr>>>();
    campaigns.use(label, [opened](io::result<cli::host::hosted_ptr> got) {
      opened->set_value(std::move(got));
    });
    return opened->get_future();
  }
  io::result<cli::host::hosted_ptr> use(const std::string& label) {
    auto got = ask(label).get();
    // What opened it has it no more.
    of.wait_for_jobs(label);
    return got;
  }

  cli::host::surroundings with;
  cli::host::campaign_table campaigns;
  hosting& of;
};

}  // namespace dnd::test
