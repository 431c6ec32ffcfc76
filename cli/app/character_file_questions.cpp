#include "cli/app/character_file_questions.hpp"

#include "actors/content_questions.hpp"
#include "cli/app/made_answers.hpp"
#include "model/language/resolve.hpp"
#include "model/rules/exported_character.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>

namespace dnd::cli {
namespace {

[[nodiscard]] line_answer no_file(std::string message, std::string hint, std::size_t column,
                                  model::refusal_code code = model::refusal_code::not_available) {
  return answer_with(asked::nothing, {.how = actors::outcome::refused,
                                      .refusal = model::refusal{.code = code,
                                                                .message = std::move(message),
                                                                .hint = std::move(hint),
                                                                .column = column}});
}

}  // namespace

line_answer ask_export(actors::open_campaign& campaign, const actors::state_ptr& seen,
                       const model::commands::export_character& what,
                       const model::views::viewer& whose) {
  const auto who = model::resolve_creature(what.who, *seen);
  if (!who)
    return answer_with(asked::nothing,
                       {.how = actors::outcome::refused, .refusal = std::move(who).error()});
  // It names what nobody has identified yet.
  if (!whose.sees_all())
    return no_file("the file of a character is the game master's",
                   "`character show` shows the sheet.", what.who.column,
                   model::refusal_code::not_allowed);
  if ((*who)->record == nullptr)
    return no_file("what it was made of is not known", "Characters have files, no other creatures.",
                   what.who.column);
  std::string text = model::rules::exported_yaml(*seen, **who);
  if (!what.to) {
    auto answer = answer_with(asked::sheet, {.how = actors::outcome::answered, .after = seen});
    answer.sheet = model::views::sheet_of(**who);
    answer.sheet.file = std::move(text);
    answer.sheet_form = model::commands::sheet_form::file;
    return answer;
  }
  const auto written = campaign.content().write_file(what.to->text, text);
  if (!written)
    return answer_with(asked::nothing,
                       {.how = actors::outcome::failed, .failure = written.error()});
  auto answer = answer_with(asked::books, {.how = actors::outcome::answered, .after = seen});
  model::views::book_row row;
  row.text = fmt::format("{} is written.", what.to->text);
  row.values = {{"file", what.to->text}, {"character", (*who)->id.str()}};
  answer.books =
      model::views::books_view{.key = "exported", .rows = {std::move(row)}, .nothing = {}};
  return answer;
}

}  // namespace dnd::cli
