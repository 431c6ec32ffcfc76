#include "model/language/parse.hpp"

#include "model/assert.hpp"
#include "model/language/first_words.hpp"
#include "model/language/reader.hpp"
#include "model/language/scan.hpp"
#include "model/language/sentence.hpp"
#include "model/language/wording.hpp"

#include <array>
#include <optional>
#include <utility>

namespace dnd::model {
namespace {

/// What the parser needs of a verb.
struct verb_entry {
  line_kind kind{};
  void (*read)(language::value_reader& from, parsed_line& into) = nullptr;
};

/// Each verb is made where it stays: moving it through three variants costs as much as reading it.
template <class Verb>
void read_as(language::value_reader& from, parsed_line& into) {
  constexpr line_kind kind = detail::kind_of<Verb>();
  if constexpr (kind == line_kind::command) into.emplace<command>(Verb::read(from));
  if constexpr (kind == line_kind::question) into.emplace<question>(Verb::read(from));
  if constexpr (kind == line_kind::program_word) into.emplace<program_word>(Verb::read(from));
}

template <class... Verbs>
constexpr auto entries_of(type_list<Verbs...>) {
  return std::array{verb_entry{detail::kind_of<Verbs>(), &read_as<Verbs>}...};
}

/// In the order of `language::verbs()`.
constexpr std::array entries = entries_of(verb_types{});

const verb_entry& entry_of(const language::verb_spec& verb) {
  return entries[language::index_of(verb)];
}

ruled<parsed_line> read_values(const language::sentence& said) {
  ruled<parsed_line> result(parsed_line{});
  language::value_reader from(said);
  entry_of(*said.verb).read(from, *result);
  if (from.problem()) result = *from.problem();
  return result;
}

bool is_nothing(std::string_view line) {
  const std::string_view rest = language::trimmed(line);
  return rest.empty() || rest.front() == '#';
}

}  // namespace

ruled<parsed_line> parse_line(std::string_view line) {
  const auto checked = language::checked_line(line);
  if (!checked) return checked.error();
  if (is_nothing(*checked)) return parsed_line{commands::nothing{}};
  const auto said = language::read_sentence(*checked);
  if (!said) return said.error();
  return read_values(*said);
}

ruled<command> parse_command(std::string_view line) {
  auto parsed = parse_line(line);
  if (!parsed) return std::move(parsed).error();
  if (command* what = std::get_if<command>(&*parsed)) return std::move(*what);
  return refusal{refusal_code::empty_command, "this is no command of the game: it changes nothing",
                 "`help` lists the commands.", 0};
}

ruled<command> parse_begun(std::string_view line) {
  const auto checked = language::checked_line(line);
  if (!checked) return checked.error();
  const auto said = language::read_sentence(*checked, language::completeness::begun);
  if (!said) return said.error();
  DND_ASSERT(said->verb->asks_for_rest);
  auto parsed = read_values(*said);
  if (!parsed) return std::move(parsed).error();
  return std::move(std::get<command>(*parsed));
}

line_kind kind_of_line(std::string_view line) {
  const auto checked = language::checked_line(line);
  if (!checked) return line_kind::unknown;
  if (is_nothing(*checked)) return line_kind::nothing;
  const language::verb_spec* const verb = language::begins_with_verb(*checked);
  return verb == nullptr ? line_kind::unknown : entry_of(*verb).kind;
}

std::string_view verb_of_line(std::string_view line) {
  const auto checked = language::checked_line(line);
  if (!checked || is_nothing(*checked)) return {};
  const language::verb_spec* const verb = language::begins_with_verb(*checked);
  return verb == nullptr ? std::string_view() : std::string_view(verb->name);
}

bool asks_for_rest(std::string_view line) {
  const auto checked = language::checked_line(line);
  if (!checked || is_nothing(*checked)) return false;
  const language::verb_spec* const verb = language::begins_with_verb(*checked);
  return verb != nullptr && verb->asks_for_rest;
}

}  // namespace dnd::model
