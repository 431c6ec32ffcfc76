#include "benchmarks/peers/simdjson_reader.hpp"

#include "benchmarks/peers/file_pieces.hpp"

#include <simdjson.h>

#include <chrono>

namespace dnd::bench {

namespace {

namespace ondemand = simdjson::ondemand;

/// True when every line had the three fields. `text` is padded as simdjson wants it.
bool read_piece(ondemand::parser& parser, std::string_view text, reading& total) {
  ondemand::document_stream lines;
  if (parser.iterate_many(text.data(), text.size(), text.size()).get(lines)) return false;
  for (auto line : lines) {
    std::uint64_t seq = 0;
    std::string_view at;
    std::string_view type;
    if (line["seq"].get(seq) || line["at"].get(at) || line["type"].get(type)) return false;
    ++total.events;
    total.digest += seq + at.size() + type.size();
  }
  return true;
}

}  // namespace

io::result<reading> simdjson_three_fields(const std::string& path) {
  auto file = file_pieces::open(path, simdjson::SIMDJSON_PADDING);
  if (!file) return file.error();
  ondemand::parser parser;
#ifdef SIMDJSON_THREADS_ENABLED
  parser.threaded = false;
#endif
  reading total;
  const auto begin = std::chrono::steady_clock::now();
  for (;;) {
    const auto piece = file->next();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    if (!read_piece(parser, *piece, total))
      return io::error{
          .code = io::ec::corrupt, .what = "simdjson cannot read the log", .path = path};
  }
  total.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return total;
}

}  // namespace dnd::bench
