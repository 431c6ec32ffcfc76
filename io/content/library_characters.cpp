#include "io/content/entry_tree.hpp"
#include "io/content/library.hpp"
#include "io/content/library_facts.hpp"
#include "io/content/library_read_entry.hpp"
#include "model/bounds.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

/// What the rules ask for that make and change characters.
namespace dnd::io::content {

result<model::found_content> library::whole_entry(std::string_view name) {
  const std::size_t slash = name.find('/');
  auto kind = model::parse_category(name.substr(0, slash));
  if (!kind || slash == std::string_view::npos)
    return error{.code = ec::not_found,
                 .what = "no entry is called \"" + std::string(name) + "\"",
                 .todo = {}};
  const std::string slug = model::slug_of(name.substr(slash + 1));
  // People say "high elf" for what they are.
  const bool is_subrace = *kind == model::category::races && !knows(*kind, slug) &&
                          knows(model::category::subraces, slug);
  if (is_subrace) kind = model::category::subraces;
  const auto found = entry(*kind, slug);
  if (!found) return found.error();
  auto made = std::make_shared<model::content_entry>();
  made->kind = *kind;
  made->slug = slug;
  made->path = found->path;
  made->built_in = found->built_in;
  auto read = read_content(found->text, found->path, [&](const value& root) {
    check_shape(root, shape_of(*kind), nullptr);
    return tree_of(root.node());
  });
  if (!read) return std::move(read).error();
  made->fields = *std::move(read);
  made->name = made->fields.text_of("name");
  return model::found_content(model::content_entry_ptr(std::move(made)));
}

result<model::found_content> library::built(std::string_view text) {
  const std::size_t line = std::min(text.find('\n'), text.size());
  const std::string slug(text.substr(0, line));
  const std::string path = slug + ".yaml";
  if (!model::small_text::fits(slug))
    return error{.code = ec::bad_content,
                 .what = "the name \"" + slug + "\" is too long for a creature",
                 .todo = "Use a shorter one."};
  library_facts facts(*this);
  auto read = read_content(text.substr(std::min(line + 1, text.size())), path,
                           [&](const value& root) { return read_character(root, slug, facts); });
  if (!read) return std::move(read).error();
  if (auto added = add_spell_actions(read->block, path); !added) return std::move(added).error();
  return model::found_content(std::make_shared<const model::stat_block>(std::move(read->block)),
                              std::move(read->record));
}

result<model::found_content> library::from_file(const std::string& path) {
  auto text = ops_.read_all(path, bounds::yaml_bytes_max);
  if (!text) return std::move(text).error();
  std::string_view stem = path;
  if (const auto slash = stem.rfind('/'); slash != std::string_view::npos)
    stem.remove_prefix(slash + 1);
  if (stem.ends_with(".yaml")) stem.remove_suffix(5);
  entry_source found{.slug = model::slug_of(stem), .path = path, .text = *std::move(text)};
  if (found.slug.empty())
    return error{.code = ec::bad_content,
                 .what = "the name of \"" + path + "\" has no letter and no digit",
                 .todo = "Rename the file: elara.yaml."};
  auto read = read_creature(category::characters, found);
  if (!read) return std::move(read).error();
  return model::found_content(std::make_shared<const model::stat_block>(std::move(read->block)),
                              std::move(read->record));
}

}  // namespace dnd::io::content
