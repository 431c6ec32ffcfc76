#pragma once

#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/projections/changes_file.hpp"
#include "io/store/file/projections/kept_changes.hpp"
#include "model/apply.hpp"
#include "model/views/changed_figures.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::test {

/// An evening of play, and what is kept of where its values changed.
struct noted_evening : written_campaign {
  noted_evening() { written_campaign::evening(); }

  static inline const std::string file = io::path_in("/c", io::changes_file_name);
  static constexpr std::size_t stretch = 4;

  void keep(faulty_disk& on) const {
    for (bool again = true; again;) {
      const auto kept =
          io::keep_changes(on, directory, places.back(), io::cache_pace::now, {}, stretch);
      BOOST_REQUIRE_MESSAGE(kept, (kept ? "" : io::render(kept.error())));
      again = *kept;
    }
  }
  void keep() { keep(disk); }
  [[nodiscard]] io::loaded_changes loaded(faulty_disk& on) const {
    const auto log = on.open(log_file, io::open_mode::read_only);
    BOOST_REQUIRE(log);
    auto found = io::load_changes(on, directory, **log);
    BOOST_REQUIRE(found);
    return *std::move(found);
  }
  [[nodiscard]] model::views::subject_changes changes_of(faulty_disk& on,
                                                         std::string_view subject) const {
    const auto log = on.open(log_file, io::open_mode::read_only);
    BOOST_REQUIRE(log);
    auto found = io::load_changes_of(on, directory, **log, subject);
    BOOST_REQUIRE(found);
    return *std::move(found);
  }
  /// What the log says, without anything that is kept: stretches end where those of the file would.
  [[nodiscard]] model::views::change_index expected(model::seq_t upto) const {
    auto copy = disk.after_kill();
    model::views::change_index out;
    model::state now;
    model::views::change_indexer indexer(out, now);
    const auto read = io::read_commits(copy, directory, {}, [&](const model::commit_ptr& each) {
      if (each->last > upto) return false;
      for (const model::event& what : *each->events) {
        BOOST_REQUIRE(apply(now, what, now.seq() + 1).ok());
        indexer.note();
      }
      if (now.seq() - out.last() >= stretch) indexer.end_stretch(now.seq());
      return true;
    });
    BOOST_REQUIRE(read);
    return out;
  }
  /// Whatever is kept: what is known of it is what the log says.
  void answers_are_right(faulty_disk on) const {
    const auto known = loaded(on);
    BOOST_REQUIRE((known.index == expected(known.at.seq)));
    for (const auto* subject : {"", "grog", "nobody"}) {
      const auto of = changes_of(on, subject);
      BOOST_REQUIRE_EQUAL(of.known_to, known.at.seq);
      auto next = of.stretches.begin();
      model::seq_t first = 1;
      for (const auto& each : known.index.stretches) {
        for (const auto& one : each.subjects) {
          if (one.id != subject) continue;
          BOOST_REQUIRE(next != of.stretches.end());
          BOOST_REQUIRE(next->first == first && next->last == each.last);
          BOOST_REQUIRE_EQUAL(next->figures.size(), one.figures.size());
          ++next;
        }
        first = each.last + 1;
      }
      BOOST_REQUIRE(next == of.stretches.end());
    }
  }
};

}  // namespace dnd::test
