#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "io/workspace/setting_keys.hpp"
#include "model/bounds.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The program's settings. Strongest first: flag, environment, `./.dnd.yaml`, the user's config
/// file, default. Every value knows which of them it came from.
namespace dnd::io::config {

/// Weakest first.
enum class origin : std::uint8_t { built_in, user_file, project_file, environment, flag };

/// Whether output is coloured; `automatic` ("auto") asks the terminal.
enum class color_mode : std::uint8_t { automatic, always, never };
[[nodiscard]] std::string_view to_text(color_mode value) noexcept;

/// What stands before a command that is typed: `full` names campaign, session, round and turn,
/// `brief` ("short") whose turn it is; `automatic` ("auto") is `full` where that leaves room to
/// type.
enum class prompt_mode : std::uint8_t { automatic, full, brief };
[[nodiscard]] std::string_view to_text(prompt_mode value) noexcept;

template <class T>
struct setting {
  T value{};
  origin from = origin::built_in;
  /// For people: a flag's `named_text::name`, "DND_WORLD", "/home/ada/.config/dnd/config.yaml, line
  /// 3", "default".
  std::string where = "default";
};

struct settings {
  /// Absolute and free of "." and "..". A flag, variable or file may begin a path with "~/".
  /// By default `worlds` in the working directory where there is such a directory, else the
  /// user's own: `dnd` where the desktop standard keeps data.
  setting<std::string> worlds_dir;
  /// `worlds_dir` is the user's own by default: who makes it keeps others out.
  bool worlds_dir_is_private = false;
  setting<std::string> data_dir;
  /// Empty: none was named.
  setting<std::string> world;
  setting<io::durability> durable;
  /// Events between two snapshots: 1..`bounds::snapshot_every_max`.
  setting<std::size_t> snapshot_every;
  /// Compressed copies that `session end` leaves: 0..`bounds::backup_keep_max`.
  setting<std::size_t> backup_keep;
  /// The most threads that write logs: 1..`bounds::log_writers_max`.
  setting<std::size_t> log_writers;
  setting<color_mode> color;
  /// Lines of input that the REPL remembers: 0..`bounds::history_size_max`.
  setting<std::size_t> history_size;
  setting<prompt_mode> prompt;
  /// How long a campaign of the host stays open unused: 1 s..`bounds::idle_close_seconds_max`.
  setting<std::chrono::seconds> idle_close;
  /// Where `repl` and `exec` play: the address of a host, as it was given; empty for this process.
  setting<std::string> host;
  /// A file with the token for that host. Absolute; empty for none.
  setting<std::string> token_file;
  /// The address of the database that campaigns are kept in, as it was given; empty: they are files
  /// in `worlds_dir`.
  setting<std::string> store;
  /// Where copies of what is in stores are: absolute; empty where there is no home.
  std::string stores_cache;
};

/// A value that the program was given, and what errors call the place where it was.
struct named_text {
  std::string text;
  std::string name;
};

/// What the settings are made from. The program's surroundings come in as data and functions, so
/// that a test is no different from a run.
struct inputs {
  /// What was given when the program was started, as typed.
  std::map<key, named_text> flags;
  /// Stands in for the user's config file, and must exist. Empty: not given; then `DND_CONFIG` is
  /// asked, with the same meaning.
  named_text config_file;
  /// The value of an environment variable. An empty value is the same as none.
  std::function<std::optional<std::string>(std::string_view name)> environment;
  /// Absolute. Relative paths in flags, in the environment and of defaults start here; those in a
  /// file start at the file's directory. Empty: it is gone, and a relative path that would start
  /// here is an error, but for the default of `data_dir`, which then is none.
  std::string working_directory;
};

/// Why a relative path leads nowhere: the directory that it starts at is gone. `not_found`.
[[nodiscard]] error no_working_directory(std::string_view path);

/// Errors: `bad_content` for an unknown key (with the nearest spelling), a value of the wrong
/// kind or out of range; `bad_yaml` and `too_large` from the reader; `not_found` for a file that
/// was asked for, and for worlds that have no place because there is no home; and the disk's: a
/// file that is there and cannot be read is never skipped. Each names the flag, the variable, or
/// the file with line and column.
[[nodiscard]] result<settings> load(file_ops& ops, const inputs& from);

/// One row of a listing of all settings.
struct described {
  std::string_view name;
  std::string value;
  origin from{};
  std::string where;
};
/// In the order of `key`.
[[nodiscard]] std::vector<described> describe(const settings& all);

/// How one campaign is run.
struct campaign_options {
  io::durability durable = io::durability::command;
  std::size_t snapshot_every = 0;
  std::size_t backup_keep = 0;
  std::size_t checkpoint_every = bounds::checkpoint_every_default;
  std::size_t checkpoint_per_mille = bounds::cache_per_mille_default;
  model::rulings house;
};
/// A flag or the environment overrides `campaign.yaml`, which overrides files and defaults.
[[nodiscard]] campaign_options effective(const settings& all, const campaign_settings& campaign);

}  // namespace dnd::io::config
