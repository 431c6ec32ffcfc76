#include "cli/repl/line_editor.hpp"

#include "cli/repl/history_file.hpp"
#include "cli/repl/plain_reader.hpp"
#include "cli/repl/terminal_reader.hpp"
#include "cli/terminal/terminal.hpp"

#include <algorithm>
#include <utility>

namespace dnd::cli {

line_editor::line_editor(line_editor_options options) : options_(std::move(options)) {
  if (!is_terminal(options_.input) || !is_terminal(options_.output)) {
    plain_ = std::make_unique<plain_reader>(options_.input, options_.stop, options_.line_bytes);
    return;
  }
  options_.history_lines =
      std::clamp<std::size_t>(options_.history_lines, 1, bounds::history_size_max);
  history_ = std::make_unique<history_file>(options_.history_path, options_.history_lines);
  terminal_ =
      std::make_unique<terminal_reader>(terminal_settings{.input = options_.input,
                                                          .output = options_.output,
                                                          .stop = options_.stop,
                                                          .history_lines = options_.history_lines,
                                                          .complete = options_.complete,
                                                          .look = options_.look,
                                                          .resized = options_.resized,
                                                          .news = options_.news,
                                                          .take_news = options_.take_news});
  for (const std::string& line : history_->load()) {
    terminal_->remember(line);
    last_line_ = line;
  }
  warn_once();
}

line_editor::~line_editor() = default;

input_line line_editor::read(std::string_view prompt) {
  if (plain_ != nullptr) return plain_->read();
  const auto typed = terminal_->read(prompt);
  if (!typed) return {};
  if (typed->size() > options_.line_bytes)
    return {.kind = input_kind::too_long,
            .text = typed->substr(0, options_.line_bytes),
            .bytes = typed->size()};
  const bool is_blank = typed->find_first_not_of(" \t") == std::string::npos;
  if (!is_blank && *typed != last_line_) {
    last_line_ = *typed;
    terminal_->remember(*typed);
    history_->append(*typed);
    warn_once();
  }
  return {.kind = input_kind::line, .text = *typed, .bytes = typed->size()};
}

void line_editor::warn_once() {
  const auto warning = history_->take_warning();
  if (warning && options_.warn) options_.warn(*warning);
}

}  // namespace dnd::cli
