#include "cli/app/step_by_step.hpp"

#include "cli/render/errors.hpp"
#include "cli/repl/line_editor.hpp"
#include "cli/repl/question_text.hpp"
#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/wording.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dnd::cli {
namespace {

/// Where the part of an answer begins that the cursor stands in: after the last comma or "and".
std::size_t part_before(std::string_view typed) {
  std::size_t begin = 0;
  for (const std::string_view each : {", ", ",", " and: ", " and "})
    if (const std::size_t at = typed.rfind(each); at != std::string_view::npos)
      begin = std::max(begin, at + each.size());
  return begin;
}

completion complete_answer(const model::guide::question& asked, std::string_view line,
                           std::size_t cursor) {
  completion found;
  found.begin = part_before(line.substr(0, cursor));
  found.end = cursor;
  const std::string typed = model::language::lower(line.substr(found.begin, cursor - found.begin));
  const auto add = [&](const std::string& value) {
    if (model::language::begins_with(value, typed)) found.candidates.push_back(value);
  };
  for (const auto& each : asked.options) add(each.value);
  if (found.begin == 0 && !typed.empty())
    for (const char* word : {"back", "stop"}) add(word);
  return found;
}

std::string_view without_ends(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// One command in the making.
class dialogue_of_steps {
 public:
  dialogue_of_steps(context& with, played_game& played, stop_signals& signals, std::string line)
      : with_(with),
        game_(played),
        line_(std::move(line)),
        editor_({.input = STDIN_FILENO,
                 .output = STDOUT_FILENO,
                 .stop = signals.descriptor(),
                 .history_path = {},
                 .history_lines = bounds::history_size_default,
                 .complete =
                     [this](std::string_view typed, std::size_t cursor) {
                       return at_.next ? complete_answer(*at_.next, typed, cursor) : completion();
                     },
                 .line_bytes = bounds::command_bytes_max,
                 .warn = {},
                 .look = with.out.out().look,
                 .resized = [&with] { with.out.follow_size(); },
                 .news = -1,
                 .take_news = {}}) {}

  /// Nothing is asked where the line lacks nothing, or has something that is wrong.
  [[nodiscard]] bool begins() { return take_step() && at_.next && at_.is_needed; }

  /// Nothing when it was left.
  [[nodiscard]] std::optional<std::string> run() {
    say("A name, its beginning or a number answers, Tab completes; `back` goes back, `stop` "
        "leaves.");
    while (at_.next) {
      // After a complaint the question still stands above it.
      if (std::exchange(is_new_, false)) with_.out.print(question_lines(at_, with_.out.out()));
      const input_line typed = editor_.read(question_prompt(*at_.next, with_.out.out().look));
      if (typed.kind == input_kind::end || without_ends(typed.text) == "stop") {
        say("Left: nothing has been done.");
        return std::nullopt;
      }
      if (without_ends(typed.text) == "back")
        go_back();
      else
        take(typed.text);
    }
    return at_.line;
  }

 private:
  void say(std::string_view text) {
    with_.out.print(with_.out.out().look.paint(tone::faint, std::string(text)));
  }
  void complain(model::refusal why) {
    // Where a word stands in a line that nobody sees says nothing.
    why.column = std::nullopt;
    with_.out.flush();
    with_.out.complain(refusal_lines({}, why, with_.out.err()));
  }

  /// False after a complaint: then what was there before stays.
  [[nodiscard]] bool take_step() {
    auto made = game_.guide(line_, answers_);
    if (!made || !*made) {
      if (is_asking_ && !made) (void)fail(with_, made.error());
      if (is_asking_ && made) complain(made->error());
      return false;
    }
    at_ = **std::move(made);
    is_new_ = true;
    is_asking_ = true;
    return true;
  }

  void take(const std::string& typed) {
    auto said = model::guide::answer_to(*at_.next, typed);
    if (!said) return complain(said.error());
    answers_.push_back(*std::move(said));
    if (!take_step()) answers_.pop_back();
  }

  void go_back() {
    if (answers_.empty()) return say("This is the first question.");
    answers_.pop_back();
    (void)take_step();
  }

  context& with_;
  played_game& game_;
  std::string line_;
  std::vector<model::guide::answer> answers_;
  model::guide::step at_;
  bool is_new_ = true;
  /// Before the first question what is wrong with the line is for the game to say.
  bool is_asking_ = false;
  line_editor editor_;
};

}  // namespace

std::optional<std::string> step_by_step::complete(const std::string& line) {
  if (!model::asks_for_rest(line)) return line;
  dialogue_of_steps asking(with_, game_, signals_, line);
  if (!asking.begins()) return line;
  auto whole = asking.run();
  if (whole) {
    const style& look = with_.out.out().look;
    with_.out.print(look.paint(tone::accent, "> ") + look.clean(*whole));
  }
  return whole;
}

}  // namespace dnd::cli
