#include "io/store/postgres/schema.hpp"

#include "io/store/postgres/pipeline.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace dnd::io::postgres {

namespace {

// Every key begins with the campaign: no transaction crosses campaigns, and so a store may be
// spread over several databases. Bodies are bytes: text would refuse some and JSON would put fields
// in another order, and then no sum is right any more.
/// Content of worlds, and of single campaigns: then `slug` is theirs, else empty.
constexpr const char* content_table = R"(create table content (
  world text not null,
  slug text not null,
  path text not null,
  body bytea not null,
  version int8 not null default 1,
  primary key (world, slug, path)))";

/// Who may use the hosts of the store: sums of tokens, as the lines of one file.
constexpr const char* token_table = R"(create table token (
  only_one boolean primary key default true check (only_one),
  version int8 not null,
  body bytea not null))";

/// Backups of campaigns, and lines of theirs that were replaced, in pieces.
constexpr const char* kept_table = R"(create table kept (
  campaign uuid not null,
  name text not null,
  piece int8 not null,
  body bytea not null,
  primary key (campaign, name, piece)))";

/// Hosts give up what they are asked to, and a store says whom it serves: an upgrade need not stop
/// the hosts of the version before.
constexpr const char* host_wishes = R"(alter table host
  add drains boolean not null default false,
  add asked int8 not null default 0)";
constexpr const char* campaign_wish = "alter table campaign add wanted uuid";
constexpr const char* store_serves = "alter table store add serves int8 not null default 3";

constexpr const char* tables[] = {
    R"(create table store (
  only_one boolean primary key default true check (only_one),
  format int8 not null,
  serves int8 not null default 3,
  id uuid not null default gen_random_uuid(),
  disks int8 not null))",
    R"(create table host (
  id uuid primary key,
  url text not null,
  version text not null,
  lease_until timestamptz not null,
  drains boolean not null default false,
  asked int8 not null default 0))",
    // Room in each page, so that an update stays in it; and no index on what changes (HOT updates).
    R"(create table campaign (
  id uuid primary key default gen_random_uuid(),
  world text not null,
  slug text not null,
  name text not null,
  settings text not null default '',
  created_at timestamptz not null default now(),
  epoch int8 not null default 0,
  owner uuid,
  wanted uuid,
  head_seq int8 not null default 0,
  head_sum int8 not null default 0,
  head_bytes int8 not null default 0,
  unique (world, slug)) with (fillfactor = 50))",
    R"(create table commit (
  campaign uuid not null,
  last int8 not null,
  body bytea not null,
  primary key (campaign, last)))",
    R"(create table snapshot (
  campaign uuid not null,
  seq int8 not null,
  sum int8 not null,
  body bytea not null,
  primary key (campaign, seq)))",
    content_table,
    token_table,
    kept_table,
};

/// What a program of this format asks for, as table.column:type.
constexpr std::string_view columns[] = {
    "campaign.created_at:timestamp with time zone",
    "campaign.epoch:bigint",
    "campaign.head_bytes:bigint",
    "campaign.head_seq:bigint",
    "campaign.head_sum:bigint",
    "campaign.id:uuid",
    "campaign.name:text",
    "campaign.owner:uuid",
    "campaign.settings:text",
    "campaign.slug:text",
    "campaign.wanted:uuid",
    "campaign.world:text",
    "commit.body:bytea",
    "commit.campaign:uuid",
    "commit.last:bigint",
    "content.body:bytea",
    "content.path:text",
    "content.slug:text",
    "content.version:bigint",
    "content.world:text",
    "host.asked:bigint",
    "host.drains:boolean",
    "host.id:uuid",
    "host.lease_until:timestamp with time zone",
    "host.url:text",
    "host.version:text",
    "kept.body:bytea",
    "kept.campaign:uuid",
    "kept.name:text",
    "kept.piece:bigint",
    "snapshot.body:bytea",
    "snapshot.campaign:uuid",
    "snapshot.seq:bigint",
    "snapshot.sum:bigint",
    "store.disks:bigint",
    "store.format:bigint",
    "store.id:uuid",
    "store.serves:bigint",
    "token.body:bytea",
    "token.version:bigint",
};

/// From each format to the next: what was added since the first.
struct step {
  std::uint64_t from;
  const char* sql;
};
constexpr std::array steps{
    step{.from = 1, .sql = content_table}, step{.from = 1, .sql = token_table},
    step{.from = 2, .sql = host_wishes},   step{.from = 2, .sql = campaign_wish},
    step{.from = 2, .sql = store_serves},  step{.from = 2, .sql = kept_table}};

// A store of the first formats does not say whom it serves: those that know its own.
constexpr const char* row_sql =
    "select format, id, disks, coalesce((to_jsonb(store)->>'serves')::int8, format) from store";

store_row row_of(const reply& given) {
  return {.format = given.number(0, 0),
          .serves = given.number(0, 3),
          .id = given.id(0, 1),
          .disks = given.number(0, 2)};
}

}  // namespace

error unknown_format(std::uint64_t format) {
  return {.code = ec::unknown_version,
          .what = fmt::format("the store in the database has format {}, this program knows {}",
                              format, schema_format),
          .todo = format > schema_format ? "Use a newer version of the program."
                                         : "Bring the store to the new format first."};
}

expected<store_row, failure> read_store_row(connection& on, deadline until) {
  const call ask{.sql = row_sql};
  auto given = run(on, {&ask, 1}, until);
  if (!given) return std::move(given).error();
  if (given->front().rows() == 1) return row_of(given->front());
  return failure_of("42P01", "the table that says what store this is has no row");
}

result<store_row> create_schema(connection& on, std::uint64_t disks, deadline until) {
  std::vector<call> calls;
  for (const auto* each : tables) calls.push_back({.sql = each});
  calls.push_back({.sql = "insert into store (format, disks) values ($1::int8, $2::int8) returning "
                          "format, id, disks, serves",
                   .values = {number(schema_format), number(disks)}});
  auto given = run(on, calls, until);
  if (given) return row_of(given->back());
  if (given.error().state == "42P07")
    return error{.code = ec::exists,
                 .what = "there are tables of these names in the database already",
                 .todo = "Look at it, or name another database."};
  return std::move(given).error().why;
}

result<std::uint64_t> upgrade_schema(connection& on, deadline until) {
  const auto found = read_store_row(on, until);
  if (!found) return found.error().why;
  if (found->format > schema_format && !is_served(*found)) return unknown_format(found->format);
  if (found->format >= schema_format) return found->format;
  std::vector<call> calls;
  // Two upgrades at once: the second finds nothing to change, and fails with its first statement.
  for (const auto& each : steps)
    if (each.from >= found->format) calls.push_back({.sql = each.sql});
  calls.push_back({.sql = "update store set format = $1::int8 where format = $2::int8",
                   .values = {number(schema_format), number(found->format)}});
  const auto made = run(on, calls, until);
  if (!made) return made.error().why;
  return found->format;
}

result<std::vector<std::string>> check_schema(connection& on, deadline until) {
  const auto found = read_store_row(on, until);
  if (!found) return found.error().why;
  std::vector<std::string> wrong;
  if (!is_served(*found)) wrong.push_back(unknown_format(found->format).what);
  const call ask{.sql = R"(
select table_name || '.' || column_name || ':' || data_type from information_schema.columns
where table_schema = current_schema())"};
  const auto given = run(on, {&ask, 1}, until);
  if (!given) return given.error().why;
  const auto& there = given->front();
  for (const auto wanted : columns) {
    bool is_there = false;
    for (std::size_t row = 0; row < there.rows() && !is_there; ++row)
      is_there = there.cell(row, 0) == wanted;
    if (!is_there) wrong.push_back(fmt::format("the column {} is missing", wanted));
  }
  return wrong;
}

}  // namespace dnd::io::postgres
