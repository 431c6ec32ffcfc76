#pragma once

#include "io/content/library.hpp"
#include "tests/support/game.hpp"
#include "tests/support/scratch_directory.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dnd::test {

/// A game with everything that is built in, and what a test writes into its world.
struct library_game : game {
  tests::scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};
  /// Why the last thing that was looked up could not be had.
  std::string why_not;

  library_game() {
    library = [this](std::string_view name) -> model::found_content {
      // Entries are asked for again and again, and tests do not change them.
      if (const auto kept = entries_.find(name); kept != entries_.end()) return kept->second;
      auto found = content.needed(name);
      if (found && name.starts_with(model::entry_prefix)) entries_.emplace(name, *found);
      if (found) return *std::move(found);
      why_not = found.error().what;
      return nullptr;
    };
  }
  /// A character of these lines, put on the table.
  void meet(std::string_view slug, std::string_view lines) {
    disk.write("world/characters/" + std::string(slug) + ".yaml", std::string(lines));
    content.forget();
    say("add " + std::string(slug));
  }

 private:
  std::map<std::string, model::found_content, std::less<>> entries_;
};

}  // namespace dnd::test
