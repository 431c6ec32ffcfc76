#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/projections/figures_layout.hpp"
#include "io/store/file/projections/projection_mark.hpp"
#include "io/store/log_position.hpp"
#include "model/figures/counter.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// `figures.json`: what a campaign's log came to in numbers, up to some event. A cache, as the
/// index is: proven against the log before it is used, and deleted without loss.
namespace dnd::io {

inline constexpr std::string_view figures_file_name = "figures.json";

/// What of it is wanted.
struct figures_choice {
  /// Stretches that end after it are left out.
  model::seq_t upto = UINT64_MAX;
  /// What is read of it. All: and every byte is looked at. Sums: stretches that may be told
  /// together become one, so that little is read; the last ones never do.
  enum class reading : std::uint8_t { all, sums } how = reading::all;
  /// Of sums: its stretches are never told together with others.
  std::optional<std::uint32_t> session = {};
};

struct loaded_figures {
  model::figures::account account;
  /// Where the last event that is counted ends; all zero: none is.
  log_position at;
  /// Up to this event stretches are told together; 0: none are.
  model::seq_t together = 0;
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
