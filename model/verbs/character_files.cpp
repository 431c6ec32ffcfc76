#include "model/verbs/character_files.hpp"

#include "model/command.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/parse.hpp"
#include "model/language/reader.hpp"
#include "model/rules/draft.hpp"
#include "model/verbs/creatures.hpp"

#include <fmt/format.h>

#include <string>
#include <variant>

namespace dnd::model {

namespace commands {

namespace {

using namespace language;

constexpr label_spec export_who{.kind = value_kind::creature,
                                .needed = need::required,
                                .placeholder = "WHO",
                                .help = "a character"};
constexpr label_spec export_to{.name = "to",
                               .kind = value_kind::name,
                               .placeholder = "FILE",
                               .help = "a new file; without it the text is shown"};
constexpr label_spec import_from{.kind = value_kind::name,
                                 .needed = need::required,
                                 .placeholder = "FILE",
                                 .help = "a file such as `character export` makes"};
constexpr label_spec import_as{.name = "as",
                               .kind = value_kind::name,
                               .placeholder = "NAME",
                               .help = "what it is called here, in place of its own name"};
constexpr label_spec export_labels[] = {export_to};
constexpr label_spec import_labels[] = {import_as};
constexpr std::string_view export_examples[] = {"character export Elara to: elara.yaml"};
constexpr std::string_view import_examples[] = {"character import elara.yaml"};

}  // namespace

// -- character export --------------------------------------------------------

constinit const verb_spec export_character::row{
    .name = "character export",
    .subject = export_who,
    .labels = export_labels,
    .summary = "gives a character as a file, with what it has",
    .details =
        "What it is made of, its experience, its coins and its things; wounds, conditions and what "
        "is spent stay here. A file that is there already is not touched.",
    .examples = export_examples};

export_character export_character::read(value_reader& given) {
  return {.who = given.one_word(export_who), .to = given.optional_word(export_to)};
}

void export_character::print(line_writer& line) const {
  line.words(export_who, {who}).optional_word(export_to, to);
}

// -- character import --------------------------------------------------------

constinit const verb_spec import_character::row{
    .name = "character import",
    .subject = import_from,
    .labels = import_labels,
    .summary = "brings a character in from a file",
    .details =
        "The campaign keeps all of it: the file is not needed again. Who has been here before "
        "comes back with what it had here.",
    .examples = import_examples};

import_character import_character::read(value_reader& given) {
  return {.from = given.one_word(import_from), .as = given.optional_word(import_as)};
}

void import_character::print(line_writer& line) const {
  line.words(import_from, {from}).optional_word(import_as, as);
}

objection import_character::decide(rules::draft& out) const {
  const found_content found = out.character(std::string(file_prefix) + from.text);
  if (!found.creature)
    return refusal{refusal_code::unknown_content,
                   fmt::format("there is no character in \"{}\"", from.text),
                   "`character export` makes such files", from.column};
  add coming;
  coming.content.push_back(
      {.text = std::string(file_prefix) + from.text, .column = from.column, .number_after = {}});
  coming.as = as;
  return coming.decide(out);
}

}  // namespace commands

bool names_a_file(std::string_view line) {
  const std::string_view verb = verb_of_line(line);
  if (verb == commands::import_character::row.name) return true;
  if (verb != commands::export_character::row.name) return false;
  const auto parsed = parse_line(line);
  const auto* asked = parsed ? std::get_if<question>(&*parsed) : nullptr;
  const auto* what = asked ? get_if<commands::export_character>(asked) : nullptr;
  return what != nullptr && what->to.has_value();
}

}  // namespace dnd::model
