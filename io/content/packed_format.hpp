#pragma once

#include <cstdint>

/// The blob of built-in content, shared by the packer and the reader and nothing else. In the
/// byte order of the machine that builds, which is the one that runs:
///
///     packed_header
///     packed_entry[entry_count]   sorted bytewise by key
///     keys and texts              "monsters/zombie", without ".yaml"; offsets from the start
namespace dnd::io::content {

inline constexpr std::uint64_t packed_magic = 0x31544e4f43444e44;  // "DNDCONT1"

struct packed_header {
  std::uint64_t magic = packed_magic;
  std::uint64_t entry_count = 0;
};

struct packed_entry {
  std::uint32_t key_offset = 0;
  std::uint32_t key_size = 0;
  std::uint32_t text_offset = 0;
  std::uint32_t text_size = 0;
};

}  // namespace dnd::io::content
