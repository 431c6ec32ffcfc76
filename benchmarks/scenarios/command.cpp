#include "actors/campaign/executor.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"

#include <fmt/format.h>

#include <array>

/// What a command costs before it goes to the disk: parsed, decided, applied, written as lines.
namespace dnd::bench {

namespace {

constexpr std::size_t commands_a_run = 20'000;
constexpr std::array<std::size_t, 3> crowds{10, 100, 1'000};
constexpr std::array<std::size_t, 3> targets{1, 10, 100};

/// A crowd that commands are given to, without the disk.
class crowd_in_memory {
 public:
  crowd_in_memory(const made_campaign& crowd, std::size_t touched)
      : executor_(crowd.state, model::rulings{}, 1),
        maker_({.offset = 0, .seq = crowd.state.seq(), .sum = 0}),
        lines_(lines_for(crowd, touched)),
        touched_(touched) {}

  /// Nanoseconds of a command.
  io::result<double> run() {
    const auto commands = commands_a_run / touched_;
    bool all_accepted = true;
    const auto seconds = seconds_of([&] {
      for (std::size_t i = 0; i < commands; ++i) {
        const auto step = executor_.execute(lines_[next_], created_ms, {});
        next_ = (next_ + 1) % lines_.size();
        const auto* accepted = std::get_if<actors::outgoing_commit>(&step);
        all_accepted = all_accepted && accepted != nullptr;
        if (accepted == nullptr) continue;
        const auto before = maker_.end().seq;
        lines_of_it_.clear();
        maker_.append_lines(lines_of_it_, *accepted->what, accepted->encoded, before);
        all_accepted = all_accepted && !lines_of_it_.empty();
        executor_.set_durable(maker_.end().seq);
      }
    });
    if (!all_accepted)
      return io::error{.code = io::ec::internal, .what = "a command was not accepted"};
    return 1e9 * seconds / static_cast<double>(commands);
  }

 private:
  std::string lines_of_it_;
  actors::executor executor_;
  io::line_maker maker_;
  std::vector<std::string> lines_;
  std::size_t touched_;
  std::size_t next_ = 0;
};

void draw(report& results, std::string_view plot, std::string_view what, double size,
          const series& ns) {
  results.points.push_back({.plot = std::string(plot),
                            .what = "a command without the disk",
                            .unit = "ns",
                            .curve = std::string(what),
                            .size_unit = "creatures on the table, or targets",
                            .size = size,
                            .value = spread_of(ns)});
}

}  // namespace

io::result<done> run_command(workbench& bench) {
  std::vector<std::unique_ptr<crowd_in_memory>> all_crowds;
  std::vector<made_campaign> made;
  for (const auto size : crowds) {
    auto crowd = bench.crowd(fmt::format("Crowd {}", size), size);
    if (!crowd) return crowd.error();
    made.push_back(*std::move(crowd));
    all_crowds.push_back(std::make_unique<crowd_in_memory>(made.back(), 1));
  }
  for (const auto count : targets)
    all_crowds.push_back(std::make_unique<crowd_in_memory>(made.back(), count));
  std::vector<contestant> all;
  for (const auto& each : all_crowds) all.push_back({.run = [&each] { return each->run(); }});
  if (auto ran = take_turns(bench, "commands in small and large crowds", all); !ran) return ran;
  auto& results = bench.results();
  for (std::size_t i = 0; i < crowds.size(); ++i)
    draw(results, "command", "one target, so many creatures", static_cast<double>(crowds[i]),
         all[i].values);
  for (std::size_t i = 0; i < targets.size(); ++i)
    draw(results, "command", "so many targets, 1,000 creatures", static_cast<double>(targets[i]),
         all[crowds.size() + i].values);
  results.figures.push_back(compared({.id = "command.creatures",
                                      .what = "a command on one of 1,000 creatures, no disk",
                                      .unit = "ns",
                                      .peer = "the same on one of 10",
                                      .way = better::lower,
                                      .must = 1.15},
                                     all[2].values, all[0].values));
  results.figures.push_back(compared({.id = "command.targets",
                                      .what = "a command on 100 of 1,000 creatures, no disk",
                                      .unit = "ns",
                                      .peer = "the same on 10 of 1,000",
                                      .way = better::lower,
                                      .must = 10},
                                     all[5].values, all[4].values));
  return done{};
}

}  // namespace dnd::bench
