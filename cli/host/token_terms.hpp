#pragma once

#include "actors/access.hpp"
#include "cli/app/arguments.hpp"
#include "model/result.hpp"

#include <cstdint>

namespace dnd::cli::host {

/// What `host token create` was asked for; campaigns as they were typed. `now_ms`: milliseconds
/// since 1970, UTC.
[[nodiscard]] expected<actors::access_terms, usage_error> wanted_terms(const arguments& typed,
                                                                       std::int64_t now_ms);

}  // namespace dnd::cli::host
