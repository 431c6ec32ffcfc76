#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

/// Secrets, lines of a game master that plant them, and what finds them in what others get.
namespace dnd::test {

/// Words that are nowhere but in secrets, in small letters. Who tries to find out more types their
/// beginnings: what was typed may be said back.
inline constexpr std::string_view secret_words[] = {"zorblax", "xyzzy", "plugh", "quuxtrait"};
/// The hit points of monsters: so many, and fewer once they are wounded.
inline constexpr int secret_hp = 713'000;
inline constexpr int secret_hp_least = 712'000;

inline std::string monster(std::string_view name) {
  return "name: " + std::string(name) +
         "\narmor_class: 12\nhit_points: " + std::to_string(secret_hp) +
         "\ntraits:\n  - {name: Quuxtrait, description: A quuxtrait is a secret.}\n"
         "actions:\n  - {name: Slam, attack: melee, to_hit: 5, reach: 5, "
         "damage: [1d6+2 bludgeoning]}\n";
}

/// The first secret in a text; empty when there is none.
inline std::string secret_in(const std::string& text) {
  std::string small = text;
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const std::string_view word : secret_words)
    if (small.find(word) != std::string::npos) return std::string(word);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] < '0' || text[at] > '9') {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end - at == 6) {
      const int number = std::atoi(text.substr(at, 6).c_str());
      if (number >= secret_hp_least && number <= secret_hp) return text.substr(at, 6);
    }
    at = end;
  }
  return {};
}

/// What is written into the books, with secrets in it. `any` names somebody.
template <class Any>
std::string line_for_books(std::mt19937_64& random, const Any& any) {
  switch (random() % 14) {
    case 0:
      return "world event xyzzy has come true. for: gm";
    case 1:
      return "quest Xyzzy Quest text: plugh for: gm";
    case 2:
      return "person Xyzzy Man text: a plugh for: gm";
    case 3:
      return random() % 2 == 0 ? "place Xyzzyville for: gm"
                               : "arrive Xyzzyville by: zorblax-1 and: brute-1";
    case 4:
      return random() % 2 == 0 ? "clock Xyzzy Clock parts: 4 for: gm" : "tick Xyzzy Clock";
    case 5:
      return random() % 2 == 0 ? "forget Xyzzy Man" : "quest Xyzzy Quest status: done for: gm";
    case 6:
      return "give plugh ring to: " + any() + " homemade weight: 1 looks: odd ring unidentified";
    case 7:
      return "give plugh gem to: zorblax-1 homemade weight: 1";
    case 8:
      return "give 5 gp to: " + any();
    case 9:
      return "give 1 gp to: " + any() + " from: " + any();
    case 10:
      return "give plugh ring to: " + any() + " from: " + any();
    case 11:
      return "container Plugh Box of: zorblax-1 holds: 10";
    case 12:
      return random() % 2 == 0 ? "xp award 10 to: elara and: grog" : "time pass 1 day";
    default:
      return random() % 2 == 0 ? "session start" : "session end";
  }
}

/// What the game master does, with secrets in it.
inline std::string gms_line(std::mt19937_64& random) {
  static const char* const who[] = {"elara", "grog", "brute-1", "brute-2", "zorblax-1"};
  static const char* const kinds[] = {"prone", "poisoned", "blinded", "frightened"};
  const auto any = [&] { return std::string(who[random() % std::size(who)]); };
  if (random() % 3 == 0) return line_for_books(random, any);
  switch (random() % 20) {
    case 0:
      return "note xyzzy and so on";
    case 1:
      return "note xyzzy, whispered for: grog";
    case 2:
      return "note all is well for: all";
    case 3:
      return "roll 4d6 secret # plugh";
    case 4:
      return "roll 1d20 by: elara secret # plugh";
    case 5:
      return "roll 1d20 by: zorblax-1 # plugh";
    case 6:
    case 7:
      return "attack by: " + any() + " with: slam to: " + any();
    case 8:
      return "damage to: " + any() + " amount: 3 type: fire by: " + any();
    case 9:
      return "heal to: " + any() + " amount: 2 by: " + any();
    case 10:
      return "condition add " + std::string(kinds[random() % 4]) + " to: " + any() +
             " rounds: 3 by: " + any();
    case 11:
      return "save dex by: " + any() + " dc: 12";
    case 12:
      return "check stealth by: " + any() + " dc: 12";
    case 13:
      return "conceal brute-1";
    case 14:
      return "reveal brute-1";
    case 15:
      return "temp to: " + any() + " amount: 4";
    case 16:
      return random() % 2 == 0 ? "undo" : "redo";
    case 17:
      return random() % 3 == 0 ? "encounter end" : "encounter start";
    case 18:
      return "group plugh: " + any() + " and: zorblax-1";
    default:
      return random() % 2 == 0 ? "turn" : "initiative all";
  }
}

}  // namespace dnd::test
