#include "cli/app/arguments.hpp"

#include "cli/app/command_grammar.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace dnd::cli {
namespace {

using std::string_view;
/// What is wrong, if anything is.
using complaint = std::optional<usage_error>;

constexpr string_view dashes = "--";
constexpr string_view program_name = "dnd";

/// As it stands in the table, for as long as the program runs.
[[nodiscard]] string_view group_name(string_view word) noexcept {
  for (const command_spec& each : command_table())
    if (!word.empty() && each.name.starts_with(word)) return each.name.substr(0, word.size());
  return program_name;
}

/// Every option that may stand here.
[[nodiscard]] std::vector<option_spec> options_of(const command_spec* command) {
  std::vector<option_spec> all;
  if (command != nullptr) all.assign(command->options.begin(), command->options.end());
  all.insert(all.end(), global_options().begin(), global_options().end());
  return all;
}

[[nodiscard]] bool is_category(const command_spec* command, string_view option) {
  if (command == nullptr || command->categories == nullptr || !option.starts_with(dashes))
    return false;
  const auto all = command->categories();
  return std::ranges::find(all, option.substr(dashes.size())) != all.end();
}

[[nodiscard]] usage_error unknown_option(const command_spec* command, string_view name) {
  std::vector<std::string> known;
  for (const option_spec& each : options_of(command)) known.emplace_back(each.name);
  if (command != nullptr && command->categories != nullptr)
    for (const string_view each : command->categories())
      known.push_back(fmt::format("{}{}", dashes, each));
  std::string hint = model::did_you_mean(name, known);
  if (hint.empty())
    hint = command == nullptr ? "`dnd help` lists them."
                              : fmt::format("`dnd help {}` lists them.", command->name);
  return {.message = fmt::format("there is no option \"{}\"", name), .hint = std::move(hint)};
}

[[nodiscard]] usage_error unknown_command(string_view group, string_view word) {
  const std::vector<string_view> known = words_after(group);
  std::string hint = model::did_you_mean(word, known);
  // What a checkout does and the program does not.
  if (group.empty() && (word == "bench" || word == "cluster"))
    hint = "Run `./dnd bench` or `./dnd cluster demo` in a checkout of the source.";
  if (hint.empty()) hint = fmt::format("There are: {}.", fmt::join(known, ", "));
  return {.message =
              fmt::format("there is no command \"{}{}{}\"", group, group.empty() ? "" : " ", word),
          .hint = std::move(hint)};
}

/// "a name", for what most commands take.
[[nodiscard]] string_view what_is_needed(const command_spec& spec) noexcept {
  return spec.words.wanted.empty() ? "a name" : spec.words.wanted;
}

/// Takes one word after the other.
class argument_reader {
 public:
  explicit argument_reader(std::span<const char* const> typed) : rest_(typed) {}

  [[nodiscard]] expected<arguments, usage_error> read() {
    bool may_be_option = true;
    while (!rest_.empty()) {
      const string_view word = next();
      if (may_be_option && word == dashes) {
        may_be_option = false;
        continue;
      }
      const bool is_option = may_be_option && word.size() > 1 && word.front() == '-';
      if (complaint why = is_option ? take_option(word) : take_word(word))
        return of_command(*std::move(why));
    }
    if (complaint why = check_words()) return of_command(*std::move(why));
    if (complaint why = check_options()) return of_command(*std::move(why));
    return std::move(out_);
  }

 private:
  /// Names the command that is wrong. Its group stands in the table, too.
  [[nodiscard]] usage_error of_command(usage_error why) const {
    why.kind = out_.command == nullptr ? group_name(out_.group) : out_.kind();
    return why;
  }

  [[nodiscard]] string_view next() {
    const string_view word = rest_.front();
    rest_ = rest_.subspan(1);
    return word;
  }

  [[nodiscard]] complaint take_option(string_view word) {
    const auto equals = word.find('=');
    // "-h" is what people try first.
    const string_view name = word == "-h" ? "--help" : word.substr(0, equals);
    const auto known = options_of(out_.command);
    const auto found = std::ranges::find(known, name, &option_spec::name);
    if (found == known.end() && !is_category(out_.command, name))
      return unknown_option(out_.command, name);
    std::string value;
    if (found == known.end() || found->placeholder.empty()) {
      if (equals != string_view::npos)
        return usage_error{.message = fmt::format("{} takes no value", name), .hint = {}};
    } else if (equals != string_view::npos) {
      value = word.substr(equals + 1);
    } else if (rest_.empty() || rest_.front() == dashes) {
      return usage_error{.message = fmt::format("{} needs a value", name), .hint = {}};
    } else {
      value = next();
    }
    if (found != known.end() && found->needed == option_need::repeated)
      out_.repeated[std::string(name)].push_back(value);
    out_.options.insert_or_assign(std::string(name), std::move(value));
    return std::nullopt;
  }

  [[nodiscard]] complaint take_word(string_view word) {
    if (out_.command != nullptr) {
      // A command may have a group of its own name: "host" and "host token".
      const command_spec* const longer =
          out_.words.empty() ? find_command_spec(fmt::format("{} {}", out_.command->name, word))
                             : nullptr;
      if (longer != nullptr)
        out_.command = longer;
      else
        out_.words.emplace_back(word);
      return std::nullopt;
    }
    const bool is_first = out_.group.empty();
    out_.command = find_command_spec(is_first ? word : fmt::format("{} {}", out_.group, word));
    if (out_.command != nullptr) {
      out_.group.clear();
    } else if (is_first && is_command_group(word)) {
      out_.group = word;
    } else {
      return unknown_command(out_.group, word);
    }
    return std::nullopt;
  }

  [[nodiscard]] complaint check_words() const {
    // Who asks for help may leave out the rest.
    if (out_.command == nullptr || out_.has("--help")) return std::nullopt;
    const command_spec& spec = *out_.command;
    const std::string usage = "Usage: " + usage_of(spec);
    const bool has_instead = std::ranges::any_of(spec.options, [this](const option_spec& each) {
      return each.needed == option_need::instead_of_words && out_.has(each.name);
    });
    if (out_.words.size() < spec.words.least && !has_instead)
      return usage_error{
          .message = fmt::format("`dnd {}` needs {}", spec.name, what_is_needed(spec)),
          .hint = usage};
    if (out_.words.size() <= spec.words.most) return std::nullopt;
    // A name of several words is the usual reason.
    return usage_error{.message = fmt::format("`dnd {}` does not take \"{}\"", spec.name,
                                              out_.words[spec.words.most]),
                       .hint = spec.words.most == 0 ? usage : usage + ". Put a name in quotes."};
  }

  [[nodiscard]] complaint check_options() const {
    if (out_.command == nullptr || out_.has("--help")) return std::nullopt;
    for (const option_spec& each : out_.command->options)
      if (each.needed == option_need::required && !out_.has(each.name))
        return usage_error{.message = fmt::format("`dnd {}` needs {} {}", out_.command->name,
                                                  each.name, each.placeholder),
                           .hint = fmt::format("Usage: {}. {} {}: {}.", usage_of(*out_.command),
                                               each.name, each.placeholder, each.help)};
    return std::nullopt;
  }

  std::span<const char* const> rest_;
  arguments out_;
};

}  // namespace

std::optional<std::string> arguments::value(string_view option) const {
  const auto found = options.find(option);
  if (found == options.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> arguments::values(string_view option) const {
  const auto found = repeated.find(option);
  return found == repeated.end() ? std::vector<std::string>() : found->second;
}

string_view arguments::kind() const noexcept {
  if (command != nullptr) return command->name;
  return group.empty() ? program_name : string_view(group);
}

expected<arguments, usage_error> read_arguments(std::span<const char* const> typed) {
  return argument_reader(typed).read();
}

expected<std::optional<std::uint64_t>, usage_error> number_of(const arguments& from,
                                                              string_view option,
                                                              std::uint64_t least,
                                                              std::uint64_t most) {
  const auto typed = from.value(option);
  if (!typed) return std::optional<std::uint64_t>();
  const auto number = parse_number(*typed, least, most);
  if (!number)
    return usage_error{
        .message = fmt::format("{} takes a whole number, not \"{}\"", option, *typed),
        .hint = fmt::format("From {} to {}.", least, most)};
  return number;
}

}  // namespace dnd::cli
