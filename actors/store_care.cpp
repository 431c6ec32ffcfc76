#include "actors/store_care.hpp"

#ifdef DND_POSTGRES
#include "io/store/postgres/database.hpp"
#include "io/store/postgres/report.hpp"

#include <algorithm>
#endif

namespace dnd::actors {

#ifdef DND_POSTGRES

namespace {

using io::postgres::database;
using io::postgres::database_url;

io::result<io::database_report> make(database& in, std::optional<std::uint64_t> disks) {
  const auto on = in.connect_bare();
  if (!on) return on.error().why;
  const auto wanted = disks ? *disks : std::max<std::uint64_t>(in.facts().disks(), 1);
  if (auto fine = io::postgres::meets(in.facts(), {.disks = wanted, .timeline = 0}); !fine)
    return std::move(fine).error();
  if (auto made = io::postgres::create_schema(**on, wanted, in.answer_deadline()); !made)
    return std::move(made).error();
  return io::postgres::report_on(in);
}

}  // namespace

io::result<io::database_report> make_store(std::string_view address,
                                           std::optional<std::uint64_t> disks) {
  const auto url = database_url::parse(address);
  if (!url) return url.error();
  database in(*url);
  return make(in, disks);
}

io::result<io::database_report> upgrade_store(std::string_view address) {
  const auto url = database_url::parse(address);
  if (!url) return url.error();
  database in(*url);
  const auto on = in.connect_bare();
  if (!on) return on.error().why;
  if (auto had = io::postgres::upgrade_schema(**on, in.answer_deadline()); !had)
    return std::move(had).error();
  return io::postgres::report_on(in);
}

io::result<io::database_report> look_at_store(std::string_view address) {
  const auto url = database_url::parse(address);
  if (!url) return url.error();
  database in(*url);
  return io::postgres::report_on(in);
}

#else

namespace {

io::error built_without() {
  return {.code = io::ec::internal,
          .what = "this program was built without databases",
          .todo = "Build it where libpq is installed, with DND_POSTGRES=ON."};
}

}  // namespace

io::result<io::database_report> make_store(std::string_view, std::optional<std::uint64_t>) {
  return built_without();
}
io::result<io::database_report> upgrade_store(std::string_view) {
  return built_without();
}
io::result<io::database_report> look_at_store(std::string_view) {
  return built_without();
}

#endif

}  // namespace dnd::actors
