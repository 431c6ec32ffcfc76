#include "io/import/multiattack_text.hpp"

#include "io/import/word_scan.hpp"
#include "model/bounds.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dnd::io::imports {
namespace {

std::optional<int> count_of(const word_scan& words, std::size_t index) {
  constexpr std::array<std::string_view, 11> names = {
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  const auto found = std::find(names.begin(), names.end(), words.at(index));
  if (found != names.end() && found != names.begin())
    return static_cast<int>(found - names.begin());
  if (words.at(index) == "twice") return 2;
  return std::nullopt;
}

/// The words of an action's name, without what stands in parentheses.
std::vector<std::string> name_words(std::string_view name) {
  const word_scan words(name.substr(0, name.find('(')));
  std::vector<std::string> all;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words.at(i) != "-") all.emplace_back(words.at(i));
  return all;
}

bool same_but_number(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() == b.size() + 1 && a.ends_with('s') && a.starts_with(b)) return true;
  return a.size() == b.size() + 2 && a.ends_with("es") && a.starts_with(b);
}

/// How many words of the text the name takes at `index`; 0 when it does not stand there.
std::size_t name_at(const word_scan& words, std::size_t index,
                    const std::vector<std::string>& name) {
  std::size_t at = index;
  for (const std::string& word : name) {
    if (words.at(at) == "-") ++at;
    if (!same_but_number(words.at(at), word)) return 0;
    ++at;
  }
  return at - index;
}

class multiattack_sentence {
 public:
  multiattack_sentence(std::string_view text, const std::vector<model::action>& actions,
                       std::string& guessed)
      : words_(text), actions_(actions), guessed_(guessed) {
    for (const model::action& each : actions) names_.push_back(name_words(each.name.view()));
  }

  std::vector<model::multiattack_step> read() {
    for (std::size_t i = 0; i < words_.size();) {
      if (ends_choice(i)) break;
      if (const auto count = count_of(words_, i)) {
        add_open();
        count_ = *count;
        what_.clear();
        ++i;
      } else if (words_.at(i) == ":" || words_.at(i) == ".") {
        // "makes three attacks: …" says which after it.
        if (words_.at(i) == ".") add_open();
        count_ = 0;
        ++i;
      } else if (const std::size_t size = add_named(i)) {
        i += size;
      } else {
        if (words_.at(i) == "melee" || words_.at(i) == "ranged") what_ = words_.at(i);
        is_open_ = is_open_ || (count_ > 0 && words_.at(i).starts_with("attack"));
        ++i;
      }
    }
    add_open();
    return std::move(steps_);
  }

 private:
  /// What comes after "or" is another way to do it.
  bool ends_choice(std::size_t index) {
    const std::string_view word = words_.at(index);
    const bool is_choice =
        word == "or" || word == "alternatively" || word == "instead" || (word == "if" && index > 0);
    if (!is_choice || steps_.empty()) return false;
    guessed_ = "the first of several ways to attack";
    return true;
  }

  std::size_t add_named(std::size_t index) {
    std::size_t best = 0;
    std::size_t which = 0;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].empty() || actions_[i].group == model::action_group::legendary) continue;
      const std::size_t size = name_at(words_, index, names_[i]);
      if (size <= best) continue;
      best = size;
      which = i;
    }
    if (best == 0) return 0;
    add(actions_[which].name, std::max(count_, 1));
    count_ = 0;
    is_open_ = false;
    return best;
  }

  /// "makes two melee attacks", which does not say with what.
  void add_open() {
    if (!is_open_ || count_ == 0) return;
    is_open_ = false;
    for (const model::action& each : actions_) {
      if (!each.attack || each.group != model::action_group::action) continue;
      const bool is_ranged = each.attack->form == model::attack_form::ranged;
      if ((what_ == "melee" && is_ranged) ||
          (what_ == "ranged" && each.attack->form == model::attack_form::melee))
        continue;
      add(each.name, count_);
      guessed_ = "the text names no attack, and " + each.name.str() + " is the first that fits";
      return;
    }
  }

  void add(const model::small_text& name, int count) {
    const auto found = std::find_if(steps_.begin(), steps_.end(), [&](const auto& step) {
      return model::slug_of(step.action.view()) == model::slug_of(name.view());
    });
    if (found == steps_.end() && steps_.size() < bounds::actions_per_block_max)
      steps_.push_back({name, static_cast<std::uint8_t>(std::min(count, 100))});
  }

  word_scan words_;
  const std::vector<model::action>& actions_;
  std::vector<std::vector<std::string>> names_;
  std::string& guessed_;
  std::vector<model::multiattack_step> steps_;
  int count_ = 0;
  bool is_open_ = false;
  std::string what_;
};

}  // namespace

std::vector<model::multiattack_step> read_multiattack(std::string_view text,
                                                      const std::vector<model::action>& actions,
                                                      std::string& guessed) {
  return multiattack_sentence(text, actions, guessed).read();
}

}  // namespace dnd::io::imports
