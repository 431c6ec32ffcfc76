#pragma once

#include "io/store/postgres/postgres_store.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/storage.hpp"

#include <memory>
#include <string>

namespace dnd::test {

/// The database of a store on a server; made when there is none yet.
[[nodiscard]] std::shared_ptr<io::postgres::database> database_at(
    const std::string& url, std::uint64_t disks = 0, io::postgres::database_options options = {});
/// The one that all tests of a program share.
[[nodiscard]] std::shared_ptr<io::postgres::database> shared_database();
/// A host of a store, whose lease runs until it is told otherwise.
[[nodiscard]] std::unique_ptr<io::postgres_store> host_of(
    std::shared_ptr<io::postgres::database> in, std::string url = {});
/// Of a name that no other has.
[[nodiscard]] io::campaign_id new_campaign_in(io::postgres::database& in);

/// A campaign of the shared server. What it stands on never fails by itself; a crash is that of the
/// host: what is appended is committed.
[[nodiscard]] std::unique_ptr<storage> on_postgres();

}  // namespace dnd::test
