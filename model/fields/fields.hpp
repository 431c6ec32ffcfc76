#pragma once

/// The one description of each stored structure: its fields' stored names, in the order in which
/// they are written. The encoder, the decoder, the state hash and the tests are visitors of it, so
/// they cannot disagree.
///
/// A visitor is called as `visit.field("name", value)` for what always stands there, and as
/// `visit.optional("name", value)` for what is left out when it has its default value, which a
/// third argument names where it is not `T{}`.
///
/// Events have theirs as a member `describe`; of parts of a state and of stat blocks it stands
/// beside this file.
namespace dnd::model {

template <class T>
struct fields;

/// What describes itself, as events do.
template <class T>
concept self_described = requires {
  T::stored_as;
};
template <self_described T>
struct fields<T> {
  using described = T;
  template <class Self, class Visitor>
  [[gnu::always_inline]] static void visit(Self& what, Visitor& v) {
    T::describe(what, v);
  }
};

template <class T>
concept has_fields = requires {
  typename fields<T>::described;
};

}  // namespace dnd::model
