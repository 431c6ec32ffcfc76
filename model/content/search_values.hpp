#pragma once

#include <optional>
#include <string_view>

/// Numbers as people write them in `find`, and as the files have them.
namespace dnd::model {

struct search_range {
  double least = 0;
  double most = 0;
};

/// "1/2", "0.5", "3". Never negative.
[[nodiscard]] std::optional<double> read_fraction(std::string_view text);

/// In gold pieces: "5sp", "5 sp", "15" and "15 gp" alike, "1,500 gp".
[[nodiscard]] std::optional<double> read_money(std::string_view text);

/// "2", "1..3", "..2", "5.."; each end is read by `read`. Nothing when an end is none, both are
/// missing, or the first is above the second.
[[nodiscard]] std::optional<search_range> read_range(
    std::string_view text, std::optional<double> (*read)(std::string_view));

}  // namespace dnd::model
