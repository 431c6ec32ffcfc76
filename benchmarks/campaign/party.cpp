#include "benchmarks/campaign/party.hpp"

#include <array>

namespace dnd::bench {

namespace {

constexpr std::array<hero, 6> heroes{{
    {"aldric", "aldric", R"(name: Aldric
race: human
class: fighter
level: 5
abilities: {str: 17, dex: 13, con: 16, int: 10, wis: 12, cha: 11}
skills: [athletics, intimidation]
armor: chain-mail
shield: true
weapons: [longsword, javelin]
)"},
    {"brannoc", "brannoc", R"(name: Brannoc
race: half-orc
class: barbarian
level: 5
abilities: {str: 18, dex: 14, con: 17, int: 8, wis: 11, cha: 9}
skills: [athletics, survival]
weapons: [greataxe, handaxe]
)"},
    {"cerise", "cerise", R"(name: Cerise
race: human
class: cleric
level: 5
abilities: {str: 14, dex: 10, con: 14, int: 10, wis: 17, cha: 13}
skills: [insight, medicine]
armor: chain-mail
shield: true
weapons: [mace]
spells:
  0: [sacred-flame]
  1: [cure-wounds, guiding-bolt]
)"},
    {"delphine", "delphine", R"(name: Delphine
race: elf
subrace: High Elf
class: wizard
level: 5
abilities: {str: 8, dex: 15, con: 14, int: 18, wis: 12, cha: 10}
skills: [arcana, history]
weapons: [quarterstaff, dagger]
spells:
  0: [fire-bolt, ray-of-frost]
  1: [burning-hands, magic-missile]
)"},
    {"ewan", "ewan", R"(name: Ewan
race: halfling
subrace: Lightfoot Halfling
class: rogue
level: 5
abilities: {str: 9, dex: 18, con: 12, int: 13, wis: 11, cha: 14}
skills: [acrobatics, deception, perception, stealth]
armor: leather-armor
weapons: [shortsword, shortbow]
)"},
    {"fenna", "fenna", R"(name: Fenna
race: elf
subrace: High Elf
class: ranger
level: 5
abilities: {str: 12, dex: 18, con: 14, int: 11, wis: 15, cha: 9}
skills: [perception, survival, stealth]
armor: leather-armor
weapons: [longbow, shortsword]
)"},
}};

}  // namespace

std::span<const hero> party() noexcept {
  return heroes;
}

}  // namespace dnd::bench
