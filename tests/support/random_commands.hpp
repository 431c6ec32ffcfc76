#pragma once

#include "model/state.hpp"

#include <cstdint>
#include <random>
#include <string>

namespace dnd::test {

/// Lines as people type them, most of which make sense in the state as it is, and some of which
/// must be refused. Knows the entries of `bestiary()`. The same seed gives the same lines.
class random_commands {
 public:
  explicit random_commands(std::uint64_t seed) : random_(seed) {}

  std::string next(const model::state& now);
  /// 0..`count` - 1.
  std::uint64_t pick(std::uint64_t count) { return random_() % count; }

 private:
  std::string creatures_command(const model::state& now);
  std::string fight_command(const model::state& now);
  std::string hand_command(const model::state& now);
  std::string story_command(const model::state& now);
  std::string who(const model::state& now);
  template <std::size_t N>
  const char* one_of(const char* const (&words)[N]) {
    return words[pick(N)];
  }

  std::mt19937_64 random_;
};

}  // namespace dnd::test
