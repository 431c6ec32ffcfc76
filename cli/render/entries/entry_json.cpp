#include "cli/render/entries/entry_json.hpp"

#include "model/json/writer.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace dnd::cli {
namespace {

using model::content_form;
using model::content_node;
using model::search_field;
using model::search_form;

/// What JSON takes for a number as it stands: "-3", "0.5"; not "007" or "1e9".
[[nodiscard]] bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.size() <= 15 &&
           part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (!digits(whole) || (whole.size() > 1 && whole.front() == '0')) return false;
  return point == std::string_view::npos || digits(text.substr(point + 1));
}

void add_scalar(json::writer& out, const content_node& node) {
  if (!node.quoted && (node.text == "true" || node.text == "false"))
    return out.truth(node.text == "true");
  if (!node.quoted && is_json_number(node.text)) return out.raw(node.text);
  out.text(node.text);
}

void add_node(json::writer& out, const content_node& node) {
  switch (node.form) {
    case content_form::nothing:
      return out.null();
    case content_form::scalar:
      return add_scalar(out, node);
    case content_form::list:
      out.open('[');
      for (const content_node& each : node.items) add_node(out, each);
      return out.close(']');
    case content_form::map:
      out.open('{');
      for (const content_node& each : node.items) {
        out.key(each.key);
        add_node(out, each);
      }
      return out.close('}');
  }
}

void add_head(json::writer& out, const model::content_entry& entry) {
  out.key("slug").text(entry.slug);
  out.key("name").text(entry.name);
  out.key("source").text(entry.path);
}

void add_cell(json::writer& out, const search_field& field, const model::content_entry& entry) {
  const std::vector<std::string> values = model::values_of(field, entry);
  out.key(field.label);
  switch (field.form) {
    case search_form::flag:
    case search_form::presence:
      return out.truth(values.front() == "yes");
    case search_form::word:
    case search_form::type:
      out.open('[');
      for (const std::string& each : values) out.text(each);
      return out.close(']');
    case search_form::number:
      if (values.size() == 1 && is_json_number(values.front())) return out.raw(values.front());
      break;
    default:
      break;
  }
  if (values.empty()) return out.null();
  out.text(values.front());
}

/// The members of an object, without its brackets.
[[nodiscard]] std::string members_of(json::writer&& out) {
  const std::string object = std::move(out).take();
  return object.substr(1, object.size() - 2);
}

}  // namespace

std::string entries_json(std::span<const model::looked_up> entries) {
  json::writer out;
  out.open('{');
  out.open("entries", '[');
  for (const model::looked_up& each : entries) {
    out.open('{');
    out.key("kind").text(to_text(each.entry->kind));
    add_head(out, *each.entry);
    out.key("fields");
    add_node(out, each.entry->fields);
    out.open("told", '{');
    for (const auto& [name, text] : each.told) out.key(name).text(text);
    out.close('}');
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return members_of(std::move(out));
}

std::string found_json(const model::found_entries& found) {
  json::writer out;
  out.open('{');
  out.key("kind").text(to_text(found.kind));
  out.open("found", '[');
  for (const model::content_entry_ptr& each : found.rows) {
    out.open('{');
    add_head(out, *each);
    for (const search_field* field : found.columns)
      if (field->label != "name") add_cell(out, *field, *each);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return members_of(std::move(out));
}

}  // namespace dnd::cli
