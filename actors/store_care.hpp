#pragma once

#include "io/files/error.hpp"
#include "io/store/database_report.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

/// A database that campaigns are kept in, of which a program knows the address: made, brought up to
/// date, and looked at. Errors of all: `bad_name` for what is no address, and what is wrong with
/// the database. A program that was built without such databases fails with `ec::internal`.
namespace dnd::actors {

/// Makes a store in a database that has none. `disks`: on how many a commit has to be before it
/// counts; without it as many as the server keeps it on now, which must be one at least.
[[nodiscard]] io::result<io::database_report> make_store(std::string_view address,
                                                         std::optional<std::uint64_t> disks);

/// Brings the store's tables to what this program knows. Those of a newer one are left alone.
[[nodiscard]] io::result<io::database_report> upgrade_store(std::string_view address);

/// Writes nothing.
[[nodiscard]] io::result<io::database_report> look_at_store(std::string_view address);

}  // namespace dnd::actors
