#include "cli/app/commands.hpp"

#include "actors/content_check.hpp"
#include "actors/engine.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace dnd::cli {
namespace {

using actors::check_kind;
using actors::check_scope;
using actors::content_check;
using actors::content_finding;

/// What was asked to be read: a path, a world, a campaign, else what is played.
[[nodiscard]] io::result<check_scope> scope_of(context& with) {
  const std::string path = with.typed.first_word();
  if (!path.empty()) {
    const auto whole = actors::absolute_path(path);
    if (!whole) return whole.error();
    return actors::scope_of_path(with.ops, *whole, with.places.options().data_dir);
  }
  const auto campaign = with.typed.value("--campaign");
  if (campaign || !with.typed.has("--world")) {
    const auto which = chosen_campaign(with, campaign.value_or(""));
    if (which)
      return actors::scope_of_layers(with.ops,
                                     with.places.address_of(*which, with.settings).content);
    if (campaign) return which.error();
  }
  const auto world = with.places.default_world();
  if (!world) return world.error();
  std::vector<std::string> layers{world->path};
  if (!with.places.options().data_dir.empty()) layers.push_back(with.places.options().data_dir);
  return actors::scope_of_layers(with.ops, layers);
}

void add_finding(json::writer& out, const content_finding& what) {
  out.open('{');
  out.key("kind").text(what.kind == check_kind::wrong ? "wrong" : "unread");
  out.key("path").text(what.why.path);
  out.key("line");
  what.why.line ? out.count(*what.why.line) : out.null();
  out.key("column");
  what.why.column ? out.count(*what.why.column) : out.null();
  out.key("field").text(what.field);
  out.key("message").text(what.why.what);
  out.key("hint").text(what.why.todo);
  out.key("rename_to");
  what.name_here.empty() ? out.null() : out.text(what.name_here);
  out.close('}');
}

[[nodiscard]] std::string json_of(const content_check& found, bool renamed) {
  json::writer out;
  out.open('{');
  out.key("files").count(found.files());
  out.key("wrong").count(found.wrong());
  out.key("unread").count(found.unread());
  out.key("renamed").truth(renamed);
  out.open("findings", '[');
  for (const content_finding& each : found.findings()) add_finding(out, each);
  out.close(']');
  out.open("renames", '[');
  for (const actors::content_rename& each : found.renames()) {
    out.open('{');
    out.key("path").text(each.path);
    out.open("lines", '[');
    for (const actors::content_change& line : each.lines) {
      out.open('{');
      out.key("line").count(line.line);
      out.key("before").text(line.before);
      out.key("after").text(line.after);
      out.close('}');
    }
    out.close(']');
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

[[nodiscard]] std::string summary_of(const content_check& found) {
  std::string text =
      found.wrong() == 0
          ? fmt::format("Sound: {}.", counted(found.files(), "file"))
          : fmt::format(
                "{} wrong in {}.",
                found.wrong() == 1 ? "1 thing is" : fmt::format("{} things are", found.wrong()),
                counted(found.files(), "file"));
  if (found.unread() > 0)
    text +=
        fmt::format(" {} not read as it is, or a mistake.",
                    found.unread() == 1 ? "1 more is" : fmt::format("{} more are", found.unread()));
  return text;
}

[[nodiscard]] std::vector<std::string> lines_of(const content_check& found, const style& look) {
  std::vector<std::string> lines;
  for (const content_finding& each : found.findings())
    lines.push_back(fmt::format("{} {}",
                                each.kind == check_kind::wrong ? look.paint(tone::bad, "wrong: ")
                                                               : look.paint(tone::faint, "unread:"),
                                look.clean(render(each.why))));
  const std::size_t all = found.wrong() + found.unread();
  if (all > found.findings().size())
    lines.push_back(fmt::format("And {} more.", all - found.findings().size()));
  lines.push_back(summary_of(found));
  return lines;
}

[[nodiscard]] std::vector<std::string> diff_of(const content_check& found, const style& look) {
  std::vector<std::string> lines;
  for (const actors::content_rename& file : found.renames()) {
    lines.push_back(look.paint(tone::strong, look.clean(file.path)));
    for (const actors::content_change& each : file.lines) {
      lines.push_back(
          look.paint(tone::bad, fmt::format("{:>5} - {}", each.line, look.clean(each.before))));
      lines.push_back(
          look.paint(tone::good, fmt::format("{:>5} + {}", each.line, look.clean(each.after))));
    }
  }
  return lines;
}

exit_code report(context& with, const content_check& found, bool renamed) {
  if (with.format == answer_format::json) {
    const std::string facts = json_of(found, renamed);
    if (found.wrong() == 0) return answer(with, facts);
    return answer(with, facts, {.code = io::ec::bad_content, .what = summary_of(found)});
  }
  (void)answer(with, lines_of(found, with.out.out().look));
  return found.wrong() == 0 ? exit_code::done : exit_code::refused;
}

/// Shows what renaming changes, asks, and reports what is left.
exit_code fix(context& with, const check_scope& scope, const content_check& found) {
  std::size_t fields = 0;
  for (const actors::content_rename& each : found.renames()) fields += each.fields;
  const bool as_json = with.format == answer_format::json;
  if (!as_json) (void)answer(with, diff_of(found, with.out.out().look));
  const consent agreed = ask(with, fmt::format("Rename {} in {}?", counted(fields, "field"),
                                               counted(found.renames().size(), "file")));
  if (agreed != consent::given) {
    if (!as_json) return not_done(with, agreed);
    return not_done(with, json_of(found, false));
  }
  if (const auto renamed = found.rename(with.ops); !renamed) return fail(with, renamed.error());
  const auto left = content_check::read(with.ops, scope);
  if (!left) return fail(with, left.error());
  if (!as_json)
    with.out.print(fmt::format("Renamed {} in {}.", counted(fields, "field"),
                               counted(found.renames().size(), "file")));
  return report(with, *left, true);
}

}  // namespace

exit_code content_check_command(context& with) {
  const int given = int{!with.typed.words.empty()} + int{with.typed.has("--campaign")} +
                    int{with.typed.has("--world")};
  if (given > 1)
    return fail(
        with, usage_error{"PATH, --world and --campaign exclude each other", "Name one of them."});
  if (with.typed.has("--fix") && with.typed.words.empty())
    if (const auto fine = content_is_files(with); !fine) return fail(with, fine.error());
  const auto scope = scope_of(with);
  if (!scope) return fail(with, scope.error());
  const auto found = content_check::read(with.ops, *scope);
  if (!found) return fail(with, found.error());
  if (with.typed.has("--fix") && !found->renames().empty()) return fix(with, *scope, *found);
  return report(with, *found, false);
}

}  // namespace dnd::cli
