#include "cli/app/campaign_listing.hpp"

#include "cli/app/advice.hpp"
#include "cli/app/context.hpp"

#include <string_view>
#include <utility>

namespace dnd::cli {
namespace {

/// A folder that nobody may look into, whatever is in it.
void add_unreadable(json::writer& out, const io::error& why) {
  out.open('{');
  for (const std::string_view key : {"campaign", "world", "label"}) out.key(key).null();
  out.key("path").text(why.path);
  for (const std::string_view key : {"created", "seq", "last_at"}) out.key(key).null();
  out.key("fight").truth(false);
  out.key("current").truth(false);
  out.key("problem").text(io::render(with_advice(why)));
  out.close('}');
}

}  // namespace

void add_listed(json::writer& out, const actors::campaign_info& each, bool is_current) {
  out.key("campaign").text(each.name);
  out.key("world").text(each.world);
  out.key("label").text(each.label);
  out.key("path").text(each.path);
  out.key("created").text(time_text(each.created_ms));
  out.key("seq").count(each.last_seq);
  out.key("last_at");
  each.last_at.empty() ? out.null() : out.text(each.last_at);
  out.key("fight").truth(each.fight);
  out.key("current").truth(is_current);
  out.key("problem");
  each.problem ? out.text(io::render(with_advice(*each.problem))) : out.null();
}

bool is_same(const std::optional<actors::campaign_info>& a, const actors::campaign_info& b) {
  return a && a->id == b.id;
}

std::string campaign_list_data(std::span<const actors::campaign_info> all,
                               std::span<const io::error> unreadable,
                               const std::optional<actors::campaign_info>& current) {
  json::writer out;
  out.open('{');
  out.open("campaigns", '[');
  for (const actors::campaign_info& each : all) {
    out.open('{');
    add_listed(out, each, is_same(current, each));
    out.close('}');
  }
  for (const io::error& each : unreadable) add_unreadable(out, each);
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

std::string made_campaign_data(const actors::started_campaign& made, bool is_current) {
  json::writer out;
  out.open('{');
  add_listed(out, made.campaign, is_current);
  out.key("world_made").truth(made.world.has_value());
  out.close('}');
  return std::move(out).take();
}

}  // namespace dnd::cli
