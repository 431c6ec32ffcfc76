#include "benchmarks/scenarios/crowd_in_memory.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "io/store/file/campaign_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

/// What five effects on every creature cost, and spells at many.
namespace dnd::bench {

namespace {

/// With whoever puts effects on them, as many as there may be.
constexpr std::size_t creatures = bounds::creatures_max - 1;
constexpr std::size_t commands_a_run = 20'000;
constexpr std::size_t commands_in_log = 100'000;
constexpr std::size_t casts_a_run = 200;
constexpr std::array<std::size_t, 2> spell_targets{10, 100};

constexpr std::string_view flash = R"(name: Flash
level: 0
school: evocation
casting_time: 1 action
range: 60
components: [s]
duration: instantaneous
area: 20 ft. sphere
classes: [wizard]
effects:
  - {save: dex, half: true, failure: [{damage: 1d6 fire}]}
  - {heal: all}
)";

/// Wards that count for attacks, saves, damage and speed, of which an attack or a save has to look
/// at each.
constexpr std::string_view warder = R"(name: Warder
armor_class: 10
hit_points: 500
spellcasting:
  - {with: int, dc: 13, to_hit: 5, spells: {0: [flash]}}
actions:
  - name: Ward
    effects:
      - {apply: Ward One, for: permanent, modifiers: [{armor_class: 1}]}
      - {apply: Ward Two, for: permanent, modifiers: [{save: 1, with: [wis]}]}
      - {apply: Ward Three, for: permanent, modifiers: [{to_hit: 1, weapon: [ranged]}]}
      - {apply: Ward Four, for: permanent, modifiers: [{resist: [cold]}]}
      - {apply: Ward Five, for: permanent, modifiers: [{speed: 10}, {advantage: check, skills: [stealth]}]}
)";

/// The lines that put everybody into the game, with effects on them or without.
std::vector<std::string> opening_lines(bool warded) {
  std::vector<std::string> lines{"add warder"};
  for (std::size_t left = creatures; left > 0;) {
    const std::size_t now = std::min(left, bounds::add_count_max);
    lines.push_back(fmt::format("add zombie count: {} hp: 500", now));
    left -= now;
  }
  if (!warded) return lines;
  for (std::size_t from = 1; from <= creatures; from += bounds::targets_max) {
    std::string whom;
    for (std::size_t i = from; i < from + bounds::targets_max && i <= creatures; ++i)
      whom += fmt::format("{}zombie-{}", whom.empty() ? "" : " and: ", i);
    lines.push_back("attack by: warder-1 with: ward to: " + whom);
  }
  return lines;
}

io::result<made_campaign> make(workbench& bench, const std::string& name, bool warded,
                               std::size_t commands) {
  lines_options options{.name = name,
                        .content = {{"spells/flash.yaml", std::string(flash)},
                                    {"monsters/warder.yaml", std::string(warder)}},
                        .lines = opening_lines(warded)};
  for (std::size_t i = 0; i < commands; ++i)
    options.lines.push_back(fmt::format("{} to: zombie-{} amount: 1",
                                        i % 2 == 0 ? "damage" : "heal", i / 2 % creatures + 1));
  return generate_lines(bench.ops(), bench.scratch(), options);
}

/// Seconds of a replay.
io::result<double> replay_of(workbench& bench, const made_campaign& campaign) {
  io::result<io::loaded_campaign> loaded = io::error{};
  const auto seconds = seconds_of(
      [&] { loaded = io::load_campaign(bench.ops(), campaign.where.path, io::access::read_only); });
  if (!loaded) return loaded.error();
  if (!(loaded->state == campaign.state))
    return io::error{.code = io::ec::internal, .what = "a replay came to another state"};
  return seconds;
}

/// Events a second of the commands alone: what made the crowd is in a log of its own.
io::result<double> replay_rate(workbench& bench, const made_campaign& whole,
                               const made_campaign& opening) {
  const auto all = replay_of(bench, whole);
  if (!all) return all;
  const auto before = replay_of(bench, opening);
  if (!before) return before;
  return static_cast<double>(whole.events - opening.events) / std::max(*all - *before, 1e-9);
}

/// The same command at each of the targets.
std::vector<std::string> casting_lines(std::size_t count) {
  std::string line = "cast flash by: warder-1 to: zombie-1";
  for (std::size_t i = 2; i <= count; ++i) line += fmt::format(" and: zombie-{}", i);
  return {line};
}

figure command_figure() {
  return {.id = "effects.command",
          .what = "a command on one of 1,000 creatures with five effects each, no disk",
          .unit = "ns",
          .peer = "the same without effects",
          .way = better::lower,
          .must = 1.3};
}

}  // namespace

io::result<done> run_effects(workbench& bench) {
  // With a log of commands and without, bare and warded.
  std::array<made_campaign, 4> made;
  for (std::size_t i = 0; i < made.size(); ++i) {
    const bool warded = i % 2 == 1;
    auto one = make(bench, fmt::format("Effects {}", i), warded, i < 2 ? 0 : commands_in_log);
    if (!one) return one.error();
    made[i] = *std::move(one);
  }
  std::vector<std::unique_ptr<crowd_in_memory>> crowds;
  std::vector<contestant> all;
  const auto add = [&](const made_campaign& of, std::vector<std::string> lines,
                       std::size_t commands) {
    crowds.push_back(std::make_unique<crowd_in_memory>(bench.ops(), of, std::move(lines)));
    all.push_back(
        {.run = [crowd = crowds.back().get(), commands] { return crowd->run(commands); }});
  };
  add(made[0], lines_for(made[0], 1), commands_a_run);
  add(made[1], lines_for(made[1], 1), commands_a_run);
  for (const std::size_t count : spell_targets) add(made[1], casting_lines(count), casts_a_run);
  for (std::size_t i = 0; i < 2; ++i)
    all.push_back({.run = [&bench, &made, i] { return replay_rate(bench, made[2 + i], made[i]); }});
  if (auto ran = take_turns(bench, "commands and replay with effects on everybody", all); !ran)
    return ran;
  auto& figures = bench.results().figures;
  figures.push_back(compared(command_figure(), all[1].values, all[0].values));
  figures.push_back(compared({.id = "effects.cast",
                              .what = "a spell with a save at 100 creatures, no disk",
                              .unit = "ns",
                              .peer = "the same at 10",
                              .way = better::lower,
                              .must = 12},
                             all[3].values, all[2].values));
  figures.push_back(compared({.id = "effects.replay",
                              .what = "replay of commands on creatures with five effects each",
                              .unit = "events/s",
                              .peer = "the same without effects",
                              .way = better::higher,
                              .must = 0.77},
                             all[5].values, all[4].values));
  return done{};
}

}  // namespace dnd::bench
