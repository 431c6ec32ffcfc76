#include "cli/app/arguments.hpp"

#include "io/workspace/fields.hpp"
#include "model/spelling.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace dnd::cli {
namespace {

using std::string_view;

/// The program's options and commands as the parser wants them. Words that are no options are
/// left over on purpose: which of them are right, and what to say of the rest, is ours to tell.
class grammar {
 public:
  grammar() {
    app_.set_help_flag();
    app_.allow_extras();
    app_.require_subcommand(0, 1);
    for (const option_spec& each : global_options()) add(app_, each);
    for (const command_spec& each : command_table()) add(each);
  }

  arguments read(std::vector<std::string> typed) {
    // The parser takes them from the back.
    std::ranges::reverse(typed);
    app_.parse(typed);
    arguments out;
    const CLI::App* chosen = &app_;
    while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands().front();
    if (const auto found = commands_.find(chosen); found != commands_.end()) {
      out.command = found->second;
    } else if (chosen != &app_) {
      out.group = chosen->get_name();
    }
    for (const auto& [option, name] : options_) {
      if (option->count() == 0) continue;
      if (option->get_items_expected_max() == 0 && !option->as<bool>()) continue;
      const bool is_flag = option->get_items_expected_max() == 0;
      out.options.emplace(name, is_flag ? "" : option->results().back());
    }
    out.words = app_.remaining();
    return out;
  }

 private:
  void add(CLI::App& to, const option_spec& each) {
    const std::string name(each.name);
    // "-h" is what people try first.
    CLI::Option* option = each.placeholder.empty()
                              ? to.add_flag(name == "--help" ? "-h,--help" : name)
                              : to.add_option(name)->expected(1)->allow_extra_args(false);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    options_.emplace(option, name);
  }

  CLI::App& subcommand(CLI::App& of, string_view name) {
    // The parser's own look-up is by an exception.
    for (CLI::App* each : of.get_subcommands([](const CLI::App*) { return true; }))
      if (each->get_name() == name) return *each;
    CLI::App* made = of.add_subcommand(std::string(name));
    made->set_help_flag();
    made->fallthrough();
    made->require_subcommand(0, 1);
    return *made;
  }

  void add(const command_spec& each) {
    CLI::App* to = &app_;
    string_view rest = each.name;
    while (!rest.empty()) {
      const string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      to = &subcommand(*to, word);
    }
    commands_.emplace(to, each.id);
    for (const option_spec& option : each.options) add(*to, option);
  }

  CLI::App app_;
  std::map<const CLI::App*, command_id> commands_;
  std::map<const CLI::Option*, std::string> options_;
};

[[nodiscard]] std::vector<string_view> option_names(const arguments& of) {
  std::vector<string_view> names;
  if (of.command)
    for (const option_spec& each : spec_of(*of.command).options) names.push_back(each.name);
  for (const option_spec& each : global_options()) names.push_back(each.name);
  return names;
}

[[nodiscard]] usage_error unknown_option(const arguments& in, const std::string& typed) {
  const std::string name = typed.substr(0, typed.find('='));
  std::string hint = model::did_you_mean(name, option_names(in));
  if (hint.empty())
    hint = in.command ? fmt::format("`dnd help {}` lists them.", spec_of(*in.command).name)
                      : "`dnd help` lists them.";
  return {.message = fmt::format("there is no option \"{}\"", name), .hint = hint};
}

[[nodiscard]] usage_error unknown_command(const arguments& in, const std::string& word) {
  const std::vector<string_view> known = words_behind(in.group);
  const std::string typed = in.group.empty() ? word : in.group + " " + word;
  std::string hint = model::did_you_mean(word, known);
  if (hint.empty()) hint = fmt::format("There are: {}.", fmt::join(known, ", "));
  return {.message = fmt::format("there is no command \"{}\"", typed), .hint = hint};
}

/// What is wrong with the words that the parser left over, if anything.
[[nodiscard]] std::optional<usage_error> check_words(const arguments& in, std::size_t typed_last) {
  const auto is_option = [](const std::string& word) { return word.size() > 1 && word[0] == '-'; };
  const auto end = in.words.end() - static_cast<std::ptrdiff_t>(typed_last);
  // Before an option, since with a misspelled command its options are unknown too.
  if (!in.command && !in.words.empty() && !is_option(in.words.front()))
    return unknown_command(in, in.words.front());
  const auto option = std::find_if(in.words.begin(), end, is_option);
  if (option != end) return unknown_option(in, *option);
  if (!in.command || in.has("--help")) return std::nullopt;
  const command_spec& spec = spec_of(*in.command);
  const std::string usage = "Usage: " + usage_of(spec);
  if (in.words.size() < spec.words.least)
    return usage_error{.message = fmt::format("`dnd {}` needs a name", spec.name), .hint = usage};
  if (in.words.size() > spec.words.most) {
    // A name of several words is the usual reason.
    const std::string hint = spec.words.most == 0 ? usage : usage + ". Put a name in quotes.";
    return usage_error{.message = fmt::format("`dnd {}` does not take \"{}\"", spec.name,
                                              in.words[spec.words.most]),
                       .hint = hint};
  }
  return std::nullopt;
}

[[nodiscard]] usage_error usage_error_of(const CLI::ParseError& why) {
  // "--at: 1 required TEXT missing"
  const string_view text = why.what();
  const auto colon = text.find(':');
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&why) != nullptr && colon != string_view::npos)
    return {.message = fmt::format("{} needs a value", text.substr(0, colon)), .hint = {}};
  return {.message = std::string(text), .hint = "`dnd help` explains the commands."};
}

}  // namespace

std::optional<std::string> arguments::value(string_view option) const {
  const auto found = options.find(option);
  if (found == options.end()) return std::nullopt;
  return found->second;
}

expected<arguments, usage_error> read_arguments(std::span<const char* const> typed) try {
  const auto dashes =
      std::ranges::find_if(typed, [](const char* word) { return std::strcmp(word, "--") == 0; });
  arguments out = grammar().read({typed.begin(), dashes});
  std::size_t behind_dashes = 0;
  if (dashes != typed.end()) {
    out.words.insert(out.words.end(), dashes + 1, typed.end());
    behind_dashes = static_cast<std::size_t>(typed.end() - dashes) - 1;
  }
  if (auto wrong = check_words(out, behind_dashes)) return std::move(*wrong);
  return out;
} catch (const CLI::ParseError& why) {
  return usage_error_of(why);
}

expected<std::optional<std::uint64_t>, usage_error> number_of(const arguments& from,
                                                              string_view option,
                                                              std::uint64_t least,
                                                              std::uint64_t most) {
  const auto typed = from.value(option);
  if (!typed) return std::optional<std::uint64_t>();
  const auto number = io::parse_number(*typed, least, most);
  if (!number)
    return usage_error{
        .message = fmt::format("{} takes a whole number, not \"{}\"", option, *typed),
        .hint = fmt::format("From {} to {}.", least, most)};
  return number;
}

}  // namespace dnd::cli
