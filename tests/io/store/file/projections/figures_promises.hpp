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
    model::figures::account out;
    const auto counted =
        io::count_on(out, last(), [&](const io::seq_range& range, const io::commit_visitor& visit) {
          return io::read_commits(copy, directory, range, visit);
        });
    BOOST_REQUIRE_MESSAGE(counted, (counted ? "" : io::render(counted.error())));
    return out;
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
};

}  // namespace dnd::test
