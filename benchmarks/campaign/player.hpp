#pragma once

#include "io/files/error.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <string>

namespace dnd::bench {

/// Carries out the lines of a story, one after the other.
class player {
 public:
  virtual ~player() = default;
  enum class verdict : std::uint8_t { accepted, refused };
  /// Errors: what the disk or the content says. A refusal is a verdict.
  virtual io::result<verdict> play(const std::string& line, std::int64_t at_ms) = 0;
  [[nodiscard]] virtual const model::state& state() const noexcept = 0;
  /// Why the last line was refused.
  [[nodiscard]] virtual std::string refusal() const = 0;
};

}  // namespace dnd::bench
