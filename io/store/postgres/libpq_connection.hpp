#pragma once

#include "io/store/postgres/connection.hpp"
#include "io/store/postgres/database_url.hpp"

#include <cstddef>
#include <memory>

namespace dnd::io::postgres {

/// To one of the servers of an address, if it is a primary. Tries for as long as the address's
/// `connect_timeout` says.
[[nodiscard]] expected<std::unique_ptr<connection>, failure> open_libpq(const database_url& to,
                                                                        std::size_t host);

}  // namespace dnd::io::postgres
