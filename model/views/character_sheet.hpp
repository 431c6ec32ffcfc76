#pragma once

#include "model/creature.hpp"

#include <string>
#include <vector>

/// All that stands on the sheet of a character, in the order of a sheet of paper.
namespace dnd::model::views {

struct sheet_section {
  std::string heading;
  /// A line for each thing.
  std::vector<std::string> lines;
};

struct character_sheet {
  std::string name;
  /// "High Elf wizard 3 (evocation)".
  std::string about;
  /// Sections without a line are left out.
  std::vector<sheet_section> sections;
  /// The file of the character; empty where its record is not known.
  std::string file;
};

/// Of its own shape, with its wounds and what is spent as they are now.
[[nodiscard]] character_sheet sheet_of(const creature& who);

}  // namespace dnd::model::views
