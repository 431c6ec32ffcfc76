#include "io/store/file/projections/figures_file.hpp"

#include "io/store/codec/json_decoder.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/json/field_encoder.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace dnd::io {
namespace {

/// All of the file but its own sum, in the form of a line of a log.
struct figures_document {
  static constexpr std::string_view stored_as = "figures";
  std::uint32_t format = figures_format;
  std::uint64_t seq = 0;
  std::uint64_t offset = 0;
  /// Of the log, at `seq`.
  std::string log_sum;
  model::figures::account account;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("figures", e.format);
    v.field("seq", e.seq);
    v.field("offset", e.offset);
    v.field("log_sum", e.log_sum);
    v.field("account", e.account);
  }
};

[[nodiscard]] std::string head_of(const log_position& at) {
  return fmt::format("{{\"figures\":{},\"seq\":{},\"offset\":{},", figures_format, at.seq,
                     at.offset);
}

/// The document that the bytes are, if they are one.
[[nodiscard]] std::optional<figures_document> read_document(std::string_view bytes) {
  if (!bytes.ends_with('\n')) return std::nullopt;
  bytes.remove_suffix(1);
  const auto framed = frame_of(bytes);
  if (!framed || line_sum(framed->body, 0) != framed->sum) return std::nullopt;
  const std::string text = std::string(framed->body) + '}';
  decode_problem problem;
  json_decoder decoder(problem);
  json_cursor cursor(text);
  figures_document out;
  if (!decoder.read(cursor, out) || !cursor.at_end()) return std::nullopt;
  return out;
}

}  // namespace

result<loaded_figures> load_figures(file_ops& ops, const std::string& directory,
                                    const log_file& log) {
  loaded_figures loaded;
  const auto bytes =
      ops.read_all(path_in(directory, figures_file_name), bounds::figures_file_bytes_max);
  if (!bytes) {
    if (bytes.error().code != ec::not_found) loaded.why_not = bytes.error().what;
    return loaded;
  }
  auto document = read_document(*bytes);
  if (!document || document->format != figures_format) {
    loaded.why_not = "it is damaged, or of another version";
    return loaded;
  }
  const auto sum = json::parse_hex(document->log_sum);
  const bool is_sound =
      sum && document->account.last() == document->seq && document->account.is_sound();
  const log_position at{.offset = document->offset, .seq = document->seq, .sum = sum.value_or(0)};
  const auto proven = is_sound ? proves(log, at, 0) : result<bool>(false);
  if (!proven) return proven.error();
  if (!*proven) {
    loaded.why_not = "its end is not a place of the log";
    return loaded;
  }
  loaded.account = std::move(document->account);
  loaded.at = at;
  return loaded;
}

result<done> save_figures(file_ops& ops, const std::string& directory,
                          const model::figures::account& account, const log_position& at) {
  DND_ASSERT(account.last() == at.seq && account.is_sound());
  std::string bytes = head_of(at);
  bytes += fmt::format("\"log_sum\":\"{:016x}\",\"account\":", at.sum);
  model::field_encoder::write(bytes, account);
  append_sum(bytes, 0, 0);
  return publish(ops, path_in(directory, figures_file_name), bytes);
}

std::optional<figures_mark> peek_figures(file_ops& ops, const std::string& directory) {
  const auto file = ops.open(path_in(directory, figures_file_name), open_mode::read_only);
  if (!file) return std::nullopt;
  const auto size = (*file)->size();
  if (!size) return std::nullopt;
  constexpr std::size_t head_bytes = 100;
  std::string head(head_bytes, '\0');
  const auto got = (*file)->read(0, head);
  if (!got) return std::nullopt;
  std::string_view rest = std::string_view(head).substr(0, *got);
  const auto take = [&rest](std::string_view text) {
    const bool is_next = rest.starts_with(text);
    if (is_next) rest.remove_prefix(text.size());
    return is_next;
  };
  if (!take(fmt::format("{{\"figures\":{},\"seq\":", figures_format))) return std::nullopt;
  const auto seq = json::take_uint(rest);
  if (!seq || !take(",\"offset\":")) return std::nullopt;
  const auto offset = json::take_uint(rest);
  if (!offset) return std::nullopt;
  return figures_mark{.seq = *seq, .offset = *offset, .bytes = *size};
}

}  // namespace dnd::io
