#pragma once

#include "io/store/database_report.hpp"
#include "io/store/postgres/database.hpp"

namespace dnd::io::postgres {

/// Looks at a server, its settings, and the store in it. Writes nothing. Errors: there is no store,
/// or the server cannot be reached.
[[nodiscard]] result<database_report> report_on(database& what);

}  // namespace dnd::io::postgres
