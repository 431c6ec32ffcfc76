#pragma once

#include "actors/questions.hpp"
#include "cli/app/context.hpp"
#include "model/figures/counter.hpp"
#include "model/views/character_sheet.hpp"
#include "model/views/roster.hpp"
#include "model/views/sessions.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// A command of the story that stands: what came of it, in the words of the log.
struct told_command {
  model::seq_t seq = 0;
  std::int64_t at_ms = 0;
  std::string by;
  std::string line;
  bool undone = false;
  std::uint32_t session = 0;
  /// Sentences; those that belong to the one before them begin with blanks.
  std::vector<std::string> told;
  /// Each event as an object of JSON, and the name of its type.
  std::vector<std::string> events;
  std::vector<std::string> types;
};

/// Who was there at the end of a session.
struct told_roster {
  std::uint32_t session = 0;
  std::vector<model::views::roster_row> rows;
};

/// All that exports are made of.
struct exported_campaign {
  std::string name;
  std::string world;
  model::seq_t last = 0;
  std::vector<model::views::session_info> sessions;
  std::vector<told_command> commands;
  /// At the end of each session that is over; the last one, of session 0, is now.
  std::vector<told_roster> rosters;
  std::vector<model::views::character_sheet> sheets;
  model::figures::totals figures;
};

/// Reads all of a campaign, also while it is played. Errors: the disk's; damage.
[[nodiscard]] io::result<exported_campaign> exported(const actors::questions& about,
                                                     const actors::campaign_info& which);

}  // namespace dnd::cli
