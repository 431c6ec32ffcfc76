#include "actors/what_if.hpp"

#include "actors/campaign/executor.hpp"
#include "io/content/library.hpp"
#include "model/language/parse.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace dnd::actors {
namespace {

/// Content that was looked up once is the same every time.
class tried_content {
 public:
  tried_content(io::file_ops& ops, const std::vector<std::string>& directories)
      : library_(ops, directories) {}

  [[nodiscard]] const lookup_results& known() const noexcept { return known_; }
  void find(const std::vector<std::string>& names) {
    for (const std::string& each : names) known_.content.emplace(each, library_.needed(each));
  }

 private:
  io::content::library library_;
  lookup_results known_;
};

[[nodiscard]] model::refusal needs_the_past() {
  return {.code = model::refusal_code::not_available,
          .message = "what goes back further than the copy cannot be tried",
          .hint = "`diff` and `history` tell what was before.",
          .column = {}};
}

/// Carries out one line. The events that came of it, or why it was refused or failed.
using tried = std::variant<std::vector<model::event>, model::refusal, io::error>;
[[nodiscard]] tried carry_out(executor& on, const std::string& line, tried_content& content) {
  constexpr int rounds_max = 8;
  for (int round = 0; round < rounds_max; ++round) {
    auto next = on.execute(line, 0, content.known());
    if (auto* made = std::get_if<outgoing_commit>(&next)) return *made->what->events;
    if (auto* answer = std::get_if<response>(&next)) {
      if (answer->failure) return *std::move(answer->failure);
      if (answer->refusal) return *std::move(answer->refusal);
      return std::vector<model::event>();
    }
    const auto* missing = std::get_if<missing_content>(&next);
    if (missing == nullptr) return needs_the_past();
    content.find(missing->names);
  }
  return needs_the_past();
}

}  // namespace

io::result<model::ruled<model::views::chance_tally>> try_out(
    const model::state& now, const model::rulings& house, io::file_ops& ops,
    const std::vector<std::string>& directories, const what_if_terms& what) {
  using answer = model::ruled<model::views::chance_tally>;
  // What is no command is so every time.
  for (const std::string& line : what.lines)
    if (auto parsed = model::parse_line(line); !parsed) return answer(std::move(parsed).error());
  tried_content content(ops, directories);
  model::views::chance_tally tally;
  for (std::size_t time = 0; time < what.times; ++time) {
    executor copy(now, house, what.seed * 1'000'003 + time + 1);
    std::vector<model::event> events;
    std::optional<model::refusal> refused;
    for (std::size_t i = 0; i < what.lines.size() && !refused; ++i) {
      auto came = carry_out(copy, what.lines[i], content);
      if (auto* failure = std::get_if<io::error>(&came)) return *std::move(failure);
      if (auto* why = std::get_if<model::refusal>(&came)) {
        if (time == 0 && i == 0) return answer(*std::move(why));
        refused = *std::move(why);
      } else {
        auto& more = *std::get_if<std::vector<model::event>>(&came);
        events.insert(events.end(), more.begin(), more.end());
      }
    }
    if (refused)
      tally.add_refused(*refused);
    else
      tally.add(now, copy.state(), events);
  }
  return answer(std::move(tally));
}

}  // namespace dnd::actors
