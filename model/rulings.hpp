#pragma once

#include "model/stat_block.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

/// What the rules are given besides the state: the campaign's choices and its content.
namespace dnd::model {

/// Rulings that a campaign chose when it was created. See docs/rulings.md.
enum class initiative_ruling : std::uint8_t { group, individual };
struct rulings {
  initiative_ruling initiative = initiative_ruling::group;
  friend bool operator==(const rulings&, const rulings&) = default;
};

/// Stat blocks that a command needs, found before the rules are asked: the rules do no I/O.
/// Answers null when the name is unknown, which never happens for a name of `content_needed`.
using content_lookup = std::function<stat_block_ptr(std::string_view name)>;

}  // namespace dnd::model
