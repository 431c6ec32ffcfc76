#pragma once

#include "actors/campaign/outgoing_commit.hpp"
#include "actors/campaign/recent_history.hpp"
#include "actors/messages.hpp"
#include "io/store/log_store.hpp"
#include "model/command.hpp"
#include "model/decide.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dnd::actors {

/// What the executor must be given before it can go on with a command.
struct missing_content {
  std::vector<std::string> names;
};
struct missing_commit {
  model::seq_t seq = 0;  ///< Of an event of the commit that is looked for.
};

/// The commits of a stretch of the log that is older than what the executor holds.
struct missing_stretch {
  io::seq_range events;
};

/// What a stretch of the log that is older than what the executor holds says about what is taken
/// back, and the newest commits of it that an undo of it names.
struct missing_marks {
  io::seq_range events;
  /// What the commits after it say about what is taken back.
  std::vector<model::views::undo_mark> after;
  std::size_t newest = 0;
};
struct found_marks {
  std::vector<model::views::undo_mark> marks;
  /// Oldest first.
  std::vector<model::commit_ptr> newest;
};

/// What came of looking: an error is an answer to the command too.
struct lookup_results {
  std::map<std::string, io::result<model::found_content>> content;
  /// By the event that was asked for.
  std::map<model::seq_t, io::result<io::commit_in_place>> commits;
  /// Of the last stretch that was asked for, oldest first.
  std::optional<io::result<std::vector<model::commit_ptr>>> stretch = {};
  /// By the first and the last event of the stretch.
  std::map<std::pair<model::seq_t, model::seq_t>, io::result<found_marks>> marks = {};

  /// Takes in what was found since, for a command that asks more than once.
  void add(const lookup_results& more);
};

using step = std::variant<outgoing_commit, response, missing_content, missing_commit,
                          missing_stretch, missing_marks>;

/// The live state of a campaign and what commands do to it. Plain and synchronous: it reads
/// nothing and writes nothing; what it lacks it asks for, and is called again with it.
class executor {
 public:
  executor(const model::state& found, const model::rulings& house, std::uint64_t seed,
           io::recent_ids ids = {});

  /// Carries out a line. `known` is empty at the first call, and holds what was asked for at the
  /// next. An accepted command is applied when this returns.
  /// A command whose id is known is not carried out: its first answer comes again.
  [[nodiscard]] step execute(const std::string& line, std::int64_t now_ms,
                             const lookup_results& known, const command_terms& terms = {});

  [[nodiscard]] const model::state& state() const noexcept { return state_; }
  /// The store finds what is durable; what is after it must be remembered.
  void set_durable(model::seq_t seq) noexcept { history_.keep_after(seq); }
  /// The ids of commands that can be answered again.
  [[nodiscard]] const io::recent_ids& ids() const noexcept { return ids_; }
  /// The state as it was when `seq` was the last event, to show what is durable after a
  /// failure. Nothing when that is too far back.
  [[nodiscard]] std::optional<model::state> state_after(model::seq_t seq) const {
    return history_.state_after(seq);
  }

 private:
  /// What is the same for every step of carrying out one line.
  struct given {
    const std::string& line;
    const std::string& id;
    std::int64_t now_ms;
    const lookup_results& known;
  };

  step execute_new(const given& what);
  step discard(const given& what);
  step repeat(model::seq_t first, const given& what) const;
  step carry_out(const model::command& command, const given& what);
  /// The commit that an event belongs to, or the step that has to be taken instead.
  using commit_or_step = std::variant<io::commit_in_place, step>;
  commit_or_step find_commit(model::seq_t seq, const given& what) const;
  /// Commits, oldest first, or the step that has to be taken instead.
  using commits_or_step = std::variant<std::vector<model::commit_ptr>, step>;
  /// What an undo took back, or what a redo did again, oldest first; of much the newest. None for
  /// any other command.
  commits_or_step find_taken_back(const io::commit_in_place& by, const given& what) const;
  step undo(std::int32_t count, const given& what);
  /// The newest commits that an undo takes back, oldest first; fewer when there are no more.
  /// Requires that there is one.
  commits_or_step find_newest(std::size_t count, const given& what) const;
  step undo_to(model::seq_t event, const given& what);
  step undo_only(model::seq_t event, const given& what);
  /// All commits from the one with event `first` on, oldest first. Or the step that has to be taken
  /// instead.
  commits_or_step find_commits_from(model::seq_t first, const given& what) const;
  /// What the commits of a range say about what is taken back, and the newest of them that an undo
  /// of it names, with the one that it begins inside of. Requires that it ends where a commit does.
  /// Or the step that has to be taken instead.
  using marks_or_step = std::variant<found_marks, step>;
  marks_or_step find_marks(const io::seq_range& range, const given& what) const;
  /// So many undos are taken back as one, or as many as it takes until the command of an event is
  /// in effect again.
  struct redo_goal {
    std::size_t count = 0;
    std::optional<model::seq_t> event = {};
  };
  step redo(const redo_goal& goal, const given& what);
  /// Undo and discard are one thing: the state becomes what it was before the commit that
  /// event `seq` belongs to.
  enum class reversal : std::uint8_t { undo, discard };
  /// `last` is the last event that an undo takes back.
  step go_back_to(reversal how, const io::commit_in_place& found, model::seq_t last,
                  const given& what);
  /// Keeps a trial to which the events were applied, if they can be stored.
  step accept(model::trial& attempt, std::vector<model::event> events, const given& what);
  /// The same for events that are still to be applied.
  step apply_and_accept(std::vector<model::event> events, const given& what);

  model::state state_;
  recent_history history_;
  io::recent_ids ids_;
  model::rulings house_;
  model::dice_roller dice_;
};

}  // namespace dnd::actors
