#include "model/rules/starting_equipment.hpp"

#include "model/bounds.hpp"
#include "model/rules/class_entry.hpp"
#include "model/rules/goods.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace dnd::model::rules {

namespace {

constexpr std::string_view standard_word = "standard";
constexpr std::int32_t copper_in_gold = 100;

std::vector<std::string> words_of_slug(std::string_view slug) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < slug.size();) {
    const std::size_t end = std::min(slug.find('-', at), slug.size());
    if (end > at) words.emplace_back(slug.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// "light crossbow" is a `crossbow-light`, "handaxes" are a `handaxe`.
bool has_all_words(std::string_view item, std::string_view said) {
  const std::vector<std::string> has = words_of_slug(item);
  const std::vector<std::string> wanted = words_of_slug(said);
  return !wanted.empty() && std::ranges::all_of(wanted, [&](const std::string& one) {
    return std::ranges::any_of(has, [&](const std::string& each) {
      return each == one || each + "s" == one || each + "es" == one;
    });
  });
}

/// The one of the list that a name means; empty for none or several.
std::string item_meant(const std::vector<std::string>& list, std::string_view said) {
  if (std::ranges::find(list, said) != list.end()) return std::string(said);
  std::string found;
  for (const std::string& each : list) {
    if (!has_all_words(each, said)) continue;
    if (!found.empty()) return {};
    found = each;
  }
  return found;
}

ruled<offered_thing> thing_of(const draft& out, const content_node& at) {
  offered_thing thing;
  thing.count = field_number(at, "count", 1);
  thing.for_proficient = at.find("requires") != nullptr;
  thing.item = std::string(at.text_of("item"));
  if (!thing.item.empty()) return thing;
  thing.item = std::string(at.text_of("category"));
  const auto kind = entry_named(out, category::equipment_categories, thing.item, 0);
  if (!kind) return kind.error();
  thing.members = texts_in((*kind)->fields, "members");
  return thing;
}

objection add_offers(const draft& out, const content_entry& from, starting_offer& into) {
  if (const content_node* const fixed = from.fields.find("equipment"))
    for (const content_node& one : fixed->items)
      add_count(into.fixed, one.key, field_number(*fixed, one.key, 1));
  into.coins += std::int64_t{field_number(from.fields, "gold")} * copper_in_gold;
  const content_node* const choices = from.fields.find("equipment_choices");
  if (choices == nullptr) return std::nullopt;
  for (const content_node& one : choices->items) {
    equipment_choice& choice = into.choices.emplace_back();
    choice.source = from.name;
    for (const content_node& option : one.items) {
      equipment_option& things = choice.options.emplace_back();
      for (const content_node& at : option.items) {
        auto thing = thing_of(out, at);
        if (!thing) return std::move(thing).error();
        things.push_back(*std::move(thing));
      }
    }
  }
  return std::nullopt;
}

std::string in_words(std::string slug) {
  std::ranges::replace(slug, '-', ' ');
  return slug;
}

char letter_of(std::size_t index) {
  return static_cast<char>('a' + index);
}

/// What was said about one choice so far.
struct choice_state {
  std::optional<std::size_t> option;
  /// What is taken of the categories of the option, thing by thing, and which items were named.
  std::vector<std::vector<std::string>> picks;
  std::vector<bool> named;
};

class equipment_chooser {
 public:
  equipment_chooser(const starting_offer& offer, const std::vector<word>& said)
      : offer_(offer), said_(split(said)), states_(offer.choices.size()) {}

  /// Whether the word was taken; a refusal for a letter that stands for nothing.
  [[nodiscard]] ruled<bool> take(std::size_t index) {
    const word& one = said_[index];
    if (one.text.size() == 1) return take_letter(one);
    const std::string name = slug_of(one.text);
    if (name == standard_word) return is_standard_ = true;
    return take_in_options(name) || take_new_option(index, name);
  }
  [[nodiscard]] const std::vector<word>& said() const { return said_; }

  /// Takes the first of all that is open, where that was said.
  void complete() {
    if (!is_standard_) return;
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (!states_[i].option) choose(i, 0);
      const equipment_option& option = option_of(i);
      for (std::size_t k = 0; k < option.size(); ++k)
        while (is_open(i, k)) states_[i].picks[k].push_back(option[k].members.front());
    }
  }

  /// What is left open, the first first.
  [[nodiscard]] open_choices open() const {
    open_choices all;
    for (std::size_t i = 0; i < states_.size(); ++i) {
      const equipment_choice& choice = offer_.choices[i];
      if (!states_[i].option) {
        open_choice one{.label = "equipment", .source = choice.source, .count = 1, .from = {}};
        for (std::size_t k = 0; k < choice.options.size(); ++k)
          one.from.push_back(fmt::format("{}: {}", letter_of(k), option_text(choice.options[k])));
        all.push_back(std::move(one));
        continue;
      }
      const equipment_option& option = option_of(i);
      for (std::size_t k = 0; k < option.size(); ++k)
        if (is_open(i, k))
          all.push_back(
              {.label = "equipment",
               .source = fmt::format("{}, {}", choice.source, in_words(option[k].item)),
               .count = option[k].count - static_cast<std::int32_t>(states_[i].picks[k].size()),
               .from = option[k].members});
    }
    return all;
  }

  [[nodiscard]] chosen_equipment chosen() const {
    chosen_equipment all{.things = offer_.fixed, .for_proficient = {}};
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (!states_[i].option) continue;
      const equipment_option& option = option_of(i);
      for (std::size_t k = 0; k < option.size(); ++k) {
        for (const std::string& pick : states_[i].picks[k]) add_count(all.things, pick, 1);
        if (!option[k].members.empty()) continue;
        add_count(all.things, option[k].item, option[k].count);
        if (option[k].for_proficient) all.for_proficient.push_back(option[k].item);
      }
    }
    return all;
  }

 private:
  /// "b longsword" says two things.
  [[nodiscard]] static std::vector<word> split(const std::vector<word>& said) {
    std::vector<word> all;
    for (const word& one : said) {
      const bool has_letter = one.text.size() > 2 && one.text[1] == ' ';
      if (has_letter) all.push_back({.text = one.text.substr(0, 1), .column = one.column});
      all.push_back(has_letter ? word{.text = one.text.substr(2), .column = one.column + 2} : one);
    }
    return all;
  }
  [[nodiscard]] const equipment_option& option_of(std::size_t choice) const {
    return offer_.choices[choice].options[*states_[choice].option];
  }
  [[nodiscard]] bool is_open(std::size_t choice, std::size_t thing) const {
    const offered_thing& of = option_of(choice)[thing];
    return !of.members.empty() &&
           static_cast<std::int32_t>(states_[choice].picks[thing].size()) < of.count;
  }
  void choose(std::size_t choice, std::size_t option) {
    states_[choice].option = option;
    const std::size_t things = offer_.choices[choice].options[option].size();
    states_[choice].picks.assign(things, {});
    states_[choice].named.assign(things, false);
  }

  [[nodiscard]] ruled<bool> take_letter(const word& one) {
    const char letter = static_cast<char>(one.text.front() | 0x20);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].option) continue;
      const std::size_t count = offer_.choices[i].options.size();
      const auto index = static_cast<std::size_t>(letter - 'a');
      if (letter < 'a' || index >= count) {
        std::string options;
        for (std::size_t k = 0; k < count; ++k)
          options += fmt::format("{}{}: {}", k == 0 ? "" : "; ", letter_of(k),
                                 option_text(offer_.choices[i].options[k]));
        return refusal{refusal_code::bad_value,
                       fmt::format("\"{}\" stands for nothing that a {} may choose here", one.text,
                                   offer_.choices[i].source),
                       options, one.column};
      }
      choose(i, index);
      return true;
    }
    return false;
  }

  /// Of an option that is chosen already: an open category, or an item that is there anyway.
  bool take_in_options(const std::string& name) {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (!states_[i].option) continue;
      const equipment_option& option = option_of(i);
      for (std::size_t k = 0; k < option.size(); ++k) {
        if (is_open(i, k)) {
          const std::string meant = item_meant(option[k].members, name);
          if (meant.empty()) continue;
          states_[i].picks[k].push_back(meant);
          return true;
        }
        const bool is_it = option[k].members.empty() && !states_[i].named[k] &&
                           !item_meant({option[k].item}, name).empty();
        if (!is_it) continue;
        states_[i].named[k] = true;
        return true;
      }
    }
    return false;
  }

  /// How well an option fits what is still to be said: how many words it takes, and how many of
  /// its categories they leave open.
  [[nodiscard]] std::pair<int, int> fit(const equipment_option& option, std::size_t from) const {
    int taken = 0;
    int open = 0;
    std::vector<bool> used(said_.size(), false);
    for (const offered_thing& thing : option) {
      const bool is_item = thing.members.empty();
      int left = is_item ? 1 : thing.count;
      for (std::size_t w = from; w < said_.size() && left > 0; ++w) {
        const std::string name = slug_of(said_[w].text);
        const bool fits =
            !used[w] &&
            !(is_item ? item_meant({thing.item}, name) : item_meant(thing.members, name)).empty();
        if (!fits) continue;
        used[w] = true;
        --left;
        ++taken;
      }
      if (!is_item) open += left;
    }
    return {taken, -open};
  }

  /// The first choice that has it as an item goes before one that has it in a category; of several
  /// options that have it, the one that fits the other words best, and then the first.
  bool take_new_option(std::size_t index, const std::string& name) {
    for (const bool by_category : {false, true})
      for (std::size_t i = 0; i < states_.size(); ++i) {
        if (states_[i].option) continue;
        const auto& options = offer_.choices[i].options;
        std::optional<std::size_t> best;
        for (std::size_t k = 0; k < options.size(); ++k) {
          const bool has = std::ranges::any_of(options[k], [&](const offered_thing& thing) {
            return thing.members.empty() ? !by_category && !item_meant({thing.item}, name).empty()
                                         : by_category && !item_meant(thing.members, name).empty();
          });
          if (has && (!best || fit(options[k], index) > fit(options[*best], index))) best = k;
        }
        if (!best) continue;
        choose(i, *best);
        return take_in_options(name);
      }
    return false;
  }

  const starting_offer& offer_;
  std::vector<word> said_;
  std::vector<choice_state> states_;
  bool is_standard_ = false;
};

/// Anything that there is: "20 arrow".
objection add_freely(const draft& out, const word& said, chosen_equipment& into) {
  const auto wanted = goods_in(said);
  if (!wanted) return wanted.error();
  if (wanted->coins > 0)
    return refusal{refusal_code::bad_value, fmt::format("\"{}\" is no equipment", said.text),
                   "`coins:` gives coins", said.column};
  const auto entry = entry_named(out, category::equipment, wanted->item.text, said.column);
  if (!entry) return entry.error();
  add_count(into.things, (*entry)->slug, wanted->count);
  return std::nullopt;
}

refusal not_offered(const word& said, const open_choices& open) {
  return {refusal_code::bad_value,
          fmt::format("\"{}\" is not among what can be chosen here", said.text),
          open.empty() ? std::string("nothing more is to be chosen; `free` gives what it likes")
                       : "choose from " + listed_options(open.front().from),
          said.column};
}

}  // namespace

void add_count(std::vector<counted_record>& things, const std::string& what, std::int32_t count) {
  const auto found = std::ranges::find(things, what, &counted_record::name);
  counted_record& one =
      found == things.end() ? things.emplace_back(counted_record{what, 0}) : *found;
  one.count = static_cast<std::int16_t>(std::min(one.count + count, 1'000));
}

std::string option_text(const equipment_option& option) {
  std::string text;
  for (std::size_t i = 0; i < option.size(); ++i) {
    if (i > 0) text += i + 1 == option.size() ? " and " : ", ";
    const offered_thing& thing = option[i];
    if (!thing.members.empty())
      text += fmt::format("{} of {}", thing.count == 1 ? "one" : std::to_string(thing.count),
                          in_words(thing.item));
    else if (thing.count == 1)
      text += in_words(thing.item);
    else
      text += fmt::format("{} {}", thing.count, in_words(thing.item));
  }
  return text;
}

ruled<starting_offer> starting_offer_of(const draft& out, const content_entry& of,
                                        const content_entry* background) {
  starting_offer offer;
  if (auto no = add_offers(out, of, offer)) return *std::move(no);
  if (background != nullptr)
    if (auto no = add_offers(out, *background, offer)) return *std::move(no);
  return offer;
}

ruled<chosen_equipment> choose_equipment(const draft& out, const starting_offer& offer,
                                         const std::vector<word>& said, rule_check check,
                                         open_choices* open) {
  equipment_chooser chooser(offer, said);
  std::vector<word> others;
  for (std::size_t i = 0; i < chooser.said().size(); ++i) {
    const auto taken = chooser.take(i);
    if (!taken) return taken.error();
    if (*taken) continue;
    if (check == rule_check::strict) return not_offered(chooser.said()[i], chooser.open());
    others.push_back(chooser.said()[i]);
  }
  chooser.complete();
  const open_choices left = chooser.open();
  if (open != nullptr)
    for (open_choice one : left) {
      one.is_needed = !said.empty();
      open->push_back(std::move(one));
    }
  else if (!left.empty() && check == rule_check::strict)
    return refusal{refusal_code::missing_label,
                   fmt::format("{}: {} of the equipment {} to be chosen", left.front().source,
                               left.front().count, left.front().count == 1 ? "has" : "have"),
                   fmt::format("add `equipment:` with {}, or with `standard`",
                               listed_options(left.front().from)),
                   std::nullopt};
  chosen_equipment chosen = chooser.chosen();
  for (const word& one : others)
    if (auto no = add_freely(out, one, chosen)) return *std::move(no);
  return chosen;
}

}  // namespace dnd::model::rules
