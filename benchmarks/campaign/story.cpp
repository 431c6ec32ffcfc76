#include "benchmarks/campaign/story.hpp"

#include "benchmarks/campaign/party.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace dnd::bench {

namespace {

constexpr std::array<std::string_view, 14> foes{
    "goblin", "zombie",  "skeleton", "orc",   "wolf",    "hobgoblin", "kobold",
    "bandit", "cultist", "ghoul",    "gnoll", "bugbear", "ogre",      "guard"};
constexpr std::array<std::string_view, 8> places{
    "the mill at Blackwater", "the drowned chapel", "the toll bridge",  "the charcoal kilns",
    "the well in the wood",   "the salt cellars",   "the hanging gate", "the ferry house"};
constexpr std::array<std::string_view, 6> tales{
    "The floor gives way under the weight of the fight, and what was a cellar is now a pit with "
    "a broken stair. Whoever stands within ten feet of it has to hold on to something.",
    "Behind the second door somebody has drawn the tide tables of a coast that none of them "
    "knows. Delphine copies them; the ink is not a week old.",
    "The bell rings once. Nobody is near it, and the rope hangs still.",
    "Their captain shouts in a tongue that only Fenna speaks: the wagon has left, hold them until "
    "the moon is up. She does not say so until later.",
    "Smoke from the kilns lies over the road. Past thirty feet there is only grey, and shapes in "
    "it that may be friends.",
    "Cerise finds a name in the ledger that she has promised not to say aloud. She tears the page "
    "out, and Ewan sees it."};
constexpr std::array<std::string_view, 6> skills{"perception", "stealth",       "athletics",
                                                 "arcana",     "investigation", "insight"};
constexpr std::array<std::string_view, 5> abilities{"dex", "con", "wis", "str", "cha"};
constexpr std::array<std::string_view, 5> conditions{"prone", "poisoned", "frightened",
                                                     "restrained", "blinded"};
constexpr std::array<std::string_view, 5> damages{"fire", "cold", "bludgeoning", "poison",
                                                  "necrotic"};
/// Newcomers join a fight while fewer than this many foes stand.
constexpr std::size_t foes_least = 6;
/// What a fight may grow to: reinforcements come while it goes on.
constexpr std::size_t foes_most = 48;

using ids = std::vector<model::creature_id>;

bool is_hero(const model::creature& who) {
  return who.number == 0;
}

bool can_act(const model::state& now, const model::creature& who) {
  const auto* place = now.fight() ? now.fight()->find(who.id) : nullptr;
  return who.life == model::vitality::conscious && !(place && place->surprised) &&
         !model::effective_conditions(who).contains(model::condition::incapacitated);
}

template <class Which>
ids those(const model::state& now, Which which) {
  ids found;
  for (const auto& who : now.creatures())
    if (which(*who)) found.push_back(who->id);
  return found;
}

std::string joined(const ids& who, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(who.size(), most); ++i) {
    if (i > 0) text += " and: ";
    text += who[i].view();
  }
  return text;
}

/// Whether the command language takes the name without quotes, so that lines stay readable.
bool is_plain(std::string_view name) {
  return std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' '; });
}

}  // namespace

std::uint64_t dice_cup::draw() noexcept {
  // splitmix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators".
  state_ += 0x9e3779b97f4a7c15;
  auto z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

bool story::is_calm(const model::state& now) const {
  return !now.fight() && scene_ == scene::travel && now.creatures().size() <= party().size();
}

std::int64_t story::pause_ms() {
  const auto seconds = scene_ == scene::fight ? 12U : 45U;
  return static_cast<std::int64_t>(300 + dice_.pick(seconds * 1000));
}

std::string story::one_hero() {
  return std::string(party()[dice_.pick(party().size())].id);
}

const story::names& story::actions_of(const model::creature& who) {
  const auto [at, is_new] = actions_.try_emplace(who.block.get());
  if (!is_new) return at->second;
  kept_.push_back(who.block);  // The key is its address.
  for (const auto& action : who.block->actions) {
    const bool harms = action.attack || !action.multiattack.empty();
    if (harms && action.usage.kind == model::usage_kind::at_will && is_plain(action.name))
      at->second.push_back(action.name.str());
  }
  return at->second;
}

/// Half of those who are asked answer.
std::string story::answer(const model::pending_decision& waits) {
  const model::reaction_choice& first = waits.asked.front();
  if (dice_.pick(2) == 0) return fmt::format("pass by: {}", first.who);
  return fmt::format("reaction {} by: {}", first.reactions.front(), first.who);
}

std::string story::next(const model::state& now) {
  if (now.pending()) return answer(*now.pending());
  switch (scene_) {
    case scene::opening:
      return open(now);
    case scene::travel:
      return travel(now);
    case scene::muster:
      return muster(now);
    case scene::fight:
      return fight(now);
    case scene::aftermath:
      return aftermath(now);
  }
  return {};
}

std::string story::open(const model::state& now) {
  if (!now.play().running)
    return fmt::format("session start {}", places[dice_.pick(places.size())]);
  for (const auto& hero : party())
    if (!now.find(hero.id)) return fmt::format("add {}", hero.id);
  scene_ = scene::travel;
  left_ = 4 + dice_.pick(8);
  return fmt::format("note The party sets out for {}.", places[dice_.pick(places.size())]);
}

std::string story::travel(const model::state& now) {
  if (left_ == 0) {
    scene_ = scene::muster;
    left_ = 2 + dice_.pick(4);
    return muster(now);
  }
  --left_;
  switch (dice_.pick(8)) {
    case 6:
    case 7:
      return fmt::format("note {}", tales[dice_.pick(tales.size())]);
    case 0:
      return fmt::format("note They reach {}. Somebody has been here before them.",
                         places[dice_.pick(places.size())]);
    case 1:
      return fmt::format("save {} by: {} dc: {}", abilities[dice_.pick(abilities.size())],
                         one_hero(), 10 + dice_.pick(8));
    case 2:
      return fmt::format("roll {}d6+{} by: {}", 1 + dice_.pick(4), dice_.pick(5), one_hero());
    case 3:
      return fmt::format("damage to: {} amount: 1d6 type: bludgeoning", one_hero());
    default:
      return fmt::format("check {} by: {} dc: {}", skills[dice_.pick(skills.size())], one_hero(),
                         10 + dice_.pick(8));
  }
}

std::string story::muster(const model::state& now) {
  if (left_ > 0) {
    --left_;
    return fmt::format("add {} count: {}{}", foes[dice_.pick(foes.size())], 3 + dice_.pick(8),
                       dice_.one_in(3) ? " hp: roll" : "");
  }
  scene_ = scene::fight;
  left_ = 3 + dice_.pick(6);
  acted_ = false;
  if (now.fight()) return fight(now);
  return "encounter start";
}

std::string story::fight(const model::state& now) {
  const auto* fight = now.fight();
  if (!fight) {
    scene_ = scene::aftermath;
    return aftermath(now);
  }
  if (fight->round == 0) {
    for (const auto& one : fight->order)
      if (!one.rolled) return fmt::format("initiative by: {}", one.id.view());
    return "turn";
  }
  const auto* turn = fight->turn_of();
  const auto* who = turn ? now.find(turn->id) : nullptr;
  if (who && !acted_ && can_act(now, *who)) {
    acted_ = true;
    return act(now, *who);
  }
  if (dice_.one_in(7)) return master(now);
  acted_ = false;
  const bool is_over = ending_ == ending::calm && fight->round > left_;
  return is_over ? "encounter end" : "turn";
}

std::string story::act(const model::state& now, const model::creature& who) {
  const bool hero = is_hero(who);
  const auto targets = those(now, [&](const model::creature& other) {
    return is_hero(other) != hero && other.life == model::vitality::conscious;
  });
  const auto& actions = actions_of(who);
  if (targets.empty() || actions.empty()) return master(now);
  return fmt::format(
      "attack by: {} with: {} to: {}{}", who.id.view(), actions[dice_.pick(actions.size())],
      targets[dice_.pick(targets.size())].view(), dice_.one_in(8) ? " advantage" : "");
}

/// What the game master does between turns.
std::string story::master(const model::state& now) {
  const auto fallen = those(now, [](const model::creature& who) {
    return is_hero(who) && who.life != model::vitality::dead && 2 * who.hp < who.max_hp;
  });
  if (!fallen.empty())
    return fmt::format("heal to: {} amount: {}d8+{}", joined(fallen, fallen.size()),
                       1 + dice_.pick(3), 3 + dice_.pick(5));
  const auto dead = those(now, [](const model::creature& who) {
    return !is_hero(who) && who.life == model::vitality::dead;
  });
  if (dead.size() > foes_least) return fmt::format("remove {}", joined(dead, bounds::targets_max));
  const auto standing = those(now, [](const model::creature& who) { return !is_hero(who); });
  if (standing.size() < foes_least || (standing.size() < foes_most && dice_.one_in(4)))
    return fmt::format("add {} count: {}", foes[dice_.pick(foes.size())], 2 + dice_.pick(5));
  const auto whom = now.creatures()[dice_.pick(now.creatures().size())]->id.view();
  switch (dice_.pick(8)) {
    case 0:
      return fmt::format("damage to: {} amount: {}d6 type: {}", whom, 1 + dice_.pick(3),
                         damages[dice_.pick(damages.size())]);
    case 1:
      return fmt::format("save {} by: {} dc: 13", abilities[dice_.pick(abilities.size())], whom);
    case 2:
      return fmt::format("temp to: {} amount: 1d4+4", one_hero());
    case 3:
      return fmt::format("note {}", tales[dice_.pick(tales.size())]);
    case 4:
      // A die was read wrong.
      return dice_.one_in(8) ? "undo" : fmt::format("check athletics by: {} dc: 12", whom);
    default:
      return fmt::format("condition add {} to: {} rounds: {}",
                         conditions[dice_.pick(conditions.size())], whom, 1 + dice_.pick(4));
  }
}

/// What is carried stays about what it was, however long the story is: as much is sold and used up
/// as is found.
std::string story::life() {
  const std::string who = one_hero();
  switch (dice_.pick(12)) {
    case 0:
      return fmt::format("xp award {} to: {}", 5 + dice_.pick(20), who);
    case 1:
      return fmt::format("give {} gp and: {} sp to: {}", 1 + dice_.pick(9), 1 + dice_.pick(30),
                         who);
    case 2:
      return fmt::format("give {} torches to: {}", 1 + dice_.pick(3), who);
    case 3:
      return fmt::format("take 2 torches from: {}", who);
    case 4:
      return fmt::format("take 1 torch from: {} to: {}", who, one_hero());
    case 5:
      return fmt::format("buy 1 torch by: {}", who);
    case 6:
      return fmt::format("sell 1 torch by: {} for: 1 cp", who);
    case 7:
      return fmt::format("take 4 gp from: {} to: stash", who);
    case 8:
      return fmt::format("take 5 gp from: stash");
    case 9:
      return fmt::format("quest Ask at {} status: {}", places[dice_.pick(places.size())],
                         dice_.pick(2) == 0 ? "open" : "done");
    default:
      return fmt::format("time pass {} hours", 1 + dice_.pick(12));
  }
}

std::string story::aftermath(const model::state& now) {
  // The dead stay behind; a hero who died is followed by another of the name.
  const auto gone = those(now, [](const model::creature& who) {
    return !is_hero(who) || who.life == model::vitality::dead;
  });
  if (!gone.empty()) return fmt::format("remove {}", joined(gone, bounds::targets_max));
  for (const auto& hero : party())
    if (!now.find(hero.id)) return fmt::format("add {}", hero.id);
  for (const auto& who : now.creatures())
    if (!who->conditions.empty())
      return fmt::format("condition remove {} from: {}",
                         model::to_text(who->conditions.front().kind), who->id.view());
  const auto hurt = those(now, [](const model::creature& who) { return who.hp < who.max_hp; });
  if (!hurt.empty()) return fmt::format("heal to: {} amount: 100", joined(hurt, hurt.size()));
  if (telling_ == telling::life) {
    if (life_left_ == 0) life_left_ = 6 + dice_.pick(8);
    if (--life_left_ > 0) return life();
  }
  ++fights_in_session_;
  scene_ = scene::opening;
  if (telling_ == telling::life && fights_in_session_ % 6 == 3)
    return fmt::format("world event Of {} they tell by the fire.",
                       places[dice_.pick(places.size())]);
  if (fights_in_session_ % 6 == 0) return "session end";
  scene_ = scene::travel;
  left_ = 3 + dice_.pick(6);
  return "note They search the place, and go on.";
}

}  // namespace dnd::bench
