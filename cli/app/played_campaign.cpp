#include "cli/app/played_campaign.hpp"

#include "actors/threads.hpp"
#include "model/bounds.hpp"

#include <utility>

namespace dnd::cli {

std::unique_ptr<actors::engine> engine_for(context& with) {
  actors::engine_options options{
      .log_writers = with.settings.log_writers.value, .seed = with.seed, .clock = {}};
  const auto& store = with.places.options().store;
  if (store) options.open_max = bounds::open_campaigns_of_store_max;
  return store ? actors::engine::start(store->logs(), with.ops, options)
               : actors::engine::start(with.ops, options);
}

io::result<std::unique_ptr<played_campaign>> played_campaign::open(
    context& with, const actors::campaign_info& which) {
  if (auto enough = actors::check_threads(1); !enough) return std::move(enough).error();
  auto out = std::make_unique<played_campaign>();
  out->store_ = which.store;
  out->engine_ = engine_for(with);
  auto opened = out->engine_->open(with.places.address_of(which, with.settings));
  if (!opened) return std::move(opened).error();
  out->campaign_ = *std::move(opened);
  warn(with, out->campaign_->report().warnings);
  return out;
}

exit_code played_campaign::close(context& with) {
  const auto closed = campaign_->close();
  warn(with, campaign_->take_notices());
  campaign_.reset();
  return closed ? exit_code::done : fail(with, closed.error());
}

}  // namespace dnd::cli
