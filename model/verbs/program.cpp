#include "model/verbs/program.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec help_topic{
    .kind = value_kind::topic, .placeholder = "VERB", .help = "a verb, or `dice`"};
constexpr std::string_view help_examples[] = {"help", "help attack", "help dice"};
constexpr std::string_view help_shorts[] = {"?"};
constexpr std::string_view quit_shorts[] = {"exit"};

}  // namespace

constinit const verb_spec help::row{.name = "help",
                                    .shorts = help_shorts,
                                    .subject = help_topic,
                                    .summary = "explains the commands, or one of them",
                                    .examples = help_examples};

help help::read(value_reader& given) {
  return {given.topic(help_topic)};
}

void help::print(line_writer& line) const {
  line.text(verb);
}

constinit const verb_spec reopen::row{
    .name = "reopen",
    .summary = "opens the campaign from disk again, after a failure of the disk",
    .details =
        "A campaign whose log could not be written takes no more commands. When the cause "
        "is mended, this reads its files as a new start of the program would, and play goes "
        "on where it stood."};

reopen reopen::read(value_reader&) {
  return {};
}

void reopen::print(line_writer&) const {}

constinit const verb_spec quit::row{
    .name = "quit", .shorts = quit_shorts, .summary = "leaves; nothing needs saving"};

quit quit::read(value_reader&) {
  return {};
}

void quit::print(line_writer&) const {}

}  // namespace dnd::model::commands
