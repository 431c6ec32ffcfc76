#include "io/store/file/log/write/copy.hpp"

#include "io/store/file/file_names.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

namespace dnd::io {
namespace {

constexpr std::size_t copied_bytes = std::size_t{256} * 1024;

error became_shorter(const log_file& file, std::uint64_t at) {
  return {.code = ec::io_error,
          .what = "the file became shorter while it was read",
          .path = file.path(),
          .byte = at};
}

/// Reads exactly `into.size()` bytes.
result<done> read_exactly(const log_file& file, std::uint64_t offset, std::span<char> into) {
  const auto got = file.read(offset, into);
  if (!got) return got.error();
  if (*got != into.size()) return became_shorter(file, offset + *got);
  return done{};
}

/// Hands the stretch over piece by piece.
template <class Take>
result<done> each_piece(const log_file& file, const byte_range& range, Take&& take) {
  const auto buffer = std::make_unique_for_overwrite<char[]>(copied_bytes);
  for (std::uint64_t at = range.begin; at < range.end;) {
    const auto size =
        static_cast<std::size_t>(std::min<std::uint64_t>(copied_bytes, range.end - at));
    if (auto got = read_exactly(file, at, {buffer.get(), size}); !got) return got;
    if (auto taken = take(std::string_view(buffer.get(), size)); !taken) return taken;
    at += size;
  }
  return done{};
}

/// Whether the file at `path` holds just these bytes.
result<bool> holds(file_ops& ops, const std::string& path, const log_file& file,
                   const byte_range& range) {
  const auto other = ops.open(path, open_mode::read_only);
  if (!other) return other.error();
  const auto size = (*other)->size();
  if (!size) return size.error();
  if (*size != range.size()) return false;
  const auto same = first_difference(file, range, **other, 0);
  if (!same) return same.error();
  return *same == range.size();
}

result<done> save(file_ops& ops, const log_file& file, const byte_range& range,
                  const std::string& directory, const std::string& path) {
  const std::string temporary = path + std::string(temporary_suffix);
  if (auto removed = ops.remove(temporary); !removed && removed.error().code != ec::not_found) {
    return removed;
  }
  {
    const auto copy = ops.open(temporary, open_mode::append_or_create);
    if (!copy) return copy.error();
    if (auto copied = copy_range(file, range, **copy); !copied) return copied;
    if (auto synced = (*copy)->sync(); !synced) return synced;
  }
  if (auto renamed = ops.rename(temporary, path); !renamed) return renamed;
  return ops.sync_directory(directory);
}

}  // namespace

result<done> copy_range(const log_file& from, const byte_range& range, log_file& to) {
  return each_piece(from, range, [&to](std::string_view piece) { return to.append(piece); });
}

result<std::uint64_t> first_difference(const log_file& a, const byte_range& range,
                                       const log_file& b, std::uint64_t b_begin) {
  std::uint64_t same = 0;
  bool differs = false;
  std::string other;
  const auto compared = each_piece(a, range, [&](std::string_view piece) -> result<done> {
    if (differs) return done{};
    other.resize(piece.size());
    if (auto got = read_exactly(b, b_begin + same, other); !got) return got;
    const auto [here, there] = std::ranges::mismatch(piece, other);
    differs = here != piece.end();
    same += static_cast<std::uint64_t>(here - piece.begin());
    return done{};
  });
  if (!compared) return compared.error();
  return same;
}

result<std::uint64_t> count_newlines(const log_file& file, const byte_range& range) {
  std::uint64_t newlines = 0;
  const auto counted = each_piece(file, range, [&newlines](std::string_view piece) -> result<done> {
    newlines += static_cast<std::uint64_t>(std::ranges::count(piece, '\n'));
    return done{};
  });
  if (!counted) return counted.error();
  return newlines;
}

result<kept_bytes> keep_aside(file_ops& ops, const log_file& file, const byte_range& range,
                              const std::string& directory, const std::string& path) {
  const auto newlines = count_newlines(file, range);
  if (!newlines) return newlines.error();
  kept_bytes kept{path, *newlines};
  constexpr int names = 1'000;
  for (int number = 2; number <= names; ++number) {
    const auto kind = ops.kind_of(kept.path);
    if (!kind) return kind.error();
    if (*kind == entry_kind::none) {
      if (auto saved = save(ops, file, range, directory, kept.path); !saved) return saved.error();
      return kept;
    }
    if (*kind == entry_kind::file) {
      const auto same = holds(ops, kept.path, file, range);
      if (!same) return same.error();
      if (*same) {
        // Its name may not be durable yet: the crash came before that.
        if (auto synced = ops.sync_directory(directory); !synced) return synced.error();
        return kept;
      }
    }
    kept.path = path + '-' + std::to_string(number);
  }
  return error{.code = ec::exists,
               .what = "there are too many files of this name with a number after it",
               .todo = "Move the old ones away.",
               .path = path};
}

}  // namespace dnd::io
