#pragma once

#include "model/enum_text.hpp"
#include "model/event.hpp"
#include "model/event_fields.hpp"
#include "model/state.hpp"

#include <array>
#include <concepts>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace dnd::test {

/// Fills every field that a description names with a value of its own, none of them a default.
/// Works on whatever has a description, so a field that is added later is in the samples too.
class field_filler {
 public:
  explicit field_filler(unsigned start = 1) noexcept : next_(start) {}

  template <class T>
  void field(std::string_view, T& into) {
    fill(into);
  }
  template <class T>
  void optional(std::string_view, T& into) {
    fill(into);
  }
  template <class T>
  void optional(std::string_view, T& into, const T&) {
    fill(into);
  }

  template <model::has_fields T>
  void fill(T& into) {
    ++depth_;
    model::fields<T>::visit(into, *this);
    --depth_;
  }
  void fill(bool& into) { into = true; }
  template <std::integral T>
  void fill(T& into) {
    // Signed numbers are negative now and then; all fit the smallest type.
    const int value = static_cast<int>(1 + next_++ % 120);
    into = static_cast<T>(std::is_signed_v<T> && value % 3 == 0 ? -value : value);
  }
  void fill(std::string& into) {
    into = "text " + std::to_string(next_++) + " \"\\\n\x01 \xc3\xbc";
  }
  void fill(model::small_text& into) {
    into = "name " + std::to_string(next_++) + " \"\t\xe2\x9a\x94";
  }
  template <class T>
  requires std::is_enum_v<T>
  void fill(T& into) { into = static_cast<T>(1); }
  template <class T>
  void fill(std::optional<T>& into) {
    fill(into.emplace());
  }
  template <class T>
  void fill(std::shared_ptr<T>& into) {
    auto made = std::make_shared<std::remove_const_t<T>>();
    fill(*made);
    into = std::move(made);
  }
  template <class T>
  void fill(model::change<T>& into) {
    fill(into.before);
    fill(into.after);
    if constexpr (std::is_enum_v<T>) into.after = static_cast<T>(2);
  }
  template <class T>
  void fill(std::vector<T>& into) {
    // Effects contain effects: a few of each are enough.
    constexpr bool is_nested = model::has_fields<T>;
    into.resize(!is_nested || depth_ <= 1 ? 2 : depth_ <= 4 ? 1 : 0);
    for (auto& value : into) fill(value);
  }
  template <class T>
  void fill(model::modifier_sources<T>& into) {
    std::vector<T> all;
    fill(all);
    into = std::move(all);
  }
  template <class T, std::size_t N>
  void fill(std::array<T, N>& into) {
    for (auto& value : into) fill(value);
  }
  template <class T, std::size_t N>
  void fill(model::inline_list<T, N>& into) {
    into.clear();
    for (std::size_t i = 0; i < N; ++i) {
      T value{};
      fill(value);
      into.push_back(value);
    }
  }
  template <class E, std::size_t N>
  void fill(model::enum_set<E, N>& into) {
    into = {};
    into.insert(static_cast<E>(0));
    into.insert(static_cast<E>(N - 1));
  }

 private:
  unsigned next_;
  int depth_ = 0;
};

/// Two of each alternative of `event`, in the order of the variant: one with nothing but
/// defaults, and one in which every field has a value. Made from the variant itself, so that no
/// alternative can be without a sample.
[[nodiscard]] std::vector<model::event> minimal_events();
[[nodiscard]] std::vector<model::event> maximal_events();

/// A state in which every part is there and no field has its default.
[[nodiscard]] model::state maximal_state();

}  // namespace dnd::test
