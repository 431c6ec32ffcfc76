#include "benchmarks/scenarios/crowd_in_memory.hpp"

#include "benchmarks/scenarios/workbench.hpp"

#include <utility>
#include <variant>

namespace dnd::bench {

crowd_in_memory::crowd_in_memory(io::file_ops& ops, const made_campaign& crowd,
                                 std::vector<std::string> lines)
    : library_(ops, crowd.content),
      executor_(crowd.state, model::rulings{}, 1),
      maker_({.offset = 0, .seq = crowd.state.seq(), .sum = 0}),
      lines_(std::move(lines)) {}

bool crowd_in_memory::give(const std::string& line) {
  auto step = executor_.execute(line, created_ms, known_);
  if (const auto* missing = std::get_if<actors::missing_content>(&step)) {
    for (const auto& name : missing->names) known_.content.emplace(name, library_.needed(name));
    step = executor_.execute(line, created_ms, known_);
  }
  const auto* accepted = std::get_if<actors::outgoing_commit>(&step);
  if (accepted == nullptr) return false;
  const auto before = maker_.end().seq;
  lines_of_it_.clear();
  maker_.append_lines(lines_of_it_, *accepted->what, accepted->encoded, before);
  executor_.set_durable(maker_.end().seq);
  return !lines_of_it_.empty();
}

io::result<double> crowd_in_memory::run(std::size_t commands) {
  bool all_accepted = true;
  const auto seconds = seconds_of([&] {
    for (std::size_t i = 0; i < commands; ++i) {
      all_accepted = give(lines_[next_]) && all_accepted;
      next_ = (next_ + 1) % lines_.size();
    }
  });
  if (!all_accepted)
    return io::error{.code = io::ec::internal, .what = "a command was not accepted"};
  return 1e9 * seconds / static_cast<double>(commands);
}

}  // namespace dnd::bench
