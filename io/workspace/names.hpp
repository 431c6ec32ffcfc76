#pragma once

#include "io/files/error.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Names of worlds and campaigns, and the directories that they become.
namespace dnd::io {

enum class named_thing : std::uint8_t { world, campaign };

/// "world" or "campaign".
[[nodiscard]] std::string_view to_text(named_thing what) noexcept;

/// A name that a person gave, and where it lives.
struct new_name {
  /// As typed, with one space in the place of all blanks between two words, and none at its ends.
  std::string name;
  std::string directory;
};

/// A name as typed: its directory has '-' in the place of every space, and nothing else changes, so
/// `The Lost Mine` lives in `The-Lost-Mine`.
/// Refused with `ec::bad_name`, the reason and what would do: an empty name or one of spaces
/// only, more than `bounds::directory_name_bytes_max` bytes, `.` and `..`, a leading '.' or '-',
/// '/' and '\', a control character (U+0000..1F, U+007F..9F), text that is not UTF-8, and
/// the name of a content directory such as `monsters`, in any case.
[[nodiscard]] result<new_name> new_name_of(named_thing what, std::string_view typed);

/// Its directory alone. Errors: the same.
[[nodiscard]] result<std::string> directory_name(named_thing what, std::string_view typed);

/// With '-' in the place of every space.
[[nodiscard]] std::string dashed(std::string_view name);

/// Refuses, with `ec::exists`, a directory name that is taken. Two names that differ only in the
/// case of their letters, or in the bytes of their accents, are one name: the directory may move to
/// a disk that thinks so.
/// `entries` are the names of everything in the parent directory.
[[nodiscard]] result<done> check_free(named_thing what, std::string_view directory,
                                      std::span<const std::string> entries);

/// Whether two names have one key: see `model::name_key`.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

/// True for a file or directory that is none of the user's: it starts with '.'.
[[nodiscard]] bool is_hidden(std::string_view entry) noexcept;

}  // namespace dnd::io
