#pragma once

#include "model/guide/guide.hpp"
#include "model/trial.hpp"
#include "tests/support/library_game.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

/// A command that is made step by step at a table with everything that is built in.
struct guided : library_game {
  std::string typed;
  std::vector<model::guide::answer> answers;

  [[nodiscard]] model::ruled<model::guide::step> ask() {
    model::state copy = state;
    model::trial on_trial(copy);
    model::rules::draft out(on_trial, library, house, dice);
    return model::guide::next_step(
        out, [this](model::category kind) { return content.slugs(kind); }, typed, answers);
  }
  /// What is asked now; must be asked without a refusal.
  [[nodiscard]] model::guide::step at() {
    auto made = ask();
    BOOST_REQUIRE_MESSAGE(bool(made), (made ? std::string() : made.error().message));
    return *std::move(made);
  }
  /// The label of the question; "done" when there is none.
  [[nodiscard]] std::string label() {
    const auto now = at();
    return now.next ? now.next->label : "done";
  }
  /// Answers the question as a person types it. Must be right.
  void reply(std::string_view text) {
    const auto now = at();
    BOOST_REQUIRE_MESSAGE(now.next.has_value(), text);
    auto said = model::guide::answer_to(*now.next, text);
    BOOST_REQUIRE_MESSAGE(bool(said), (said ? std::string() : said.error().message));
    answers.push_back(*std::move(said));
    const auto after = ask();
    BOOST_REQUIRE_MESSAGE(bool(after), text << ": " << (after ? "" : after.error().message));
  }
  /// The option of the question that has this value.
  [[nodiscard]] model::guide::option option(std::string_view value) {
    const auto now = at();
    BOOST_REQUIRE(now.next);
    const auto found = std::ranges::find(now.next->options, value, &model::guide::option::value);
    BOOST_REQUIRE_MESSAGE(found != now.next->options.end(), value);
    return *found;
  }
};

}  // namespace dnd::test
