#pragma once

#include "model/command_values.hpp"
#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>

/// Figures of play. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// Whose figures: of what stretch of play.
enum class stats_scope : std::uint8_t {
  usual,  ///< The session that is running, else the campaign.
  session,
  campaign,
  fight,
};
enum class stats_by : std::uint8_t { creature, attack, die, turn };
enum class stats_form : std::uint8_t { table, csv, chart, svg };

/// `stats [session [N]|campaign|fight [N]] [by creature|attack|die|turn] [as csv|chart|svg]`
struct stats {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  stats_scope scope = stats_scope::usual;
  /// Of a session or a fight; none: the last one.
  std::optional<std::uint32_t> number;
  /// None: what there is to say at a glance.
  std::optional<stats_by> by;
  stats_form form = stats_form::table;

  [[nodiscard]] static stats read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const stats&, const stats&) = default;
};

using stats_verbs = type_list<stats>;

}  // namespace dnd::model::commands
