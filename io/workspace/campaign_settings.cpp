#include "io/workspace/campaign_settings.hpp"

#include "io/files/json/time.hpp"
#include "io/workspace/fields.hpp"
#include "io/workspace/names.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <array>

namespace dnd::io {
namespace {

constexpr std::array<std::string_view, 17> known_fields{"name",
                                                        "format",
                                                        "created",
                                                        "durability",
                                                        "snapshot_every",
                                                        "backup_keep",
                                                        "checkpoints.every",
                                                        "checkpoints.per_mille",
                                                        "rulings.initiative",
                                                        "rulings.turns",
                                                        "rulings.reactions",
                                                        "rulings.health",
                                                        "rulings.experience",
                                                        "rulings.load",
                                                        "rulings.food",
                                                        "rulings.water",
                                                        "rulings.light"};

/// The word as `rulings_known` has it; nothing when there is no such word.
std::optional<std::string_view> ruling_word(const model::known_ruling& row,
                                            std::string_view typed) {
  for (const model::ruling_value& each : row.values)
    if (same_name(typed, each.word)) return each.word;
  return std::nullopt;
}

/// What `dnd` wrote and nobody has a reason to touch: without it the campaign is damaged.
error damaged(const fields& file, const field* where, std::string what) {
  const std::string todo = "put campaign.yaml back from a backup, or write the line again";
  if (where != nullptr) return file.at(*where, ec::corrupt, std::move(what), todo);
  return {.code = ec::corrupt, .what = std::move(what), .todo = todo, .path = file.path()};
}

/// First of all, so that a newer file is not blamed for fields that this build does not know.
result<std::uint32_t> read_format(const fields& file) {
  const field* found = file.find("format");
  if (found == nullptr) return damaged(file, nullptr, "the campaign's format is missing");
  const auto format = parse_number(*found->value, 1, UINT32_MAX);
  if (!format) {
    return damaged(file, found, fmt::format("\"{}\" is no format", *found->value));
  }
  if (*format > campaign_format) {
    return file.at(*found, ec::unknown_version,
                   fmt::format("the campaign has format {}, and this program knows formats up "
                               "to {}",
                               *format, campaign_format),
                   "use a newer version of dnd");
  }
  return static_cast<std::uint32_t>(*format);
}

/// A number that may be left out.
result<std::optional<std::size_t>> read_count(const fields& file, std::string_view name,
                                              std::size_t least, std::size_t most) {
  const field* found = file.find(name);
  if (found == nullptr) return std::optional<std::size_t>();
  const auto number = parse_number(*found->value, least, most);
  if (!number) {
    return file.at(*found, ec::bad_content, fmt::format("{} cannot be \"{}\"", name, *found->value),
                   fmt::format("use a number from {} to {}", least, most));
  }
  return std::optional(static_cast<std::size_t>(*number));
}

result<campaign_settings> read_settings(const fields& file) {
  campaign_settings settings;
  if (const field* found = file.find("durability")) {
    settings.durable = parse_durability(*found->value);
    if (!settings.durable) {
      return file.at(*found, ec::bad_content,
                     fmt::format("durability cannot be \"{}\"", *found->value),
                     "use command or encounter");
    }
  }
  const auto every = read_count(file, "snapshot_every", 1, bounds::snapshot_every_max);
  if (!every) return every.error();
  settings.snapshot_every = *every;
  const auto keep = read_count(file, "backup_keep", 0, bounds::backup_keep_max);
  if (!keep) return keep.error();
  settings.backup_keep = *keep;
  const auto distance = read_count(file, "checkpoints.every", bounds::checkpoint_every_min,
                                   bounds::checkpoint_every_max);
  if (!distance) return distance.error();
  settings.checkpoint_every = *distance;
  const auto share = read_count(file, "checkpoints.per_mille", 0, bounds::cache_per_mille_max);
  if (!share) return share.error();
  settings.checkpoint_per_mille = *share;
  for (const model::known_ruling& each : model::rulings_known()) {
    const field* const found = file.find(fmt::format("rulings.{}", each.name));
    if (!found) continue;
    const auto word = ruling_word(each, *found->value);
    if (!word) {
      return file.at(*found, ec::bad_content,
                     fmt::format("the ruling on {} cannot be \"{}\"", each.name, *found->value),
                     "use " + model::words_of(each));
    }
    model::set_value(settings.house, each.name, *word);
  }
  return settings;
}

}  // namespace

std::string_view to_text(durability value) noexcept {
  return value == durability::command ? "command" : "encounter";
}

std::optional<durability> parse_durability(std::string_view text) noexcept {
  for (const auto value : {durability::command, durability::encounter}) {
    if (same_name(text, to_text(value))) return value;
  }
  return std::nullopt;
}

result<campaign_file> read_campaign_file(file_ops& ops, const std::string& path) {
  const auto text = ops.read_all(path, bounds::yaml_bytes_max);
  if (!text) return text.error();
  return parse_campaign_file(*text, path);
}

result<campaign_file> parse_campaign_file(std::string_view text, const std::string& path) {
  const auto file = fields::parse(text, path);
  if (!file) return file.error();
  campaign_file campaign;
  const auto format = read_format(*file);
  if (!format) return format.error();
  campaign.format = *format;
  if (auto ok = file->check(known_fields); !ok) return std::move(ok).error();

  const field* name = file->find("name");
  if (name == nullptr) return damaged(*file, nullptr, "the campaign's name is missing");
  if (auto ok = directory_name(named_thing::campaign, *name->value); !ok) {
    return damaged(*file, name, ok.error().what);
  }
  campaign.name = *name->value;

  const field* created = file->find("created");
  if (created == nullptr) return damaged(*file, nullptr, "the time of creation is missing");
  const auto created_ms = json::parse_time(*created->value);
  if (!created_ms) {
    return damaged(*file, created, fmt::format("\"{}\" is no time of creation", *created->value));
  }
  campaign.created_ms = *created_ms;

  auto settings = read_settings(*file);
  if (!settings) return std::move(settings).error();
  campaign.settings = *settings;
  return campaign;
}

std::string render_campaign_file(const campaign_file& what) {
  std::string created;
  json::append_time(created, what.created_ms);
  std::string text = fmt::format("name: {}\nformat: {}\ncreated: {}\n", yaml_quoted(what.name),
                                 what.format, created);
  const campaign_settings& settings = what.settings;
  if (settings.durable) text += fmt::format("durability: {}\n", to_text(*settings.durable));
  if (settings.snapshot_every) {
    text += fmt::format("snapshot_every: {}\n", *settings.snapshot_every);
  }
  if (settings.backup_keep) text += fmt::format("backup_keep: {}\n", *settings.backup_keep);
  if (settings.checkpoint_every || settings.checkpoint_per_mille) text += "checkpoints:\n";
  if (settings.checkpoint_every) text += fmt::format("  every: {}\n", *settings.checkpoint_every);
  if (settings.checkpoint_per_mille) {
    text += fmt::format("  per_mille: {}\n", *settings.checkpoint_per_mille);
  }
  text += "rulings:\n";
  for (const model::known_ruling& each : model::rulings_known()) {
    text += fmt::format("  {}: {}\n", each.name, model::value_of(settings.house, each.name));
  }
  return text;
}

}  // namespace dnd::io
