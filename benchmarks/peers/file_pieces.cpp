#include "benchmarks/peers/file_pieces.hpp"

#include <fcntl.h>
#include <span>

namespace dnd::bench {

io::result<file_pieces> file_pieces::open(const std::string& path, std::size_t padding,
                                          std::size_t bytes) {
  auto file = io::open_file(path, O_RDONLY);
  if (!file) return file.error();
  return file_pieces(*std::move(file), path, padding, bytes);
}

io::result<std::string_view> file_pieces::next() {
  const auto got = io::read_at(file_, path_, offset_, std::span(buffer_).first(bytes_));
  if (!got) return got.error();
  const std::string_view text(buffer_.data(), *got);
  const auto end = text.rfind('\n');
  if (end == std::string_view::npos) return std::string_view();
  offset_ += end + 1;
  return text.substr(0, end + 1);
}

}  // namespace dnd::bench
