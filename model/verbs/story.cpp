#include "model/verbs/story.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/scan.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/naming.hpp"
#include "model/slug.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec note_text{
    .kind = value_kind::text, .needed = need::required, .placeholder = "TEXT", .help = "anything"};
constexpr std::string_view note_examples[] = {"note The bridge is down. Back to: the mill.",
                                              "note You hear a whisper. for: Elara",
                                              "note The storm is over. for: all"};
constexpr std::string_view for_label = " for:";
constexpr std::string_view for_gm = "gm";
constexpr std::string_view for_all = "all";

}  // namespace

constinit const verb_spec note::row{
    .name = "note",
    .subject = note_text,
    .summary = "writes a note into the log",
    .details =
        "The rest of the line is the note: labels, quotes and `#` are text in it. It is for the "
        "game master alone, unless it ends with `for: all`, or with `for:` and whose player may "
        "read it.",
    .examples = note_examples};

note note::read(value_reader& given) {
  const std::string& all = given.text();
  const auto at = all.rfind(for_label);
  if (at == std::string::npos) return {.text = all, .reader = {}};
  const std::string_view named = trimmed(std::string_view(all).substr(at + for_label.size()));
  const std::string_view text = trimmed(std::string_view(all).substr(0, at));
  if (named.empty() || text.empty()) return {.text = all, .reader = {}};
  const auto column = static_cast<std::size_t>(named.data() - all.data());
  return {.text = std::string(text),
          .reader = word{std::string(named), given.text_column() + column}};
}

void note::print(line_writer& line) const {
  line.text(reader ? text + std::string(for_label) + " " + reader->text : text);
}

objection note::decide(rules::draft& out) const {
  note_added made{.text = text};
  const std::string whom = reader ? slug_of(reader->text) : std::string(for_gm);
  made.everybody = whom == for_all;
  if (whom != for_gm && whom != for_all) {
    auto who = rules::named(out.now(), *reader);
    if (!who) {
      refusal no = std::move(who).error();
      no.hint += (no.hint.empty() ? "" : " ") +
                 std::string(
                     "A note ends with `for: all`, `for: gm` or `for:` and a creature; in "
                     "text, leave out the colon.");
      return no;
    }
    made.reader = *std::move(who);
  }
  out.emit(std::move(made));
  return std::nullopt;
}

}  // namespace dnd::model::commands
