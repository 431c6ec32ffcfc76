#include "benchmarks/cluster/store_client.hpp"

#include <utility>

namespace dnd::bench {

io::result<std::unique_ptr<store_client>> store_client::start(workbench& bench,
                                                              const std::string& url) {
  auto store = actors::shared_store::open(
      bench.ops(), {.text = url, .cache = bench.scratch() + "/cache", .advertised = {}});
  if (!store) return store.error();
  auto made = std::make_unique<store_client>();
  made->store_ = *std::move(store);
  made->client_ = std::make_unique<engine_client>(bench, made->store_->logs());
  return made;
}

actors::campaign_address address_of(const campaign_row& campaign,
                                    const io::config::campaign_options& options) {
  // The commands that are given here take nothing from content.
  return {.name = campaign.slug,
          .id = {io::postgres::render_uuid(campaign.id)},
          .content = {},
          .options = options};
}

}  // namespace dnd::bench
