#include "io/workspace/fields.hpp"

#include "io/content/yaml.hpp"
#include "model/bounds.hpp"
#include "model/json/text.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace dnd::io {
namespace {

using content::yaml_kind;
using content::yaml_node;

/// Adds the entries of one mapping; those of a mapping inside of it get its name in front.
void collect(const yaml_node& mapping, const std::string& prefix, std::vector<field>& into) {
  for (std::size_t i = 0; i < mapping.entry_count(); ++i) {
    const yaml_node& key = mapping.key(i);
    const yaml_node& value = mapping.value(i);
    if (value.kind == yaml_kind::mapping && prefix.empty()) {
      collect(value, key.text + '.', into);
      continue;
    }
    field one;
    one.name = prefix + key.text;
    one.name_line = key.line;
    one.name_column = key.column;
    one.line = value.line;
    one.column = value.column;
    if (value.kind == yaml_kind::scalar) one.value = value.text;
    one.one_value = value.kind == yaml_kind::scalar || value.kind == yaml_kind::null;
    into.push_back(std::move(one));
  }
}

}  // namespace

result<fields> fields::read(file_ops& ops, const std::string& path) {
  const auto text = ops.read_all(path, bounds::yaml_bytes_max);
  if (!text) return text.error();
  return parse(*text, path);
}

result<fields> fields::parse(std::string_view text, const std::string& path) {
  const auto document = content::read_yaml(text, path);
  if (!document) return document.error();
  const yaml_node& root = document->root();
  fields read;
  read.path_ = path;
  if (root.kind == yaml_kind::null) return read;
  if (root.kind != yaml_kind::mapping) {
    return error{.code = ec::bad_content,
                 .what = "this is not a list of settings",
                 .todo = "write lines of \"name: value\"",
                 .path = path,
                 .line = root.line,
                 .column = root.column};
  }
  collect(root, "", read.all_);
  return read;
}

const field* fields::find(std::string_view name) const noexcept {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const field& f) { return f.name == name; });
  return found == all_.end() || !found->value ? nullptr : &*found;
}

result<done> fields::check(std::span<const std::string_view> known) const {
  for (const field& one : all_) {
    if (std::find(known.begin(), known.end(), one.name) != known.end()) {
      if (one.one_value) continue;
      return at(one, ec::bad_content, fmt::format("{} takes one value", one.name),
                fmt::format("write \"{}: value\"", one.name));
    }
    error why = at(one, ec::bad_content, fmt::format("unknown field \"{}\"", one.name),
                   model::did_you_mean(one.name, known));
    if (why.todo.empty()) why.todo = fmt::format("known: {}", fmt::join(known, ", "));
    why.line = one.name_line;
    why.column = one.name_column;
    return why;
  }
  return done{};
}

error fields::at(const field& where, ec code, std::string what, std::string todo) const {
  return {.code = code,
          .what = std::move(what),
          .todo = std::move(todo),
          .path = path_,
          .line = where.line,
          .column = where.column};
}

std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t min,
                                          std::uint64_t max) noexcept {
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (value < min || value > max) return std::nullopt;
  return value;
}

std::string yaml_quoted(std::string_view text) {
  std::string out;
  json::append_string(out, text);  // Every JSON string is a YAML string.
  return out;
}

}  // namespace dnd::io
