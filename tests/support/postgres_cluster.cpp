#include "tests/support/postgres_cluster.hpp"

#include <chrono>
#include <thread>
#include <utility>

namespace dnd::test {

namespace {

/// Standbys are copies: what they are set to when they are made is what the primary is set to.
constexpr const char* standbys = "ANY 1 (n1,n2,n3)";

void set(const postgres_server& on, const std::string& setting, const std::string& to) {
  on.sql("alter system set " + setting + " = '" + to + "'");
  on.sql("select pg_reload_conf()");
  while (on.sql("show " + setting) != to) std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

}  // namespace

postgres_cluster::postgres_cluster(std::uint64_t seed, postgres_server::disk how) {
  servers_.push_back(std::make_unique<postgres_server>("n1", how));
  set(primary(), "wal_keep_size", "256MB");
  set(primary(), "synchronous_standby_names", standbys);
  for (const char* name : {"n2", "n3"})
    servers_.push_back(postgres_server::standby_of(primary(), name));
  for (const auto& each : servers_)
    lines_.push_back(std::make_unique<cutting_proxy>(each->socket(), seed++));
}

std::string postgres_cluster::url() const {
  std::string out = "postgres://dnd@";
  for (const auto& each : lines_)
    out += "127.0.0.1:" + std::to_string(each->port()) + (each == lines_.back() ? "" : ",");
  return out + "/dnd";
}

void postgres_cluster::promote_newest() {
  former_ = primary_;
  const std::size_t one = (former_ + 1) % servers_.size();
  const std::size_t other = (former_ + 2) % servers_.size();
  const bool is_one = servers_[one]->received() >= servers_[other]->received();
  primary_ = is_one ? one : other;
  primary().promote();
  servers_[is_one ? other : one]->turn_to(primary());
}

void postgres_cluster::cut_of_hundred(std::size_t commits) {
  for (const auto& each : lines_) each->cut_of_hundred(commits);
}

std::uint64_t postgres_cluster::cuts() const {
  std::uint64_t all = 0;
  for (const auto& each : lines_) all += each->cuts();
  return all;
}

}  // namespace dnd::test
