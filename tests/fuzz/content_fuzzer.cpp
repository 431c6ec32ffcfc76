// Any bytes as an entry of the content: an error with a place, or a tree within its bounds. The
// first byte says as which kind of entry it is read.

#include "io/content/category.hpp"
#include "io/content/character_reader.hpp"
#include "io/content/creature_reader.hpp"
#include "io/content/facts.hpp"
#include "io/content/fields.hpp"
#include "io/content/shape.hpp"
#include "io/content/yaml.hpp"
#include "model/bounds.hpp"
#include "tests/fuzz/must.hpp"

using namespace dnd;
using namespace dnd::io::content;
using dnd::fuzz::must;

namespace {

/// Knows one of everything.
class any_facts final : public fact_source {
 public:
  io::result<item_facts> item(std::string_view) override { return item_facts{}; }
  io::result<race_facts> race(std::string_view) override { return race_facts{}; }
  io::result<class_facts> class_of(std::string_view) override { return class_facts{}; }
  io::result<subrace_facts> subrace(std::string_view) override { return subrace_facts{}; }
  io::result<subclass_facts> subclass(std::string_view) override { return subclass_facts{}; }
  io::result<gift_facts> gift(category, std::string_view) override { return gift_facts{}; }
  io::result<proficiency_facts> proficiency(std::string_view) override {
    return proficiency_facts{};
  }
  io::result<magic_item_facts> magic_item(std::string_view) override { return magic_item_facts{}; }
};

void look_at(const yaml_node& node, std::size_t depth) {
  must(depth <= bounds::yaml_depth_max, "deeper than the bound");
  must(node.weight <= bounds::yaml_nodes_max, "more nodes than the bound");
  must(node.height + depth <= bounds::yaml_depth_max + 1, "higher than the bound");
}

void read_as(category kind, std::string_view text) {
  if (kind == category::monsters) {
    (void)read_content(text, "f.yaml", [](const value& at) { return read_monster(at, "f"); });
  } else if (kind == category::characters) {
    any_facts facts;
    (void)read_content(text, "f.yaml",
                       [&](const value& at) { return read_character(at, "f", facts); });
  } else {
    (void)read_content(text, "f.yaml", [kind](const value& at) {
      std::vector<reference> references;
      check_shape(at, shape_of(kind), &references);
      if (kind == category::spells) static_cast<void>(read_spell(at));
      if (kind == category::equipment) static_cast<void>(read_item(at));
      if (kind == category::races) static_cast<void>(read_race(at));
      if (kind == category::classes) static_cast<void>(read_class(at));
      return references;
    });
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const auto text = fuzz::text_of(data + 1, size - 1);
  const auto read = read_yaml(text, "f.yaml");
  if (!read) {
    must(!read.error().what.empty(), "an error without a reason");
    return 0;
  }
  look_at(read->root(), 1);
  read_as(static_cast<category>(data[0] % category_count), text);
  return 0;
}
