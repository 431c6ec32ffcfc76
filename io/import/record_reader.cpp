#include "io/import/record_reader.hpp"

#include "io/import/stat_words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dnd::io::imports {

record_reader::record_reader(const node& from, import_notes& notes, std::string way)
    : from_(from), notes_(notes), way_(std::move(way)), used_(from.fields.size()) {}

const node* record_reader::take(std::string_view name) {
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (from_.fields[i].name != name) continue;
    used_[i] = true;
    const node& found = from_.fields[i].value;
    return found.is(node_kind::nothing) ? nullptr : &found;
  }
  return nullptr;
}

const node* record_reader::take_one(std::initializer_list<std::string_view> names) {
  const node* found = nullptr;
  for (const std::string_view name : names)
    if (found == nullptr) found = take(name);
  return found;
}

std::string record_reader::text(std::string_view name) {
  return text_of_node(take(name));
}

std::string record_reader::text(std::initializer_list<std::string_view> names) {
  std::string found;
  for (const std::string_view name : names)
    if (found.empty()) found = text(name);
  return found;
}

std::optional<int> record_reader::number(std::string_view name) {
  return number_of_node(take(name));
}

bool record_reader::flag(std::string_view name) {
  const node* found = take(name);
  return found != nullptr && (found->text == "true" || found->text == "1");
}

std::vector<const node*> record_reader::records(std::string_view name) {
  std::vector<const node*> all;
  const node* found = take(name);
  if (found == nullptr) return all;
  if (found->is(node_kind::record)) all.push_back(found);
  for (const node& item : found->items)
    if (item.is(node_kind::record)) all.push_back(&item);
  return all;
}

void record_reader::pass_over(std::initializer_list<std::string_view> names) {
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (std::find(names.begin(), names.end(), from_.fields[i].name) != names.end()) used_[i] = true;
}

void record_reader::finish() {
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (!used_[i] && !from_.fields[i].value.is_empty())
      notes_.leave_out("field " + way_ + from_.fields[i].name.substr(0, 60));
}

std::string text_of_node(const node* from) {
  if (from == nullptr) return {};
  return from->is(node_kind::text) || from->is(node_kind::number) ? from->text : std::string();
}

std::vector<std::string> texts_of_node(const node* from) {
  std::vector<std::string> all;
  if (from == nullptr) return all;
  if (std::string text = text_of_node(from); !text.empty()) all.push_back(std::move(text));
  for (const node& item : from->items)
    if (std::string text = text_of_node(&item); !text.empty()) all.push_back(std::move(text));
  return all;
}

std::string joined_texts(const node* from, std::string_view between) {
  std::string all;
  for (const std::string& text : texts_of_node(from)) {
    if (!all.empty()) all += between;
    all += text;
  }
  return all;
}

std::optional<int> number_of_node(const node* from) {
  if (from == nullptr) return std::nullopt;
  if (from->is(node_kind::number)) {
    // "15.0" is 15.
    int value = 0;
    const char* end = from->text.data() + from->text.size();
    const auto [stop, wrong] = std::from_chars(from->text.data(), end, value);
    if (wrong != std::errc{} || value > 1'000'000'000 || value < -1'000'000'000)
      return std::nullopt;
    return value;
  }
  if (from->is(node_kind::text)) return first_number(from->text.substr(0, 200));
  return std::nullopt;
}

}  // namespace dnd::io::imports
