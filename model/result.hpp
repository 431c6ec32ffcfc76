#pragma once

#include "model/assert.hpp"

#include <utility>
#include <variant>

namespace dnd {

/// Either a value or the reason why there is none. Never empty. Reading the side that is not
/// there is a broken invariant, so callers ask first.
template <class T, class E>
class [[nodiscard]] expected {
 public:
  using value_type = T;
  using error_type = E;

  expected(T value) : held_(std::in_place_index<0>, std::move(value)) {}  // NOLINT
  expected(E why) : held_(std::in_place_index<1>, std::move(why)) {}      // NOLINT

  [[nodiscard]] bool has_value() const noexcept { return held_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const E& error() const& {
    DND_ASSERT(!has_value());
    return *std::get_if<1>(&held_);
  }
  [[nodiscard]] E&& error() && {
    DND_ASSERT(!has_value());
    return std::move(*std::get_if<1>(&held_));
  }

 private:
  T& value() {
    DND_ASSERT(has_value());
    return *std::get_if<0>(&held_);
  }
  const T& value() const {
    DND_ASSERT(has_value());
    return *std::get_if<0>(&held_);
  }

  std::variant<T, E> held_;
};

/// The value of an operation that has none but may fail.
struct done {
  friend bool operator==(done, done) = default;
};

}  // namespace dnd
