#pragma once

#include "io/store/log_position.hpp"
#include "io/store/postgres/connection.hpp"
#include "tests/support/simulated_statements.hpp"
#include "tests/support/simulated_time.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What is in a simulated database, and what the statements of a store do there.
namespace dnd::test {

[[nodiscard]] io::postgres::uuid uuid_of_number(std::uint64_t what);
[[nodiscard]] std::uint64_t number_of_uuid(const io::postgres::uuid& what);

struct kept_row {
  std::uint64_t last = 0;
  std::string body;
  /// For those who look afterwards: which host wrote it, under which epoch by its own account, and
  /// which one the campaign was at.
  std::uint64_t writer = 0;
  std::uint64_t said_epoch = 0;
  std::uint64_t was_epoch = 0;
};

struct kept_campaign {
  /// The number of a host.
  std::optional<std::uint64_t> owner;
  std::uint64_t epoch = 0;
  io::log_position head;
  std::vector<kept_row> rows;
};

struct simulated_tables {
  std::vector<kept_campaign> campaigns;
  std::map<std::uint64_t, simulated_time::duration> leases;
};

/// What a transaction changes: a campaign as it is afterwards, with the rows that it gets.
struct campaign_change {
  std::size_t which = 0;
  statement_terms::kind what{};
  std::optional<std::uint64_t> owner;
  std::uint64_t epoch = 0;
  io::log_position head;
  std::vector<kept_row> added;
};

struct transaction {
  /// The number of a host, and that of what it sent.
  std::uint64_t by = 0;
  std::uint64_t request = 0;
  std::vector<campaign_change> campaigns;
  /// Of `by`.
  std::optional<simulated_time::duration> lease;
  /// A host whose lease ends.
  std::optional<std::uint64_t> ended;
};

void apply(simulated_tables& to, const transaction& what);

struct effect_of_call {
  io::postgres::reply given;
  transaction does;
};

/// What a statement gives and would change. `clock` is the server's.
[[nodiscard]] effect_of_call carry_out(const simulated_tables& in, const statement_terms& terms,
                                       const io::postgres::call& what, std::uint64_t by,
                                       simulated_time::duration clock);

}  // namespace dnd::test
