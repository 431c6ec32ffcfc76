#include "cli/host/sightings.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace dnd::cli::host {
namespace {

using model::views::viewer;

/// Longer than any disk that still works takes for some commits.
constexpr std::chrono::seconds patience_for_commits{10};
constexpr std::size_t commits_read_at_once = 64;
/// Events of the log between two places that are kept.
constexpr std::uint64_t place_every = 1'000;

[[nodiscard]] std::string key_of(const viewer& whose) {
  std::string out;
  for (const model::small_text& each : whose.characters()) out += each.str() + "\n";
  return out;
}

[[nodiscard]] io::error log_not_read() {
  return {.code = io::ec::busy,
          .what = "the log could not be read in time",
          .todo = "Try again in a moment."};
}

}  // namespace

sightings::place sightings::last_before(const viewer& whose, std::uint64_t seq) {
  const std::lock_guard lock(mutex_);
  const auto& known = places_[key_of(whose)];
  const auto after =
      std::upper_bound(known.begin(), known.end(), seq,
                       [](std::uint64_t s, const place& each) { return s < each.read_to(); });
  return after == known.begin() ? place(whose) : *std::prev(after);
}

sightings::place sightings::place_of(const viewer& whose, std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  const auto& known = places_[key_of(whose)];
  // Of several at which as much was seen the first: what follows it may be seen.
  const auto after =
      std::upper_bound(known.begin(), known.end(), number,
                       [](std::uint64_t n, const place& each) { return n < each.seen_to(); });
  return after == known.begin() ? place(whose) : *std::prev(after);
}

void sightings::keep(const viewer& whose, const place& which) {
  const std::lock_guard lock(mutex_);
  auto& known = places_[key_of(whose)];
  if (known.empty() || which.read_to() >= known.back().read_to() + place_every)
    known.push_back(which);
}

io::result<sightings::place> sightings::read_on(place from, const viewer& whose, std::uint64_t last,
                                                const actors::state_ptr& names, const taker& take) {
  from.look_as(whose);
  if (from.read_to() >= last) return from;
  auto follows = campaign_.subscribe(from.read_to() + 1, {});
  if (!follows) return std::move(follows).error();
  while (from.read_to() < last) {
    const auto commits = (*follows)->wait(commits_read_at_once, patience_for_commits);
    if (commits.empty()) {
      const auto how = (*follows)->status();
      return how.failure ? *how.failure : log_not_read();
    }
    for (const model::commit_ptr& each : commits) {
      if (each->first > last) return from;
      const seen what = from.read(*each, {.before = nullptr, .after = names.get()});
      keep(whose, from);
      if (!take(each, what)) return from;
    }
  }
  return from;
}

io::result<sightings::place> sightings::at(const viewer& whose, std::uint64_t seq) {
  return read_on(last_before(whose, seq), whose, seq, nullptr,
                 [](const auto&, const auto&) { return true; });
}

io::result<std::optional<std::uint64_t>> sightings::seq_of(const viewer& whose,
                                                           std::uint64_t number,
                                                           std::uint64_t last) {
  if (number == 0) return std::optional<std::uint64_t>(0);
  std::optional<std::uint64_t> found;
  const auto read = read_on(place_of(whose, number - 1), whose, last, nullptr,
                            [&](const model::commit_ptr& each, const seen& what) {
                              if (what && what->last >= number) found = each->last;
                              return !found;
                            });
  if (!read) return read.error();
  return found;
}

}  // namespace dnd::cli::host
