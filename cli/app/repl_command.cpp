#include "cli/app/command_completion.hpp"
#include "cli/app/commands.hpp"

#include "actors/content.hpp"
#include "actors/content_questions.hpp"
#include "cli/app/empty_lines.hpp"
#include "cli/app/play.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/prompt.hpp"
#include "cli/render/status.hpp"
#include "cli/repl/history_file.hpp"
#include "cli/repl/line_editor.hpp"
#include "cli/terminal/terminal.hpp"
#include "model/bounds.hpp"
#include "model/views/state_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <unistd.h>
#include <utility>

namespace dnd::cli {
namespace {

using model::views::state_view;
using model::views::state_view_ptr;

/// Who sits at the terminal is the game master.
[[nodiscard]] state_view_ptr seen(const model::state& now) {
  return std::make_shared<const state_view>(view_of(now, model::views::viewer::gm()));
}

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
[[nodiscard]] io::result<actors::campaign_info> ask(context& with,
                                                    const std::vector<actors::campaign_info>& all,
                                                    const io::error& otherwise) {
  offer(with, all);
  line_editor editor({.input = STDIN_FILENO, .output = STDOUT_FILENO});
  for (;;) {
    const input_line line = editor.read("Number or name > ");
    if (line.kind == input_kind::end || kind_of(line.text) == line_kind::quit) return otherwise;
    if (line.text.empty()) continue;
    if (const auto number = parse_number(line.text, 1, all.size()))
      return with.places.find_campaign(all[*number - 1].label);
    auto found = with.places.find_campaign(line.text);
    if (found) return found;
    (void)fail(with, found.error());
  }
}

/// As for every command; besides, a new user gets the sample campaign, and who sits at a terminal
/// is asked.
[[nodiscard]] io::result<actors::campaign_info> campaign_to_play(context& with) {
  const std::string name = with.typed.first_word();
  if (name.empty()) {
    auto sample = with.places.ensure_sample(now_ms());
    if (!sample) return std::move(sample).error();
    if (*sample) return **std::move(sample);
  }
  auto chosen = chosen_campaign(with, name);
  if (chosen || !name.empty() || !is_interactive(with)) return chosen;
  const auto all = with.places.list_campaigns(with.places.options().world);
  if (!all || all->size() < 2) return chosen;
  return ask(with, *all, chosen.error());
}

// -- playing ---------------------------------------------------------------

void greet(context& with, const actors::campaign_info& which, const state_view& now) {
  const layout& where = with.out.out();
  with.out.print(where.look.paint(tone::strong, where.look.clean(which.name)) +
                 where.look.paint(tone::faint, fmt::format(" ({}), {}", which.label,
                                                           counted(now.seq, "event"))));
  // In the middle of a fight, what matters is who stands where.
  if (now.fight) {
    with.out.print(status_lines(now, where));
  } else if (now.seq > 0) {
    with.out.print(standing_text(now, where.look));
  }
  with.out.print(where.look.paint(
      tone::faint,
      "`help` lists the commands, Tab completes them, `quit` ends. All is saved as "
      "it happens."));
}

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
          .resized = [&with] { with.out.follow_size(); }};
}

[[nodiscard]] content_words words_of(actors::content_questions& asked,
                                     actors::addable_creatures& addable) {
  return {.addable = [&addable] { return addable.slugs(); },
          .entries = [&asked](auto kind) { return asked.names(kind); },
          .sought = [&asked](auto kind, auto label) { return asked.values(kind, label); }};
}

/// Plays the lines of a person, one after the other.
class interactive_play {
 public:
  interactive_play(context& with, actors::open_campaign& campaign, stop_signals& signals)
      : with_(with), campaign_(campaign), signals_(signals), now_(seen(*campaign.report().state)) {}

  [[nodiscard]] const state_view_ptr& now() const noexcept { return now_; }
  [[nodiscard]] bool has_ended() const noexcept { return has_ended_; }

  void take(const std::string& line) {
    if (is_empty(line) && now_->fight) return take_empty();
    // What was offered is there for the next line, and no longer.
    const std::vector<std::string> offered = std::exchange(offered_, {});
    if (kind_of(line) != line_kind::yes || offered.empty()) return answer(line);
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

  void answer(const std::string& line) {
    const given_command given{.line = line};
    // What was pressed before is about what was typed before.
    (void)signals_.take_interrupt();
    const auto is_stopped = [this] {
      return signals_.take_interrupt() || signals_.received() != 0;
    };
    const line_answer answer = answer_line(campaign_, given, is_stopped);
    shown_answer shown =
        show(given, answer, with_.format, with_.out.out(), with_.out.err(), reading::dialogue);
    with_.out.print(shown.out);
    with_.out.flush();
    if (!shown.err.empty()) with_.out.complain(shown.err);
    if (answer.response->after) now_ = seen(*answer.response->after);
    offered_ = std::move(shown.offered);
    has_ended_ = has_ended_ || answer.what == asked::quit;
  }

  context& with_;
  actors::open_campaign& campaign_;
  stop_signals& signals_;
  state_view_ptr now_;
  empty_lines empty_;
  /// Commands that the last answer offered.
  std::vector<std::string> offered_;
  bool has_ended_ = false;
};

exit_code play_interactively(context& with, const actors::campaign_info& which,
                             actors::open_campaign& campaign, stop_signals& signals) {
  interactive_play play(with, campaign, signals);
  greet(with, which, *play.now());
  actors::addable_creatures content(with.ops, with.places.address_of(which, with.settings));
  line_editor_options options = editor_options(with, signals);
  options.complete =
      command_completer([&play] { return play.now(); }, words_of(campaign.content(), content));
  line_editor editor(std::move(options));
  while (signals.received() == 0 && !with.out.is_broken() && !play.has_ended()) {
    const input_line line = editor.read(
        prompt_for(with.settings.prompt.value, which.name, *play.now(), with.out.out()));
    if (line.kind == input_kind::end) break;
    play.take(line.text);
  }
  // A refusal was answered by the person at once: leaving is no failure.
  return exit_code::done;
}

}  // namespace

exit_code repl_command(context& with) {
  const auto which = campaign_to_play(with);
  if (!which) return fail(with, which.error());
  const bool interactive = is_interactive(with);
  stop_signals signals(interactive ? stop_signals::interrupt::is_noted
                                   : stop_signals::interrupt::stops);
  const auto played = played_campaign::open(with, *which);
  if (!played) return fail(with, played.error());
  actors::open_campaign& campaign = (*played)->campaign();
  exit_code code = interactive ? play_interactively(with, *which, campaign, signals)
                               : play_script(with, campaign, signals);
  code = worse(code, (*played)->close(with));
  return final_code(with, signals, code);
}

}  // namespace dnd::cli
