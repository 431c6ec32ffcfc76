#include "actors/campaign_difference.hpp"

#include "actors/past_search.hpp"
#include "actors/questions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace dnd::actors {
namespace {

using model::seq_t;

/// An event's line as it stands in the log: with a sum of all that is before it.
[[nodiscard]] io::result<std::string> line_of(const questions& about, seq_t seq) {
  std::string found;
  const auto read =
      about.read_lines(seq, [&](const model::commit_ptr& each, std::span<const std::string> lines) {
        if (each->first <= seq && seq <= each->last)
          found = lines[static_cast<std::size_t>(seq - each->first)];
        return false;
      });
  if (!read) return read.error();
  return found;
}

/// Where two logs part: what is alike at an event is alike before it.
[[nodiscard]] io::result<seq_t> last_common_event(const questions& first, const questions& second,
                                                  seq_t upto) {
  seq_t alike = 0;
  seq_t other = upto + 1;
  while (alike + 1 < other) {
    const seq_t middle = alike + (other - alike) / 2;
    const auto a = line_of(first, middle);
    if (!a) return a.error();
    const auto b = line_of(second, middle);
    if (!b) return b.error();
    (*a == *b ? alike : other) = middle;
  }
  return alike;
}

using makers = std::map<std::pair<std::string, std::string>, made_by>;

[[nodiscard]] io::result<makers> makers_since(past& log, seq_t common) {
  auto found = differences_between(log, common, log.last());
  if (!found) return std::move(found).error();
  makers out;
  for (difference& each : *found)
    out.emplace(std::pair(each.change.subject, each.change.figure),
                made_by{.seq = each.seq, .what = std::move(each.what)});
  return out;
}

[[nodiscard]] made_by maker_in(const makers& all, const model::views::figure_change& what) {
  const auto found = all.find(std::pair(what.subject, what.figure));
  return found == all.end() ? made_by() : found->second;
}

}  // namespace

io::result<campaign_comparison> compare_campaigns(io::file_ops& ops, const compared_campaign& first,
                                                  const compared_campaign& second) {
  const questions about_first(ops, first.about, first.content);
  const questions about_second(ops, second.about, second.content);
  const auto one = about_first.state();
  if (!one) return one.error();
  const auto two = about_second.state();
  if (!two) return two.error();
  campaign_comparison out;
  out.first_last = one->now->seq();
  out.second_last = two->now->seq();
  const auto common =
      last_common_event(about_first, about_second, std::min(out.first_last, out.second_last));
  if (!common) return common.error();
  out.common = *common;
  const auto log_of_first = about_first.past(*one->now);
  const auto log_of_second = about_second.past(*two->now);
  const auto in_first = makers_since(*log_of_first, out.common);
  if (!in_first) return in_first.error();
  const auto in_second = makers_since(*log_of_second, out.common);
  if (!in_second) return in_second.error();
  for (model::views::figure_change& each : model::views::differences(*one->now, *two->now)) {
    compared_value& value = out.values.emplace_back();
    value.in_first = maker_in(*in_first, each);
    value.in_second = maker_in(*in_second, each);
    value.change = std::move(each);
  }
  return out;
}

}  // namespace dnd::actors
