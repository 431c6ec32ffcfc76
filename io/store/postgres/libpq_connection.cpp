#include "io/store/postgres/libpq_connection.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <poll.h>
#include <string_view>
#include <vector>

namespace dnd::io::postgres {

namespace {

struct clear_result {
  void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using result_ptr = std::unique_ptr<PGresult, clear_result>;

bool send_one(PGconn* to, const call& what) {
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

/// A server that works answers in less, most of the time.
constexpr std::chrono::milliseconds slow_to_answer{1'000};

class libpq_connection final : public connection {
 public:
  explicit libpq_connection(PGconn* native) noexcept : native_(native) {
    PQsetNoticeReceiver(native_, &libpq_connection::hear, this);
  }
  ~libpq_connection() override { PQfinish(native_); }

  std::optional<failure> send(std::span<const call> calls) override {
    if (PQenterPipelineMode(native_) != 1) return broken();
    for (const auto& each : calls)
      if (!send_one(native_, each)) return broken();
    if (PQpipelineSync(native_) != 1) return broken();
    slow_from_ = std::chrono::steady_clock::now() + slow_to_answer;
    return std::nullopt;
  }

  arrival next(deadline until) override {
    for (;;) {
      while (PQisBusy(native_) == 1)
        if (!wait(until)) return {.what = arrival::kind::lost, .why = why_lost()};
      const result_ptr next(PQgetResult(native_));
      if (next != nullptr) return arrival_of(next.get());
      // The end of one statement's results, or of the connection.
      if (!is_fine()) return {.what = arrival::kind::lost, .why = broken()};
    }
  }

  bool finish() override { return PQexitPipelineMode(native_) == 1; }

 private:
  static void hear(void* self, const PGresult* notice) {
    // In the server's own words whatever its language.
    const char* const severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity == nullptr || std::string_view(severity) != "WARNING") return;
    const char* const said = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
    static_cast<libpq_connection*>(self)->warn(said == nullptr ? "a warning" : said);
  }

  [[nodiscard]] bool is_fine() const { return PQstatus(native_) == CONNECTION_OK; }
  [[nodiscard]] failure broken() const { return failure_of("", PQerrorMessage(native_)); }
  [[nodiscard]] failure why_lost() const {
    if (!is_fine()) return broken();
    return failure_of("", is_replaced() ? "the server has been replaced by another"
                                        : "the database does not answer");
  }

  [[nodiscard]] arrival arrival_of(const PGresult* from) const {
    switch (PQresultStatus(from)) {
      case PGRES_PIPELINE_SYNC:
        return {.what = arrival::kind::sync_point};
      case PGRES_TUPLES_OK:
      case PGRES_COMMAND_OK:
        return {.what = arrival::kind::answer, .given = reply_of(from)};
      case PGRES_PIPELINE_ABORTED:
        return {.what = arrival::kind::skipped};
      default:
        return {.what = arrival::kind::failed, .why = failure_from(from), .is_last = !is_fine()};
    }
  }

  /// Until there is something to read, or everything is sent that was to be sent. False when the
  /// time is over, the server replaced or the connection gone: a server that sleeps keeps it.
  [[nodiscard]] bool wait(deadline until) {
    for (;;) {
      const int unsent = PQflush(native_);
      if (unsent < 0) return false;
      const auto now = std::chrono::steady_clock::now();
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - now);
      if (left.count() <= 0 || is_replaced()) return false;
      if (now >= slow_from_) {
        tell_slow();
        slow_from_ = now + slow_to_answer;
      }
      pollfd on{.fd = PQsocket(native_), .events = POLLIN, .revents = 0};
      if (on.fd < 0) return false;
      if (unsent > 0) on.events = static_cast<short>(on.events | POLLOUT);
      // Then it is looked again whether the server is still the one that counts.
      constexpr std::chrono::milliseconds longest{250};
      const int ready = ::poll(&on, 1, static_cast<int>(std::min(left, longest).count()) + 1);
      if (ready < 0 && errno != EINTR) return false;
      if (ready <= 0) continue;
      if ((on.revents & ~POLLOUT) == 0) continue;
      return PQconsumeInput(native_) == 1;
    }
  }

  PGconn* native_;
  /// When somebody is to be told that the server lets wait.
  deadline slow_from_{};
};

}  // namespace

expected<std::unique_ptr<connection>, failure> open_libpq(const database_url& to,
                                                          std::size_t host) {
  const auto parameters = to.parameters(host);
  std::vector<const char*> keys, values;
  for (const auto& [key, value] : parameters) {
    keys.push_back(key.c_str());
    values.push_back(value.c_str());
  }
  keys.push_back(nullptr);
  values.push_back(nullptr);
  auto* const native = PQconnectdbParams(keys.data(), values.data(), 0);
  if (native == nullptr) return failure_of("", "there is no memory");
  std::unique_ptr<connection> made = std::make_unique<libpq_connection>(native);
  if (PQstatus(native) != CONNECTION_OK) return failure_of("", PQerrorMessage(native));
  if (PQsetnonblocking(native, 1) != 0) return failure_of("", PQerrorMessage(native));
  return made;
}

}  // namespace dnd::io::postgres
