#include "model/verbs/followers.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/whereabouts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace dnd::model {

namespace rules {

namespace {

/// Why somebody cannot follow that one: nobody follows itself, on however long a way.
objection refuse_follower(const state& now, const creature_id& who, const creature& leader) {
  const creature& follower = *now.find(who);
  const auto no = [](std::string message, std::string hint) {
    return refusal{refusal_code::not_available, std::move(message), std::move(hint), std::nullopt};
  };
  if (follower.id == leader.id)
    return no(fmt::format("{} cannot follow itself", called(follower)),
              "`of:` names somebody else");
  if (follows(follower) == leader.id)
    return no(fmt::format("{} follows {} already", called(follower), called(leader)),
              "`follow WHO stop` ends it");
  const std::vector<creature_id> behind = followers_of(now, std::span(&who, 1));
  if (std::ranges::find(behind, leader.id) != behind.end())
    return no(fmt::format("{} follows {}", called(leader), called(follower)),
              "let it stop first: `follow WHO stop`");
  return std::nullopt;
}

objection refuse_alone(const state& now, const creature_id& who) {
  if (!follows(*now.find(who)).empty()) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} follows nobody", called(*now.find(who))), "`where` shows who does",
                 std::nullopt};
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec following{.kind = value_kind::creature,
                               .needed = need::required,
                               .times = arity::list,
                               .placeholder = "WHO",
                               .help = "a pet, a hireling, a guide"};
constexpr label_spec followed{.name = "of",
                              .alias = "with",
                              .kind = value_kind::creature,
                              .placeholder = "WHOM",
                              .help = "whom it follows"};
constexpr label_spec follow_labels[] = {followed};
constexpr flag_spec stops_following{.name = "stop", .help = "it follows nobody any more"};
constexpr flag_spec follow_flags[] = {stops_following};
constexpr std::string_view follow_examples[] = {"follow wolf-1 of: Elara", "follow wolf-1 stop"};

}  // namespace

constinit const verb_spec follow::row{
    .name = "follow",
    .subject = following,
    .labels = follow_labels,
    .flags = follow_flags,
    .summary = "lets creatures follow somebody: pets, hirelings, guides",
    .details =
        "Who follows is where its leader is, travels and rests with it, eats and drinks of what it "
        "has, and is on its side in a fight. It gets no share of experience. `where` shows who "
        "follows whom.",
    .examples = follow_examples};

follow follow::read(value_reader& given) {
  return {.who = given.words(following),
          .of = given.optional_word(followed),
          .stop = given.has(stops_following)};
}

void follow::print(line_writer& line) const {
  line.words(following, who).optional_word(followed, of).flag(stops_following, stop);
}

objection follow::decide(rules::draft& out) const {
  using namespace rules;
  if (of.has_value() == stop)
    return refusal{stop ? refusal_code::unexpected_text : refusal_code::missing_label,
                   stop ? "who stops follows nobody" : "it is not said whom they follow",
                   "follow wolf-1 of: Elara; follow wolf-1 stop",
                   of ? std::optional(of->column) : std::nullopt};
  auto all = all_named(out.now(), who);
  if (!all) return all.error();
  creature_id leader;
  if (of) {
    const auto named_one = named(out.now(), *of);
    if (!named_one) return named_one.error();
    leader = *named_one;
    if (auto no = refuse_dead(out.now(), {.ids = {leader}, .columns = {of->column}, .by_group = {}},
                              "leads nobody"))
      return no;
    if (auto no = refuse_dead(out.now(), *all, "follows nobody")) return no;
  }
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    auto no = stop ? refuse_alone(out.now(), id) : refuse_follower(out.now(), id, out.at(leader));
    if (no) no->column = column_of(*all, at);
    return no;
  };
  if (auto no = keep_able(*all, why_not)) return no;
  for (const creature_id& id : all->ids) {
    if (stop) {
      stop_following(out, id);
      continue;
    }
    // Of several one may have come to follow another meanwhile.
    if (auto no = refuse_follower(out.now(), id, out.at(leader))) return no;
    begin_following(out, id, leader);
    go_to(out, with_followers(out.now(), std::span(&id, 1)), place_of(out.now(), leader));
  }
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
