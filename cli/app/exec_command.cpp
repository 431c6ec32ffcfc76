#include "cli/app/exec_command.hpp"

#include "cli/app/advice.hpp"
#include "cli/app/commands.hpp"
#include "cli/app/play.hpp"
#include "model/language/parse.hpp"
#include "model/language/verbs.hpp"
#include "model/language/wording.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::cli {
namespace {

namespace language = model::language;

[[nodiscard]] std::string_view first_word_of(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  line.remove_prefix(begin);
  return line.substr(0, line.find_first_of(" \t"));
}

/// A slip of the pen in a verb is the engine's to refuse, with its hint.
[[nodiscard]] bool is_nearly_a_verb(std::string_view word) {
  std::vector<std::string_view> names;
  for (const language::verb_spec& each : language::verbs())
    names.push_back(each.name.substr(0, each.name.find(' ')));
  return model::nearest(word, names).has_value();
}

/// `n`, `a longsword orc-1` or `2d6`: a command without its verb's own name. A campaign may be
/// called so ("A New Hope"), and is what is meant then.
[[nodiscard]] bool is_short(std::string_view line) {
  const std::string_view word = first_word_of(line);
  if (word.empty() || word.front() == '#' || language::is_verb_group(word)) return false;
  const language::verb_spec* const verb = language::find_verb(word);
  return verb == nullptr || !language::same_word(verb->name, word);
}

/// `why` is what looking for a campaign of that name came to. Whoever meant a command is not sent
/// to make a campaign of its name.
[[nodiscard]] io::error neither(const playable& campaigns, const std::string& typed,
                                io::error why) {
  const auto all = campaigns.all();
  if (!all && all.error().code == io::ec::not_found) return all.error();
  why.what = fmt::format("\"{}\" is neither a campaign nor a command", typed);
  if (all && all->empty())
    why.what +=
        fmt::format(": there is no campaign yet, and no command \"{}\"", first_word_of(typed));
  if (!why.todo.empty()) why.todo += fmt::format("{} ", full_stop_after(why.todo));
  why.todo += "`dnd help commands` lists the commands.";
  why.way_out = io::remedy::none;
  return why;
}

/// What goes with the command, of which there is one then.
[[nodiscard]] expected<actors::command_terms, usage_error> terms_of(const context& with,
                                                                    const exec_plan& plan) {
  const auto expect = number_of(with.typed, "--expect-seq", 0, UINT64_MAX);
  if (!expect) return expect.error();
  actors::command_terms terms{.id = with.typed.value("--id").value_or(""), .expect_seq = *expect};
  if (with.typed.has("--id") && terms.id.empty()) return usage_error{"--id needs a value", ""};
  if ((!terms.id.empty() || terms.expect_seq) && plan.commands.size() != 1)
    return usage_error{"--id and --expect-seq go with one command",
                       "In a script with --json, every line can have its own: "
                       R"({"id":"a-1","command":"roll 2d6"}.)"};
  return terms;
}

}  // namespace

bool begins_with_verb(std::string_view line) {
  const std::string_view word = first_word_of(line);
  if (word.empty() || word.front() == '#') return true;
  std::string lower(word);
  for (char& letter : lower)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return language::find_verb(lower) != nullptr || language::is_verb_group(lower) ||
         model::kind_of_line(line) != model::line_kind::unknown;
}

io::result<exec_plan> plan_exec(context& with, const playable& campaigns) {
  std::vector<std::string> words = with.typed.words;
  std::string name = with.typed.value("--campaign").value_or("");
  const bool may_name = name.empty() && !words.empty() && words.front() != "-";
  const bool is_verb = may_name && begins_with_verb(words.front());
  if (may_name && (!is_verb || is_short(words.front()))) {
    const auto found = campaigns.find(words.front());
    if (is_verb && !found) {
      // A command by its short word.
    } else if (found || found.error().code != io::ec::not_found) {
      name = std::exchange(words.front(), "");
      words.erase(words.begin());
      if (!found) return found.error();
    } else if (!is_nearly_a_verb(first_word_of(words.front()))) {
      return neither(campaigns, words.front(), found.error());
    }
  }
  auto campaign = name.empty() ? campaigns.usual() : campaigns.find(name);
  if (!campaign) return std::move(campaign).error();
  if (words.size() == 1 && words.front() == "-") words.clear();
  return exec_plan{.campaign = *std::move(campaign), .commands = std::move(words)};
}

exit_code exec_command(context& with) {
  const auto campaigns = playable_campaigns(with);
  if (!campaigns) return fail(with, campaigns.error());
  auto plan = plan_exec(with, *campaigns);
  if (!plan) return fail(with, plan.error());
  auto terms = terms_of(with, *plan);
  if (!terms) return fail(with, terms.error());
  plan->terms = *std::move(terms);
  stop_signals signals(stop_signals::interrupt::stops);
  const auto played = campaigns->open(plan->campaign, reading::alone);
  if (!played) return fail(with, played.error());
  exit_code code = exit_code::done;
  if (plan->commands.empty()) {
    code = play_script(with, **played, signals);
  } else {
    pipeline commands(with, **played, signals);
    for (const std::string& each : plan->commands) {
      if (signals.received() != 0) code = exit_code::terminated;  // Something is left undone.
      if (signals.received() != 0 || with.out.is_broken()) break;
      commands.submit({.line = each, .terms = plan->terms});
      if (kind_of(each) == line_kind::quit) break;
    }
    code = worse(code, commands.finish());
  }
  code = worse(code, (*played)->close());
  return final_code(with, signals, code);
}

}  // namespace dnd::cli
