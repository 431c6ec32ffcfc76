#include "tests/support/postgres_storage.hpp"

#include "io/store/postgres/campaign_rows.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>

namespace dnd::test {

namespace {

using namespace std::chrono_literals;

class postgres_storage final : public storage {
 public:
  postgres_storage(std::shared_ptr<io::postgres::database> in, io::campaign_id which)
      : database_(std::move(in)), which_(std::move(which)), store_(host_of(database_)) {}

  io::log_store& store() override { return *store_; }
  io::campaign_id campaign() const override { return which_; }
  void plan(const fault_plan&) override {}
  bool fired() const override { return false; }
  bool is_off() const override { return false; }
  std::unique_ptr<storage> after_kill() override {
    // Nobody renews the lease any more.
    shared_postgres().sql("update host set lease_until = now() - interval '1 second' where id = '" +
                          io::postgres::render_uuid(store_->host()) + "'");
    return std::make_unique<postgres_storage>(database_, which_);
  }
  std::unique_ptr<storage> after_crash(crash_mode, std::uint64_t) override { return after_kill(); }
  std::string lines() const override {
    const auto id = io::postgres::parse_uuid(which_.text);
    BOOST_REQUIRE(id.has_value());
    const auto found = io::postgres::campaign_rows(*database_, *id).lines();
    BOOST_REQUIRE(found);
    return *found;
  }
  void remove_caches() override {
    shared_postgres().sql("delete from snapshot where campaign = '" + which_.text + "'");
  }

 private:
  std::shared_ptr<io::postgres::database> database_;
  io::campaign_id which_;
  std::unique_ptr<io::postgres_store> store_;
};

}  // namespace

postgres_server& shared_postgres() {
  static postgres_server only;
  return only;
}

std::shared_ptr<io::postgres::database> database_at(const std::string& url, std::uint64_t disks,
                                                    io::postgres::database_options options) {
  const auto parsed = io::postgres::database_url::parse(url);
  BOOST_REQUIRE(parsed);
  auto made = std::make_shared<io::postgres::database>(*parsed, options);
  auto on = made->connect_bare();
  BOOST_REQUIRE_MESSAGE(on, (on ? "" : io::render(on.error().why)));
  const auto store = io::postgres::create_schema(**on, disks, made->answer_deadline());
  BOOST_REQUIRE_MESSAGE(store || store.error().code == io::ec::exists,
                        (store ? "" : io::render(store.error())));
  return made;
}

std::shared_ptr<io::postgres::database> shared_database() {
  static const auto only = database_at(shared_postgres().url());
  return only;
}

std::unique_ptr<io::postgres_store> host_of(std::shared_ptr<io::postgres::database> in,
                                            std::string url) {
  auto made = io::postgres_store::join(
      std::move(in), {.url = std::move(url), .version = "test", .runs = 1h, .renewed_every = 1h});
  BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
  return *std::move(made);
}

io::campaign_id new_campaign_in(io::postgres::database& in) {
  static std::atomic<int> count = 0;
  const auto made = io::postgres::create_campaign(
      in, {.world = "World", .slug = "campaign-" + std::to_string(++count), .name = "Mine"});
  BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
  return io::id_of_row(*made);
}

std::unique_ptr<storage> on_postgres() {
  const auto in = shared_database();
  return std::make_unique<postgres_storage>(in, new_campaign_in(*in));
}

}  // namespace dnd::test
