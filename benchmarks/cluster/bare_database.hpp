#pragma once

#include "io/files/error.hpp"
#include "io/store/postgres/statements.hpp"
#include "io/store/postgres/wire.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace dnd::bench {

/// A connection of libpq and nothing besides: what stands beside the store. For one thread.
class bare_database {
 public:
  /// `where`: an address or a string of parameters, as libpq takes them.
  static io::result<std::unique_ptr<bare_database>> connect(const std::string& where);
  ~bare_database();
  bare_database(const bare_database&) = delete;
  bare_database& operator=(const bare_database&) = delete;

  /// One statement without parameters; the cells of all rows.
  io::result<std::vector<std::string>> sql(std::string_view statement);
  /// One number.
  io::result<double> number(std::string_view statement);

  io::result<done> prepare(const io::postgres::prepared& what);
  /// A prepared statement and its parameters, in binary form.
  struct statement {
    std::string_view name;
    std::vector<io::postgres::value> values;
  };
  /// Sends all with a sync point behind them, and waits for it. How many rows each gave, or changed
  /// when it gives none.
  io::result<std::vector<std::size_t>> run(const std::vector<statement>& what);

 private:
  explicit bare_database(pg_conn* native) noexcept : native_(native) {}
  [[nodiscard]] io::error failed() const;
  [[nodiscard]] bool send(const statement& what);

  pg_conn* native_;
};

}  // namespace dnd::bench
