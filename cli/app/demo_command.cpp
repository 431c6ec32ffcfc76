#include "cli/app/commands.hpp"

#include "actors/state_hash.hpp"
#include "actors/temporary_directory.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/app/play.hpp"
#include "cli/app/played_campaign.hpp"
#include "cli/app/sample_campaign.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/json.hpp"
#include "cli/render/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace dnd::cli {
namespace {

/// Where the demo is played, for as long as it is.
struct stage {
  /// Nothing when the directory is to stay.
  std::optional<actors::temporary_directory> temporary;
  std::string directory;
};

[[nodiscard]] io::result<stage> set_up(context& with) {
  stage out;
  if (const auto keep = with.typed.value("--keep")) {
    auto path = actors::absolute_path(*keep);
    if (!path) return std::move(path).error();
    out.directory = *std::move(path);
    return out;
  }
  const char* parent = std::getenv("TMPDIR");
  auto made = actors::temporary_directory::make(
      with.ops, parent == nullptr || *parent != '/' ? "/tmp" : parent, "dnd-demo");
  if (!made) return std::move(made).error();
  out.directory = made->path();
  out.temporary = *std::move(made);
  return out;
}

/// One command as a person would see it: what was typed, then what came of it.
exit_code play_line(context& with, actors::open_campaign& campaign, std::string_view line) {
  const style& look = with.out.out().look;
  if (line.empty()) return exit_code::done;
  const bool is_comment = line.starts_with('#');
  if (with.format == answer_format::text) {
    if (is_comment) {
      with.out.print("");
      with.out.print(look.paint(tone::faint, line));
    } else {
      with.out.print(look.paint(tone::accent, "> ") + look.paint(tone::strong, line));
    }
  }
  if (is_comment) return exit_code::done;
  const given_command given{.line = std::string(line)};
  const line_answer answer = answer_line(campaign, given);
  constexpr std::string_view indent = "  ";
  layout indented = with.out.out();
  if (indented.is_screen()) indented.width -= std::min(indented.width, indent.size());
  const shown_answer shown = show(given, answer, with.format, indented, with.out.err());
  const std::string_view before = with.format == answer_format::text ? indent : "";
  for (const std::string& each : shown.out) with.out.print(std::string(before) + each);
  with.out.flush();
  if (!shown.err.empty()) with.out.complain(shown.err);
  return shown.code;
}

exit_code play_all(context& with, actors::open_campaign& campaign, const stop_signals& signals) {
  exit_code code = exit_code::done;
  std::string_view rest = sample_script();
  while (!rest.empty() && signals.received() == 0 && !with.out.is_broken()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    code = worse(code, play_line(with, campaign, rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return code;
}

/// Plays and closes; returns the hash of the state as it was left.
[[nodiscard]] io::result<std::string> first_evening(context& with,
                                                    const actors::campaign_info& which,
                                                    const stop_signals& signals, exit_code& code) {
  const auto played = played_campaign::open(with, which);
  if (!played) return played.error();
  actors::open_campaign& campaign = (*played)->campaign();
  code = play_all(with, campaign, signals);
  const auto last = campaign.state();
  if (!last) return last.error();
  std::string hash = actors::state_hash_text(**last);
  code = worse(code, (*played)->close(with));
  return hash;
}

exit_code show_reopened(context& with, const actors::campaign_info& which,
                        const std::string& hash) {
  const auto played = played_campaign::open(with, which);
  if (!played) return fail(with, played.error());
  const model::state& state = *(*played)->campaign().report().state;
  if (actors::state_hash_text(state) != hash)
    return fail(with, io::error{.code = io::ec::contradiction,
                                .what = "the campaign is not as it was when it was closed",
                                .path = which.path});
  const auto now = view_of(state, model::views::viewer::gm());
  if (with.format == answer_format::json) {
    (void)answer(
        with,
        json_campaign({.world = which.world, .campaign = which.name, .state_hash = hash}, now));
  } else {
    const style& look = with.out.out().look;
    with.out.print("");
    with.out.print(look.paint(
        tone::faint, fmt::format("# The campaign was closed and opened again: {} read "
                                 "back, and all stands as it was.",
                                 counted(now.seq, "event") + (now.seq == 1 ? " was" : " were"))));
    with.out.print(status_lines(now, with.out.out()));
  }
  return (*played)->close(with);
}

exit_code play_demo(context& with) {
  const auto which = make_sample_campaign(with.places);
  if (!which) return fail(with, which.error());
  stop_signals signals(stop_signals::interrupt::stops);
  exit_code code = exit_code::done;
  const auto hash = first_evening(with, *which, signals, code);
  if (!hash) return fail(with, hash.error());
  if (signals.received() == 0 && !with.out.is_broken())
    code = worse(code, show_reopened(with, *which, *hash));
  return final_code(with, signals, code);
}

}  // namespace

exit_code demo_command(context& with) {
  const auto place = set_up(with);
  if (!place) return fail(with, place.error());
  actors::workspace places(with.ops, {.worlds_dir = place->directory, .data_dir = ""});
  context staged{.ops = with.ops,
                 .typed = with.typed,
                 .settings = with.settings,
                 .places = places,
                 .out = with.out,
                 .format = with.format,
                 .seed = with.seed};
  const exit_code code = play_demo(staged);
  if (code == exit_code::done && !place->temporary && with.format == answer_format::text) {
    const style& look = with.out.out().look;
    with.out.print(look.paint(tone::faint, fmt::format("# Kept: dnd --worlds-dir {} repl",
                                                       look.clean(place->directory))));
  }
  return code;
}

}  // namespace dnd::cli
