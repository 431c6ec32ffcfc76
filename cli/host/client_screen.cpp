#include "cli/host/client_screen.hpp"

#include "cli/app/greeting.hpp"
#include "cli/render/narration.hpp"
#include "cli/render/prompt.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace dnd::cli::host {
namespace {

using io::config::prompt_mode;

constexpr std::array<std::string_view, 8> fields{"screen",   "height",  "look",   "err_screen",
                                                 "err_look", "reading", "prompt", "clock"};
/// More cells than any terminal has.
constexpr std::uint64_t cells_max = 10'000;
constexpr int minutes_a_day = 24 * 60;

[[nodiscard]] bool has_word(std::string_view words, std::string_view wanted) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == wanted) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

[[nodiscard]] style style_of(std::string_view words) {
  return style::of(has_word(words, "color") ? color_setting::always : color_setting::never, {},
                   has_word(words, "ascii") ? charset::ascii : charset::utf8);
}

/// "+60", "-300": minutes that the client's clock is ahead of UTC.
[[nodiscard]] std::optional<int> minutes_in(std::string_view text) {
  const bool is_behind = text.starts_with('-');
  if (!is_behind && !text.starts_with('+')) return std::nullopt;
  const auto number = parse_number(text.substr(1), 0, minutes_a_day);
  if (!number) return std::nullopt;
  return is_behind ? -static_cast<int>(*number) : static_cast<int>(*number);
}

/// Cells; the sentence when they are none.
[[nodiscard]] std::string take_cells(const actors::flat_object& from, std::string_view name,
                                     std::size_t& into) {
  if (!from.has(name)) return {};
  const auto cells = from.number(name);
  if (!cells || *cells > cells_max)
    return fmt::format("\"{}\" has to be a number up to {}", name, cells_max);
  into = static_cast<std::size_t>(*cells);
  return {};
}

void write_lines(json::writer& out, std::string_view name, std::span<const std::string> lines) {
  out.open(name, '[');
  for (const std::string& each : lines) out.text(each);
  out.close(']');
}

/// Those of an answer, and those of a fight that played itself.
void write_commits(json::writer& out, const line_answer& what, const onlooker& who) {
  out.open("commits", '[');
  const auto write = [&out](const auto& each) {
    out.open('[');
    out.count(each.first);
    out.count(each.last);
    out.close(']');
  };
  if (who.commits != nullptr) {
    for (const auto& each : *who.commits) write(each);
  } else {
    if (what.response->what != nullptr) write(*what.response->what);
    for (const model::commit_ptr& each : what.fight.commits) write(*each);
  }
  out.close(']');
}

}  // namespace

bool is_screen_field(std::string_view name) noexcept {
  return std::find(fields.begin(), fields.end(), name) != fields.end();
}

expected<client_screen, std::string> read_screen(const actors::flat_object& from) {
  client_screen out;
  std::size_t width = 0;
  for (std::string wrong :
       {take_cells(from, "screen", width), take_cells(from, "height", out.out.height),
        take_cells(from, "err_screen", out.err.width)})
    if (!wrong.empty()) return wrong;
  out.is_program = width == 0;
  out.out.width = width;
  out.out.look = style_of(from.text("look").value_or(""));
  out.err.look = style_of(from.text("err_look").value_or(""));
  const std::string_view how = from.text("reading").value_or("alone");
  if (how != "alone" && how != "dialogue")
    return std::string("\"reading\" has to be \"alone\" or \"dialogue\"");
  out.how = how == "dialogue" ? reading::dialogue : reading::alone;
  const std::string_view prompt = from.text("prompt").value_or(to_text(prompt_mode::automatic));
  for (const auto mode : {prompt_mode::automatic, prompt_mode::full, prompt_mode::brief})
    if (prompt == io::config::to_text(mode)) out.prompt = mode;
  if (prompt != io::config::to_text(out.prompt))
    return std::string("\"prompt\" has to be \"auto\", \"full\" or \"short\"");
  if (from.has("clock")) {
    const auto minutes = minutes_in(from.text("clock").value_or(""));
    if (!minutes) return std::string("\"clock\" has to be minutes, such as \"+60\"");
    for (layout* const each : {&out.out, &out.err}) {
      each->clock = clock_kind::of_client;
      each->minutes_ahead = *minutes;
    }
  }
  return out;
}

std::string shown_members(const client_screen& screen, const given_command& given,
                          const line_answer& what, const onlooker& who) {
  const auto format = screen.is_program ? answer_format::json : answer_format::text;
  const shown_answer shown = show(given, what, format, screen.out, screen.err, screen.how, who);
  json::writer out;
  out.open('{');
  if (!screen.is_program) write_lines(out, "out", shown.out);
  write_lines(out, "err", shown.err);
  out.key("exit").count(static_cast<std::uint64_t>(shown.code));
  write_lines(out, "offered", shown.offered);
  write_commits(out, what, who);
  out.close('}');
  return ",\"shown\":" + std::move(out).take();
}

std::string table_members(const client_screen& screen, std::string_view campaign,
                          const model::views::state_view& now) {
  json::writer out;
  out.open('{');
  out.key("campaign").text(campaign);
  out.key("seq").count(now.seq);
  out.key("fight").truth(now.fight.has_value());
  out.key("prompt").text(prompt_for(screen.prompt, campaign, now, screen.out));
  out.close('}');
  return ",\"table\":" + std::move(out).take();
}

std::string lines_members(const client_screen& screen, const model::views::commit_view& what) {
  const style& look = screen.out.look;
  std::vector<std::string> lines;
  if (!what.line.empty())
    lines.push_back(look.paint(tone::faint, look.clean(what.by) + ": " + look.clean(what.line)));
  for (std::string& each : narrate(what, look)) lines.push_back(std::move(each));
  json::writer out;
  out.open('{');
  write_lines(out, "lines", lines);
  out.close('}');
  const std::string text = std::move(out).take();
  return "," + text.substr(1, text.size() - 2);
}

std::string greeting_members(const client_screen& screen, const actors::campaign_info& which,
                             const model::views::state_view& now) {
  json::writer out;
  out.open('{');
  if (!screen.is_program) write_lines(out, "out", greeting_lines(which, now, screen.out));
  out.key("exit").count(0);
  out.close('}');
  return ",\"shown\":" + std::move(out).take();
}

}  // namespace dnd::cli::host
