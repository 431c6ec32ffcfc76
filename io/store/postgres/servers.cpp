#include "io/store/postgres/servers.hpp"

#include "io/store/postgres/libpq_connection.hpp"

#include <thread>
#include <utility>

namespace dnd::io::postgres {

namespace {

class libpq_servers final : public servers {
 public:
  explicit libpq_servers(database_url at) : url_(std::move(at)) {}

  std::size_t count() const override { return url_.hosts(); }
  const std::string& shown() const override { return url_.shown(); }
  expected<std::unique_ptr<connection>, failure> open(std::size_t which) override {
    return open_libpq(url_, which);
  }
  deadline now() const override { return std::chrono::steady_clock::now(); }
  void pause(std::chrono::milliseconds time) override { std::this_thread::sleep_for(time); }

 private:
  database_url url_;
};

}  // namespace

std::unique_ptr<servers> servers_of(database_url at) {
  return std::make_unique<libpq_servers>(std::move(at));
}

}  // namespace dnd::io::postgres
