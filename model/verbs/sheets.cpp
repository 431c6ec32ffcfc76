#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/verbs/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr std::array<std::string_view, 4> form_words = {"text", "markdown", "html", "file"};

constexpr label_spec show_who{.kind = value_kind::creature,
                              .needed = need::required,
                              .placeholder = "WHO",
                              .help = "a character"};
constexpr label_spec show_as{.name = "as",
                             .kind = value_kind::name,
                             .placeholder = "text|markdown|html|file",
                             .help = "for a screen, as a document, or as its file"};
constexpr label_spec show_labels[] = {show_as};
constexpr std::string_view show_examples[] = {"character show Elara",
                                              "character show Elara as: markdown"};

/// On a screen where nothing was said, and after a refusal.
sheet_form form_said(value_reader& given) {
  const std::optional<word> said = given.optional_word(show_as);
  if (!said) return sheet_form::text;
  const auto found = std::ranges::find(form_words, std::string_view(said->text));
  if (found != form_words.end()) return static_cast<sheet_form>(found - form_words.begin());
  given.refuse({refusal_code::bad_value,
                fmt::format("\"{}\" is none of the words for `{}:`", said->text, show_as.name),
                fmt::format("one of {}", show_as.placeholder), said->column});
  return sheet_form::text;
}

}  // namespace

constinit const verb_spec show_character::row{
    .name = "character show",
    .subject = show_who,
    .labels = show_labels,
    .summary = "shows the sheet of a character",
    .details =
        "As a file it is what `characters/NAME.yaml` has: kept there, `add` brings the "
        "character into any campaign of that world.",
    .examples = show_examples};

show_character show_character::read(value_reader& given) {
  return {.who = given.one_word(show_who), .form = form_said(given)};
}

void show_character::print(line_writer& line) const {
  line.words(show_who, {who});
  if (form != sheet_form::text) line.name(show_as, form_words[static_cast<std::size_t>(form)]);
}

}  // namespace dnd::model::commands
