#pragma once

#include "tests/support/client_load.hpp"
#include "tests/support/postgres_server.hpp"

#include <string>
#include <vector>

namespace dnd::test {

/// The logs of campaigns as a server has them: numbered from 1 on without a gap up to the head.
/// Each command that was acknowledged is there once, and where it was said to be.
void commands_are_kept(const postgres_server& by, const std::vector<std::string>& campaigns,
                       const std::vector<acknowledged>& all);

}  // namespace dnd::test
