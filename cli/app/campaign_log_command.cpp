#include "cli/app/commands.hpp"

#include "actors/questions.hpp"
#include "cli/app/log_giver.hpp"
#include "cli/app/log_view.hpp"
#include "model/spelling.hpp"
#include "model/views/log_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <variant>

namespace dnd::cli {
namespace {

using model::views::commit_part;
using model::views::commit_view;
using model::views::log_filter;
using model::views::log_terms;
using model::views::viewer;

/// Prints the events of a log that fit: all as they come, or the last few at the end.
class log_printer {
 public:
  /// `now` gives the names, and must outlive the printer.
  log_printer(context& with, log_terms terms, const model::state& now)
      : with_(with), prints_at_once_(!terms.last), filter_(std::move(terms)), now_(now) {}

  /// `lines` are those of the commit's events, where they are to be printed. False when nobody
  /// reads on.
  bool take(const model::commit_ptr& what, std::span<const std::string> lines = {}) {
    for (std::size_t i = 0; i < lines.size(); ++i) lines_.emplace(what->first + i, lines[i]);
    filter_.read(what);
    if (prints_at_once_) {
      print(filter_.take());
      lines_.clear();
    } else {
      const model::seq_t oldest = filter_.oldest();
      lines_.erase(lines_.begin(), lines_.lower_bound(oldest == 0 ? what->last + 1 : oldest));
    }
    return !with_.out.is_broken();
  }

  void finish() {
    print(filter_.take());
    if (with_.format == answer_format::json) with_.out.print(printed_ ? "]" : "[]");
    if (with_.format == answer_format::text && !printed_) with_.out.print("No event fits.");
  }

 private:
  void print(const std::vector<commit_part>& parts) {
    if (parts.empty()) return;
    std::vector<commit_view> seen;
    for (const commit_part& each : parts)
      seen.push_back(view_of(each, viewer::gm(), {.before = nullptr, .after = &now_}));
    if (with_.format == answer_format::json) {
      for (const commit_view& commit : seen)
        for (const auto& each : commit.events)
          with_.out.print((std::exchange(printed_, true) ? "," : "[") + lines_.at(each.seq));
    } else {
      with_.out.print(log_lines(seen, with_.out.out()));
      printed_ = true;
    }
  }

  context& with_;
  bool prints_at_once_;
  log_filter filter_;
  const model::state& now_;
  /// As they stand in the log, of the events that may be printed; only for JSON.
  std::map<model::seq_t, std::string> lines_;
  bool printed_ = false;
};

[[nodiscard]] expected<log_terms, usage_error> terms_of_log(const arguments& typed) {
  log_terms out;
  const auto last = number_of(typed, "--last", 1, 1'000'000);
  if (!last) return last.error();
  const auto session = number_of(typed, "--session", 1, UINT32_MAX);
  if (!session) return session.error();
  out.last = *last;
  if (*session) out.session = static_cast<std::uint32_t>(**session);
  out.type = typed.value("--type").value_or("");
  out.by = typed.value("--by").value_or("");
  std::vector<std::string_view> types;
  for (std::size_t i = 0; i < std::variant_size_v<model::event>; ++i)
    types.push_back(model::type_name(i));
  if (!out.type.empty() && std::ranges::find(types, out.type) == types.end()) {
    std::string hint = model::did_you_mean(out.type, types);
    if (hint.empty()) hint = fmt::format("There are: {}.", fmt::join(types, ", "));
    return usage_error{.message = fmt::format("there is no type of event \"{}\"", out.type),
                       .hint = hint};
  }
  return out;
}

}  // namespace

exit_code campaign_log_command(context& with) {
  auto terms = terms_of_log(with.typed);
  if (!terms) return fail(with, terms.error());
  const auto which = chosen_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  const actors::questions about(with.ops, *which);
  // For the names; and so that damage is reported before anything is printed.
  const auto known = about.state();
  if (!known) return fail(with, known.error());
  warn(with, known->warnings);
  if (!terms->by.empty()) {
    auto by = giver_meant(view_of(*known->now, viewer::gm()), terms->by,
                          [&about] { return givers_in(about); });
    if (!by) return fail(with, by.error());
    if (!*by) return fail(with, by->error());
    terms->by = **std::move(by);
  }
  const bool asks_for_newest_alone =
      terms->last && !terms->session && terms->type.empty() && terms->by.empty();
  const std::uint64_t newest = terms->last.value_or(0);
  log_printer printer(with, *std::move(terms), *known->now);
  io::result<done> read = done{};
  if (with.format == answer_format::json) {
    const model::seq_t last = known->now->seq();
    const model::seq_t first = asks_for_newest_alone && last > newest ? last - newest + 1 : 1;
    read = about.read_lines(first,
                            [&](const model::commit_ptr& each, std::span<const std::string> lines) {
                              return printer.take(each, lines);
                            });
  } else if (asks_for_newest_alone) {
    const auto commits = about.last_commits(newest);
    if (!commits) return fail(with, commits.error());
    for (const model::commit_ptr& each : *commits) printer.take(each);
  } else {
    read = about.read([&](const model::commit_ptr& each) { return printer.take(each); });
  }
  if (!read) return fail(with, read.error());
  printer.finish();
  return exit_code::done;
}

}  // namespace dnd::cli
