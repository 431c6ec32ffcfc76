#pragma once

#include "io/files/error.hpp"
#include "model/commit.hpp"
#include "model/figures/counter.hpp"
#include "model/views/roster.hpp"
#include "model/views/sessions.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// A campaign as a SQLite database, which anybody can query with the tools that they have: tables
/// of what stands in the log, and views that answer the usual questions.
namespace dnd::io {

/// What is in it: tables and views, each with a comment. For docs and for those who read the file.
[[nodiscard]] std::string_view database_schema() noexcept;

/// Writes a new file, which is of use after `finish` alone. For one thread.
class database_writer {
 public:
  /// `path` must not be there. Errors: the disk's.
  [[nodiscard]] static result<database_writer> create(const std::string& path);
  database_writer(database_writer&&) noexcept;
  database_writer& operator=(database_writer&&) noexcept;
  ~database_writer();

  result<done> add_about(std::string_view name, std::string_view value);
  result<done> add_session(const model::views::session_info& what);
  /// `session`: 0 for none.
  result<done> add_commit(const model::commit& what, bool undone, std::uint32_t session);
  /// As they were at the end of a session; without one, as they are now.
  result<done> add_creatures(std::span<const model::views::roster_row> rows,
                             std::optional<std::uint32_t> session);
  result<done> add_figures(const model::figures::account& all);
  /// All is on disk when it returns.
  [[nodiscard]] result<done> finish();

 private:
  class inside;
  explicit database_writer(std::unique_ptr<inside> made) noexcept;
  std::unique_ptr<inside> inside_;
};

}  // namespace dnd::io
