#pragma once

#include "model/figures/figures.hpp"
#include "model/verbs/stats.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

/// What `stats` answers, as tables and as pictures.
namespace dnd::model::views {

using stats_value = std::variant<std::string, std::int64_t, double>;

struct stats_column {
  /// For programs: "damage_dealt".
  std::string name;
  /// For people: "dealt".
  std::string title;
};

struct stats_table {
  std::vector<stats_column> columns;
  /// Each with as many values as there are columns.
  std::vector<std::vector<stats_value>> rows;
};

/// Bars, or lines that go from left to right.
struct stats_chart {
  std::string title = {};
  /// What the numbers are: "hit points".
  std::string unit = {};
  struct series {
    std::string name;
    std::vector<double> values;
  };
  /// Of bars: one series. Of lines: each has as many values as there are labels.
  std::vector<series> all = {};
  std::vector<std::string> labels = {};
  /// Of bars: what is expected of each; 0: nothing is.
  double expected = 0;
  bool is_lines = false;
};

struct stats_view {
  /// "session 3", "campaign", "fight 2".
  std::string scope = {};
  /// "creature", "attack", "die", "turn" or "fight"; empty at a glance.
  std::string by = {};
  commands::stats_form form{};
  stats_table table = {};
  stats_chart chart = {};
  /// Sentences below a table.
  std::vector<std::string> notes = {};
  /// What people read where there are no rows.
  std::string nothing = {};
};

/// Hit points after each event of a fight that changed some.
struct fight_course {
  std::uint32_t number = 0;
  struct line {
    std::string name;
    /// One for each moment; -1: not there.
    std::vector<double> hp;
  };
  std::vector<line> creatures;
  /// "1", "2": the round of each moment.
  std::vector<std::string> moments;
};

/// Requires `by` of `what`, or none for what there is to say at a glance; not a fight. A player
/// gets the figures of their own characters, by creature; whoever asks for more has to be refused
/// before.
[[nodiscard]] stats_view stats_of(const figures::totals& all, std::string scope,
                                  const commands::stats& what, const viewer& whose);
[[nodiscard]] stats_view stats_of(const fight_course& fight, commands::stats_form form);

}  // namespace dnd::model::views
