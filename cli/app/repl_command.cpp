#include "cli/app/commands.hpp"

#include "cli/app/empty_lines.hpp"
#include "cli/app/play.hpp"
#include "cli/app/playable.hpp"
#include "cli/app/step_by_step.hpp"
#include "cli/repl/history_file.hpp"
#include "cli/repl/line_editor.hpp"
#include "cli/terminal/terminal.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <unistd.h>
#include <utility>

namespace dnd::cli {
namespace {

[[nodiscard]] bool is_interactive(const context& with) {
  return with.format == answer_format::text && is_terminal(STDIN_FILENO) &&
         is_terminal(STDOUT_FILENO);
}

// -- choosing --------------------------------------------------------------

void offer(context& with, const std::vector<actors::campaign_info>& all) {
  with.out.print("Which campaign?");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const style& look = with.out.out().look;
    with.out.print(fmt::format("{:>4}  {}  {}", i + 1, look.clean(all[i].name),
                               look.paint(tone::faint, look.clean(all[i].label))));
  }
}

/// Asks until there is an answer that names one; nothing when the person would rather leave.
[[nodiscard]] io::result<actors::campaign_info> ask(context& with, const playable& campaigns,
                                                    const std::vector<actors::campaign_info>& all,
                                                    const io::error& otherwise) {
  offer(with, all);
  line_editor editor({.input = STDIN_FILENO, .output = STDOUT_FILENO});
  for (;;) {
    const input_line line = editor.read("Number or name > ");
    if (line.kind == input_kind::end || kind_of(line.text) == line_kind::quit) return otherwise;
    if (line.text.empty()) continue;
    if (const auto number = parse_number(line.text, 1, all.size()))
      return campaigns.find(all[*number - 1].label);
    auto found = campaigns.find(line.text);
    if (found) return found;
    (void)fail(with, found.error());
  }
}

/// As for every command; besides, who sits at a terminal is asked.
[[nodiscard]] io::result<actors::campaign_info> campaign_to_play(context& with,
                                                                 const playable& campaigns) {
  const std::string name = with.typed.first_word();
  if (!name.empty()) return campaigns.find(name);
  auto chosen = campaigns.usual_for_player();
  if (chosen || !is_interactive(with)) return chosen;
  const auto all = campaigns.all();
  if (!all || all->size() < 2) return chosen;
  return ask(with, campaigns, *all, chosen.error());
}

// -- playing ---------------------------------------------------------------

[[nodiscard]] line_editor_options editor_options(context& with, const stop_signals& signals) {
  const bool keeps_history = with.settings.history_size.value > 0;
  return {.input = STDIN_FILENO,
          .output = STDOUT_FILENO,
          .stop = signals.descriptor(),
          .history_path =
              keeps_history ? history_path(std::getenv("XDG_STATE_HOME"), std::getenv("HOME")) : "",
          .history_lines = with.settings.history_size.value,
          .complete = {},
          // More than a command may have: the engine says what is wrong with it.
          .line_bytes = bounds::event_line_bytes_max,
          .warn =
              [&with](std::string_view text) {
                const std::string sentence(text);
                warn(with, std::span(&sentence, 1));
              },
          .look = with.out.out().look,
          .resized = [&with] { with.out.follow_size(); },
          .news = -1,
          .take_news = {}};
}

/// Plays the lines of a person, one after the other.
class interactive_play {
 public:
  interactive_play(context& with, played_game& played, stop_signals& signals)
      : with_(with), game_(played), signals_(signals), steps_(with, played, signals) {}

  [[nodiscard]] bool has_ended() const noexcept { return has_ended_; }

  void take(const std::string& line) {
    if (is_empty(line) && game_.fight_is_on()) return take_empty();
    // What was offered is there for the next line, and no longer.
    const std::vector<std::string> offered = std::exchange(offered_, {});
    if (kind_of(line) != line_kind::yes || offered.empty()) return answer_whole(line);
    for (const std::string& each : offered) {
      const style& look = with_.out.out().look;
      with_.out.print(look.paint(tone::accent, "> ") + look.clean(each));
      answer(each);
    }
  }

 private:
  void take_empty() {
    if (empty_.ends_turn()) {
      offered_.clear();
      return answer("turn");
    }
    with_.out.print(with_.out.out().look.paint(tone::faint, empty_lines::hint));
  }

  /// What the line lacks is asked for first.
  void answer_whole(const std::string& line) {
    if (const auto whole = steps_.complete(line)) answer(*whole);
  }

  void answer(const std::string& line) {
    const given_command given{.line = line};
    // What was pressed before is about what was typed before.
    (void)signals_.take_interrupt();
    const auto is_stopped = [this] {
      return signals_.take_interrupt() || signals_.received() != 0;
    };
    shown_answer shown = game_.answer(given, is_stopped)();
    with_.out.print(shown.out);
    with_.out.flush();
    if (!shown.err.empty()) with_.out.complain(shown.err);
    offered_ = std::move(shown.offered);
    has_ended_ = has_ended_ || kind_of(line) == line_kind::quit;
  }

  context& with_;
  played_game& game_;
  stop_signals& signals_;
  step_by_step steps_;
  empty_lines empty_;
  /// Commands that the last answer offered.
  std::vector<std::string> offered_;
  bool has_ended_ = false;
};

exit_code play_interactively(context& with, played_game& played, stop_signals& signals) {
  interactive_play play(with, played, signals);
  with.out.print(played.greeting());
  std::string prompt;
  bool is_over = false;
  line_editor_options options = editor_options(with, signals);
  options.complete = [&played](std::string_view line, std::size_t cursor) {
    return played.complete(line, cursor);
  };
  options.news = played.news_descriptor();
  options.take_news = [&] {
    game_news news = played.take_news();
    editor_news out{.lines = std::move(news.lines), .prompt = {}, .ends = news.is_over};
    is_over = news.is_over;
    if (std::string now = played.prompt(); now != prompt) out.prompt = prompt = std::move(now);
    return out;
  };
  line_editor editor(std::move(options));
  while (signals.received() == 0 && !with.out.is_broken() && !play.has_ended() && !is_over) {
    prompt = played.prompt();
    const input_line line = editor.read(prompt);
    if (line.kind == input_kind::end) break;
    play.take(line.text);
  }
  // A refusal was answered by the person at once: leaving is no failure.
  return exit_code::done;
}

}  // namespace

exit_code repl_command(context& with) {
  const auto campaigns = playable_campaigns(with);
  if (!campaigns) return fail(with, campaigns.error());
  const auto which = campaign_to_play(with, *campaigns);
  if (!which) return fail(with, which.error());
  const bool interactive = is_interactive(with);
  stop_signals signals(interactive ? stop_signals::interrupt::is_noted
                                   : stop_signals::interrupt::stops);
  const auto played = campaigns->open(*which, interactive ? reading::dialogue : reading::alone);
  if (!played) return fail(with, played.error());
  exit_code code = interactive ? play_interactively(with, **played, signals)
                               : play_script(with, **played, signals);
  code = worse(code, (*played)->close());
  return final_code(with, signals, code);
}

}  // namespace dnd::cli
