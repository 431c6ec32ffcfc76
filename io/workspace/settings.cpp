#include "io/workspace/settings.hpp"

#include "io/workspace/durations.hpp"
#include "io/workspace/fields.hpp"
#include "io/workspace/names.hpp"
#include "io/workspace/paths.hpp"
#include "io/workspace/user_directories.hpp"
#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <array>

namespace dnd::io::config {
namespace {

/// The strongest text given for one key so far, and all that is known about where it stood.
struct candidate {
  std::string text;
  origin from = origin::built_in;
  std::string where = "default";
  /// Where a relative path starts.
  std::string base;
  /// Of the file, if it stood in one.
  std::string path;
  std::optional<std::uint64_t> line;
  std::optional<std::uint64_t> column;
};
using candidates = std::array<candidate, key_count>;

candidate& at(candidates& all, key which) {
  return all[static_cast<std::size_t>(which)];
}

/// An empty variable is the same as none: `DND_WORLD= dnd …` is how a shell unsets one.
std::optional<std::string> variable(const inputs& from, std::string_view name) {
  auto value = from.environment ? from.environment(name) : std::nullopt;
  if (value && value->empty()) value.reset();
  return value;
}

candidates built_in(const inputs& from) {
  candidates all;
  for (candidate& one : all) one.base = from.working_directory;
  at(all, key::worlds_dir).text = "worlds";
  at(all, key::data_dir).text = "data";
  at(all, key::durability).text = to_text(io::durability::command);
  at(all, key::snapshot_every).text = std::to_string(bounds::snapshot_every_default);
  at(all, key::backup_keep).text = std::to_string(bounds::backup_keep_default);
  at(all, key::log_writers).text = std::to_string(bounds::log_writers_default);
  at(all, key::color).text = to_text(color_mode::automatic);
  at(all, key::history_size).text = std::to_string(bounds::history_size_default);
  at(all, key::prompt).text = to_text(prompt_mode::automatic);
  at(all, key::idle_close).text =
      io::to_text(std::chrono::seconds(bounds::idle_close_seconds_default));
  return all;
}

result<done> take_file(file_ops& ops, const std::string& path, origin from, candidates& into) {
  const auto file = fields::read(ops, path);
  if (!file) return file.error();
  if (auto ok = file->check(key_names()); !ok) return ok;
  for (const field& one : file->all()) {
    if (!one.value) continue;  // "world:" and nothing after it: not set here.
    const auto which = key_of(one.name);
    DND_ASSERT(which.has_value());
    candidate& target = at(into, *which);
    target.text = *one.value;
    target.from = from;
    target.where = fmt::format("{}, line {}", path, one.line);
    target.base = parent_directory(path);
    target.path = path;
    target.line = one.line;
    target.column = one.column;
  }
  return done{};
}

/// A file that may be missing, but not be there and unreadable.
result<done> take_file_if_there(file_ops& ops, const std::string& path, origin from,
                                candidates& into) {
  auto taken = take_file(ops, path, from, into);
  if (!taken && taken.error().code == ec::not_found) return done{};
  return taken;
}

void take_text(const inputs& from, key which, const named_text& given, origin source,
               candidates& into) {
  at(into, which) = {.text = given.text,
                     .from = source,
                     .where = given.name,
                     .base = from.working_directory,
                     .path = {},
                     .line = {},
                     .column = {}};
}

error refused(const candidate& what, std::string why, std::string todo) {
  error out{.code = ec::bad_content, .what = std::move(why), .todo = std::move(todo)};
  // The place of a value in a file is given by path, line and column.
  if (what.path.empty()) out.what = fmt::format("{}: {}", what.where, out.what);
  out.path = what.path;
  out.line = what.line;
  out.column = what.column;
  return out;
}

result<std::string> resolve_path(const inputs& from, const candidate& what) {
  if (what.text.empty()) return refused(what, "a directory is needed", "name one");
  const auto path = expand_home(what.text, variable(from, "HOME"));
  if (!path) {
    return refused(what, fmt::format("\"{}\" names a home directory that is not known", what.text),
                   "write the whole path");
  }
  if (what.base.empty() && !path->starts_with('/')) return no_working_directory(*path);
  return absolute_path(what.base, *path);
}

template <class T>
void fill(setting<T>& into, const candidate& what, T value) {
  into.value = std::move(value);
  into.from = what.from;
  into.where = what.where;
}

result<done> set_path(const inputs& from, const candidate& what, setting<std::string>& into) {
  auto path = resolve_path(from, what);
  if (!path) return std::move(path).error();
  fill(into, what, std::move(*path));
  return done{};
}

/// Worlds in the working directory, as in a checkout, are meant where there are some: whatever else
/// has that name is none.
result<done> set_worlds_dir(file_ops& ops, const inputs& from, const candidate& what,
                            settings& into) {
  if (what.from != origin::built_in) return set_path(from, what, into.worlds_dir);
  // Which worlds were meant nobody knows.
  if (what.base.empty()) return no_working_directory(what.text);
  std::string here = absolute_path(what.base, what.text);
  const auto kind = ops.kind_of(here);
  if (!kind) return kind.error();
  if (*kind == entry_kind::directory) {
    fill(into.worlds_dir, what, std::move(here));
    return done{};
  }
  const auto home = data_home(from.environment);
  if (!home) {
    return error{.code = ec::not_found,
                 .what =
                     "worlds have no place: there is no directory \"worlds\" here, and HOME is "
                     "not the path of a home directory",
                 .todo = "Set HOME",
                 .way_out = remedy::choose_worlds_dir};
  }
  fill(into.worlds_dir, what, absolute_path(*home, "dnd"));
  into.worlds_dir_is_private = true;
  return done{};
}

/// Beside a directory that is gone there is no content.
result<done> set_data_dir(const inputs& from, const candidate& what, setting<std::string>& into) {
  if (what.from != origin::built_in || !what.base.empty()) return set_path(from, what, into);
  fill(into, what, std::string());
  return done{};
}

struct limits {
  std::size_t min;
  std::size_t max;
};

result<done> set_number(const candidate& what, key which, limits allowed,
                        setting<std::size_t>& into) {
  const auto number = parse_number(what.text, allowed.min, allowed.max);
  if (!number) {
    return refused(what, fmt::format("{} cannot be \"{}\"", name_of(which), what.text),
                   fmt::format("use a number from {} to {}", allowed.min, allowed.max));
  }
  fill(into, what, static_cast<std::size_t>(*number));
  return done{};
}

result<done> set_durability(const candidate& what, setting<io::durability>& into) {
  const auto parsed = parse_durability(what.text);
  if (!parsed) {
    return refused(what, fmt::format("durability cannot be \"{}\"", what.text),
                   "use command or encounter");
  }
  fill(into, what, *parsed);
  return done{};
}

result<done> set_color(const candidate& what, setting<color_mode>& into) {
  for (const auto mode : {color_mode::automatic, color_mode::always, color_mode::never}) {
    if (!same_name(what.text, to_text(mode))) continue;
    fill(into, what, mode);
    return done{};
  }
  return refused(what, fmt::format("color cannot be \"{}\"", what.text),
                 "use auto, always or never");
}

result<done> set_prompt(const candidate& what, setting<prompt_mode>& into) {
  for (const auto mode : {prompt_mode::automatic, prompt_mode::full, prompt_mode::brief}) {
    if (!same_name(what.text, to_text(mode))) continue;
    fill(into, what, mode);
    return done{};
  }
  return refused(what, fmt::format("prompt cannot be \"{}\"", what.text),
                 "use auto, full or short");
}

result<done> set_idle_close(const candidate& what, setting<std::chrono::seconds>& into) {
  constexpr std::chrono::seconds longest{bounds::idle_close_seconds_max};
  const auto length = parse_duration(what.text);
  if (!length || length->count() < 1 || *length > longest) {
    return refused(
        what, fmt::format("idle_close cannot be \"{}\"", what.text),
        fmt::format("use a time such as 90s, 15m or 2h, at most {}", io::to_text(longest)));
  }
  fill(into, what, *length);
  return done{};
}

/// None unless it is named.
result<done> set_token_file(const inputs& from, const candidate& what, settings& into) {
  if (!what.text.empty()) return set_path(from, what, into.token_file);
  fill(into.token_file, what, std::string());
  return done{};
}

result<settings> check(file_ops& ops, const inputs& from, candidates& all) {
  settings out;
  fill(out.world, at(all, key::world), at(all, key::world).text);
  fill(out.host, at(all, key::host), at(all, key::host).text);
  fill(out.store, at(all, key::store), at(all, key::store).text);
  if (const auto cache = cache_home(from.environment))
    out.stores_cache = absolute_path(*cache, "dnd/stores");
  const std::array<result<done>, key_count - 3> checked{
      set_worlds_dir(ops, from, at(all, key::worlds_dir), out),
      set_data_dir(from, at(all, key::data_dir), out.data_dir),
      set_durability(at(all, key::durability), out.durable),
      set_number(at(all, key::snapshot_every), key::snapshot_every, {1, bounds::snapshot_every_max},
                 out.snapshot_every),
      set_number(at(all, key::backup_keep), key::backup_keep, {0, bounds::backup_keep_max},
                 out.backup_keep),
      set_number(at(all, key::log_writers), key::log_writers, {1, bounds::log_writers_max},
                 out.log_writers),
      set_color(at(all, key::color), out.color),
      set_number(at(all, key::history_size), key::history_size, {0, bounds::history_size_max},
                 out.history_size),
      set_prompt(at(all, key::prompt), out.prompt),
      set_idle_close(at(all, key::idle_close), out.idle_close),
      set_token_file(from, at(all, key::token_file), out)};
  for (const result<done>& one : checked) {
    if (!one) return one.error();
  }
  return out;
}

/// The user's file where the desktop standard puts it. Nothing when there is no home.
std::optional<std::string> user_file(const inputs& from) {
  const auto home = config_home(from.environment);
  if (!home) return std::nullopt;
  return absolute_path(*home, "dnd/config.yaml");
}

result<done> take_user_file(file_ops& ops, const inputs& from, candidates& into) {
  candidate named;
  named.text = from.config_file.text;
  named.where = from.config_file.name;
  if (named.text.empty()) {
    named.text = variable(from, "DND_CONFIG").value_or("");
    named.where = "DND_CONFIG";
  }
  if (named.text.empty()) {
    const auto usual = user_file(from);
    return usual ? take_file_if_there(ops, *usual, origin::user_file, into) : done{};
  }
  named.base = from.working_directory;
  const auto path = resolve_path(from, named);
  if (!path) return path.error();
  auto taken = take_file(ops, *path, origin::user_file, into);
  if (taken || taken.error().code != ec::not_found) return taken;
  return error{
      .code = ec::not_found,
      .what = fmt::format("the configuration file that {} names is not there", named.where),
      .todo = "correct the path, or leave it out to use the usual file",
      .path = *path};
}

}  // namespace

std::string_view to_text(color_mode value) noexcept {
  switch (value) {
    case color_mode::automatic:
      return "auto";
    case color_mode::always:
      return "always";
    case color_mode::never:
      break;
  }
  return "never";
}

std::string_view to_text(prompt_mode value) noexcept {
  switch (value) {
    case prompt_mode::automatic:
      return "auto";
    case prompt_mode::full:
      return "full";
    case prompt_mode::brief:
      break;
  }
  return "short";
}

error no_working_directory(std::string_view path) {
  return {
      .code = ec::not_found,
      .what = fmt::format("the directory in which the program was started is gone, and \"{}\" is "
                          "looked for there",
                          path),
      .todo = "Go to a directory that is there, or give the whole path."};
}

result<settings> load(file_ops& ops, const inputs& from) {
  DND_ASSERT(from.working_directory.empty() || from.working_directory.starts_with('/'));
  // From the weakest to the strongest: each writes over what came before.
  candidates all = built_in(from);
  if (auto ok = take_user_file(ops, from, all); !ok) return std::move(ok).error();
  if (!from.working_directory.empty()) {
    const std::string project = absolute_path(from.working_directory, ".dnd.yaml");
    if (auto ok = take_file_if_there(ops, project, origin::project_file, all); !ok) {
      return std::move(ok).error();
    }
  }
  for (std::size_t i = 0; i < key_count; ++i) {
    const key which = static_cast<key>(i);
    if (const auto value = variable(from, environment_name(which))) {
      take_text(from, which, {*value, environment_name(which)}, origin::environment, all);
    }
  }
  for (const auto& [which, given] : from.flags) take_text(from, which, given, origin::flag, all);
  return check(ops, from, all);
}

std::vector<described> describe(const settings& all) {
  const auto row = [](key which, const auto& one, std::string value) {
    return described{name_of(which), std::move(value), one.from, one.where};
  };
  return {
      row(key::worlds_dir, all.worlds_dir, all.worlds_dir.value),
      row(key::data_dir, all.data_dir, all.data_dir.value),
      row(key::world, all.world, all.world.value),
      row(key::durability, all.durable, std::string(io::to_text(all.durable.value))),
      row(key::snapshot_every, all.snapshot_every, std::to_string(all.snapshot_every.value)),
      row(key::backup_keep, all.backup_keep, std::to_string(all.backup_keep.value)),
      row(key::log_writers, all.log_writers, std::to_string(all.log_writers.value)),
      row(key::color, all.color, std::string(to_text(all.color.value))),
      row(key::history_size, all.history_size, std::to_string(all.history_size.value)),
      row(key::prompt, all.prompt, std::string(to_text(all.prompt.value))),
      row(key::idle_close, all.idle_close, io::to_text(all.idle_close.value)),
      row(key::host, all.host, all.host.value),
      row(key::token_file, all.token_file, all.token_file.value),
      row(key::store, all.store, all.store.value),
  };
}

campaign_options effective(const settings& all, const campaign_settings& campaign) {
  campaign_options out{
      .durable = all.durable.value,
      .snapshot_every = all.snapshot_every.value,
      .backup_keep = all.backup_keep.value,
      .checkpoint_every = campaign.checkpoint_every.value_or(bounds::checkpoint_every_default),
      .checkpoint_per_mille =
          campaign.checkpoint_per_mille.value_or(bounds::cache_per_mille_default),
      .house = campaign.house};
  if (campaign.durable && all.durable.from < origin::environment) out.durable = *campaign.durable;
  if (campaign.snapshot_every && all.snapshot_every.from < origin::environment) {
    out.snapshot_every = *campaign.snapshot_every;
  }
  if (campaign.backup_keep && all.backup_keep.from < origin::environment) {
    out.backup_keep = *campaign.backup_keep;
  }
  return out;
}

}  // namespace dnd::io::config
