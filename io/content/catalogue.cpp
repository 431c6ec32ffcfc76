#include "io/content/catalogue.hpp"

#include "io/content/builtin.hpp"
#include "io/content/entry_name.hpp"
#include "io/content/entry_tree.hpp"
#include "io/content/near_names.hpp"
#include "model/assert.hpp"
#include "model/natural_order.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

namespace dnd::io::content {
namespace {

using model::content_entry;
using model::content_entry_ptr;

content_entry_ptr made_of(category kind, const entry_source& found, const yaml_node& root) {
  auto entry = std::make_shared<content_entry>();
  entry->kind = kind;
  entry->slug = found.slug;
  entry->path = found.path;
  entry->built_in = found.built_in;
  entry->fields = tree_of(root);
  entry->name = entry->fields.text_of("name");
  if (entry->name.empty()) entry->name = entry->slug;
  return entry;
}

/// What to say of an entry in which something is wrong: a field under another name explains the one
/// that is missing.
error telling(std::vector<finding>& wrong) {
  const auto named = std::find_if(wrong.begin(), wrong.end(),
                                  [](const finding& each) { return each.fix.has_value(); });
  return std::move((named == wrong.end() ? wrong.begin() : named)->why);
}

/// What is built in is right: a test reads all of it as strictly as for play.
content_entry_ptr built_in_entry(category kind, const builtin::entry& packed) {
  entry_source found{
      .slug = std::string(packed.slug),
      .path = "built-in/" + std::string(to_text(kind)) + "/" + std::string(packed.slug) + ".yaml",
      .text = {},
      .built_in = true};
  const auto document = read_yaml(packed.text, found.path);
  DND_ASSERT(document.has_value());
  return made_of(kind, found, document->root());
}

/// All of a kind that is built in, by slug. Read when they are first asked for, once for all
/// threads.
const std::vector<content_entry_ptr>& built_in_entries(category kind) {
  struct shelf {
    std::once_flag once;
    std::vector<content_entry_ptr> entries;
  };
  static std::array<shelf, category_count> shelves;
  shelf& of_kind = shelves[static_cast<std::size_t>(kind)];
  std::call_once(of_kind.once, [&] {
    for (std::size_t i = 0; i < builtin::count(kind); ++i)
      of_kind.entries.push_back(built_in_entry(kind, builtin::at(kind, i)));
  });
  return of_kind.entries;
}

/// The same by name, of all kinds: names alone cost a tenth of the entries.
const std::vector<named_entry>& built_in_names() {
  static const std::vector<named_entry> all = [] {
    std::vector<named_entry> made;
    for (std::size_t k = 0; k < category_count; ++k) {
      const auto kind = static_cast<category>(k);
      for (std::size_t i = 0; i < builtin::count(kind); ++i) {
        const builtin::entry packed = builtin::at(kind, i);
        made.push_back({kind, std::string(packed.slug), name_in(packed.text)});
      }
    }
    return made;
  }();
  return all;
}

const named_entry* built_in_name(category kind, std::string_view slug) {
  const auto& all = built_in_names();
  const auto before = [](const named_entry& entry,
                         const std::pair<category, std::string_view>& at) {
    return std::pair(entry.kind, std::string_view(entry.slug)) < at;
  };
  const auto found = std::lower_bound(all.begin(), all.end(), std::pair(kind, slug), before);
  const bool is_it = found != all.end() && found->kind == kind && found->slug == slug;
  return is_it ? &*found : nullptr;
}

}  // namespace

std::vector<named_entry> catalogue::names(std::optional<category> kind) {
  library_.forget();
  std::vector<named_entry> all;
  for (std::size_t k = 0; k < category_count; ++k) {
    const auto each = static_cast<category>(k);
    if (kind && *kind != each) continue;
    for (std::string& slug : library_.slugs(each)) {
      const named_entry* known = library_.has_own(each, slug) ? nullptr : built_in_name(each, slug);
      if (known != nullptr) {
        all.push_back(*known);
        continue;
      }
      // One that cannot be read is reported when it is asked for.
      const auto found = library_.entry(each, slug);
      std::string name = found ? name_in(found->text) : std::string();
      if (name.empty()) name = slug;
      all.push_back({each, std::move(slug), std::move(name)});
    }
  }
  return all;
}

std::vector<std::string> catalogue::slugs(std::optional<category> kind) {
  library_.forget();
  if (kind) return library_.slugs(*kind);
  std::vector<std::string> all;
  for (std::size_t k = 0; k < category_count; ++k)
    for (std::string& slug : library_.slugs(static_cast<category>(k)))
      all.push_back(std::move(slug));
  model::sort_naturally_once(all);
  return all;
}

name_matches catalogue::match(std::string_view name, std::optional<category> kind) {
  name_matches found;
  const std::string wanted = model::slug_of(name);
  if (wanted.empty()) return found;
  const std::vector<named_entry> all = names(kind);
  std::vector<std::string> known;
  for (const named_entry& each : all) {
    const std::string called = model::slug_of(each.name);
    if (each.slug == wanted || called == wanted) {
      found.exact.push_back(each);
    } else if (each.slug.starts_with(wanted) || called.starts_with(wanted)) {
      found.begun.push_back(each);
    }
    known.push_back(each.slug);
    if (called != each.slug) known.push_back(called);
  }
  if (!found.exact.empty()) found.begun.clear();
  if (found.exact.empty() && found.begun.empty()) {
    model::sort_naturally_once(known);
    found.near = nearest_names(name, known);
  }
  return found;
}

result<content_entry_ptr> catalogue::read_entry(category kind, const entry_source& found) {
  auto document = read_yaml(found.text, found.path);
  if (!document) return std::move(document).error();
  return made_of(kind, found, document->root());
}

result<model::looked_up> catalogue::read(category kind, std::string_view slug) {
  library_.forget();
  const auto found = library_.entry(kind, slug);
  if (!found) return found.error();
  inspected_entry inspected = library_.inspect(kind, *found);
  if (!inspected.wrong.empty()) return telling(inspected.wrong);
  auto entry = read_entry(kind, *found);
  if (!entry) return std::move(entry).error();
  model::looked_up about{.entry = *std::move(entry), .block = {}, .names = {}, .told = {}};
  if (inspected.block) {
    about.block = std::make_shared<const model::stat_block>(*std::move(inspected.block));
    add_told(about);
  }
  add_names(about, inspected.references);
  return about;
}

void catalogue::add_told(model::looked_up& about) {
  about.told = told_in(about.entry->fields);
  for (auto& [name, text] : about.told) {
    if (!text.empty()) continue;
    // Most names are no traits that have an entry.
    if (auto said = library_.description(category::traits, name)) text = *std::move(said);
  }
  std::erase_if(about.told, [](const auto& each) { return each.second.empty(); });
}

void catalogue::add_names(model::looked_up& about, const std::vector<reference>& references) {
  for (const reference& each : references) {
    for (const category kind : each.kinds) {
      const auto found = library_.entry(kind, each.slug);
      if (!found) continue;
      std::string name = name_in(found->text);
      if (!name.empty()) about.names.emplace(each.slug, std::move(name));
      break;
    }
  }
}

result<model::spell_ptr> catalogue::castable(std::string_view name) {
  library_.forget();
  return library_.castable(name);
}

result<model::found_content> catalogue::needed(std::string_view name) {
  return library_.needed(name);
}

category_entries catalogue::all(category kind) {
  library_.forget();
  category_entries made;
  const auto& built_in = built_in_entries(kind);
  auto next = built_in.begin();
  const auto add_broken = [&](error why) {
    const auto same = [&](const error& other) { return render(other) == render(why); };
    // A directory that cannot be read is in the way of all its entries.
    if (std::none_of(made.broken.begin(), made.broken.end(), same))
      made.broken.push_back(std::move(why));
  };
  for (const std::string& slug : library_.slugs(kind)) {
    while (next != built_in.end() && (*next)->slug < slug) ++next;
    const bool is_built_in = next != built_in.end() && (*next)->slug == slug;
    if (is_built_in && !library_.has_own(kind, slug)) {
      made.entries.push_back(*next);
      continue;
    }
    const auto found = library_.entry(kind, slug);
    if (!found) {
      add_broken(found.error());
      continue;
    }
    inspected_entry inspected = library_.inspect(kind, *found);
    if (!inspected.wrong.empty()) {
      add_broken(telling(inspected.wrong));
      continue;
    }
    if (auto entry = read_entry(kind, *found)) made.entries.push_back(*std::move(entry));
  }
  return made;
}

}  // namespace dnd::io::content
