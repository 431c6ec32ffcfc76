// What a replay and a command cost, function by function. Run: bench-hot-functions
#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/apply.hpp"
#include "model/dice/expression.hpp"
#include "model/language/parse.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>
#include <string>

namespace {

using namespace dnd;

model::event attack() {
  return model::attack_rolled{.attacker = "grog",
                              .target = "zombie-1",
                              .weapon = "Greataxe",
                              .d20 = {14},
                              .mode = model::roll_mode::straight,
                              .modifier = 7,
                              .total = 21,
                              .ac = 8,
                              .hit = true,
                              .critical = false,
                              .reason = {}};
}

std::string attack_line() {
  std::string line;
  io::append_head(line, {.seq = 1, .at_ms = 1'795'374'251'120, .type = "attack_rolled"});
  io::append_event_fields(line, attack());
  io::append_sum(line, 0, 0);
  line.pop_back();
  return line;
}

void encode_event(benchmark::State& state) {
  const auto what = attack();
  std::string out;
  for (auto _ : state) {
    out.clear();
    io::append_event_fields(out, what);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}
BENCHMARK(encode_event);

void parse_and_decode_line(benchmark::State& state) {
  const auto text = attack_line();
  std::string scratch;
  model::event what;
  for (auto _ : state) {
    const auto line = io::parse_line(text, scratch);
    benchmark::DoNotOptimize(io::read_event(*line, what).has_value());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(parse_and_decode_line);

void sum_of_line(benchmark::State& state) {
  const auto text = attack_line();
  for (auto _ : state) benchmark::DoNotOptimize(io::line_sum(text, 42));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(sum_of_line);

/// Damage to one of `range` creatures, and back.
void apply_damage(benchmark::State& state) {
  model::state now;
  for (std::int64_t i = 0; i < state.range(0); ++i) {
    auto who = std::make_shared<model::creature>();
    who->id = model::small_text("zombie-" + std::to_string(i + 1));
    who->hp = who->max_hp = 22;
    now.put(std::move(who));
  }
  model::event hurt = model::damage_dealt{.source = {},
                                          .target = "zombie-1",
                                          .amount = 9,
                                          .type = model::damage_type::slashing,
                                          .rolled = 9,
                                          .hp = {22, 13},
                                          .temp_hp = {}};
  model::event healed =
      model::healed{.source = {}, .target = "zombie-1", .amount = 9, .hp = {13, 22}};
  for (auto _ : state) {
    benchmark::DoNotOptimize(model::apply(now, hurt, now.seq() + 1).ok());
    benchmark::DoNotOptimize(model::apply(now, healed, now.seq() + 1).ok());
  }
  state.SetItemsProcessed(state.iterations() * 2);
}
BENCHMARK(apply_damage)->Arg(10)->Arg(100)->Arg(1000);

void parse_command(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(
        model::parse_command("attack by: Grog with: greataxe to: zombie-1").has_value());
}
BENCHMARK(parse_command);

void parse_dice(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(model::parse_dice("2d6+5").has_value());
}
BENCHMARK(parse_dice);

}  // namespace
