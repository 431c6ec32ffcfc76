#pragma once

#include "io/files/error.hpp"

namespace dnd::cli {

/// What the program ends with. The numbers are part of its interface.
enum class exit_code : int {
  done = 0,
  refused = 1,  ///< Refused or failed.
  usage = 2,    ///< Wrong usage.
  damaged = 3,  ///< Damaged data.
  /// A program that was ended by signal N ends with 128 + N.
  interrupted = 130,   ///< SIGINT
  nobody_reads = 141,  ///< SIGPIPE
  terminated = 143,    ///< SIGTERM, and not all was done that had been asked for.
};

[[nodiscard]] inline exit_code exit_code_of(const io::error& why) noexcept {
  return io::is_damage(why.code) ? exit_code::damaged : exit_code::refused;
}

/// Of two outcomes the one that matters more to whoever asks: damage before a refusal.
[[nodiscard]] constexpr exit_code worse(exit_code a, exit_code b) noexcept {
  return static_cast<int>(a) < static_cast<int>(b) ? b : a;
}

}  // namespace dnd::cli
