#include "cli/remote/host_lines.hpp"

#include "cli/app/dialogue.hpp"
#include "cli/render/errors.hpp"
#include "cli/render/text_width.hpp"
#include "model/json/writer.hpp"
#include "model/language/scan.hpp"

#include <fmt/format.h>

#include <ctime>
#include <utility>

namespace dnd::cli::remote {
namespace {

using actors::json_value;

[[nodiscard]] std::string look_words(const style& look) {
  std::string out = look.colored() ? "color" : "";
  if (look.characters() == charset::ascii) out += out.empty() ? "ascii" : " ascii";
  return out;
}

/// "+60": minutes that this machine's clock is ahead of UTC.
[[nodiscard]] std::string minutes_ahead() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  if (::localtime_r(&now, &parts) == nullptr) return "+0";
  return fmt::format("{:+}", parts.tm_gmtoff / 60);
}

/// The id that was given to the command here is nobody's business.
[[nodiscard]] std::string without_id(std::string_view answer, const std::string& own_id) {
  std::string out(answer);
  if (own_id.empty()) return out;
  const std::string member = fmt::format(R"(,"id":"{}")", own_id);
  if (const auto at = out.find(member); at != std::string::npos) out.erase(at, member.size());
  return out;
}

[[nodiscard]] exit_code code_in(const reply& how) {
  const json_value* const shown = how.message.find("shown");
  const json_value* const code = shown == nullptr ? nullptr : shown->find("exit");
  const auto number = code == nullptr ? std::nullopt : code->count();
  if (!number) return how.status == 200 ? exit_code::done : exit_code::refused;
  return static_cast<exit_code>(*number % 256);
}

}  // namespace

std::optional<line_answer> answer_alone(const given_command& what) {
  if (auto fine = model::language::checked_line(what.line); !fine)
    return refused_answer(std::move(fine).error());
  return answer_without_campaign(what.line);
}

std::string screen_text(const context& with, reading how) {
  const layout& where = with.out.out();
  json::writer out;
  out.open('{');
  out.key("screen").count(
      with.format == answer_format::json ? 0 : std::max<std::size_t>(where.width, 1));
  out.key("height").count(where.height);
  out.key("look").text(look_words(where.look));
  out.key("err_screen").count(with.out.err().width);
  out.key("err_look").text(look_words(with.out.err().look));
  out.key("reading").text(how == reading::dialogue ? "dialogue" : "alone");
  out.key("prompt").text(to_text(with.settings.prompt.value));
  out.key("clock").text(minutes_ahead());
  out.close('}');
  return std::move(out).take();
}

std::string safe_line(std::string_view text, const style& look) {
  std::string out;
  while (!text.empty()) {
    if (const std::size_t color = color_bytes(text); color > 0) {
      if (look.colored()) out += text.substr(0, color);
      text.remove_prefix(color);
      continue;
    }
    const std::size_t end = std::min(text.find('\x1b', 1), text.size());
    out += look.clean(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

std::vector<std::string> lines_in(const reply& how, std::string_view name) {
  std::vector<std::string> out;
  const json_value* const shown = how.message.find("shown");
  const json_value* const lines = shown == nullptr ? nullptr : shown->find(name);
  if (lines == nullptr) return out;
  for (const json_value& each : lines->items()) out.emplace_back(each.text().value_or(""));
  return out;
}

shown_answer shown_by_host(const asked_line& asked, const reply& how, const layout& out,
                           const layout& err) {
  shown_answer shown{.out = {}, .err = {}, .code = code_in(how), .offered = {}};
  const json_value& answer = *how.answer();
  if (asked.format == answer_format::json) {
    shown.out.push_back(without_id(answer.raw(), asked.own_id));
  } else {
    for (const std::string& each : lines_in(how, "out"))
      shown.out.push_back(safe_line(each, out.look));
  }
  shown.offered = lines_in(how, "offered");
  const bool is_bad = shown.code != exit_code::done && asked.format == answer_format::text;
  if (is_bad && asked.what.number) shown.err.push_back(fmt::format("Line {}:", *asked.what.number));
  for (const std::string& each : lines_in(how, "err"))
    shown.err.push_back(safe_line(each, err.look));
  // What the host itself refuses comes without lines.
  const json_value* const why = answer.find("error");
  if (how.message.find("shown") == nullptr && why != nullptr && asked.format == answer_format::text)
    for (std::string& each : message_lines(why->text_of("message"), why->text_of("hint"), err))
      shown.err.push_back(std::move(each));
  return shown;
}

completion completion_in(const reply& how, std::size_t size) {
  completion out;
  const json_value* const answer = how.answer();
  if (answer == nullptr) return out;
  const json_value* const begin = answer->find("begin");
  const json_value* const end = answer->find("end");
  const json_value* const words = answer->find("candidates");
  if (begin == nullptr || end == nullptr || words == nullptr) return out;
  out.begin = static_cast<std::size_t>(begin->count().value_or(0));
  out.end = static_cast<std::size_t>(end->count().value_or(0));
  if (out.begin > out.end || out.end > size) return {};
  for (const json_value& each : words->items())
    out.candidates.push_back(style().clean(each.text().value_or("")));
  out.after = style().clean(answer->text_of("after"));
  return out;
}

}  // namespace dnd::cli::remote
