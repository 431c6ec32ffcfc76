#include "cli/app/local_game.hpp"

#include "actors/content_questions.hpp"
#include "cli/app/book_questions.hpp"
#include "cli/app/command_completion.hpp"
#include "cli/app/far_undo.hpp"
#include "cli/app/greeting.hpp"
#include "cli/render/prompt.hpp"

#include <utility>

namespace dnd::cli {
namespace {

using model::views::state_view;
using model::views::state_view_ptr;

/// Who sits at the terminal is the game master.
[[nodiscard]] state_view_ptr seen(const model::state& now) {
  return std::make_shared<const state_view>(view_of(now, model::views::viewer::gm()));
}

}  // namespace

local_game::local_game(context& with, const actors::campaign_info& which, reading how)
    : with_(with), which_(which), how_(how) {}

io::result<std::unique_ptr<local_game>> local_game::open(context& with,
                                                         const actors::campaign_info& which,
                                                         reading how) {
  auto opened = played_campaign::open(with, which);
  if (!opened) return std::move(opened).error();
  std::unique_ptr<local_game> out(new local_game(with, which, how));
  out->played_ = *std::move(opened);
  return out;
}

played_game::text_maker local_game::maker_of(given_command what, line_answer answer) {
  return [this, what = std::move(what), answer = std::move(answer)]() mutable {
    if (!answer.books) tell_last_session(campaign(), answer);
    return show(what, answer, with_.format, with_.out.out(), with_.out.err(), how_);
  };
}

played_game::text_maker local_game::answer(const given_command& what,
                                           const std::function<bool()>& stop) {
  auto first =
      how_ == reading::dialogue ? ask_before_far_undo(campaign(), what.line) : std::nullopt;
  line_answer made = first ? *std::move(first) : answer_line(campaign(), what, stop);
  if (how_ == reading::dialogue && made.response->after) now_ = seen(*made.response->after);
  return maker_of(what, std::move(made));
}

void local_game::submit(given_command what, std::function<void(text_maker)> done) {
  actors::request wanted{.line = what.line, .wanted = actors::attach::states, .terms = what.terms};
  campaign().submit(std::move(wanted), [this, what = std::move(what),
                                        done = std::move(done)](actors::response_ptr answer) {
    done(maker_of(what, {.what = asked::nothing, .response = std::move(answer)}));
  });
}

const state_view& local_game::now() {
  if (now_ == nullptr) now_ = seen(*campaign().report().state);
  return *now_;
}

std::vector<std::string> local_game::greeting() {
  return greeting_lines(which_, now(), with_.out.out());
}

std::string local_game::prompt() {
  return prompt_for(with_.settings.prompt.value, which_.name, now(), with_.out.out());
}

completion local_game::complete(std::string_view line, std::size_t cursor) {
  if (!complete_) {
    addable_ = std::make_unique<actors::addable_creatures>(
        with_.ops, with_.places.address_of(which_, with_.settings));
    auto& content = campaign().content();
    complete_ = command_completer(
        [this] {
          (void)now();
          return now_;
        },
        {.addable = [this] { return addable_->slugs(); },
         .entries = [&content](auto kind) { return content.names(kind); },
         .sought = [&content](auto kind, auto label) { return content.values(kind, label); }});
  }
  return complete_(line, cursor);
}

io::result<model::ruled<model::guide::step>> local_game::guide(
    std::string_view line, std::span<const model::guide::answer> answers) {
  const auto state = campaign().state();
  if (!state) return state.error();
  return campaign().content().guide(**state, campaign().report().house, line, answers);
}

exit_code local_game::close() {
  return played_->close(with_);
}

}  // namespace dnd::cli
