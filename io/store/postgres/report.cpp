#include "io/store/postgres/report.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::io::postgres {

namespace {

class reporter {
 public:
  reporter(database& what, connection& on) : what_(what), on_(on) {}

  result<done> settings();
  result<done> store();
  result<done> contents();
  result<done> servers();
  [[nodiscard]] database_report take() { return std::move(out_); }

 private:
  result<reply> ask(const char* sql) {
    const call one{.sql = sql};
    auto given = run(on_, {&one, 1}, what_.answer_deadline());
    if (!given) return std::move(given).error().why;
    return std::move(given->front());
  }

  database& what_;
  connection& on_;
  database_report out_;
};

result<done> reporter::settings() {
  const auto facts = what_.facts();
  out_.address = what_.shown();
  out_.disks_found = facts.disks();
  out_.fsync = facts.fsync;
  out_.full_page_writes = facts.full_page_writes;
  out_.synchronous_commit = facts.synchronous_commit;
  out_.standbys = facts.standbys;
  auto version = ask("select current_setting('server_version'), pg_backend_pid()");
  if (!version) return std::move(version).error();
  const auto process = version->number(0, 1);
  out_.server_version = version->take(0, 0);
  const auto again = ask("select pg_backend_pid()");
  if (!again) return again.error();
  if (again->number(0, 0) != process)
    out_.problems.push_back(
        "Two transactions of one connection went to two sessions: there is a pooler in between. "
        "Campaigns need connections to the server itself.");
  return done{};
}

result<done> reporter::store() {
  const auto row = read_store_row(on_, what_.answer_deadline());
  if (!row) return row.error().why;
  out_.store_id = render_uuid(row->id);
  out_.format = row->format;
  out_.disks_asked = row->disks;
  const auto wrong = check_schema(on_, what_.answer_deadline());
  if (!wrong) return wrong.error();
  for (const auto& each : *wrong) out_.problems.push_back(each + ".");
  if (auto fine = meets(what_.facts(), {.disks = row->disks, .timeline = 0}); !fine)
    out_.problems.push_back(fine.error().what + ". " + fine.error().todo);
  if (out_.disks_found == 0)
    out_.remarks.push_back("The server waits for no disk: what it acknowledges may be lost.");
  if (out_.disks_found == 1)
    out_.remarks.push_back(
        "Commits are on one disk: what is on it is lost with it. With a standby, set "
        "synchronous_standby_names on every server.");
  return done{};
}

result<done> reporter::contents() {
  const auto all = ask(R"(
select count(*), count(h.id), coalesce(sum(c.head_seq), 0)::int8,
       coalesce(sum(c.head_bytes), 0)::int8
from campaign c left join host h on h.id = c.owner and h.lease_until > now())");
  if (!all) return all.error();
  out_.campaigns = all->number(0, 0);
  out_.open = all->number(0, 1);
  out_.events = all->number(0, 2);
  out_.bytes = all->number(0, 3);
  auto hosts = ask("select url, version, lease_until > now() from host order by url, id");
  if (!hosts) return std::move(hosts).error();
  for (std::size_t row = 0; row < hosts->rows(); ++row)
    out_.hosts.push_back({.url = hosts->take(row, 0),
                          .version = hosts->take(row, 1),
                          .is_alive = hosts->truth(row, 2)});
  return done{};
}

result<done> reporter::servers() {
  // What others may not look at is told as nothing.
  const auto standbys =
      ask("select count(*) from pg_stat_replication where sync_state in ('sync', 'quorum')");
  if (!standbys) return standbys.error();
  if (!out_.standbys.empty() && standbys->number(0, 0) == 0)
    out_.problems.push_back(
        fmt::format("No standby follows that synchronous_standby_names asks for ('{}'): nothing is "
                    "acknowledged until one does.",
                    out_.standbys));
  auto slots = ask(R"(
select slot_name::text from pg_replication_slots
where not active and current_setting('max_slot_wal_keep_size') = '-1' order by 1)");
  if (!slots) return std::move(slots).error();
  for (std::size_t row = 0; row < slots->rows(); ++row)
    out_.remarks.push_back(
        fmt::format("The replication slot {} is used by nobody, and keeps the server's log without "
                    "a bound: drop it, or set max_slot_wal_keep_size.",
                    slots->cell(row, 0)));
  return done{};
}

}  // namespace

result<database_report> report_on(database& what) {
  auto on = what.connect_bare();
  if (!on) return std::move(on).error().why;
  reporter report(what, **on);
  for (const auto step :
       {&reporter::settings, &reporter::store, &reporter::contents, &reporter::servers})
    if (auto fine = (report.*step)(); !fine) return std::move(fine).error();
  return report.take();
}

}  // namespace dnd::io::postgres
