#pragma once

#include "io/files/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::bench {

/// A campaign's database, as `campaign export --to sqlite` makes it, with an index for each
/// question that is put to it.
class sqlite_past {
 public:
  /// Makes the indices. `ec::not_found` when the harness was built without SQLite.
  static io::result<std::unique_ptr<sqlite_past>> open(const std::string& path);
  virtual ~sqlite_past() = default;

  struct answer {
    std::size_t rows = 0;
    /// Of all values, which are read.
    std::size_t bytes = 0;
  };
  /// `with` are the values of ?1, ?2 and so on: numbers where they are all digits.
  virtual io::result<answer> ask(std::string_view sql, const std::vector<std::string>& with) = 0;
};

}  // namespace dnd::bench
