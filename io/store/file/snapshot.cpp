#include "io/store/file/snapshot.hpp"

#include "io/files/json/text.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/file_names.hpp"
#include "model/bounds.hpp"

#include <xxhash.h>

#include <fmt/format.h>

#include <utility>

namespace dnd::io {

namespace {

constexpr std::uint64_t format_version = 1;
constexpr std::string_view state_key = "state: ";
constexpr std::size_t block_bytes = 4096;
/// Left out when there are none: `ids: {"id":seq,…}` on one line.
constexpr std::string_view ids_key = "ids: {";

/// `body` is protected by its own sum: a snapshot is read before anything else can vouch for it.
std::uint64_t sum_of(std::string_view body) {
  return XXH3_64bits(body.data(), body.size());
}

error unusable(ec code, std::string what) {
  return error{.code = code, .what = std::move(what), .todo = "The log will be replayed instead."};
}

/// Takes `key: value` and its newline off the front.
std::optional<std::string_view> take_line(std::string_view& text, std::string_view key) {
  if (!text.starts_with(key)) return std::nullopt;
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto value = text.substr(key.size(), end - key.size());
  text.remove_prefix(end + 1);
  return value;
}

std::optional<std::uint64_t> take_number(std::string_view& text, std::string_view key) {
  auto value = take_line(text, key);
  if (!value) return std::nullopt;
  const auto number = json::take_uint(*value);
  return number && value->empty() ? number : std::nullopt;
}

std::optional<std::uint64_t> take_sum(std::string_view& text, std::string_view key) {
  const auto value = take_line(text, key);
  if (!value || value->size() != 18 || value->front() != '"' || value->back() != '"')
    return std::nullopt;
  return json::parse_hex(value->substr(1, 16));
}

struct header {
  std::uint64_t format = 0;
  std::uint64_t schema = 0;
  log_position at;
  std::uint64_t check = 0;
};

/// Leaves `text` at the state's key.
std::optional<header> take_header(std::string_view& text) {
  while (text.starts_with('#'))
    if (!take_line(text, "#")) return std::nullopt;
  header head;
  const auto read = [&](auto taken, std::uint64_t& into) {
    if (taken) into = *taken;
    return taken.has_value();
  };
  const bool whole = read(take_number(text, "format: "), head.format) &&
                     read(take_sum(text, "schema: "), head.schema) &&
                     read(take_number(text, "seq: "), head.at.seq) &&
                     read(take_sum(text, "sum: "), head.at.sum) &&
                     read(take_number(text, "offset: "), head.at.offset) &&
                     read(take_sum(text, "check: "), head.check);
  if (!whole) return std::nullopt;
  return head;
}

void append_ids(std::string& out, const recent_ids& ids) {
  if (ids.all().empty()) return;
  out += ids_key;
  char before = ' ';
  for (const known_id& each : ids.all()) {
    if (before == ',') out += before;
    before = ',';
    json::append_string(out, each.id);
    out += ':';
    json::append_uint(out, each.seq);
  }
  out += "}\n";
}

/// Takes the line off the front. False when it is not one.
bool take_ids(std::string_view& text, model::seq_t last, recent_ids& into) {
  auto rest = take_line(text, ids_key);
  if (!rest) return true;
  for (;;) {
    if (!rest->starts_with('"')) return false;
    rest->remove_prefix(1);
    const auto quote = rest->find('"');
    if (quote == std::string_view::npos || !is_command_id(rest->substr(0, quote))) return false;
    const auto id = rest->substr(0, quote);
    rest->remove_prefix(quote + 1);
    if (!rest->starts_with(':')) return false;
    rest->remove_prefix(1);
    const auto seq = json::take_uint(*rest);
    if (!seq || *seq > last || *seq == 0) return false;
    if (!into.all().empty() && into.all().back().seq >= *seq) return false;
    into.remember(id, *seq);
    if (*rest == "}") return true;
    if (!rest->starts_with(',')) return false;
    rest->remove_prefix(1);
  }
}

}  // namespace

std::string render_snapshot(const snapshot& what, const std::function<void()>& rest) {
  std::string ids;
  append_ids(ids, what.ids);
  std::string body;
  append_state_body(body, what.state, rest);
  std::string covered = fmt::format("seq: {}\nsum: \"{:016x}\"\noffset: {}\n", what.at.seq,
                                    what.at.sum, what.at.offset);
  const auto check = sum_of(covered + ids + body);
  std::string out = fmt::format(
      "# A cache of the state after event {}: deleting it loses nothing.\n"
      "format: {}\nschema: \"{:016x}\"\n{}check: \"{:016x}\"\n{}{}",
      what.at.seq, format_version, schema_fingerprint(), covered, check, ids, state_key);
  out += body;
  out += '\n';
  return out;
}

std::optional<log_position> read_snapshot_position(std::string_view text) {
  const auto head = take_header(text);
  if (!head) return std::nullopt;
  return head->at;
}

bool has_current_form(std::string_view text) {
  const auto head = take_header(text);
  return head && head->format == format_version && head->schema == schema_fingerprint();
}

result<snapshot> parse_snapshot(std::string_view text) {
  const auto head = take_header(text);
  if (!head) return unusable(ec::corrupt, "the snapshot's header is not one");
  if (head->format != format_version)
    return unusable(ec::unknown_version,
                    fmt::format("the snapshot has format {}, this program writes {}", head->format,
                                format_version));
  if (head->schema != schema_fingerprint())
    return unusable(ec::unknown_version, "the snapshot was written by another version");
  recent_ids ids;
  const auto before_ids = text;
  if (!take_ids(text, head->at.seq, ids))
    return unusable(ec::corrupt, "the ids of commands in the snapshot cannot be read");
  const auto ids_line = before_ids.substr(0, before_ids.size() - text.size());
  if (!text.starts_with(state_key) || !text.ends_with('\n'))
    return unusable(ec::corrupt, "the snapshot is cut off");
  // A last line, and maybe empty ones after it that fill the file's last block.
  const auto body =
      text.substr(state_key.size(), text.find_last_not_of('\n') + 1 - state_key.size());
  std::string covered = fmt::format("seq: {}\nsum: \"{:016x}\"\noffset: {}\n", head->at.seq,
                                    head->at.sum, head->at.offset);
  covered += ids_line;
  covered += body;
  if (sum_of(covered) != head->check)
    return unusable(ec::corrupt, "the snapshot's bytes do not match its check sum");
  snapshot loaded{.at = head->at, .state = {}, .ids = std::move(ids)};
  if (!read_state_body(body, loaded.state))
    return unusable(ec::corrupt, "the snapshot's state cannot be read");
  loaded.state.set_seq(loaded.at.seq);
  return loaded;
}

result<done> publish_snapshot(file_ops& ops, const std::string& directory, std::string text) {
  // A file that keeps its size is synced without the file system's journal, which the log needs.
  text.resize((text.size() + block_bytes - 1) / block_bytes * block_bytes, '\n');
  return publish_over_spare(ops, path_in(directory, snapshot_file_name), text);
}

result<done> write_snapshot(file_ops& ops, const std::string& directory, const snapshot& what) {
  DND_ASSERT(what.state.seq() == what.at.seq);
  return publish_snapshot(ops, directory, render_snapshot(what));
}

void remove_spare_snapshot(file_ops& ops, const std::string& directory) {
  const auto path = path_in(directory, snapshot_file_name) + std::string(temporary_suffix);
  const auto removed [[maybe_unused]] = ops.remove(path);
}

namespace {

/// `use` is given the text and the snapshot that it is.
template <class Use>
auto with_snapshot(file_ops& ops, const std::string& directory, Use use)
    -> decltype(use(std::string{}, snapshot{})) {
  const auto path = path_in(directory, snapshot_file_name);
  for (bool again = false;; again = true) {
    auto text = ops.read_all(path, bounds::snapshot_bytes_max);
    if (!text) return text.error();
    auto loaded = parse_snapshot(*text);
    if (loaded) return use(*std::move(text), *std::move(loaded));
    // A slow reader of a campaign that is being played may have opened a file that was written over
    // meanwhile.
    if (!again) continue;
    auto why = loaded.error();
    why.path = path;
    return why;
  }
}

}  // namespace

result<std::string> read_snapshot(file_ops& ops, const std::string& directory) {
  return with_snapshot(
      ops, directory,
      [](std::string text, const snapshot&) -> result<std::string> { return text; });
}

result<snapshot> load_snapshot(file_ops& ops, const std::string& directory) {
  return with_snapshot(ops, directory,
                       [](const std::string&, snapshot what) -> result<snapshot> { return what; });
}

}  // namespace dnd::io
