#include "cli/app/commands.hpp"
#include "cli/app/log_view.hpp"
#include "io/files/json/text.hpp"
#include "io/files/json/time.hpp"
#include "io/store/file/campaign_reader.hpp"
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

[[nodiscard]] std::string unescaped(std::string_view body) {
  std::string text;
  // The reader has checked every string of the line.
  return json::append_unescaped(text, body) ? text : std::string(body);
}

/// Puts the records of a log together to commits, and prints the events that fit: all as they
/// come, or the last few at the end.
class log_printer {
 public:
  /// `now` gives the names, and must outlive the printer.
  log_printer(context& with, log_terms terms, const model::state& now)
      : with_(with), prints_at_once_(!terms.last), filter_(std::move(terms)), now_(now) {}

  /// False when nobody reads on.
  bool take(const io::read_record& record) {
    if (!record.line.command.empty()) end_commit();
    if (events_.empty()) {
      head_.first = record.line.seq;
      head_.at_ms = json::parse_time(record.line.at).value_or(0);
      head_.by = unescaped(record.line.by);
      head_.line = unescaped(record.line.command);
    }
    head_.last = record.line.seq;
    events_.push_back(record.what);
    if (with_.format == answer_format::json) lines_.emplace(record.line.seq, record.line.text);
    return !with_.out.is_broken();
  }

  void finish() {
    end_commit();
    print(filter_.take());
    if (with_.format == answer_format::json) with_.out.print(printed_ ? "]" : "[]");
    if (with_.format == answer_format::text && !printed_) with_.out.print("No event fits.");
  }

 private:
  void end_commit() {
    if (events_.empty()) return;
    head_.events = std::make_shared<const std::vector<model::event>>(std::exchange(events_, {}));
    const model::seq_t last = head_.last;
    filter_.read(std::make_shared<const model::commit>(std::exchange(head_, {})));
    if (prints_at_once_) {
      print(filter_.take());
      lines_.clear();
    } else {
      const model::seq_t oldest = filter_.oldest();
      lines_.erase(lines_.begin(), lines_.lower_bound(oldest == 0 ? last + 1 : oldest));
    }
  }

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
  /// The commit that is being read.
  model::commit head_;
  std::vector<model::event> events_;
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
  // For the names; and so that damage is told before anything is printed.
  const auto loaded = io::load_campaign(with.ops, which->id, io::access::read_only);
  if (!loaded) return fail(with, loaded.error());
  warn(with, loaded->warnings);
  log_printer printer(with, *std::move(terms), loaded->table);
  const auto read = io::read_records(
      with.ops, which->id, [&](const io::read_record& each) { return printer.take(each); });
  if (!read) return fail(with, read.error());
  printer.finish();
  return exit_code::done;
}

}  // namespace dnd::cli
