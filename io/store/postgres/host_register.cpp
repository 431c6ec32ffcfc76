#include "io/store/postgres/host_register.hpp"

#include "io/store/postgres/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::io::postgres {
namespace {

[[nodiscard]] error no_such_host(const uuid& id) {
  return {.code = ec::not_found,
          .what = fmt::format("no host {} is known to the store", render_uuid(id)),
          .todo = "Look at the list of hosts."};
}

/// Carried out as it is, as often as it takes: all of these may be.
[[nodiscard]] result<reply> say(database& in, purpose why, call what) {
  auto given = in.repeat(why, {&what, 1});
  if (!given) return std::move(given).error().why;
  return std::move(given->front());
}

[[nodiscard]] std::vector<taker> takers_in(reply& given) {
  std::vector<taker> all;
  for (std::size_t row = 0; row < given.rows(); ++row)
    all.push_back({.id = given.id(row, 0), .url = given.take(row, 1)});
  return all;
}

/// Who has a campaign, and who could.
struct situation {
  bool is_known = false;
  uuid campaign{};
  std::optional<taker> owner;
  std::optional<taker> wanted;
  std::vector<taker> takers;
};

[[nodiscard]] result<situation> situation_of(database& in, std::string_view world,
                                             std::string_view slug) {
  const std::array calls{
      call{.name = std::string(whereabouts.name), .values = {text(world), text(slug)}},
      call{.name = std::string(takers.name)}};
  auto given = in.repeat(purpose::read, calls);
  if (!given) return std::move(given).error().why;
  auto& row = given->front();
  situation out;
  if (row.rows() == 0) return out;
  out.is_known = true;
  out.campaign = row.id(0, 0);
  const auto host_in = [&row](std::size_t column) -> std::optional<taker> {
    if (row.is_null(0, column)) return std::nullopt;
    return taker{.id = row.id(0, column), .url = row.take(0, column + 1)};
  };
  out.owner = host_in(1);
  out.wanted = host_in(3);
  out.takers = takers_in(given->back());
  return out;
}

}  // namespace

result<std::vector<host_report>> hosts_of(database& in) {
  auto hosts = say(in, purpose::read, {.sql = R"(
select id, url, version, lease_until > now(), drains from host
order by lease_until > now() desc, url, id)"});
  if (!hosts) return std::move(hosts).error();
  auto owned = say(in, purpose::read, {.sql = R"(
select owner, world || '/' || slug from campaign where owner is not null order by 2)"});
  if (!owned) return std::move(owned).error();
  std::vector<host_report> out;
  for (std::size_t row = 0; row < hosts->rows(); ++row)
    out.push_back({.id = render_uuid(hosts->id(row, 0)),
                   .url = hosts->take(row, 1),
                   .version = hosts->take(row, 2),
                   .lease_runs = hosts->truth(row, 3),
                   .drains = hosts->truth(row, 4),
                   .campaigns = {}});
  for (std::size_t row = 0; row < owned->rows(); ++row) {
    const auto owner = render_uuid(owned->id(row, 0));
    for (auto& each : out)
      if (each.id == owner) each.campaigns.push_back(owned->take(row, 1));
  }
  return out;
}

result<done> ask_to_drain(database& in, const uuid& host) {
  const auto given = say(in, purpose::write,
                         {.sql = "update host set drains = true, asked = asked + 1 "
                                 "where id = $1::uuid",
                          .values = {id(host)}});
  if (!given) return given.error();
  if (given->affected == 0) return no_such_host(host);
  return done{};
}

result<move_asked> ask_to_move(database& in, std::string_view world, std::string_view slug,
                               const std::optional<uuid>& to) {
  auto now = situation_of(in, world, slug);
  if (!now) return std::move(now).error();
  if (!now->is_known)
    return error{.code = ec::not_found,
                 .what = fmt::format("the store has no campaign {}/{}", world, slug),
                 .todo = "Look at the list of its campaigns."};
  if (!to && now->owner)
    std::erase_if(now->takers, [&](const taker& each) { return each.id == now->owner->id; });
  const auto named = [&](const taker& each) { return each.id == to; };
  const auto found = std::ranges::find_if(now->takers, named);
  const taker* target = chosen_for(now->campaign, now->takers);
  if (to) target = found == now->takers.end() ? nullptr : &*found;
  if (target == nullptr) {
    if (to) return no_such_host(*to);
    return error{.code = ec::not_found,
                 .what = "there is no other host that could play the campaign",
                 .todo = "Start one that has an address."};
  }
  if (now->owner && now->owner->id == target->id)
    return error{.code = ec::exists,
                 .what = fmt::format("campaign {}/{} is played there already", world, slug),
                 .todo = "Name another host."};
  // First what is wanted, then that something is: whoever looks finds it.
  const std::array calls{
      call{.sql = "update campaign set wanted = $2::uuid where id = $1::uuid",
           .values = {id(now->campaign), id(target->id)}},
      call{.sql = "update host h set asked = asked + 1 from campaign c where c.owner = h.id and "
                  "c.id = $1::uuid",
           .values = {id(now->campaign)}}};
  const auto given = in.repeat(purpose::write, calls);
  if (!given) return given.error().why;
  return move_asked{.from = now->owner ? std::optional(now->owner->id) : std::nullopt,
                    .to = target->id};
}

result<done> forget_wish(database& in, std::string_view world, std::string_view slug,
                         std::string_view url) {
  const auto given = say(in, purpose::write,
                         {.sql = "update campaign c set wanted = null from host w "
                                 "where c.world = $1::text and c.slug = $2::text "
                                 "and w.id = c.wanted and w.url = $3::text",
                          .values = {text(world), text(slug), text(url)}});
  if (!given) return given.error();
  return done{};
}

result<place_of_campaign> place_of(database& in, const std::optional<uuid>& self,
                                   std::string_view world, std::string_view slug) {
  auto now = situation_of(in, world, slug);
  if (!now) return std::move(now).error();
  if (!now->is_known) return place_of_campaign{};
  const taker* const chosen = now->owner    ? &*now->owner
                              : now->wanted ? &*now->wanted
                                            : chosen_for(now->campaign, now->takers);
  if (chosen == nullptr) return place_of_campaign{.is_known = true};
  return place_of_campaign{.is_known = true,
                           .url = chosen->url,
                           .is_here = self == chosen->id,
                           .is_owned = now->owner.has_value()};
}

}  // namespace dnd::io::postgres
