#pragma once

#include "model/content/entry.hpp"
#include "model/content/search.hpp"

#include <span>
#include <string>

/// What of the content was asked for, as data beside the text of an answer.
namespace dnd::cli {

/// `"entries":[{"kind","slug","name","source","fields":{…},"told":{…}}…]`: `fields` is the file,
/// field by field; `told` is what traits and actions do, by the slugs of their names, where
/// something is known; `source` the file, or "built-in/…".
[[nodiscard]] std::string entries_json(std::span<const model::looked_up> entries);

/// `"kind":"monsters","found":[{"slug","name","source","cr":"2","type":["undead"],"ac":8,…}…]`:
/// numbers are numbers, amounts of money and challenges texts, flags truths, words lists. A field
/// that an entry has not is null.
[[nodiscard]] std::string found_json(const model::found_entries& found);

}  // namespace dnd::cli
