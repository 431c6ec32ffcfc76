#pragma once

#include "model/content/entry.hpp"
#include "model/content/search_fields.hpp"
#include "model/refusal.hpp"
#include "model/verbs/content.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What `find` asks for, and what of the content answers to it. Pure.
namespace dnd::model {

/// One label with its value.
struct search_term {
  const search_field* field = nullptr;
  word value;
  /// Of numbers; both ends belong to the range. Of money in gold pieces.
  double least = 0;
  double most = 0;
  /// Of a flag.
  bool yes = false;
  /// Of words: the slug that is meant.
  std::string meant;
};

struct search {
  category kind{};
  std::vector<search_term> terms;
};

/// Checks that the labels go with the kind, which they may imply (monsters where they can), and the
/// values with the labels. Errors: `missing_label` without a kind that is meant, `unknown_label`,
/// `bad_value`; each says what there is.
[[nodiscard]] ruled<search> search_of(const commands::find& asked);

/// Words are those that some entry has: finds out which are meant. Requires entries of the kind.
/// Errors: `bad_value`, with what there is.
[[nodiscard]] objection settle_words(search& what, std::span<const content_entry_ptr> entries);

/// Requires that the words are settled, and an entry of the kind.
[[nodiscard]] bool matches(const search& what, const content_entry& entry);

/// What a label's field says in an entry: texts as people write them (words once
/// each), or what the absence means.
[[nodiscard]] std::vector<std::string> values_of(const search_field& field,
                                                 const content_entry& entry);

/// All that entries have in a field of words, sorted, each once; `yes` and `no` of flags; none of
/// numbers and texts.
[[nodiscard]] std::vector<std::string> words_of(const search_field& field,
                                                std::span<const content_entry_ptr> entries);

/// What answers, as it is listed.
struct found_entries {
  category kind{};
  /// Those that are always shown and those that were asked for, without the name.
  std::vector<const search_field*> columns;
  /// By the column that sorts, if there is one, and by name.
  std::vector<content_entry_ptr> rows;
};

/// Requires that the words are settled, and entries of the kind.
[[nodiscard]] found_entries found_by(const search& what,
                                     std::span<const content_entry_ptr> entries);

/// The kind that a line means which is being typed: that of its subject, or the one that its labels
/// imply. Labels that are no labels imply nothing.
[[nodiscard]] std::optional<category> kind_sought(std::string_view subject,
                                                  std::span<const std::string> labels);

/// Whether the label goes with the others.
[[nodiscard]] bool search_label_fits(std::string_view subject, std::span<const std::string> labels,
                                     std::string_view label);

}  // namespace dnd::model
