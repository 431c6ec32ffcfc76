#include "io/store/file/index/log_index.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace dnd::io {
namespace {

/// "dndidx02" as a number: the format and its version.
constexpr std::uint64_t magic = 0x3230'7864'6964'6e64ULL;
constexpr std::size_t word_bytes = 8;
constexpr std::size_t header_bytes = 8 * word_bytes;
constexpr std::size_t place_bytes = 3 * word_bytes;
constexpr std::size_t mark_head_bytes = 4 * word_bytes;
constexpr std::size_t undo_mark_bytes = 4 * word_bytes;
static_assert(index_trailer_bytes == 5 * word_bytes);

void put(std::string& out, std::uint64_t word) {
  for (std::size_t i = 0; i < word_bytes; ++i)
    out += static_cast<char>(static_cast<unsigned char>(word >> (8 * i)));
}

void put(std::string& out, const log_position& place) {
  put(out, place.offset);
  put(out, place.seq);
  put(out, place.sum);
}

/// Takes numbers off the front of bytes of which there are enough.
class word_reader {
 public:
  explicit word_reader(std::string_view bytes) noexcept : bytes_(bytes) {}

  [[nodiscard]] std::size_t left() const noexcept { return bytes_.size(); }
  std::uint64_t word() noexcept {
    DND_ASSERT(bytes_.size() >= word_bytes);
    std::uint64_t value = 0;
    for (std::size_t i = word_bytes; i-- > 0;)
      value = value << 8 | static_cast<unsigned char>(bytes_[i]);
    bytes_.remove_prefix(word_bytes);
    return value;
  }
  log_position place() noexcept {
    const auto offset = word();
    const auto seq = word();
    return {offset, seq, word()};
  }
  std::string_view text(std::size_t size) noexcept {
    const auto taken = bytes_.substr(0, size);
    bytes_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view bytes_;
};

std::uint64_t check_of(std::string_view bytes, std::uint64_t before) noexcept {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), before);
}

constexpr std::size_t padded(std::size_t size) noexcept {
  return (size + word_bytes - 1) / word_bytes * word_bytes;
}

/// The kind, whether a session is running and the number in one word; then seq, time, the size of
/// the title, and the title.
void put(std::string& out, const model::views::session_mark& mark) {
  const auto kind = static_cast<std::uint64_t>(mark.what);
  put(out, kind | std::uint64_t{mark.running} << 8 | std::uint64_t{mark.number} << 32);
  put(out, mark.seq);
  put(out, static_cast<std::uint64_t>(mark.at_ms));
  put(out, mark.title.size());
  out += mark.title;
  out.append(padded(mark.title.size()) - mark.title.size(), '\0');
}

std::optional<model::views::session_mark> take_mark(word_reader& in) {
  if (in.left() < mark_head_bytes) return std::nullopt;
  model::views::session_mark mark;
  const auto head = in.word();
  if ((head & 0xFF) > static_cast<std::uint64_t>(model::views::session_mark::kind::restored))
    return std::nullopt;
  mark.what = static_cast<model::views::session_mark::kind>(head & 0xFF);
  mark.running = (head >> 8 & 1) != 0;
  mark.number = static_cast<std::uint32_t>(head >> 32);
  mark.seq = in.word();
  mark.at_ms = static_cast<std::int64_t>(in.word());
  const auto size = in.word();
  if (size > bounds::read_line_bytes_max || padded(size) > in.left()) return std::nullopt;
  mark.title = in.text(padded(size)).substr(0, size);
  return mark;
}

void put(std::string& out, const model::views::undo_mark& mark) {
  put(out, static_cast<std::uint64_t>(mark.what));
  put(out, mark.seq);
  put(out, mark.of.first);
  put(out, mark.of.last);
}

std::optional<model::views::undo_mark> take_undo_mark(word_reader& in) {
  using kind = model::views::undo_mark::kind;
  const auto what = in.word();
  const auto seq = in.word();
  const auto first = in.word();
  const model::views::undo_mark mark{static_cast<kind>(what), seq, {first, in.word()}};
  if (what > static_cast<std::uint64_t>(kind::of_session)) return std::nullopt;
  return mark;
}

bool follows(const log_position& next, const log_position& before) noexcept {
  return next.seq > before.seq && next.offset > before.offset;
}

/// How much of each there is in a chunk.
struct chunk_counts {
  std::uint64_t places = 0;
  std::uint64_t marks = 0;
  std::uint64_t undo_marks = 0;
};

/// Takes marks, which ascend, up to event `end`. False when there are not so many.
template <class Mark>
bool take_marks(word_reader& in, std::uint64_t count, std::optional<Mark> (*take)(word_reader&),
                std::uint64_t begin, std::uint64_t end, std::vector<Mark>& into) {
  for (auto last = begin; count > 0; --count) {
    auto mark = take(in);
    if (!mark || mark->seq <= last || mark->seq > end) return false;
    last = mark->seq;
    into.push_back(*std::move(mark));
  }
  return true;
}

/// What stands between header and trailer. Nothing when it is not what the counts say.
std::optional<index_chunk> take_body(word_reader in, const log_position& begin,
                                     const chunk_counts& counts) {
  index_chunk chunk{.begin = begin, .places = {}, .marks = {}, .undo_marks = {}};
  std::uint64_t place_count = counts.places;
  if (place_count == 0 || place_count > in.left() / place_bytes) return std::nullopt;
  chunk.places.reserve(place_count);
  for (log_position last = begin; place_count > 0; --place_count) {
    const auto place = in.place();
    if (!follows(place, last)) return std::nullopt;
    chunk.places.push_back(last = place);
  }
  const auto end = chunk.places.back().seq;
  if (counts.marks > in.left() / mark_head_bytes ||
      !take_marks(in, counts.marks, take_mark, begin.seq, end, chunk.marks))
    return std::nullopt;
  // These are of one size, and the last: they fill the rest.
  if (in.left() % undo_mark_bytes != 0 || counts.undo_marks != in.left() / undo_mark_bytes)
    return std::nullopt;
  chunk.undo_marks.reserve(counts.undo_marks);
  if (!take_marks(in, counts.undo_marks, take_undo_mark, begin.seq, end, chunk.undo_marks))
    return std::nullopt;
  return chunk;
}

}  // namespace

log_index log_index::parse(std::string_view bytes) {
  log_index index;
  while (index.take_chunk(bytes.substr(index.bytes_))) {
  }
  return index;
}

std::string_view log_index::bytes_up_to(std::string_view bytes, std::uint64_t seq) {
  log_index index;
  std::size_t fitting = 0;
  while (index.take_chunk(bytes.substr(index.bytes_)) && index.end().seq <= seq)
    fitting = index.bytes_;
  return bytes.substr(0, fitting);
}

bool log_index::take_chunk(std::string_view bytes) {
  if (bytes.size() < header_bytes + index_trailer_bytes) return false;
  word_reader header(bytes.substr(0, header_bytes));
  if (header.word() != magic) return false;
  const auto size = header.word();
  if (size < header_bytes + index_trailer_bytes || size > bytes.size()) return false;
  const auto begin = header.place();
  chunk_counts counts;
  counts.places = header.word();
  counts.marks = header.word();
  counts.undo_marks = header.word();
  bytes = bytes.substr(0, size);
  word_reader trailer(bytes.substr(size - index_trailer_bytes));
  const auto end = trailer.place();
  const auto size_again = trailer.word();
  const auto check = trailer.word();
  if (size_again != size || begin != this->end()) return false;
  if (check_of(bytes.substr(0, size - word_bytes), check_) != check) return false;
  auto chunk =
      take_body(word_reader(bytes.substr(header_bytes, size - header_bytes - index_trailer_bytes)),
                begin, counts);
  if (!chunk || chunk->places.back() != end) return false;
  places_.insert(places_.end(), chunk->places.begin(), chunk->places.end());
  marks_.insert(marks_.end(), std::make_move_iterator(chunk->marks.begin()),
                std::make_move_iterator(chunk->marks.end()));
  undo_marks_.insert(undo_marks_.end(), chunk->undo_marks.begin(), chunk->undo_marks.end());
  bytes_ += size;
  check_ = check;
  return true;
}

void log_index::append(index_chunk chunk, std::string& out) {
  DND_ASSERT(chunk.begin == end() && !chunk.places.empty());
  std::string body;
  for (const auto& place : chunk.places) put(body, place);
  for (const auto& mark : chunk.marks) put(body, mark);
  for (const auto& mark : chunk.undo_marks) put(body, mark);
  const std::size_t size = header_bytes + body.size() + index_trailer_bytes;
  std::string bytes;
  bytes.reserve(size);
  put(bytes, magic);
  put(bytes, size);
  put(bytes, chunk.begin);
  put(bytes, chunk.places.size());
  put(bytes, chunk.marks.size());
  put(bytes, chunk.undo_marks.size());
  bytes += body;
  put(bytes, chunk.places.back());
  put(bytes, size);
  put(bytes, check_of(bytes, check_));
  // Taken in as a reader would: what is written can be read.
  const bool taken = take_chunk(bytes);
  DND_ASSERT(taken);
  out += bytes;
}

const log_position& log_index::at_or_before(std::uint64_t seq) const noexcept {
  const auto after = std::ranges::upper_bound(places_, seq, {}, &log_position::seq);
  return *std::prev(after);
}

const log_position* log_index::at_or_after(std::uint64_t seq) const noexcept {
  const auto at = std::ranges::lower_bound(places_, seq, {}, &log_position::seq);
  return at == places_.end() ? nullptr : &*at;
}

const log_position* log_index::after_bytes(std::uint64_t bytes) const noexcept {
  const auto at = std::ranges::lower_bound(places_, bytes, {}, &log_position::offset);
  return at == places_.end() ? nullptr : &*at;
}

std::optional<log_position> index_end_in(std::string_view trailer) noexcept {
  if (trailer.size() != index_trailer_bytes) return std::nullopt;
  const auto end = word_reader(trailer).place();
  return end.seq == 0 ? std::nullopt : std::optional(end);
}

}  // namespace dnd::io
