#include "io/store/file/log/read/block.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <cstring>

namespace dnd::io {
namespace {

constexpr std::string_view more_mark = ",\"more\":true";
/// What is looked at before a line to know whether a command begins with it, and its seed.
constexpr std::size_t bytes_looked_back = more_mark.size() + line_tail_bytes + 1;
/// Read after a stretch at first, for the rest of its last line: most lines are shorter.
constexpr std::size_t bytes_after = 1024;
/// Room for the rest of a stretch's last command.
constexpr std::size_t room_after = std::size_t{256} * 1024;
constexpr std::size_t read_on_bytes = std::size_t{32} * 1024;

}  // namespace

result<bool> log_block::read_on(const log_file& file, std::size_t wanted) {
  wanted = std::min(wanted, capacity_ - size_);
  if (wanted == 0) return false;
  const std::uint64_t left = file_end_ - (base_ + size_);
  at_file_end_ = left <= wanted;
  wanted = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, left));
  const auto got = file.read(base_ + size_, {bytes_.get() + size_, wanted});
  if (!got) return got.error();
  DND_ASSERT(*got <= wanted);
  at_file_end_ = at_file_end_ || *got < wanted;
  size_ += *got;
  return true;
}

const char* log_block::line_end(std::size_t from) const noexcept {
  return static_cast<const char*>(std::memchr(bytes_.get() + from, '\n', size_ - from));
}

result<block_verdict> log_block::read(const log_file& file, const log_stretch& where) {
  const std::uint64_t lead =
      where.before != nullptr ? 0 : std::min<std::uint64_t>(where.begin, bytes_looked_back);
  const auto first_read = static_cast<std::size_t>(lead + (where.end - where.begin)) + bytes_after;
  if (capacity_ < first_read + room_after) {
    capacity_ = first_read + room_after;
    bytes_ = std::make_unique_for_overwrite<char[]>(capacity_);
  }
  DND_ASSERT(where.begin <= where.end && where.end <= where.file_end);
  file_end_ = where.file_end;
  base_ = where.begin - lead;
  size_ = 0;
  cursor_ = 0;
  line_count_ = 0;
  scratch_.clear();
  mark_ = 0;
  has_start_ = where.before != nullptr;
  before_ = after_ = has_start_ ? *where.before : log_position{};
  for (std::size_t wanted = first_read;; wanted = read_on_bytes) {
    const auto more = read_on(file, wanted);
    if (!more) return more.error();
    if (!*more) return block_verdict::doubtful;  // A command as large as few are.
    step now = has_start_ ? step::done : find_start(where);
    if (now == step::done && has_start_) now = take_lines(where);
    if (now == step::done) return block_verdict::sound;
    if (now == step::doubtful || at_file_end_) return block_verdict::doubtful;
  }
}

/// Looks for the first line in the stretch with which a command begins. Done without
/// `has_start_`: there is none.
log_block::step log_block::find_start(const log_stretch& where) {
  if (cursor_ == 0) cursor_ = static_cast<std::size_t>(where.begin - base_) - 1;
  for (;;) {
    const char* const newline = line_end(cursor_);
    if (newline == nullptr) return at_file_end_ ? step::doubtful : step::needs_more;
    const auto line_begin = static_cast<std::size_t>(newline - bytes_.get()) + 1;
    if (base_ + line_begin >= where.end) return step::done;
    if (line_begin < bytes_looked_back) return step::doubtful;
    std::string_view previous(bytes_.get(), line_begin - 1);
    // What is wanted of a whole line can be had from its end.
    std::string tail = "{";
    tail += previous.substr(previous.size() - line_tail_bytes);
    const auto frame = frame_of(tail);
    if (!frame) return step::doubtful;
    previous.remove_suffix(line_tail_bytes);
    cursor_ = line_begin;
    if (previous.ends_with(more_mark)) continue;
    before_.offset = base_ + line_begin;
    before_.sum = frame->sum;
    after_ = before_;
    has_start_ = true;
    return step::done;
  }
}

log_block::step log_block::take_lines(const log_stretch& where) {
  for (;;) {
    const bool is_whole = line_count_ == 0 || !lines_[line_count_ - 1].more;
    if (is_whole && (base_ + cursor_ >= where.end || (at_file_end_ && cursor_ == size_))) {
      return step::done;
    }
    const char* const newline = line_end(cursor_);
    if (newline == nullptr) return at_file_end_ ? step::doubtful : step::needs_more;
    const std::string_view text(bytes_.get() + cursor_,
                                static_cast<std::size_t>(newline - bytes_.get()) - cursor_);
    if (!take_line(text, where.first_seq)) return step::doubtful;
    cursor_ += text.size() + 1;
  }
}

bool log_block::take_line(std::string_view text, std::uint64_t first_seq) {
  const auto frame = frame_of(text);
  if (!frame || line_sum(frame->body, after_.sum) != frame->sum) return false;
  if (line_count_ == lines_.size()) lines_.emplace_back();
  line_view& line = lines_[line_count_];
  if (!parse_in_usual_order(text, *frame, line)) [[unlikely]] {
    auto parsed = parse_line_in_any_order(text, scratch_.emplace_back());
    if (!parsed) return false;
    line = *parsed;
  }
  if (line_count_ == 0 && after_.seq == 0 && line.seq > 0) before_.seq = after_.seq = line.seq - 1;
  if (line.seq != after_.seq + 1 || line.seq < first_seq) return false;
  line.offset = base_ + cursor_;
  line.line = line.seq - first_seq + 1;
  after_ = {line.offset + text.size() + 1, line.seq, line.sum};
  mark_ = std::max(mark_, line.synced.value_or(0));
  ++line_count_;
  return true;
}

}  // namespace dnd::io
