#include "io/store/postgres/shared_worlds.hpp"

#include "io/content/category.hpp"
#include "io/store/file/file_names.hpp"
#include "io/workspace/campaign_directory.hpp"
#include "io/workspace/directories.hpp"
#include "io/workspace/world_directory.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <utility>

namespace dnd::io::postgres {
namespace {

/// Which version of each file is in the copy: lines of version, tab, world, tab, campaign, tab,
/// path.
constexpr std::string_view versions_file_name = ".versions";
constexpr std::uint64_t versions_bytes_max = 64 * 1024 * 1024;
constexpr std::chrono::milliseconds lock_wait{10'000};
/// Files that are asked for in one go.
constexpr std::size_t bodies_at_once = 64;

using versions = std::map<std::string, std::uint64_t, std::less<>>;

[[nodiscard]] std::string key_of(std::string_view world, std::string_view slug,
                                 std::string_view path) {
  return fmt::format("{}\t{}\t{}", world, slug, path);
}

[[nodiscard]] versions parse_versions(std::string_view text) {
  versions out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto tab = line.find('\t');
    std::uint64_t version = 0;
    if (tab == std::string_view::npos) continue;
    const auto [past, wrong] = std::from_chars(line.data(), line.data() + tab, version);
    if (wrong == std::errc{} && past == line.data() + tab)
      out.insert_or_assign(std::string(line.substr(tab + 1)), version);
  }
  return out;
}

[[nodiscard]] std::string render_versions(const versions& all) {
  std::string out;
  for (const auto& [key, version] : all) out += fmt::format("{}\t{}\n", version, key);
  return out;
}

/// What a listing says of a campaign: its row; the beginning of the last command, where its time
/// stands; whether a fight was on at the newest snapshot; and the last command after that with
/// which one may have begun or ended. A snapshot is never far away, and begins with what is asked
/// for: no log is read for this.
constexpr const char* listing_sql = R"(
select c.id, c.world, c.slug, c.settings, c.head_seq, substring(l.body from 1 for 100),
       s.in_fight, f.body
from campaign c
left join commit l on l.campaign = c.id and l.last = c.head_seq
left join lateral (
  select n.seq, case when position('"fight":'::bytea in n.head) > 0
                     then position('"fight":null'::bytea in n.head) = 0
                     else position('"fight":null'::bytea in n.body) = 0 end as in_fight
  from (select seq, body, substring(body from 1 for 8192) as head from snapshot
        where campaign = c.id and seq <= c.head_seq order by seq desc limit 1) n) s on true
left join lateral (
  select r.body from commit r
  where r.campaign = c.id and r.last > greatest(coalesce(s.seq, 0), c.head_seq - 1000)
    and (position('"type":"encounter_started"'::bytea in r.body) > 0
      or position('"type":"encounter_ended"'::bytea in r.body) > 0
      or position('"fight":'::bytea in r.body) > 0)
  order by r.last desc limit 1) f on true)";

/// Of a line or its beginning; empty when there is none.
[[nodiscard]] std::string_view time_in(std::string_view line) {
  constexpr std::string_view key = "\"at\":\"";
  const auto at = line.find(key);
  if (at == std::string_view::npos) return {};
  line.remove_prefix(at + key.size());
  const auto end = line.find('"');
  return end == std::string_view::npos ? std::string_view() : line.substr(0, end);
}

/// Whether a fight is on after a command that may have begun or ended one, or put one back.
[[nodiscard]] std::optional<bool> fight_after(std::string_view lines) {
  constexpr std::string_view put_back = "\"fight\":";
  constexpr std::string_view started = "\"type\":\"encounter_started\"";
  constexpr std::string_view ended = "\"type\":\"encounter_ended\"";
  const auto place = [lines](std::string_view what) {
    const auto at = lines.rfind(what);
    return at == std::string_view::npos ? 0 : at + 1;
  };
  const auto last = std::max({place(put_back), place(started), place(ended)});
  if (last == 0) return std::nullopt;
  if (last == place(put_back)) return lines.substr(last - 1 + put_back.size()).starts_with('{');
  return last == place(started);
}

/// When it was played, and whether a fight is on, by what `listing_sql` gave.
void note_play(campaign_row& place, const reply& listed, std::size_t row) {
  auto made = place;
  made.last_at = time_in(listed.cell(row, 5));
  made.fight =
      fight_after(listed.cell(row, 7)).value_or(!listed.is_null(row, 6) && listed.truth(row, 6));
  // What makes no sense is not told.
  if (parse_campaign_row(render_campaign_row(made)) == made) place = made;
}

/// Whether a file is as it should be.
[[nodiscard]] bool has_text(file_ops& ops, const std::string& path, std::string_view text) {
  const auto is_there = ops.read_all(path, bounds::yaml_bytes_max);
  return is_there && *is_there == text;
}

/// Writes a file unless it is as it should be. Whole or not at all, but not synced: of a campaign
/// that is looked for these files are compared with the database each time, so what a loss of power
/// leaves of them is written anew. A host that takes over a thousand campaigns waits for no disk.
[[nodiscard]] result<done> keep_in_step(file_ops& ops, const std::string& path,
                                        std::string_view text) {
  if (has_text(ops, path, text)) return done{};
  const auto aside = path + ".tmp";
  // What was cut short before.
  static_cast<void>(ops.remove(aside));
  {
    auto file = ops.open(aside, open_mode::append_or_create);
    if (!file) return std::move(file).error();
    if (auto written = (*file)->append(text); !written) return written;
  }
  return ops.rename(aside, path);
}

}  // namespace

bool is_plain_name(std::string_view name) noexcept {
  return !name.empty() && name.front() != '.' && name.find('/') == std::string_view::npos &&
         name.find('\t') == std::string_view::npos && name.find('\n') == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

bool is_content_path(std::string_view path) noexcept {
  if (path == world_file_name) return true;
  const auto slash = path.find('/');
  if (slash == std::string_view::npos || !path.ends_with(".yaml")) return false;
  const auto& kinds = content::category_names();
  return std::ranges::find(kinds, path.substr(0, slash)) != kinds.end() &&
         is_plain_name(path.substr(slash + 1));
}

result<reply> shared_worlds::ask(std::string sql, std::vector<value> values, purpose why) const {
  const call one{.sql = std::move(sql), .values = std::move(values)};
  auto given = in_->repeat(why, {&one, 1});
  if (!given) return std::move(given).error().why;
  return std::move(given->front());
}

result<done> shared_worlds::refresh() {
  return bring_up_to_date(std::nullopt);
}

result<done> shared_worlds::refresh(std::string_view world, std::string_view slug) {
  return bring_up_to_date(names{.world = world, .slug = slug});
}

result<done> shared_worlds::bring_up_to_date(const std::optional<names>& only) {
  if (auto made = make_directories(ops_, directory_, meant_for::owner); !made) return made;
  // Of this program one at a time asks for the lock: it is asked for again and again, and whoever
  // does so is not in line.
  const std::lock_guard mine(copying_);
  const auto lock = lock_worlds(ops_, directory_, lock_wait);
  if (!lock) return lock.error();
  if (auto copied = copy_content(only); !copied) return copied;
  return copy_campaigns(only);
}

result<done> shared_worlds::copy_file(std::string_view world, std::string_view slug,
                                      std::string_view path, std::string_view body) {
  auto directory = path_in(directory_, world);
  if (!slug.empty()) directory = path_in(directory, slug);
  const auto file = path_in(directory, path);
  const auto parent = file.substr(0, file.rfind('/'));
  if (auto made = make_directories(ops_, parent); !made) return made;
  // Synced: that it is there is noted after it, and it is not looked at again.
  return has_text(ops_, file, body) ? done{} : publish(ops_, file, body);
}

result<done> shared_worlds::copy_content(const std::optional<names>& only) {
  const auto there = only
                         ? ask("select world, slug, path, version from content "
                               "where world = $1::text and (slug = '' or slug = $2::text)",
                               {text(only->world), text(only->slug)}, purpose::read)
                         : ask("select world, slug, path, version from content", {}, purpose::read);
  if (!there) return there.error();
  const auto versions_path = path_in(directory_, versions_file_name);
  const auto had = ops_.read_all(versions_path, versions_bytes_max);
  if (!had && had.error().code != ec::not_found) return had.error();
  auto known = parse_versions(had ? std::string_view(*had) : std::string_view());
  std::vector<std::size_t> changed;
  for (std::size_t row = 0; row < there->rows(); ++row) {
    const auto& world = there->cell(row, 0);
    const auto& slug = there->cell(row, 1);
    const auto& path = there->cell(row, 2);
    if (!is_plain_name(world) || !(slug.empty() || is_plain_name(slug)) || !is_content_path(path))
      continue;
    const auto at = known.find(key_of(world, slug, path));
    if (at == known.end() || at->second != there->number(row, 3)) changed.push_back(row);
  }
  for (std::size_t from = 0; from < changed.size(); from += bodies_at_once) {
    const auto count = std::min(bodies_at_once, changed.size() - from);
    std::vector<call> calls;
    for (std::size_t i = 0; i < count; ++i)
      calls.push_back({.sql = "select body, version from content "
                              "where world = $1::text and slug = $2::text and path = $3::text",
                       .values = {text(there->cell(changed[from + i], 0)),
                                  text(there->cell(changed[from + i], 1)),
                                  text(there->cell(changed[from + i], 2))}});
    const auto bodies = in_->repeat(purpose::read, calls);
    if (!bodies) return bodies.error().why;
    for (std::size_t i = 0; i < count; ++i) {
      const auto& row = (*bodies)[i];
      if (row.rows() == 0) continue;
      const auto at = changed[from + i];
      if (auto put =
              copy_file(there->cell(at, 0), there->cell(at, 1), there->cell(at, 2), row.cell(0, 0));
          !put)
        return put;
      known.insert_or_assign(key_of(there->cell(at, 0), there->cell(at, 1), there->cell(at, 2)),
                             row.number(0, 1));
    }
  }
  // After the files: what is cut short here is copied again.
  return changed.empty() ? done{} : publish(ops_, versions_path, render_versions(known));
}

result<done> shared_worlds::copy_campaigns(const std::optional<names>& only) {
  const auto there = only ? ask("select id, world, slug, settings, head_seq from campaign "
                                "where world = $1::text and slug = $2::text",
                                {text(only->world), text(only->slug)}, purpose::read)
                          : ask(listing_sql, {}, purpose::read);
  if (!there) return there.error();
  for (std::size_t row = 0; row < there->rows(); ++row) {
    const auto& world = there->cell(row, 1);
    const auto& slug = there->cell(row, 2);
    if (!is_plain_name(world) || !is_plain_name(slug)) continue;
    const auto of_world = path_in(directory_, world);
    const auto directory = path_in(of_world, slug);
    if (auto made = make_directories(ops_, of_world); !made) return made;
    if (auto made = ops_.make_directory(directory); !made && made.error().code != ec::exists)
      return made;
    if (auto put = keep_in_step(ops_, path_in(directory, campaign_file_name), there->cell(row, 3));
        !put)
      return put;
    campaign_row place{.id = render_uuid(there->id(row, 0)), .last_seq = there->number(row, 4)};
    // Whoever looks for one campaign does not ask when it was played.
    if (!only) note_play(place, *there, row);
    if (auto put =
            keep_in_step(ops_, path_in(directory, row_file_name), render_campaign_row(place));
        !put)
      return put;
  }
  return done{};
}

result<done> shared_worlds::add_world(std::string_view world, std::string_view about) {
  const auto made = ask(
      "insert into content (world, slug, path, body) values ($1::text, '', $2::text, $3::bytea) "
      "on conflict do nothing",
      {text(world), text(world_file_name), bytes(about)}, purpose::write);
  if (!made) return made.error();
  if (made->affected == 1) return done{};
  return error{.code = ec::exists,
               .what = fmt::format("there is a world \"{}\" in the store already", world),
               .todo = "Choose another name."};
}

result<done> shared_worlds::put(std::string_view world, std::string_view slug,
                                const content_files& files) {
  std::vector<call> calls;
  for (const auto& each : files) {
    if (!is_content_path(each.path))
      return error{.code = ec::bad_name,
                   .what = fmt::format("\"{}\" is no file of content", each.path)};
    calls.push_back(
        {.sql = "insert into content as c (world, slug, path, body) "
                "values ($1::text, $2::text, $3::text, $4::bytea) on conflict (world, slug, path) "
                "do update set body = excluded.body, version = c.version + 1 "
                "where c.body <> excluded.body",
         .values = {text(world), text(slug), text(each.path), bytes(each.text)}});
  }
  if (calls.empty()) return done{};
  const auto given = in_->repeat(purpose::write, calls);
  if (!given) return given.error().why;
  return done{};
}

result<content_files> shared_worlds::content_of(std::string_view world, std::string_view slug) {
  const auto given =
      ask("select path, body from content where world = $1::text and slug = $2::text "
          "and body is not null order by path",
          {text(world), text(slug)}, purpose::read);
  if (!given) return given.error();
  content_files out;
  for (std::size_t row = 0; row < given->rows(); ++row)
    out.push_back({.path = given->cell(row, 0), .text = given->cell(row, 1)});
  return out;
}

result<std::string> shared_worlds::tokens() {
  auto given = ask("select body from token", {}, purpose::read);
  if (!given) return std::move(given).error();
  return given->rows() == 0 ? std::string() : given->take(0, 0);
}

result<done> shared_worlds::replace_tokens(std::string_view read, std::string_view now) {
  const auto made =
      ask("insert into token as t (version, body) values (1, $2::bytea) on conflict (only_one) "
          "do update set version = t.version + 1, body = excluded.body where t.body = $1::bytea",
          {bytes(read), bytes(now)}, purpose::write);
  if (!made) return made.error();
  if (made->affected == 1) return done{};
  return error{.code = ec::busy,
               .what = "somebody else changed the tokens at the same moment",
               .todo = "Try again."};
}

}  // namespace dnd::io::postgres
