#pragma once

#include "actors/past.hpp"
#include "actors/workspace.hpp"
#include "io/files/error.hpp"
#include "model/commit.hpp"
#include "model/figures/counter.hpp"
#include "model/state.hpp"
#include "model/views/sessions.hpp"
#include "model/views/undone.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// What is known of a campaign that nobody has to have open: its state now and at any time, its
/// commits, its sessions.
namespace dnd::actors {

struct known_state {
  std::shared_ptr<const model::state> now;
  /// Warnings for the person, one sentence each.
  std::vector<std::string> warnings;
};

/// Reads only, also while somebody plays; blocks while the disk works. For one thread.
/// Errors: `ec::not_found`; damage of the log, located.
class questions {
 public:
  /// `ops` must outlive it. `content` as of `campaign_address::content`, for who asks for states:
  /// what conditions do stands there.
  questions(io::file_ops& ops, const campaign_info& about, std::vector<std::string> content = {});

  [[nodiscard]] io::result<known_state> state() const;
  /// After event `seq`; 0: before the first. `ec::not_found` past the end.
  [[nodiscard]] io::result<std::shared_ptr<const model::state>> state_at(model::seq_t seq) const;
  /// Oldest first, undo and redo included.
  [[nodiscard]] io::result<std::vector<model::views::session_info>> sessions() const;
  /// The newest, oldest first.
  [[nodiscard]] io::result<std::vector<model::commit_ptr>> last_commits(std::size_t count) const;

  /// What all of it up to event `upto`, where a commit ends, comes to in numbers.
  [[nodiscard]] io::result<model::figures::account> figures(model::seq_t upto) const;

  /// All commits from the first. The visitor returns false to stop.
  using visitor = std::function<bool(const model::commit_ptr&)>;
  [[nodiscard]] io::result<done> read(const visitor& visit) const;
  /// The commits from the one that event `first` belongs to, with the lines of their events as they
  /// stand in the log, with their sums. Reads what is near `first` and after it, not all before.
  using line_visitor =
      std::function<bool(const model::commit_ptr&, std::span<const std::string> lines)>;
  [[nodiscard]] io::result<done> read_lines(model::seq_t first, const line_visitor& visit) const;

  /// What happened up to a state, as `past_in`.
  [[nodiscard]] std::unique_ptr<actors::past> past(const model::state& now) const;

  /// What is taken back of the whole log by event `upto`, where a commit ends. Goes over all of it,
  /// and reads little of it.
  [[nodiscard]] io::result<model::views::undone_events> undone(model::seq_t upto) const;

 private:
  [[nodiscard]] io::log_store& store() const noexcept { return *store_; }

  io::file_ops& ops_;
  /// Where the campaign's log is, kept alive.
  std::shared_ptr<io::log_store> store_;
  std::string id_;
  std::vector<std::string> content_;
};

}  // namespace dnd::actors
