#pragma once

#include "model/vocabulary.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A sentence as words, numbers, dice and marks, for readers of what stat blocks say in prose.
namespace dnd::io::imports {

struct scanned_dice {
  /// "2d6+3", as `model::print` writes it.
  std::string text;
  /// The word after them.
  std::size_t next = 0;
};

class word_scan {
 public:
  /// Takes plain text; see `plain_text`.
  explicit word_scan(std::string_view text);

  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
  /// In lower case; empty past the end.
  [[nodiscard]] std::string_view at(std::size_t index) const noexcept;
  /// Where the word begins in the text; its size past the end.
  [[nodiscard]] std::size_t offset(std::size_t index) const noexcept;
  /// Whether these words follow each other from `index` on.
  [[nodiscard]] bool is(std::size_t index, std::initializer_list<std::string_view> words) const;
  /// The first place from `from` on, before `to`, at which they do.
  [[nodiscard]] std::optional<std::size_t> find(std::initializer_list<std::string_view> words,
                                                std::size_t from = 0,
                                                std::size_t to = std::string_view::npos) const;

  /// "12"; also "1,200".
  [[nodiscard]] std::optional<int> number(std::size_t index) const;
  /// "+5", "-2" or "5" from `index` on.
  [[nodiscard]] std::optional<int> bonus(std::size_t index) const;
  /// "2d6", "2d6 + 3", "d8"; not a number alone.
  [[nodiscard]] std::optional<scanned_dice> dice(std::size_t index) const;
  [[nodiscard]] std::optional<model::ability> ability(std::size_t index) const;

 private:
  std::string text_;
  struct word {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  std::vector<word> words_;
};

}  // namespace dnd::io::imports
