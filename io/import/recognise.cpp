#include "io/import/recognise.hpp"

#include "io/import/formats/avrae.hpp"
#include "io/import/formats/dndme.hpp"
#include "io/import/formats/fantasy_statblocks.hpp"
#include "io/import/formats/fight_club.hpp"
#include "io/import/formats/five_e_bits.hpp"
#include "io/import/formats/five_e_tools.hpp"
#include "io/import/formats/foundry.hpp"
#include "io/import/formats/improved_initiative.hpp"
#include "io/import/formats/open5e.hpp"
#include "io/import/formats/tetra_cube.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/record_reader.hpp"
#include "model/bounds.hpp"
#include "model/counted.hpp"

#include <algorithm>
#include <array>

namespace dnd::io::imports {
namespace {

constexpr std::array all_formats = {
    format{"5e-bits/5e-database", is_five_e_bits, read_five_e_bits},
    format{"Open5e, version 2", is_open5e_v2, read_open5e_v2},
    format{"Open5e, version 1", is_open5e_v1, read_open5e_v1},
    format{"Foundry dnd5e", is_foundry, read_foundry},
    format{"Tetra-cube", is_tetra_cube, read_tetra_cube},
    format{"Improved Initiative", is_improved_initiative, read_improved_initiative},
    format{"5etools homebrew", is_five_e_tools, read_five_e_tools},
    format{"Avrae bestiary", is_avrae, read_avrae},
    format{"dndme", is_dndme_monster, read_dndme_monster},
    format{"dndme party", is_dndme_character, read_dndme_character},
    format{"Fantasy Statblocks", is_fantasy_statblocks, read_fantasy_statblocks},
    format{"Fight Club", is_fight_club, read_fight_club},
};

/// Lists and records that hold creatures: pages, exports, compendiums.
constexpr std::size_t containers_deep_most = 3;

const format* format_of(const node& record) {
  if (!record.is(node_kind::record)) return nullptr;
  const auto found = std::find_if(all_formats.begin(), all_formats.end(),
                                  [&](const format& each) { return each.is(record); });
  return found == all_formats.end() ? nullptr : &*found;
}

class looking_for_creatures {
 public:
  recognised take(const node& root) {
    look(root, {}, 1);
    if (too_many_ > 0)
      found_.others.push_back(std::to_string(too_many_) + " more creatures than " +
                              std::to_string(bounds::import_entries_max));
    return std::move(found_);
  }

 private:
  bool add(const node& record) {
    const format* of = format_of(record);
    if (of == nullptr) return false;
    if (found_.creatures.size() < bounds::import_entries_max)
      found_.creatures.push_back({&record, of});
    else
      ++too_many_;
    return true;
  }

  void look(const node& at, const std::string& name, std::size_t depth) {
    if (add(at)) return;
    if (at.is(node_kind::list)) return look_in_list(at, name, depth);
    if (!at.is(node_kind::record) || depth > containers_deep_most) return;
    for (const auto& [field, inside] : at.fields)
      if (inside.is(node_kind::record) || inside.is(node_kind::list))
        look(inside, field, depth + 1);
  }

  void look_in_list(const node& list, const std::string& name, std::size_t depth) {
    std::size_t others = 0;
    for (const node& item : list.items) {
      if (add(item)) continue;
      if (item.is(node_kind::list) || (item.is(node_kind::record) && depth <= 1)) {
        const std::size_t before = found_.creatures.size();
        if (depth < containers_deep_most) look(item, name, depth + 1);
        if (found_.creatures.size() > before) continue;
      }
      ++others;
    }
    if (others == 0) return;
    std::string words = model::counted(others, "entry", "entries");
    if (!name.empty()) words += " under " + plain_line(name, 60);
    words += " that " + std::string(others == 1 ? "is" : "are") + " no creatures of a known format";
    if (found_.others.size() < bounds::import_notes_max) found_.others.push_back(std::move(words));
  }

  recognised found_;
  std::size_t too_many_ = 0;
};

/// The first record of a list of records, or of the fields of one.
const node& sample_of(const node& root) {
  if (root.is(node_kind::list) && !root.items.empty()) return root.items.front();
  for (const std::string_view list : {"results", "compendium"}) {
    const node* inside = root.find(list);
    if (inside != nullptr && inside->is(node_kind::list) && !inside->items.empty())
      return inside->items.front();
  }
  return root;
}

std::string field_names(const node& record) {
  constexpr std::size_t shown = 6;
  std::string names;
  for (std::size_t i = 0; i < std::min(shown, record.fields.size()); ++i) {
    if (!names.empty()) names += ", ";
    names += plain_line(record.fields[i].name, 40);
  }
  if (record.fields.size() > shown) names += " …";
  return names;
}

}  // namespace

std::span<const format> formats() noexcept {
  return all_formats;
}

recognised recognise(const node& root) {
  return looking_for_creatures().take(root);
}

std::string looks_like(const node& root) {
  const node& one = sample_of(root);
  if (!one.is(node_kind::record))
    return root.is(node_kind::list) ? "a list without records" : "a text, not records";
  // "/api/2014/spells/acid-arrow"
  const std::string url = text_of_node(one.find("url"));
  if (one.has("index") && url.starts_with("/api/")) {
    const std::string_view path = std::string_view(url).substr(5);
    const std::size_t year = path.starts_with("20") ? path.find('/') + 1 : 0;
    const std::string_view kind = path.substr(year);
    return plain_line(kind.substr(0, kind.find('/')), 40) + " of 5e-bits/5e-database";
  }
  if (one.has("document__slug") || (one.has("key") && one.has("document")))
    return "an entry of Open5e that is no creature";
  if (root.has("_meta") && root.find("_meta")->has("sources"))
    return "5etools homebrew without a monster: " + field_names(root);
  if (root.has("_copy") || one.has("_copy"))
    return "a copy of a 5etools entry that is not in the file";
  if (one.has("type") && (one.has("system") || one.has("data")) && one.has("name"))
    return "something of Foundry that is no actor of dnd5e: type " +
           plain_line(text_of_node(one.find("type")), 40);
  if (root.has("compendium")) return "a compendium of Fight Club without a monster";
  if (one.has("armor_class") && one.has("hit_points") && one.has("name"))
    return "an entry of this program: it belongs into the folder monsters as it is";
  if (one.has("race") && one.has("class") && one.has("abilities"))
    return "a character of this program: it belongs into the folder characters as it is";
  if (one.fields.empty()) return "an empty record";
  return "a record with the fields " + field_names(one);
}

}  // namespace dnd::io::imports
