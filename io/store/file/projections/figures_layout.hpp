#pragma once

#include "model/figures/counter.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How `figures.json` is laid out: one JSON object, whose first line says where everything is. The
/// stretches follow, each on a line of its own, and sums of eight of them, of eight such sums, and
/// so on: whoever wants the sum of many reads a few lines.
namespace dnd::io {

/// Goes up whenever something is counted otherwise than before, or stands elsewhere in the file:
/// what an older program counted is of no use then, and is made anew.
inline constexpr std::uint32_t figures_format = 3;

/// Lines that are summed up in one.
inline constexpr std::size_t figures_fan_out = 8;

/// A line of the body, without what stands between it and the next.
struct figures_line {
  static constexpr std::string_view stored_as = "figures_line";
  std::uint64_t bytes = 0;
  /// `line_sum` of these bytes, in hexadecimal digits.
  std::string sum;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("bytes", e.bytes);
    v.field("sum", e.sum);
  }
};

/// A stretch, without what it comes to.
struct figures_part {
  static constexpr std::string_view stored_as = "figures_part";
  model::seq_t first = 0;
  model::seq_t last = 0;
  std::uint32_t session = 0;
  std::string title;
  figures_line line;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("first", e.first);
    v.field("last", e.last);
    v.optional("session", e.session);
    v.optional("title", e.title);
    v.field("line", e.line);
  }
};

/// The first line, but for its own sum.
struct figures_head {
  static constexpr std::string_view stored_as = "figures";
  std::uint32_t format = figures_format;
  /// Where the last event that is counted ends.
  std::uint64_t seq = 0;
  std::uint64_t offset = 0;
  std::string log_sum;
  model::figures::counting_context now;
  std::vector<figures_part> parts;
  /// Of `figures_fan_out` parts each, in their order; then of as many of those; and so on. What
  /// does not fill one has none.
  std::vector<figures_line> sums;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("figures", e.format);
    v.field("seq", e.seq);
    v.field("offset", e.offset);
    v.field("log_sum", e.log_sum);
    v.optional("now", e.now);
    v.field("parts", e.parts);
    v.optional("sums", e.sums);
  }
};

/// The whole file. Only `seq`, `offset` and `log_sum` of `at` are looked at.
[[nodiscard]] std::string write_figures(const model::figures::account& account, figures_head at);

/// The head that a file begins with, from its first line, newline excluded. Nothing when that is
/// not the one of a file of this format, or does not fit together.
[[nodiscard]] std::optional<figures_head> read_figures_head(std::string_view line);

/// A line that stands in the body.
struct figures_place {
  /// From the beginning of the body.
  std::uint64_t begin = 0;
  const figures_line* line = nullptr;
  /// Else it is a sum.
  bool is_part = false;
};

/// Finds the lines of a body by its head, which must outlive it.
class figures_layout {
 public:
  explicit figures_layout(const figures_head& head);

  [[nodiscard]] figures_place part(std::size_t index) const { return places_[index]; }
  /// Lines that come together to the parts from `begin` on and before `end`, in their order.
  [[nodiscard]] std::vector<figures_place> cover(std::size_t begin, std::size_t end) const;
  [[nodiscard]] const std::vector<figures_place>& all() const noexcept { return places_; }
  /// Of the body.
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

 private:
  std::vector<figures_place> places_;
  /// Where the sums of each level begin in `places_`; the first are the parts.
  std::vector<std::size_t> levels_;
  std::uint64_t bytes_ = 0;
};

/// What stands after each line of the body, and after the last one.
inline constexpr std::string_view figures_between = ",\n";
inline constexpr std::string_view figures_end = "\n]}\n";

}  // namespace dnd::io
