#include "io/content/builtin.hpp"

#include "io/content/packed_format.hpp"
#include "model/assert.hpp"

#include <algorithm>
#include <span>
#include <utility>

extern "C" {
extern const char dnd_builtin_content_begin[];
extern const char dnd_builtin_content_end[];
}

namespace dnd::io::content::builtin {
namespace {

std::string_view bytes_at(std::uint32_t offset, std::uint32_t size) noexcept {
  return {dnd_builtin_content_begin + offset, size};
}

/// The blob is linked at a multiple of 64 and its parts keep that of 8, so they are read in place.
std::span<const packed_entry> index() noexcept {
  const auto* header = reinterpret_cast<const packed_header*>(dnd_builtin_content_begin);
  DND_ASSERT(header->magic == packed_magic);
  const auto* first =
      reinterpret_cast<const packed_entry*>(dnd_builtin_content_begin + sizeof *header);
  return {first, static_cast<std::size_t>(header->entry_count)};
}

std::string_view key_of(const packed_entry& packed) noexcept {
  return bytes_at(packed.key_offset, packed.key_size);
}

/// The entries whose keys begin with "<category>/": they stand together, because they are sorted.
std::span<const packed_entry> entries_of(category kind) noexcept {
  const std::string_view name = to_text(kind);
  // Compares only the prefix; -1 before, 0 inside, 1 after.
  const auto side = [name](const packed_entry& packed) {
    const std::string_view key = key_of(packed);
    const int by_name = key.substr(0, name.size()).compare(name);
    if (by_name != 0) return by_name < 0 ? -1 : 1;
    const char next = key.size() > name.size() ? key[name.size()] : '\0';
    return next == '/' ? 0 : next < '/' ? -1 : 1;
  };
  const std::span<const packed_entry> all = index();
  const auto first = std::partition_point(
      all.begin(), all.end(), [&](const packed_entry& packed) { return side(packed) < 0; });
  const auto last = std::partition_point(
      first, all.end(), [&](const packed_entry& packed) { return side(packed) <= 0; });
  return {first, last};
}

entry opened(category kind, const packed_entry& packed) noexcept {
  return {key_of(packed).substr(to_text(kind).size() + 1),
          bytes_at(packed.text_offset, packed.text_size)};
}

}  // namespace

std::optional<entry> find(category kind, std::string_view slug) noexcept {
  const std::span<const packed_entry> entries = entries_of(kind);
  const std::size_t prefix = to_text(kind).size() + 1;
  const auto found = std::partition_point(
      entries.begin(), entries.end(),
      [&](const packed_entry& packed) { return key_of(packed).substr(prefix) < slug; });
  if (found == entries.end() || key_of(*found).substr(prefix) != slug) return std::nullopt;
  return opened(kind, *found);
}

std::size_t count(category kind) noexcept {
  return entries_of(kind).size();
}

entry at(category kind, std::size_t index) noexcept {
  const std::span<const packed_entry> entries = entries_of(kind);
  DND_ASSERT(index < entries.size());
  return opened(kind, entries[index]);
}

}  // namespace dnd::io::content::builtin
