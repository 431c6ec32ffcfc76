#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/projections/figures_layout.hpp"
#include "io/store/file/projections/projection_mark.hpp"
#include "io/store/log_position.hpp"
#include "model/figures/counter.hpp"
#include "model/views/undone.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// `figures.json`: what a campaign's log came to in numbers, up to some event. A cache, as the
/// index is: proven against the log before it is used, and deleted without loss.
namespace dnd::io {

inline constexpr std::string_view figures_file_name = "figures.json";

/// What of it is wanted.
struct figures_choice {
  /// Stretches that end after it are left out.
  model::seq_t upto = UINT64_MAX;
  /// Stretches with one of these events are left out. Sorted, and no two of them touch.
  std::vector<model::views::undone_events::range> outdated = {};
  /// What is read of it. All: and every byte is looked at. Sums: stretches that follow each other
  /// become one where nobody asks for more than their sum, so that little is read.
  enum class reading : std::uint8_t { all, sums } how = reading::all;
  /// Of sums: its stretches never become one with others.
  std::optional<std::uint32_t> session = {};
};

/// Stretches after some that were left out. They are right as long as counting comes from what is
/// before those to the same place as it did when they were kept.
struct later_figures {
  /// Never empty.
  std::vector<model::figures::segment> segments;
  /// After the last of them.
  model::figures::counting_context after;
  /// Of the stretch before the first of them, which was left out.
  model::seq_t previous_first = 0;
  std::uint32_t previous_session = 0;
};

struct loaded_figures {
  /// Up to the first stretch that was left out.
  model::figures::account account;
  std::vector<later_figures> later;
  /// Where the last event that is counted in the file ends; all zero: it was not used.
  log_position at;
  /// Why a file that is there was not used; empty when it was, or when there is none.
  std::string why_not = {};
};

/// Errors: the disk's while the log is read. A file that cannot be used is no error.
[[nodiscard]] result<loaded_figures> load_figures(file_ops& ops, const std::string& directory,
                                                  const log_file& log,
                                                  const figures_choice& wanted = {});

/// Takes the place of what was there, whole or not at all.
[[nodiscard]] result<done> save_figures(file_ops& ops, const std::string& directory,
                                        const model::figures::account& account,
                                        const log_position& at);

/// A look at the beginning of the file. Nothing when there is none, or none of this format.
[[nodiscard]] std::optional<projection_mark> peek_figures(file_ops& ops,
                                                          const std::string& directory);

}  // namespace dnd::io
