#pragma once

#include "model/content/category.hpp"
#include "model/guide/question.hpp"
#include "model/refusal.hpp"
#include "model/rules/draft.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A command that is made step by step: what is asked next, out of what, and what each answer would
/// come to in numbers. It follows from what was typed and answered, the state and the content
/// alone: whoever asks keeps the answers, and takes one back by leaving it out. Which questions
/// there are is said by the rules that carry the command out.
namespace dnd::model::guide {

/// The slugs of all entries of a kind.
using name_source = std::function<std::vector<std::string>(category kind)>;

/// Requires a line that `asks_for_rest`. Errors: of the parser, and whatever an answer or the line
/// has that the rules do not allow: then the last answer is to be left out.
[[nodiscard]] ruled<step> next_step(rules::draft& out, const name_source& names,
                                    std::string_view line, std::span<const answer> answers);

}  // namespace dnd::model::guide
