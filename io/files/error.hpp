#pragma once

#include "model/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::io {

/// What can go wrong with bytes on disk. A torn tail, corruption, an I/O error and an unknown
/// version are different things, and nothing treats one as another.
enum class ec : std::uint8_t {
  not_found,
  exists,
  bad_name,
  not_a_file,
  permission,
  no_space,
  io_error,
  locked,
  moved,  ///< Of a store that several hosts share: another one writes the campaign now.
  corrupt,
  contradiction,
  unknown_event,
  unknown_version,
  log_lost_tail,
  bad_yaml,
  bad_content,
  too_large,
  poisoned,
  closed,
  busy,
  internal,
};

/// The snake_case name of a code, as `--json` prints it.
[[nodiscard]] std::string_view ec_name(ec code) noexcept;

/// Ways out of an error that every front end offers under a name of its own: the command line with
/// its commands and options. `error::todo` says what there is to say without them.
enum class remedy : std::uint8_t {
  none,
  make_world,          ///< The one that was named does not exist.
  make_first_world,    ///< There is none at all, or they are looked for in the wrong place.
  choose_world,        ///< Several can be meant: `todo` lists them.
  make_campaign,       ///< The one that was named does not exist.
  choose_campaign,     ///< None was named.
  load_campaign,       ///< The one that was to be made is there already.
  choose_worlds_dir,   ///< There is no place where worlds would be kept.
  make_settings_anew,  ///< Those of a campaign.
  look_only,           ///< Reading what cannot be opened for writing.
  repair,              ///< Looking for all that is damaged, and keeping what is proven.
  look_before,         ///< Looking for all that is damaged, and at the state before `seq`.
  go_back,             ///< To before `seq`, which a newer program wrote.
  list_backups,        ///< The one that was named does not exist.
  choose_backup,       ///< Another one: this one is damaged.
  restore_elsewhere,   ///< The backup is of another campaign.
  seal_earlier,        ///< From `seq` on.
};

/// An operating error: what, where, and what to do. Everything that is known is filled in.
struct error {
  ec code{};
  /// One sentence: what is wrong.
  std::string what;
  /// What the person can do about it; may be empty.
  std::string todo = {};
  /// The file, when one is concerned.
  std::string path = {};
  std::optional<std::uint64_t> line = {};    ///< From 1.
  std::optional<std::uint64_t> column = {};  ///< From 1, for YAML.
  std::optional<std::uint64_t> byte = {};    ///< Offset from 0.
  std::optional<std::uint64_t> seq = {};
  int system_errno = 0;  ///< 0 when no system call failed.
  remedy way_out = remedy::none;
};

template <class T>
using result = expected<T, error>;

/// "PATH, line 3, byte 211, seq 3: WHAT (No space left on device). ADVICE"
[[nodiscard]] std::string render(const error& why);

/// True for errors that mean damaged data, which programs answer with exit code 3.
[[nodiscard]] bool is_damage(ec code) noexcept;

}  // namespace dnd::io
