#pragma once

namespace dnd::model {

/// Null-safe equality of what two pointers point to; equal pointers need no look inside.
template <class A, class B>
bool same(const A& a, const B& b) {
  if (a.get() == b.get()) return true;
  return a && b && *a == *b;
}

}  // namespace dnd::model
