#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::imports {

/// The fields of a record of another tool. Those that nobody asks for are noted as left out, so
/// that nothing is lost in silence.
class record_reader {
 public:
  /// `from` and `notes` must outlive it. `way` stands before the names of fields in notes: "hp.".
  record_reader(const node& from, import_notes& notes, std::string way = {});
  record_reader(const record_reader&) = delete;
  record_reader& operator=(const record_reader&) = delete;

  /// Null when there is no such field, or nothing in it.
  [[nodiscard]] const node* take(std::string_view name);
  /// The first of these that there is.
  [[nodiscard]] const node* take_one(std::initializer_list<std::string_view> names);
  /// Of a text or a number; empty for none.
  [[nodiscard]] std::string text(std::string_view name);
  [[nodiscard]] std::string text(std::initializer_list<std::string_view> names);
  /// Of a number, or of a text that begins with one.
  [[nodiscard]] std::optional<int> number(std::string_view name);
  [[nodiscard]] bool flag(std::string_view name);
  /// The records of a list; a record alone is a list of one.
  [[nodiscard]] std::vector<const node*> records(std::string_view name);
  /// Fields that are about the file rather than the creature, and not worth a word.
  void pass_over(std::initializer_list<std::string_view> names);
  /// Notes what was not asked for and is not empty.
  void finish();

 private:
  const node& from_;
  import_notes& notes_;
  std::string way_;
  std::vector<bool> used_;
};

/// A text or a number as text; else empty.
[[nodiscard]] std::string text_of_node(const node* from);
/// Texts of a list, or a text alone.
[[nodiscard]] std::vector<std::string> texts_of_node(const node* from);
/// The same with `between` between them.
[[nodiscard]] std::string joined_texts(const node* from, std::string_view between);
[[nodiscard]] std::optional<int> number_of_node(const node* from);

}  // namespace dnd::io::imports
