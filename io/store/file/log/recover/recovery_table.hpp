#pragma once

#include "io/files/error.hpp"
#include "io/store/file/log/read/scanner.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::io {

/// What is said about damage besides `remedy::repair`.
inline constexpr std::string_view damage_advice = "Nothing was changed.";

/// What is done with the end of a file. See the table in recovery_table.cpp.
enum class tail_action : std::uint8_t {
  keep,       ///< Nothing is wrong.
  cut,        ///< Save what is after the last whole command, and cut it off.
  terminate,  ///< Put back the newline of the last record; save and cut what stands in its place.
  refuse,     ///< Damage to what was durable, or that no crash explains.
};

/// Whether what is missing was durable: the mark is the highest seq known to be.
enum class loss : std::uint8_t { after_mark, before_mark };

/// The recovery table for the end of one file.
[[nodiscard]] tail_action action_for(const scan_report& scan, loss lost);

/// Whether the bytes after the last good line of log.jsonl may be the rest of a merge that was
/// cut short. They are then written anew from encounter.jsonl, which is still there whole.
[[nodiscard]] bool may_be_cut_merge(const scan_report& scan);

/// Where the file is good up to when the bytes after are cut: after the last whole command.
[[nodiscard]] std::uint64_t cut_offset(const scan_report& scan, tail_action action);

/// The refusal of a damaged file: file, line, byte, seq, expected and found.
[[nodiscard]] error damaged(const scan_report& scan, const std::string& path, std::uint64_t mark);

}  // namespace dnd::io
