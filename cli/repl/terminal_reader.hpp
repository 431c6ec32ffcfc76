#pragma once

#include "cli/render/style.hpp"
#include "cli/repl/completion.hpp"
#include "cli/repl/history_walk.hpp"
#include "cli/repl/line_editor.hpp"

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// libedit's own names.
struct editline;
struct history;

namespace dnd::cli {

struct terminal_settings {
  int input = 0;
  int output = 1;
  int stop = -1;
  std::size_t history_lines = 1;
  completer complete = {};
  style look = {};
  std::function<void()> resized = {};
  int news = -1;
  std::function<editor_news()> take_news = {};
};

/// A prompt as libedit wants it: each run of colour sequences between two marks, so that it counts
/// for no cells.
[[nodiscard]] std::string marked_prompt(std::string_view prompt);

/// One line at a time from a terminal, edited by libedit. Knows nothing of files. Requires that
/// both descriptors are terminals; does not own them.
class terminal_reader {
 public:
  explicit terminal_reader(terminal_settings settings);
  ~terminal_reader();
  terminal_reader(const terminal_reader&) = delete;
  terminal_reader& operator=(const terminal_reader&) = delete;

  /// The line without its end; nothing at Ctrl-D, when the terminal is gone, and at `stop`.
  [[nodiscard]] std::optional<std::string> read(std::string_view prompt);
  /// Puts a line into the history that Up shows.
  void remember(const std::string& line);

  static constexpr char prompt_mark = '\1';

 private:
  struct file_closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  using file_ptr = std::unique_ptr<std::FILE, file_closer>;

  static terminal_reader& of(editline* editor);
  static char* prompt_of(editline* editor);
  static int read_key(editline* editor, wchar_t* key);
  static unsigned char on_tab(editline* editor, int key);
  static unsigned char on_interrupt(editline* editor, int key);
  static unsigned char on_older(editline* editor, int key);
  static unsigned char on_newer(editline* editor, int key);
  static unsigned char on_right(editline* editor, int key);
  static unsigned char on_end(editline* editor, int key);
  static unsigned char on_suspend(editline* editor, int key);

  void bind_keys();
  void set_prompt(std::string_view prompt);
  [[nodiscard]] int next_key(wchar_t& key);
  void follow_size();
  [[nodiscard]] unsigned char complete();
  [[nodiscard]] unsigned char show_line(const std::optional<std::string>& line);
  /// The rest of an earlier line is put after the cursor; false when there is none.
  [[nodiscard]] bool take_hint();
  [[nodiscard]] std::string_view hint() const;
  void show_hint();
  void hide_hint();
  void replace(const completion_edit& edit);
  void list(const std::vector<std::string>& candidates);
  /// False when reading is to end.
  [[nodiscard]] bool show_news();
  /// Goes below the line that is being edited.
  void leave_line();
  /// Takes prompt and line off the screen, and goes to where they began.
  void erase_line();
  void write(std::string_view text);
  /// Draws prompt and line anew where the cursor is.
  void redraw();

  terminal_settings settings_;
  file_ptr input_;
  file_ptr output_;
  editline* editor_ = nullptr;
  /// For searching; `walk_` has the same lines.
  ::history* history_ = nullptr;
  history_walk walk_;
  bool shows_hint_ = false;
  std::string prompt_;
  std::size_t prompt_cells_ = 0;
  std::size_t width_ = 80;
};

}  // namespace dnd::cli
