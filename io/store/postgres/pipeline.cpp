#include "io/store/postgres/pipeline.hpp"

#include "model/assert.hpp"

#include <libpq-fe.h>

#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <optional>

namespace dnd::io::postgres {

namespace {

struct clear_result {
  void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using result_ptr = std::unique_ptr<PGresult, clear_result>;

bool send(PGconn* to, const call& what) {
  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> lengths;
  for (const auto& each : what.values) {
    types.push_back(each.type);
    values.push_back(each.bytes.data());
    lengths.push_back(static_cast<int>(each.bytes.size()));
  }
  const std::vector<int> formats(values.size(), 1);
  const int count = static_cast<int>(values.size());
  if (!what.name.empty() && !what.sql.empty())
    return PQsendPrepare(to, what.name.c_str(), what.sql.c_str(), 0, nullptr) == 1;
  if (!what.name.empty())
    return PQsendQueryPrepared(to, what.name.c_str(), count, values.data(), lengths.data(),
                               formats.data(), 1) == 1;
  return PQsendQueryParams(to, what.sql.c_str(), count, types.data(), values.data(), lengths.data(),
                           formats.data(), 1) == 1;
}

reply reply_of(const PGresult* from) {
  reply made;
  const int rows = PQntuples(from);
  const int columns = PQnfields(from);
  made.columns = static_cast<std::size_t>(columns);
  made.cells.reserve(static_cast<std::size_t>(rows) * made.columns);
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      auto& cell = made.cells.emplace_back();
      if (PQgetisnull(from, row, column) == 1) continue;
      cell.emplace(PQgetvalue(from, row, column),
                   static_cast<std::size_t>(PQgetlength(from, row, column)));
    }
  made.affected = std::strtoull(PQcmdTuples(const_cast<PGresult*>(from)), nullptr, 10);
  return made;
}

failure failure_from(const PGresult* from) {
  const char* const state = PQresultErrorField(from, PG_DIAG_SQLSTATE);
  const char* const said = PQresultErrorField(from, PG_DIAG_MESSAGE_PRIMARY);
  return failure_of(state == nullptr ? "" : state,
                    said == nullptr ? PQresultErrorMessage(from) : said);
}

failure lost(connection& on, std::string_view why) {
  on.lose();
  return failure_of("", why);
}

/// All that comes up to the sync point.
expected<std::vector<reply>, failure> collect(connection& on, std::size_t count, deadline until) {
  auto* const native = on.native();
  std::vector<reply> replies;
  std::optional<failure> first;
  for (;;) {
    while (PQisBusy(native) == 1)
      if (!on.wait(until))
        return lost(on, PQstatus(native) == CONNECTION_OK ? "the database does not answer"
                                                          : PQerrorMessage(native));
    const result_ptr next(PQgetResult(native));
    if (next == nullptr) {
      // The end of one statement's results, or of the connection.
      if (PQstatus(native) != CONNECTION_OK)
        return first && first->how == fate::unknown ? *first : lost(on, PQerrorMessage(native));
      continue;
    }
    switch (PQresultStatus(next.get())) {
      case PGRES_PIPELINE_SYNC:
        if (first) return *first;
        if (replies.size() != count) return lost(on, "the database gave too few answers");
        return replies;
      case PGRES_TUPLES_OK:
      case PGRES_COMMAND_OK:
        replies.push_back(reply_of(next.get()));
        break;
      case PGRES_PIPELINE_ABORTED:
        break;
      default:
        if (!first) first = failure_from(next.get());
        if (first->how == fate::unknown) on.lose();
        if (PQstatus(native) != CONNECTION_OK) {
          // What a server says while it goes away is not its word on the statement.
          first->how = fate::unknown;
          on.lose();
          return *first;
        }
    }
  }
}

}  // namespace

expected<std::vector<reply>, failure> run(connection& on, std::span<const call> calls,
                                          deadline until) {
  DND_ASSERT(!on.is_lost());
  auto* const native = on.native();
  // Of what came before nobody waits for any more.
  static_cast<void>(on.take_warning());
  if (PQenterPipelineMode(native) != 1) return lost(on, PQerrorMessage(native));
  for (const auto& each : calls)
    if (!send(native, each)) return lost(on, PQerrorMessage(native));
  if (PQpipelineSync(native) != 1) return lost(on, PQerrorMessage(native));
  auto replies = collect(on, calls.size(), until);
  if (!replies) {
    if (!on.is_lost() && PQexitPipelineMode(native) != 1) on.lose();
    return replies;
  }
  if (const auto warning = on.take_warning(); !warning.empty())
    return lost(on, fmt::format("the server gave a warning, which is no success: {}", warning));
  if (PQexitPipelineMode(native) != 1) on.lose();
  return replies;
}

}  // namespace dnd::io::postgres
