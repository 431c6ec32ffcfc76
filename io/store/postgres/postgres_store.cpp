#include "io/store/postgres/postgres_store.hpp"

#include "io/store/codec/commit_reader.hpp"
#include "io/store/file/snapshot.hpp"
#include "io/store/postgres/campaign_rows.hpp"
#include "io/store/postgres/open_rows.hpp"
#include "io/store/postgres/ownership.hpp"
#include "io/store/postgres/rewritten_rows.hpp"
#include "io/store/postgres/statements.hpp"
#include "model/views/sessions.hpp"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <utility>

namespace dnd::io {

namespace {

using postgres::call;
using postgres::campaign_rows;
using postgres::owned_campaign;
using postgres::purpose;
using postgres::uuid;

/// A snapshot is a transaction of its own, on every server: a thousand campaigns that are played
/// without a pause would keep the database busy with these.
constexpr std::chrono::seconds checkpoint_pause{30};

/// Runs what may throw in a library: nothing leaves a store but a value.
template <class Result, class Work>
Result guarded_rows(Work work) {
  try {
    return work();
  } catch (const std::exception& why) {
    return error{.code = ec::internal,
                 .what = std::string("unexpected: ") + why.what(),
                 .todo = "What is in the database is not touched by this."};
  }
}

result<uuid> row_of(const campaign_id& which) {
  if (const auto id = postgres::parse_uuid(which.text)) return *id;
  return error{.code = ec::not_found,
               .what = fmt::format("there is no campaign {} in the database", which.text)};
}

/// The reading of a campaign, if `which` is one of a database at all.
result<campaign_rows> rows_of(postgres::database& in, const campaign_id& which) {
  const auto id = row_of(which);
  if (!id) return id.error();
  return campaign_rows(in, *id);
}

result<done> read_range(const campaign_rows& rows, const seq_range& range,
                        const command_line_visitor& visit) {
  if (auto there = rows.head(); !there) return std::move(there).error();
  const auto from = rows.before(range.first);
  if (!from) return from.error();
  const auto read = rows.read(*from, [&](std::span<const line_view> command) -> result<bool> {
    if (command.front().seq > range.last) return false;
    return visit(command);
  });
  if (!read) return read.error();
  return done{};
}

}  // namespace

postgres_store::postgres_store(std::shared_ptr<core> with) : core_(std::move(with)) {}
postgres_store::~postgres_store() = default;

std::unique_ptr<postgres_store> postgres_store::look(std::shared_ptr<postgres::database> in,
                                                     postgres::lease_options options) {
  return std::unique_ptr<postgres_store>(
      new postgres_store(std::make_shared<core>(std::move(in), std::move(options))));
}

result<std::unique_ptr<postgres_store>> postgres_store::join(std::shared_ptr<postgres::database> in,
                                                             postgres::lease_options options) {
  using answer = result<std::unique_ptr<postgres_store>>;
  return guarded_rows<answer>([&]() -> answer {
    auto made = look(std::move(in), std::move(options));
    if (auto taken = made->core_->take_part(); !taken) return std::move(taken).error();
    return made;
  });
}

const uuid& postgres_store::host() const noexcept {
  return core_->host();
}

postgres::host_lease* postgres_store::lease() const {
  return core_->lease();
}

result<done> postgres_store::take_part() {
  return guarded_rows<result<done>>([&]() -> result<done> {
    if (auto taken = core_->take_part(); !taken) return std::move(taken).error();
    return done{};
  });
}

result<postgres::place_of_campaign> postgres_store::place_of(std::string_view world,
                                                             std::string_view slug) {
  return guarded_rows<result<postgres::place_of_campaign>>([&] {
    const auto* const own = core_->lease();
    return postgres::place_of(
        *core_->database, own == nullptr ? std::nullopt : std::optional(own->host()), world, slug);
  });
}

namespace {

/// A campaign that was taken to be mended.
class rows_in_hand final : public rewritable_log {
 public:
  rows_in_hand(std::shared_ptr<postgres_store::core> of, std::shared_ptr<owned_campaign> what)
      : of_(std::move(of)), what_(std::move(what)) {}
  ~rows_in_hand() override {
    try {
      postgres::give_back(*of_->database, *what_);
      of_->end(what_->id);
    } catch (const std::exception&) {
      // Without memory. The host keeps it until it ends.
    }
  }
  rows_in_hand(const rows_in_hand&) = delete;
  rows_in_hand& operator=(const rows_in_hand&) = delete;

  result<done> replace(const log_replacement& with) override {
    return guarded_rows<result<done>>(
        [&] { return postgres::rewrite(*of_->database, *what_, with); });
  }

 private:
  std::shared_ptr<postgres_store::core> of_;
  std::shared_ptr<owned_campaign> what_;
};

}  // namespace

result<std::shared_ptr<owned_campaign>> postgres_store::core::take(const campaign_id& which,
                                                                   std::string_view name) {
  const auto id = row_of(which);
  if (!id) return id.error();
  auto what = std::make_shared<owned_campaign>();
  what->id = *id;
  if (auto taken = take_part(); !taken) return std::move(taken).error();
  if (!begin(what))
    return error{.code = ec::locked,
                 .what = fmt::format("campaign \"{}\" is open already", name),
                 .todo = "Close it first."};
  if (auto taken = postgres::take_over(*database, host(), *what, name); !taken) {
    end(*id);
    return std::move(taken).error();
  }
  return what;
}

result<std::unique_ptr<rewritable_log>> postgres_store::take_in_hand(const campaign_id& which,
                                                                     std::string_view name) {
  using answer = result<std::unique_ptr<rewritable_log>>;
  return guarded_rows<answer>([&]() -> answer {
    auto what = core_->take(which, name);
    if (!what) return std::move(what).error();
    return answer(std::make_unique<rows_in_hand>(core_, *std::move(what)));
  });
}

result<opened_log> postgres_store::open(const campaign_id& which, std::string_view name) {
  return guarded_rows<result<opened_log>>([&]() -> result<opened_log> {
    auto taken = core_->take(which, name);
    if (!taken) return std::move(taken).error();
    const auto what = *std::move(taken);
    // From here on it is given back whatever happens.
    auto log = std::make_shared<postgres::open_rows>(core_, what);
    auto found = campaign_rows(*core_->database, what->id).load(what->head);
    if (!found) return std::move(found).error();
    if (found->end != what->head)
      return error{
          .code = ec::corrupt,
          .what = fmt::format("the lines end with event {}, byte {}, and the campaign's "
                              "row says event {}, byte {}",
                              found->end.seq, found->end.offset, what->head.seq, what->head.offset),
          .todo = "Restore the database from a backup.",
          .seq = found->end.seq};
    // All campaigns of a database wait for the same disk, which is no file system's.
    constexpr std::uint64_t of_databases = 1ULL << 63U;
    const auto store = core_->database->store();
    const auto number =
        store ? std::hash<std::string>()(postgres::render_uuid(store->id)) : std::size_t{0};
    return opened_log{.log = std::move(log),
                      .found = *std::move(found),
                      .disk = of_databases | number,
                      .checkpoint_pause = checkpoint_pause};
  });
}

result<loaded_log> postgres_store::load(const campaign_id& which) {
  return guarded_rows<result<loaded_log>>([&]() -> result<loaded_log> {
    const auto rows = rows_of(*core_->database, which);
    if (!rows) return rows.error();
    const auto head = rows->head();
    if (!head) return head.error();
    return rows->load(*head);
  });
}

result<done> postgres_store::read(const campaign_id& which, const seq_range& range,
                                  const commit_visitor& visit) {
  return read_lines(which, range, [&](std::span<const line_view> command) -> result<bool> {
    const auto made = read_commit(command);
    if (!made) return made.error();
    return visit(*made);
  });
}

result<done> postgres_store::read_lines(const campaign_id& which, const seq_range& range,
                                        const command_line_visitor& visit) {
  return guarded_rows<result<done>>([&]() -> result<done> {
    const auto rows = rows_of(*core_->database, which);
    if (!rows) return rows.error();
    return read_range(*rows, range, visit);
  });
}

result<std::vector<model::commit_ptr>> postgres_store::read_last(const campaign_id& which,
                                                                 std::size_t count,
                                                                 model::seq_t last) {
  using answer = result<std::vector<model::commit_ptr>>;
  return guarded_rows<answer>([&]() -> answer {
    const auto rows = rows_of(*core_->database, which);
    if (!rows) return rows.error();
    if (auto there = rows->head(); !there) return std::move(there).error();
    return rows->last(count, last);
  });
}

result<std::vector<model::views::session_info>> postgres_store::sessions(const campaign_id& which) {
  using answer = result<std::vector<model::views::session_info>>;
  return guarded_rows<answer>([&]() -> answer {
    model::views::session_list found;
    const auto seen = read(which, {}, [&](const model::commit_ptr& each) {
      found.read(*each);
      return true;
    });
    if (!seen) return seen.error();
    const auto all = found.sessions();
    return std::vector<model::views::session_info>(all.begin(), all.end());
  });
}

result<commit_in_place> postgres_store::find(const campaign_id& which, model::seq_t seq) {
  if (seq == 0) return before_the_first();
  return guarded_rows<result<commit_in_place>>([&]() -> result<commit_in_place> {
    const auto rows = rows_of(*core_->database, which);
    if (!rows) return rows.error();
    const auto head = rows->head();
    if (!head) return head.error();
    commit_in_place found;
    const auto seen = read_range(*rows, {.first = seq, .last = seq},
                                 [&](std::span<const line_view> command) -> result<bool> {
                                   auto made = read_commit(command);
                                   if (!made) return std::move(made).error();
                                   found.what = *std::move(made);
                                   return false;
                                 });
    if (!seen) return seen.error();
    if (found.what == nullptr) return past_the_end(seq, head->seq);
    auto before = rows->state_at(found.what->first - 1);
    if (!before) return std::move(before).error();
    found.before = *std::move(before);
    return found;
  });
}

result<model::state> postgres_store::state_at(const campaign_id& which, model::seq_t seq) {
  return guarded_rows<result<model::state>>([&]() -> result<model::state> {
    const auto rows = rows_of(*core_->database, which);
    if (!rows) return rows.error();
    return rows->state_at(seq);
  });
}

result<done> postgres_store::checkpoint(const campaign_id& which, const snapshot& what,
                                        const std::function<void()>& rest) {
  return guarded_rows<result<done>>([&]() -> result<done> {
    const auto id = row_of(which);
    if (!id) return id.error();
    const auto owned = core_->find(*id);
    if (owned == nullptr)
      return error{.code = ec::closed,
                   .what = "this host has the campaign open no more",
                   .todo = "Open it again."};
    // Promise 19: the statement itself sees to it that the event is in the log.
    const call calls[] = {
        {.name = std::string(postgres::keep_snapshot.name),
         .values = {postgres::id(*id), postgres::number(what.at.seq), postgres::number(what.at.sum),
                    postgres::bytes(render_snapshot(what, rest)), postgres::number(owned->epoch)}},
        {.name = std::string(postgres::drop_snapshots.name),
         .values = {postgres::id(*id), postgres::number(what.at.seq)}},
    };
    const auto given = core_->database->repeat(purpose::write, calls);
    if (!given) return given.error().why;
    if (given->front().affected == 1) return done{};
    return error{.code = ec::closed,
                 .what = "the snapshot was not kept: another host has the campaign now",
                 .todo = "Open it again."};
  });
}

result<done> postgres_store::back_up(const campaign_id& which, std::int64_t, std::size_t) {
  return guarded_rows<result<done>>([&]() -> result<done> {
    const auto rows = rows_of(*core_->database, which);
    if (!rows) return rows.error();
    if (auto there = rows->head(); !there) return std::move(there).error();
    return done{};
  });
}

}  // namespace dnd::io
