#include "cli/host/socket_message.hpp"

#include "actors/flat_object.hpp"
#include "model/json/writer.hpp"

#include <array>
#include <optional>
#include <utility>

namespace dnd::cli::host {
namespace {

using kind = socket_message::kind;

struct message_form {
  kind what;
  std::string_view field;
  /// What may go with it.
  std::array<std::string_view, 2> others;
};
constexpr std::array forms{message_form{kind::command, "command", {"id", "expect_seq"}},
                           message_form{kind::completion, "complete", {"cursor", ""}},
                           message_form{kind::help, "help", {"", ""}}};
constexpr std::array<std::string_view, 14> known{
    "command", "id",         "expect_seq", "complete", "cursor",  "help",   "screen",
    "height",  "err_screen", "look",       "err_look", "reading", "prompt", "clock"};

/// Fills what goes with the message; the sentence when something does not fit.
[[nodiscard]] std::string fill(socket_message& into, const actors::flat_object& from) {
  if (from.has("expect_seq")) {
    into.command.terms.expect_seq = from.number("expect_seq");
    if (!into.command.terms.expect_seq) return "\"expect_seq\" has to be a whole number";
  }
  if (from.has("id")) {
    into.command.terms.id = from.text("id").value_or("");
    if (into.command.terms.id.empty()) return "\"id\" has to be a text that is not empty";
  }
  into.cursor = into.text.size();
  if (from.has("cursor")) {
    const auto cursor = from.number("cursor");
    if (!cursor) return "\"cursor\" has to be a whole number";
    into.cursor = static_cast<std::size_t>(*cursor);
  }
  return {};
}

/// How the client wants to read, and nothing besides.
[[nodiscard]] expected<socket_message, std::string> screen_message(
    const actors::flat_object& from) {
  for (const std::string_view field : known)
    if (!is_screen_field(field) && from.has(field))
      return "\"" + std::string(field) + "\" does not go with \"screen\"";
  auto screen = read_screen(from);
  if (!screen) return std::move(screen).error();
  return socket_message{.what = kind::screen, .screen = *std::move(screen)};
}

}  // namespace

expected<socket_message, std::string> read_message(std::string_view text) {
  const auto read = actors::flat_object::read(text, known);
  if (!read) return read.error();
  const message_form* form = nullptr;
  for (const message_form& each : forms) {
    if (!read->has(each.field)) continue;
    if (form != nullptr)
      return "\"" + std::string(form->field) + "\" and \"" + std::string(each.field) +
             "\" are two messages";
    form = &each;
  }
  if (read->has("screen") && form == nullptr) return screen_message(*read);
  if (form == nullptr) return std::string("\"command\", \"complete\" or \"help\" is missing");
  for (const std::string_view field : known) {
    const bool fits = field == form->field || field == form->others[0] || field == form->others[1];
    if (!fits && read->has(field))
      return "\"" + std::string(field) + "\" does not go with \"" + std::string(form->field) + "\"";
  }
  const auto words = read->text(form->field);
  if (!words) return "\"" + std::string(form->field) + "\" has to be a text";
  socket_message out{.what = form->what};
  (form->what == kind::command ? out.command.line : out.text) = std::string(*words);
  if (std::string wrong = fill(out, *read); !wrong.empty()) return wrong;
  return out;
}

std::string hello_message(std::string_view label, std::uint64_t since) {
  json::writer out;
  out.open('{');
  out.key("type").text("hello");
  out.key("campaign").text(label);
  out.key("since").count(since);
  out.close('}');
  return std::move(out).take();
}

std::string answer_message(std::uint64_t number, const host_answer& what) {
  json::writer out;
  out.open('{');
  out.key("type").text("answer");
  out.key("number").count(number);
  out.key("status").count(what.status);
  out.key("answer").raw(what.body);
  return std::move(out).take() + what.shown + "}";
}

std::string commit_message(const commit_seen& what) {
  json::writer out;
  out.open('{');
  out.key("type").text("commit");
  out.key("commit").raw(what.commit);
  return std::move(out).take() + what.lines + "}";
}

std::string end_message(const actors::subscription_status& how) {
  json::writer out;
  out.open('{');
  out.key("type").text("end");
  out.key("why").text(end_reason(how.end));
  out.key("since").count(how.resume_from - 1);
  out.close('}');
  return std::move(out).take();
}

std::string_view end_reason(actors::subscription_end why) noexcept {
  switch (why) {
    case actors::subscription_end::too_slow:
      return "too_slow";
    case actors::subscription_end::failed:
      return "failed";
    case actors::subscription_end::none:
    case actors::subscription_end::closed:
      break;
  }
  return "closed";
}

}  // namespace dnd::cli::host
