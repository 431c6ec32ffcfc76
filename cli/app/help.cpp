#include "cli/app/help.hpp"

#include "cli/app/command_grammar.hpp"
#include "cli/render/table.hpp"
#include "model/language/help.hpp"
#include "model/language/verbs.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace dnd::cli {
namespace {

namespace language = model::language;
using lines = std::vector<std::string>;

constexpr std::string_view indent = "  ";
constexpr std::size_t command_width = 20;
constexpr std::size_t option_width = 20;

void add(lines& to, lines more, std::string_view before = "") {
  for (std::string& line : more) to.push_back(line.empty() ? "" : std::string(before) + line);
}

[[nodiscard]] std::string with_placeholder(const option_spec& each) {
  std::string name(each.name);
  if (!each.placeholder.empty()) name += " " + std::string(each.placeholder);
  return name;
}

/// For what is indented.
[[nodiscard]] layout within(const layout& where) {
  layout out = where;
  if (where.is_screen()) out.width -= std::min(indent.size(), where.width);
  return out;
}

void add_options(lines& to, std::string_view title, std::span<const option_spec> options,
                 const layout& where) {
  to.emplace_back();
  to.push_back(std::string(title));
  for (const option_spec& each : options)
    add(to,
        definition_lines(with_placeholder(each), std::string(each.help), option_width,
                         within(where)),
        indent);
}

void add_commands(lines& to, std::string_view group, const layout& where) {
  for (const command_spec& each : command_table())
    if (group.empty() || each.name.starts_with(std::string(group) + " "))
      add(to,
          definition_lines(std::string(each.name), std::string(each.summary), command_width,
                           within(where)),
          indent);
}

[[nodiscard]] lines split(std::string_view text) {
  lines out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

[[nodiscard]] lines group_lines(const std::string& group, const layout& where) {
  lines out{"Usage: dnd " + group + " COMMAND", ""};
  add_commands(out, group, where);
  out.emplace_back();
  out.push_back(fmt::format("`dnd help {} COMMAND` explains one of them.", group));
  return out;
}

[[nodiscard]] usage_error nothing_about(const std::string& topic) {
  std::vector<std::string_view> known = words_after("");
  for (const language::verb_spec& each : language::verbs()) known.push_back(each.name);
  std::string hint = model::did_you_mean(topic, known);
  if (hint.empty()) hint = "`dnd help` lists the commands, `dnd help commands` those of the game.";
  return {.message = fmt::format("there is no command \"{}\"", topic), .hint = hint};
}

}  // namespace

lines overview_lines(const layout& where) {
  lines out{"dnd runs tabletop campaigns (D&D 5e) that survive a crash at any moment.", "",
            "Usage: dnd [OPTIONS] COMMAND ...",
            "       dnd                          goes on with the current campaign", ""};
  add_commands(out, "", where);
  add_options(out, "Options of every command, before or after it:", global_options(), where);
  out.emplace_back();
  out.emplace_back("To begin:");
  out.emplace_back("  dnd campaign create \"The Lost Mine\"");
  out.emplace_back("  dnd");
  out.emplace_back("or, to look first:");
  out.emplace_back("  dnd demo");
  out.emplace_back();
  out.emplace_back(
      "`dnd help COMMAND` explains a command, `dnd help commands` lists those of the "
      "game.");
  return out;
}

lines help_lines(const command_spec& command, const layout& where) {
  lines out{"Usage: " + usage_of(command), ""};
  std::string summary(command.summary);
  summary[0] = static_cast<char>(summary[0] - 'a' + 'A');
  out.push_back(summary + ".");
  if (!command.details.empty())
    add(out, definition_lines("", std::string(command.details), 0, where));
  if (!command.options.empty()) add_options(out, "Options:", command.options, where);
  if (command.categories != nullptr) {
    lines names;
    for (const std::string_view each : command.categories())
      names.push_back("--" + std::string(each));
    add(out,
        definition_lines("Categories", fmt::format("{}", fmt::join(names, ", ")), option_width,
                         within(where)),
        indent);
  }
  out.emplace_back();
  out.emplace_back("Examples:");
  for (const std::string_view each : command.examples)
    out.push_back(std::string(indent) + std::string(each));
  out.emplace_back();
  out.emplace_back("`dnd help` lists the options that go with every command.");
  return out;
}

expected<lines, usage_error> help_for(const arguments& typed, const layout& where) {
  const bool is_help = typed.command == find_command_spec("help");
  if (typed.command != nullptr && !is_help) return help_lines(*typed.command, where);
  if (!typed.group.empty()) return group_lines(typed.group, where);
  const std::string topic = fmt::format("{}", fmt::join(typed.words, " "));
  if (topic.empty()) {
    if (is_help && typed.has("--help")) return help_lines(*typed.command, where);
    return overview_lines(where);
  }
  if (const command_spec* command = find_command_spec(topic)) return help_lines(*command, where);
  if (is_command_group(topic)) return group_lines(topic, where);
  if (topic == "commands") return split(model::help_text());
  if (language::find_verb(topic) != nullptr || language::is_verb_group(topic) ||
      topic == language::dice_topic)
    return split(model::help_text(topic));
  return nothing_about(topic);
}

}  // namespace dnd::cli
