#include "io/access/token_file.hpp"

#include "io/files/json/time.hpp"
#include "io/workspace/directories.hpp"
#include "model/bounds.hpp"
#include "model/json/writer.hpp"

#include <simdjson.h>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io {
namespace {

constexpr std::array<std::string_view, 4> role_names{"gm", "player", "spectator", "monitor"};
constexpr std::array<std::string_view, 7> token_fields{"sum",       "role", "name",   "characters",
                                                       "campaigns", "made", "expires"};

[[nodiscard]] std::string directory_of_tokens(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

[[nodiscard]] std::string time_of(std::int64_t ms) {
  std::string out;
  json::append_time(out, std::clamp(ms, json::time_ms_first, json::time_ms_last));
  return out;
}

void add_names(json::writer& out, std::string_view key, const std::vector<std::string>& names) {
  if (names.empty()) return;
  out.open(key, '[');
  for (const std::string& each : names) out.text(each);
  out.close(']');
}

[[nodiscard]] std::string line_of(const kept_token& each) {
  json::writer out;
  out.open('{');
  out.key("sum").text(to_text(each.sum));
  out.key("role").text(to_text(each.role));
  if (!each.name.empty()) out.key("name").text(each.name);
  add_names(out, "characters", each.characters);
  add_names(out, "campaigns", each.campaigns);
  out.key("made").text(time_of(each.made_ms));
  if (each.expires_ms) out.key("expires").text(time_of(*each.expires_ms));
  out.close('}');
  return std::move(out).take() + '\n';
}

/// One line; the members are empty as long as nothing is wrong.
class token_line_reader {
 public:
  [[nodiscard]] expected<kept_token, std::string> read(std::string_view line) {
    simdjson::dom::object object;
    const auto failed = parser_.parse(line.data(), line.size()).get_object().get(object);
    if (failed != simdjson::SUCCESS)
      return fmt::format("this is no JSON object: {}", simdjson::error_message(failed));
    for (const auto field : object) {
      if (std::find(token_fields.begin(), token_fields.end(), field.key) == token_fields.end())
        return fmt::format("there is no field \"{}\"", field.key);
      if (std::find(seen_.begin(), seen_.end(), field.key) != seen_.end())
        return fmt::format("\"{}\" stands there twice", field.key);
      seen_.emplace_back(field.key);
    }
    std::string_view text;
    const auto sum = word(object, "sum", text) ? parse_token_sum(text) : std::nullopt;
    const auto role = word(object, "role", text) ? parse_token_role(text) : std::nullopt;
    const auto made = word(object, "made", text) ? json::parse_time(text) : std::nullopt;
    if (!sum) return std::string("\"sum\" has to be 64 hex digits");
    if (!role) return std::string("\"role\" has to be gm, player, spectator or monitor");
    if (!made) return std::string("\"made\" has to be a time such as 2026-11-22T19:04:11.120Z");
    kept_token out{.sum = *sum, .role = *role, .made_ms = *made};
    if (has("name") && !word(object, "name", text)) return std::string("\"name\" is no text");
    if (has("name")) out.name = text;
    if (has("expires")) {
      if (word(object, "expires", text)) out.expires_ms = json::parse_time(text);
      if (!out.expires_ms) return std::string("\"expires\" is no time");
    }
    if (!words(object, "characters", out.characters)) return no_list("characters");
    if (!words(object, "campaigns", out.campaigns)) return no_list("campaigns");
    return out;
  }

 private:
  [[nodiscard]] static std::string no_list(std::string_view key) {
    return fmt::format("\"{}\" has to be a list of texts with something in it", key);
  }
  [[nodiscard]] bool has(std::string_view key) const {
    return std::find(seen_.begin(), seen_.end(), key) != seen_.end();
  }
  [[nodiscard]] static bool word(simdjson::dom::object object, std::string_view key,
                                 std::string_view& into) {
    return object[key].get_string().get(into) == simdjson::SUCCESS;
  }
  [[nodiscard]] bool words(simdjson::dom::object object, std::string_view key,
                           std::vector<std::string>& into) const {
    if (!has(key)) return true;
    simdjson::dom::array list;
    if (object[key].get_array().get(list) != simdjson::SUCCESS) return false;
    for (const auto each : list) {
      std::string_view text;
      if (each.get_string().get(text) != simdjson::SUCCESS || text.empty()) return false;
      into.emplace_back(text);
    }
    // A list that was emptied must not turn "for this campaign" into "for all".
    return !into.empty();
  }

  simdjson::dom::parser parser_;
  std::vector<std::string> seen_;
};

}  // namespace

std::string_view to_text(token_role value) noexcept {
  return role_names[static_cast<std::size_t>(value)];
}

std::optional<token_role> parse_token_role(std::string_view text) noexcept {
  const auto found = std::find(role_names.begin(), role_names.end(), text);
  if (found == role_names.end()) return std::nullopt;
  return static_cast<token_role>(found - role_names.begin());
}

std::string tokens_path(const std::string& worlds_dir) {
  return worlds_dir + "/.host/tokens.jsonl";
}

result<std::string> read_tokens(file_ops& ops, const std::string& path) {
  auto bytes = ops.read_all(path, bounds::tokens_file_bytes_max);
  if (!bytes && bytes.error().code == ec::not_found) return std::string();
  return bytes;
}

result<std::vector<kept_token>> parse_tokens(std::string_view bytes, const std::string& path) {
  std::vector<kept_token> out;
  std::uint64_t line = 0;
  while (!bytes.empty()) {
    ++line;
    const auto end = bytes.find('\n');
    auto read = end == std::string_view::npos
                    ? expected<kept_token, std::string>(std::string("its end is missing"))
                    : token_line_reader().read(bytes.substr(0, end));
    if (!read)
      return error{.code = ec::corrupt,
                   .what = "the file of the host's tokens is damaged: " + read.error(),
                   .todo =
                       "Mend the line, or remove it: its token has to be made anew then. Until "
                       "then no token of the file counts.",
                   .path = path,
                   .line = line};
    out.push_back(*std::move(read));
    bytes.remove_prefix(end + 1);
  }
  return out;
}

result<std::string> render_tokens(const std::vector<kept_token>& all) {
  std::string bytes;
  for (const kept_token& each : all) bytes += line_of(each);
  if (all.size() > bounds::tokens_max || bytes.size() > bounds::tokens_file_bytes_max)
    return error{.code = ec::too_large,
                 .what = fmt::format("there are more than {} tokens, or too much is said of them",
                                     bounds::tokens_max),
                 .todo = "Revoke those that nobody needs."};
  return bytes;
}

result<done> write_tokens(file_ops& ops, const std::string& path,
                          const std::vector<kept_token>& all) {
  auto bytes = render_tokens(all);
  if (bytes) return publish_private(ops, path, *bytes);
  error why = std::move(bytes).error();
  why.path = path;
  return why;
}

result<std::unique_ptr<file_lock>> lock_tokens(file_ops& ops, const std::string& path) {
  const auto made = make_directories(ops, directory_of_tokens(path), meant_for::owner);
  if (!made) return made.error();
  return ops.lock(path + ".lock");
}

}  // namespace dnd::io
