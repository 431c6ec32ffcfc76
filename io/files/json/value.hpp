#pragma once

#include "model/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::json {

/// JSON of any form, as others send it: read whole, and looked at afterwards.
class value {
 public:
  enum class kind : std::uint8_t { null, truth, number, text, list, object };

  [[nodiscard]] kind what() const noexcept { return what_; }
  [[nodiscard]] bool is(kind which) const noexcept { return what_ == which; }

  /// As it stood there, but for the spaces around it: what is passed on as it came.
  [[nodiscard]] std::string_view raw() const noexcept { return raw_; }
  /// Of a text, without quotes and escapes.
  [[nodiscard]] std::optional<std::string_view> text() const noexcept;
  /// Of a whole number that is not negative.
  [[nodiscard]] std::optional<std::uint64_t> count() const noexcept;
  [[nodiscard]] std::optional<bool> truth() const noexcept;
  /// Of a list; empty otherwise.
  [[nodiscard]] const std::vector<value>& items() const noexcept { return items_; }
  using member = std::pair<std::string, value>;
  /// Of an object, in the order in which they stand there; empty otherwise.
  [[nodiscard]] const std::vector<member>& members() const noexcept { return members_; }
  /// The member of this name, the last one where it stands there twice; null where there is none.
  [[nodiscard]] const value* find(std::string_view name) const noexcept;
  /// The member's text; empty where there is none.
  [[nodiscard]] std::string text_of(std::string_view name) const;

 private:
  friend struct value_reader;

  kind what_ = kind::null;
  bool truth_ = false;
  std::optional<std::uint64_t> count_;
  std::string raw_;
  std::string text_;
  std::vector<value> items_;
  std::vector<member> members_;
};

/// What is nested deeper than 64 levels is refused. The error is a sentence: what is
/// wrong with it.
[[nodiscard]] expected<value, std::string> read_value(std::string_view text);

}  // namespace dnd::json
