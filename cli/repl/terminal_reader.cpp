#include "cli/repl/terminal_reader.hpp"

#include "cli/render/screen_lines.hpp"
#include "cli/render/text_width.hpp"
#include "cli/repl/plain_reader.hpp"
#include "cli/terminal/terminal.hpp"
#include "model/assert.hpp"

#include <cerrno>
#include <csignal>
#include <cwchar>
#include <fmt/format.h>
#include <histedit.h>
#include <initializer_list>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace dnd::cli {
namespace {

constexpr std::string_view save_cursor =
    "\x1b"
    "7";
constexpr std::string_view restore_cursor =
    "\x1b"
    "8";
constexpr std::string_view erase_rest_of_line = "\x1b[K";
constexpr std::string_view erase_rest_of_screen = "\x1b[J";

/// The line that is being edited, in bytes.
struct edited_line {
  explicit edited_line(editline* editor) {
    const LineInfo* info = ::el_line(editor);
    text.assign(info->buffer, info->lastchar);
    cursor = static_cast<std::size_t>(info->cursor - info->buffer);
  }
  [[nodiscard]] bool is_at_end() const { return cursor == text.size(); }
  [[nodiscard]] std::string_view before() const { return std::string_view(text).substr(0, cursor); }

  std::string text;
  std::size_t cursor = 0;
};

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
      walk_(settings_.history_lines),
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
  // el_end would set the terminal back with TCSAFLUSH, and what was typed ahead for whoever reads
  // next would be lost. It leaves the terminal alone when there is nothing to edit.
  ::el_set(editor_, EL_PREP_TERM, 0);
  ::el_set(editor_, EL_EDITMODE, 0);
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
  ::el_set(editor_, EL_ADDFN, "dnd-older", "Show the line before", &terminal_reader::on_older);
  ::el_set(editor_, EL_ADDFN, "dnd-newer", "Show the line after", &terminal_reader::on_newer);
  ::el_set(editor_, EL_ADDFN, "dnd-right", "Go on, or take the hint", &terminal_reader::on_right);
  ::el_set(editor_, EL_ADDFN, "dnd-end", "Go to the end, or take the hint",
           &terminal_reader::on_end);
  // Both forms of the keys, for terminals in either mode.
  for (const auto& [keys, function] :
       std::initializer_list<std::pair<const char*, const char*>>{{"^P", "dnd-older"},
                                                                  {"\\e[A", "dnd-older"},
                                                                  {"\\eOA", "dnd-older"},
                                                                  {"^N", "dnd-newer"},
                                                                  {"\\e[B", "dnd-newer"},
                                                                  {"\\eOB", "dnd-newer"},
                                                                  {"^F", "dnd-right"},
                                                                  {"\\e[C", "dnd-right"},
                                                                  {"\\eOC", "dnd-right"},
                                                                  {"^E", "dnd-end"},
                                                                  {"\\e[F", "dnd-end"},
                                                                  {"\\eOF", "dnd-end"},
                                                                  {"\\e[4~", "dnd-end"}})
    ::el_set(editor_, EL_BIND, keys, function, nullptr);
}

std::optional<std::string> terminal_reader::read(std::string_view prompt) {
  set_prompt(prompt);
  walk_.start();
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
  walk_.add(line);
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
  show_hint();
  for (;;) {
    const ready what = wait_for_any(settings_.input, settings_.stop, settings_.news);
    hide_hint();
    if (what == ready::stop) return 0;
    if (what == ready::news) {
      if (!show_news()) return 0;
      show_hint();
      continue;
    }
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
  if (settings_.resized) settings_.resized();
}

unsigned char terminal_reader::on_tab(editline* editor, int) {
  return of(editor).complete();
}

unsigned char terminal_reader::on_interrupt(editline* editor, int) {
  terminal_reader& self = of(editor);
  self.write("^C");
  self.leave_line();
  const int count = characters_in(edited_line(editor).text);
  ::el_cursor(editor, count);
  ::el_deletestr(editor, count);
  self.walk_.start();
  self.redraw();
  return CC_NORM;
}

unsigned char terminal_reader::on_older(editline* editor, int) {
  terminal_reader& self = of(editor);
  return self.show_line(self.walk_.older(edited_line(editor).text));
}

unsigned char terminal_reader::on_newer(editline* editor, int) {
  terminal_reader& self = of(editor);
  return self.show_line(self.walk_.newer(edited_line(editor).text));
}

unsigned char terminal_reader::on_right(editline* editor, int) {
  terminal_reader& self = of(editor);
  if (self.take_hint()) return CC_REFRESH;
  if (edited_line(editor).is_at_end()) return CC_ERROR;
  ::el_cursor(editor, 1);
  return CC_CURSOR;
}

unsigned char terminal_reader::on_end(editline* editor, int) {
  terminal_reader& self = of(editor);
  if (self.take_hint()) return CC_REFRESH;
  const edited_line line(editor);
  ::el_cursor(editor, characters_in(line.text) - characters_in(line.before()));
  return CC_CURSOR;
}

unsigned char terminal_reader::show_line(const std::optional<std::string>& line) {
  if (!line) return CC_ERROR;
  replace({.begin = 0, .end = edited_line(editor_).text.size(), .text = *line});
  return CC_REFRESH;
}

// -- the rest of an earlier line ---------------------------------------------
// libedit has no such thing. While the program waits for a key, the hint stands on the screen after
// the cursor, and it is gone before libedit draws again.

std::string_view terminal_reader::hint() const {
  // Without colours nobody could tell it from what was typed.
  if (!settings_.look.colored()) return {};
  const edited_line line(editor_);
  return line.is_at_end() ? walk_.rest_of(line.text) : std::string_view();
}

bool terminal_reader::take_hint() {
  const std::string rest(hint());
  return !rest.empty() && ::el_insertstr(editor_, rest.c_str()) == 0;
}

void terminal_reader::show_hint() {
  pollfd typed{.fd = settings_.input, .events = POLLIN, .revents = 0};
  if (::poll(&typed, 1, 0) != 0) return;
  const std::string_view rest = hint();
  if (rest.empty()) return;
  // Within the row, or the terminal would scroll.
  const std::size_t used =
      (prompt_cells_ + model::display_width(edited_line(editor_).text)) % width_;
  const std::string text = shortened(settings_.look.clean(rest), width_ - used - 1, settings_.look);
  write(
      fmt::format("{}{}{}", save_cursor, settings_.look.paint(tone::faint, text), restore_cursor));
  shows_hint_ = true;
}

void terminal_reader::hide_hint() {
  if (std::exchange(shows_hint_, false)) write(erase_rest_of_line);
}

// -- keys --------------------------------------------------------------------

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
  const edited_line line(editor_);
  const completion found = settings_.complete(line.text, line.cursor);
  if (found.candidates.empty()) return CC_ERROR;
  const completion_edit edit = edit_of(line.text, found);
  if (edit.wants_list) {
    list(found.candidates);
    return CC_NORM;
  }
  replace(edit);
  return CC_REFRESH;
}

void terminal_reader::replace(const completion_edit& edit) {
  const edited_line line(editor_);
  const std::string_view all = line.text;
  ::el_cursor(editor_, characters_in(all.substr(0, edit.end)) - characters_in(line.before()));
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

bool terminal_reader::show_news() {
  follow_size();
  const editor_news news = settings_.take_news();
  if (!news.lines.empty() || news.prompt) {
    erase_line();
    for (const std::string& line : news.lines)
      for (const std::string& piece : screen_lines(line, width_)) write(piece + "\r\n");
    if (news.prompt) set_prompt(*news.prompt);
    redraw();
  }
  return !news.ends;
}

void terminal_reader::erase_line() {
  const edited_line line(editor_);
  const std::size_t row = (prompt_cells_ + model::display_width(line.before())) / width_;
  write(row == 0 ? "\r" : fmt::format("\r\x1b[{}A", row));
  write(erase_rest_of_screen);
}

void terminal_reader::set_prompt(std::string_view prompt) {
  prompt_ = marked_prompt(prompt);
  prompt_cells_ = shown_width(prompt);
}

void terminal_reader::leave_line() {
  const edited_line line(editor_);
  const std::size_t row = (prompt_cells_ + model::display_width(line.before())) / width_;
  const std::size_t last_row = (prompt_cells_ + model::display_width(line.text)) / width_;
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
