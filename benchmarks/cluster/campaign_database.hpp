#pragma once

#include "benchmarks/campaign/generate.hpp"
#include "benchmarks/cluster/bare_database.hpp"
#include "benchmarks/scenarios/workbench.hpp"
#include "io/store/postgres/wire.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace dnd::bench {

/// A campaign of the database.
struct campaign_row {
  io::postgres::uuid id{};
  /// Of its directory: "load-17".
  std::string slug;
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  std::uint64_t sum = 0;
  std::uint64_t bytes = 0;
};

/// A database of a server with a store in it, and many campaigns that are copies of one. It goes
/// with this.
class campaign_database {
 public:
  /// `server`: an address of any of the server's databases. One that is there by this name goes.
  static io::result<std::unique_ptr<campaign_database>> make(workbench& bench,
                                                             const std::string& server,
                                                             const std::string& name);
  ~campaign_database();
  campaign_database(const campaign_database&) = delete;
  campaign_database& operator=(const campaign_database&) = delete;

  [[nodiscard]] const std::string& url() const noexcept { return url_; }
  /// For questions besides.
  [[nodiscard]] bare_database& on() noexcept { return *on_; }

  /// Brings a campaign there, as what copies are made of.
  io::result<done> push(const made_campaign& what);
  /// Copies of the campaign that was brought, as it is by now: "load-1" and so on. With fewer
  /// `commands` than it has they fill the tables, and cannot be opened.
  io::result<std::vector<campaign_row>> copy(const std::string& name, std::size_t count,
                                             std::size_t commands = 1'000'000);
  io::result<std::vector<campaign_row>> find(const std::string& name);
  /// Of the campaign that was brought.
  io::result<campaign_row> pushed();
  /// Gives copies back the snapshot that they had: whoever closes one keeps a newer one.
  io::result<done> snapshots_as_pushed(const std::string& name);
  /// So that what was made by the thousand is no burden to what is measured after it.
  io::result<done> settle();
  /// A token of a game master, for all hosts of the store.
  io::result<std::string> make_token();

  /// The program, with this store: ends with 0, or an error with what it said.
  io::result<std::string> dnd(std::vector<std::string> words);

 private:
  io::result<std::vector<campaign_row>> rows_like(const std::string& slugs);
  campaign_database(workbench& bench, std::string server, std::string name)
      : bench_(bench), server_(std::move(server)), name_(std::move(name)) {}

  workbench& bench_;
  std::string server_;
  std::string name_;
  std::string url_;
  std::unique_ptr<bare_database> on_;
  made_campaign pushed_;
};

}  // namespace dnd::bench
