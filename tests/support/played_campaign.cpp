#include "tests/support/played_campaign.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "tests/support/live_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace dnd::test {

namespace {

played_campaign play_an_evening() {
  live_campaign game;
  played_campaign all;
  const auto say = [&](std::string_view line) {
    const bool before = game.fight_is_on();
    const auto from = game.handed_out().size();
    game.accept(line);
    all.commands.push_back({.lines = game.handed_out().substr(from),
                            .end = game.end(),
                            .begins_fight = !before && game.fight_is_on(),
                            .ends_fight = before && !game.fight_is_on()});
    all.hashes[game.end().seq] = game.hash();
  };
  const auto snapshot = [&] {
    all.commands.back().snapshot = io::snapshot{.at = game.end(), .state = game.state()};
  };
  all.hashes[0] = game.hash();
  for (const auto* line :
       {"session start The mill", "add zombie count: 2", "add Elara", "note one"})
    say(line);
  snapshot();
  for (const auto* line : {"encounter start", "initiative by: Elara rolled: 20", "turn"}) say(line);
  snapshot();
  for (const auto* line :
       {"damage to: zombie-1 amount: 30 type: fire", "encounter end", "note two", "session end"})
    say(line);
  snapshot();
  for (const auto* line :
       {"session start", "encounter start", "damage to: Elara amount: 3 type: fire",
        "encounter discard", "undo", "redo", "encounter start", "encounter end"})
    say(line);
  snapshot();
  for (const auto* line : {"heal to: Elara amount: 2", "note three", "session end"}) say(line);
  all.bytes = game.handed_out();
  return all;
}

}  // namespace

const played_command* played_campaign::ending_at(std::uint64_t size) const {
  const auto found = std::ranges::find_if(
      commands, [&](const played_command& each) { return each.end.offset == size; });
  return found == commands.end() ? nullptr : &*found;
}

const played_campaign& an_evening() {
  static const played_campaign only = play_an_evening();
  return only;
}

void make_empty_campaign(io::file_ops& ops, const std::string& directory) {
  BOOST_REQUIRE(ops.make_directory(directory));
  BOOST_REQUIRE(ops.write_new(directory + "/log.jsonl", ""));
  BOOST_REQUIRE(ops.write_new(
      directory + "/campaign.yaml",
      io::render_campaign_file({.name = "Mine", .created_ms = 1'795'374'251'120, .settings = {}})));
  BOOST_REQUIRE(ops.make_directory(directory + "/monsters"));
  BOOST_REQUIRE(ops.write_new(directory + "/monsters/toad.yaml", "name: Toad\n"));
  BOOST_REQUIRE(ops.sync_directory(directory + "/monsters"));
  BOOST_REQUIRE(ops.sync_directory(directory));
  BOOST_REQUIRE(ops.sync_directory(directory.substr(0, directory.rfind('/'))));
}

void write_commands(io::file_ops& ops, const std::string& directory, std::size_t first,
                    std::size_t last) {
  auto loaded = io::load_campaign(ops, directory, io::access::read_write);
  BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : io::render(loaded.error())));
  auto log = io::campaign_log::open(ops, directory, loaded->recovery.tail);
  BOOST_REQUIRE(log);
  const auto& commands = an_evening().commands;
  for (std::size_t i = first; i < std::min(last, commands.size()); ++i) {
    const played_command& next = commands[i];
    if (next.begins_fight) BOOST_REQUIRE(log->begin_encounter());
    BOOST_REQUIRE(log->append(next.lines, next.end.seq, next.end.sum));
    if (next.ends_fight)
      BOOST_REQUIRE(log->merge());
    else
      BOOST_REQUIRE(log->sync());
    BOOST_REQUIRE(log->end() == next.end);
    if (next.snapshot) BOOST_REQUIRE(io::write_snapshot(ops, directory, *next.snapshot));
  }
}

}  // namespace dnd::test
