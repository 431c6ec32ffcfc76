#include "cli/render/evening_sentences.hpp"

#include "cli/render/grammar.hpp"
#include "model/calendar.hpp"
#include "model/coins.hpp"
#include "model/plural.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace dnd::cli {
namespace {

using model::views::counted_name;
using model::views::fight_end;
using model::views::moment_kind;
using model::views::told_fact;
using model::views::told_fight;

/// As people typed it, with a full stop at its end.
[[nodiscard]] std::string as_sentence(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (text.empty()) return text;
  constexpr std::string_view ends = ".!?\"";
  const bool is_ended = ends.find(text.back()) != std::string_view::npos || text.ends_with("…") ||
                        text.ends_with("”");
  return is_ended ? text : text + ".";
}

[[nodiscard]] std::string with_capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

[[nodiscard]] std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& letter : out)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return out;
}

[[nodiscard]] bool begins_with_vowel(std::string_view text) {
  return !text.empty() && std::string_view("aeiou").find(text.front()) != std::string_view::npos;
}

/// "a goblin", "an orc", "3 goblins"; a name of one's own as it is.
[[nodiscard]] std::string foe_text(const counted_name& what) {
  if (what.count == 0) return what.name;
  const std::string kind = in_small_letters(what.name);
  if (what.count > 1)
    return fmt::format("{} {}", what.count, in_small_letters(model::plural_of(what.name)));
  return (begins_with_vowel(kind) ? "an " : "a ") + kind;
}

[[nodiscard]] std::string foes_text(const std::vector<counted_name>& all) {
  std::vector<std::string> names;
  for (const counted_name& each : all) names.push_back(foe_text(each));
  return joined(names);
}

[[nodiscard]] std::string in_round(const told_fact& what) {
  return what.round == 0 ? std::string() : fmt::format(" in round {}", what.round);
}

[[nodiscard]] std::string with_what(const told_fact& what) {
  return what.text.empty() ? std::string() : fmt::format(" with {}", in_small_letters(what.text));
}

[[nodiscard]] std::string who_text(const told_fact& what) {
  return joined(what.who);
}

/// "3 Torches, 1 Rope and 15 gp"
[[nodiscard]] std::string gains_text(const told_fact& what) {
  std::vector<std::string> all = what.things;
  if (what.amount > 0) all.push_back(model::coins_text(what.amount));
  return joined(all);
}

[[nodiscard]] std::string gainer_text(const told_fact& what) {
  const std::string who = who_text(what);
  if (who == "stash") return "The party";
  return with_capital(who);
}

[[nodiscard]] std::string book_sentence(const told_fact& what) {
  const std::string status = what.things.empty() ? std::string() : what.things.front();
  const std::string text = what.things.size() < 2 ? std::string() : what.things[1];
  std::string out;
  if (what.amount == 1)
    out = status.empty() || status == "open"
              ? fmt::format("New in the books: {}.", what.text)
              : fmt::format("New in the books: {} ({}).", what.text, status);
  else if (what.amount == 2)
    out = fmt::format("{} went {}.", what.text, status);
  else if (!status.empty())
    out = fmt::format("{} stood at {}.", what.text, status);
  else
    out = fmt::format("There was news of {}.", what.text);
  if (!text.empty()) out += " " + as_sentence(text);
  return out;
}

[[nodiscard]] std::string experience_sentence(const told_fact& what) {
  std::string out = fmt::format("{} gained {} experience", who_text(what), what.amount);
  if (what.who.size() > 1) out += " each";
  if (!what.text.empty()) out += " for " + what.text;
  return out + ".";
}

[[nodiscard]] std::string critical_sentence(const told_fact& what) {
  if (what.who.empty())
    return fmt::format("{} took a critical hit of {}{}.", with_capital(what.whom), what.amount,
                       in_round(what));
  return fmt::format("{} hit {} critically for {}{}{}.", with_capital(who_text(what)), what.whom,
                     what.amount, with_what(what), in_round(what));
}

[[nodiscard]] std::string hardest_sentence(const told_fact& what) {
  const std::string critical = what.critical ? ", a critical hit" : "";
  if (what.who.empty())
    return fmt::format("{} took the hardest hit, {}{}{}.", with_capital(what.whom), what.amount,
                       in_round(what), critical);
  return fmt::format("{} dealt the hardest hit: {} to {}{}{}{}.", with_capital(who_text(what)),
                     what.amount, what.whom, with_what(what), in_round(what), critical);
}

/// "Grog fell in round 2, struck down by goblin-1."
[[nodiscard]] std::string fate_sentence(const told_fact& what, std::string_view did,
                                        std::string_view by) {
  std::string out = fmt::format("{} {}{}", with_capital(what.whom), did, in_round(what));
  if (!what.who.empty()) out += fmt::format(", {} {}", by, who_text(what));
  return out + ".";
}

[[nodiscard]] std::string slain_by_sentence(const told_fact& what) {
  if (what.who.empty()) return fate_sentence(what, "died", "");
  return fmt::format("{} killed {}{}.", with_capital(who_text(what)), what.whom, in_round(what));
}

[[nodiscard]] std::string rest_sentence(const told_fact& what) {
  return fmt::format("{} took a {} rest.", who_text(what), what.amount == 1 ? "long" : "short");
}

}  // namespace

std::string_view kind_name(moment_kind kind) noexcept {
  switch (kind) {
    case moment_kind::came:
      return "came";
    case moment_kind::left:
      return "left";
    case moment_kind::note:
      return "note";
    case moment_kind::world:
      return "event";
    case moment_kind::book:
      return "written";
    case moment_kind::found:
      return "found";
    case moment_kind::bought:
      return "bought";
    case moment_kind::experience:
      return "experience";
    case moment_kind::level_due:
      return "level";
    case moment_kind::changed:
      return "changed";
    case moment_kind::rested:
      return "rest";
    case moment_kind::arrived:
      return "arrived";
    case moment_kind::time:
      return "time";
    case moment_kind::critical:
      return "critical";
    case moment_kind::hardest:
      return "hit";
    case moment_kind::fell:
      return "fell";
    case moment_kind::rose:
      return "rose";
    case moment_kind::died:
      return "death";
    case moment_kind::slain:
      return "kill";
    case moment_kind::revived:
      return "revived";
    case moment_kind::turned:
      return "turn";
  }
  return "";
}

std::string fact_sentence(const told_fact& what) {
  switch (what.kind) {
    case moment_kind::came:
      return fmt::format("{} came to the table.", who_text(what));
    case moment_kind::left:
      return fmt::format("{} left the table.", who_text(what));
    case moment_kind::note:
    case moment_kind::world:
      return with_capital(as_sentence(what.text));
    case moment_kind::book:
      return book_sentence(what);
    case moment_kind::found:
      return fmt::format("{} got {}.", gainer_text(what), gains_text(what));
    case moment_kind::bought:
      return fmt::format("{} bought {}.", gainer_text(what), gains_text(what));
    case moment_kind::experience:
      return experience_sentence(what);
    case moment_kind::level_due:
      return fmt::format("Level {} is due for {}.", what.amount, who_text(what));
    case moment_kind::changed:
      return fmt::format("New for {}: {}", who_text(what), as_sentence(what.text));
    case moment_kind::rested:
      return rest_sentence(what);
    case moment_kind::arrived:
      return fmt::format("{} came to {}.", with_capital(who_text(what)), what.text);
    case moment_kind::time:
      return with_capital(
          fmt::format("{} passed.", model::span_text(static_cast<model::game_time>(what.amount))));
    case moment_kind::critical:
      return critical_sentence(what);
    case moment_kind::hardest:
      return hardest_sentence(what);
    case moment_kind::fell:
      return fate_sentence(what, "fell", "struck down by");
    case moment_kind::rose:
      return fate_sentence(what, "was up again", "thanks to");
    case moment_kind::died:
      return fate_sentence(what, "died", "killed by");
    case moment_kind::slain:
      return slain_by_sentence(what);
    case moment_kind::revived:
      return fmt::format("{} came back to life.", with_capital(what.whom));
    case moment_kind::turned:
      return fmt::format("In round {} the fight turned {}.", what.round,
                         what.amount == 1 ? "for the characters" : "against the characters");
  }
  return {};
}

std::string fight_sentence(const told_fight& what) {
  std::string out;
  if (what.characters.empty())
    out = what.foes.empty() ? "There was a fight"
                            : fmt::format("There was a fight among {}", foes_text(what.foes));
  else if (what.foes.empty())
    out = fmt::format("{} fought", joined(what.characters));
  else
    out = fmt::format("{} fought {}", joined(what.characters), foes_text(what.foes));
  const std::string rounds = counted(what.rounds, "round");
  switch (what.end) {
    case fight_end::goes_on:
      return fmt::format("{}; it was still on in round {}.", out, what.rounds);
    case fight_end::foes_fell:
      return what.characters.empty() ? fmt::format("{} for {}.", out, rounds)
                                     : fmt::format("{} and won in {}.", out, rounds);
    case fight_end::characters_fell:
      return fmt::format("{} and lost in {}.", out, rounds);
    case fight_end::ended:
      break;
  }
  return fmt::format("{}; it was over after {}.", out, rounds);
}

std::string slain_sentence(const told_fight& what) {
  std::int64_t foes = 0;
  std::int64_t slain = 0;
  for (const counted_name& each : what.foes) foes += std::max<std::int64_t>(each.count, 1);
  for (const counted_name& each : what.slain) slain += std::max<std::int64_t>(each.count, 1);
  // One is told already, as the strongest of those who died.
  if (slain < 2 || (slain == foes && what.end == fight_end::foes_fell)) return {};
  return with_capital(fmt::format("{} died.", foes_text(what.slain)));
}

bool is_one_deed(const told_fact& hit, const told_fact& end) noexcept {
  const bool is_end = end.kind == moment_kind::slain || end.kind == moment_kind::died ||
                      end.kind == moment_kind::fell;
  return hit.kind == moment_kind::hardest && is_end && hit.whom == end.whom &&
         hit.events.first == end.events.first && !hit.who.empty();
}

std::string hardest_and_last(const told_fact& hit, const told_fact& end) {
  const std::string_view did = end.kind == moment_kind::fell ? "brought down" : "killed";
  return fmt::format("{} dealt the hardest hit{}: {}{}, which {} {}{}.",
                     with_capital(joined(hit.who)), in_round(hit), hit.amount, with_what(hit), did,
                     end.whom, hit.critical ? ", critically" : "");
}

}  // namespace dnd::cli
