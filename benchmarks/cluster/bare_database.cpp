#include "benchmarks/cluster/bare_database.hpp"

#include "io/store/postgres/libpq.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

namespace dnd::bench {

namespace {

struct clear_bare_result {
  void operator()(PGresult* what) const noexcept { PQclear(what); }
};
using bare_result = std::unique_ptr<PGresult, clear_bare_result>;

bool is_fine(const PGresult* what) {
  const auto status = PQresultStatus(what);
  return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

io::error error_of(const PGresult* what) {
  return {.code = io::ec::io_error,
          .what = std::string("the database refuses: ") + PQresultErrorMessage(what)};
}

std::size_t rows_of_result(PGresult* what) {
  if (PQresultStatus(what) == PGRES_TUPLES_OK) return static_cast<std::size_t>(PQntuples(what));
  return std::strtoull(PQcmdTuples(what), nullptr, 10);
}

}  // namespace

io::result<std::unique_ptr<bare_database>> bare_database::connect(const std::string& where) {
  if (auto loaded = io::postgres::load_libpq(); !loaded) return std::move(loaded).error();
  const char* const keys[] = {"dbname", nullptr};
  const char* const values[] = {where.c_str(), nullptr};
  std::unique_ptr<bare_database> made(new bare_database(PQconnectdbParams(keys, values, 1)));
  if (PQstatus(made->native_) != CONNECTION_OK) return made->failed();
  return made;
}

bare_database::~bare_database() {
  PQfinish(native_);
}

io::error bare_database::failed() const {
  return {.code = io::ec::io_error,
          .what = std::string("the database cannot be used: ") + PQerrorMessage(native_)};
}

io::result<std::vector<std::string>> bare_database::sql(std::string_view statement) {
  const std::string text(statement);
  if (PQsendQueryParams(native_, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) != 1)
    return failed();
  std::vector<std::string> cells;
  std::optional<io::error> why;
  while (const bare_result next{PQgetResult(native_)}) {
    if (!is_fine(next.get())) why = error_of(next.get());
    for (int row = 0; row < PQntuples(next.get()); ++row)
      for (int column = 0; column < PQnfields(next.get()); ++column)
        cells.emplace_back(PQgetvalue(next.get(), row, column));
  }
  if (why) return *std::move(why);
  return cells;
}

io::result<double> bare_database::number(std::string_view statement) {
  const auto cells = sql(statement);
  if (!cells) return cells.error();
  return cells->empty() ? 0 : std::strtod(cells->front().c_str(), nullptr);
}

io::result<done> bare_database::prepare(const io::postgres::prepared& what) {
  const std::string name(what.name), text(what.sql);
  if (PQsendPrepare(native_, name.c_str(), text.c_str(), 0, nullptr) != 1) return failed();
  std::optional<io::error> why;
  while (const bare_result next{PQgetResult(native_)})
    if (!is_fine(next.get())) why = error_of(next.get());
  if (why) return *std::move(why);
  return done{};
}

bool bare_database::send(const statement& what) {
  constexpr std::size_t most = 10;
  const char* values[most] = {};
  int lengths[most] = {};
  int formats[most] = {};
  const auto count = std::min(what.values.size(), most);
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = what.values[i].bytes.data();
    lengths[i] = static_cast<int>(what.values[i].bytes.size());
    formats[i] = 1;
  }
  return PQsendQueryPrepared(native_, std::string(what.name).c_str(), static_cast<int>(count),
                             values, lengths, formats, 1) == 1;
}

io::result<std::vector<std::size_t>> bare_database::run(const std::vector<statement>& what) {
  if (PQenterPipelineMode(native_) != 1) return failed();
  for (const auto& each : what)
    if (!send(each)) return failed();
  if (PQpipelineSync(native_) != 1) return failed();
  std::vector<std::size_t> rows;
  std::optional<io::error> why;
  for (;;) {
    const bare_result next(PQgetResult(native_));
    if (next == nullptr) {
      if (PQstatus(native_) != CONNECTION_OK) return failed();
      continue;
    }
    if (PQresultStatus(next.get()) == PGRES_PIPELINE_SYNC) break;
    if (is_fine(next.get()))
      rows.push_back(rows_of_result(next.get()));
    else if (!why)
      why = error_of(next.get());
  }
  if (PQexitPipelineMode(native_) != 1) return failed();
  if (why) return *std::move(why);
  return rows;
}

}  // namespace dnd::bench
