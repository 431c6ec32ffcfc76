#pragma once

#include "cli/render/style.hpp"
#include "cli/repl/completion.hpp"
#include "cli/repl/input_line.hpp"
#include "model/bounds.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// What comes while somebody types.
struct editor_news {
  /// To stand above the line that is being typed.
  std::vector<std::string> lines = {};
  /// Takes the place of the prompt.
  std::optional<std::string> prompt = {};
  /// There is nothing more to type for: reading ends.
  bool ends = false;
};

struct line_editor_options {
  /// Descriptors; not owned. Lines are edited when both are terminals.
  int input = 0;
  int output = 1;
  /// Becomes readable when `read` is to end, for a program that has to stop; -1 for never.
  int stop = -1;
  /// Where typed lines are kept for later runs (see `history_path`); empty keeps none.
  std::string history_path = {};
  std::size_t history_lines = bounds::history_size_default;
  /// Null: Tab does nothing.
  completer complete = {};
  /// Longer lines are `input_kind::too_long`.
  std::size_t line_bytes = bounds::command_bytes_max;
  /// Gets a sentence, once, when the history cannot be kept. May be null.
  std::function<void(std::string_view)> warn = {};
  style look = {};
  /// Called when the terminal has another size than before. May be null.
  std::function<void()> resized = {};
  /// Becomes readable when there are news; -1 for never. `take_news` gives them, and sees to it
  /// that the descriptor is readable no more. Not for lines of a script.
  int news = -1;
  std::function<editor_news()> take_news = {};
};

class terminal_reader;
class plain_reader;
class history_file;

/// Reads what a person types, or the lines of a script when there is no terminal.
///
/// On a terminal: Emacs keys (and those of ~/.editrc), Up and Ctrl-R through the history, which
/// lose nothing that was typed, Tab for completion, Ctrl-C for a fresh line, Ctrl-D on an empty one
/// to end, Ctrl-Z to suspend. Where there are colours, the rest of the newest line that begins like
/// the typed one stands after the cursor; Right and End at the end of the line take it. News come
/// above the line that is being typed, which stays as it is. Between
/// two calls the terminal is as it was found, so a command that runs long can be interrupted.
/// Installs no signal handler. What was written to stdout comes before the prompt.
///
/// For one thread. Requires that `setlocale` has been called, for characters beyond ASCII.
class line_editor {
 public:
  explicit line_editor(line_editor_options options);
  ~line_editor();
  line_editor(const line_editor&) = delete;
  line_editor& operator=(const line_editor&) = delete;

  /// Whether somebody sees the prompt.
  [[nodiscard]] bool is_interactive() const noexcept { return terminal_ != nullptr; }

  /// Blocks until there is a line. `prompt` may be coloured.
  [[nodiscard]] input_line read(std::string_view prompt);

 private:
  void warn_once();

  line_editor_options options_;
  std::unique_ptr<history_file> history_;
  std::unique_ptr<terminal_reader> terminal_;
  std::unique_ptr<plain_reader> plain_;
  std::string last_line_;
};

}  // namespace dnd::cli
