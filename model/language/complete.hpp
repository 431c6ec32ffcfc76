#pragma once

#include "model/content/category.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model {

/// What the game knows at the moment. Lists may be in any order; candidates keep it.
struct completion_source {
  /// Ids of the creatures that are there.
  std::vector<std::string> creatures;
  /// What stands for several of them where a list is taken: see `group_words`.
  std::vector<std::string> groups;
  /// Slugs of the content entries that `add` takes.
  std::vector<std::string> content;
  /// Names of the actions of the creature typed in `by:`; of whoever's turn it is for "". May be
  /// empty.
  std::function<std::vector<std::string>(std::string_view by)> actions;
  /// Words of the campaign (names of people and places), for notes, titles and new names.
  std::vector<std::string> campaign_words;
  /// Things that somebody has, holders that are no creatures, and names that the books know.
  std::vector<std::string> items = {};
  std::vector<std::string> holders = {};
  std::vector<std::string> facts = {};
  /// Slugs of the entries of one kind of content, or of all for nothing. May be empty.
  std::function<std::vector<std::string>(std::optional<category> kind)> entries = {};
  /// What entries of a kind have in the field of a label of `find`. May be empty.
  std::function<std::vector<std::string>(category kind, std::string_view label)> sought = {};
};

/// Bytes [begin, end) of the line may be replaced by any of the candidates. Candidates are whole:
/// labels end in ':', values are in quotes where they need them. No blank follows them.
struct completion {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> candidates;
};

/// What fits at a cursor (a byte offset; past the end it counts as the end): verbs and short words
/// at the start, then the values of the short form, the labels and flags that are not yet there,
/// and within a label only values of its kind.
/// Pure; never fails: where nothing fits, or the line is already wrong, there are no candidates.
[[nodiscard]] completion complete(std::string_view line, std::size_t cursor,
                                  const completion_source& source);

}  // namespace dnd::model
