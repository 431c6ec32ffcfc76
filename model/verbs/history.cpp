#include "model/verbs/history.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

namespace dnd::model::commands {

using language::line_writer;
using language::value_reader;

constinit const language::verb_spec undo::row{
    .name = "undo", .summary = "takes the last command back; again goes further back"};

undo undo::read(value_reader&) {
  return {};
}

void undo::print(line_writer&) const {}

constinit const language::verb_spec redo::row{.name = "redo", .summary = "takes an undo back"};

redo redo::read(value_reader&) {
  return {};
}

void redo::print(line_writer&) const {}

}  // namespace dnd::model::commands
