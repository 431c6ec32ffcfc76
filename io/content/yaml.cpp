#include "io/content/yaml.hpp"

#include "model/bounds.hpp"
#include "model/utf8.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <map>
#include <streambuf>
#include <utility>

namespace dnd::io::content {
namespace {

/// Thrown by the builder through yaml-cpp, which offers no other way to stop, and caught below.
struct stop {
  std::string what;
  std::string todo;
  YAML::Mark mark;
};

YAML::Mark mark_of(const yaml_node& node) {
  YAML::Mark mark;
  mark.line = static_cast<int>(node.line) - 1;
  mark.column = static_cast<int>(node.column) - 1;
  return mark;
}

/// Reads a text where it lies: std::istringstream would copy it.
class view_buffer : public std::streambuf {
 public:
  explicit view_buffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // Only ever read.
    setg(begin, begin, begin + text.size());
  }
};

}  // namespace

/// Turns events into nodes and enforces the limits at each of them.
class yaml_builder : public YAML::EventHandler {
 public:
  explicit yaml_builder(yaml_document& document) : document_(document) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    leaf(mark, anchor, yaml_kind::null);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    yaml_node& node = leaf(mark, anchor, yaml_kind::scalar, &tag);
    node.text = value;
    node.quoted = tag == "!";
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) throw stop{"this alias names nothing", "", mark};
    const yaml_node& target = *found->second;
    const auto is_target = [&](const yaml_node* open) { return open == &target; };
    if (std::any_of(open_.begin(), open_.end(), is_target))
      throw stop{"this alias stands inside of what it names", "remove the alias", mark};
    check_depth(mark, target.height);
    count_nodes(mark, target.weight);
    attach(target, mark);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    branch(mark, tag, anchor, yaml_kind::sequence);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    branch(mark, tag, anchor, yaml_kind::mapping);
  }
  void OnMapEnd() override {
    check_keys(*open_.back());
    close();
  }

  [[nodiscard]] bool has_root() const noexcept { return document_.root_ != nullptr; }
  void set_empty_root() { document_.root_ = &document_.nodes_.emplace_back(); }

 private:
  yaml_node& make(const YAML::Mark& mark, YAML::anchor_t anchor, yaml_kind kind) {
    check_depth(mark, 1);
    count_nodes(mark, 1);
    yaml_node& node = document_.nodes_.emplace_back();
    node.kind = kind;
    node.line = static_cast<std::uint32_t>(mark.line + 1);
    node.column = static_cast<std::uint32_t>(mark.column + 1);
    if (anchor != 0) anchors_[anchor] = &node;
    return node;
  }

  yaml_node& leaf(const YAML::Mark& mark, YAML::anchor_t anchor, yaml_kind kind,
                  const std::string* tag = nullptr) {
    if (tag != nullptr) check_tag(mark, *tag);
    yaml_node& node = make(mark, anchor, kind);
    attach(node, mark);
    return node;
  }

  void branch(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              yaml_kind kind) {
    check_tag(mark, tag);
    yaml_node& node = make(mark, anchor, kind);
    if (!open_.empty()) check_key(mark, kind);
    open_.push_back(&node);
  }

  void close() {
    yaml_node& node = *open_.back();
    open_.pop_back();
    attach(node, mark_of(node));
  }

  void attach(const yaml_node& node, const YAML::Mark& mark) {
    if (open_.empty()) {
      if (has_root()) throw stop{"a second document starts here", "keep one to a file", mark};
      document_.root_ = &node;
      return;
    }
    check_key(mark, node.kind);
    yaml_node& parent = *open_.back();
    parent.children.push_back(&node);
    parent.weight += node.weight;
    parent.height = std::max(parent.height, node.height + 1);
  }

  void check_key(const YAML::Mark& mark, yaml_kind kind) const {
    const yaml_node& parent = *open_.back();
    const bool is_key = parent.kind == yaml_kind::mapping && parent.children.size() % 2 == 0;
    if (is_key && kind != yaml_kind::scalar)
      throw stop{"a field's name must be a plain word", "", mark};
  }

  void check_keys(const yaml_node& mapping) const {
    std::vector<const yaml_node*> keys;
    keys.reserve(mapping.entry_count());
    for (std::size_t i = 0; i < mapping.entry_count(); ++i) keys.push_back(&mapping.key(i));
    std::stable_sort(keys.begin(), keys.end(),
                     [](const yaml_node* a, const yaml_node* b) { return a->text < b->text; });
    const auto twice = std::adjacent_find(
        keys.begin(), keys.end(),
        [](const yaml_node* a, const yaml_node* b) { return a->text == b->text; });
    if (twice == keys.end()) return;
    const yaml_node& second = **(twice + 1);
    throw stop{"field " + second.text + " stands twice", "keep one of them", mark_of(second)};
  }

  static void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    throw stop{"the tag " + tag + " is not supported", "remove the tag", mark};
  }

  void check_depth(const YAML::Mark& mark, std::size_t height) const {
    if (open_.size() + height <= bounds::yaml_depth_max) return;
    throw stop{"nested deeper than " + std::to_string(bounds::yaml_depth_max) + " levels", "",
               mark};
  }

  void count_nodes(const YAML::Mark& mark, std::size_t more) {
    count_ += more;
    if (count_ <= bounds::yaml_nodes_max) return;
    throw stop{
        "more than " + std::to_string(bounds::yaml_nodes_max) + " values, with aliases expanded",
        "", mark};
  }

  yaml_document& document_;
  std::vector<yaml_node*> open_;
  std::map<YAML::anchor_t, const yaml_node*> anchors_;
  std::size_t count_ = 0;
};

namespace {

error located(std::string what, std::string todo, std::string_view path, const YAML::Mark& mark) {
  error why{.code = ec::bad_yaml, .what = std::move(what), .todo = std::move(todo)};
  why.path = path;
  if (!mark.is_null()) {
    why.line = static_cast<std::uint64_t>(mark.line) + 1;
    why.column = static_cast<std::uint64_t>(mark.column) + 1;
  }
  return why;
}

/// An editor's mistake, and no YAML's: the words of a name would be blamed otherwise.
error not_utf8(std::string_view text, std::size_t byte, std::string_view path) {
  const std::string_view before = text.substr(0, byte);
  const std::size_t newline = before.rfind('\n');
  std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  error why{.code = ec::bad_yaml,
            .what = "this is not UTF-8 text",
            .todo = "Save the file as UTF-8.",
            .path = std::string(path)};
  why.line = static_cast<std::uint64_t>(std::ranges::count(before, '\n')) + 1;
  why.column = 1;
  for (; !line.empty(); line.remove_prefix(model::first_character(line).bytes)) ++*why.column;
  return why;
}

}  // namespace

result<yaml_document> read_yaml(std::string_view text, std::string_view path) {
  if (text.size() > bounds::yaml_bytes_max) {
    error why{.code = ec::too_large,
              .what = "a YAML file may have " + std::to_string(bounds::yaml_bytes_max) +
                      " bytes, and this one has " + std::to_string(text.size())};
    why.path = path;
    return why;
  }
  if (const auto bad = model::first_bad_utf8(text)) return not_utf8(text, *bad, path);
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    error why{.code = ec::bad_yaml, .what = "a NUL byte does not belong in a text"};
    why.path = path;
    why.byte = zero;
    return why;
  }
  yaml_document document;
  try {
    yaml_builder builder(document);
    view_buffer buffer(text);
    std::istream in(&buffer);
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
    if (!builder.has_root()) builder.set_empty_root();
  } catch (const stop& why) {
    return located(why.what, why.todo, path, why.mark);
  } catch (const YAML::Exception& why) {
    return located("not valid YAML: " + why.msg, "", path, why.mark);
  } catch (const std::exception& why) {
    return located(std::string("not valid YAML: ") + why.what(), "", path, YAML::Mark::null_mark());
  }
  return document;
}

}  // namespace dnd::io::content
