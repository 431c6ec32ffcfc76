#include "io/content/entry_tree.hpp"

#include "model/slug.hpp"

#include <array>
#include <utility>

namespace dnd::io::content {

using model::content_form;
using model::content_node;

content_node tree_of(const yaml_node& root) {
  content_node made;
  switch (root.kind) {
    case yaml_kind::null:
      break;
    case yaml_kind::scalar:
      made.form = content_form::scalar;
      made.text = root.text;
      made.quoted = root.quoted;
      break;
    case yaml_kind::sequence:
      made.form = content_form::list;
      made.items.reserve(root.children.size());
      for (const yaml_node* each : root.children) made.items.push_back(tree_of(*each));
      break;
    case yaml_kind::mapping:
      made.form = content_form::map;
      made.items.reserve(root.entry_count());
      for (std::size_t i = 0; i < root.entry_count(); ++i) {
        made.items.push_back(tree_of(root.value(i)));
        made.items.back().key = root.key(i).text;
      }
      break;
  }
  return made;
}

std::map<std::string, std::string, std::less<>> told_in(const content_node& root) {
  constexpr std::array<std::string_view, 7> lists = {
      "traits",          "actions",           "bonus_actions", "reactions",
      "special_actions", "legendary_actions", "lair_actions"};
  std::map<std::string, std::string, std::less<>> told;
  for (const std::string_view name : lists) {
    const content_node* list = root.find(name);
    if (list == nullptr) continue;
    for (const content_node& item : list->items) {
      const bool is_name = item.form == content_form::scalar;
      const std::string_view called = is_name ? std::string_view(item.text) : item.text_of("name");
      const std::string_view says = is_name ? std::string_view() : item.text_of("description");
      std::string& text = told[model::slug_of(called)];
      // A legendary action may have the name of another, which says it.
      if (text.empty()) text = says;
    }
  }
  return told;
}

}  // namespace dnd::io::content
