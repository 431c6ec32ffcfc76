#include "cli/app/app.hpp"

#include "actors/workspace.hpp"
#include "cli/app/advice.hpp"
#include "cli/app/answer_data.hpp"
#include "cli/app/commands.hpp"
#include "cli/app/context.hpp"
#include "cli/app/help.hpp"
#include "cli/app/settings_inputs.hpp"
#include "cli/app/stop_signals.hpp"
#include "cli/render/errors.hpp"
#include "cli/render/json.hpp"
#include "cli/terminal/terminal.hpp"
#include "model/assert.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstring>
#include <exception>
#include <unistd.h>
#include <utility>

namespace dnd::cli {
namespace {

[[nodiscard]] color_setting color_of(const arguments& typed, io::config::color_mode setting) {
  // What was typed counts before the settings are read, so that their errors are dressed too.
  if (const auto text = typed.value("--color"))
    return parse_color_setting(*text).value_or(color_setting::automatic);
  return parse_color_setting(io::config::to_text(setting)).value_or(color_setting::automatic);
}

[[nodiscard]] content_kind content_of(const arguments& typed) {
  return typed.has("--json") ? content_kind::data : content_kind::prose;
}

/// Errors before there is a context.
exit_code complain(const arguments& typed, output& out, const usage_error& why) {
  if (typed.has("--json")) {
    out.print(json_failed(why.kind.empty() ? typed.kind() : why.kind,
                          json_problem{.code = "usage", .message = why.message, .hint = why.hint}));
  } else {
    out.complain(message_lines(why.message, why.hint, out.err()));
  }
  return exit_code::usage;
}

exit_code print_version(const arguments& typed, output& out) {
  if (!typed.has("--json")) {
    out.print("dnd " DND_VERSION);
    return exit_code::done;
  }
  json::writer json;
  open_answer(json, "version");
  json.key("version").text(DND_VERSION);
  json.close('}');
  out.print(std::move(json).take());
  return exit_code::done;
}

/// Help has no colours, and is the same in every file.
[[nodiscard]] layout layout_of_help(const layout& where) {
  if (!where.is_screen()) return {};
  return {.look = {}, .width = where.width, .height = where.height};
}

exit_code print_help(const arguments& typed, output& out) {
  const auto lines = help_for(typed, typed.has("--json") ? layout{} : layout_of_help(out.out()));
  if (!lines) return complain(typed, out, lines.error());
  if (typed.has("--json")) {
    out.print(json_done("help", std::nullopt, fmt::format("{}", fmt::join(*lines, "\n")), {},
                        {.data = help_data(typed)}));
  } else {
    out.print(*lines);
  }
  return exit_code::done;
}

/// A command is needed and there is none.
exit_code print_usage(const arguments& typed, output& out) {
  if (typed.has("--json"))
    return complain(typed, out, {.message = "no command was given", .hint = "Try `dnd help`."});
  const auto lines = help_for(typed, layout_of_help(out.err()));
  DND_ASSERT(lines.has_value());
  out.complain(*lines);
  return exit_code::usage;
}

/// `dnd` and nothing after it but options, by a person: a script that forgot the command hears so,
/// and what it has on standard input is left alone.
[[nodiscard]] bool is_alone_at_a_terminal(const arguments& typed) {
  return typed.command == nullptr && typed.group.empty() && !typed.has("--json") &&
         is_terminal(STDIN_FILENO) && is_terminal(STDOUT_FILENO);
}

exit_code complain_of(const arguments& typed, output& out, const io::error& what) {
  const io::error why = with_advice(what);
  if (typed.has("--json")) {
    out.print(json_failed(typed.kind(), why));
  } else {
    out.complain(error_lines(why, out.err()));
  }
  out.flush();
  return exit_code_of(why);
}

/// The store that the settings name; null for files, and for commands that look after a store.
io::result<std::shared_ptr<actors::shared_store>> store_of(io::file_ops& ops,
                                                           const arguments& typed,
                                                           const io::config::settings& settings) {
  // At a terminal there may be no command at all.
  const bool looks_after_one =
      typed.command != nullptr && typed.command->name.starts_with("store ");
  if (settings.store.value.empty() || looks_after_one)
    return std::shared_ptr<actors::shared_store>{};
  return actors::shared_store::open(ops, {.text = settings.store.value,
                                          .cache = settings.stores_cache,
                                          .advertised = typed.value("--advertise").value_or("")});
}

exit_code run_command(const arguments& typed, exit_code (*command)(context&)) {
  io::file_ops& ops = io::posix_file_ops();
  const auto settings = io::config::load(ops, settings_inputs(typed));
  output out(color_of(typed, settings ? settings->color.value : io::config::color_mode::automatic),
             content_of(typed));
  if (!settings) {
    return complain_of(typed, out, settings.error());
  }
  auto store = store_of(ops, typed, *settings);
  if (!store) return complain_of(typed, out, store.error());
  actors::workspace places(ops, workspace_options_of(*settings, *std::move(store)));
  context with{.ops = ops,
               .typed = typed,
               .settings = *settings,
               .places = places,
               .out = out,
               .format = typed.has("--json") ? answer_format::json : answer_format::text,
               .seed = {}};
  exit_code code = exit_code::done;
  if (const auto seed = number_of(typed, "--seed", 0, UINT64_MAX); !seed) {
    code = fail(with, seed.error());
  } else {
    with.seed = *seed;
    code = command(with);
  }
  out.flush();
  if (out.failure() != 0) {
    out.complain(message_lines(
        fmt::format("standard output cannot be written ({})", std::strerror(out.failure())), "",
        out.err()));
    return worse(code, exit_code::refused);
  }
  if (out.is_broken() && code == exit_code::done) return exit_code::nobody_reads;
  return code;
}

exit_code run_checked(std::span<const char* const> typed) {
  const auto read = read_arguments(typed);
  const bool is_asked = read && (read->has("--help") || read->has("--version"));
  if (read && !is_asked) {
    if (read->command != nullptr && read->command->run != nullptr)
      return run_command(*read, read->command->run);
    if (is_alone_at_a_terminal(*read)) return run_command(*read, home_command);
  }
  output out(read ? color_of(*read, io::config::color_mode::automatic) : color_setting::automatic,
             std::ranges::find(typed, std::string_view("--json")) == typed.end()
                 ? content_kind::prose
                 : content_kind::data);
  exit_code code = exit_code::done;
  if (!read) {
    arguments as_typed;
    // What was asked for before it went wrong.
    for (const char* word : typed)
      if (std::strcmp(word, "--json") == 0) as_typed.options.emplace("--json", "");
    code = complain(as_typed, out, read.error());
  } else if (read->has("--version")) {
    code = print_version(*read, out);
  } else if (read->has("--help") || read->command != nullptr) {
    code = print_help(*read, out);
  } else {
    code = print_usage(*read, out);
  }
  out.flush();
  return code;
}

}  // namespace

int run(std::span<const char* const> typed) try {
  std::setlocale(LC_CTYPE, "");
  ignore_broken_pipes();
  return static_cast<int>(run_checked(typed));
} catch (const std::exception& why) {
  // Third-party code may throw what nobody foresaw, such as memory that ran out.
  std::fputs(fmt::format("dnd: {}\n", why.what()).c_str(), stderr);
  return static_cast<int>(exit_code::refused);
}

}  // namespace dnd::cli
