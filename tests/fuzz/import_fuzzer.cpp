// Any bytes as a file of another tool: an error with a reason, or creatures whose entries can be
// read, within the bounds of content. The first byte says as what they are taken.

#include "io/content/character_reader.hpp"
#include "io/content/creature_reader.hpp"
#include "io/content/facts.hpp"
#include "io/content/fields.hpp"
#include "io/import/entries.hpp"
#include "model/bounds.hpp"
#include "tests/fuzz/must.hpp"

using namespace dnd;
using dnd::fuzz::must;

namespace {

namespace content = io::content;
namespace imports = io::imports;

/// Knows one of everything.
class one_of_all final : public content::fact_source {
 public:
  io::result<content::item_facts> item(std::string_view) override { return content::item_facts{}; }
  io::result<content::race_facts> race(std::string_view) override { return content::race_facts{}; }
  io::result<content::class_facts> class_of(std::string_view) override {
    return content::class_facts{};
  }
  io::result<content::subrace_facts> subrace(std::string_view) override {
    return content::subrace_facts{};
  }
  io::result<content::subclass_facts> subclass(std::string_view) override {
    return content::subclass_facts{};
  }
  io::result<content::gift_facts> gift(content::category, std::string_view) override {
    return content::gift_facts{};
  }
  io::result<content::proficiency_facts> proficiency(std::string_view) override {
    return content::proficiency_facts{};
  }
  io::result<content::magic_item_facts> magic_item(std::string_view) override {
    return content::magic_item_facts{};
  }
};

void read_back(const imports::imported_entry& entry) {
  must(!entry.slug.empty() && entry.slug.size() <= model::small_text::capacity, "a bad slug");
  must(entry.notes.guessed.size() <= bounds::import_notes_max, "too many guesses");
  must(entry.notes.left_out.size() <= bounds::import_notes_max, "too much left out");
  one_of_all facts;
  const auto read = content::read_content(entry.yaml, "f.yaml", [&](const content::value& at) {
    return entry.kind == content::category::characters
               ? content::read_character(at, entry.slug, facts)
               : content::read_monster(at, entry.slug);
  });
  if (!read) std::fprintf(stderr, "%s\n%s\n", io::render(read.error()).c_str(), entry.yaml.c_str());
  must(read.has_value(), "what was written cannot be read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const auto text = fuzz::text_of(data + 1, size - 1);
  const auto as = static_cast<imports::import_kind>(data[0] % 3);
  const auto file = imports::read_import(
      text, "f", as, [](content::category, const std::string&) { return true; });
  if (!file) {
    must(!file.error().what.empty(), "an error without a reason");
    return 0;
  }
  must(file->entries.size() <= bounds::import_entries_max, "more creatures than the bound");
  for (const imports::imported_entry& entry : file->entries) read_back(entry);
  return 0;
}
