#pragma once

#include "model/stat_block.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::imports {

/// What became of the fields of a file that did not go straight into an entry. At most
/// `bounds::import_notes_max` of each, none twice.
struct import_notes {
  std::vector<std::string> guessed;
  std::vector<std::string> left_out;

  void guess(std::string what);
  void leave_out(std::string what);
};

struct imported_action {
  model::action what;
  std::string description;
};

struct imported_trait {
  model::trait what;
  std::string description;
};

/// What all readers of formats come to. Everything in it holds the bounds of content, so that what
/// is written from it can be read.
struct imported_creature {
  /// Without actions and traits, which are below with their texts. `kind` is that of the source.
  model::stat_block block;
  std::string description;
  std::vector<imported_action> actions;
  std::vector<imported_trait> traits;
  /// Of a character, as far as the source says: "Half-Elf", "Ranger", 4.
  std::string race;
  std::string character_class;
  int level = 0;
  import_notes notes;
};

}  // namespace dnd::io::imports
