#include "benchmarks/peers/json_readers.hpp"

#include "benchmarks/peers/file_pieces.hpp"

#include <chrono>
#include <string_view>

#ifdef DND_BENCH_NLOHMANN
#include <nlohmann/json.hpp>
#endif
#ifdef DND_BENCH_RAPIDJSON
#include <rapidjson/document.h>
#endif

namespace dnd::bench {

namespace {

/// `parse` says how many members a line has, and 0 when it is not JSON.
template <class Parse>
[[maybe_unused]] io::result<reading> read_lines(const std::string& path, std::uint64_t events_max,
                                                Parse parse) {
  auto file = file_pieces::open(path);
  if (!file) return file.error();
  reading total;
  const auto begin = std::chrono::steady_clock::now();
  while (total.events < events_max) {
    const auto piece = file->next();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    for (auto text = *piece; !text.empty() && total.events < events_max; ++total.events) {
      const auto end = text.find('\n');
      const auto members = parse(text.substr(0, end));
      if (members == 0)
        return io::error{.code = io::ec::corrupt, .what = "a line is not JSON", .path = path};
      total.digest += members;
      text.remove_prefix(end + 1);
    }
  }
  total.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return total;
}

[[maybe_unused]] io::error built_without(const char* package) {
  return {.code = io::ec::not_found,
          .what = std::string("dnd-bench was built without ") + package,
          .todo = "Install it, and build dnd-bench again."};
}

}  // namespace

#ifdef DND_BENCH_NLOHMANN

io::result<reading> nlohmann_trees(const std::string& path, std::uint64_t events_max) {
  return read_lines(path, events_max, [](std::string_view line) -> std::size_t {
    const auto tree = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
    return tree.is_discarded() ? 0 : tree.size();
  });
}

#else

io::result<reading> nlohmann_trees(const std::string&, std::uint64_t) {
  return built_without("nlohmann-json3-dev");
}

#endif
#ifdef DND_BENCH_RAPIDJSON

io::result<reading> rapidjson_trees(const std::string& path, std::uint64_t events_max) {
  // Its memory is used again for each line, as RapidJSON advises.
  rapidjson::MemoryPoolAllocator<> memory;
  return read_lines(path, events_max, [&](std::string_view line) -> std::size_t {
    memory.Clear();
    rapidjson::Document tree(&memory);
    tree.Parse(line.data(), line.size());
    return tree.HasParseError() ? 0 : tree.MemberCount();
  });
}

#else

io::result<reading> rapidjson_trees(const std::string&, std::uint64_t) {
  return built_without("rapidjson-dev");
}

#endif

}  // namespace dnd::bench
