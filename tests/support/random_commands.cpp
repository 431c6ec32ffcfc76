#include "tests/support/random_commands.hpp"

#include <fmt/format.h>

namespace dnd::test {

std::string random_commands::next(const model::state& now) {
  const auto kind = pick(100);
  if (kind < 14) return "undo";
  if (kind < 21) return "redo";
  // Somebody has to be there first, or most of what follows is refused.
  if (kind < 35 || now.creatures().empty()) return creatures_command(now);
  if (kind < 60) return fight_command(now);
  if (kind < 82) return hand_command(now);
  return story_command(now);
}

std::string random_commands::who(const model::state& now) {
  if (now.creatures().empty() || pick(20) == 0) return "nobody";
  return now.creatures()[pick(now.creatures().size())]->id.str();
}

std::string random_commands::creatures_command(const model::state& now) {
  switch (pick(11)) {
    case 8:
      return one_of({"group pack: goblin*", "group pack: goblin-1..2 and: zombie-1",
                     "group others of: monsters", "ungroup pack"});
    case 9:
      return "add goblin as: Raiders count: " + std::to_string(2 + pick(2));
    case 10:
      return one_of({"remove dead", "remove goblin*", "remove pack"});
    case 0:
      return "add goblin count: " + std::to_string(1 + pick(3));
    case 1:
      return "add zombie and: spider hp: roll";
    case 2:
      return "add dragon hp: 60";
    case 3:
      return fmt::format("add ghoul as: {}", one_of({"Old Tom", "Ann O'Neil", "Ümlaut", "x"}));
    case 4:
      return one_of({"add elara", "add grog", "add bruenor and: vex"});
    case 5:
      return "add unicorn";
    case 6:
      return "remove " + who(now);
    default:
      return fmt::format("remove {} and: {}", who(now), who(now));
  }
}

std::string random_commands::fight_command(const model::state& now) {
  if (!now.fight() && pick(2) == 0) return "encounter start";
  switch (pick(12)) {
    case 0:
      return one_of({"encounter end", "encounter discard", "encounter discard"});
    case 1:
      return "encounter start with: " + who(now) + " surprised: " + who(now);
    case 2:
      return fmt::format("initiative by: {}{}", who(now), one_of({"", " rolled: 14", " adv"}));
    case 3:
      return one_of({"initiative", "initiative all"});
    case 4:
    case 5:
    case 6:
      return "turn";
    default:
      return fmt::format("attack by: {} with: {} to: {}{}", who(now),
                         one_of({"slam", "scimitar", "bite", "longsword", "fire breath", "claws",
                                 "shortbow", "tail"}),
                         who(now), one_of({"", "", " advantage", " disadvantage"}));
  }
}

std::string random_commands::hand_command(const model::state& now) {
  switch (pick(13)) {
    case 11:
      return fmt::format("dmg {} {}", one_of({"pack", "raiders", "goblin*", "all", "goblin-1..3"}),
                         one_of({"3", "2d6 fire", "4 cold 2"}));
    case 12:
      return fmt::format("cond {}prone {}", one_of({"", "-"}), one_of({"monsters", "party"}));
    case 0:
    case 1:
      return fmt::format("damage to: {} amount: {} type: {}", who(now),
                         one_of({"3", "12", "2d6+1", "400"}), one_of({"fire", "cold", "poison"}));
    case 2:
      return fmt::format("heal to: {} amount: {}", who(now), one_of({"1", "2d4+2", "300"}));
    case 3:
      return fmt::format("temp to: {} amount: 1d4+4", who(now));
    case 4:
    case 5:
      return fmt::format("condition add {} to: {}{}",
                         one_of({"poisoned", "prone", "exhaustion", "grappled", "unconscious"}),
                         who(now), one_of({"", " rounds: 1", " rounds: 3"}));
    case 6:
      return fmt::format("condition add frightened to: {} rounds: 2 by: {}", who(now), who(now));
    case 7:
      return fmt::format("condition remove {} from: {}",
                         one_of({"poisoned", "exhaustion", "prone"}), who(now));
    case 8:
      return fmt::format("check {} by: {}{}", one_of({"athletics", "stealth", "wis"}), who(now),
                         one_of({"", " dc: 12"}));
    case 9:
      return fmt::format("save {} by: {} dc: 13", one_of({"dex", "con"}), who(now));
    default:
      return "save death by: " + who(now);
  }
}

std::string random_commands::story_command(const model::state& now) {
  switch (pick(9)) {
    case 0:
      return "note \"quoted\" \\ and \t {\"more\":true} \xc3\xbc #";
    case 1:
      return one_of({"session start", "session start The \"Lost\" Mine"});
    case 2:
      return "session end";
    case 3:
      return "session save";
    case 4:
      return one_of({"roll 2d6+3", "roll 4dF", "roll 1d20 # luck"});
    case 5:
      return "status " + who(now);
    case 6:
      return one_of({"", "# a comment", "frobnicate", "attack", "roll 0d0", "damage to: amount:"});
    case 7:
      return "roll 1d6 rolled: 7";
    default:
      return "note nothing happens";
  }
}

}  // namespace dnd::test
