#include "io/workspace/campaign_directory.hpp"

#include "io/store/codec/line_format.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/workspace/names.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>

namespace dnd::io {
namespace {

struct last_event {
  std::uint64_t seq = 0;
  std::string at;
};

/// The last whole line in the last `bytes_max` bytes of a file that ends in a line at all.
/// Nothing when there is none: a listing has no need to say why.
std::optional<last_event> find_last_event(const log_file& file, std::uint64_t size,
                                          std::uint64_t bytes_max) {
  std::string tail(static_cast<std::size_t>(std::min(size, bytes_max)), '\0');
  const auto got = file.read(size - tail.size(), tail);
  if (!got || *got != tail.size()) return std::nullopt;
  const std::size_t end = tail.rfind('\n');
  if (end == std::string::npos || end == 0) return std::nullopt;
  const std::size_t before = tail.rfind('\n', end - 1);
  if (before == std::string::npos && tail.size() < size) return std::nullopt;  // Cut in front.
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  std::string scratch;
  const auto line = parse_line(std::string_view(tail).substr(begin, end - begin), scratch);
  if (!line) return std::nullopt;
  return last_event{.seq = line->seq, .at = std::string(line->at)};
}

std::optional<last_event> last_event_of(const result<std::unique_ptr<log_file>>& file) {
  if (!file) return std::nullopt;
  const auto size = (*file)->size();
  if (!size || *size == 0) return std::nullopt;
  constexpr std::uint64_t usual_bytes = 4 * 1024;
  if (auto found = find_last_event(**file, *size, usual_bytes)) return found;
  // Two lines: a torn one may stand after the last whole one.
  return find_last_event(**file, *size, 2 * (bounds::event_line_bytes_max + 1));
}

error lost_settings(const std::string& path) {
  return {.code = ec::corrupt,
          .what = "the campaign's campaign.yaml is missing",
          .path = path,
          .way_out = remedy::make_settings_anew};
}

error lost_log(const std::string& path) {
  return {.code = ec::corrupt,
          .what = "the campaign's log is gone",
          .todo = "put it back from a backup: no empty one is made in its place",
          .path = path};
}

constexpr std::uint64_t row_bytes_max = 200;
constexpr std::string_view row_of_fight = " fight";
constexpr std::size_t time_bytes = std::string_view("2026-11-22T19:04:11.120Z").size();

}  // namespace

std::string render_campaign_row(const campaign_row& what) {
  if (what.last_at.empty()) return fmt::format("{} {}\n", what.id, what.last_seq);
  return fmt::format("{} {} {}{}\n", what.id, what.last_seq, what.last_at,
                     what.fight ? row_of_fight : "");
}

std::optional<campaign_row> parse_campaign_row(std::string_view text) {
  if (!text.ends_with('\n')) return std::nullopt;
  text.remove_suffix(1);
  campaign_row out;
  out.fight = text.ends_with(row_of_fight);
  if (out.fight) text.remove_suffix(row_of_fight.size());
  const auto space = text.find(' ');
  if (space == 0 || space == std::string_view::npos) return std::nullopt;
  out.id = text.substr(0, space);
  text.remove_prefix(space + 1);
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), out.last_seq);
  if (wrong != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.empty()) return out.fight ? std::nullopt : std::optional(std::move(out));
  // Half of a line would be half of a time.
  if (text.front() != ' ' || text.size() != 1 + time_bytes || !text.ends_with('Z'))
    return std::nullopt;
  out.last_at = text.substr(1);
  return out;
}

result<std::optional<campaign_info>> look_at_campaign(file_ops& ops, const std::string& world_path,
                                                      const std::string& world,
                                                      const std::string& directory) {
  campaign_info info;
  info.name = directory;
  info.world = world;
  info.world_path = world_path;
  info.directory = directory;
  info.path = path_in(world_path, directory);

  const std::string settings_path = path_in(info.path, campaign_file_name);
  const auto settings_kind = ops.kind_of(settings_path);
  if (!settings_kind) return settings_kind.error();
  const std::string log_path = path_in(info.path, log_file_name);
  const auto log_kind = ops.kind_of(log_path);
  if (!log_kind) return log_kind.error();
  const bool has_settings =
      *settings_kind != entry_kind::none && *settings_kind != entry_kind::directory;
  if (!has_settings && *log_kind != entry_kind::file) return std::optional<campaign_info>{};
  if (*settings_kind == entry_kind::none) {
    info.problem = lost_settings(settings_path);
  } else if (auto read = read_campaign_file(ops, settings_path)) {
    info.name = read->name;
    info.created_ms = read->created_ms;
    info.settings = read->settings;
  } else {
    info.problem = std::move(read).error();
  }

  const std::string row_path = path_in(info.path, row_file_name);
  if (const auto row = ops.read_all(row_path, row_bytes_max)) {
    const auto read = parse_campaign_row(*row);
    if (!read) return std::optional<campaign_info>{};  // Half of a copy that is made anew.
    info.row = read->id;
    info.last_seq = read->last_seq;
    info.last_at = read->last_at;
    info.fight = read->fight;
    return std::optional<campaign_info>(std::move(info));
  }

  const std::string fight_path = path_in(info.path, encounter_file_name);
  const auto fight_kind = ops.kind_of(fight_path);
  if (!fight_kind) return fight_kind.error();
  info.fight = *fight_kind == entry_kind::file;
  // Of two problems the lost log is the one that counts.
  if (*log_kind == entry_kind::none && !open_log_file(ops, info.path, open_mode::read_only))
    info.problem = lost_log(log_path);
  if (*log_kind == entry_kind::directory || *log_kind == entry_kind::other) {
    info.problem = ops.open(log_path, open_mode::read_only).error();
  }

  std::optional<last_event> last;
  if (info.fight) last = last_event_of(ops.open(fight_path, open_mode::read_only));
  if (!last) last = last_event_of(open_log_file(ops, info.path, open_mode::read_only));
  if (last) {
    info.last_seq = last->seq;
    info.last_at = last->at;
  }
  return std::optional<campaign_info>(std::move(info));
}

}  // namespace dnd::io
