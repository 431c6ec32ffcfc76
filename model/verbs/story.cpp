#include "model/verbs/story.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/draft.hpp"

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec note_text{
    .kind = value_kind::text, .needed = need::required, .placeholder = "TEXT", .help = "anything"};
constexpr std::string_view note_examples[] = {"note The bridge is down. Back to: the mill."};

}  // namespace

constinit const verb_spec note::row{
    .name = "note",
    .subject = note_text,
    .summary = "writes a note into the log",
    .details = "The rest of the line is the note: labels, quotes and `#` are text in it.",
    .examples = note_examples};

note note::read(value_reader& given) {
  return {given.text()};
}

void note::print(line_writer& line) const {
  line.text(text);
}

objection note::decide(rules::draft& out) const {
  out.emit(note_added{.text = text});
  return std::nullopt;
}

}  // namespace dnd::model::commands
