#pragma once

#include "cli/render/table.hpp"
#include "model/content/entry.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// The lines of one entry of the content, as they are put together: a title, fields with their
/// names, tables and texts. Nothing is said of what an entry has not.
class entry_page {
 public:
  /// Both must outlive the page.
  entry_page(const model::looked_up& about, const layout& where) : about_(about), where_(where) {}

  [[nodiscard]] const model::looked_up& about() const noexcept { return about_; }
  [[nodiscard]] const model::content_node& fields() const noexcept { return about_.entry->fields; }
  [[nodiscard]] const layout& where() const noexcept { return where_; }

  /// "Fireball (spell): level 3 evocation".
  void title(const std::string& nature);
  /// A field with its text, broken over lines that line up.
  void define(const std::string& term, const std::string& text, std::size_t term_width = 0);
  /// A line of its own over what belongs together.
  void heading(const std::string& text);
  void table(const std::vector<table_column>& columns, const std::vector<table_row>& rows);
  /// What people read, paragraph by paragraph, `indent` cells from the left.
  void prose(std::string_view text, std::size_t indent = 0);
  /// The fields that are not among these, each as it stands; then `describe`.
  void finish(std::initializer_list<std::string_view> shown);
  /// The description, and where the entry comes from when it is not built in.
  void describe();

  /// The name of an entry by its slug; another word as it is.
  [[nodiscard]] std::string name_of(std::string_view slug) const;
  /// A field as words: "a, b", "STR 2, DEX 1", "yes", "2 of a, b, c". Empty for one that is not
  /// there.
  [[nodiscard]] std::string text_of(const model::content_node* field) const;
  [[nodiscard]] std::string text_at(std::string_view field) const {
    return text_of(fields().find(field));
  }
  [[nodiscard]] bool has(std::string_view field) const { return fields().find(field) != nullptr; }

  [[nodiscard]] std::vector<std::string> take() && { return std::move(lines_); }

 private:
  const model::looked_up& about_;
  const layout& where_;
  std::vector<std::string> lines_;
};

/// A slug as words: "adventuring-gear" is "adventuring gear".
[[nodiscard]] std::string words_of_slug(std::string_view slug);

/// "casting_time" as a term: "Casting time".
[[nodiscard]] std::string term_of(std::string_view field);

/// Text with its first letter in upper case, where that is ASCII.
[[nodiscard]] std::string capitalized(std::string text);

}  // namespace dnd::cli
