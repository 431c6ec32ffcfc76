#pragma once

#include <cstddef>

/// Lists of types: each topic has one of its events or verbs, and what must know all of them is
/// generated from the lists.
namespace dnd::model {

template <class... Types>
struct type_list {
  static constexpr std::size_t size = sizeof...(Types);
};

namespace detail {

template <class... Lists>
struct join_lists {
  using type = type_list<>;
};
template <class... Types>
struct join_lists<type_list<Types...>> {
  using type = type_list<Types...>;
};
template <class... A, class... B, class... Rest>
struct join_lists<type_list<A...>, type_list<B...>, Rest...>
    : join_lists<type_list<A..., B...>, Rest...> {};

}  // namespace detail

/// The types of all lists, in the order of the lists.
template <class... Lists>
using joined = typename detail::join_lists<Lists...>::type;

}  // namespace dnd::model
