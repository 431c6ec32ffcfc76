#include "io/store/postgres/rewritten_rows.hpp"

#include "io/store/postgres/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io::postgres {
namespace {

/// Of what is read, and of what is sent in one transaction.
constexpr std::uint64_t bytes_max = 1ULL << 30U;
/// Of one value that is sent or kept.
constexpr std::size_t piece_bytes = 16 * 1024 * 1024;
constexpr std::uint64_t rows_at_once = 4'096;

[[nodiscard]] error too_much(std::uint64_t bytes) {
  return {.code = ec::too_large,
          .what = fmt::format("the log has more than {} bytes ({}), and is mended in memory",
                              bytes_max, bytes),
          .todo = "Bring it here as files, and mend it there."};
}

/// Divides by zero, and so undoes the transaction, unless the campaign is still this host's.
[[nodiscard]] call move_head(const owned_campaign& what, const log_replacement& with) {
  return {
      .sql =
          "with mine as (update campaign set head_seq = $3::int8, head_sum = $4::int8, "
          "head_bytes = $5::int8, settings = case when $6::int8 <> 0 then $7::text else settings "
          "end where id = $1::uuid and epoch = $2::int8 returning 1) "
          "select 1 / count(*) from mine",
      .values = {id(what.id), number(what.epoch), number(with.end.seq), number(with.end.sum),
                 number(with.end.offset), number(with.settings ? 1 : 0),
                 text(with.settings.value_or(""))}};
}

void add_kept(std::vector<call>& to, const uuid& which, const kept_file& file) {
  to.push_back({.sql = "delete from kept where campaign = $1::uuid and name = $2::text",
                .values = {id(which), text(file.name)}});
  std::string_view rest = file.body;
  std::uint64_t piece = 0;
  do {
    const auto part = rest.substr(0, piece_bytes);
    rest.remove_prefix(part.size());
    to.push_back({.sql = "insert into kept (campaign, name, piece, body) values ($1::uuid, "
                         "$2::text, $3::int8, $4::bytea)",
                  .values = {id(which), text(file.name), number(piece++), bytes(part)}});
  } while (!rest.empty());
}

void add_rows(std::vector<call>& to, const uuid& which, const log_replacement& with) {
  std::size_t from = 0;
  while (from < with.commands.size()) {
    std::vector<std::uint64_t> lasts;
    std::vector<std::string_view> bodies;
    std::size_t size = 0;
    for (; from < with.commands.size() && (lasts.empty() || size < piece_bytes); ++from) {
      lasts.push_back(with.commands[from].last);
      bodies.push_back(with.commands[from].lines);
      size += bodies.back().size();
    }
    to.push_back({.sql =
                      "insert into commit (campaign, last, body) select $1::uuid, r.last, r.body "
                      "from unnest($2::int8[], $3::bytea[]) as r(last, body)",
                  .values = {id(which), numbers(lasts), byte_strings(bodies)}});
  }
}

}  // namespace

result<raw_log> read_raw(database& in, const uuid& which) {
  raw_log out;
  model::seq_t last = 0;
  for (;;) {
    const call ask{.name = std::string(rows_after.name),
                   .values = {id(which), number(last), number(rows_at_once)}};
    const auto given = in.repeat(purpose::read, {&ask, 1});
    if (!given) return given.error().why;
    const auto& rows = given->front();
    if (rows.rows() == 0) return out;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      out.lines += rows.cell(row, 1);
      last = rows.number(row, 0);
      out.rows.push_back({.last = last, .end = out.lines.size()});
    }
    if (out.lines.size() > bytes_max) return too_much(out.lines.size());
  }
}

result<done> rewrite(database& in, const owned_campaign& what, const log_replacement& with) {
  std::uint64_t size = 0;
  for (const auto& each : with.commands) size += each.lines.size();
  for (const auto& each : with.originals) size += each.body.size();
  if (size > bytes_max) return too_much(size);
  std::vector<call> calls{move_head(what, with)};
  calls.push_back({.sql = "delete from commit where campaign = $1::uuid and last > $2::int8",
                   .values = {id(what.id), number(with.keep)}});
  // They are of what was there before.
  calls.push_back(
      {.sql = "delete from snapshot where campaign = $1::uuid", .values = {id(what.id)}});
  for (const auto& each : with.originals) add_kept(calls, what.id, each);
  add_rows(calls, what.id, with);
  const auto given = in.repeat(purpose::write, calls);
  if (given) return done{};
  constexpr std::string_view division_by_zero = "22012";
  if (given.error().state == division_by_zero) return moved({});
  return given.error().why;
}

result<std::vector<kept_entry>> kept_of(database& in, const uuid& which) {
  const call ask{.sql =
                     "select name, sum(octet_length(body))::int8 from kept "
                     "where campaign = $1::uuid group by name order by name",
                 .values = {id(which)}};
  auto given = in.repeat(purpose::read, {&ask, 1});
  if (!given) return std::move(given).error().why;
  auto& rows = given->front();
  std::vector<kept_entry> out;
  for (std::size_t row = 0; row < rows.rows(); ++row)
    out.push_back({.name = rows.take(row, 0), .bytes = rows.number(row, 1)});
  return out;
}

result<std::string> read_kept(database& in, const uuid& which, std::string_view name) {
  std::string out;
  for (std::uint64_t piece = 0;; ++piece) {
    const call ask{.sql =
                       "select body from kept where campaign = $1::uuid and name = $2::text "
                       "and piece = $3::int8",
                   .values = {id(which), text(name), number(piece)}};
    const auto given = in.repeat(purpose::read, {&ask, 1});
    if (!given) return given.error().why;
    const auto& row = given->front();
    if (row.rows() == 1) {
      out += row.cell(0, 0);
      continue;
    }
    if (piece > 0) return out;
    return error{.code = ec::not_found, .what = fmt::format("the campaign keeps no \"{}\"", name)};
  }
}

result<done> keep(database& in, const uuid& which, const kept_file& file,
                  const std::vector<std::string>& drop) {
  std::vector<call> calls;
  add_kept(calls, which, file);
  for (const auto& each : drop)
    calls.push_back({.sql = "delete from kept where campaign = $1::uuid and name = $2::text",
                     .values = {id(which), text(each)}});
  const auto given = in.repeat(purpose::write, calls);
  if (!given) return given.error().why;
  return done{};
}

}  // namespace dnd::io::postgres
