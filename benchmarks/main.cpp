// dnd-bench: makes huge campaigns, replays them, drives commands through the actors, and says how
// far the engine is from the limits of the machine and from other programs. See docs/benchmarks.md.
#include "benchmarks/report/table.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "cli/render/errors.hpp"
#include "io/state_codec.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <clocale>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace dnd;

int complain(const io::error& why) {
  fmt::print(stderr, "dnd-bench: {}\n", io::render(why));
  return 1;
}

int generate(const bench::bench_options& options, const std::string& directory) {
  auto& ops = io::posix_file_ops();
  io::result<bench::made_campaign> made = io::error{};
  const auto seconds = bench::seconds_of([&] {
    made = bench::generate_story(ops, directory,
                                 {.name = fmt::format("Events {}", options.events),
                                  .events = options.events,
                                  .seed = options.seed});
  });
  if (!made) return complain(made.error());
  fmt::print("{}\n{} events, {} bytes ({:.0f} an event), state {:016x}, {:.1f} s\n",
             made->where.path, made->events, made->bytes,
             static_cast<double>(made->bytes) / static_cast<double>(made->events),
             io::state_hash(made->table), seconds);
  return 0;
}

int measure(const bench::bench_options& options, const std::vector<std::string>& names) {
  auto bench = bench::workbench::make(io::posix_file_ops(), options);
  if (!bench) return complain(bench.error());
  for (const auto& scenario : bench::scenarios()) {
    const bool wanted = std::ranges::any_of(
        names, [&](const auto& name) { return name == "all" || name == scenario.name; });
    if (!wanted) continue;
    if (auto ran = scenario.run(**bench); !ran) return complain(ran.error());
  }
  for (const auto& line : bench::figure_lines((*bench)->results(), bench::workbench::out_layout()))
    fmt::print("{}\n", line);
  return 0;
}

int run(int argument_count, char** arguments) {
  CLI::App app("Measures the engine beside other programs, in the same run, on the same data.");
  app.require_subcommand(1, 100);
  app.fallthrough();
  double events = 1e5;
  bench::bench_options options;
  app.add_option("--events", events, "events of the largest log, as 1e6")
      ->check(CLI::Range(1e3, 1e9));
  app.add_option("--seed", options.seed, "of the made-up campaigns");
  app.add_option("--runs", options.runs, "of each measurement")->check(CLI::Range(1, 1000));
  app.add_option("--scratch", options.scratch, "where files are made while it runs");
  std::string directory;
  auto* making = app.add_subcommand("generate", "makes a campaign of --events, and stops");
  making->add_option("DIR", directory, "directory of worlds")->required();
  app.add_subcommand("all", "every scenario");
  for (const auto& each : bench::scenarios())
    app.add_subcommand(std::string(each.name), std::string(each.summary));
  CLI11_PARSE(app, argument_count, arguments);
  options.events = static_cast<std::uint64_t>(events);
  if (making->parsed()) return generate(options, directory);
  std::vector<std::string> names;
  for (const auto* chosen : app.get_subcommands()) names.push_back(chosen->get_name());
  return measure(options, names);
}

}  // namespace

int main(int argument_count, char** arguments) {
  std::setlocale(LC_CTYPE, "");
  try {
    return run(argument_count, arguments);
  } catch (const std::exception& why) {
    std::fprintf(stderr, "dnd-bench: %s\n", why.what());
    return 1;
  }
}
