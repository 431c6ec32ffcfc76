#include "io/content/library.hpp"

#include "io/content/builtin.hpp"
#include "io/content/character_reader.hpp"
#include "io/content/condition_reader.hpp"
#include "io/content/creature_reader.hpp"
#include "io/content/effect_reader.hpp"
#include "io/content/entry_name.hpp"
#include "io/content/library_facts.hpp"
#include "io/content/library_read_entry.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/near_names.hpp"
#include "io/content/spell_reader.hpp"
#include "model/bounds.hpp"
#include "model/natural_order.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <memory>

namespace dnd::io::content {
namespace {

/// The stem of "Zombie.yaml", or nothing for another kind of file.
std::optional<std::string_view> stem_of(std::string_view file) {
  for (const std::string_view ending : {".yaml", ".yml"})
    if (file.ends_with(ending)) return file.substr(0, file.size() - ending.size());
  return std::nullopt;
}

/// The slug, or a stand-in for one that is too long, which fails.
std::string short_slug(const value& root, const std::string& slug) {
  if (model::small_text::fits(slug)) return slug;
  root.fail("the name of this file is too long for a creature",
            "Use at most " + std::to_string(model::small_text::capacity) + " bytes.");
  return "too-long";
}

/// The engine's own readers see what shapes cannot say.
void read_facts(category kind, const value& root) {
  switch (kind) {
    case category::spells:
      static_cast<void>(read_spell(root));
      break;
    case category::conditions:
      static_cast<void>(read_condition(root));
      break;
    case category::equipment:
      static_cast<void>(read_item(root));
      break;
    case category::races:
      static_cast<void>(read_race(root));
      break;
    case category::classes:
      static_cast<void>(read_class(root));
      break;
    default:
      break;
  }
}

}  // namespace

library::library(file_ops& ops, std::vector<std::string> directories)
    : ops_(ops), directories_(std::move(directories)) {}

result<const library::directory_index*> library::index_of(std::size_t layer, category kind) {
  const auto place = std::make_pair(layer, kind);
  if (const auto known = indexes_.find(place); known != indexes_.end()) return &known->second;
  const std::string directory = directories_[layer] + "/" + std::string(to_text(kind));
  const auto there = ops_.kind_of(directory);
  if (!there) return there.error();
  directory_index index;
  if (*there == entry_kind::file || *there == entry_kind::other) {
    error why{.code = ec::bad_content,
              .what = "content is kept in a directory of this name",
              .todo = "Move the file away."};
    why.path = directory;
    return why;
  }
  if (*there == entry_kind::directory) {
    auto listed = ops_.list(directory);
    if (!listed) return std::move(listed).error();
    for (const directory_entry& found : *listed) {
      const auto stem = stem_of(found.name);
      // Hidden files are what editors leave behind.
      if (!stem || stem->empty() || stem->front() == '.') continue;
      const std::string slug = model::slug_of(*stem);
      // Of two spellings of one slug, that which is the slug itself is meant.
      if (*stem == slug)
        index.insert_or_assign(slug, found.name);
      else
        index.emplace(slug, found.name);
    }
  }
  return &(indexes_[place] = std::move(index));
}

result<std::optional<entry_source>> library::find_in(std::size_t layer, category kind,
                                                     const std::string& slug) {
  entry_source source{.slug = slug, .path = {}, .text = {}, .built_in = false};
  const std::string category_name(to_text(kind));
  if (layer == directories_.size()) {
    const auto found = builtin::find(kind, slug);
    if (!found) return std::optional<entry_source>();
    source.path = "built-in/" + category_name + "/" + slug + ".yaml";
    source.text = found->text;
    source.built_in = true;
    return std::optional(std::move(source));
  }
  const auto index = index_of(layer, kind);
  if (!index) return index.error();
  const auto found = (*index)->find(slug);
  if (found == (*index)->end()) return std::optional<entry_source>();
  source.path = directories_[layer] + "/" + category_name + "/" + found->second;
  auto text = ops_.read_all(source.path, bounds::yaml_bytes_max);
  if (!text) return std::move(text).error();
  source.text = std::move(*text);
  return std::optional(std::move(source));
}

result<entry_source> library::entry(category kind, std::string_view name) {
  const std::string slug = model::slug_of(name);
  for (std::size_t layer = 0; layer <= directories_.size(); ++layer) {
    auto found = find_in(layer, kind, slug);
    if (!found) return std::move(found).error();
    if (*found) return std::move(**found);
  }
  std::string todo = did_you_mean_one_of(nearest(kind, name));
  if (todo.empty()) todo = "`find " + std::string(to_text(kind)) + "` lists them.";
  return error{
      .code = ec::not_found,
      .what = "no entry \"" + std::string(name) + "\" among the " + std::string(to_text(kind)),
      .todo = std::move(todo)};
}

result<std::string> library::text(category kind, std::string_view name) {
  auto found = entry(kind, name);
  if (!found) return std::move(found).error();
  return std::move(found->text);
}

result<model::rules::spell_facts> library::spell(std::string_view name) {
  return read_entry(category::spells, name, read_spell);
}

result<item_facts> library::item(std::string_view name) {
  return read_entry(category::equipment, name, read_item);
}

result<race_facts> library::race(std::string_view name) {
  return read_entry(category::races, name, read_race);
}

result<class_facts> library::class_of(std::string_view name) {
  return read_entry(category::classes, name, read_class);
}

result<subrace_facts> library::subrace(std::string_view name) {
  return read_entry(category::subraces, name, read_subrace);
}

result<subclass_facts> library::subclass(std::string_view name) {
  return read_entry(category::subclasses, name, read_subclass);
}

result<gift_facts> library::gift(category kind, std::string_view name) {
  return read_entry(kind, name, read_gift);
}

result<proficiency_facts> library::proficiency(std::string_view name) {
  return read_entry(category::proficiencies, name, read_proficiency);
}

result<magic_item_facts> library::magic_item(std::string_view name) {
  return read_entry(category::magic_items, name, read_magic_item);
}

result<creature_entry> library::read_creature(category kind, const entry_source& found) {
  if (!model::small_text::fits(found.slug)) {
    error why{.code = ec::bad_content,
              .what = "the name of this file is too long for a creature",
              .todo = "Use at most " + std::to_string(model::small_text::capacity) + " bytes."};
    why.path = found.path;
    return why;
  }
  library_facts facts(*this);
  auto read = read_content(found.text, found.path, [&](const value& root) {
    return kind == category::characters ? read_character(root, found.slug, facts)
                                        : read_monster(root, found.slug);
  });
  if (!read) return read;
  if (auto added = add_spell_actions(read->block, found.path); !added)
    return std::move(added).error();
  // Those of a character are gifts, and in its block already.
  if (kind == category::monsters)
    if (auto added = add_trait_effects(read->block); !added) return std::move(added).error();
  return read;
}

result<std::optional<entry_source>> library::find_named(std::size_t layer, category kind,
                                                        const std::string& name) {
  // What is built in is called by its name.
  if (layer == directories_.size()) return std::optional<entry_source>();
  const auto place = std::make_pair(layer, kind);
  auto known = names_.find(place);
  if (known == names_.end()) {
    const auto files = index_of(layer, kind);
    if (!files) return files.error();
    directory_index names;
    for (const auto& [slug, file] : **files) {
      const auto found = find_in(layer, kind, slug);
      // Others have names too: one that cannot be read is reported when it is asked for.
      if (!found || !*found) continue;
      std::string own = model::slug_of(name_in((*found)->text));
      if (!own.empty() && own != slug) names.emplace(std::move(own), slug);
    }
    known = names_.emplace(place, std::move(names)).first;
  }
  const auto found = known->second.find(name);
  if (found == known->second.end()) return std::optional<entry_source>();
  return find_in(layer, kind, found->second);
}

result<model::stat_block_ptr> library::creature(std::string_view name) {
  auto found = with_record(name);
  if (!found) return std::move(found).error();
  return std::move(found->creature);
}

result<model::found_content> library::with_record(std::string_view name) {
  const std::string slug = model::slug_of(name);
  if (const auto known = creatures_.find(slug); known != creatures_.end()) return known->second;
  for (const auto find : {&library::find_in, &library::find_named}) {
    for (std::size_t layer = 0; layer <= directories_.size(); ++layer) {
      for (const category kind : {category::characters, category::monsters}) {
        auto found = (this->*find)(layer, kind, slug);
        if (!found) return std::move(found).error();
        if (!*found) continue;
        auto read = read_creature(kind, **found);
        if (!read) return std::move(read).error();
        model::found_content made(std::make_shared<const model::stat_block>(std::move(read->block)),
                                  std::move(read->record));
        creatures_.emplace(slug, made);
        return made;
      }
    }
  }
  const std::vector<std::string> begun = creatures_that_begin(slug);
  if (begun.size() == 1) return with_record(begun.front());
  if (begun.size() > 1)
    return error{.code = ec::not_found,
                 .what = "several characters or monsters begin with \"" + std::string(name) + "\"",
                 .todo = did_you_mean_one_of(
                     {begun.begin(), begun.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                         begun.size(), bounds::suggestions_max))})};
  return error{.code = ec::not_found,
               .what = "no character or monster is called \"" + std::string(name) + "\"",
               .todo = meant_instead_of(name)};
}

std::string library::meant_instead_of(std::string_view name) {
  if (const auto several = read_counted(name)) {
    const auto meant = nearest_creature(several->name);
    if (!meant.empty())
      return "For several of them: `add " + meant.front() +
             " count: " + std::to_string(several->count) + "`.";
  }
  return did_you_mean_one_of(nearest_creature(name));
}

inspected_entry library::inspect(category kind, const entry_source& found) {
  inspected_entry entry;
  auto document = read_yaml(found.text, found.path);
  if (!document) {
    entry.wrong.push_back({std::move(document).error()});
    return entry;
  }
  problems wrong(found.path);
  const value root(wrong, document->root());
  library_facts facts(*this);
  std::optional<creature_entry> creature;
  switch (kind) {
    case category::monsters:
      creature = read_monster(root, short_slug(root, found.slug));
      break;
    case category::characters:
      creature = read_character(root, short_slug(root, found.slug), facts);
      break;
    default:
      check_shape(root, shape_of(kind), &entry.references);
      read_facts(kind, root);
      break;
  }
  entry.wrong = wrong.take_all();
  if (creature) {
    entry.references = std::move(creature->references);
    if (entry.wrong.empty()) entry.block = std::move(creature->block);
  }
  return entry;
}

std::vector<std::string> library::creatures_that_begin(std::string_view slug) {
  std::vector<std::string> found;
  if (slug.empty()) return found;
  for (const category kind : {category::characters, category::monsters})
    for (std::string& each : slugs(kind))
      if (each.starts_with(slug)) found.push_back(std::move(each));
  model::sort_naturally_once(found);
  return found;
}

result<std::vector<reference>> library::check(category kind, std::string_view name) {
  const auto found = entry(kind, name);
  if (!found) return found.error();
  if (kind == category::monsters || kind == category::characters) {
    auto read = read_creature(kind, *found);
    if (!read) return std::move(read).error();
    return std::move(read->references);
  }
  return read_content(found->text, found->path, [&](const value& root) {
    std::vector<reference> references;
    check_shape(root, shape_of(kind), &references);
    read_facts(kind, root);
    return references;
  });
}

bool library::has_own(category kind, const std::string& slug) {
  for (std::size_t layer = 0; layer < directories_.size(); ++layer) {
    const auto index = index_of(layer, kind);
    if (!index || (*index)->contains(slug)) return true;
  }
  return false;
}

bool library::knows(category kind, const std::string& slug) {
  for (std::size_t layer = 0; layer < directories_.size(); ++layer) {
    const auto index = index_of(layer, kind);
    if (index && (*index)->contains(slug)) return true;
  }
  return builtin::find(kind, slug).has_value();
}

result<std::string> library::description(category kind, std::string_view name) {
  const auto found = entry(kind, name);
  if (!found) return found.error();
  return read_content(found->text, found->path, [](const value& root) {
    fields from(root);
    return read_description(from);
  });
}

std::vector<std::string> library::slugs(category kind) {
  std::vector<std::string> all;
  for (std::size_t layer = 0; layer < directories_.size(); ++layer) {
    const auto index = index_of(layer, kind);
    if (!index) continue;
    for (const auto& [slug, file] : **index) all.push_back(slug);
  }
  for (std::size_t i = 0; i < builtin::count(kind); ++i)
    all.emplace_back(builtin::at(kind, i).slug);
  model::sort_naturally_once(all);
  return all;
}

std::vector<std::string> library::nearest(category kind, std::string_view name) {
  return nearest_names(name, slugs(kind));
}

std::vector<std::string> library::nearest_creature(std::string_view name) {
  std::vector<std::string> all = slugs(category::characters);
  for (std::string& slug : slugs(category::monsters)) all.push_back(std::move(slug));
  for (const auto& [place, names] : names_)
    for (const auto& [own, slug] : names) all.push_back(own);
  return nearest_names(name, all);
}

void library::forget() {
  indexes_.clear();
  names_.clear();
  creatures_.clear();
  spells_.clear();
  castable_.clear();
}

}  // namespace dnd::io::content
