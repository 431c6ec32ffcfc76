#pragma once

#include "io/store/postgres/connection.hpp"
#include "io/store/postgres/wire.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The tables of a store: made, brought to what this program knows, and looked at.
namespace dnd::io::postgres {

inline constexpr std::uint64_t schema_format = 3;

/// What the store's one row says of it.
struct store_row {
  std::uint64_t format = 0;
  /// The oldest format that a program may know and still use the store: what was added since does
  /// not matter to it.
  std::uint64_t serves = 0;
  uuid id{};
  /// On how many disks a commit is, at least, when it counts. 0 is for tests, on servers that wait
  /// for none.
  std::uint64_t disks = 1;
};

/// Errors: `ec::not_found` when there is no store in the database.
[[nodiscard]] expected<store_row, failure> read_store_row(connection& on, deadline until);

/// Makes the tables, all or none. `ec::exists` when there are some.
[[nodiscard]] result<store_row> create_schema(connection& on, std::uint64_t disks, deadline until);

/// Brings the tables to `schema_format`, wholly or not at all. Returns the format that they had.
/// `ec::unknown_version` when it is higher.
[[nodiscard]] result<std::uint64_t> upgrade_schema(connection& on, deadline until);

/// What is not as it has to be of the tables; empty when all is well.
[[nodiscard]] result<std::vector<std::string>> check_schema(connection& on, deadline until);

/// Whether this program may use a store that is so.
[[nodiscard]] constexpr bool is_served(const store_row& row) noexcept {
  return row.format >= schema_format && row.serves <= schema_format;
}

/// Of a store that another version of the program made.
[[nodiscard]] error unknown_format(std::uint64_t format);

}  // namespace dnd::io::postgres
