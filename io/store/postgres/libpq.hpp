#pragma once

#include "io/files/error.hpp"

namespace dnd::io::postgres {

/// Loads PostgreSQL's client library, once. Before that none of its functions may be called:
/// `database_url::parse` is what comes before all else. `ec::not_found` where it is not installed.
[[nodiscard]] result<done> load_libpq();

}  // namespace dnd::io::postgres
