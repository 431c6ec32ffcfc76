#include "actors/workspace.hpp"

#include "actors/campaign_copy.hpp"
#include "actors/content_tree.hpp"
#include "actors/engine.hpp"
#include "io/store/copy_log.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/file_store.hpp"
#include "io/workspace/bundle.hpp"
#include "io/workspace/new_campaign.hpp"
#include "io/workspace/paths.hpp"
#include "io/workspace/workspace.hpp"
#include "model/bounds.hpp"

#include <cstdlib>
#include <utility>

namespace dnd::actors {
namespace {

[[nodiscard]] campaign_info shown(io::campaign_info from) {
  campaign_info out;
  out.id = from.row.empty() ? from.path : from.row;
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
  out.world_path = io::config::parent_directory(from.path);
  out.directory = from.path.substr(out.world_path.size() + 1);
  out.path = from.path;
  out.settings = from.settings;
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

void note_store(const std::shared_ptr<shared_store>&, const world_info&) {}
void note_store(const std::shared_ptr<shared_store>& store, campaign_info& of) {
  of.store = store;
}
template <class T>
void note_store(const std::shared_ptr<shared_store>& store, std::vector<T>& of) {
  for (T& each : of) note_store(store, each);
}
void note_store(const std::shared_ptr<shared_store>& store, std::optional<campaign_info>& of) {
  if (of) of->store = store;
}

}  // namespace

workspace::workspace(io::file_ops& ops, workspace_options options)
    : ops_(ops),
      options_(std::move(options)),
      inside_(std::make_unique<io::workspace>(
          ops,
          io::workspace_options{
              .worlds_dir = options_.store ? options_.store->directory() : options_.worlds_dir,
              .worlds_for = options_.is_private ? io::meant_for::owner : io::meant_for::everyone,
              .data_dir = options_.data_dir,
              .world = options_.world})) {}

workspace::~workspace() = default;

io::result<done> workspace::refresh() {
  return options_.store ? options_.store->refresh() : done{};
}

io::result<done> workspace::refresh_for(std::string_view name) {
  const auto slash = name.find('/');
  if (!options_.store || slash == std::string_view::npos) return refresh();
  const auto world = name.substr(0, slash);
  const auto campaign = name.substr(slash + 1);
  if (auto fresh = options_.store->refresh(world, campaign); !fresh) return fresh;
  // In another spelling than that of its directory it may be found all the same.
  const auto found = inside_->locate_campaign(name);
  return found ? done{} : refresh();
}

template <class T>
auto workspace::answer(T from) const {
  auto out = shown(std::move(from));
  if (out && options_.store) note_store(options_.store, *out);
  return out;
}

// -- worlds --------------------------------------------------------------------

io::result<world_info> workspace::create_world(std::string_view name) {
  if (options_.store) {
    const auto called = io::new_name_of(io::named_thing::world, name);
    if (!called) return called.error();
    if (auto made =
            options_.store->add_world(called->directory, io::render_world_file(called->name));
        !made)
      return std::move(made).error();
    return find_world(called->directory);
  }
  return answer(inside_->create_world(name));
}

io::result<std::vector<world_info>> workspace::list_worlds() {
  if (auto fresh = refresh(); !fresh) return std::move(fresh).error();
  return answer(inside_->list_worlds());
}

io::result<world_info> workspace::find_world(std::string_view name) {
  if (auto fresh = refresh(); !fresh) return std::move(fresh).error();
  return answer(inside_->find_world(name));
}

io::result<world_info> workspace::default_world() {
  if (auto fresh = refresh(); !fresh) return std::move(fresh).error();
  return answer(inside_->default_world());
}

io::result<std::uint64_t> workspace::make_bundle(const campaign_info& campaign,
                                                 const std::string& target, std::string note) {
  io::campaign_info place = place_of(campaign);
  io::bundle_parts with{.content = inside_->content_directories(place), .note = std::move(note)};
  if (!campaign.store) return io::make_bundle(ops_, place, with, target);
  const auto copy = campaign_copy::to_read(ops_, campaign);
  if (!copy) return copy.error();
  place.path = copy->as_files().path;
  return io::make_bundle(ops_, place, with, target);
}

io::result<done> workspace::add_content(const world_info& world, std::string_view path,
                                        std::string_view text) {
  if (options_.store)
    return options_.store->put(world.directory, {}, {{std::string(path), std::string(text)}});
  return ops_.write_new(io::path_in(world.path, path), text);
}

io::result<content_files> workspace::content_of(const world_info& world) {
  if (options_.store) return options_.store->content_of(world.directory, {});
  auto files = content_in(ops_, world.path);
  if (!files) return files;
  auto about = ops_.read_all(io::path_in(world.path, io::world_file_name), bounds::yaml_bytes_max);
  if (!about && about.error().code != io::ec::not_found) return std::move(about).error();
  files->push_back({.path = std::string(io::world_file_name),
                    .text = about ? *std::move(about) : io::render_world_file(world.name)});
  return files;
}

io::result<content_files> workspace::content_of(const campaign_info& campaign) {
  if (options_.store)
    return options_.store->content_of(campaign.world, place_of(campaign).directory);
  return content_in(ops_, campaign.path);
}

io::result<done> workspace::put_content(const world_info& world, const content_files& files) {
  if (options_.store) return options_.store->put(world.directory, {}, files);
  return write_content(ops_, world.path, files);
}

io::result<done> workspace::put_content(const campaign_info& campaign, const content_files& files) {
  if (options_.store)
    return options_.store->put(campaign.world, place_of(campaign).directory, files);
  return write_content(ops_, campaign.path, files);
}

// -- campaigns -----------------------------------------------------------------

io::result<campaign_info> workspace::create_campaign(std::string_view world, std::string_view name,
                                                     std::int64_t now_ms,
                                                     const io::campaign_settings& settings) {
  if (!options_.store) return shown(inside_->create_campaign(world, name, now_ms, settings));
  const auto called = io::new_name_of(io::named_thing::campaign, name);
  if (!called) return called.error();
  const auto parent = world.empty() ? default_world() : find_world(world);
  if (!parent) return parent.error();
  const io::campaign_file about{.name = called->name, .created_ms = now_ms, .settings = settings};
  const auto made = options_.store->add_campaign(parent->directory, called->directory, called->name,
                                                 io::render_campaign_file(about), now_ms);
  if (!made) return made.error();
  return find_campaign(parent->directory + "/" + called->directory);
}

io::result<started_campaign> workspace::start_campaign(std::string_view name, std::int64_t now_ms) {
  if (options_.store) {
    started_campaign out;
    const auto worlds = list_worlds();
    if (!worlds) return worlds.error();
    if (worlds->empty()) {
      auto world = create_world(options_.world.empty() ? io::first_world : options_.world);
      if (!world) return std::move(world).error();
      out.world = *std::move(world);
    }
    auto made = create_campaign({}, name, now_ms);
    if (!made) return std::move(made).error();
    out.campaign = *std::move(made);
    if (auto set = set_current(out.campaign); !set) return std::move(set).error();
    return out;
  }
  auto made = io::start_campaign(ops_, *inside_, name, now_ms);
  if (!made) return std::move(made).error();
  started_campaign out{.campaign = shown(std::move(made->campaign)), .world = {}};
  if (made->world) out.world = shown(*std::move(made->world));
  return out;
}

io::result<std::vector<campaign_info>> workspace::list_campaigns(
    std::string_view world, std::vector<io::error>* unreadable) {
  if (auto fresh = refresh(); !fresh) return std::move(fresh).error();
  return answer(inside_->list_campaigns(world, unreadable));
}

io::result<campaign_info> workspace::locate_campaign(std::string_view name) {
  if (auto fresh = refresh_for(name); !fresh) return std::move(fresh).error();
  return answer(inside_->locate_campaign(name));
}

io::result<campaign_info> workspace::fork_campaign(const campaign_info& from, std::string_view name,
                                                   std::optional<std::uint64_t> at,
                                                   std::int64_t now_ms) {
  if (options_.store) return fork_in_store(from, name, at.value_or(UINT64_MAX), now_ms);
  const auto found = inside_->find_campaign(from.label);
  if (!found) return found.error();
  return answer(inside_->fork_campaign(*found, name, at, now_ms));
}

io::result<bool> workspace::flatten_campaign(const campaign_info& which) {
  // A store has the commits of each campaign by themselves.
  if (options_.store) return false;
  const auto found = inside_->find_campaign(which.label);
  if (!found) return found.error();
  return inside_->flatten_campaign(*found);
}

io::result<campaign_info> workspace::fork_in_store(const campaign_info& from, std::string_view name,
                                                   std::uint64_t at, std::int64_t now_ms) {
  io::log_store& logs = options_.store->logs();
  if (at != UINT64_MAX && at > 0) {
    // Before anything is made: there is such an event, and a command ends with it.
    const auto found = logs.find({from.id}, at);
    if (!found) return found.error();
    if (found->what->last != at)
      return io::error{.code = io::ec::bad_name,
                       .what = "event " + std::to_string(at) + " is in the middle of a command",
                       .todo = "Take event " + std::to_string(found->what->last) + "."};
  }
  const auto content = content_of(from);
  if (!content) return content.error();
  auto made = create_campaign(from.world, name, now_ms, from.settings);
  if (!made) return made;
  if (auto put = put_content(*made, *content); !put) return std::move(put).error();
  if (const auto copied = io::continue_log(logs, {from.id}, logs, {made->id}, made->name, at);
      !copied)
    return copied.error();
  return find_campaign(made->label);
}

io::result<campaign_info> workspace::find_campaign(std::string_view name) {
  if (auto fresh = refresh_for(name); !fresh) return std::move(fresh).error();
  return answer(inside_->find_campaign(name));
}

io::result<std::optional<campaign_info>> workspace::current_campaign() {
  if (auto fresh = refresh(); !fresh) return std::move(fresh).error();
  return answer(inside_->current_campaign());
}

io::result<done> workspace::set_current(const campaign_info& campaign) {
  return inside_->set_current(place_of(campaign));
}

io::result<std::optional<campaign_info>> workspace::ensure_sample(std::int64_t now_ms) {
  if (options_.store) return std::optional<campaign_info>{};
  return answer(inside_->ensure_sample(now_ms));
}

campaign_address workspace::address_of(const campaign_info& campaign,
                                       const io::config::settings& settings) const {
  return {.name = campaign.name,
          .id = {campaign.id},
          .content = inside_->content_directories(place_of(campaign)),
          .options = io::config::effective(settings, campaign.settings)};
}

std::shared_ptr<io::log_store> logs_of(io::file_ops& ops, const campaign_info& campaign) {
  if (!campaign.store) return std::make_shared<io::file_store>(ops);
  return {campaign.store, &campaign.store->logs()};
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
