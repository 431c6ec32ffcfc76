#include "io/content/fields.hpp"

#include "io/content/other_names.hpp"
#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/spelling.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dnd::io::content {
namespace {

std::string shortened(const std::string& text) {
  constexpr std::size_t shown = 60;
  return text.size() <= shown ? text : text.substr(0, model::utf8_prefix(text, shown)) + "…";
}

/// What stands there, for the middle of a sentence.
std::string described(const yaml_node& node) {
  switch (node.kind) {
    case yaml_kind::null:
      return "nothing";
    case yaml_kind::scalar:
      return "\"" + shortened(node.text) + "\"";
    case yaml_kind::sequence:
      return "a list";
    case yaml_kind::mapping:
      return "a mapping";
  }
  return {};
}

template <class Number>
std::optional<Number> parsed(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

bool problems::full() const noexcept {
  return found_.size() >= bounds::findings_per_file_max;
}

void problems::add(const yaml_node& node, const std::string& field, std::string_view what,
                   std::string_view todo, std::optional<renaming> fix) {
  const auto is_same = [&](const finding& other) {
    return other.why.line == node.line && other.why.column == node.column && other.field == field;
  };
  if (full() || std::any_of(found_.begin(), found_.end(), is_same)) return;
  error why{.code = ec::bad_content, .what = {}};
  if (!field.empty()) why.what = "field " + field + ": ";
  why.what += what;
  why.todo = todo;
  why.path = path_;
  why.line = node.line;
  why.column = node.column;
  found_.push_back({std::move(why), field, std::move(fix)});
}

error problems::take() {
  DND_ASSERT(any());
  return std::exchange(found_, {}).front().why;
}

std::vector<finding> problems::take_all() {
  std::vector<finding> all = std::exchange(found_, {});
  std::stable_sort(all.begin(), all.end(), [](const finding& a, const finding& b) {
    return std::pair(a.why.line, a.why.column) < std::pair(b.why.line, b.why.column);
  });
  return all;
}

std::string value::way() const {
  std::string text = up_ == nullptr ? std::string() : up_->way();
  if (index_ != no_index) return text + "[" + std::to_string(index_) + "]";
  if (field_.empty()) return text;
  if (!text.empty()) text += '.';
  return text += field_;
}

void value::fail(std::string_view what, std::string_view todo) const {
  if (wrong_->full()) return;
  // An absent field is told at the mapping that lacks it.
  const value* at = this;
  while (at->node_ == nullptr && at->up_ != nullptr) at = at->up_;
  if (at->node_ != nullptr) wrong_->add(*at->node_, way(), what, todo);
}

void value::fail(std::string_view what, std::string_view todo, std::string_view to) const {
  renaming fix{node_->line, node_->column, node_->text, std::string(to)};
  wrong_->add(*node_, way(), what, todo, std::move(fix));
}

bool value::expect(yaml_kind kind, std::string_view name) const {
  if (node_ == nullptr) return false;
  if (node_->kind == kind) return true;
  fail("expected " + std::string(name) + ", found " + described(*node_));
  return false;
}

bool value::check_count(std::size_t count, std::size_t most) const {
  if (count <= most) return true;
  fail("has " + std::to_string(count) + " entries, and " + std::to_string(most) + " are allowed");
  return false;
}

bool value::scalar() const {
  return expect(yaml_kind::scalar, "a single value");
}

std::string value::text(std::size_t bytes_max) const {
  if (!expect(yaml_kind::scalar, "a text")) return {};
  const std::string& text = node_->text;
  const auto is_control = [](char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
  };
  if (model::is_invisible(text)) {
    fail("is empty");
  } else if (text.size() > bytes_max) {
    fail("is longer than " + std::to_string(bytes_max) + " bytes");
  } else if (std::any_of(text.begin(), text.end(), is_control)) {
    fail("has a control character, such as a line break, in it");
  } else {
    return text;
  }
  return {};
}

std::string value::prose() const {
  if (!expect(yaml_kind::scalar, "a text")) return {};
  const std::string& text = node_->text;
  const auto is_control = [](char letter) {
    const bool breaks = letter == '\n' || letter == '\r' || letter == '\t';
    return !breaks && (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f);
  };
  if (text.size() > bounds::description_bytes_max) {
    fail("is longer than " + std::to_string(bounds::description_bytes_max) + " bytes");
  } else if (std::any_of(text.begin(), text.end(), is_control)) {
    fail("has a control character in it");
  } else {
    return text;
  }
  return {};
}

std::int64_t value::integer(std::int64_t least, std::int64_t most) const {
  if (!scalar()) return std::max<std::int64_t>(least, 0);
  const auto number = node_->quoted ? std::nullopt : parsed<std::int64_t>(node_->text);
  if (number && *number >= least && *number <= most) return *number;
  fail("expected a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
       ", found " + described(*node_));
  return std::max<std::int64_t>(least, 0);
}

double value::number(double least, double most) const {
  if (!scalar()) return least;
  const auto number = node_->quoted ? std::nullopt : parsed<double>(node_->text);
  if (number && *number >= least && *number <= most) return *number;
  fail("expected a number from " + std::to_string(least) + " to " + std::to_string(most) +
       ", found " + described(*node_));
  return least;
}

bool value::flag() const {
  if (!scalar()) return false;
  if (!node_->quoted && node_->text == "true") return true;
  if (node_->quoted || node_->text != "false")
    fail("expected true or false, found " + described(*node_));
  return false;
}

std::size_t value::one_of(std::span<const std::string_view> words) const {
  if (!scalar()) return 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (model::is_spelling_of(node_->text, words[i])) return i;
  std::string todo = model::did_you_mean(node_->text, words);
  if (todo.empty()) {
    todo = "Accepted:";
    for (const std::string_view word : words) todo.append(todo.back() == ':' ? " " : ", ") += word;
  } else {
    todo.front() = 'D';
  }
  fail(described(*node_) + " is not known here", todo + (todo.back() == '?' ? "" : "."));
  return 0;
}

fields::fields(const value& at) : at_(at) {
  if (at.expect(yaml_kind::mapping, "a mapping of fields")) used_.resize(at.node().entry_count());
}

value fields::optional(std::string_view name) {
  known_.push_back(name);
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (at_.node().key(i).text != name) continue;
    used_[i] = true;
    const yaml_node& found = at_.node().value(i);
    return {at_, &found, name};
  }
  return {at_, nullptr, name};
}

value fields::required(std::string_view name) {
  const value found = optional(name);
  if (!found) missing_.push_back(name);
  return found;
}

void fields::needs(std::string_view name, const value& beside) {
  needed_.emplace_back(name, beside);
}

void fields::finish_unknown(std::size_t index, std::vector<std::string_view>& meant) {
  const yaml_node& key = at_.node().key(index);
  const value name(at_, &key, key.text);
  const std::optional<std::string_view> known = known_field(key.text, known_);
  if (!known) return name.fail("is not known here");
  const std::string todo = "Did you mean \"" + std::string(*known) + "\"?";
  const auto stands = [&](std::size_t other) { return at_.node().key(other).text == *known; };
  bool is_free = std::find(meant.begin(), meant.end(), *known) == meant.end();
  for (std::size_t other = 0; other < used_.size(); ++other) is_free = is_free && !stands(other);
  if (!is_free) return name.fail("is not known here", todo);
  meant.push_back(*known);
  name.fail("is not known here", todo, *known);
}

void fields::finish() {
  std::vector<std::string_view> meant;
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (!used_[i] && !at_.wrong().full()) finish_unknown(i, meant);
  if (!at_.is(yaml_kind::mapping)) return;
  // One that stands under another name is not missing.
  const auto is_meant = [&](std::string_view name) {
    return std::find(meant.begin(), meant.end(), name) != meant.end();
  };
  for (const auto& [name, beside] : needed_)
    if (!is_meant(name))
      beside.fail((name.starts_with('a') ? "needs an " : "needs a ") + std::string(name) +
                  " field beside it");
  for (const std::string_view name : missing_)
    if (!is_meant(name)) value(at_, nullptr, name).fail("is missing");
}

std::string read_description(fields& from) {
  const value found = from.optional("description");
  return found ? found.prose() : std::string();
}

}  // namespace dnd::io::content
