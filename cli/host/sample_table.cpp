#include "cli/host/service.hpp"

#include "cli/app/campaign_listing.hpp"
#include "cli/app/sample_campaign.hpp"
#include "cli/render/envelope.hpp"

namespace dnd::cli::host {
namespace {

constexpr std::string_view sample_answer = "sample";

/// Everybody is there, and the fight may begin.
[[nodiscard]] host_answer set_table(actors::open_campaign& campaign,
                                    const actors::campaign_info& made) {
  for (std::string& line : sample_beginning()) {
    const auto answer = campaign.execute({.line = std::move(line), .wanted = {}, .terms = {}});
    if (answer->how == actors::outcome::failed) return problem(sample_answer, *answer->failure);
  }
  return {.status = 201,
          .body = json_answer(sample_answer,
                              made_campaign_data({.campaign = made, .world = {}}, true))};
}

}  // namespace

void service::on_sample(const reply& then) {
  later("campaigns", then, [this]() -> host_answer {
    const settings_ptr settings = with_.settings();
    actors::workspace places(with_.ops, workspace_options_of(*settings, with_.store));
    const auto made = make_sample_campaign(places);
    if (!made) return problem(sample_answer, made.error());
    with_.log.info("created", {{"campaign", made->label}});
    const auto opened = with_.engine.open(places.address_of(*made, *settings));
    if (!opened) return problem(sample_answer, opened.error());
    return set_table(**opened, *made);
  });
}

}  // namespace dnd::cli::host
