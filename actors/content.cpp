#include "actors/content.hpp"

#include "actors/engine.hpp"
#include "io/content/init.hpp"
#include "io/content/library.hpp"
#include "model/natural_order.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::actors {

std::span<const std::string_view> builtin_categories() noexcept {
  // Characters are everybody's own: none is built in.
  static_assert(static_cast<std::size_t>(io::content::category::characters) + 1 ==
                io::content::category_count);
  return io::content::category_names().first(io::content::category_count - 1);
}

io::result<builtin_report> write_builtin(io::file_ops& ops, const std::string& data_dir,
                                         const builtin_options& options) {
  io::content::init_options inside{.existing = options.existing == existing_files::overwrite
                                                   ? io::content::existing_files::overwrite
                                                   : io::content::existing_files::keep,
                                   .categories = {},
                                   .progress = options.progress};
  for (const std::string_view name : options.categories) {
    const auto kind = io::content::parse_category(name);
    DND_ASSERT(kind.has_value());
    inside.categories.push_back(*kind);
  }
  const auto report = io::content::write_builtin(ops, data_dir, inside);
  if (!report) return report.error();
  return builtin_report{.written = report->written, .skipped = report->skipped};
}

addable_creatures::addable_creatures(io::file_ops& ops, const campaign_address& campaign)
    : library_(std::make_unique<io::content::library>(ops, campaign.content)) {}

addable_creatures::~addable_creatures() = default;

std::vector<std::string> addable_creatures::slugs() {
  using io::content::category;
  library_->forget();
  std::vector<std::string> all = library_->slugs(category::characters);
  std::ranges::move(library_->slugs(category::monsters), std::back_inserter(all));
  model::sort_naturally_once(all);
  return all;
}

}  // namespace dnd::actors
