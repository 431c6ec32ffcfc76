#include "io/store/file/projections/projection_mark.hpp"

#include "io/files/json/text.hpp"
#include "io/store/file/file_names.hpp"

#include <algorithm>
#include <span>

namespace dnd::io {

std::optional<projection_mark> peek_projection(file_ops& ops, const std::string& path,
                                               std::string_view beginning) {
  const auto file = ops.open(path, open_mode::read_only);
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
  if (!take(beginning)) return std::nullopt;
  const auto seq = json::take_uint(rest);
  if (!seq || !take(",\"offset\":")) return std::nullopt;
  const auto offset = json::take_uint(rest);
  if (!offset) return std::nullopt;
  return projection_mark{.seq = *seq, .offset = *offset, .bytes = *size};
}

bool is_write_due(const projection_mark& mark, const log_position& durable,
                  const projection_growth& growth) noexcept {
  // A write costs the whole file, so it is done for a log that grew by several times as much.
  constexpr std::uint64_t growth_per_file = 8;
  const std::uint64_t grown = durable.offset > mark.offset ? durable.offset - mark.offset : 0;
  const bool is_of_another = mark.seq > durable.seq;
  return is_of_another ||
         grown >= std::clamp(growth_per_file * mark.bytes, growth.least, growth.most);
}

result<done> remove_projection(file_ops& ops, const std::string& path) {
  for (const std::string& each : {path, path + std::string(temporary_suffix)}) {
    const auto kind = ops.kind_of(each);
    if (!kind) return kind.error();
    if (*kind != entry_kind::file) continue;
    if (auto removed = ops.remove(each); !removed) return removed;
  }
  return done{};
}

}  // namespace dnd::io
