#include "cli/app/answer_data.hpp"

#include "cli/app/command_grammar.hpp"
#include "cli/app/context.hpp"
#include "model/json/writer.hpp"
#include "model/language/verbs.hpp"
#include "model/language/wording.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <utility>

namespace dnd::cli {
namespace {

namespace language = model::language;

/// The members of an object, without its brackets.
[[nodiscard]] std::string members_of(json::writer&& out) {
  const std::string object = std::move(out).take();
  return object.substr(1, object.size() - 2);
}

void add_texts(json::writer& out, std::string_view name, std::span<const std::string_view> texts) {
  out.open(name, '[');
  for (const std::string_view text : texts) out.text(text);
  out.close(']');
}

// -- verbs of the game ---------------------------------------------------------

void add_label(json::writer& out, const language::label_spec& label) {
  out.open('{');
  out.key("name").text(label.name);
  out.key("alias").text(label.alias);
  out.key("placeholder").text(label.placeholder);
  out.key("required").truth(label.needed == language::need::required);
  out.key("help").text(label.help);
  out.close('}');
}

void add_verb(json::writer& out, const language::verb_spec& verb) {
  out.open('{');
  out.key("name").text(verb.name);
  add_texts(out, "shorts", verb.shorts);
  out.key("usage").text(language::usage(verb));
  out.key("short_usage").text(language::short_usage(verb));
  out.key("summary").text(verb.summary);
  out.key("details").text(verb.details);
  out.open("labels", '[');
  if (verb.subject) add_label(out, *verb.subject);
  for (const language::label_spec& label : verb.labels) add_label(out, label);
  out.close(']');
  out.open("flags", '[');
  for (const language::flag_spec& flag : verb.flags) {
    out.open('{');
    out.key("name").text(flag.name);
    out.key("alias").text(flag.alias);
    out.key("help").text(flag.help);
    out.close('}');
  }
  out.close(']');
  add_texts(out, "examples", verb.examples);
  out.close('}');
}

/// As `model::help_text` chooses them: a verb with those whose names go on from its own, or all
/// with the same first word.
[[nodiscard]] bool is_about(const language::verb_spec& verb, std::string_view topic) {
  if (topic.empty()) return true;
  const language::verb_spec* const meant = language::find_verb(topic);
  if (meant == &verb) return true;
  const std::string beginning = fmt::format("{} ", meant == nullptr ? topic : meant->name);
  return language::begins_with(verb.name, beginning);
}

/// Without a topic, none of them.
void add_verbs(json::writer& out, std::optional<std::string_view> topic) {
  out.open("verbs", '[');
  for (const language::verb_spec& verb : language::verbs())
    if (topic && is_about(verb, *topic)) add_verb(out, verb);
  out.close(']');
}

void add_topic(json::writer& out, std::string_view topic) {
  out.key("topic");
  topic.empty() ? out.null() : out.text(topic);
}

// -- commands of the program ---------------------------------------------------

void add_command(json::writer& out, const command_spec& command) {
  out.open('{');
  out.key("name").text(command.name);
  out.key("usage").text(usage_of(command));
  out.key("summary").text(command.summary);
  out.key("details").text(command.details);
  out.open("options", '[');
  for (const option_spec& option : command.options) {
    out.open('{');
    out.key("name").text(option.name);
    out.key("placeholder").text(option.placeholder);
    out.key("required").truth(option.needed == option_need::required);
    out.key("help").text(option.help);
    out.close('}');
  }
  out.close(']');
  add_texts(out, "examples", command.examples);
  out.close('}');
}

[[nodiscard]] bool is_about(const command_spec& command, std::string_view topic) {
  return topic.empty() || command.name == topic ||
         command.name.starts_with(fmt::format("{} ", topic));
}

/// What `help_for` takes for the topic of the same words.
[[nodiscard]] std::string topic_of(const arguments& typed) {
  if (typed.command != nullptr && typed.command->run != nullptr)
    return std::string(typed.command->name);
  if (!typed.group.empty()) return typed.group;
  return fmt::format("{}", fmt::join(typed.words, " "));
}

void add_commits(json::writer& out, std::span<const model::views::commit_view> commits) {
  out.open("commands", '[');
  for (const model::views::commit_view& each : commits) {
    out.open('{');
    out.open("seq", '[');
    out.count(each.first);
    out.count(each.last);
    out.close(']');
    out.key("at").text(time_text(each.at_ms));
    out.key("by").text(each.by);
    out.key("command").text(each.line);
    if (each.undone) out.key("undone").truth(true);
    out.close('}');
  }
  out.close(']');
}

}  // namespace

std::string help_data(std::string_view topic) {
  json::writer out;
  out.open('{');
  add_topic(out, topic);
  add_verbs(out, topic);
  out.close('}');
  return members_of(std::move(out));
}

std::string help_data(const arguments& typed) {
  const std::string topic = topic_of(typed);
  const bool is_game = topic == "commands";
  const bool is_program = find_command_spec(topic) != nullptr || is_command_group(topic);
  json::writer out;
  out.open('{');
  add_topic(out, topic);
  out.open("commands", '[');
  for (const command_spec& each : command_table())
    if (!is_game && is_about(each, topic)) add_command(out, each);
  out.close(']');
  std::optional<std::string_view> verbs;
  if (is_game)
    verbs = "";
  else if (!topic.empty() && !is_program)
    verbs = topic;
  add_verbs(out, verbs);
  out.close('}');
  return members_of(std::move(out));
}

std::string log_data(std::span<const model::views::commit_view> commits, model::seq_t before) {
  json::writer out;
  out.open('{');
  add_commits(out, commits);
  if (before > 0) out.key("before").count(before);
  out.close('}');
  return members_of(std::move(out));
}

std::string fight_data(std::span<const model::views::commit_view> commits,
                       std::optional<model::automatic::ending> ended) {
  json::writer out;
  out.open('{');
  add_commits(out, commits);
  out.key("ended");
  ended ? out.text(to_text(*ended)) : out.null();
  out.close('}');
  return members_of(std::move(out));
}

}  // namespace dnd::cli
