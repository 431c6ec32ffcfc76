#pragma once

#include "io/files/error.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::io::postgres {

/// Where a database is: `postgres://user@host:5432,other:5432/name?sslmode=require`, as libpq
/// reads it. Several hosts are tried in their order until one is the primary.
class database_url {
 public:
  /// Errors: `ec::bad_name`.
  [[nodiscard]] static result<database_url> parse(std::string_view text);
  /// Whether somebody means a database at all.
  [[nodiscard]] static bool is_one(std::string_view text) noexcept;

  using parameter = std::pair<std::string, std::string>;
  /// The servers that it names, at least one.
  [[nodiscard]] std::size_t hosts() const noexcept { return hosts_; }
  /// What was said, with one of the servers, and what the connections of a store need besides:
  /// deadlines, the primary, and commits that wait for the disk. What was said counts, but for
  /// `options`, which is added to.
  [[nodiscard]] std::vector<parameter> parameters(std::size_t host) const;
  /// For people: without a password.
  [[nodiscard]] const std::string& shown() const noexcept { return shown_; }

 private:
  database_url() = default;

  std::vector<parameter> parameters_;
  std::size_t hosts_ = 1;
  std::string shown_;
};

}  // namespace dnd::io::postgres
