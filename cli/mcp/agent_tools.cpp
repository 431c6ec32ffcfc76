#include "cli/mcp/agent_tools.hpp"

#include "cli/remote/host_url.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace dnd::cli::mcp {
namespace {

using actors::json_value;
using answer = io::result<remote::http_answer>;

enum class argument_kind : std::uint8_t { text, number };

struct argument_spec {
  std::string_view name;
  argument_kind what;
  std::string_view about;
  bool is_needed = false;
};

struct tool_spec {
  std::string_view name;
  std::string_view title;
  std::string_view about;
  std::span<const argument_spec> arguments;
  /// Whether nothing changes by it.
  bool only_reads;
  answer (*run)(const agent_table& table, const json_value& arguments);
};

// -- what each does -------------------------------------------------------------

/// `{"command":…}` with those of the arguments that go with it.
[[nodiscard]] std::string command_object(std::string_view line, const json_value& arguments = {}) {
  json::writer out;
  out.open('{');
  out.key("command").text(line);
  if (const json_value* const id = arguments.find("id")) out.key("id").text(*id->text());
  if (const json_value* const seq = arguments.find("expect_seq"))
    out.key("expect_seq").count(*seq->count());
  out.close('}');
  return std::move(out).take();
}

[[nodiscard]] answer run_command(const agent_table& table, const json_value& arguments) {
  return table.post_command(command_object(arguments.text_of("command"), arguments));
}

[[nodiscard]] answer get_state(const agent_table& table, const json_value& arguments) {
  const std::string who = arguments.text_of("creature");
  return table.post_command(command_object(who.empty() ? "status" : "status " + who));
}

[[nodiscard]] answer get_log(const agent_table& table, const json_value& arguments) {
  const json_value* const since = arguments.find("since");
  const json_value* const limit = arguments.find("limit");
  return table.get(fmt::format("commits?since={}&limit={}", since ? *since->count() : 0,
                               limit ? *limit->count() : 100));
}

[[nodiscard]] answer get_options(const agent_table& table, const json_value& arguments) {
  const std::string who = arguments.text_of("creature");
  return table.get(who.empty() ? "options" : "options?creature=" + remote::escaped(who));
}

[[nodiscard]] answer look_up(const agent_table& table, const json_value& arguments) {
  return table.post_command(command_object("look " + arguments.text_of("name")));
}

[[nodiscard]] answer get_help(const agent_table& table, const json_value& arguments) {
  const std::string topic = arguments.text_of("topic");
  return table.access.ask(
      {.target = topic.empty() ? "/v1/help" : "/v1/help?topic=" + remote::escaped(topic)});
}

// -- the table of tools ------------------------------------------------------------

constexpr std::array command_arguments{
    argument_spec{"command", argument_kind::text,
                  "One command of the game, such as \"attack with: mace to: wolf-1\" or \"roll "
                  "2d6+3\". get_help lists them.",
                  true},
    argument_spec{"id", argument_kind::text,
                  "An id of this command alone: given again, it gets the first answer, and nothing "
                  "is done twice."},
    argument_spec{"expect_seq", argument_kind::number,
                  "Only if this is the campaign's last event."},
};
constexpr std::array creature_argument{
    argument_spec{"creature", argument_kind::text, "Of one creature, by its id or name."},
};
constexpr std::array log_arguments{
    argument_spec{"since", argument_kind::number,
                  "After this event; 0, as without it: from the "
                  "first on."},
    argument_spec{"limit", argument_kind::number, "At most so many commands, 1 to 1000."},
};
constexpr std::array options_argument{
    argument_spec{"creature", argument_kind::text,
                  "By its id or name; whoever's turn it is without it."},
};
constexpr std::array look_arguments{
    argument_spec{"name", argument_kind::text,
                  "Of a spell, a monster, an item, a condition, a rule, such as \"fireball\".",
                  true},
};
constexpr std::array help_arguments{
    argument_spec{"topic", argument_kind::text, "A command, such as \"attack\"; all without it."},
};

constexpr std::array tools{
    tool_spec{"run_command", "Run a command",
              "Carries out one command of the game, or answers a question. What the rules refuse "
              "changes nothing, and the answer says why.",
              command_arguments, false, run_command},
    tool_spec{"get_state", "Where the game stands",
              "The state in brief: who is there, health, conditions, whose turn it is.",
              creature_argument, true, get_state},
    tool_spec{
        "get_log", "What happened",
        "The commands since an event and what came of them, oldest first, page by page: go on "
        "with `next` until it is `last`.",
        log_arguments, true, get_log},
    tool_spec{"get_options", "What a creature can do",
              "The actions that a creature has now, what they cost and whom they need.",
              options_argument, true, get_options},
    tool_spec{"look_up", "Look it up", "The text of an entry of the rules or of the world.",
              look_arguments, true, look_up},
    tool_spec{"get_help", "How commands are written",
              "The commands of the game, with examples; of one of them, all that it takes.",
              help_arguments, true, get_help},
};

void write_arguments(json::writer& out, const tool_spec& tool) {
  out.open("inputSchema", '{');
  out.key("type").text("object");
  out.open("properties", '{');
  for (const argument_spec& each : tool.arguments) {
    out.open(each.name, '{');
    out.key("type").text(each.what == argument_kind::text ? "string" : "integer");
    if (each.what == argument_kind::number) out.key("minimum").count(0);
    out.key("description").text(each.about);
    out.close('}');
  }
  out.close('}');
  out.open("required", '[');
  for (const argument_spec& each : tool.arguments)
    if (each.is_needed) out.text(each.name);
  out.close(']');
  out.key("additionalProperties").truth(false);
  out.close('}');
}

/// Every answer has the envelope of `--json`; what else is in it, docs/host-api.yaml says.
void write_answer_form(json::writer& out) {
  out.key("outputSchema")
      .raw(R"({"type":"object","properties":{"ok":{"type":"boolean"},"kind":{"type":"string"},)"
           R"("text":{"type":"string"},"error":{"type":"object","properties":{)"
           R"("code":{"type":"string"},"message":{"type":"string"},"hint":{"type":"string"}},)"
           R"("required":["code","message"]}},"required":["ok","kind"]})");
}

void write_tool(json::writer& out, const tool_spec& tool) {
  out.open('{');
  out.key("name").text(tool.name);
  out.key("title").text(tool.title);
  out.key("description").text(tool.about);
  write_arguments(out, tool);
  write_answer_form(out);
  out.open("annotations", '{');
  out.key("readOnlyHint").truth(tool.only_reads);
  // `undo` takes everything back.
  out.key("destructiveHint").truth(false);
  out.key("openWorldHint").truth(false);
  out.close('}');
  out.close('}');
}

// -- calling one -----------------------------------------------------------------

[[nodiscard]] rpc_problem wrong(std::string message) {
  return {.code = rpc_error::invalid_params, .message = std::move(message)};
}

[[nodiscard]] std::optional<rpc_problem> wrong_arguments(const tool_spec& tool,
                                                         const json_value& arguments) {
  if (!arguments.is(json_value::kind::object) && !arguments.is(json_value::kind::null))
    return wrong("\"arguments\" has to be an object");
  for (const auto& [name, value] : arguments.members()) {
    const auto known =
        std::find_if(tool.arguments.begin(), tool.arguments.end(),
                     [&name = name](const argument_spec& each) { return each.name == name; });
    if (known == tool.arguments.end())
      return wrong(fmt::format("{} has no argument \"{}\"", tool.name, name));
    const bool is_text = known->what == argument_kind::text;
    if (is_text ? !value.text().has_value() : !value.count().has_value())
      return wrong(fmt::format("\"{}\" has to be {}", name,
                               is_text ? "a text" : "a whole number that is not negative"));
  }
  for (const argument_spec& each : tool.arguments)
    if (each.is_needed && arguments.find(each.name) == nullptr)
      return wrong(fmt::format("{} needs \"{}\"", tool.name, each.name));
  return std::nullopt;
}

/// What a person would read of an answer: its text, that of its commits, or what is wrong.
[[nodiscard]] std::string words_of(const json_value& body) {
  if (const json_value* const why = body.find("error")) {
    const std::string hint = why->text_of("hint");
    return why->text_of("message") + (hint.empty() ? "" : "\n" + hint);
  }
  if (body.find("text") != nullptr) return body.text_of("text");
  const json_value* const commits = body.find("commits");
  if (commits == nullptr) return std::string(body.raw());
  std::string out;
  for (const json_value& each : commits->items()) {
    if (!out.empty()) out += '\n';
    const std::string line = each.text_of("command");
    if (!line.empty()) out += each.text_of("by") + ": " + line + "\n";
    out += each.text_of("text");
  }
  return out.empty() ? "Nothing has happened." : out;
}

[[nodiscard]] std::string tool_result(std::string_view words, std::string_view structured,
                                      bool is_error) {
  json::writer out;
  out.open('{');
  out.open("content", '[');
  out.open('{');
  out.key("type").text("text");
  out.key("text").text(words);
  out.close('}');
  out.close(']');
  out.key("structuredContent").raw(structured);
  out.key("isError").truth(is_error);
  out.close('}');
  return std::move(out).take();
}

}  // namespace

answer agent_table::get(std::string_view rest) const {
  const auto slash = label.find('/');
  std::string target = fmt::format("/v1/campaigns/{}/{}", remote::escaped(label.substr(0, slash)),
                                   remote::escaped(label.substr(slash + 1)));
  if (!rest.empty()) target += fmt::format("/{}", rest);
  return access.ask({.target = std::move(target)});
}

answer agent_table::post_command(std::string object) const {
  const auto slash = label.find('/');
  return access.ask({.method = "POST",
                     .target = fmt::format("/v1/campaigns/{}/{}/commands",
                                           remote::escaped(label.substr(0, slash)),
                                           remote::escaped(label.substr(slash + 1))),
                     .body = std::move(object)});
}

std::string tool_list() {
  json::writer out;
  out.open('{');
  out.open("tools", '[');
  for (const tool_spec& each : tools) write_tool(out, each);
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

expected<std::string, rpc_problem> call_tool(const agent_table& table, std::string_view name,
                                             const json_value& arguments) {
  const auto* const tool = std::find_if(
      tools.begin(), tools.end(), [name](const tool_spec& each) { return each.name == name; });
  if (tool == tools.end()) return wrong(fmt::format("there is no tool \"{}\"", name));
  if (auto why = wrong_arguments(*tool, arguments)) return *std::move(why);
  const answer made = tool->run(table, arguments);
  if (!made) {
    json::writer out;
    out.open('{');
    out.key("ok").truth(false);
    out.key("kind").text("mcp");
    out.open("error", '{');
    out.key("code").text(io::ec_name(made.error().code));
    out.key("message").text(made.error().what);
    out.key("hint").text(made.error().todo);
    out.close('}');
    out.close('}');
    return tool_result(io::render(made.error()), std::move(out).take(), true);
  }
  const auto body = actors::read_value(made->body);
  if (!body || !body->is(json_value::kind::object))
    return rpc_problem{
        .code = rpc_error::internal,
        .message = fmt::format("the host answers no JSON (status {})", made->status)};
  return tool_result(words_of(*body), body->raw(), made->status >= 300);
}

}  // namespace dnd::cli::mcp
