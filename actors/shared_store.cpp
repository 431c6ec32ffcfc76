#include "actors/shared_store.hpp"

#include "actors/store_care.hpp"

#ifdef DND_POSTGRES
#include "io/store/postgres/host_place.hpp"
#include "io/store/postgres/ownership.hpp"
#include "io/store/postgres/postgres_store.hpp"
#include "io/store/postgres/rewritten_rows.hpp"
#include "io/store/postgres/shared_worlds.hpp"
#include "io/workspace/directories.hpp"

#include <utility>
#endif

namespace dnd::actors {

#ifdef DND_POSTGRES

namespace {

using io::postgres::database;
using io::postgres::database_url;
using io::postgres::shared_worlds;
using io::postgres::uuid;

class store_in_database final : public shared_store {
 public:
  store_in_database(io::file_ops& ops, std::shared_ptr<database> in, const store_address& where,
                    std::string directory)
      : in_(in),
        ops_(ops),
        advertised_(where.advertised),
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
  io::result<std::unique_ptr<io::rewritable_log>> take_in_hand(const io::campaign_id& which,
                                                               std::string_view name) override {
    return logs_->take_in_hand(which, name);
  }
  io::result<io::raw_log> raw_lines(const io::campaign_id& which) override {
    return of_row<io::raw_log>(which,
                               [this](const uuid& id) { return io::postgres::read_raw(*in_, id); });
  }
  io::result<std::vector<io::kept_entry>> kept_of(const io::campaign_id& which) override {
    return of_row<std::vector<io::kept_entry>>(
        which, [this](const uuid& id) { return io::postgres::kept_of(*in_, id); });
  }
  io::result<std::string> read_kept(const io::campaign_id& which, std::string_view name) override {
    return of_row<std::string>(
        which, [&](const uuid& id) { return io::postgres::read_kept(*in_, id, name); });
  }
  io::result<done> keep(const io::campaign_id& which, const io::kept_file& file,
                        const std::vector<std::string>& drop) override {
    return of_row<done>(which,
                        [&](const uuid& id) { return io::postgres::keep(*in_, id, file, drop); });
  }
  io::result<done> take_part() override {
    if (auto taken = logs_->take_part(); !taken) return taken;
    if (advertised_.empty() || place_ != nullptr) return done{};
    // The one that was here before may have been killed a moment ago. Nobody waits for the end of
    // its lease where that is certain.
    if (auto made = io::make_directories(ops_, directory(), io::meant_for::owner); !made)
      return made;
    place_ = io::postgres::host_place::take(ops_, directory(), advertised_);
    if (place_ == nullptr) return done{};
    if (const auto& former = place_->former())
      if (auto ended = io::postgres::end_lease_of(*in_, *former, advertised_); !ended) return ended;
    return place_->note(logs_->host());
  }
  io::result<campaign_place> place_of(std::string_view world, std::string_view campaign) override {
    auto found = logs_->place_of(world, campaign);
    if (!found) return std::move(found).error();
    return campaign_place{.is_known = found->is_known,
                          .elsewhere = found->is_here ? std::string() : std::move(found->url),
                          .is_owned = found->is_owned};
  }
  io::result<done> forget_wish(std::string_view world, std::string_view campaign,
                               std::string_view url) override {
    return io::postgres::forget_wish(*in_, world, campaign, url);
  }
  bool drains() const override {
    const auto* lease = logs_->lease();
    return lease != nullptr && lease->drains();
  }
  std::vector<std::string> take_wanted() override {
    std::vector<std::string> out;
    if (auto* lease = logs_->lease())
      for (const auto& [world, slug] : lease->take_wanted()) out.push_back(world + "/" + slug);
    return out;
  }
  io::store_figures figures() const override { return in_->seen().figures(in_->now()); }
  std::vector<io::store_notice> take_notices() override { return in_->seen().take_notices(); }
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
  template <class Given, class Work>
  static io::result<Given> of_row(const io::campaign_id& which, Work work) {
    if (const auto id = io::postgres::parse_uuid(which.text)) return work(*id);
    return io::error{.code = io::ec::not_found,
                     .what = "there is no such campaign in the store: " + which.text};
  }

  std::shared_ptr<database> in_;
  io::file_ops& ops_;
  std::string advertised_;
  /// Outlives the lease: whoever has it next is sure that this host has ended.
  std::unique_ptr<io::postgres::host_place> place_;
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
