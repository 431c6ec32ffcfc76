#include "io/store/postgres/server_checks.hpp"

#include "io/store/postgres/pipeline.hpp"
#include "model/counted.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::io::postgres {

namespace {

/// The timeline of the log that is being written: the control file's lags behind a promotion.
constexpr const char* facts_sql = R"(
select pg_is_in_recovery(), current_setting('fsync')::bool,
       current_setting('full_page_writes')::bool, current_setting('synchronous_commit'),
       current_setting('synchronous_standby_names'),
       case when pg_is_in_recovery() then 0
            else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int8 end)";

std::string said(bool is_on) {
  return is_on ? "on" : "off";
}

}  // namespace

std::uint64_t server_facts::disks() const {
  if (!fsync || !full_page_writes || synchronous_commit == "off") return 0;
  const bool standby_has_it =
      !standbys.empty() && (synchronous_commit == "on" || synchronous_commit == "remote_apply");
  return standby_has_it ? 2 : 1;
}

expected<server_facts, failure> read_facts(connection& on, deadline until) {
  const call ask{.sql = facts_sql};
  auto given = run(on, {&ask, 1}, until);
  if (!given) return std::move(given).error();
  auto& row = given->front();
  return server_facts{.is_standby = row.truth(0, 0),
                      .fsync = row.truth(0, 1),
                      .full_page_writes = row.truth(0, 2),
                      .synchronous_commit = row.take(0, 3),
                      .standbys = row.take(0, 4),
                      .timeline = row.number(0, 5)};
}

result<done> meets(const server_facts& facts, const requirements& asked) {
  if (facts.is_standby)
    return error{.code = ec::permission,
                 .what = "the server is a standby",
                 .todo = "Name the primary, or all servers: host=a,b,c."};
  if (facts.timeline < asked.timeline)
    return error{.code = ec::permission,
                 .what = fmt::format("the server is on timeline {}, and another was the primary on "
                                     "timeline {} already: this one has been replaced",
                                     facts.timeline, asked.timeline),
                 .todo = "Stop it before it takes anything for true."};
  if (facts.disks() < asked.disks)
    return error{
        .code = ec::permission,
        .what = fmt::format("the server keeps a commit on {} before it counts, and {} are "
                            "asked for: fsync {}, full_page_writes {}, synchronous_commit {}, "
                            "synchronous_standby_names '{}'",
                            model::counted(facts.disks(), "disk"), asked.disks, said(facts.fsync),
                            said(facts.full_page_writes), facts.synchronous_commit, facts.standbys),
        .todo = "Set it on every server, also on those that are standbys now."};
  return done{};
}

}  // namespace dnd::io::postgres
