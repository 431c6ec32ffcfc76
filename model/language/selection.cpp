#include "model/language/selection.hpp"

#include "model/language/resolve.hpp"
#include "model/language/wording.hpp"
#include "model/natural_order.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <tuple>
#include <utility>

namespace dnd::model {
namespace {

using language::listed;
using language::shown;

using selected = std::vector<selected_creature>;

struct group_word {
  std::string_view word;
  bool (*has)(const creature& who);
};

bool is_dead(const creature& who) noexcept {
  return who.life == vitality::dead;
}

constexpr std::array<group_word, 4> words_of_groups{{
    {"all", [](const creature&) { return true; }},
    {"monsters", [](const creature& who) { return who.block->kind == creature_kind::monster; }},
    {"party", [](const creature& who) { return who.block->kind == creature_kind::character; }},
    {"dead", &is_dead},
}};
/// The word whose group is the dead themselves.
constexpr std::string_view word_of_the_dead = "dead";

const group_word* find_group_word(std::string_view slug) noexcept {
  const auto found = std::ranges::find(words_of_groups, slug, &group_word::word);
  return found == words_of_groups.end() ? nullptr : &*found;
}

/// Numbers at the end of ids in the order of their values.
bool stands_before(const creature* a, const creature* b) {
  return std::tuple(kind_of_id(a->id), a->number, a->id.view()) <
         std::tuple(kind_of_id(b->id), b->number, b->id.view());
}

/// `text` with '*' for anything, against a slug.
bool matches(std::string_view pattern, std::string_view slug) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == slug;
  if (!slug.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t from = star; from <= slug.size(); ++from)
    if (matches(rest, slug.substr(from))) return true;
  return false;
}

/// A pattern in the spelling of slugs: its parts between the stars, each as a slug.
std::string pattern_of(std::string_view typed) {
  std::string pattern;
  while (true) {
    const std::size_t star = std::min(typed.find('*'), typed.size());
    pattern += slug_of(typed.substr(0, star));
    if (star == typed.size()) return pattern;
    // One star does what several do, and costs no more.
    if (!pattern.ends_with('*')) pattern += '*';
    typed.remove_prefix(star + 1);
  }
}

/// "goblin-1..4": the kind and its numbers.
struct number_span {
  std::string kind;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

std::optional<std::uint32_t> number_in(std::string_view digits) {
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (digits.empty() || error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::optional<number_span> range_of(std::string_view typed) {
  const std::size_t dots = typed.rfind("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const std::string_view front = typed.substr(0, dots);
  const std::size_t digits = front.find_last_not_of("0123456789");
  if (digits == std::string_view::npos) return std::nullopt;
  const auto first = number_in(front.substr(digits + 1));
  const auto last = number_in(typed.substr(dots + 2));
  if (!first || !last || *first > *last) return std::nullopt;
  return number_span{slug_of(front.substr(0, digits + 1)), *first, *last};
}

class selector {
 public:
  selector(const word& typed, const state& now, group_scope scope)
      : typed_(typed), now_(now), scope_(scope), slug_(slug_of(typed.text)) {}

  enum class lists : std::uint8_t { taken_apart, whole };

  ruled<selected> run(lists how) {
    if (const creature* who = exactly()) {
      if (auto no = refuse_number()) return *std::move(no);
      return selected{{.who = who}};
    }
    const auto by_name = resolve_creature(typed_, now_);
    const bool is_twin =
        !by_name && by_name.error().code == refusal_code::ambiguous_creature && has_name_twice();
    if (is_twin) return by_name.error();
    if (auto group = group_of(by_name.has_value())) return *std::move(group);
    if (by_name) {
      if (auto no = refuse_number()) return *std::move(no);
      return selected{{.who = *by_name}};
    }
    if (by_name.error().code == refusal_code::ambiguous_creature) return by_name.error();
    if (auto group = beginning_of_group()) return *std::move(group);
    if (how == lists::taken_apart)
      if (auto several = apart()) return *std::move(several);
    return by_name.error();
  }

 private:
  const creature* exactly() const {
    if (const creature* who = now_.find(typed_.text)) return who;
    if (const creature* who = now_.find(slug_)) return has_star() ? nullptr : who;
    return nullptr;
  }

  bool has_star() const { return typed_.text.find('*') != std::string::npos; }

  bool has_name_twice() const {
    return std::ranges::count_if(now_.creatures(), [&](const auto& who) {
             return !has_star() && slug_of(who->name) == slug_;
           }) > 1;
  }
  bool has_name() const {
    return !has_star() && std::ranges::any_of(now_.creatures(), [&](const auto& who) {
      return slug_of(who->id) == slug_ || slug_of(who->name) == slug_;
    });
  }

  /// `cond prone goblin 2` when there is a goblin-2: the 2 may be rounds, or part of the name.
  std::optional<refusal> refuse_number() const {
    if (!typed_.number_after) return std::nullopt;
    const std::string number = std::to_string(*typed_.number_after);
    const std::string longer = slug_ + "-" + number;
    const bool is_name = std::ranges::any_of(now_.creatures(), [&](const auto& who) {
      return slug_of(who->id) == longer || slug_of(who->name) == longer;
    });
    if (!is_name) return std::nullopt;
    return refusal{refusal_code::ambiguous_creature,
                   shown(typed_.text + " " + number) + " is a creature, and " + number +
                       " may be a value of its own",
                   "Write `" + longer + "` for the creature, or the value with its label.",
                   typed_.column};
  }

  /// What a group's name, word, pattern or range comes to; nothing when it is none of these.
  std::optional<ruled<selected>> group_of(bool begins_creature) const {
    if (has_star()) {
      const std::string pattern = pattern_of(typed_.text);
      return of_group([&](const creature& who) {
        return matches(pattern, slug_of(who.id)) || matches(pattern, slug_of(who.name));
      });
    }
    if (has_name()) return std::nullopt;
    if (const creature_group* group = now_.find_group(slug_)) return members_of(*group);
    if (const group_word* word = find_group_word(slug_)) {
      if (begins_creature || begins_any()) return ruled<selected>(also_a_beginning());
      return of_group(word->has, word->word == word_of_the_dead);
    }
    const auto range = range_of(typed_.text);
    if (!range) return std::nullopt;
    return of_group([&](const creature& who) {
      return who.number >= range->first && who.number <= range->last &&
             kind_of_id(who.id) == range->kind;
    });
  }

  bool begins_any() const {
    return std::ranges::any_of(now_.creatures(), [&](const auto& who) {
      return slug_of(who->id).starts_with(slug_) || slug_of(who->name).starts_with(slug_);
    });
  }

  refusal also_a_beginning() const {
    std::vector<std::string_view> ids;
    for (const auto& who : now_.creatures())
      if (slug_of(who->id).starts_with(slug_) || slug_of(who->name).starts_with(slug_))
        ids.push_back(who->id);
    ids = in_natural_order(std::move(ids));
    return {
        refusal_code::ambiguous_creature,
        shown(typed_.text) + " is a group, and the beginning of " + listed(ids, names_listed),
        "Write the whole id for the creature; `*` is everybody, and `orc*` all whose id or name "
        "begins so.",
        typed_.column};
  }

  ruled<selected> members_of(const creature_group& group) const {
    return of_group([&](const creature& who) {
      return std::ranges::any_of(group.members,
                                 [&](const creature_id& id) { return id == who.id; });
    });
  }

  /// Everybody of a group, as far as the dead count.
  ruled<selected> of_group(const std::function<bool(const creature&)>& has,
                           bool dead_count = false) const {
    std::vector<const creature*> found;
    bool only_dead = false;
    for (const auto& who : now_.creatures()) {
      if (!has(*who)) continue;
      const bool counts = dead_count || scope_ == group_scope::everybody || !is_dead(*who);
      only_dead = only_dead || !counts;
      if (counts) found.push_back(who.get());
    }
    if (found.empty())
      return refusal{refusal_code::unknown_creature,
                     only_dead ? shown(typed_.text) + " are all dead"
                               : "nobody on the table fits " + shown(typed_.text),
                     only_dead ? "`remove` takes them off the table." : what_there_is(),
                     typed_.column};
    std::ranges::sort(found, stands_before);
    selected all;
    for (const creature* who : found) all.push_back({.who = who, .by_group = true});
    return all;
  }

  std::string what_there_is() const {
    const std::vector<std::string> words = group_words(now_);
    if (words.empty()) return "The table is empty: `add` puts creatures on it.";
    const std::vector<std::string_view> views(words.begin(), words.end());
    return "Groups: " + listed(views, names_listed) + ".";
  }

  std::optional<ruled<selected>> beginning_of_group() const {
    const creature_group* only = nullptr;
    for (const creature_group& group : now_.groups()) {
      if (slug_.empty() || !group.name.view().starts_with(slug_)) continue;
      if (only != nullptr) return std::nullopt;
      only = &group;
    }
    if (only == nullptr) return std::nullopt;
    return members_of(*only);
  }

  /// Several, with commas or blanks between them; nothing when some part is nobody.
  std::optional<ruled<selected>> apart() const {
    const char between = typed_.text.find(',') != std::string::npos ? ',' : ' ';
    std::vector<std::string_view> parts;
    for (std::string_view rest = typed_.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find(between), rest.size());
      if (end > 0) parts.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (parts.size() < 2) return std::nullopt;
    selected all;
    for (std::size_t from = 0; from < parts.size();) {
      const std::size_t most = between == ',' ? 1 : parts.size() - from;
      std::size_t count = most;
      for (; count > 0; --count)
        if (take(parts, from, count, all)) break;
      if (count == 0) return between == ',' ? lost(parts[from]) : std::nullopt;
      from += count;
    }
    return ruled<selected>(std::move(all));
  }

  word part_of(std::string_view text) const {
    return {.text = std::string(text),
            .column = typed_.column + static_cast<std::size_t>(text.data() - typed_.text.data())};
  }

  bool take(std::span<const std::string_view> parts, std::size_t from, std::size_t count,
            selected& all) const {
    const std::string_view last = parts[from + count - 1];
    const auto size = static_cast<std::size_t>(last.data() + last.size() - parts[from].data());
    auto found = selector(part_of({parts[from].data(), size}), now_, scope_).run(lists::whole);
    if (!found) return false;
    all.insert(all.end(), found->begin(), found->end());
    return true;
  }

  /// Why one part between commas is nobody.
  std::optional<ruled<selected>> lost(std::string_view part) const {
    auto found = selector(part_of(part), now_, scope_).run(lists::whole);
    return found;
  }

  static constexpr std::size_t names_listed = 8;

  word typed_;
  const state& now_;
  group_scope scope_;
  std::string slug_;
};

}  // namespace

ruled<std::vector<selected_creature>> select_creatures(const word& typed, const state& now,
                                                       group_scope scope) {
  // Mostly it is an id already.
  if (const creature* who = typed.number_after ? nullptr : now.find(typed.text))
    return selected{{.who = who}};
  return selector(typed, now, scope).run(selector::lists::taken_apart);
}

bool is_group_word(std::string_view slug) noexcept {
  return find_group_word(slug) != nullptr;
}

std::string_view kind_of_id(std::string_view id) noexcept {
  const std::size_t end = id.find_last_not_of("0123456789");
  if (end == std::string_view::npos || end + 1 == id.size() || id[end] != '-') return id;
  return id.substr(0, end);
}

std::vector<std::string> group_words(const state& now) {
  std::vector<std::string> words;
  for (const creature_group& group : now.groups()) words.push_back(group.name.str());
  sort_naturally(words);
  for (const group_word& word : words_of_groups)
    if (std::ranges::any_of(now.creatures(), [&](const auto& who) { return word.has(*who); }))
      words.emplace_back(word.word);
  std::string_view last;
  for (const auto& who : now.creatures()) {
    // In the order of ids, a kind stands together.
    const std::string_view kind = who->number > 0 ? kind_of_id(who->id) : std::string_view();
    const std::string pattern = std::string(kind) + "*";
    if (!kind.empty() && kind == last && std::ranges::find(words, pattern) == words.end())
      words.push_back(pattern);
    last = kind;
  }
  return words;
}

}  // namespace dnd::model
