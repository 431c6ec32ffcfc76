#include "io/store/file/projections/changes_file.hpp"

#include "io/files/json/text.hpp"
#include "io/store/codec/json_decoder.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/json/field_encoder.hpp"
#include "model/views/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace dnd::io {
namespace {

using model::views::change_index;
using model::views::change_stretch;
using model::views::subject_changes;

/// The first line, but for its own sum.
struct changes_head {
  static constexpr std::string_view stored_as = "changes";
  std::uint32_t format = changes_format;
  /// Where the last event that is noted ends.
  std::uint64_t seq = 0;
  std::uint64_t offset = 0;
  std::string log_sum;
  /// `line_sum` of the names of all values that a creature can have: those of another program make
  /// another one.
  std::string values;
  /// `line_sum` of all that comes after this line.
  std::string body_sum;
  std::vector<std::string> names;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("changes", e.format);
    v.field("seq", e.seq);
    v.field("offset", e.offset);
    v.field("log_sum", e.log_sum);
    v.field("values", e.values);
    v.field("body_sum", e.body_sum);
    v.optional("names", e.names);
  }
};

[[nodiscard]] std::string hex_sum(std::string_view text) {
  return fmt::format("{:016x}", line_sum(text, 0));
}

[[nodiscard]] const std::string& sum_of_values() {
  static const std::string sum = [] {
    std::string all;
    for (const std::string& each : model::views::usual_figures()) all += each + '\n';
    return hex_sum(all);
  }();
  return sum;
}

template <class Described>
[[nodiscard]] std::optional<Described> decoded(std::string_view text) {
  decode_problem problem;
  json_decoder decoder(problem);
  json_cursor cursor(text);
  Described out;
  if (!decoder.read(cursor, out) || !cursor.at_end()) return std::nullopt;
  return out;
}

/// The text of a file that is proven by its head, and by the log.
struct proven_file {
  std::string text;
  changes_head head;
  log_position at;
  /// Where the stretches begin.
  std::size_t body = 0;
  std::string why_not = {};
};

[[nodiscard]] std::optional<std::string> read_whole(file_ops& ops, const std::string& path,
                                                    std::string& why_not) {
  const auto file = ops.open(path, open_mode::read_only);
  if (!file) {
    if (file.error().code != ec::not_found) why_not = file.error().what;
    return std::nullopt;
  }
  const auto size = (*file)->size();
  why_not = "it is damaged, or of another version";
  if (!size || *size > bounds::changes_file_bytes_max) return std::nullopt;
  std::string text(static_cast<std::size_t>(*size), '\0');
  const auto got = (*file)->read(0, text);
  if (!got || *got != text.size()) return std::nullopt;
  return text;
}

/// Whether the text is sound in itself.
[[nodiscard]] bool read_head(proven_file& from) {
  const std::size_t end = from.text.find('\n');
  if (end == std::string::npos) return false;
  from.body = end + 1;
  const auto framed = frame_of(std::string_view(from.text).substr(0, end));
  if (!framed || line_sum(framed->body, 0) != framed->sum) return false;
  auto head = decoded<changes_head>(std::string(framed->body) + '}');
  if (!head || head->format != changes_format || head->values != sum_of_values()) return false;
  from.head = *std::move(head);
  return hex_sum(std::string_view(from.text).substr(from.body)) == from.head.body_sum;
}

/// Errors: the disk's while the log is read.
[[nodiscard]] result<proven_file> read_proven(file_ops& ops, const std::string& directory,
                                              const log_file& log) {
  const auto not_used = [](std::string why) {
    proven_file none;
    none.why_not = std::move(why);
    return none;
  };
  proven_file out;
  auto text = read_whole(ops, path_in(directory, changes_file_name), out.why_not);
  if (!text) return not_used(std::move(out.why_not));
  out.text = *std::move(text);
  if (!read_head(out)) return not_used(std::move(out.why_not));
  const auto sum = json::parse_hex(out.head.log_sum);
  out.at = {.offset = out.head.offset, .seq = out.head.seq, .sum = sum.value_or(0)};
  const auto proven = sum ? proves(log, out.at, 0) : result<bool>(false);
  if (!proven) return proven.error();
  if (!*proven) return not_used("its end is not a place of the log");
  out.why_not.clear();
  return out;
}

/// Calls `visit` with each line of a stretch. False where it did.
template <class Visit>
[[nodiscard]] bool each_stretch(const proven_file& from, Visit visit) {
  std::string_view rest = std::string_view(from.text).substr(from.body);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos || !visit(rest.substr(0, end))) return false;
    rest.remove_prefix(end + 1);
  }
  return true;
}

/// The number of the last event of a stretch.
[[nodiscard]] std::optional<std::uint64_t> last_of(std::string_view line) {
  constexpr std::string_view begins = "{\"last\":";
  if (!line.starts_with(begins)) return std::nullopt;
  line.remove_prefix(begins.size());
  return json::take_uint(line);
}

/// Whether all that changed has a name in the file.
[[nodiscard]] bool are_named(const model::views::changed_subject& what,
                             const std::vector<std::string>& names) {
  return std::ranges::all_of(what.figures, [&](std::uint32_t each) { return each < names.size(); });
}

/// A subject of a stretch, from where it begins in the line on.
[[nodiscard]] std::optional<model::views::changed_subject> subject_at(std::string_view rest) {
  decode_problem problem;
  json_decoder decoder(problem);
  json_cursor cursor(rest);
  model::views::changed_subject out;
  if (!decoder.read(cursor, out)) return std::nullopt;
  return out;
}

}  // namespace

result<loaded_changes> load_changes(file_ops& ops, const std::string& directory,
                                    const log_file& log) {
  auto from = read_proven(ops, directory, log);
  if (!from) return std::move(from).error();
  loaded_changes out{.index = {}, .at = from->at, .why_not = from->why_not};
  out.index.names = from->head.names;
  const bool is_sound = each_stretch(*from, [&](std::string_view line) {
    auto one = decoded<change_stretch>(line);
    if (!one || one->last <= out.index.last()) return false;
    for (const auto& each : one->subjects)
      if (!are_named(each, out.index.names)) return false;
    out.index.stretches.push_back(*std::move(one));
    return true;
  });
  if (is_sound && out.index.last() == out.at.seq) return out;
  return loaded_changes{.index = {}, .at = {}, .why_not = "what is in it does not fit together"};
}

result<subject_changes> load_changes_of(file_ops& ops, const std::string& directory,
                                        const log_file& log, std::string_view subject) {
  const auto from = read_proven(ops, directory, log);
  if (!from) return from.error();
  std::string wanted = "{\"id\":";
  model::field_encoder::write(wanted, std::string(subject));
  subject_changes out;
  out.names = from->head.names;
  model::seq_t next = 1;
  const bool is_sound = each_stretch(*from, [&](std::string_view line) {
    const auto last = last_of(line);
    if (!last || *last < next) return false;
    // Each is in a line once.
    if (const auto at = line.find(wanted); at != std::string_view::npos) {
      auto one = subject_at(line.substr(at));
      if (!one || one->id != subject || !are_named(*one, out.names)) return false;
      out.stretches.push_back({.first = next, .last = *last, .figures = std::move(one->figures)});
    }
    next = *last + 1;
    return true;
  });
  if (!is_sound || next != from->at.seq + 1) return subject_changes{};
  out.known_to = from->at.seq;
  return out;
}

result<done> save_changes(file_ops& ops, const std::string& directory, const change_index& index,
                          const log_position& at) {
  DND_ASSERT(index.last() == at.seq);
  std::string body;
  for (const change_stretch& each : index.stretches) {
    model::field_encoder::write(body, each);
    body += '\n';
  }
  changes_head head{.seq = at.seq,
                    .offset = at.offset,
                    .log_sum = fmt::format("{:016x}", at.sum),
                    .values = sum_of_values(),
                    .body_sum = hex_sum(body),
                    .names = index.names};
  std::string out;
  model::field_encoder::write(out, head);
  // The brace comes after the sum.
  out.pop_back();
  append_sum(out, 0, 0);
  out += body;
  return publish(ops, path_in(directory, changes_file_name), out);
}

std::optional<projection_mark> peek_changes(file_ops& ops, const std::string& directory) {
  return peek_projection(ops, path_in(directory, changes_file_name),
                         fmt::format("{{\"changes\":{},\"seq\":", changes_format));
}

result<done> remove_changes(file_ops& ops, const std::string& directory) {
  return remove_projection(ops, path_in(directory, changes_file_name));
}

}  // namespace dnd::io
