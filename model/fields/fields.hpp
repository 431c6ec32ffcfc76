#pragma once

/// The one description of each stored structure: its fields' stored names, in the order in which
/// they are written. The encoder, the decoder, the state hash and the tests are visitors of it, so
/// they cannot disagree.
///
/// A visitor is called as `visit.field("name", value)` for what always stands there, and as
/// `visit.optional("name", value)` for what is left out when it has its default value, which a
/// third argument names where it is not `T{}`.
namespace dnd::model {

template <class T>
struct fields;

template <class T>
concept has_fields = requires {
  typename fields<T>::described;
};

}  // namespace dnd::model
