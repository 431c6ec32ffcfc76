#include "cli/app/commands.hpp"

#include "actors/questions.hpp"
#include "cli/app/log_giver.hpp"
#include "cli/app/log_view.hpp"
#include "cli/render/event_json.hpp"
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
using model::views::undone_events;
using model::views::undone_finder;
using model::views::viewer;

/// Prints the events of a log that fit: all as they come, or the last few at the end.
class log_printer {
 public:
  /// `now` gives the names, and must outlive the printer.
  log_printer(context& with, log_terms terms, undone_events undone, const model::state& now)
      : with_(with),
        prints_at_once_(!terms.last),
        filter_(std::move(terms), std::move(undone)),
        now_(now) {}

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
        for (const auto& each : commit.events) print_line(lines_.at(each.seq), commit.undone);
    } else {
      with_.out.print(log_lines(seen, with_.out.out()));
      printed_ = true;
    }
  }

  void print_line(const std::string& line, bool undone) {
    with_.out.print((std::exchange(printed_, true) ? "," : "[") +
                    (undone ? marked_undone(line) : line));
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
  // Whoever chooses adds up, mostly.
  if (out.choose() && !typed.has("--undone")) out.undone = log_terms::taken_back::left_out;
  std::vector<std::string_view> types;
  for (std::size_t i = 0; i < model::event_types::size; ++i) types.push_back(model::type_name(i));
  if (!out.type.empty() && std::ranges::find(types, out.type) == types.end()) {
    std::string hint = model::did_you_mean(out.type, types);
    if (hint.empty()) hint = fmt::format("There are: {}.", fmt::join(types, ", "));
    return usage_error{.message = fmt::format("there is no type of event \"{}\"", out.type),
                       .hint = hint};
  }
  return out;
}

/// Prints the commits from the one with event `first` to the one with event `last`: somebody may
/// play on meanwhile, and what came after that is not looked at.
[[nodiscard]] io::result<done> print_lines(const actors::questions& about,
                                           model::views::undone_events::range which,
                                           log_printer& printer) {
  return about.read_lines(
      which.first, [&](const model::commit_ptr& each, std::span<const std::string> lines) {
        return each->last <= which.last && printer.take(each, lines) && each->last < which.last;
      });
}

/// The last commands of all, and what was taken back of them: the log says so after them.
[[nodiscard]] io::result<done> print_newest(context& with, const actors::questions& about,
                                            log_terms terms, const model::state& now) {
  const auto commits = about.last_commits(*terms.last);
  if (!commits) return commits.error();
  undone_finder finder;
  for (const model::commit_ptr& each : *commits) finder.read(*each);
  log_printer printer(with, std::move(terms), finder.find(), now);
  if (with.format == answer_format::text) {
    for (const model::commit_ptr& each : *commits) printer.take(each);
  } else if (!commits->empty()) {
    const auto printed =
        print_lines(about, {commits->front()->first, commits->back()->last}, printer);
    if (!printed) return printed;
  }
  printer.finish();
  return done{};
}

/// Goes over the whole log twice: what is taken back of it is known at its end alone.
[[nodiscard]] io::result<done> print_all(context& with, const actors::questions& about,
                                         log_terms terms, const model::state& now) {
  const model::seq_t last = now.seq();
  const auto undone = about.undone(last);
  if (!undone) return undone.error();
  log_printer printer(with, std::move(terms), *undone, now);
  const auto printed = with.format == answer_format::json
                           ? print_lines(about, {1, last}, printer)
                           : about.read([&](const model::commit_ptr& each) {
                               return each->last <= last && printer.take(each) && each->last < last;
                             });
  if (!printed) return printed;
  printer.finish();
  return done{};
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
  auto printed = terms->last && !terms->choose()
                     ? print_newest(with, about, *std::move(terms), *known->now)
                     : print_all(with, about, *std::move(terms), *known->now);
  return printed ? exit_code::done : fail(with, printed.error());
}

}  // namespace dnd::cli
