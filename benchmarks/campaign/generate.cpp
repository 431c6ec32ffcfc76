#include "benchmarks/campaign/generate.hpp"

#include "benchmarks/campaign/party.hpp"
#include "benchmarks/campaign/unsynced_player.hpp"
#include "io/store/file/file_names.hpp"
#include "io/workspace/workspace.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::bench {

namespace {

constexpr std::string_view world_name = "Bench";
constexpr std::uint64_t events_between_reports = 10'000;
/// A story that is refused so often in a row has come to a stop.
constexpr std::size_t refusals_max = 1'000;

io::result<done> write_party(io::file_ops& ops, const std::string& world) {
  for (const auto& who : party()) {
    const auto path = fmt::format("{}/characters/{}.yaml", world, who.slug);
    if (auto written = ops.write_new(path, who.yaml); !written) return written;
  }
  return done{};
}

/// The campaign's directory, with an empty log, in the world of the generated ones.
io::result<made_campaign> begin(io::file_ops& ops, const std::string& worlds_dir,
                                const std::string& name) {
  io::workspace places(ops, {.worlds_dir = worlds_dir, .data_dir = worlds_dir + "/data"});
  auto world = places.find_world(world_name);
  if (!world && world.error().code == io::ec::not_found) {
    world = places.create_world(world_name);
    if (!world) return world.error();
    if (auto written = write_party(ops, world->path); !written) return written.error();
  }
  if (!world) return world.error();
  auto campaign = places.create_campaign(world_name, name, created_ms);
  if (!campaign) return campaign.error();
  made_campaign made;
  made.where = *std::move(campaign);
  made.content = places.content_directories(made.where);
  return made;
}

io::result<done> finish(made_campaign& made, unsynced_player& writer) {
  if (auto finished = writer.finish(); !finished) return finished;
  made.events = writer.state().seq();
  made.bytes = writer.bytes();
  made.state = writer.state();
  return done{};
}

}  // namespace

io::result<done> tell(player& who, const story_options& options) {
  story tale(options.seed, options.how, options.what);
  auto at_ms = created_ms;
  std::size_t refusals = 0;
  std::uint64_t reported = 0;
  while (who.state().seq() < options.events ||
         (options.how == ending::calm && !tale.is_calm(who.state()))) {
    if (who.state().seq() >= options.events) tale.come_to_an_end();
    const auto line = tale.next(who.state());
    at_ms += tale.pause_ms();
    const auto played = who.play(line, at_ms);
    if (!played) return played.error();
    refusals = *played == player::verdict::refused ? refusals + 1 : 0;
    if (refusals > refusals_max)
      return io::error{
          .code = io::ec::internal,
          .what = fmt::format("the story stands still at \"{}\": {}", line, who.refusal())};
    if (options.progress && who.state().seq() - reported >= events_between_reports) {
      reported = who.state().seq();
      options.progress(reported);
    }
  }
  return done{};
}

io::result<made_campaign> generate_story(io::file_ops& ops, const std::string& worlds_dir,
                                         const story_options& options) {
  auto made = begin(ops, worlds_dir, options.name);
  if (!made) return made;
  auto writer = unsynced_player::open(ops, made->where.path, made->content, options.seed);
  if (!writer) return writer.error();
  if (auto told = tell(**writer, options); !told) return told.error();
  if (auto finished = finish(*made, **writer); !finished) return finished.error();
  return made;
}

io::result<made_campaign> generate_crowd(io::file_ops& ops, const std::string& worlds_dir,
                                         const crowd_options& options) {
  DND_ASSERT(options.creatures > 0 && options.creatures <= bounds::creatures_max);
  lines_options all{.name = options.name};
  for (auto left = options.creatures; left > 0;) {
    const auto now = std::min(left, bounds::add_count_max);
    all.lines.push_back(fmt::format("add zombie count: {} hp: 500", now));
    left -= now;
  }
  return generate_lines(ops, worlds_dir, all);
}

io::result<made_campaign> generate_lines(io::file_ops& ops, const std::string& worlds_dir,
                                         const lines_options& options) {
  auto made = begin(ops, worlds_dir, options.name);
  if (!made) return made;
  for (const auto& [path, text] : options.content)
    if (auto written = ops.write_over(made->where.world_path + "/" + path, text); !written)
      return written.error();
  auto writer = unsynced_player::open(ops, made->where.path, made->content, 1);
  if (!writer) return writer.error();
  for (const std::string& line : options.lines) {
    const auto played = (*writer)->play(line, created_ms);
    if (!played) return played.error();
    if (*played == player::verdict::refused)
      return io::error{.code = io::ec::internal, .what = line + ": " + (*writer)->refusal()};
  }
  if (auto finished = finish(*made, **writer); !finished) return finished.error();
  return made;
}

}  // namespace dnd::bench
