#pragma once

#include "model/command.hpp"
#include "model/guide/figures.hpp"
#include "model/guide/guide.hpp"
#include "model/rules/level_choices.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the guides of all verbs share: from what the rules leave open to questions.
namespace dnd::model::guide {

/// What a command that is begun comes to.
struct trial_run {
  rules::open_choices open = {};
  /// Empty where nothing can be said yet.
  std::vector<figure> figures = {};
};

/// A command in the making.
struct making {
  rules::draft& out;
  const name_source& names;
  std::span<const answer> answers;
  /// The class whose spells are chosen.
  std::string caster = {};
  /// Spells that were said.
  std::vector<std::string> spells = {};
  trial_run now = {};
  /// The command with one answer more, as the rules see it.
  std::function<ruled<trial_run>(const answer& more)> with;

  /// Whether the question of this label was passed over.
  [[nodiscard]] bool is_passed(std::string_view label) const;
};

/// All entries of a kind; `note` says something about one.
[[nodiscard]] std::vector<option> entry_options(
    const making& by, category kind,
    const std::function<std::string(const content_entry& of)>& note);

/// The next question of what is open, in the order in which people choose; nothing when all is
/// answered or was passed over.
[[nodiscard]] std::optional<question> next_question(const making& by);

/// Whether something is open without which the command would be refused.
[[nodiscard]] bool lacks_something(const rules::open_choices& open);

/// Values as words of a command.
[[nodiscard]] std::vector<word> words_of(const answer& said);

}  // namespace dnd::model::guide
