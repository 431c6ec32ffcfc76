#include "io/store/postgres/pipeline.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace dnd::io::postgres {

namespace {

failure lost(connection& on, failure why) {
  on.lose();
  return why;
}

failure lost(connection& on, std::string_view why) {
  return lost(on, failure_of("", why));
}

/// All that comes up to the sync point.
expected<std::vector<reply>, failure> collect(connection& on, std::size_t count, deadline until) {
  std::vector<reply> replies;
  std::optional<failure> first;
  for (;;) {
    auto next = on.next(until);
    switch (next.what) {
      case arrival::kind::sync_point:
        if (first) return *std::move(first);
        if (replies.size() != count) return lost(on, "the database gave too few answers");
        return replies;
      case arrival::kind::answer:
        replies.push_back(std::move(next.given));
        break;
      case arrival::kind::skipped:
        break;
      case arrival::kind::failed:
        if (!first) first = *std::move(next.why);
        // What a server says while it goes away is not its word on the statement.
        if (next.is_last) first->how = fate::unknown;
        if (first->how == fate::unknown) on.lose();
        if (next.is_last) return *std::move(first);
        break;
      case arrival::kind::lost:
        return lost(
            on, first && first->how == fate::unknown ? *std::move(first) : *std::move(next.why));
    }
  }
}

}  // namespace

expected<std::vector<reply>, failure> run(connection& on, std::span<const call> calls,
                                          deadline until) {
  // It may have been lost after the last word on what came before.
  if (on.is_lost()) return failure_of("", "it was lost before this");
  // Of what came before nobody waits for any more.
  static_cast<void>(on.take_warning());
  if (auto broken = on.send(calls)) return lost(on, *std::move(broken));
  auto replies = collect(on, calls.size(), until);
  if (!replies) {
    if (!on.is_lost() && !on.finish()) on.lose();
    return replies;
  }
  if (const auto warning = on.take_warning(); !warning.empty())
    return lost(on, fmt::format("the server gave a warning, which is no success: {}", warning));
  if (!on.finish()) on.lose();
  return replies;
}

}  // namespace dnd::io::postgres
