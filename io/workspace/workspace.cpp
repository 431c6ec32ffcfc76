#include "io/workspace/workspace.hpp"

#include "io/store/file/file_names.hpp"
#include "io/workspace/fields.hpp"
#include "io/workspace/lookup.hpp"
#include "io/workspace/shipped_worlds.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace dnd::io {
namespace {

constexpr std::string_view current_file_name = ".current.yaml";

constexpr std::string_view sample_campaign = "First Evening";

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

workspace::workspace(file_ops& ops, workspace_options options)
    : ops_(ops), options_(std::move(options)) {
  DND_ASSERT(!options_.worlds_dir.empty());
}

std::string workspace::world_path(std::string_view world) const {
  return path_in(options_.worlds_dir, world);
}

// -- worlds --------------------------------------------------------------------

void workspace::count(world_info& world) {
  count_entries(ops_, world);
  const auto campaigns = campaigns_of(world.directory);
  if (campaigns) {
    world.campaigns = campaigns->size();
  } else if (!world.problem) {
    world.problem = campaigns.error();
  }
}

void workspace::clean_up(const std::string& parent) {
  if (!has_leftovers(ops_, parent)) return;
  // Somebody who is making something right now cleans up as well.
  const auto lock = lock_worlds(ops_, options_.worlds_dir, std::chrono::milliseconds::zero());
  if (lock) remove_leftovers(ops_, parent);
}

result<std::vector<std::string>> workspace::world_names() {
  return visible_directories(ops_, options_.worlds_dir);
}

result<world_info> workspace::create_world(std::string_view name) {
  const auto directory = directory_name(named_thing::world, name);
  if (!directory) return directory.error();
  if (auto ok = make_directories(ops_, options_.worlds_dir, options_.worlds_for); !ok) {
    return std::move(ok).error();
  }
  const auto lock = lock_worlds(ops_, options_.worlds_dir, options_.lock_wait);
  if (!lock) return lock.error();
  remove_leftovers(ops_, options_.worlds_dir);
  const std::vector<new_file> files = {{std::string(world_file_name), render_world_file(name)}};
  auto built = build_directory(ops_, named_thing::world, options_.worlds_dir, *directory, files);
  if (!built) return std::move(built).error();
  return look_at_world(ops_, options_.worlds_dir, *directory);
}

result<std::vector<world_info>> workspace::list_worlds() {
  clean_up(options_.worlds_dir);
  const auto names = world_names();
  if (!names) return names.error();
  std::vector<world_info> worlds;
  for (const std::string& name : *names) {
    worlds.push_back(look_at_world(ops_, options_.worlds_dir, name));
    count(worlds.back());
  }
  return worlds;
}

result<std::string> workspace::world_directory(std::string_view name) {
  const auto names = world_names();
  if (!names) return names.error();
  if (contains(*names, name)) return std::string(name);
  std::vector<findable> here;
  best_matches<std::string> best(name);
  for (const std::string& directory : *names) {
    const std::string typed = look_at_world(ops_, options_.worlds_dir, directory).name;
    best.offer(directory, typed, directory);
    here.push_back({typed, directory});
  }
  const std::vector<std::string>& found = best.found();
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    return error{.code = ec::bad_name,
                 .what = fmt::format("several worlds answer to \"{}\"", name),
                 .todo = fmt::format("use one of: {}", fmt::join(found, ", "))};
  }
  return error{.code = ec::not_found,
               .what = fmt::format("there is no world \"{}\" in {}", name, options_.worlds_dir),
               .todo = suggestion(name, here),
               .way_out = remedy::make_world};
}

result<world_info> workspace::find_world(std::string_view name) {
  const auto directory = world_directory(name);
  if (!directory) return directory.error();
  world_info world = look_at_world(ops_, options_.worlds_dir, *directory);
  count(world);
  return world;
}

std::vector<std::string> workspace::usable_worlds(const std::vector<std::string>& names) {
  std::vector<std::string> usable;
  std::copy_if(names.begin(), names.end(), std::back_inserter(usable), [&](const auto& name) {
    return name != file_system_folder && ops_.list(world_path(name)).has_value();
  });
  // Of a single one its owner should hear why it cannot be used.
  return usable.empty() ? names : usable;
}

result<std::string> workspace::default_world_directory() {
  if (!options_.world.empty()) return world_directory(options_.world);
  auto names = world_names();
  if (!names) return names.error();
  if (names->empty()) {
    return error{.code = ec::not_found,
                 .what = fmt::format("there is no world in {}", options_.worlds_dir),
                 .way_out = remedy::make_first_world};
  }
  const auto current = current_campaign();
  if (current && *current) return (*current)->world;
  if (names->size() > 1) names = usable_worlds(*names);
  if (names->size() == 1) return names->front();
  std::vector<std::string> own;
  std::copy_if(names->begin(), names->end(), std::back_inserter(own),
               [](const std::string& name) { return !is_shipped(name); });
  if (own.size() == 1) return own.front();
  if (own.empty()) return std::string(contains(*names, srd_world) ? srd_world : sample_world);
  return error{.code = ec::not_found,
               .what = "which world is not clear",
               .todo = fmt::format("one of: {}", fmt::join(*names, ", ")),
               .way_out = remedy::choose_world};
}

result<world_info> workspace::default_world() {
  const auto directory = default_world_directory();
  if (!directory) return directory.error();
  world_info world = look_at_world(ops_, options_.worlds_dir, *directory);
  count(world);
  return world;
}

// -- campaigns -----------------------------------------------------------------

result<campaign_info> workspace::create_campaign(std::string_view world, std::string_view name,
                                                 std::int64_t now_ms,
                                                 const campaign_settings& settings) {
  const auto directory = directory_name(named_thing::campaign, name);
  if (!directory) return directory.error();
  const auto parent = world.empty() ? default_world_directory() : world_directory(world);
  if (!parent) return parent.error();
  const auto lock = lock_worlds(ops_, options_.worlds_dir, options_.lock_wait);
  if (!lock) return lock.error();
  remove_leftovers(ops_, world_path(*parent));
  const std::vector<new_file> files = {
      {std::string(campaign_file_name),
       render_campaign_file(
           {.name = std::string(name), .created_ms = now_ms, .settings = settings})},
      {std::string(log_file_name), ""}};
  auto built = build_directory(ops_, named_thing::campaign, world_path(*parent), *directory, files);
  if (!built) return std::move(built).error();
  auto made = look_at_campaign(ops_, world_path(*parent), *parent, *directory);
  if (!made) return std::move(made).error();
  DND_ASSERT(made->has_value());
  return std::move(**made);
}

result<std::vector<campaign_info>> workspace::campaigns_of(const std::string& world,
                                                           std::vector<error>* unreadable) {
  const auto names = visible_directories(ops_, world_path(world));
  if (!names) return names.error();
  std::vector<campaign_info> campaigns;
  for (const std::string& name : *names) {
    auto found = look_at_campaign(ops_, world_path(world), world, name);
    if (!found && unreadable != nullptr) unreadable->push_back(std::move(found).error());
    if (found && *found) campaigns.push_back(std::move(**found));
  }
  return campaigns;
}

result<std::vector<campaign_info>> workspace::list_campaigns(std::string_view world,
                                                             std::vector<error>* unreadable) {
  std::vector<std::string> worlds;
  if (world.empty()) {
    auto names = world_names();
    if (!names) return std::move(names).error();
    worlds = std::move(*names);
  } else {
    auto one = world_directory(world);
    if (!one) return std::move(one).error();
    worlds.push_back(std::move(*one));
  }
  std::vector<campaign_info> all;
  for (const std::string& one : worlds) {
    clean_up(world_path(one));
    auto campaigns = campaigns_of(one, unreadable);
    if (!campaigns && !world.empty()) return std::move(campaigns).error();
    if (!campaigns) {
      if (unreadable != nullptr) unreadable->push_back(std::move(campaigns).error());
      continue;
    }
    std::move(campaigns->begin(), campaigns->end(), std::back_inserter(all));
  }
  return all;
}

result<std::vector<campaign_info>> workspace::matching(std::string_view name,
                                                       const std::vector<std::string>& worlds) {
  std::vector<campaign_info> found;
  // By directory first: that reads no other campaign's files.
  for (const std::string& world : worlds) {
    const auto directories = visible_directories(ops_, world_path(world));
    if (!directories && worlds.size() == 1) return directories.error();
    if (!directories) continue;
    for (const std::string& directory : *directories) {
      if (directory != name && directory != dashed(name)) continue;
      auto campaign = look_at_campaign(ops_, world_path(world), world, directory);
      if (!campaign) return std::move(campaign).error();
      if (*campaign) found.push_back(std::move(**campaign));
    }
  }
  if (!found.empty()) return found;
  best_matches<campaign_info> best(name);
  for (const std::string& world : worlds) {
    const auto campaigns = campaigns_of(world);
    if (!campaigns) continue;  // Said above, where it is the only one.
    for (const campaign_info& campaign : *campaigns) {
      best.offer(campaign.directory, campaign.name, campaign);
    }
  }
  return best.found();
}

error workspace::no_such_campaign(std::string_view name, const std::vector<std::string>& worlds) {
  const bool narrowed = worlds.size() == 1;
  error why{
      .code = ec::not_found,
      .what = narrowed
                  ? fmt::format("there is no campaign \"{}\" in world {}", name, worlds[0])
                  : fmt::format("there is no campaign \"{}\" in {}", name, options_.worlds_dir)};
  std::vector<findable> here;
  std::vector<std::string> elsewhere;
  std::vector<error> unreadable;
  const auto all = list_campaigns({}, &unreadable);
  if (!all) return why;
  for (const campaign_info& campaign : *all) {
    if (contains(worlds, campaign.world)) {
      here.push_back({campaign.name, campaign.directory});
    } else if (match_of(name, campaign.directory, campaign.name) != match::none) {
      elsewhere.push_back(campaign.label());
    }
  }
  why.todo = elsewhere.empty() ? suggestion(name, here)
                               : fmt::format("there is: {}", fmt::join(elsewhere, ", "));
  if (!unreadable.empty()) {
    why.todo += fmt::format("{}It may be in {}, which cannot be read.",
                            why.todo.empty() ? "" : ". ", unreadable.front().path);
  }
  if (why.todo.empty()) why.way_out = remedy::make_campaign;
  return why;
}

result<campaign_info> workspace::locate_campaign(std::string_view name, std::string_view world) {
  if (name.empty()) {
    auto current = current_campaign();
    if (!current) return std::move(current).error();
    if (*current) return std::move(**current);
    return error{.code = ec::not_found,
                 .what = "no campaign is the current one",
                 .todo = "name one",
                 .way_out = remedy::choose_campaign};
  }
  if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
    world = name.substr(0, slash);
    name = name.substr(slash + 1);
  }
  if (world.empty()) world = options_.world;
  std::vector<std::string> worlds;
  if (world.empty()) {
    auto names = world_names();
    if (!names) return std::move(names).error();
    worlds = std::move(*names);
  } else {
    auto one = world_directory(world);
    if (!one) return std::move(one).error();
    worlds.push_back(std::move(*one));
  }
  auto found = matching(name, worlds);
  if (!found) return std::move(found).error();
  if (found->empty()) return no_such_campaign(name, worlds);
  if (found->size() == 1) return std::move(found->front());
  std::vector<std::string> labels;
  for (const campaign_info& campaign : *found) labels.push_back(campaign.label());
  return error{.code = ec::bad_name,
               .what = fmt::format("several campaigns answer to \"{}\"", name),
               .todo = fmt::format("use one of: {}", fmt::join(labels, ", "))};
}

result<campaign_info> workspace::find_campaign(std::string_view name, std::string_view world) {
  auto found = locate_campaign(name, world);
  if (found && found->problem) return *std::move(found->problem);
  return found;
}

result<std::optional<campaign_info>> workspace::current_campaign() {
  const std::optional<campaign_info> none;
  const auto file = fields::read(ops_, path_in(options_.worlds_dir, current_file_name));
  if (!file) return none;
  const field* world = file->find("world");
  const field* campaign = file->find("campaign");
  if (world == nullptr || campaign == nullptr) return none;
  const auto worlds = world_names();
  if (!worlds) return worlds.error();
  // Only what is listed: a file that says `..` leads nowhere.
  if (!contains(*worlds, *world->value)) return none;
  const auto campaigns = visible_directories(ops_, world_path(*world->value));
  if (!campaigns) return campaigns.error();
  if (!contains(*campaigns, *campaign->value)) return none;
  return look_at_campaign(ops_, world_path(*world->value), *world->value, *campaign->value);
}

result<done> workspace::set_current(const campaign_info& campaign) {
  // Two processes must not write the temporary file at once.
  const auto lock = lock_worlds(ops_, options_.worlds_dir, options_.lock_wait);
  if (!lock) return lock.error();
  return publish(ops_, path_in(options_.worlds_dir, current_file_name),
                 fmt::format("world: {}\ncampaign: {}\n", yaml_quoted(campaign.world),
                             yaml_quoted(campaign.directory)));
}

result<std::optional<campaign_info>> workspace::ensure_sample(std::int64_t now_ms) {
  const std::optional<campaign_info> none;
  const auto worlds = world_names();
  if (!worlds) return worlds.error();
  if (!contains(*worlds, sample_world)) return none;
  for (const std::string& world : *worlds) {
    const auto campaigns = campaigns_of(world);
    if (campaigns && !campaigns->empty()) return none;
  }
  auto made = create_campaign(sample_world, sample_campaign, now_ms);
  if (!made) return std::move(made).error();
  return std::optional<campaign_info>(std::move(*made));
}

std::vector<std::string> workspace::content_directories(const campaign_info& campaign) const {
  std::vector<std::string> strongest_first = {campaign.path, campaign.world_path};
  if (!options_.data_dir.empty()) strongest_first.push_back(options_.data_dir);
  return strongest_first;
}

}  // namespace dnd::io
