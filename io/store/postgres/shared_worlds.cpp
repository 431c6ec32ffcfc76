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

/// Writes a file unless it is as it should be.
[[nodiscard]] result<done> keep_file(file_ops& ops, const std::string& path,
                                     std::string_view text) {
  const auto is_there = ops.read_all(path, bounds::yaml_bytes_max);
  if (is_there && *is_there == text) return done{};
  return publish(ops, path, text);
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
  return keep_file(ops_, file, body);
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
  const std::string columns = "select id, world, slug, settings, head_seq from campaign";
  const auto there = only ? ask(columns + " where world = $1::text and slug = $2::text",
                                {text(only->world), text(only->slug)}, purpose::read)
                          : ask(columns, {}, purpose::read);
  if (!there) return there.error();
  for (std::size_t row = 0; row < there->rows(); ++row) {
    const auto& world = there->cell(row, 1);
    const auto& slug = there->cell(row, 2);
    if (!is_plain_name(world) || !is_plain_name(slug)) continue;
    const auto directory = path_in(path_in(directory_, world), slug);
    if (auto made = make_directories(ops_, directory); !made) return made;
    if (auto put = keep_file(ops_, path_in(directory, campaign_file_name), there->cell(row, 3));
        !put)
      return put;
    const campaign_row place{.id = render_uuid(there->id(row, 0)),
                             .last_seq = there->number(row, 4)};
    if (auto put = keep_file(ops_, path_in(directory, row_file_name), render_campaign_row(place));
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
