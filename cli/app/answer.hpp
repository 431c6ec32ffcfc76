#pragma once

#include "actors/automatic_play.hpp"
#include "actors/messages.hpp"
#include "cli/app/context.hpp"
#include "cli/app/exit_code.hpp"
#include "cli/app/output.hpp"
#include "model/content/search.hpp"
#include "model/rulings.hpp"
#include "model/verbs/characters.hpp"
#include "model/verbs/log_questions.hpp"
#include "model/views/books_view.hpp"
#include "model/views/character_sheet.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/difficulty_view.hpp"
#include "model/views/passive_view.hpp"
#include "model/views/stats_view.hpp"
#include "model/views/viewer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// A command of the game as it was given.
struct given_command {
  std::string line;
  /// In a script, from 1: refusals name it.
  std::optional<std::size_t> number = {};
  actors::command_terms terms = {};
};

/// What a line asked for besides a command.
enum class asked : std::uint8_t {
  nothing,
  status,
  effects,
  passive,
  rulings,
  difficulty,
  sheet,
  books,
  stats,
  look,
  find,
  log,
  fight,
  help,
  reopen,
  quit
};

/// A page of what `log` found.
struct log_page {
  /// In the order in which they are shown, as whoever asked sees them.
  std::vector<model::views::commit_view> commits;
  model::commands::log_form form{};
  /// The event before which the next page begins, and the command that shows it; 0: there is none.
  model::seq_t before = 0;
  std::string more = {};
  /// It is not known whether there is more: nobody looked further back.
  bool is_cut = false;
  /// Whether anything but a number of commands was asked for.
  bool is_chosen = false;
};

/// What a line came to: the answer to a command, or to a question.
struct line_answer {
  asked what = asked::nothing;
  /// Never null. Of a question: how it went, and in `after` the state to show it with.
  actors::response_ptr response = {};
  /// `status WHO` and `effects WHO`: the creature's id; empty for everybody.
  std::string focus = {};
  /// `look`: what was found. `find`: the same, as it is listed.
  std::vector<model::looked_up> entries = {};
  model::found_entries found = {};
  /// `passive`: whose scores.
  std::vector<model::views::passive_view> passive = {};
  /// `encounter difficulty`.
  model::views::difficulty_view difficulty = {};
  /// `character show`, and in which form.
  model::views::character_sheet sheet = {};
  model::commands::sheet_form sheet_form{};
  /// What the books answer; of a session that begins, what is told of the one before.
  std::optional<model::views::books_view> books = {};
  /// `stats`.
  std::optional<model::views::stats_view> stats = {};
  /// Commands that the answer offers: `y` gives them.
  std::vector<std::string> offers = {};
  /// `rulings`: those of the campaign.
  model::rulings house = {};
  /// `help`: the verb; empty for all.
  std::string topic = {};
  /// `log`, `log grep`.
  std::optional<log_page> log = {};
  /// `encounter auto`: what was played, and how it ended.
  actors::played_fight fight = {};
};

/// How answers are read.
enum class reading : std::uint8_t {
  alone,     ///< Each for itself: of a script, or of the words after `exec`.
  dialogue,  ///< At a prompt, by somebody who says the next thing when it has been read.
};

/// What the engine's answer looks like.
struct shown_answer {
  /// For standard output; each line without its newline.
  std::vector<std::string> out;
  /// For standard error.
  std::vector<std::string> err;
  exit_code code = exit_code::done;
  /// Commands that `out` offers.
  std::vector<std::string> offered;
};

/// Who looks at an answer. Whoever sits at the command line is the game master.
struct onlooker {
  model::views::viewer whose = model::views::viewer::gm();
  /// Of somebody else: what they see of the answer's commits, in their order, and the last event
  /// that they have seen by then, as they count. States of the answer are as they see them.
  const std::vector<model::views::commit_view>* commits = nullptr;
  model::seq_t seen_to = 0;
};

/// As text, or as one line of JSON. `out` and `err` are the layouts of the two streams. In a
/// dialogue the card of a turn that begins is part of it.
[[nodiscard]] shown_answer show(const given_command& given, const line_answer& what,
                                answer_format format, const layout& out, const layout& err,
                                reading how = reading::alone, const onlooker& who = {});

}  // namespace dnd::cli
