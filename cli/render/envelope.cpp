#include "cli/render/envelope.hpp"

#include "model/assert.hpp"

#include <utility>

namespace dnd::cli {
namespace {

void add_count(json::writer& out, std::string_view name, std::optional<std::uint64_t> value) {
  if (value) out.key(name).count(*value);
}

/// The members of `facts` after those of `open`, which is not closed yet.
[[nodiscard]] std::string with_facts(json::writer&& open, std::string_view facts) {
  DND_ASSERT(facts.starts_with('{') && facts.ends_with('}'));
  std::string out = std::move(open).take();
  if (facts.size() > 2) out += ',';
  return out.append(facts.substr(1));
}

}  // namespace

void open_answer(json::writer& out, std::string_view kind) {
  out.open('{');
  out.key("ok").truth(true);
  out.key("kind").text(kind);
}

void open_answer(json::writer& out, std::string_view kind, const json_problem& why) {
  out.open('{');
  out.key("ok").truth(false);
  out.key("kind").text(kind);
  out.open("error", '{');
  out.key("code").text(why.code);
  out.key("message").text(why.message);
  out.key("hint").text(why.hint);
  if (!why.path.empty()) out.key("path").text(why.path);
  add_count(out, "line", why.line);
  add_count(out, "column", why.column);
  add_count(out, "byte", why.byte);
  add_count(out, "seq", why.seq);
  out.close('}');
}

void open_answer(json::writer& out, std::string_view kind, const model::refusal& why) {
  open_answer(out, kind,
              json_problem{.code = model::refusal_name(why.code),
                           .message = why.message,
                           .hint = why.hint,
                           .column = why.column});
}

void open_answer(json::writer& out, std::string_view kind, const io::error& why) {
  // Where it happened has fields of its own; what the system said belongs to the sentence.
  const std::string message =
      io::render({.code = why.code, .what = why.what, .system_errno = why.system_errno});
  open_answer(out, kind,
              json_problem{.code = io::ec_name(why.code),
                           .message = message,
                           .hint = why.todo,
                           .column = why.column,
                           .path = why.path,
                           .line = why.line,
                           .byte = why.byte,
                           .seq = why.seq});
}

std::string json_answer(std::string_view kind, std::string_view facts) {
  json::writer out;
  open_answer(out, kind);
  return with_facts(std::move(out), facts);
}

std::string json_answer(std::string_view kind, std::string_view facts, const io::error& why) {
  json::writer out;
  open_answer(out, kind, why);
  return with_facts(std::move(out), facts);
}

std::string json_failed(std::string_view kind, const json_problem& why) {
  json::writer out;
  open_answer(out, kind, why);
  out.close('}');
  return std::move(out).take();
}

std::string json_failed(std::string_view kind, const io::error& why) {
  return json_answer(kind, "{}", why);
}

}  // namespace dnd::cli
