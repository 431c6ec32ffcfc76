#include "io/store/file/index/index_file.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "model/bounds.hpp"

#include <utility>

namespace dnd::io {

result<loaded_index> load_index(file_ops& ops, const std::string& directory, const log_file& log) {
  loaded_index loaded;
  const auto path = path_in(directory, log_index_file_name);
  const auto bytes = ops.read_all(path, bounds::index_bytes_max);
  if (!bytes) {
    if (bytes.error().code != ec::not_found) loaded.why_not = bytes.error().what;
    return loaded;
  }
  auto index = log_index::parse(*bytes);
  const auto proven = proves(log, index.end(), 0);
  if (!proven) return proven.error();
  if (!*proven) {
    loaded.why_not = "its end is not a place of the log";
    return loaded;
  }
  loaded.is_whole = index.bytes() == bytes->size();
  if (!loaded.is_whole) loaded.why_not = "what stands at its end is not a part of an index";
  loaded.index = std::move(index);
  return loaded;
}

std::optional<index_file_end> read_index_file_end(file_ops& ops, const std::string& directory) {
  const auto path = path_in(directory, log_index_file_name);
  const auto file = ops.open(path, open_mode::read_only);
  if (!file) return std::nullopt;
  const auto size = (*file)->size();
  if (!size || *size < index_trailer_bytes) return std::nullopt;
  index_file_end end{.size = *size, .trailer = std::string(index_trailer_bytes, '\0')};
  const auto got = (*file)->read(*size - index_trailer_bytes, end.trailer);
  if (!got || *got != index_trailer_bytes) return std::nullopt;
  return end;
}

std::optional<log_position> peek_index_end(file_ops& ops, const std::string& directory) {
  const auto end = read_index_file_end(ops, directory);
  return end ? index_end_in(end->trailer) : std::nullopt;
}

result<done> add_chunk(file_ops& ops, const std::string& directory, loaded_index& known,
                       index_chunk chunk) {
  const auto path = path_in(directory, log_index_file_name);
  std::string bytes;
  if (!known.is_whole) {
    // Readers that have the old file open keep it.
    const std::size_t good = known.index.bytes();
    if (good > 0) {
      auto old = ops.read_all(path, bounds::index_bytes_max);
      if (!old) return std::move(old).error();
      bytes = old->substr(0, good);
    }
    known.index.append(std::move(chunk), bytes);
    auto published = publish(ops, path, bytes);
    known.is_whole = published.has_value();
    return published;
  }
  known.index.append(std::move(chunk), bytes);
  auto file = ops.open(path, open_mode::append_existing);
  if (!file) return std::move(file).error();
  auto appended = (*file)->append(bytes);
  known.is_whole = appended.has_value();
  return appended;
}

}  // namespace dnd::io
