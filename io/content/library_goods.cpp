#include "io/content/library.hpp"

#include "io/content/character_goods.hpp"
#include "io/content/entry_name.hpp"
#include "io/content/near_names.hpp"
#include "model/bounds.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Equipment and magic items as commands need them.
namespace dnd::io::content {
namespace {

struct place_of_item {
  category kind{};
  std::string slug;
};

/// "arrows", "torches" and "wolves" are looked for as they stand, then without their ending. Who
/// says "potion of healing" means the common one, before the entry that all kinds of it have.
std::vector<std::string> spellings_of(std::string_view name) {
  const std::string slug = model::slug_of(name);
  std::vector<std::string> all{slug};
  for (const std::string_view ending : {"s", "es"})
    if (slug.size() > ending.size() && slug.ends_with(ending))
      all.push_back(slug.substr(0, slug.size() - ending.size()));
  // "potions-of-healing"
  for (const std::string_view ending : {"es-of-", "s-of-"})
    if (const auto at = slug.find(ending); at != std::string::npos && at > 0)
      all.push_back(slug.substr(0, at) + slug.substr(at + ending.size() - 4));
  if (slug.ends_with("ies")) all.push_back(slug.substr(0, slug.size() - 3) + "y");
  std::vector<std::string> usual;
  for (const std::string& each : all) usual.push_back(each + "-common");
  const bool is_slug = name == slug;
  all.insert(is_slug ? all.end() : all.begin(), usual.begin(), usual.end());
  return all;
}

/// "Potion of Greater Healing" is the name of `potion-of-healing-greater`, "silk rope" begins that
/// of `rope-silk-50-feet` as people say it. Each entry is looked into, which only happens when no
/// slug leads to it.
std::vector<place_of_item> called_so(library& content, const std::vector<std::string>& spellings) {
  std::vector<place_of_item> found;
  for (const category kind : {category::equipment, category::magic_items})
    for (const std::string& slug : content.slugs(kind)) {
      const auto text = content.text(kind, slug);
      if (!text) continue;
      const std::string name = model::slug_of(spoken_name(name_in(*text)));
      const bool is_it = std::any_of(spellings.begin(), spellings.end(), [&](const auto& each) {
        return name == each || name.starts_with(each + "-");
      });
      if (is_it) found.push_back({kind, slug});
    }
  return found;
}

}  // namespace

result<model::item_ptr> library::goods(std::string_view name) {
  const std::string slug = model::slug_of(name);
  std::vector<place_of_item> found;
  for (const std::string& each : spellings_of(name)) {
    for (const category kind : {category::equipment, category::magic_items})
      if (found.empty() && knows(kind, each)) found.push_back({kind, each});
  }
  for (const category kind : {category::equipment, category::magic_items}) {
    if (!found.empty() && found.front().slug.starts_with(slug)) break;
    for (const std::string& each : slugs(kind))
      if (!slug.empty() && each.starts_with(slug)) found.push_back({kind, each});
  }
  if (found.empty()) found = called_so(*this, spellings_of(name));
  if (found.empty())
    return error{.code = ec::not_found,
                 .what = "no equipment or magic item is called \"" + std::string(name) + "\"",
                 .todo = did_you_mean_one_of(nearest(category::equipment, name))};
  if (found.size() > 1) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(found.size(), bounds::suggestions_max); ++i)
      names.push_back(found[i].slug);
    return error{.code = ec::not_found,
                 .what = "several things begin with \"" + std::string(name) + "\"",
                 .todo = did_you_mean_one_of(names)};
  }
  auto made = std::make_shared<model::item_entry>();
  if (found.front().kind == category::magic_items) {
    auto facts = magic_item(found.front().slug);
    if (!facts) return std::move(facts).error();
    *made = entry_of(*std::move(facts), found.front().slug);
    return model::item_ptr(std::move(made));
  }
  const auto facts = item(found.front().slug);
  if (!facts) return facts.error();
  *made = entry_of(*facts, found.front().slug);
  for (const auto& [inside, count] : facts->contents) {
    const auto part = item(inside);
    if (!part) return part.error();
    made->contents.push_back(entry_of(*part, inside).one);
    made->contents.back().count = count;
  }
  return model::item_ptr(std::move(made));
}

}  // namespace dnd::io::content
