#include "cli/app/play.hpp"

#include "actors/command_object.hpp"
#include "cli/repl/plain_reader.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <csignal>
#include <unistd.h>
#include <utility>

namespace dnd::cli {
namespace {

static_assert(pipeline::in_flight_max < bounds::commands_in_flight_max);

[[nodiscard]] std::string_view without_blanks(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t\r"), line.size()));
}

/// A line of a script, which with `--json` may be an object; what is wrong with it otherwise.
[[nodiscard]] model::ruled<given_command> given_by(std::string line, std::size_t number,
                                                   answer_format format) {
  if (format != answer_format::json || !without_blanks(line).starts_with('{'))
    return given_command{.line = std::move(line), .number = number};
  auto object = actors::read_command_object(line);
  if (!object)
    return model::refusal{.code = model::refusal_code::bad_request,
                          .message = std::move(object).error(),
                          .hint = R"(Such as {"id":"a-1","command":"roll 2d6","expect_seq":41}.)",
                          .column = {}};
  return given_command{
      .line = std::move(object->line), .number = number, .terms = std::move(object->terms)};
}

}  // namespace

// -- pipeline --------------------------------------------------------------

pipeline::pipeline(context& with, played_game& played, stop_signals& signals)
    : with_(with), game_(played), signals_(signals), printer_([this] { print_answers(); }) {}

pipeline::~pipeline() {
  (void)finish();
}

void pipeline::take_place(std::size_t most) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this, most] { return in_flight_ < most; });
  ++in_flight_;
}

void pipeline::refuse(given_command what, model::refusal why) {
  auto answer = std::make_shared<actors::response>();
  answer->how = actors::outcome::refused;
  answer->refusal = std::move(why);
  take_place(1);
  put([this, what = std::move(what), answer = std::move(answer)] {
    return show(what, {.what = asked::nothing, .response = answer}, with_.format, with_.out.out(),
                with_.out.err());
  });
}

void pipeline::submit(given_command what) {
  if (is_answered_here(kind_of(what.line))) {
    take_place(1);
    return put(game_.answer(what, [this] { return signals_.received() != 0; }));
  }
  take_place(in_flight_max);
  game_.submit(std::move(what), [this](played_game::text_maker answer) { put(std::move(answer)); });
}

void pipeline::put(played_game::text_maker what) {
  const std::lock_guard lock(mutex_);
  ready_.push_back(std::move(what));
  changed_.notify_all();
}

exit_code pipeline::finish() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
    changed_.notify_all();
  }
  if (printer_.joinable()) printer_.join();
  return worst_;
}

void pipeline::print_answers() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !ready_.empty() || (over_ && in_flight_ == 0); });
    if (ready_.empty()) return;
    const std::deque<played_game::text_maker> batch = std::exchange(ready_, {});
    lock.unlock();
    for (const played_game::text_maker& each : batch) print(each);
    // An answer that was seen survives whatever comes (promise 1), so it is shown at once.
    with_.out.flush();
    if (with_.out.is_broken()) signals_.stop();
    lock.lock();
    in_flight_ -= batch.size();
    changed_.notify_all();
  }
}

void pipeline::print(const played_game::text_maker& each) {
  const shown_answer shown = each();
  worst_ = worse(worst_, shown.code);
  with_.out.print(shown.out);
  if (!shown.err.empty()) with_.out.complain(shown.err);
}

// -- lines -----------------------------------------------------------------

exit_code play_script(context& with, played_game& played, stop_signals& signals) {
  // Far more than a command may have: the engine refuses what is too long, in its place.
  plain_reader lines(STDIN_FILENO, signals.descriptor(), bounds::event_line_bytes_max);
  pipeline commands(with, played, signals);
  for (std::size_t number = 1;; ++number) {
    input_line line = lines.read();
    if (line.kind == input_kind::end || signals.received() != 0) break;
    const std::string_view rest = without_blanks(line.text);
    if (rest.empty() || rest.front() == '#') continue;
    auto given = given_by(std::move(line.text), number, with.format);
    if (!given) {
      commands.refuse({.line = {}, .number = number}, std::move(given).error());
      continue;
    }
    const bool is_last = kind_of(given->line) == line_kind::quit;
    commands.submit(*std::move(given));
    if (is_last || with.out.is_broken()) break;
  }
  return commands.finish();
}

exit_code final_code(context& with, const stop_signals& signals, exit_code commands) {
  const int signal = signals.received();
  if (signal != 0 && signal != SIGTERM) return static_cast<exit_code>(128 + signal);
  if (with.out.is_broken() && with.out.failure() == 0) return exit_code::nobody_reads;
  return commands;
}

}  // namespace dnd::cli
