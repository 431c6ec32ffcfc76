#pragma once

#include "cli/app/answer.hpp"
#include "cli/app/exit_code.hpp"
#include "cli/repl/completion.hpp"
#include "io/files/error.hpp"
#include "model/guide/question.hpp"
#include "model/refusal.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// What others did, or what happened to the way to the game, since somebody looked.
struct game_news {
  /// Each line without its newline.
  std::vector<std::string> lines;
  /// It is over: nothing can be played here any more.
  bool is_over = false;
};

/// A campaign as those see it who play it at this program: lines go in, what is to be shown comes
/// out. Whether it is played in this process or on a host, it looks the same.
class played_game {
 public:
  /// Makes what is to be shown. For the thread that shows it; may be called once.
  using text_maker = std::function<shown_answer()>;

  virtual ~played_game() = default;
  played_game() = default;
  played_game(const played_game&) = delete;
  played_game& operator=(const played_game&) = delete;

  /// Waits for the answer. Requires that every line given before is answered. `stop` is asked now
  /// and then; true ends what can go on later.
  virtual text_maker answer(const given_command& what, const std::function<bool()>& stop) = 0;
  /// Does not wait. Answers come in the order of the lines, on any thread; `done` must not wait.
  /// Requires that the line is a command to the engine.
  virtual void submit(given_command what, std::function<void(text_maker)> done) = 0;

  // -- for a person at a prompt, on one thread -------------------------------

  /// What is to be read first.
  [[nodiscard]] virtual std::vector<std::string> greeting() = 0;
  /// As of the last answer, or of the news.
  [[nodiscard]] virtual std::string prompt() = 0;
  [[nodiscard]] virtual bool fight_is_on() = 0;
  [[nodiscard]] virtual completion complete(std::string_view line, std::size_t cursor) = 0;
  /// What is asked next for a line that lacks something: see `model::guide::next_step`. Where
  /// nobody can say, nothing is asked.
  [[nodiscard]] virtual io::result<model::ruled<model::guide::step>> guide(
      std::string_view line, std::span<const model::guide::answer> answers) {
    (void)line, (void)answers;
    return model::ruled<model::guide::step>(model::guide::step{});
  }
  /// Becomes readable when there are news; -1 where there never are.
  [[nodiscard]] virtual int news_descriptor() const noexcept { return -1; }
  [[nodiscard]] virtual game_news take_news() { return {}; }

  /// Ends it. Reports what went wrong, if anything did.
  virtual exit_code close() = 0;
};

}  // namespace dnd::cli
