#include "actors/workspace.hpp"

#include "actors/engine.hpp"
#include "io/store/file/file_names.hpp"
#include "io/workspace/bundle.hpp"
#include "io/workspace/new_campaign.hpp"
#include "io/workspace/paths.hpp"
#include "io/workspace/workspace.hpp"

#include <cstdlib>
#include <utility>

namespace dnd::actors {
namespace {

[[nodiscard]] campaign_info shown(io::campaign_info from) {
  campaign_info out;
  out.id = from.path;
  out.label = from.label();
  out.name = std::move(from.name);
  out.world = std::move(from.world);
  out.path = std::move(from.path);
  out.created_ms = from.created_ms;
  out.last_seq = from.last_seq;
  out.last_at = std::move(from.last_at);
  out.fight = from.fight;
  out.problem = std::move(from.problem);
  out.settings = from.settings;
  return out;
}

/// As much of it as finding the campaign again takes.
[[nodiscard]] io::campaign_info place_of(const campaign_info& from) {
  io::campaign_info out;
  out.name = from.name;
  out.world = from.world;
  out.world_path = io::config::parent_directory(from.id);
  out.directory = from.id.substr(out.world_path.size() + 1);
  out.path = from.id;
  return out;
}

[[nodiscard]] world_info shown(io::world_info from) {
  world_info out;
  out.name = std::move(from.name);
  out.directory = std::move(from.directory);
  out.path = std::move(from.path);
  out.campaigns = from.campaigns;
  out.problem = std::move(from.problem);
  for (std::size_t i = 0; i < from.entries.size(); ++i)
    if (from.entries[i] > 0)
      out.entries.emplace_back(io::content::category_names()[i], from.entries[i]);
  return out;
}

template <class T>
[[nodiscard]] auto shown(std::vector<T> from) {
  std::vector<decltype(shown(std::declval<T>()))> out;
  out.reserve(from.size());
  for (T& each : from) out.push_back(shown(std::move(each)));
  return out;
}

[[nodiscard]] std::optional<campaign_info> shown(std::optional<io::campaign_info> from) {
  if (!from) return std::nullopt;
  return shown(*std::move(from));
}

template <class T>
[[nodiscard]] auto shown(io::result<T> from) -> io::result<decltype(shown(std::declval<T>()))> {
  if (!from) return std::move(from).error();
  return shown(*std::move(from));
}

}  // namespace

workspace::workspace(io::file_ops& ops, workspace_options options)
    : ops_(ops),
      options_(std::move(options)),
      inside_(std::make_unique<io::workspace>(
          ops, io::workspace_options{.worlds_dir = options_.worlds_dir,
                                     .worlds_for = options_.is_private ? io::meant_for::owner
                                                                       : io::meant_for::everyone,
                                     .data_dir = options_.data_dir,
                                     .world = options_.world})) {}

workspace::~workspace() = default;

// -- worlds --------------------------------------------------------------------

io::result<world_info> workspace::create_world(std::string_view name) {
  return shown(inside_->create_world(name));
}

io::result<std::vector<world_info>> workspace::list_worlds() {
  return shown(inside_->list_worlds());
}

io::result<world_info> workspace::find_world(std::string_view name) {
  return shown(inside_->find_world(name));
}

io::result<world_info> workspace::default_world() {
  return shown(inside_->default_world());
}

io::result<std::uint64_t> workspace::make_bundle(const campaign_info& campaign,
                                                 const std::string& target, std::string note) {
  const io::campaign_info place = place_of(campaign);
  return io::make_bundle(ops_, place,
                         {.content = inside_->content_directories(place), .note = std::move(note)},
                         target);
}

io::result<done> workspace::add_content(const world_info& world, std::string_view path,
                                        std::string_view text) {
  return ops_.write_new(io::path_in(world.path, path), text);
}

// -- campaigns -----------------------------------------------------------------

io::result<campaign_info> workspace::create_campaign(std::string_view world, std::string_view name,
                                                     std::int64_t now_ms) {
  return shown(inside_->create_campaign(world, name, now_ms));
}

io::result<started_campaign> workspace::start_campaign(std::string_view name, std::int64_t now_ms) {
  auto made = io::start_campaign(ops_, *inside_, name, now_ms);
  if (!made) return std::move(made).error();
  started_campaign out{.campaign = shown(std::move(made->campaign)), .world = {}};
  if (made->world) out.world = shown(*std::move(made->world));
  return out;
}

io::result<std::vector<campaign_info>> workspace::list_campaigns(
    std::string_view world, std::vector<io::error>* unreadable) {
  return shown(inside_->list_campaigns(world, unreadable));
}

io::result<campaign_info> workspace::locate_campaign(std::string_view name) {
  return shown(inside_->locate_campaign(name));
}

io::result<campaign_info> workspace::fork_campaign(const campaign_info& from, std::string_view name,
                                                   std::optional<std::uint64_t> at,
                                                   std::int64_t now_ms) {
  const auto found = inside_->find_campaign(from.label);
  if (!found) return found.error();
  return shown(inside_->fork_campaign(*found, name, at, now_ms));
}

io::result<campaign_info> workspace::find_campaign(std::string_view name) {
  return shown(inside_->find_campaign(name));
}

io::result<std::optional<campaign_info>> workspace::current_campaign() {
  return shown(inside_->current_campaign());
}

io::result<done> workspace::set_current(const campaign_info& campaign) {
  return inside_->set_current(place_of(campaign));
}

io::result<std::optional<campaign_info>> workspace::ensure_sample(std::int64_t now_ms) {
  return shown(inside_->ensure_sample(now_ms));
}

campaign_address workspace::address_of(const campaign_info& campaign,
                                       const io::config::settings& settings) const {
  return {.name = campaign.name,
          .id = {campaign.id},
          .content = inside_->content_directories(place_of(campaign)),
          .options = io::config::effective(settings, campaign.settings)};
}

// -- paths ---------------------------------------------------------------------

std::string working_directory() {
  char* const here = ::realpath(".", nullptr);
  // For a directory that cannot be reached, some systems give a name that says so.
  std::string path = here == nullptr || *here != '/' ? "" : here;
  std::free(here);
  return path;
}

io::result<std::string> absolute_path(std::string_view typed) {
  const std::string here = working_directory();
  if (here.empty() && !typed.starts_with('/')) return io::config::no_working_directory(typed);
  return io::config::absolute_path(here, typed);
}

}  // namespace dnd::actors
