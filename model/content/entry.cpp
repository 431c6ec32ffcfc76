#include "model/content/entry.hpp"

#include <algorithm>

namespace dnd::model {
namespace {

void collect(const content_node& at, std::string_view way, std::vector<std::string_view>& found) {
  if (at.form == content_form::list) {
    for (const content_node& item : at.items) collect(item, way, found);
    return;
  }
  if (way.empty()) {
    if (at.form == content_form::scalar) found.push_back(at.text);
    return;
  }
  if (at.form != content_form::map) return;
  if (way == "@") {
    for (const content_node& item : at.items) found.push_back(item.key);
    return;
  }
  const std::string_view step = way.substr(0, way.find('.'));
  const std::string_view rest = step.size() == way.size() ? "" : way.substr(step.size() + 1);
  for (const content_node& item : at.items)
    if (step == "*" || item.key == step) collect(item, rest, found);
}

}  // namespace

const content_node* content_node::find(std::string_view name) const noexcept {
  if (form != content_form::map) return nullptr;
  const auto it = std::find_if(items.begin(), items.end(),
                               [&](const content_node& item) { return item.key == name; });
  return it == items.end() ? nullptr : &*it;
}

std::string_view content_node::text_of(std::string_view name) const noexcept {
  const content_node* found = find(name);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

std::vector<std::string_view> scalars_at(const content_node& root, std::string_view way) {
  std::vector<std::string_view> found;
  collect(root, way, found);
  return found;
}

}  // namespace dnd::model
