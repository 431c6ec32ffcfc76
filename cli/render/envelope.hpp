#pragma once

#include "io/files/error.hpp"
#include "model/json/writer.hpp"
#include "model/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What all answers of `--json` have in common, whatever command they answer: one object on one
/// line, UTF-8 whatever went in (bytes that are not come out as U+FFFD), never a colour in it.
///
///     {"ok":true,"kind":"campaign show",…}
///     {"ok":false,"kind":"attack","error":{"code":"…","message":"…","hint":"…"},…}
///
/// `ok` says whether it went well: then there is no `error`, and else always one. `kind` names the
/// command that is answered. What was asked for stands after these.
namespace dnd::cli {

/// What `error` says. `code`, `message` and `hint` are always in it, the rest where it is known.
struct json_problem {
  std::string_view code;
  std::string_view message;
  std::string_view hint = {};
  /// Byte offset of the wrong word in a command, from 0; of a YAML file the column, from 1.
  std::optional<std::uint64_t> column = {};
  std::string_view path = {};
  std::optional<std::uint64_t> line = {};
  std::optional<std::uint64_t> byte = {};
  std::optional<std::uint64_t> seq = {};
};

/// Opens the object of an answer. Whoever opens it adds what was asked for, and closes it.
void open_answer(json::writer& out, std::string_view kind);
void open_answer(json::writer& out, std::string_view kind, const json_problem& why);
void open_answer(json::writer& out, std::string_view kind, const model::refusal& why);
void open_answer(json::writer& out, std::string_view kind, const io::error& why);

/// Puts what was asked for into the envelope. `facts` is a JSON object whose members are none of
/// the envelope's own. With an error it went wrong for all that is known.
[[nodiscard]] std::string json_answer(std::string_view kind, std::string_view facts);
[[nodiscard]] std::string json_answer(std::string_view kind, std::string_view facts,
                                      const io::error& why);

/// A failure and nothing else.
[[nodiscard]] std::string json_failed(std::string_view kind, const json_problem& why);
[[nodiscard]] std::string json_failed(std::string_view kind, const io::error& why);

}  // namespace dnd::cli
