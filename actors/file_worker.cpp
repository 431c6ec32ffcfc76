#include "actors/file_worker.hpp"

#include "actors/commits_to_undo.hpp"
#include "io/content/condition_reader.hpp"
#include "io/content/library.hpp"
#include "io/files/posix/background_throttle.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <iterator>
#include <utility>

namespace dnd::actors {

namespace {

/// Reading YAML may throw in the library; an exception becomes an answer.
io::result<model::found_content> find_entry(io::content::library& library,
                                            const std::string& wanted) {
  try {
    return library.needed(wanted);
  } catch (const std::exception& why) {
    return io::error{.code = io::ec::internal,
                     .what = std::string("unexpected: ") + why.what(),
                     .todo = "The campaign is not touched by this."};
  }
}

}  // namespace

found_message file_worker_state::find_content(const find_content_message& what) {
  auto answer = std::make_shared<lookup_results>();
  // A library a request: a file that was edited meanwhile is read as it is now.
  io::content::library library(*with.ops, what.directories);
  for (const auto& wanted : what.names)
    answer->content.emplace(wanted, find_entry(library, wanted));
  return {std::move(answer)};
}

found_message file_worker_state::find_commit(const find_commit_message& what) {
  auto answer = std::make_shared<lookup_results>();
  answer->commits.emplace(what.seq, with.store->find(what.campaign, what.seq));
  return {std::move(answer)};
}

found_message file_worker_state::find_stretch(const find_stretch_message& what) {
  auto answer = std::make_shared<lookup_results>();
  std::vector<model::commit_ptr> all;
  const auto read = with.store->read(what.campaign, what.events, [&](const auto& each) {
    all.push_back(each);
    return true;
  });
  answer->stretch = read ? io::result<std::vector<model::commit_ptr>>(std::move(all))
                         : io::result<std::vector<model::commit_ptr>>(read.error());
  return {std::move(answer)};
}

found_message file_worker_state::find_marks(const find_marks_message& what) {
  auto answer = std::make_shared<lookup_results>();
  answer->marks.emplace(
      std::pair(what.what.events.first, what.what.events.last),
      look_for_marks(
          what.what,
          [&](const io::seq_range& range) { return with.store->undo_marks(what.campaign, range); },
          [&](const io::seq_range& range, const io::commit_visitor& visit) {
            return with.store->read(what.campaign, range, visit);
          }));
  return {std::move(answer)};
}

snapshot_done_message file_worker_state::checkpoint(const checkpoint_message& what,
                                                    const std::function<void()>& rest) {
  auto kept = with.store->checkpoint(what.campaign, *what.what, rest);
  if (kept) ++with.counts->snapshots;
  return {std::move(kept)};
}

tended_message file_worker_state::tend(const tend_message& what,
                                       const std::function<void()>& rest) {
  // What cannot be kept is read from the log, more slowly.
  const auto done = what.log->log->tend(what.durable, what.keep, what.pace, rest);
  return {done && *done};
}

backup_done_message file_worker_state::back_up(const backup_message& what) {
  return {with.store->back_up(what.campaign, what.now_ms, what.keep)};
}

loaded_message file_worker_state::load(const load_message& what) {
  auto opened =
      std::make_shared<io::result<io::opened_log>>(with.store->open(what.campaign, what.name));
  if (*opened) {
    auto& found = (*opened)->found;
    auto conditions = io::content::condition_rows_of(*with.ops, what.directories);
    found.state.set_rows(std::move(conditions.rows));
    std::ranges::move(conditions.warnings, std::back_inserter(found.warnings));
  }
  return {std::move(opened)};
}

void file_worker_state::catch_up(const catch_up_message& what) {
  std::vector<model::commit_ptr> page;
  const auto read = with.store->read(what.campaign, what.range, [&](const model::commit_ptr& each) {
    page.push_back(each);
    return page.size() < bounds::catch_up_commits_max;
  });
  if (read)
    what.who->take_page(std::move(page));
  else
    what.who->take_page(read.error());
}

file_worker_actor::behavior_type file_worker(
    file_worker_actor::stateful_pointer<file_worker_state> self, worker_setup with) {
  self->state.with = std::move(with);
  return {
      [self](const find_content_message& what) { return self->state.find_content(what); },
      [self](const find_commit_message& what) { return self->state.find_commit(what); },
      [self](const find_stretch_message& what) { return self->state.find_stretch(what); },
      [self](const find_marks_message& what) { return self->state.find_marks(what); },
      [self](const checkpoint_message& what) {
        // Play goes on meanwhile. A thread that is shared serves others too: it does not rest.
        constexpr std::chrono::milliseconds small_snapshot{1};
        io::background_throttle pace(small_snapshot);
        std::function<void()> rest;
        if (self->getf(caf::abstract_actor::is_detached_flag)) rest = [&pace] { pace.rest(); };
        return self->state.checkpoint(what, rest);
      },
      [self](const tend_message& what) {
        io::background_throttle pace;
        std::function<void()> rest;
        if (self->getf(caf::abstract_actor::is_detached_flag)) rest = [&pace] { pace.rest(); };
        return self->state.tend(what, rest);
      },
      [self](const backup_message& what) { return self->state.back_up(what); },
      [self](const load_message& what) { return self->state.load(what); },
      [self](const catch_up_message& what) { self->state.catch_up(what); },
  };
}

}  // namespace dnd::actors
