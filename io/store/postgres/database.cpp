#include "io/store/postgres/database.hpp"

#include "io/store/postgres/statements.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io::postgres {

namespace {

/// A server that is there answers in less, and says so when it is no primary.
constexpr std::chrono::milliseconds slow_to_answer{500};

failure refused(error why) {
  return {.how = fate::refused, .why = std::move(why)};
}

}  // namespace

database::database(database_url at, database_options options)
    : database(servers_of(std::move(at)), options) {}

database::database(std::unique_ptr<servers> at, database_options options)
    : at_(std::move(at)), options_(options) {}

deadline database::answer_deadline() const {
  return now() + options_.answer_within;
}

deadline database::ready_deadline() const {
  return now() + std::min(options_.ready_within, options_.answer_within);
}

server_facts database::facts() const {
  const std::lock_guard lock(mutex_);
  return facts_;
}

std::optional<store_row> database::store() const {
  const std::lock_guard lock(mutex_);
  return store_;
}

expected<std::unique_ptr<connection>, failure> database::connect_bare() {
  return connect(store_is::open_question);
}

database::attempt database::connect(store_is what) {
  std::size_t first = 0;
  {
    const std::lock_guard lock(mutex_);
    first = last_host_;
  }
  std::optional<failure> why;
  for (std::size_t i = 0; i < at_->count(); ++i) {
    const auto host = (first + i) % at_->count();
    const auto begun = now();
    auto made = connect_to(host, what);
    const bool said_nothing = !made && now() - begun >= slow_to_answer;
    if (made || said_nothing) {
      const std::lock_guard lock(mutex_);
      last_host_ = made ? host : (host + 1) % at_->count();
    }
    if (made) return made;
    // That a server is refused says more than that another cannot be reached.
    if (!why || made.error().how == fate::refused) why = std::move(made).error();
  }
  DND_ASSERT(why);
  why->why.path = at_->shown();
  return *std::move(why);
}

database::attempt database::connect_to(std::size_t host, store_is what) {
  auto made = at_->open(host);
  if (!made) return made;
  const auto facts = read_facts(**made, ready_deadline());
  if (!facts) return facts.error();
  if (auto fine = look_at(*facts); !fine) return refused(std::move(fine).error());
  (*made)->set_timeline(facts->timeline);
  // A bare one may outlive this.
  if (what == store_is::open_question) {
    (*made)->watch(newest_timeline_, {});
    return made;
  }
  (*made)->watch(newest_timeline_, [this] {
    const std::lock_guard lock(telling_);
    if (on_slow_) on_slow_();
  });
  const auto row = read_store_row(**made, ready_deadline());
  if (!row) return row.error();
  if (auto fine = look_at(*row); !fine) return refused(std::move(fine).error());
  std::vector<call> prepare;
  for (const auto& each : all_statements())
    prepare.push_back({.name = std::string(each.name), .sql = std::string(each.sql)});
  if (auto prepared = run(**made, prepare, ready_deadline()); !prepared)
    return std::move(prepared).error();
  seen_.note_connection();
  return made;
}

void database::on_slow(std::function<void()> tell) {
  const std::lock_guard lock(telling_);
  on_slow_ = std::move(tell);
}

void database::look_beyond() {
  std::size_t present = 0;
  {
    const std::lock_guard lock(mutex_);
    present = last_host_;
  }
  for (std::size_t i = 1; i < at_->count(); ++i) {
    const auto host = (present + i) % at_->count();
    auto made = connect_to(host, store_is::there);
    if (!made) continue;
    const std::lock_guard lock(mutex_);
    last_host_ = host;
    if (idle_.size() < connections) idle_.push_back(*std::move(made));
    return;
  }
}

result<done> database::look_at(const server_facts& facts) {
  const std::lock_guard lock(mutex_);
  if (auto fine = meets(facts, asked_); !fine) return fine;
  asked_.timeline = facts.timeline;
  *newest_timeline_ = facts.timeline;
  facts_ = facts;
  return done{};
}

result<done> database::look_at(const store_row& row) {
  const std::lock_guard lock(mutex_);
  if (!is_served(row)) return unknown_format(row.format);
  if (store_ && store_->id != row.id)
    return error{.code = ec::permission,
                 .what = "the server has another store than the one that was used so far",
                 .todo = "Look at the hosts in the address of the database."};
  // Where two disks were ever seen, one is a setting that got lost.
  const auto disks = row.disks == 0 ? 0 : std::max(row.disks, facts_.disks());
  const auto asked = std::max(asked_.disks, disks);
  if (auto fine = meets(facts_, {.disks = asked, .timeline = 0}); !fine) return fine;
  asked_.disks = asked;
  store_ = row;
  return done{};
}

expected<database::use, failure> database::take(purpose why) {
  std::unique_lock lock(mutex_);
  if (why == purpose::read) {
    free_.wait(lock, [&] { return readers_ + 1 < connections; });
    ++readers_;
  }
  while (!idle_.empty()) {
    auto on = std::move(idle_.back());
    idle_.pop_back();
    if (!on->is_replaced()) return use(*this, why, std::move(on));
  }
  lock.unlock();
  auto made = connect(store_is::there);
  if (made) return use(*this, why, *std::move(made));
  give_back(why, nullptr);
  return std::move(made).error();
}

void database::give_back(purpose why, std::unique_ptr<connection> on) {
  const std::lock_guard lock(mutex_);
  if (why == purpose::read) {
    --readers_;
    free_.notify_one();
  }
  // With one that is lost the others are too, most of the time: they are found out one by one.
  if (on != nullptr && !on->is_lost() && idle_.size() < connections) idle_.push_back(std::move(on));
}

expected<std::vector<reply>, failure> database::ask(connection& on, std::span<const call> calls,
                                                    deadline until) {
  auto given = run(on, calls, until);
  if (!given) return given;
  if (auto why = refuse_replaced(on)) return *std::move(why);
  return given;
}

std::optional<failure> database::refuse_replaced(connection& on) {
  if (!on.is_replaced()) return std::nullopt;
  on.lose();
  return failure_of("", "the server has been replaced by another");
}

expected<std::vector<reply>, failure> database::repeat(purpose why, std::span<const call> calls) {
  const auto until = now() + options_.known_within;
  for (int tries = 1;; ++tries) {
    auto failed = [&]() -> expected<std::vector<reply>, failure> {
      const auto on = take(why);
      if (!on) return on.error();
      return ask(**on, calls, std::min(until, answer_deadline()));
    }();
    if (failed || failed.error().how == fate::refused) return failed;
    if (now() + options_.pause >= until) return failed;
    // A connection that was lost while nobody used it says so at once.
    if (tries > static_cast<int>(connections)) pause();
  }
}

}  // namespace dnd::io::postgres
