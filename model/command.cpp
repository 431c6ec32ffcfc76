#include "model/command.hpp"

namespace dnd::model {

constinit const operations_table<command_types> alternatives_of<command>::operations =
    operations_on(command_types{});
constinit const operations_table<question_types> alternatives_of<question>::operations =
    operations_on(question_types{});
constinit const operations_table<program_word_types> alternatives_of<program_word>::operations =
    operations_on(program_word_types{});

}  // namespace dnd::model
