#include "cli/host/service.hpp"

#include "cli/app/advice.hpp"
#include "cli/app/context.hpp"

#include <utility>

/// Where requests for campaigns of a store belong.
namespace dnd::cli::host {

void service::find_place(const found_route& where, place_is how,
                         std::function<void(found_place)> then) {
  const auto here = [&then] { then({.what = {.is_known = true}}); };
  // Without a lease nobody would be served, and many who wait for a database that is gone hold up
  // the rest.
  if (where.spec == nullptr || with_.store == nullptr ||
      where.label.find('/') == std::string::npos || !campaigns_.lease_runs() ||
      campaigns_.find(where.label) != nullptr)
    return here();
  if (how == place_is::asked)
    owners_.forget(where.label);
  else if (auto url = owners_.find(where.label, with_.uptime()))
    return then({.what = {.is_known = true, .elsewhere = *std::move(url), .is_owned = true},
                 .is_remembered = true});
  // After what is still being closed of it.
  const auto ask = [this, label = where.label, then] {
    // From when it was asked on: the answer may take a while.
    const auto since = with_.uptime();
    auto place = place_of_label(label);
    if (place.is_owned && !place.elsewhere.empty()) owners_.note(label, place.elsewhere, since);
    then({.what = std::move(place)});
  };
  // One that has too much to do says that it is busy, in the usual way.
  if (!with_.jobs.post(where.label, ask)) here();
}

void service::give_up_on(const found_route& where, const std::string& url,
                         std::function<void()> then) {
  const auto forget = [this, label = where.label, url, then] {
    const auto meant = label_in_store(label);
    const auto slash = meant.find('/');
    if (auto dropped =
            with_.store->forget_wish(meant.substr(0, slash), meant.substr(slash + 1), url);
        !dropped)
      with_.log.warning("wish_not_dropped",
                        {{"campaign", meant}, {"why", io::render(with_advice(dropped.error()))}});
    then();
  };
  if (!with_.jobs.post(where.label, forget)) then();
}

actors::campaign_place service::place_of_label(const std::string& label) {
  const auto place = [this](std::string_view of) {
    const auto slash = of.find('/');
    return with_.store->place_of(of.substr(0, slash), of.substr(slash + 1));
  };
  auto found = place(label);
  if (found && !found->is_known) {
    const auto meant = label_in_store(label);
    if (meant == label || campaigns_.find(meant) != nullptr) return {};
    found = place(meant);
  }
  return found ? *std::move(found) : actors::campaign_place{};
}

std::string service::label_in_store(const std::string& label) {
  actors::workspace places(with_.ops, workspace_options_of(*with_.settings(), with_.store));
  const auto meant = places.find_campaign(label);
  return meant ? meant->label : label;
}

}  // namespace dnd::cli::host
