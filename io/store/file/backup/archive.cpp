#include "io/store/file/backup/archive.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/snapshot.hpp"
#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace dnd::io {

namespace {

constexpr std::size_t tar_block_bytes = 512;
using block = std::array<char, tar_block_bytes>;
constexpr std::size_t piece_bytes = std::size_t{128} * 1024;

/// Where the fields of an entry's header stand.
struct span_in_block {
  std::size_t begin;
  std::size_t size;
};
constexpr span_in_block name_at{0, 100}, mode_at{100, 8}, owner_at{108, 8}, group_at{116, 8},
    size_at{124, 12}, time_at{136, 12}, check_at{148, 8}, kind_at{156, 1}, magic_at{257, 8};
constexpr std::string_view magic("ustar\00000", 8);
/// Eleven octal digits; larger sizes are written in binary.
constexpr std::uint64_t octal_size_max = (std::uint64_t{1} << 33) - 1;

void put(block& into, span_in_block where, std::string_view text) {
  DND_ASSERT(text.size() <= where.size);
  std::ranges::copy(text, into.begin() + static_cast<std::ptrdiff_t>(where.begin));
}

std::string_view text_at(const block& of, span_in_block where) {
  const std::string_view field(of.data() + where.begin, where.size);
  return field.substr(0, field.find('\0'));
}

void put_number(block& into, span_in_block where, std::uint64_t number) {
  if (where.size < 12 || number <= octal_size_max) {
    put(into, where, fmt::format("{:0{}o}", number, where.size - 1));
    return;
  }
  for (std::size_t i = 0; i < 8; ++i)
    into[where.begin + where.size - 1 - i] = static_cast<char>(number >> (8 * i));
  into[where.begin] = static_cast<char>(0x80);
}

std::optional<std::uint64_t> number_at(const block& of, span_in_block where) {
  std::uint64_t number = 0;
  if ((static_cast<unsigned char>(of[where.begin]) & 0x80U) != 0) {
    for (std::size_t i = where.size - 8; i < where.size; ++i)
      number = (number << 8) | static_cast<unsigned char>(of[where.begin + i]);
    return number;
  }
  auto digits = text_at(of, where);
  while (digits.ends_with(' ')) digits.remove_suffix(1);
  while (digits.starts_with(' ')) digits.remove_prefix(1);
  if (digits.empty()) return std::nullopt;
  for (const char digit : digits) {
    if (digit < '0' || digit > '7') return std::nullopt;
    number = number * 8 + static_cast<std::uint64_t>(digit - '0');
  }
  return number;
}

/// The sum of all bytes, those of the sum itself taken for blanks.
std::uint64_t check_of(block header) {
  put(header, check_at, "        ");
  std::uint64_t sum = 0;
  for (const char byte : header) sum += static_cast<unsigned char>(byte);
  return sum;
}

std::uint64_t padding_of(std::uint64_t bytes) {
  return (tar_block_bytes - bytes % tar_block_bytes) % tar_block_bytes;
}

std::uint64_t bytes_max_of(std::string_view name) {
  if (name == log_file_name || name == encounter_file_name) return UINT64_MAX / 2;
  return name == snapshot_file_name ? bounds::snapshot_bytes_max : bounds::yaml_bytes_max;
}

/// What stands in an archive, entry by entry.
class archive_reader {
 public:
  archive_reader(const log_file& from, copy_sink& to) : from_(from), in_(from), to_(to) {}

  result<done> run() {
    for (;;) {
      block header{};
      const auto got = in_.read(header);
      if (!got) return got.error();
      const bool is_end = std::ranges::all_of(header, [](char byte) { return byte == '\0'; });
      if (*got == header.size() && is_end) return finish();
      if (*got != header.size()) return damaged("it is cut off");
      if (auto taken = take_entry(header); !taken) return taken;
    }
  }

 private:
  /// To the end of what is compressed: only there is its sum checked.
  result<done> finish() {
    block rest{};
    for (;;) {
      const auto got = in_.read(rest);
      if (!got) return got.error();
      if (*got < rest.size()) return to_.finish();
    }
  }

  result<done> take_entry(const block& header) {
    const auto bytes = number_at(header, size_at);
    const auto check = number_at(header, check_at);
    if (!bytes || !check || *check != check_of(header) ||
        !text_at(header, magic_at).starts_with("ustar"))
      return damaged("an entry's header is not one");
    std::string name(text_at(header, name_at));
    if (name.starts_with("./")) name.erase(0, 2);
    const char kind = header[kind_at.begin];
    if (kind == '5') return done{};
    if ((kind != '0' && kind != '\0') || !is_campaign_file(name))
      return damaged(fmt::format("\"{}\" is no file of a campaign", name));
    if (!names_.insert(name).second) return damaged(fmt::format("{} is in it twice", name));
    if (names_.size() > bounds::backup_files_max || *bytes > bytes_max_of(name))
      return error{.code = ec::too_large,
                   .what = fmt::format("{} in the archive is too large", name),
                   .path = from_.path()};
    if (auto begun = to_.begin(name, *bytes); !begun) return begun;
    if (auto copied = copy(*bytes); !copied) return copied;
    return to_.end();
  }

  result<done> copy(std::uint64_t bytes) {
    std::uint64_t padding = padding_of(bytes);
    while (bytes + padding > 0) {
      const auto wanted = std::min<std::uint64_t>(bytes > 0 ? bytes : padding, piece_bytes);
      const auto got = in_.read({piece_.get(), static_cast<std::size_t>(wanted)});
      if (!got) return got.error();
      if (*got != wanted) return damaged("it is cut off");
      if (bytes > 0)
        if (auto taken = to_.take({piece_.get(), *got}); !taken) return taken;
      (bytes > 0 ? bytes : padding) -= wanted;
    }
    return done{};
  }

  [[nodiscard]] error damaged(std::string_view why) const {
    return {.code = ec::corrupt,
            .what = fmt::format("the archive is damaged: {}", why),
            .todo = "Take another one.",
            .path = from_.path()};
  }

  const log_file& from_;
  decompressor in_;
  copy_sink& to_;
  std::set<std::string> names_;
  std::unique_ptr<char[]> piece_ = std::make_unique_for_overwrite<char[]>(piece_bytes);
};

}  // namespace

result<done> archive_sink::begin(const std::string& name, std::uint64_t bytes) {
  DND_ASSERT(left_ == 0);
  if (name.size() > name_at.size)
    return error{.code = ec::bad_name,
                 .what = fmt::format("the name of the file is longer than {} bytes", name_at.size),
                 .todo = "Give it a shorter one.",
                 .path = name};
  block header{};
  put(header, name_at, name);
  put_number(header, mode_at, 0644);
  put_number(header, owner_at, 0);
  put_number(header, group_at, 0);
  put_number(header, size_at, bytes);
  put_number(header, time_at,
             static_cast<std::uint64_t>(std::max<std::int64_t>(made_ms_, 0)) / 1000);
  header[kind_at.begin] = '0';
  put(header, magic_at, magic);
  put(header, check_at, fmt::format("{:06o}", check_of(header)));
  header[check_at.begin + 7] = ' ';
  bytes_ = left_ = bytes;
  return out_.write({header.data(), header.size()});
}

result<done> archive_sink::take(std::string_view piece) {
  DND_ASSERT(piece.size() <= left_);
  left_ -= piece.size();
  return out_.write(piece);
}

result<done> archive_sink::end() {
  DND_ASSERT(left_ == 0);
  const block zeros{};
  return out_.write({zeros.data(), static_cast<std::size_t>(padding_of(bytes_))});
}

result<done> archive_sink::finish() {
  const std::array<char, 2 * tar_block_bytes> zeros{};
  if (auto written = out_.write({zeros.data(), zeros.size()}); !written) return written;
  return out_.finish();
}

result<done> read_archive(file_ops& ops, const std::string& path, copy_sink& to) {
  const auto file = ops.open(path, open_mode::read_only);
  if (!file) return file.error();
  return archive_reader(**file, to).run();
}

}  // namespace dnd::io
