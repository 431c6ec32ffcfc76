#include "io/store/postgres/connection.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <vector>

namespace dnd::io::postgres {

connection::connection(pg_conn* native) noexcept : native_(native) {
  PQsetNoticeReceiver(native_, &connection::hear, this);
}

connection::~connection() {
  PQfinish(native_);
}

expected<std::unique_ptr<connection>, failure> connection::open(const database_url& to,
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
  std::unique_ptr<connection> made(new connection(native));
  if (PQstatus(native) != CONNECTION_OK) return failure_of("", PQerrorMessage(native));
  if (PQsetnonblocking(native, 1) != 0) return failure_of("", PQerrorMessage(native));
  return made;
}

void connection::hear(void* self, const pg_result* notice) {
  // In the server's own words whatever its language.
  const char* const severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity == nullptr || std::string_view(severity) != "WARNING") return;
  const char* const said = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
  static_cast<connection*>(self)->warning_ = said == nullptr ? "a warning" : said;
}

bool connection::wait(deadline until) {
  for (;;) {
    const int unsent = PQflush(native_);
    if (unsent < 0) return false;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd on{.fd = PQsocket(native_), .events = POLLIN, .revents = 0};
    if (on.fd < 0) return false;
    if (unsent > 0) on.events = static_cast<short>(on.events | POLLOUT);
    constexpr std::chrono::milliseconds longest{60'000};
    const int ready = ::poll(&on, 1, static_cast<int>(std::min(left, longest).count()) + 1);
    if (ready < 0 && errno != EINTR) return false;
    if (ready <= 0) continue;
    if ((on.revents & ~POLLOUT) == 0) continue;
    return PQconsumeInput(native_) == 1;
  }
}

}  // namespace dnd::io::postgres
