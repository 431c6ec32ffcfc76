#pragma once

#include "io/store/postgres/activity.hpp"
#include "io/store/postgres/pipeline.hpp"
#include "io/store/postgres/schema.hpp"
#include "io/store/postgres/server_checks.hpp"
#include "io/store/postgres/servers.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace dnd::io::postgres {

/// How long is waited, and what is asked of the servers besides what the store's row says.
struct database_options {
  /// For one answer of the server; then the connection is taken for lost.
  std::chrono::milliseconds answer_within{30'000};
  /// For the outcome of something, over as many connections as it takes.
  std::chrono::milliseconds known_within{30'000};
  /// Between two attempts to connect.
  std::chrono::milliseconds pause{100};
  /// For each answer while a connection is made: these are looked up at once by a server that
  /// works.
  std::chrono::milliseconds ready_within{3'000};
};

/// Who wants a connection: readers leave one for those who write.
enum class purpose : std::uint8_t { read, write };

/// The database of a store, and the connections to it. Usable from any thread. Each connection is
/// looked at before it is used, and what was seen of one counts for the next: the highest timeline,
/// and on how many disks commits were.
class database {
 public:
  explicit database(database_url at, database_options options = {});
  explicit database(std::unique_ptr<servers> at, database_options options = {});

  /// A connection, given back when this is destroyed. A lost one is closed.
  class use {
   public:
    use(database& from, purpose why, std::unique_ptr<connection> on)
        : from_(&from), why_(why), on_(std::move(on)) {}
    use(use&& other) noexcept
        : from_(std::exchange(other.from_, nullptr)), why_(other.why_), on_(std::move(other.on_)) {}
    use& operator=(use&&) = delete;
    ~use() {
      if (from_ != nullptr) from_->give_back(why_, std::move(on_));
    }
    connection& operator*() const noexcept { return *on_; }

   private:
    database* from_;
    purpose why_;
    std::unique_ptr<connection> on_;
  };

  /// One that statements are prepared on. It tries once.
  [[nodiscard]] expected<use, failure> take(purpose why);
  /// One to a server that has been looked at, in a database that may have no store yet.
  [[nodiscard]] expected<std::unique_ptr<connection>, failure> connect_bare();

  /// A server that sleeps through a failover goes on with what was before it. What it commits waits
  /// for a standby that it has no more; but what changes nothing waits for nobody, and is not to be
  /// believed. Nothing when no later server is known; otherwise the connection is lost.
  [[nodiscard]] std::optional<failure> refuse_replaced(connection& on);
  /// Carries out statements over a connection that was taken, as `run` does, and believes nothing
  /// that a server says that has been replaced.
  [[nodiscard]] expected<std::vector<reply>, failure> ask(connection& on,
                                                          std::span<const call> calls,
                                                          deadline until);

  /// From now on this is called now and then while a server lets somebody wait, from any thread,
  /// and must not wait for anything: it may sleep, and another one be promoted. Empty: nobody
  /// listens.
  void on_slow(std::function<void()> tell);
  /// Looks for a later server than the one that was fine the last time. When there is one, whoever
  /// waits for the other is told.
  void look_beyond();

  /// Carries out what may be carried out twice: until it is known to have happened, for as long as
  /// `known_within` says.
  [[nodiscard]] expected<std::vector<reply>, failure> repeat(purpose why,
                                                             std::span<const call> calls);

  [[nodiscard]] deadline now() const { return at_->now(); }
  [[nodiscard]] deadline answer_deadline() const;
  /// Between two attempts.
  void pause() { at_->pause(options_.pause); }
  [[nodiscard]] const database_options& options() const noexcept { return options_; }
  /// Where it is, for people.
  [[nodiscard]] const std::string& shown() const { return at_->shown(); }
  /// Of the last connection that was looked at.
  [[nodiscard]] server_facts facts() const;
  /// What it and this program do with each other.
  [[nodiscard]] activity& seen() noexcept { return seen_; }
  /// Once there was a connection.
  [[nodiscard]] std::optional<store_row> store() const;

 private:
  static constexpr std::size_t connections = 3;

  using attempt = expected<std::unique_ptr<connection>, failure>;
  enum class store_is : std::uint8_t { there, open_question };

  /// The servers of the address one after the other, the one that was fine the last time first: one
  /// that is refused does not stand in the way of the next. After one that said nothing, which is
  /// slow to find out, the next attempt begins with the one behind it.
  [[nodiscard]] attempt connect(store_is what);
  [[nodiscard]] attempt connect_to(std::size_t host, store_is what);
  [[nodiscard]] result<done> look_at(const server_facts& facts);
  [[nodiscard]] result<done> look_at(const store_row& row);
  void give_back(purpose why, std::unique_ptr<connection> on);
  [[nodiscard]] deadline ready_deadline() const;
  std::unique_ptr<servers> at_;
  activity seen_;
  database_options options_;
  mutable std::mutex mutex_;
  std::condition_variable free_;
  std::vector<std::unique_ptr<connection>> idle_;
  std::size_t readers_ = 0;
  std::size_t last_host_ = 0;
  std::mutex telling_;
  std::function<void()> on_slow_;
  /// The timeline of `asked_`, for those who wait for a server's answer.
  std::shared_ptr<std::atomic<std::uint64_t>> newest_timeline_ =
      std::make_shared<std::atomic<std::uint64_t>>(0);
  requirements asked_;
  server_facts facts_;
  std::optional<store_row> store_;
};

}  // namespace dnd::io::postgres
