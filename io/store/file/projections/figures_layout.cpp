#include "io/store/file/projections/figures_layout.hpp"

#include "io/store/codec/json_decoder.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/json/field_encoder.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::io {
namespace {

using model::figures::totals;

constexpr std::string_view body_begins = ",\"body\":[\n";

/// How many sums there are for so many parts.
[[nodiscard]] std::size_t sums_for(std::size_t parts) noexcept {
  std::size_t sums = 0;
  for (std::size_t level = parts / figures_fan_out; level > 0; level /= figures_fan_out)
    sums += level;
  return sums;
}

template <class Written>
[[nodiscard]] figures_line add_line(std::string& body, const Written& what) {
  if (!body.empty()) body += figures_between;
  const std::size_t begin = body.size();
  model::field_encoder::write(body, what);
  const std::string_view written = std::string_view(body).substr(begin);
  return {.bytes = written.size(), .sum = fmt::format("{:016x}", line_sum(written, 0))};
}

/// The sums of each `figures_fan_out` of `from`.
[[nodiscard]] std::vector<totals> sums_of(const std::vector<totals>& from) {
  std::vector<totals> out(from.size() / figures_fan_out);
  for (std::size_t i = 0; i < out.size() * figures_fan_out; ++i)
    out[i / figures_fan_out] += from[i];
  return out;
}

[[nodiscard]] bool fits_together(const figures_head& head) noexcept {
  model::seq_t next = 1;
  for (const figures_part& each : head.parts) {
    if (each.first != next || each.last < each.first) return false;
    next = each.last + 1;
  }
  return head.format == figures_format && next == head.seq + 1 &&
         head.sums.size() == sums_for(head.parts.size());
}

}  // namespace

std::string write_figures(const model::figures::account& account, figures_head at) {
  at.now = account.now;
  at.parts.clear();
  at.sums.clear();
  std::string body;
  for (const model::figures::segment& each : account.segments)
    at.parts.push_back({.first = each.first,
                        .last = each.last,
                        .session = each.session,
                        .title = each.title,
                        .line = add_line(body, each)});
  std::vector<totals> level;
  level.reserve(account.segments.size());
  for (const model::figures::segment& each : account.segments) level.push_back(each.of);
  for (level = sums_of(level); !level.empty(); level = sums_of(level))
    for (const totals& each : level) at.sums.push_back(add_line(body, each));
  std::string out;
  model::field_encoder::write(out, at);
  // The brace comes at the very end.
  out.pop_back();
  append_sum(out, 0, 0);
  constexpr std::size_t brace_and_newline = 2;
  out.resize(out.size() - brace_and_newline);
  out.reserve(out.size() + body_begins.size() + body.size() + figures_end.size());
  out += body_begins;
  out += body;
  out += figures_end;
  return out;
}

std::optional<figures_head> read_figures_head(std::string_view line) {
  std::string_view begins = body_begins;
  begins.remove_suffix(1);
  if (!line.ends_with(begins)) return std::nullopt;
  line.remove_suffix(begins.size());
  const std::string closed = std::string(line) + '}';
  const auto framed = frame_of(closed);
  if (!framed || line_sum(framed->body, 0) != framed->sum) return std::nullopt;
  const std::string text = std::string(framed->body) + '}';
  decode_problem problem;
  json_decoder decoder(problem);
  json_cursor cursor(text);
  figures_head out;
  if (!decoder.read(cursor, out) || !cursor.at_end() || !fits_together(out)) return std::nullopt;
  return out;
}

figures_layout::figures_layout(const figures_head& head) {
  places_.reserve(head.parts.size() + head.sums.size());
  const auto add = [this](const figures_line& line, bool is_part) {
    if (!places_.empty()) bytes_ += figures_between.size();
    places_.push_back({.begin = bytes_, .line = &line, .is_part = is_part});
    bytes_ += line.bytes;
  };
  for (const figures_part& each : head.parts) add(each.line, true);
  for (const figures_line& each : head.sums) add(each, false);
  bytes_ += figures_end.size();
  std::size_t begin = 0;
  for (std::size_t size = head.parts.size(); size > 0; size /= figures_fan_out) {
    levels_.push_back(begin);
    begin += size;
  }
}

std::vector<figures_place> figures_layout::cover(std::size_t begin, std::size_t end) const {
  std::vector<figures_place> out;
  while (begin < end) {
    std::size_t level = 0;
    std::size_t size = 1;
    while (begin % (size * figures_fan_out) == 0 && begin + size * figures_fan_out <= end) {
      size *= figures_fan_out;
      ++level;
    }
    out.push_back(places_[levels_[level] + begin / size]);
    begin += size;
  }
  return out;
}

}  // namespace dnd::io
