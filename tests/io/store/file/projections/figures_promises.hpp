#pragma once

#include "io/store/counting.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/projections/figures_builder.hpp"
#include "io/store/file/projections/kept_figures.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {

/// An evening of play, and what its log comes to without anything that is kept.
struct counted_evening : written_campaign {
  counted_evening() { written_campaign::evening(); }

  static inline const std::string file = io::path_in("/c", io::figures_file_name);

  [[nodiscard]] model::figures::account expected() const {
    auto copy = disk.after_kill();
    auto counted =
        io::count_commits(last(), [&](const io::seq_range& range, const io::commit_visitor& visit) {
          return io::read_commits(copy, directory, range, visit);
        });
    BOOST_REQUIRE_MESSAGE(counted, (counted ? "" : io::render(counted.error())));
    return *std::move(counted);
  }
  /// All events after `seq`, as one undo. What it puts back does not matter to what is counted.
  void take_back_after(model::seq_t seq) {
    const auto& now = states.back().undo_at();
    model::command_undone undo;
    undo.first = seq + 1;
    undo.last = last();
    undo.head = {.before = now.head, .after = states[seq].undo_at().head};
    undo.redo = {.before = now.redo, .after = last() + 1};
    command({undo});
  }
  /// What the last command took back.
  void bring_back() {
    const auto& now = states.back().undo_at();
    const auto& before = states[last() - 1].undo_at();
    model::command_redone redo;
    redo.undone = last();
    redo.head = {.before = now.head, .after = before.head};
    redo.redo = {.before = now.redo, .after = before.redo};
    command({redo});
  }
  void take_out(model::seq_t first, model::seq_t last_of_it) {
    model::command_taken_out out;
    out.first = first;
    out.last = last_of_it;
    command({out});
  }
  void next_session() {
    command({model::session_ended{.number = states.back().play().count}});
    session();
  }
  void keep(faulty_disk& on) const {
    for (bool again = true; again;) {
      const auto kept = io::keep_figures(on, directory, places.back(), io::cache_pace::now);
      BOOST_REQUIRE_MESSAGE(kept, (kept ? "" : io::render(kept.error())));
      again = *kept;
    }
  }
  void keep() { keep(disk); }
  [[nodiscard]] io::loaded_figures loaded(faulty_disk& on) const {
    const auto log = on.open(log_file, io::open_mode::read_only);
    BOOST_REQUIRE(log);
    auto found = io::load_figures(on, directory, **log);
    BOOST_REQUIRE(found);
    return *std::move(found);
  }
  /// Whatever is kept, the answer is that of the log.
  void answers_are_right(faulty_disk on) const {
    const auto told = io::figures_upto(on, directory, last());
    BOOST_REQUIRE_MESSAGE(told, (told ? "" : io::render(told.error())));
    BOOST_REQUIRE((*told == expected()));
  }
  /// What counting the log comes to when a line of it cannot be read.
  [[nodiscard]] io::result<model::figures::account> counted_without(model::seq_t damaged) const {
    auto copy = disk.after_kill();
    auto text = log();
    text[places[damaged - 1].offset + 25] ^= 1;
    copy.put(log_file, text);
    const auto log_places = io::place_finder::open(copy, directory);
    BOOST_REQUIRE(log_places);
    auto usable =
        io::find_usable_figures(copy, directory, *log_places->log(), last(), {.upto = last()});
    BOOST_REQUIRE(usable);
    auto counted = io::count_log(
        *log_places, {.last = last(), .end = text.size(), .threads = 1, .skipped_least = 1},
        *std::move(usable));
    if (!counted) return std::move(counted).error();
    return std::move(counted->account);
  }
};

}  // namespace dnd::test
