// dnd-bench: makes huge campaigns, replays them, drives commands through the actors, and says how
// far the engine is from the limits of the machine and from other programs. See docs/benchmarks.md.
#include "benchmarks/peers/socket_crowd.hpp"
#include "benchmarks/report/compare.hpp"
#include "benchmarks/report/json.hpp"
#include "benchmarks/report/table.hpp"
#include "benchmarks/scenarios/interrupt.hpp"
#include "benchmarks/scenarios/machine.hpp"
#include "benchmarks/scenarios/memory.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "cli/terminal/standard_streams.hpp"
#include "io/store/codec/state_codec.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace dnd;

constexpr std::string_view every_scenario = "all";
/// Those whose names begin with it.
constexpr std::string_view cluster_scenarios = "cluster";
constexpr std::uint64_t report_bytes_max = 16 * 1024 * 1024;

/// What becomes of the report besides the table on standard output.
struct outputs {
  std::string json;
  std::string markdown;
  std::string compare;
  bool requires_goals = false;
};

int complain(const io::error& why) {
  fmt::print(stderr, "dnd-bench: {}\n", io::render(why));
  return 1;
}

void print(const std::vector<std::string>& lines) {
  for (const auto& line : lines) fmt::print("{}\n", line);
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
             io::state_hash(made->state), seconds);
  return 0;
}

io::result<done> write_outputs(const bench::report& results, const outputs& to) {
  auto& ops = io::posix_file_ops();
  const std::pair<const std::string&, std::string> files[] = {
      {to.json, bench::to_json(results)}, {to.markdown, bench::figure_markdown(results)}};
  for (const auto& [path, text] : files)
    if (!path.empty())
      if (auto written = io::publish(ops, path, text); !written) return written;
  return done{};
}

/// Compares with an earlier report. The file was read before anything was measured.
io::result<bench::report> earlier(const std::string& path) {
  const auto text = io::posix_file_ops().read_all(path, report_bytes_max);
  if (!text) return text.error();
  auto before = bench::read_json(*text);
  if (before) return before;
  auto why = before.error();
  why.path = path;
  return why;
}

int measure(bench::bench_options options, const std::vector<std::string>& names,
            const outputs& to) {
  std::optional<bench::report> before;
  if (!to.compare.empty()) {
    auto read = earlier(to.compare);
    if (!read) return complain(read.error());
    before = *std::move(read);
  }
  bench::hold_signals();
  auto bench = bench::workbench::make(io::posix_file_ops(), options);
  if (!bench) return complain(bench.error());
  bench::clean_up_on_signals(**bench);
  auto& results = (*bench)->results();
  results.machine = bench::describe_machine((*bench)->scratch());
  results.command = fmt::format("dnd-bench {} --events {} --seed {} --runs {}",
                                fmt::join(names, " "), options.events, options.seed, options.runs);
  results.events = options.events;
  std::vector<io::error> failures;
  for (const auto& scenario : bench::scenarios()) {
    const bool wanted = std::ranges::any_of(names, [&](const auto& name) {
      return name == every_scenario || name == scenario.name ||
             (name == cluster_scenarios && scenario.name.starts_with(cluster_scenarios));
    });
    if (!wanted) continue;
    // What the others show is not lost by it.
    if (auto ran = scenario.run(**bench); !ran) failures.push_back(ran.error());
  }
  const auto where = bench::workbench::out_layout();
  fmt::print("{}\n{}\n\n", results.machine, results.command);
  print(bench::figure_lines(results, where));
  if (before) {
    fmt::print("\ncompared with {} ({})\n", to.compare, before->machine);
    print(bench::comparison_lines(*before, results, where));
  }
  if (auto written = write_outputs(results, to); !written) return complain(written.error());
  const bool missed = std::ranges::any_of(results.figures, [](const bench::figure& one) {
    return bench::judge(one) == bench::verdict::missed;
  });
  int status = missed && to.requires_goals ? 1 : 0;
  for (const io::error& each : failures) status = complain(each);
  return status;
}

/// Programs of one build lie in one folder.
std::string beside_this_program(const char* name) {
  std::error_code failure;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
  return failure ? name : (self.parent_path() / name).string();
}

void add_options(CLI::App& app, bench::bench_options& options, double& events, outputs& to) {
  app.add_option("--events", events, "events of the largest log, as 1e6")
      ->check(CLI::Range(1e3, 1e9))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "of the made-up campaigns")->capture_default_str();
  app.add_option("--runs", options.runs, "of each measurement")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--scratch", options.scratch, "where files are made while it runs")
      ->capture_default_str();
  app.add_option("--dnd", options.dnd, "the program, for what is measured as a whole process");
  app.add_option("--store", options.store,
                 "cluster: a PostgreSQL server that is there, postgres://USER@HOST/postgres; "
                 "databases dnd_bench_... of it are made and dropped");
  app.add_option("--json", to.json, "writes the report");
  app.add_option("--markdown", to.markdown, "writes the table");
  app.add_option("--compare", to.compare, "says what has changed since an earlier report")
      ->expected(0, 1)
      ->default_str(DND_BENCH_REFERENCE);
  app.add_flag("--require", to.requires_goals, "ends with 1 when a figure misses what it must");
}

int run(int argument_count, char** arguments) {
  CLI::App app("Measures the engine beside other programs, in the same run, on the same data.");
  app.require_subcommand(0, 100);
  app.footer(
      "Without a command it runs all scenarios; with 1e5 events they take less than two "
      "minutes.");
  app.fallthrough();
  double events = 1e5;
  bench::bench_options options;
  options.dnd = beside_this_program("dnd");
  options.self = beside_this_program("dnd-bench");
  outputs to;
  add_options(app, options, events, to);
  std::string directory;
  auto* making = app.add_subcommand("generate", "makes a campaign of --events, and stops");
  making->add_option("DIR", directory, "directory of worlds")->required();
  auto* probing = app.add_subcommand("probe-memory")->group("");
  probing->add_option("CAMPAIGN", directory)->required();
  std::string answer;
  probing->add_option("ANSWER", answer)->required();
  auto* serving = app.add_subcommand("serve-rooms")->group("");
  serving->add_option("SOCKET", directory)->required();
  app.add_subcommand(std::string(every_scenario), "every scenario");
  app.add_subcommand(std::string(cluster_scenarios), "those of campaigns in PostgreSQL");
  for (const auto& each : bench::scenarios())
    app.add_subcommand(std::string(each.name), std::string(each.summary));
  CLI11_PARSE(app, argument_count, arguments);
  options.events = static_cast<std::uint64_t>(events);
  if (making->parsed()) return generate(options, directory);
  if (probing->parsed()) {
    const auto probed = bench::probe_memory(directory, answer);
    return probed ? 0 : complain(probed.error());
  }
  if (serving->parsed()) {
    const auto served = bench::serve_rooms(directory);
    return served ? 0 : complain(served.error());
  }
  if (app.count("--compare") > 0 && to.compare.empty()) to.compare = DND_BENCH_REFERENCE;
  std::vector<std::string> names;
  for (const auto* chosen : app.get_subcommands()) names.push_back(chosen->get_name());
  if (names.empty()) names.emplace_back(every_scenario);
  return measure(std::move(options), names, to);
}

}  // namespace

int main(int argument_count, char** arguments) {
  dnd::cli::open_standard_streams();
  std::setlocale(LC_CTYPE, "");
  // A peer that goes away is an error like any other.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(argument_count, arguments);
  } catch (const std::exception& why) {
    std::fprintf(stderr, "dnd-bench: %s\n", why.what());
    return 1;
  }
}
