#include "model/verbs/stats.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::model::commands {
namespace {

using namespace language;

constexpr label_spec stats_what{
    .kind = value_kind::text,
    .needed = need::optional,
    .placeholder = "session N|campaign|fight N, by creature|attack|die|turn, as csv|chart|svg",
    .help = "of which stretch of play, counted together how, and in which form"};
constexpr std::string_view stats_examples[] = {
    "stats",        "stats session 1 by creature", "stats campaign by attack",
    "stats by die", "stats fight as chart",        "stats campaign by creature as csv"};

template <class Value, std::size_t Size>
using word_table = std::array<std::pair<std::string_view, Value>, Size>;

constexpr word_table<stats_scope, 3> stats_scopes{{{"session", stats_scope::session},
                                                   {"campaign", stats_scope::campaign},
                                                   {"fight", stats_scope::fight}}};
constexpr word_table<stats_by, 4> stats_groupings{{{"creature", stats_by::creature},
                                                   {"attack", stats_by::attack},
                                                   {"die", stats_by::die},
                                                   {"turn", stats_by::turn}}};
constexpr word_table<stats_form, 4> stats_forms{{{"table", stats_form::table},
                                                 {"csv", stats_form::csv},
                                                 {"chart", stats_form::chart},
                                                 {"svg", stats_form::svg}}};

/// A word as it is compared: in lower case, without ':' at its end.
struct stats_word {
  std::string text;
  std::size_t column = 0;
};

[[nodiscard]] std::vector<stats_word> stats_words(std::string_view text, std::size_t column) {
  std::vector<stats_word> out;
  text = text.substr(0, text.find('#'));
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '\t') continue;
    stats_word& one = out.emplace_back();
    one.column = column + i;
    for (; i < text.size() && text[i] != ' ' && text[i] != '\t' && text[i] != ':'; ++i)
      one.text +=
          text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
  }
  std::erase_if(out, [](const stats_word& each) { return each.text.empty(); });
  return out;
}

template <class Value, std::size_t Size>
[[nodiscard]] std::optional<Value> meant_word(const word_table<Value, Size>& table,
                                              std::string_view typed) {
  for (const auto& [word, value] : table)
    if (word == typed ||
        (typed.size() == word.size() + 1 && typed.starts_with(word) && typed.back() == 's'))
      return value;
  return std::nullopt;
}

template <class Value, std::size_t Size>
[[nodiscard]] std::string_view stats_text(const word_table<Value, Size>& table, Value value) {
  for (const auto& [word, each] : table)
    if (each == value) return word;
  return {};
}

[[nodiscard]] std::optional<std::uint32_t> stats_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = wrong == std::errc() && end == text.data() + text.size() && value > 0;
  return is_number ? std::optional(value) : std::nullopt;
}

[[nodiscard]] refusal not_understood(const std::string& message, std::string hint,
                                     std::size_t column) {
  return {.code = refusal_code::bad_value,
          .message = message,
          .hint = std::move(hint),
          .column = column};
}

constexpr std::string_view stats_hint =
    "Such as `stats session 1 by creature`, `stats campaign by die as svg`, `stats fight 2`.";

/// Reads one clause from the front of `words`; what is wrong with it.
[[nodiscard]] std::optional<refusal> read_stats_clause(std::vector<stats_word>& words,
                                                       stats& into) {
  const auto next = [&words] {
    stats_word first = std::move(words.front());
    words.erase(words.begin());
    return first;
  };
  const stats_word head = next();
  if (const auto scope = meant_word(stats_scopes, head.text)) {
    if (into.scope != stats_scope::usual)
      return not_understood("two stretches of play are asked for", std::string(stats_hint),
                            head.column);
    into.scope = *scope;
    if (*scope == stats_scope::campaign || words.empty()) return std::nullopt;
    if (words.front().text == "by" || words.front().text == "as") return std::nullopt;
    const stats_word number = next();
    into.number = stats_number(number.text);
    if (into.number) return std::nullopt;
    return not_understood("\"" + number.text + "\" is not the number of a " + head.text,
                          "A number from 1; without one the last is meant.", number.column);
  }
  const bool is_by = head.text == "by";
  if (!is_by && head.text != "as")
    return not_understood("\"" + head.text + "\" is nothing that figures are kept of",
                          std::string(stats_hint), head.column);
  const std::string choices = is_by ? "creature, attack, die or turn" : "table, csv, chart or svg";
  if (words.empty())
    return not_understood("what `" + head.text + "` is about is missing", "One of " + choices + ".",
                          head.column);
  const stats_word chosen = next();
  const bool is_twice = is_by && into.by.has_value();
  if (is_by) into.by = meant_word(stats_groupings, chosen.text);
  const auto form = is_by ? std::nullopt : meant_word(stats_forms, chosen.text);
  if (form) into.form = *form;
  if (is_twice || (is_by ? !into.by.has_value() : !form.has_value()))
    return not_understood("\"" + head.text + " " + chosen.text + "\" cannot be answered",
                          "One of " + choices + ".", chosen.column);
  return std::nullopt;
}

}  // namespace

constinit const verb_spec stats::row{
    .name = "stats",
    .subject = stats_what,
    .summary = "shows figures: damage, hits and misses, healing, turns, resources, luck",
    .details =
        "Of the session that is running, else of the campaign. Creatures of one kind are counted "
        "together, and what was taken back does not count. `by die` says whether the dice fall as "
        "dice should: `p` is how likely a fair die strays so far. `stats fight` shows hit points "
        "over the last fight. `as csv` is for a spreadsheet, `as chart` a picture in the terminal, "
        "`as svg` one for a browser. Players are told the figures of their own characters.",
    .examples = stats_examples};

stats stats::read(value_reader& given) {
  stats said;
  std::vector<stats_word> words = stats_words(given.text(), given.text_column());
  while (!words.empty()) {
    auto problem = read_stats_clause(words, said);
    if (!problem) continue;
    given.refuse(*std::move(problem));
    break;
  }
  return said;
}

void stats::print(line_writer& line) const {
  std::string text;
  const auto add = [&text](std::string_view word) {
    if (!text.empty()) text += ' ';
    text += word;
  };
  if (scope != stats_scope::usual) add(stats_text(stats_scopes, scope));
  if (number) add(std::to_string(*number));
  if (by) {
    add("by");
    add(stats_text(stats_groupings, *by));
  }
  if (form != stats_form::table) {
    add("as");
    add(stats_text(stats_forms, form));
  }
  line.text(text);
}

}  // namespace dnd::model::commands
