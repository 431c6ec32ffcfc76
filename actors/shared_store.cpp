#include "actors/shared_store.hpp"

#include "actors/store_care.hpp"

#ifdef DND_POSTGRES
#include "io/store/postgres/postgres_store.hpp"
#include "io/store/postgres/shared_worlds.hpp"

#include <utility>
#endif

namespace dnd::actors {

#ifdef DND_POSTGRES

namespace {

using io::postgres::database;
using io::postgres::database_url;
using io::postgres::shared_worlds;

class store_in_database final : public shared_store {
 public:
  store_in_database(io::file_ops& ops, std::shared_ptr<database> in, const store_address& where,
                    std::string directory)
      : in_(in),
        logs_(io::postgres_store::look(in, {.url = where.advertised, .version = DND_VERSION})),
        worlds_(std::move(in), ops, std::move(directory)) {}

  io::log_store& logs() noexcept override { return *logs_; }
  const std::string& directory() const noexcept override { return worlds_.directory(); }
  const std::string& shown() const noexcept override { return in_->shown(); }

  io::result<done> refresh() override { return worlds_.refresh(); }
  io::result<done> refresh(std::string_view world, std::string_view campaign) override {
    return worlds_.refresh(world, campaign);
  }
  io::result<done> add_world(std::string_view world, std::string_view about) override {
    return worlds_.add_world(world, about);
  }
  io::result<io::campaign_id> add_campaign(std::string_view world, std::string_view directory,
                                           std::string_view name, std::string_view about,
                                           std::int64_t now_ms) override {
    const auto made = io::postgres::create_campaign(
        *in_,
        {.world = world, .slug = directory, .name = name, .settings = about, .created_ms = now_ms});
    if (!made) return made.error();
    return io::id_of_row(*made);
  }
  io::result<done> put(std::string_view world, std::string_view campaign,
                       const content_files& files) override {
    return worlds_.put(world, campaign, files);
  }
  io::result<content_files> content_of(std::string_view world, std::string_view campaign) override {
    return worlds_.content_of(world, campaign);
  }
  io::result<std::string> owner_elsewhere(std::string_view world,
                                          std::string_view campaign) override {
    return logs_->owner_elsewhere(world, campaign);
  }
  bool lease_runs() const override {
    const auto* lease = logs_->lease();
    return lease == nullptr || lease->runs();
  }
  std::uint64_t lapses() const override {
    const auto* lease = logs_->lease();
    return lease == nullptr ? 0 : lease->lapses();
  }
  io::result<std::string> tokens() override { return worlds_.tokens(); }
  io::result<done> replace_tokens(std::string_view read, std::string_view now) override {
    return worlds_.replace_tokens(read, now);
  }

 private:
  std::shared_ptr<database> in_;
  std::unique_ptr<io::postgres_store> logs_;
  shared_worlds worlds_;
};

}  // namespace

io::result<std::shared_ptr<shared_store>> shared_store::open(io::file_ops& ops,
                                                             const store_address& where) {
  const auto url = database_url::parse(where.text);
  if (!url) return url.error();
  if (where.cache.empty())
    return io::error{.code = io::ec::not_found,
                     .what = "there is no place where content of a store would be kept",
                     .todo = "Set HOME or XDG_CACHE_HOME."};
  auto in = std::make_shared<database>(*url);
  // The first connection says which store it is, and whether it keeps what it is given.
  if (const auto on = in->take(io::postgres::purpose::read); !on) return on.error().why;
  const auto row = in->store();
  auto directory = where.cache + "/" + (row ? io::postgres::render_uuid(row->id) : "unknown");
  return std::shared_ptr<shared_store>(
      std::make_shared<store_in_database>(ops, std::move(in), where, std::move(directory)));
}

#else

io::result<std::shared_ptr<shared_store>> shared_store::open(io::file_ops&,
                                                             const store_address& where) {
  return look_at_store(where.text).error();
}

#endif

}  // namespace dnd::actors
