#pragma once

#include "benchmarks/campaign/player.hpp"
#include "benchmarks/campaign/story.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/campaign_directory.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// Campaigns of any size, from a seed. Real ones: directories that the program opens.
namespace dnd::bench {

/// A campaign that was made, in a world of its own below some directory.
struct made_campaign {
  io::campaign_info where;
  /// Strongest first, as for `io::content::library`.
  std::vector<std::string> content;
  std::uint64_t events = 0;
  std::uint64_t bytes = 0;
  /// What the log adds up to.
  model::state state;
};

struct story_options {
  /// The campaign's name.
  std::string name = "Bench";
  /// At least this many events; the campaign ends when the scene that is on has ended.
  std::uint64_t events = 10'000;
  std::uint64_t seed = 1;
  ending how = ending::calm;
  telling what = telling::fights;
  /// Called with the number of events so far, now and then. May be empty.
  std::function<void(std::uint64_t)> progress = {};
};

/// Makes a world `Bench` below `worlds_dir`, unless it is there, and plays a `story` into a new
/// campaign of it. The same options give the same bytes. With `ending::in_a_fight` all events but
/// the first few are in encounter.jsonl.
[[nodiscard]] io::result<made_campaign> generate_story(io::file_ops& ops,
                                                       const std::string& worlds_dir,
                                                       const story_options& options);

/// Tells the story to a player that has no events yet. Fails when it is refused again and again.
[[nodiscard]] io::result<done> tell(player& who, const story_options& options);

struct crowd_options {
  std::string name = "Crowd";
  /// 1..`bounds::creatures_max`, all alike, named zombie-1 and so on.
  std::size_t creatures = 10;
};

/// A new campaign with so many creatures on the table and nothing else.
[[nodiscard]] io::result<made_campaign> generate_crowd(io::file_ops& ops,
                                                       const std::string& worlds_dir,
                                                       const crowd_options& options);

struct lines_options {
  std::string name = "Lines";
  /// Content of the world, by path in its folder: "spells/flash.yaml". Written over.
  std::vector<std::pair<std::string, std::string>> content = {};
  /// Each has to be accepted.
  std::vector<std::string> lines = {};
};

/// A new campaign that is played by these lines.
[[nodiscard]] io::result<made_campaign> generate_lines(io::file_ops& ops,
                                                       const std::string& worlds_dir,
                                                       const lines_options& options);

/// When a generated campaign was created: always the same moment, in milliseconds since 1970.
inline constexpr std::int64_t created_ms = 1'795'374'251'120;

}  // namespace dnd::bench
