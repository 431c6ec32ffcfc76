#include "model/verbs/history.hpp"

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

namespace dnd::model::commands {

namespace {

constexpr language::label_spec undo_count{
    .name = "count",
    .kind = language::value_kind::number,
    .placeholder = "N",
    .help = "how many commands; otherwise 1",
    .range = {1, static_cast<std::int32_t>(bounds::undo_count_max)}};
constexpr language::label_spec undo_labels[] = {undo_count};
constexpr std::string_view undo_places[] = {"count"};
constexpr std::string_view undo_examples[] = {"undo", "undo 3"};

}  // namespace

using language::line_writer;
using language::value_reader;

constinit const language::verb_spec undo::row{
    .name = "undo",
    .labels = undo_labels,
    .places = undo_places,
    .summary = "takes the last command back; again goes further back",
    .details =
        "Says what each of them did, and whose turn it is then. Several are taken back at "
        "once: one `redo` brings all of them back.",
    .examples = undo_examples};

undo undo::read(value_reader& given) {
  return {given.number(undo_count).value_or(1)};
}

void undo::print(line_writer& line) const {
  if (count != 1) line.number(undo_count, count);
}

constinit const language::verb_spec redo::row{.name = "redo", .summary = "takes an undo back"};

redo redo::read(value_reader&) {
  return {};
}

void redo::print(line_writer&) const {}

}  // namespace dnd::model::commands
