#include "io/import/stat_words.hpp"

#include "io/import/plain_text.hpp"
#include "io/import/word_scan.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace dnd::io::imports {
namespace {

constexpr int feet_most = 1000;

std::string cut_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n.;,");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \n.;,") - first + 1));
}

void add_words(std::string& to, std::string_view words) {
  const std::string what = cut_blanks(words);
  if (what.empty()) return;
  if (!to.empty()) to += ", ";
  to += what;
}

/// Parts of a text between any of `marks`, but not inside of parentheses.
std::vector<std::string> parts_of(std::string_view text, std::string_view marks) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char letter : text) {
    if (letter == '(') ++depth;
    if (letter == ')' && depth > 0) --depth;
    if (depth == 0 && marks.find(letter) != std::string_view::npos)
      parts.emplace_back();
    else
      parts.back() += letter;
  }
  return parts;
}

/// What the words after the types say about weapons.
void read_exceptions(const word_scan& words, model::damage_defence& defence) {
  const auto has = [&](std::string_view word) { return words.find({word}).has_value(); };
  defence.nonmagical_only = has("nonmagical") || has("nonmagic") ||
                            words.find({"non", "-", "magical"}).has_value() ||
                            words.find({"non", "magical"}).has_value();
  if (!defence.nonmagical_only) return;
  defence.except_silvered = has("silvered") || has("silver");
  defence.except_adamantine = has("adamantine") || has("adamantite");
}

}  // namespace

std::optional<int> first_number(std::string_view text) {
  const word_scan words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto value = words.number(i);
    if (!value) continue;
    return i > 0 && words.at(i - 1) == "-" && words.offset(i - 1) + 1 == words.offset(i) ? -*value
                                                                                         : *value;
  }
  return std::nullopt;
}

std::optional<std::string> first_dice(std::string_view text) {
  const word_scan words(text);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (const auto found = words.dice(i)) return found->text;
  return std::nullopt;
}

std::optional<model::speeds> read_speed_words(std::string_view text) {
  const word_scan words(text);
  model::speeds speed;
  std::int16_t* into = &speed.walk;
  bool any = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.at(i);
    if (word == "walk" || word == "walking") into = &speed.walk;
    if (word == "fly" || word == "flying") into = &speed.fly;
    if (word == "swim" || word == "swimming") into = &speed.swim;
    if (word == "climb" || word == "climbing") into = &speed.climb;
    if (word == "burrow" || word == "burrowing") into = &speed.burrow;
    if (word == "hover") speed.hover = true;
    const auto feet = words.number(i);
    // A second figure of one way of moving is that of another form.
    if (!feet || *feet > feet_most || into == nullptr) continue;
    *into = static_cast<std::int16_t>(*feet);
    into = nullptr;
    any = true;
  }
  if (!any) return std::nullopt;
  return speed;
}

void read_sense_words(std::string_view text, model::senses& into, std::string& not_understood) {
  for (const std::string& part : parts_of(text, ",;")) {
    const word_scan words(part);
    const auto feet = first_number(part);
    const auto has = [&](std::string_view word) { return words.find({word}).has_value(); };
    const auto set = [&](std::int16_t& sense, int most) {
      if (feet && *feet >= 0 && *feet <= most) sense = static_cast<std::int16_t>(*feet);
    };
    if (has("darkvision")) {
      set(into.darkvision, 10'000);
    } else if (has("blindsight")) {
      set(into.blindsight, 10'000);
    } else if (has("tremorsense")) {
      set(into.tremorsense, 10'000);
    } else if (has("truesight")) {
      set(into.truesight, 10'000);
    } else if (has("perception")) {
      set(into.passive_perception, 100);
    } else {
      if (cut_blanks(part) != "-") add_words(not_understood, part);
    }
  }
}

std::vector<std::pair<std::string, int>> read_bonus_words(std::string_view text) {
  std::vector<std::pair<std::string, int>> bonuses;
  for (const std::string& part : parts_of(text, ",;")) {
    const std::size_t sign = part.find_first_of("+-0123456789");
    if (sign == std::string::npos) continue;
    const word_scan rest(std::string_view(part).substr(sign));
    const auto bonus = rest.bonus(0);
    const std::string name = cut_blanks(std::string_view(part).substr(0, sign));
    if (bonus && !name.empty()) bonuses.emplace_back(name, *bonus);
  }
  return bonuses;
}

void read_damage_words(std::string_view text, model::defence_kind kind,
                       std::vector<model::damage_defence>& into, std::string& not_understood) {
  model::damage_defence plain;
  plain.kind = kind;
  std::vector<model::damage_defence> special;
  for (const std::string& part : parts_of(text, ";")) {
    const word_scan words(part);
    model::damage_defence found;
    found.kind = kind;
    std::string others;
    std::size_t known_end = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (const auto type = model::parse_damage_type(words.at(i))) {
        found.types.insert(*type);
        known_end = i + 1;
      }
    }
    if (found.types.empty()) {
      if (cut_blanks(part) != "-") add_words(not_understood, part);
      continue;
    }
    read_exceptions(words, found);
    if (!found.nonmagical_only) {
      plain.types = model::damage_type_set(plain.types.bits() | found.types.bits());
      add_words(not_understood,
                std::string_view(part).substr(std::min(part.size(), words.offset(known_end))));
      continue;
    }
    // "poison, bludgeoning and piercing from nonmagical attacks": only weapons are not magical.
    model::damage_type_set weapons;
    for (const auto type : {model::damage_type::bludgeoning, model::damage_type::piercing,
                            model::damage_type::slashing}) {
      if (!found.types.contains(type)) continue;
      weapons.insert(type);
      found.types.erase(type);
    }
    plain.types = model::damage_type_set(plain.types.bits() | found.types.bits());
    if (weapons.empty()) continue;
    found.types = weapons;
    special.push_back(found);
  }
  if (!plain.types.empty()) into.push_back(plain);
  into.insert(into.end(), special.begin(), special.end());
}

void read_condition_words(std::string_view text, model::condition_set& into,
                          std::string& not_understood) {
  for (const std::string& part : parts_of(text, ",;")) {
    const word_scan words(part);
    bool any = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (const auto found = model::parse_condition(words.at(i))) {
        into.insert(*found);
        any = true;
      }
    }
    if (!any && cut_blanks(part) != "-") add_words(not_understood, part);
  }
}

std::optional<std::int16_t> read_challenge_words(std::string_view text) {
  const word_scan words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto whole = words.number(i);
    if (!whole) continue;
    if (words.at(i + 1) == "/") {
      const auto below = words.number(i + 2);
      if (!below || (*below != 2 && *below != 4 && *below != 8) || *whole != 1) return std::nullopt;
      return static_cast<std::int16_t>(8 / *below);
    }
    const std::string number(text.substr(words.offset(i)));
    const double value = std::strtod(number.c_str(), nullptr);
    const double eighths = value * 8;
    if (value < 0 || value > 30) return std::nullopt;
    // 0.125, 0.25 and 0.5 are exact.
    const auto exact = static_cast<std::int16_t>(eighths);
    const bool is_rating = exact % 8 == 0 || exact == 1 || exact == 2 || exact == 4;
    if (static_cast<double>(exact) != eighths || !is_rating) return std::nullopt;
    return exact;
  }
  return std::nullopt;
}

std::optional<model::creature_size> read_size_word(std::string_view text) {
  constexpr std::array<std::string_view, 6> letters = {"t", "s", "m", "l", "h", "g"};
  constexpr std::array<std::string_view, 6> short_words = {"tiny", "sm",   "med",
                                                           "lg",   "huge", "grg"};
  const word_scan words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.at(i);
    if (const auto found = model::parse_creature_size(word)) return found;
    for (std::size_t size = 0; size < letters.size(); ++size)
      if (word == letters[size] || word == short_words[size])
        return static_cast<model::creature_size>(size);
  }
  return std::nullopt;
}

type_line read_type_line(std::string_view text) {
  type_line read;
  const std::vector<std::string> parts = parts_of(text, ",");
  const word_scan words(parts.front());
  std::size_t begin = 0;
  if (const auto size = model::parse_creature_size(words.at(0))) {
    read.size = size;
    begin = words.offset(1);
    // "Medium or Small humanoid"
    if (words.at(1) == "or" && model::parse_creature_size(words.at(2))) begin = words.offset(3);
  }
  read.type =
      cut_blanks(std::string_view(parts.front()).substr(std::min(begin, parts.front().size())));
  for (std::size_t i = 1; i < parts.size(); ++i) add_words(read.alignment, parts[i]);
  return read;
}

std::optional<model::skill> read_skill_word(std::string_view text) {
  if (const auto found = model::parse_skill(text)) return found;
  // Foundry's short names.
  constexpr std::array<std::string_view, model::skill_count> short_names = {
      "acr", "ani", "arc", "ath", "dec", "his", "ins", "itm", "inv",
      "med", "nat", "prc", "prf", "per", "rel", "slt", "ste", "sur"};
  const auto found = std::find(short_names.begin(), short_names.end(), text);
  if (found != short_names.end()) return static_cast<model::skill>(found - short_names.begin());
  // "sleightOfHand", "animalHandling"
  std::string spaced;
  for (const char letter : text) {
    if (letter >= 'A' && letter <= 'Z' && !spaced.empty()) spaced += '-';
    spaced += letter;
  }
  return model::parse_skill(spaced);
}

}  // namespace dnd::io::imports
