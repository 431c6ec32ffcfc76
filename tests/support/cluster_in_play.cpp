#include "tests/support/cluster_in_play.hpp"

#include "tests/support/kept_commands.hpp"

#include <boost/test/results_collector.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>

namespace dnd::test {

namespace {

constexpr std::size_t hosts = 3;
constexpr std::size_t campaigns = 6;
/// Of those that were acknowledged, how many are given again at the end.
constexpr std::size_t repeated = 60;

/// A new one for every run; DND_TEST_SEED repeats one.
std::uint64_t seed_of_run() {
  const char* const fixed = std::getenv("DND_TEST_SEED");
  return fixed != nullptr ? std::strtoull(fixed, nullptr, 10) : std::random_device{}();
}

}  // namespace

cluster_in_play::cluster_in_play(postgres_server::disk how) : cluster_in_play(seed_of_run(), how) {}

cluster_in_play::cluster_in_play(std::uint64_t seed, postgres_server::disk how)
    : servers(seed, how), seed_(seed), dice_(seed) {
  std::cout << boost::unit_test::framework::current_test_case().p_name << ": DND_TEST_SEED=" << seed
            << std::endl;
  (void)done({"--store", servers.url(), "store", "init", "--disks", "2"});
  make_campaigns();
  const json_text made(
      done({"--json", "--store", servers.url(), "host", "token", "create", "--role", "gm"}).out);
  token_ = std::string(std::string_view((*made)["token"]));
  for (std::size_t i = 0; i < hosts; ++i) {
    auto place = where;
    place.directory = root / ("host-" + std::to_string(i + 1));
    BOOST_REQUIRE(std::filesystem::create_directory(place.directory));
    hosts_.push_back(std::make_unique<host_process>(std::move(place), servers.url()));
    hosts_.back()->start();
  }
  for (const auto& each : hosts_) each->wait_until_it_serves();
}

cluster_in_play::~cluster_in_play() {
  const auto& test = boost::unit_test::framework::current_test_case();
  if (boost::unit_test::results_collector.results(test.p_id).p_assertions_failed == 0) return;
  constexpr std::size_t last_bytes = 4'000;
  for (const auto& each : hosts_) {
    const auto all = each->printed();
    std::cout << "-- the host at port " << each->port() << ":\n"
              << all.substr(all.size() - std::min(all.size(), last_bytes)) << std::endl;
  }
}

void cluster_in_play::make_campaigns() {
  for (std::size_t i = 0; i < campaigns; ++i) {
    const auto name = "K" + std::to_string(i);
    (void)done({"campaign", "create", name});
    (void)done({"--store", servers.url(), "campaign", "push", name});
    campaigns_.push_back("W/" + name);
  }
}

void cluster_in_play::begin_to_play() {
  client_load::options with{.hosts = {}, .token = token_, .campaigns = campaigns_};
  for (const auto& each : hosts_) with.hosts.push_back(each->port());
  with.seed = seed_;
  clients_.emplace(std::move(with));
  clients_->wait_for_answers(60, seconds(30));
}

void cluster_in_play::must_have_kept_everything() {
  clients_->finish(after_a_host);
  const auto all = clients_->all();
  commands_are_kept(servers.primary(), campaigns_, all);
  for (const auto& each : campaigns_)
    (void)done({"--store", servers.url(), "campaign", "verify", each});
  answers_must_make_sense();
  must_be_repeated(all);
}

/// A client is told that it works, or that it may ask again: nothing else is so.
void cluster_in_play::answers_must_make_sense() const {
  const std::set<unsigned> known{0, 200, 423, 503, 507};
  for (const auto& [status, count] : clients_->answers()) {
    BOOST_TEST_MESSAGE(status << ": " << count << " times");
    BOOST_TEST(known.contains(status),
               status << " came " << count << " times, such as " << clients_->last_of(status));
  }
}

void cluster_in_play::must_be_repeated(const std::vector<acknowledged>& all) {
  for (std::size_t i = 0; i < std::min(repeated, all.size()); ++i) {
    const auto& which = all[dice_() % all.size()];
    const auto again = ask_in_haste(
        host(some_host()).port(), token_, "/v1/campaigns/" + which.campaign + "/commands",
        R"({"command":")" + which.line + R"(","id":")" + which.id + "\"}", after_a_host);
    const auto seqs =
        "\"seq\":[" + std::to_string(which.first) + "," + std::to_string(which.last) + "]";
    BOOST_TEST(again.status == 200U, again.body);
    BOOST_TEST(again.body.find(seqs) != std::string::npos, seqs << ": " << again.body);
    BOOST_TEST(again.body.find("\"repeated\":true") != std::string::npos, again.body);
  }
}

}  // namespace dnd::test
