#include "io/store/file/log/recover/snapshot_check.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/line_reader.hpp"
#include "io/store/file/log/shared_past.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io {
namespace {

snapshot_check unused(std::uint64_t seq, std::string why) {
  return {.start = {}, .snapshot_seq = seq, .why_not = std::move(why)};
}

/// A snapshot that was taken in the fight that is still going on.
result<snapshot_check> check_in_fight(const log_file& log, const log_file& encounter,
                                      const log_position& snapshot) {
  const auto log_end = last_position_of(log);
  if (!log_end) return log_end.error();
  const auto first = first_seq_of(encounter);
  if (!first) return first.error();
  if (!*log_end || *first != (*log_end)->seq + 1 || snapshot.seq < *first) {
    return unused(snapshot.seq, "the encounter does not follow the end of the log");
  }
  const log_position here{snapshot.offset - (*log_end)->offset, snapshot.seq, snapshot.sum};
  const auto proven = proves(encounter, here, (*log_end)->sum);
  if (!proven) return proven.error();
  if (!*proven) return unused(snapshot.seq, "its checksum is not that of the encounter");
  return snapshot_check{.start = snapshot, .snapshot_seq = snapshot.seq};
}

}  // namespace

result<std::unique_ptr<log_file>> open_if_there(file_ops& ops, const std::string& path) {
  auto file = ops.open(path, open_mode::read_only);
  if (!file && file.error().code == ec::not_found) return std::unique_ptr<log_file>();
  return file;
}

result<log_files> open_log_files(file_ops& ops, const std::string& directory,
                                 std::string_view todo) {
  // The encounter first: a writer that merges meanwhile moves its lines to the log.
  auto encounter = open_if_there(ops, path_in(directory, encounter_file_name));
  if (!encounter) return std::move(encounter).error();
  auto log = open_log_file_if_there(ops, directory);
  if (!log) return std::move(log).error();
  if (*log != nullptr) return log_files{*std::move(log), *std::move(encounter)};
  return error{.code = ec::corrupt,
               .what = "the campaign's log is missing",
               .todo = std::string(todo),
               .path = path_in(directory, log_file_name)};
}

result<std::uint64_t> first_seq_of(const log_file& file) {
  const auto size = file.size();
  if (!size) return size.error();
  line_reader window(file, 0, *size);
  const auto first = window.next();
  if (!first) return first.error();
  if (first->what != line_reader::kind::line && first->what != line_reader::kind::rest) {
    return std::uint64_t{0};
  }
  std::string scratch;
  const auto line = parse_line(first->text, scratch);
  return line ? line->seq : std::uint64_t{0};
}

result<std::optional<log_position>> last_position_of(const log_file& file, std::uint64_t before) {
  const auto size = file.size();
  if (!size) return size.error();
  if (*size == 0) return std::optional(log_position{});
  constexpr std::uint64_t most = bounds::read_line_bytes_max + 1;
  std::string bytes(static_cast<std::size_t>(std::min(*size, most)), '\0');
  const auto got = file.read(*size - bytes.size(), bytes);
  if (!got) return got.error();
  bytes.resize(*got);
  if (!bytes.ends_with('\n')) return std::optional<log_position>();
  const std::string_view lines(bytes.data(), bytes.size() - 1);
  const std::size_t newline = lines.rfind('\n');
  if (newline == std::string_view::npos && bytes.size() != *size) {
    return std::optional<log_position>();
  }
  std::string scratch;
  const auto line =
      parse_line(newline == std::string_view::npos ? lines : lines.substr(newline + 1), scratch);
  if (!line) return std::optional<log_position>();
  const log_position last{*size, line->seq, line->sum};
  const auto proven = proves(file, last, before);
  if (!proven) return proven.error();
  return *proven ? std::optional(last) : std::nullopt;
}

result<std::uint64_t> offset_after(const log_file& file, std::uint64_t seq, std::uint64_t end,
                                   std::uint64_t last) {
  if (seq >= last || end == 0) return end;
  for (std::uint64_t window = std::uint64_t{64} * 1024;; window *= 4) {
    const std::uint64_t begin = end - std::min(end, window);
    std::string bytes(static_cast<std::size_t>(end - begin), '\0');
    const auto got = file.read(begin, bytes);
    if (!got) return got.error();
    bytes.resize(*got);
    // From the back, a line each: their numbers have no gaps.
    std::uint64_t here = last;
    std::size_t at = bytes.size();
    if (bytes.ends_with('\n')) --at;
    while (here > seq) {
      const std::size_t newline = at == 0 ? std::string::npos : bytes.rfind('\n', at - 1);
      if (newline == std::string::npos) break;
      at = newline;
      --here;
    }
    if (here == seq) return begin + at + 1;
    if (begin == 0) return std::uint64_t{0};
  }
}

result<snapshot_check> check_snapshot(file_ops& ops, const std::string& directory,
                                      const std::optional<log_position>& snapshot) {
  if (!snapshot || snapshot->seq == 0) return snapshot_check{};
  // The encounter first: a merge by a writer that works meanwhile moves lines to the log.
  const auto encounter = open_if_there(ops, path_in(directory, encounter_file_name));
  if (!encounter) return encounter.error();
  const auto log = open_log_file_if_there(ops, directory);
  if (!log) return log.error();
  if (*log == nullptr) return unused(snapshot->seq, "there is no log");
  const auto size = (*log)->size();
  if (!size) return size.error();
  if (snapshot->offset > *size) {
    if (*encounter != nullptr) return check_in_fight(**log, **encounter, *snapshot);
    return unused(snapshot->seq, "the log ends before the place it names");
  }
  if (*encounter != nullptr) {
    const auto first = first_seq_of(**encounter);
    if (!first) return first.error();
    if (*first != 0 && *first <= snapshot->seq) {
      return unused(snapshot->seq, "a merge was cut short: the whole log has to be looked at");
    }
  }
  const auto proven = proves(**log, *snapshot, 0);
  if (!proven) return proven.error();
  if (!*proven) return unused(snapshot->seq, "its checksum is not that of the log");
  return snapshot_check{.start = snapshot, .snapshot_seq = snapshot->seq};
}

}  // namespace dnd::io
