#include "model/views/players_line.hpp"

#include "model/command.hpp"
#include "model/language/parse.hpp"
#include "model/language/resolve.hpp"
#include "model/language/scan.hpp"
#include "model/language/selection.hpp"
#include "model/language/sentence.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/naming.hpp"
#include "model/type_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace dnd::model::views {
namespace {

namespace game = commands;

/// Who may say what.
enum class permission : std::uint8_t {
  gm_alone,
  question,     ///< Of what everybody may know.
  on_turn,      ///< What a creature does on its turn.
  at_any_time,  ///< What is asked of it whenever the game master wants it.
  ends_turn,    ///< `turn`, which names nobody.
};

template <class T, class... List>
concept is_any_of = (std::is_same_v<T, List> || ...);

/// A verb that is not named here is the game master's.
template <class Verb>
constexpr permission permission_of() {
  using namespace commands;
  if constexpr (is_any_of<Verb, status, effects, log, log_grep, log_count, show_rulings,
                          show_character, look, find, help, show_experience, inventory, show_time,
                          show_quests, show_world, show_where, where_is, who_is, about, timeline,
                          recap, stats, value_history, why, when_did, who_healed, who_hurt>)
    return permission::question;
  else if constexpr (is_any_of<Verb, attack, offhand, cast, stop, dash, disengage, dodge, assist,
                               ready, use, move, jump, stand, drop, hide, search, grapple, shove,
                               release, escape, stabilize, shake, equip, unequip, don, doff, attune,
                               unattune>)
    return permission::on_turn;
  else if constexpr (is_any_of<Verb, check, save, death_save, roll, initiative, reaction, pass,
                               passive>)
    return permission::at_any_time;
  else if constexpr (std::is_same_v<Verb, turn>)
    return permission::ends_turn;
  else
    return permission::gm_alone;
}

[[nodiscard]] permission permission_of(const parsed_line& what) {
  return std::visit(
      [](const auto& kind) {
        if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, game::nothing>)
          return permission::question;
        else
          return visit(
              [](const auto& verb) { return permission_of<std::decay_t<decltype(verb)>>(); }, kind);
      },
      what);
}

/// Flags that are the game master's to say: `free` costs nothing of the turn, and what is secret
/// the player would not know of.
[[nodiscard]] bool is_gms_flag(std::string_view flag) noexcept {
  return flag == "free" || flag == "secret";
}

[[nodiscard]] refusal not_allowed(std::string message, std::string hint,
                                  std::optional<std::size_t> column = {}) {
  return {refusal_code::not_allowed, std::move(message), std::move(hint), column};
}

[[nodiscard]] std::string own_names(const state& now, const viewer& whose) {
  std::string out;
  for (const small_text& each : whose.characters())
    if (const creature* who = now.find(each))
      out += (out.empty() ? "" : ", ") + rules::called(*who);
  return out;
}

/// Own characters, and who follows one: a wolf, a hireling.
[[nodiscard]] bool is_played_by(const state& now, const viewer& whose, const creature_id& who) {
  if (whose.sees_whole(who.view())) return true;
  const std::vector<creature_id> led = rules::followers_of(now, whose.characters());
  return std::find(led.begin(), led.end(), who) != led.end();
}

[[nodiscard]] bool is_count(std::string_view word) noexcept {
  return word.size() > 1 && (word.front() == 'x' || word.front() == 'X') &&
         word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

/// As it stands in a line.
[[nodiscard]] std::string spelled(const creature_id& id) {
  const bool may_be_read_otherwise =
      language::is_flag_word(id.view()) || language::is_label_word(id.view());
  return may_be_read_otherwise ? "\"" + id.str() + "\"" : id.str();
}

/// A piece of the line, and what is to stand there.
struct replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// Looks at the creatures that a line names.
class name_reader {
 public:
  name_reader(const language::sentence& said, const state& now, const viewer& whose)
      : said_(said), now_(now), whose_(whose) {}

  /// Those who are to do it, as far as they are named.
  std::vector<creature_id> by;
  std::vector<replacement> changes;

  [[nodiscard]] objection read() {
    for (const language::given_flag& each : said_.flags)
      if (is_gms_flag(each.spec->name))
        return not_allowed(fmt::format("`{}` is the game master's to say", each.spec->name),
                           "Leave it out.", each.column);
    for (const language::given_label& each : said_.labels) {
      if (each.spec->kind != language::value_kind::creature) continue;
      for (const language::value& name : said_.values_of(each))
        if (auto no = read_name(*each.spec, name)) return no;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] objection read_name(const language::label_spec& label,
                                    const language::value& name) {
    // "x2" says how often: missiles.
    auto tokens = name.tokens;
    if (tokens.size() > 1 && is_count(tokens.back().text)) tokens = tokens.first(tokens.size() - 1);
    const word typed{language::value{.tokens = tokens}.text(), name.column()};
    auto found = resolve_creature(typed, now_);
    if (!found) {
      // Groups may have somebody in them who is hidden.
      if (select_creatures(typed, now_, group_scope::everybody))
        return not_allowed(fmt::format("\"{}\" is more than one", typed.text),
                           "Name each, with `and:` between them.", typed.column);
      return std::move(found).error();
    }
    const creature_id id = (*found)->id;
    if (label.name == "by") {
      if (!is_played_by(now_, whose_, id))
        return not_allowed(fmt::format("{} is not yours to play", rules::called(**found)),
                           own_names(now_, whose_).empty()
                               ? ""
                               : fmt::format("You play {}.", own_names(now_, whose_)),
                           typed.column);
      by.push_back(id);
    }
    changes.push_back(
        {.begin = tokens.front().column, .end = tokens.back().end, .text = spelled(id)});
    return std::nullopt;
  }

  const language::sentence& said_;
  const state& now_;
  const viewer& whose_;
};

[[nodiscard]] const combatant* whose_turn(const state& now) noexcept {
  return now.fight() == nullptr ? nullptr : now.fight()->turn_of();
}

[[nodiscard]] bool is_asked(const state& now, const creature_id& who) {
  if (now.pending() == nullptr) return false;
  const auto& asked = now.pending()->asked;
  return std::any_of(asked.begin(), asked.end(),
                     [&](const reaction_choice& each) { return each.who == who; });
}

/// Who does it where nobody is named: whoever's turn it is, or the only character that there is.
[[nodiscard]] ruled<creature_id> doer_meant(const state& now, const viewer& whose) {
  if (const combatant* turn = whose_turn(now);
      turn != nullptr && is_played_by(now, whose, turn->id))
    return turn->id;
  std::vector<creature_id> own;
  for (const small_text& each : whose.characters())
    if (now.find(each) != nullptr) own.push_back(each);
  if (own.size() == 1) return own.front();
  if (own.empty())
    return not_allowed("none of your characters is in the game", "The game master adds them.");
  return refusal{refusal_code::missing_label, "it is not clear who does it",
                 fmt::format("Say it with `by:`: {}.", own_names(now, whose)), std::nullopt};
}

[[nodiscard]] objection must_have_turn(const state& now, const creature_id& who) {
  const encounter* const fight = now.fight();
  if (fight == nullptr || fight->index_of(who) == encounter::nobody) return std::nullopt;
  const combatant* const turn = whose_turn(now);
  if (turn != nullptr && turn->id == who) return std::nullopt;
  return refusal{
      refusal_code::not_your_turn,
      fmt::format("it is not the turn of {}", rules::called(*now.find(who))),
      turn == nullptr ? "" : fmt::format("It is that of {}.", rules::called(*now.find(turn->id))),
      std::nullopt};
}

[[nodiscard]] std::string with_changes(std::string_view line, std::vector<replacement> changes) {
  std::sort(changes.begin(), changes.end(),
            [](const replacement& a, const replacement& b) { return a.begin > b.begin; });
  std::string out(line);
  for (const replacement& each : changes) out.replace(each.begin, each.end - each.begin, each.text);
  return out;
}

[[nodiscard]] bool takes_by(const language::verb_spec& verb) noexcept {
  return std::any_of(verb.labels.begin(), verb.labels.end(),
                     [](const auto& each) { return each.name == "by"; });
}

/// After the last word, before the comment if there is one.
[[nodiscard]] replacement added_by(std::string_view line, const creature_id& who) {
  const auto words = language::scan(line, 0, language::colon_meaning::label);
  const std::size_t end = words.tokens.empty() ? line.size() : words.tokens.back().end;
  return {.begin = end, .end = end, .text = " by: " + spelled(who)};
}

}  // namespace

ruled<std::string> players_line(std::string_view line, const state& now, const viewer& whose) {
  const auto parsed = parse_line(line);
  if (!parsed) return parsed.error();
  if (std::holds_alternative<game::nothing>(*parsed)) return std::string(line);
  const auto said = language::read_sentence(line);
  if (!said) return said.error();
  const permission may = permission_of(*parsed);
  if (may == permission::gm_alone)
    return not_allowed(fmt::format("`{}` is the game master's", said->verb->name), "");
  if (may != permission::question && whose.characters().empty())
    return not_allowed("who watches gives no commands", "");
  name_reader names(*said, now, whose);
  if (auto no = names.read()) return *std::move(no);
  if (may == permission::question) return with_changes(line, std::move(names.changes));
  if (names.by.empty()) {
    const auto who = doer_meant(now, whose);
    if (!who) return who.error();
    names.by.push_back(*who);
    if (takes_by(*said->verb)) names.changes.push_back(added_by(line, *who));
  }
  for (const creature_id& each : names.by) {
    const bool answers = may == permission::on_turn && is_asked(now, each);
    if (may == permission::at_any_time || answers) continue;
    if (auto no = must_have_turn(now, each)) return *std::move(no);
  }
  return with_changes(line, std::move(names.changes));
}

}  // namespace dnd::model::views
