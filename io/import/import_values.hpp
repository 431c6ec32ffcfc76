#pragma once

#include <cstdint>
#include <string>

/// What an import is asked, and what becomes of what it found: plain values, also for whoever shows
/// them.
namespace dnd::io::imports {

enum class import_kind : std::uint8_t {
  as_it_says,  ///< Characters where the source says so, else monsters.
  monster,
  character,
};

/// What became of one creature.
enum class import_outcome : std::uint8_t {
  ready,    ///< It would be written, or was.
  exists,   ///< A file of its name is there and stays as it is.
  refused,  ///< What was made of it cannot be used: see its problems.
};

/// A file that no creature came from, or more than creatures were in.
struct import_note {
  std::string path;
  std::string what;
};

}  // namespace dnd::io::imports
