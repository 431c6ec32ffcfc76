#include "actors/content_import.hpp"

#include "io/content/library.hpp"
#include "io/import/importer.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {
namespace {

namespace imports = io::imports;

[[nodiscard]] imported_thing shown_thing(const imports::import_item& from) {
  return {.name = from.entry.name,
          .category = std::string(to_text(from.entry.kind)),
          .format = from.entry.format,
          .source = from.source,
          .target = from.target,
          .outcome = from.outcome,
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
                            .as = terms.as,
                            .into = terms.into,
                            .overwrites = terms.files == import_terms::existing::overwrite});
  if (!plan) return std::move(plan).error();
  content_import out;
  out.into_ = terms.into;
  for (const imports::import_item& item : plan->items) out.things_.push_back(shown_thing(item));
  out.failures_ = plan->failures;
  out.notes_ = plan->notes;
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
