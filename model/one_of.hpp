#pragma once

#include "model/assert.hpp"
#include "model/type_list.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

/// A value of one of the types of a long list: what std::variant is for short ones. The variant of
/// the standard library writes all of its types into the name of each of its functions, once for
/// each of them; with a hundred events that was 60 % of the time of compiling a source that makes
/// one, and 90 % of its object file. Here copying, moving and destroying are compiled once,
/// in the source that defines `operations`, and no name contains the list.
///
/// `get_if`, `holds_alternative` and `visit` are those of std::variant, found by their argument. A
/// value always holds something: no alternative may throw when it is moved.
namespace dnd::model {

/// What a class that is derived from `one_of` has to say of itself: `types`, the list, and
/// `operations`, an `operations_table` of it that one source defines by `operations_on`.
template <class Self>
struct alternatives_of;

namespace detail {

template <class T, class List>
struct position_in;
template <class T, class... Types>
struct position_in<T, type_list<Types...>> {
  /// The size of the list for what is not in it.
  static constexpr std::size_t value = [] {
    std::size_t position = 0;
    (void)((std::is_same_v<T, Types> || (++position, false)) || ...);
    return position;
  }();
};

template <class List>
struct extent_of;
template <class First, class... Rest>
struct extent_of<type_list<First, Rest...>> {
  using first = First;
  static constexpr std::size_t size = std::max({sizeof(First), sizeof(Rest)...});
  static constexpr std::size_t alignment = std::max({alignof(First), alignof(Rest)...});
};

/// What a `one_of` does with what it holds, without knowing what that is.
struct alternative_operations {
  void (*copy)(void* into, const void* from);
  void (*move)(void* into, void* from) noexcept;
  void (*destroy)(void* what) noexcept;
};

template <class T>
constexpr alternative_operations operations_of() {
  static_assert(std::is_nothrow_move_constructible_v<T>, "a one_of always holds something");
  return {
      .copy = [](void* into, const void* from) { ::new (into) T(*static_cast<const T*>(from)); },
      .move = [](void* into,
                 void* from) noexcept { ::new (into) T(std::move(*static_cast<T*>(from))); },
      .destroy = [](void* what) noexcept { std::destroy_at(static_cast<T*>(what)); },
  };
}

}  // namespace detail

/// By the index of the alternative.
template <class Types>
using operations_table = std::array<detail::alternative_operations, Types::size>;

template <class... Types>
consteval operations_table<type_list<Types...>> operations_on(type_list<Types...>) {
  return {detail::operations_of<Types>()...};
}

template <class Self>
class one_of {
 public:
  /// The list. A value's `index()` is the place of its type in it.
  using types = typename alternatives_of<Self>::types;

  template <class T>
  static constexpr std::size_t index_of = detail::position_in<std::remove_cvref_t<T>, types>::value;
  template <class T>
  static constexpr bool has = index_of<T> < types::size;

  /// Holds the first type of the list.
  one_of() { create<typename extent::first>(); }
  template <class T>
  requires(has<T>) one_of(T&& what) {  // NOLINT(google-explicit-constructor): as a variant of it
    create<std::remove_cvref_t<T>>(std::forward<T>(what));
  }
  one_of(const one_of& other) : index_(other.index_) { its().copy(held_, other.held_); }
  one_of(one_of&& other) noexcept : index_(other.index_) { its().move(held_, other.held_); }
  one_of& operator=(const one_of& other) {
    if (this != &other) *this = one_of(other);
    return *this;
  }
  one_of& operator=(one_of&& other) noexcept {
    if (this == &other) return *this;
    its().destroy(held_);
    index_ = other.index_;
    its().move(held_, other.held_);
    return *this;
  }
  ~one_of() { its().destroy(held_); }

  [[nodiscard]] std::size_t index() const noexcept { return index_; }

  /// Makes it hold a T that is made of the arguments, where it stays. Making it cannot throw.
  template <class T, class... Args>
  requires(has<T>) T& emplace(Args&&... args) noexcept {
    static_assert(std::is_nothrow_constructible_v<T, Args...>);
    its().destroy(held_);
    return create<T>(std::forward<Args>(args)...);
  }

  /// What it holds, without its type.
  [[nodiscard]] void* held() noexcept { return held_; }
  [[nodiscard]] const void* held() const noexcept { return held_; }

 private:
  using extent = detail::extent_of<types>;
  static_assert(types::size <= UINT8_MAX);

  template <class T, class... Args>
  T& create(Args&&... args) {
    T* made = ::new (static_cast<void*>(held_)) T(std::forward<Args>(args)...);
    index_ = static_cast<std::uint8_t>(index_of<T>);
    return *made;
  }

  [[nodiscard]] const detail::alternative_operations& its() const noexcept {
    return alternatives_of<Self>::operations[index_];
  }

  alignas(extent::alignment) std::byte held_[extent::size];  // NOLINT(*-avoid-c-arrays)
  std::uint8_t index_ = 0;
};

/// Whether a type, without const and reference, is derived from `one_of`.
template <class T>
concept any_one_of = requires {
  typename alternatives_of<std::remove_cvref_t<T>>::types;
};

template <class T, class Self>
[[nodiscard]] bool holds_alternative(const one_of<Self>& what) noexcept {
  static_assert(one_of<Self>::template has<T>);
  return what.index() == one_of<Self>::template index_of<T>;
}

/// What it holds, or nullptr where it holds something else.
template <class T, class Self>
[[nodiscard]] const T* get_if(const one_of<Self>* what) noexcept {
  return holds_alternative<T>(*what) ? static_cast<const T*>(what->held()) : nullptr;
}
template <class T, class Self>
[[nodiscard]] T* get_if(one_of<Self>* what) noexcept {
  return holds_alternative<T>(*what) ? static_cast<T*>(what->held()) : nullptr;
}

/// What it holds, which is a T.
template <class T, class Self>
[[nodiscard]] const T& get(const one_of<Self>& what) noexcept {
  DND_ASSERT(holds_alternative<T>(what));
  return *static_cast<const T*>(what.held());
}
template <class T, class Self>
[[nodiscard]] T& get(one_of<Self>& what) noexcept {
  DND_ASSERT(holds_alternative<T>(what));
  return *static_cast<T*>(what.held());
}

namespace detail {

template <class Pointer, class T>
using held_as = std::conditional_t<std::is_const_v<std::remove_pointer_t<Pointer>>, const T, T>;

template <class Visitor, class Pointer, class First, class... Rest>
decltype(auto) visit_held(Visitor& visitor, Pointer held, std::size_t index,
                          type_list<First, Rest...>) {
  using result = std::invoke_result_t<Visitor&, held_as<Pointer, First>&>;
  using call = result (*)(Visitor&, Pointer);
  static constexpr call calls[] = {// NOLINT(*-avoid-c-arrays)
                                   [](Visitor& to, Pointer what) -> result {
                                     return to(*static_cast<held_as<Pointer, First>*>(what));
                                   },
                                   [](Visitor& to, Pointer what) -> result {
                                     return to(*static_cast<held_as<Pointer, Rest>*>(what));
                                   }...};
  return calls[index](visitor, held);
}

}  // namespace detail

/// Calls the visitor with what is held. All its calls give the same type.
template <class Visitor, any_one_of Held>
decltype(auto) visit(Visitor&& visitor, Held&& what) {
  return detail::visit_held(visitor, what.held(), what.index(),
                            typename std::remove_cvref_t<Held>::types{});
}

/// The same type, and equal as values of it.
template <any_one_of Held>
[[nodiscard]] bool operator==(const Held& one, const Held& other) {
  if (one.index() != other.index()) return false;
  return visit([&]<class T>(const T& held) { return held == *static_cast<const T*>(other.held()); },
               one);
}

}  // namespace dnd::model
