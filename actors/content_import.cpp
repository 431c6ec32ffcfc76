#include "actors/content_import.hpp"

#include "io/content/library.hpp"
#include "io/import/importer.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {
namespace {

namespace imports = io::imports;

[[nodiscard]] imports::import_as inside_kind(import_kind as) {
  switch (as) {
    case import_kind::as_it_says:
      return imports::import_as::as_it_says;
    case import_kind::monster:
      return imports::import_as::monster;
    case import_kind::character:
      return imports::import_as::character;
  }
  return imports::import_as::as_it_says;
}

[[nodiscard]] import_outcome outcome_of(imports::import_fate fate) {
  switch (fate) {
    case imports::import_fate::ready:
      return import_outcome::ready;
    case imports::import_fate::exists:
      return import_outcome::exists;
    case imports::import_fate::refused:
      return import_outcome::refused;
  }
  return import_outcome::refused;
}

[[nodiscard]] imported_thing shown_thing(const imports::import_item& from) {
  return {.name = from.entry.name,
          .category = std::string(to_text(from.entry.kind)),
          .format = from.entry.format,
          .source = from.source,
          .target = from.target,
          .outcome = outcome_of(from.fate),
          .read = from.entry.read,
          .guessed = from.entry.notes.guessed,
          .left_out = from.entry.notes.left_out,
          .problems = from.problems};
}

}  // namespace

content_import::content_import() = default;
content_import::content_import(content_import&&) noexcept = default;
content_import& content_import::operator=(content_import&&) noexcept = default;
content_import::~content_import() = default;

io::result<content_import> content_import::plan(io::file_ops& ops, const import_terms& terms) {
  io::content::library names(ops, terms.layers);
  auto plan =
      imports::plan_import(ops, names,
                           {.path = terms.path,
                            .as = inside_kind(terms.as),
                            .into = terms.into,
                            .overwrites = terms.files == import_terms::existing::overwrite});
  if (!plan) return std::move(plan).error();
  content_import out;
  out.into_ = terms.into;
  for (const imports::import_item& item : plan->items) out.things_.push_back(shown_thing(item));
  out.failures_ = plan->failures;
  for (const imports::import_remark& remark : plan->remarks)
    out.notes_.push_back({remark.path, remark.what});
  out.inside_ = std::make_unique<imports::import_plan>(std::move(*plan));
  return out;
}

std::size_t content_import::count(import_outcome outcome) const noexcept {
  return static_cast<std::size_t>(std::ranges::count(things_, outcome, &imported_thing::outcome));
}

io::result<std::size_t> content_import::carry_out(io::file_ops& ops) const {
  return imports::write_import(ops, *inside_, into_);
}

}  // namespace dnd::actors
