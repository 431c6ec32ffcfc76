#pragma once

#include "cli/render/table.hpp"
#include "model/guide/question.hpp"

#include <string>
#include <vector>

/// A question of a command that is made step by step, as a person sees it.
namespace dnd::cli {

/// What it has come to so far, the question, and the options with a number each: a line for each
/// where they are few or have something to be said about them, else in columns. Requires that there
/// is a question.
[[nodiscard]] std::vector<std::string> question_lines(const model::guide::step& at,
                                                      const layout& where);

/// "class > ": what stands before the answer.
[[nodiscard]] std::string question_prompt(const model::guide::question& asked, const style& look);

}  // namespace dnd::cli
