#pragma once

/// For the headers of verbs, which only name these.
namespace dnd::model {

struct action;

namespace language {
struct verb_spec;
class value_reader;
class line_writer;
}  // namespace language

namespace rules {
class draft;
struct chosen;
}  // namespace rules

}  // namespace dnd::model
