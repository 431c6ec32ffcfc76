#include "cli/repl/terminal_reader.hpp"

#include "cli/render/text_width.hpp"
#include "cli/repl/plain_reader.hpp"
#include "cli/terminal/terminal.hpp"
#include "model/assert.hpp"

#include <cerrno>
#include <csignal>
#include <cwchar>
#include <histedit.h>
#include <unistd.h>
#include <utility>

namespace dnd::cli {
namespace {

constexpr char escape = '\x1b';

/// Length of the colour sequence at the front of `text`; 0 when there is none.
[[nodiscard]] std::size_t color_bytes(std::string_view text) {
  if (text.size() < 2 || text[0] != escape || text[1] != '[') return 0;
  const std::size_t end = text.find('m');
  return end == std::string_view::npos ? 0 : end + 1;
}

[[nodiscard]] std::string without_colors(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t skip = color_bytes(text);
    if (skip == 0) out += text[0];
    text.remove_prefix(skip == 0 ? 1 : skip);
  }
  return out;
}

/// Characters as libedit counts them.
[[nodiscard]] int characters_in(std::string_view text) {
  int count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(model::first_character(text).bytes);
  return count;
}

}  // namespace

std::string marked_prompt(std::string_view prompt) {
  std::string out;
  bool is_color = false;
  while (!prompt.empty()) {
    const std::size_t color = color_bytes(prompt);
    // Runs are marked as one: libedit loses a sequence that another follows at once.
    if ((color > 0) != is_color) out += terminal_reader::prompt_mark;
    is_color = color > 0;
    out += prompt.substr(0, is_color ? color : 1);
    prompt.remove_prefix(is_color ? color : 1);
  }
  if (is_color) out += terminal_reader::prompt_mark;
  return out;
}

terminal_reader::terminal_reader(terminal_settings settings)
    : settings_(std::move(settings)),
      input_(::fdopen(::dup(settings_.input), "r")),
      output_(::fdopen(::dup(settings_.output), "w")),
      width_(terminal_width(settings_.output)) {
  DND_ASSERT(input_ != nullptr && output_ != nullptr);
  editor_ = ::el_init("dnd", input_.get(), output_.get(), output_.get());
  history_ = ::history_init();
  DND_ASSERT(editor_ != nullptr && history_ != nullptr);
  HistEvent ignored;
  ::history(history_, &ignored, H_SETSIZE, static_cast<int>(settings_.history_lines));
  ::history(history_, &ignored, H_SETUNIQUE, 1);
  ::el_set(editor_, EL_CLIENTDATA, this);
  ::el_set(editor_, EL_PROMPT_ESC, &terminal_reader::prompt_of, prompt_mark);
  ::el_set(editor_, EL_HIST, &::history, history_);
  ::el_set(editor_, EL_GETCFN, &terminal_reader::read_key);
  bind_keys();
}

terminal_reader::~terminal_reader() {
  ::el_end(editor_);
  ::history_end(history_);
}

void terminal_reader::bind_keys() {
  ::el_set(editor_, EL_EDITOR, "emacs");
  // The person's own keys. What follows stays whatever they are.
  ::el_source(editor_, nullptr);
  // As keys and not as signals: no handler is needed, and the line knows what happened to it.
  ::el_set(editor_, EL_SETTY, "-d", "-isig", nullptr);
  ::el_set(editor_, EL_ADDFN, "dnd-complete", "Complete the word", &terminal_reader::on_tab);
  ::el_set(editor_, EL_ADDFN, "dnd-interrupt", "Start afresh", &terminal_reader::on_interrupt);
  ::el_set(editor_, EL_ADDFN, "dnd-suspend", "Stop the program", &terminal_reader::on_suspend);
  ::el_set(editor_, EL_BIND, "^I", "dnd-complete", nullptr);
  ::el_set(editor_, EL_BIND, "^C", "dnd-interrupt", nullptr);
  ::el_set(editor_, EL_BIND, "^Z", "dnd-suspend", nullptr);
  ::el_set(editor_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
}

std::optional<std::string> terminal_reader::read(std::string_view prompt) {
  prompt_ = marked_prompt(prompt);
  prompt_cells_ = model::display_width(without_colors(prompt));
  follow_size();
  std::fflush(stdout);
  // libedit shows the prompt before it takes over the terminal: a quick ^C or ^D would be lost.
  ::el_set(editor_, EL_PREP_TERM, 1);
  int count = 0;
  const char* line = ::el_gets(editor_, &count);
  if (line == nullptr || count <= 0) {
    // What comes next does not belong after the prompt.
    write("\n");
    return std::nullopt;
  }
  std::string_view text(line, static_cast<std::size_t>(count));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return std::string(text);
}

void terminal_reader::remember(const std::string& line) {
  HistEvent ignored;
  ::history(history_, &ignored, H_ENTER, line.c_str());
}

terminal_reader& terminal_reader::of(editline* editor) {
  void* self = nullptr;
  ::el_get(editor, EL_CLIENTDATA, &self);
  DND_ASSERT(self != nullptr);
  return *static_cast<terminal_reader*>(self);
}

char* terminal_reader::prompt_of(editline* editor) {
  return of(editor).prompt_.data();
}

int terminal_reader::read_key(editline* editor, wchar_t* key) {
  return of(editor).next_key(*key);
}

int terminal_reader::next_key(wchar_t& key) {
  std::mbstate_t partial{};
  for (;;) {
    if (!wait_for_input(settings_.input, settings_.stop)) return 0;
    char byte = 0;
    const ::ssize_t count = ::read(settings_.input, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return 0;
    follow_size();
    switch (std::mbrtowc(&key, &byte, 1, &partial)) {
      case static_cast<std::size_t>(-2):
        continue;
      case static_cast<std::size_t>(-1):
        partial = {};
        continue;
      default:
        return 1;
    }
  }
}

void terminal_reader::follow_size() {
  // Looked at with each key rather than at SIGWINCH, which belongs to the whole process.
  const std::size_t width = terminal_width(settings_.output);
  if (width == width_) return;
  width_ = width;
  ::el_resize(editor_);
}

unsigned char terminal_reader::on_tab(editline* editor, int) {
  return of(editor).complete();
}

unsigned char terminal_reader::on_interrupt(editline* editor, int) {
  terminal_reader& self = of(editor);
  self.write("^C");
  self.leave_line();
  const LineInfo* line = ::el_line(editor);
  const std::string_view all(line->buffer, static_cast<std::size_t>(line->lastchar - line->buffer));
  const int count = characters_in(all);
  ::el_cursor(editor, count);
  ::el_deletestr(editor, count);
  self.redraw();
  return CC_NORM;
}

unsigned char terminal_reader::on_suspend(editline* editor, int) {
  terminal_reader& self = of(editor);
  self.leave_line();
  ::el_set(editor, EL_PREP_TERM, 0);
  std::raise(SIGTSTP);
  ::el_set(editor, EL_PREP_TERM, 1);
  self.follow_size();
  self.redraw();
  return CC_NORM;
}

unsigned char terminal_reader::complete() {
  if (!settings_.complete) return CC_ERROR;
  const LineInfo* info = ::el_line(editor_);
  const std::string line(info->buffer, info->lastchar);
  const auto cursor = static_cast<std::size_t>(info->cursor - info->buffer);
  const completion found = settings_.complete(line, cursor);
  if (found.candidates.empty()) return CC_ERROR;
  const completion_edit edit = edit_of(line, found);
  if (edit.wants_list) {
    list(found.candidates);
    return CC_NORM;
  }
  replace(edit);
  return CC_REFRESH;
}

void terminal_reader::replace(const completion_edit& edit) {
  const LineInfo* info = ::el_line(editor_);
  const std::string line(info->buffer, info->lastchar);
  const auto cursor = static_cast<std::size_t>(info->cursor - info->buffer);
  const std::string_view all = line;
  ::el_cursor(editor_,
              characters_in(all.substr(0, edit.end)) - characters_in(all.substr(0, cursor)));
  // libedit takes 0 for an empty range, but has nothing to say to it.
  const int count = characters_in(all.substr(edit.begin, edit.end - edit.begin));
  if (count > 0) ::el_deletestr(editor_, count);
  if (!edit.text.empty()) ::el_insertstr(editor_, edit.text.c_str());
}

void terminal_reader::list(const std::vector<std::string>& candidates) {
  leave_line();
  for (const std::string& line : candidate_lines(candidates, {settings_.look, width_}))
    write(line + "\r\n");
  redraw();
}

void terminal_reader::leave_line() {
  const LineInfo* info = ::el_line(editor_);
  const std::string_view all(info->buffer, static_cast<std::size_t>(info->lastchar - info->buffer));
  const auto cursor = static_cast<std::size_t>(info->cursor - info->buffer);
  const std::size_t row = (prompt_cells_ + model::display_width(all.substr(0, cursor))) / width_;
  const std::size_t last_row = (prompt_cells_ + model::display_width(all)) / width_;
  for (std::size_t at = row; at <= last_row; ++at) write("\r\n");
}

void terminal_reader::write(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), output_.get());
  std::fflush(output_.get());
}

void terminal_reader::redraw() {
  ::el_wset(editor_, EL_REFRESH);
}

}  // namespace dnd::cli
