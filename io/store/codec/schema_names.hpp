#pragma once

#include "model/event_fields.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dnd::io {

/// Lists the stored names of a structure and of all that it holds, in order; each structure once
/// inside itself.
class schema_names {
 public:
  explicit schema_names(std::string& out) noexcept : out_(out) {}

  template <class T>
  void field(std::string_view name, T& value) {
    out_ += name;
    out_ += ' ';
    look_inside(value);
  }
  template <class T>
  void optional(std::string_view name, T& value) {
    out_ += '?';
    field(name, value);
  }
  template <class T>
  void optional(std::string_view name, T& value, const T&) {
    optional(name, value);
  }

  template <model::has_fields T>
  void list() {
    static const char mark = 0;
    if (std::find(inside_.begin(), inside_.end(), &mark) != inside_.end()) return;
    inside_.push_back(&mark);
    out_ += '{';
    T sample{};
    model::fields<T>::visit(sample, *this);
    out_ += '}';
    inside_.pop_back();
  }

 private:
  template <class T>
  void look_inside(const T&) {
    if constexpr (model::has_fields<T>) list<T>();
  }
  template <class T>
  void look_inside(const std::vector<T>&) {
    if constexpr (model::has_fields<T>) list<T>();
  }
  template <class T>
  void look_inside(const model::modifier_sources<T>&) {
    if constexpr (model::has_fields<T>) list<T>();
  }
  template <class T>
  void look_inside(const std::optional<T>&) {
    if constexpr (model::has_fields<T>) list<T>();
  }
  template <class T>
  void look_inside(const std::shared_ptr<T>&) {
    using plain = std::remove_const_t<T>;
    if constexpr (model::has_fields<plain>) list<plain>();
  }

  std::string& out_;
  /// A mark of each structure that is being listed.
  std::vector<const char*> inside_;
};

}  // namespace dnd::io
