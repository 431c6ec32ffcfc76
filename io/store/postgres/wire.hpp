#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Values as PostgreSQL takes and gives them in its binary form: big-endian, without a detour over
/// text. Numbers of 64 bits are stored as the signed ones of the same bits.
namespace dnd::io::postgres {

using uuid = std::array<unsigned char, 16>;

[[nodiscard]] std::optional<uuid> parse_uuid(std::string_view text);
[[nodiscard]] std::string render_uuid(const uuid& id);

/// A parameter of a statement.
struct value {
  /// The server's number of the type.
  unsigned type = 0;
  std::string bytes;
};

[[nodiscard]] value number(std::uint64_t what);
[[nodiscard]] value text(std::string_view what);
[[nodiscard]] value bytes(std::string_view what);
[[nodiscard]] value id(const uuid& what);
[[nodiscard]] value numbers(std::span<const std::uint64_t> what);
[[nodiscard]] value ids(std::span<const uuid> what);
[[nodiscard]] value byte_strings(std::span<const std::string_view> what);

/// What a statement gave: cells row by row, those that are null without a value.
struct reply {
  std::size_t columns = 0;
  std::vector<std::optional<std::string>> cells;
  /// Rows that were given or changed.
  std::uint64_t affected = 0;

  [[nodiscard]] std::size_t rows() const noexcept {
    return columns == 0 ? 0 : cells.size() / columns;
  }
  /// Empty when it is null. Requires that there is such a cell, like those below.
  [[nodiscard]] const std::string& cell(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::string take(std::size_t row, std::size_t column);
  [[nodiscard]] bool is_null(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::uint64_t number(std::size_t row, std::size_t column) const;
  [[nodiscard]] uuid id(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool truth(std::size_t row, std::size_t column) const;
};

}  // namespace dnd::io::postgres
