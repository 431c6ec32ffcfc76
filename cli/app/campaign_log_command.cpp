#include "cli/app/commands.hpp"
#include "cli/app/log_view.hpp"
#include "cli/app/session_book.hpp"
#include "cli/render/narrator.hpp"
#include "io/files/json/text.hpp"
#include "io/files/json/time.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/workspace/names.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <utility>
#include <variant>

namespace dnd::cli {
namespace {

/// Which events are wanted.
struct log_filter {
  std::optional<std::uint64_t> last;
  std::optional<std::uint64_t> session;
  std::string type;
  std::string by;
};

[[nodiscard]] std::string unescaped(std::string_view body) {
  std::string text;
  // The reader has checked every string of the line.
  return io::json::append_unescaped(text, body) ? text : std::string(body);
}

/// Prints the events that fit: all as they come, or the last few at the end.
class log_printer {
 public:
  log_printer(context& with, log_filter filter, name_lookup names)
      : with_(with), filter_(std::move(filter)), names_(std::move(names)) {}

  /// False when nobody reads on.
  bool take(const io::read_record& record) {
    const std::int64_t at_ms = io::json::parse_time(record.line.at).value_or(0);
    sessions_.read(at_ms, record.what);
    const bool begins = !record.line.command.empty();
    if (begins) {
      if (!filter_.last) print_kept();
      by_ = unescaped(record.line.by);
    }
    if (!fits(record)) return !with_.out.is_broken();
    kept each{.what = record.what, .head = {}, .line = {}};
    each.head.seq = record.line.seq;
    each.head.at_ms = at_ms;
    if (with_.format == answer_format::json) each.line = record.line.text;
    if (begins) {
      each.head.by = by_;
      each.head.command = unescaped(record.line.command);
    }
    kept_.push_back(std::move(each));
    if (filter_.last && kept_.size() > *filter_.last) kept_.pop_front();
    return !with_.out.is_broken();
  }

  void finish() {
    print_kept();
    if (with_.format == answer_format::json) with_.out.print(printed_ ? "]" : "[]");
    if (with_.format == answer_format::text && !printed_) with_.out.print("No event fits.");
  }

 private:
  struct kept {
    model::event what;
    logged_event head;
    /// As it stands in the log; only for JSON.
    std::string line;
  };

  [[nodiscard]] bool fits(const io::read_record& record) const {
    if (filter_.session && sessions_.number() != *filter_.session) return false;
    if (!filter_.type.empty() && record.line.type != filter_.type) return false;
    return filter_.by.empty() || io::same_name(by_, filter_.by);
  }

  void print_kept() {
    if (with_.format == answer_format::json) {
      for (const kept& each : kept_)
        with_.out.print((std::exchange(printed_, true) ? "," : "[") + each.line);
    } else if (!kept_.empty()) {
      std::vector<logged_event> events;
      for (const kept& each : kept_) {
        events.push_back(each.head);
        events.back().what = &each.what;
      }
      with_.out.print(log_lines(names_, events, with_.out.out()));
      printed_ = true;
    }
    kept_.clear();
  }

  context& with_;
  log_filter filter_;
  name_lookup names_;
  session_book sessions_;
  /// Who gave the command that is being read.
  std::string by_;
  std::deque<kept> kept_;
  bool printed_ = false;
};

[[nodiscard]] expected<log_filter, usage_error> filter_of(const arguments& typed) {
  log_filter out;
  const auto last = number_of(typed, "--last", 1, 1'000'000);
  if (!last) return last.error();
  const auto session = number_of(typed, "--session", 1, UINT32_MAX);
  if (!session) return session.error();
  out.last = *last;
  out.session = *session;
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
  auto filter = filter_of(with.typed);
  if (!filter) return fail(with, filter.error());
  const auto which = chosen_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  // For the names; and so that damage is told before anything is printed.
  const auto loaded = io::load_campaign(with.ops, which->id, io::access::read_only);
  if (!loaded) return fail(with, loaded.error());
  warn(with, loaded->warnings);
  log_printer printer(with, *std::move(filter), names_of(loaded->table));
  const auto read = io::read_records(
      with.ops, which->id, [&](const io::read_record& each) { return printer.take(each); });
  if (!read) return fail(with, read.error());
  printer.finish();
  return exit_code::done;
}

}  // namespace dnd::cli
